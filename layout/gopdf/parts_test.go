package gopdf

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/signintech/gopdf"

	"github.com/nianbao/nianbao/internal/redraw"
	"github.com/nianbao/nianbao/layout"
)

func start(t *testing.T, d *layout.Document) (*gopdf.GoPdf, *Renderer) {
	t.Helper()
	pdf := &gopdf.GoPdf{}
	pdf.Start(gopdf.Config{PageSize: *gopdf.PageSizeA4})
	pdf.SetNoCompression()
	r, err := New(pdf, gopdf.Config{PageSize: *gopdf.PageSizeA4}, d)
	if err != nil {
		t.Fatal(err)
	}
	return pdf, r
}

func TestLevelsOfTheOutlineAreLostFromTwoOn(t *testing.T) {
	for _, c := range []struct {
		levels []int
		want   bool
	}{{nil, false}, {[]int{1}, false}, {[]int{2, 1}, false}, {[]int{1, 2}, true}, {[]int{1, 2, 3}, true}} {
		d := small(t)
		d.Pages[0].Items = d.Pages[0].Items[:2]
		d.Outline = nil
		for _, l := range c.levels {
			d.Outline = append(d.Outline, layout.Heading{Level: l, Text: "一"})
		}
		_, r := start(t, d)
		if got := slices.Contains(r.Losses(), layout.LossOutlineLevels); got != c.want {
			t.Errorf("levels %v are lost: %v", c.levels, got)
		}
	}
}

func TestNothingIsDrawnBeforeTheFirstPage(t *testing.T) {
	pdf, r := start(t, small(t))
	if err := r.Draw(0, 0, 0); r.canvas.HasPage() || !errors.Is(err, redraw.ErrNoPage) {
		t.Errorf("drawing without a page: %v", err)
	}
	pdf.AddPage()
	if err := r.Draw(0, 0, 0); !r.canvas.HasPage() || err != nil {
		t.Errorf("drawing on the first page: %v", err)
	}
	if r, err := New(pdf, gopdf.Config{PageSize: *gopdf.PageSizeA4}, &layout.Document{}); err == nil || r != nil {
		t.Error("a document without pages is taken")
	}
}

// The first error counts, and a picture that is none is one.
func TestTheFirstErrorComesBack(t *testing.T) {
	first, second := errors.New("first"), errors.New("second")
	pdf, _ := start(t, small(t))
	pdf.AddPage()
	c := &canvas{pdf: pdf, images: map[*layout.Picture][]byte{}}
	c.do(nil)
	if c.do(first); c.Err() != first {
		t.Error(c.Err())
	}
	if c.do(second); c.Err() != first {
		t.Error(c.Err())
	}
	c.err = nil
	c.Image(&layout.Picture{Format: layout.JPEG, Width: 1, Height: 1, Components: 3, Data: []byte("none")}, 0, 0, 1, 1)
	if c.Err() == nil {
		t.Error("data that are no picture are taken")
	}
	c.err = nil
	c.Image(&layout.Picture{Width: 0, Height: 0, Components: 1}, 0, 0, 1, 1)
	if c.Err() == nil {
		t.Error("a picture without pixels is taken")
	}
}

// Greys are written as such, other colours by three parts.
func TestTheColoursOfTexts(t *testing.T) {
	d := small(t)
	first := *d.Pages[0].Items[0].(*layout.Glyphs)
	for _, c := range []layout.Color{{R: 51, G: 51, B: 51}, {R: 51, G: 51, B: 102}, {R: 102, G: 51, B: 51}, {R: 51, G: 102, B: 51}} {
		g := first
		g.Color = c
		d.Pages[0].Items = append(d.Pages[0].Items, &g)
	}
	pdf, r := start(t, d)
	if err := r.Pages(); err != nil {
		t.Fatal(err)
	}
	data := string(pdf.GetBytesPdf())
	for _, want := range []string{"0.20 g", "0.200 0.200 0.400 rg", "0.400 0.200 0.200 rg", "0.200 0.400 0.200 rg"} {
		if !strings.Contains(data, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}
