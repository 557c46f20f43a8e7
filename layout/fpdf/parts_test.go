package fpdf

import (
	"errors"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"github.com/nianbao/nianbao/internal/redraw"
	"github.com/nianbao/nianbao/layout"
)

func TestWhatIsSeenThrough(t *testing.T) {
	for _, c := range []struct {
		s    state
		want bool
	}{
		{state{alpha: 1}, false}, {state{alpha: 1, blend: "Normal"}, false}, {state{alpha: 1, blend: "Multiply"}, true}, {state{alpha: 0.5}, true}, {state{alpha: 0.5, blend: "Normal"}, true}, {state{alpha: 0, blend: "Multiply"}, true},
	} {
		if c.s.seeThrough() != c.want {
			t.Errorf("%+v is seen through: %v", c.s, !c.want)
		}
	}
}

func TestNothingIsDrawnBeforeTheFirstPage(t *testing.T) {
	pdf := fpdf.New("P", "mm", "A4", "")
	c := &canvas{pdf: pdf}
	if c.HasPage() {
		t.Error("there is a page before the first")
	}
	r, err := New(pdf, everything(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Draw(0, 0, 0); !errors.Is(err, redraw.ErrNoPage) {
		t.Errorf("drawing without a page: %v", err)
	}
	pdf.AddPage()
	if !c.HasPage() {
		t.Error("the first page is none")
	}
	if err := r.Draw(0, 0, 0); err != nil {
		t.Error(err)
	}
}

// The width of a glyph is rounded as fpdf does, to the nearest.
func TestWidthsAreRoundedAsFpdfDoes(t *testing.T) {
	c := &canvas{}
	for _, w := range [][3]int{{500, 1000, 500}, {1000, 2048, 488}, {2048, 2048, 1000}, {1, 2048, 0}, {2, 2048, 1}, {0, 1000, 0}} {
		if got := c.Width(w[0], w[1]); got != w[2] {
			t.Errorf("%d of %d: %d, not %d", w[0], w[1], got, w[2])
		}
	}
}

// An error of drawing goes before one of fpdf, and a document that cannot be drawn is refused.
func TestErrorsComeBackInOrder(t *testing.T) {
	own, other := errors.New("own"), errors.New("other")
	pdf := fpdf.New("P", "mm", "A4", "")
	c := &canvas{pdf: pdf}
	if c.Err() != nil {
		t.Error(c.Err())
	}
	pdf.SetError(other)
	if c.Err() != other {
		t.Error(c.Err())
	}
	if c.err = own; c.Err() != own {
		t.Error(c.Err())
	}
	if r, err := New(fpdf.New("P", "mm", "A4", ""), &layout.Document{}); err == nil || r != nil {
		t.Error("a document without pages is taken")
	}
}

// A spot colour that the caller had is set again in full, and a font only where he had one.
func TestACallerWithoutAFontStaysWithoutOne(t *testing.T) {
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.AddPage()
	r, err := New(pdf, everything(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Draw(0, 0, 0); err != nil {
		t.Fatal(err)
	}
	if r, g, b := pdf.GetTextColor(); r != 0 || g != 0 || b != 0 || pdf.Error() != nil {
		t.Errorf("%d %d %d, %v", r, g, b, pdf.Error())
	}
}
