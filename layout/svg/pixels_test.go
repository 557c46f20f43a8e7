package svg_test

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/pdf"
	"github.com/nianbao/nianbao/layout/svg"
)

// Resolutions at which a page of A4 is of whole pixels, five to the millimetre. Poppler would round a page up that is a
// thousandth of a point too wide.
const resolution, popplerResolution = "127", "126.999"

// Two pictures of a page, which programs of different makers draw, are alike when their blocks are: single pixels differ
// by where a program puts the edges of glyphs, and Poppler draws thin lines of charts a whole pixel wide. A block of eight
// pixels is 1.6 mm wide; a character of the body is 5.6 mm.
const (
	block      = 8
	mostOfPage = 1.8  // of 255, the mean of all blocks
	mostOff    = 42.0 // of 255, of any block
)

// drawPDF returns the pages as Poppler draws them.
func drawPDF(t *testing.T, d *layout.Document) []*image.Gray {
	t.Helper()
	tool := pdfcheck.Tool(t, "pdftoppm")
	dir := t.TempDir()
	file, err := os.Create(filepath.Join(dir, "file.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if err := (&pdf.Encoder{}).Encode(file, d); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(tool, "-r", popplerResolution, "-gray", "-png", file.Name(), filepath.Join(dir, "page")).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(dir, "page-*.png"))
	if err != nil || len(names) != len(d.Pages) {
		t.Fatalf("%d pages, not %d (%v)", len(names), len(d.Pages), err)
	}
	slices.Sort(names)
	drawn := make([]*image.Gray, len(names))
	for i, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		drawn[i] = decode(t, data)
	}
	return drawn
}

// drawSVG returns a page as librsvg draws it.
func drawSVG(t *testing.T, data []byte) *image.Gray {
	t.Helper()
	cmd := exec.Command(pdfcheck.Tool(t, "rsvg-convert"), "--dpi-x", resolution, "--dpi-y", resolution)
	cmd.Stdin = bytes.NewReader(data)
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil || complaints.Len() > 0 {
		t.Fatalf("rsvg-convert: %v\n%s", err, complaints.String())
	}
	return decode(t, out.Bytes())
}

func decode(t *testing.T, data []byte) *image.Gray {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	gray := image.NewGray(m.Bounds())
	draw.Draw(gray, gray.Rect, m, m.Bounds().Min, draw.Src)
	return gray
}

// likeness says how far two pictures of a page are from each other.
type likeness struct {
	mean, most float64 // of blocks
	at         image.Point
	err        error
}

func (l likeness) alike() bool { return l.err == nil && l.mean <= mostOfPage && l.most <= mostOff }

func (l likeness) String() string {
	if l.err != nil {
		return l.err.Error()
	}
	return fmt.Sprintf("blocks differ by %.2f, the one at %v by %.1f", l.mean, l.at, l.most)
}

func compare(a, b *image.Gray) (l likeness) {
	if a.Bounds() != b.Bounds() {
		l.err = fmt.Errorf("one is %v, the other %v", a.Bounds(), b.Bounds())
		return l
	}
	size, n := a.Bounds().Size(), 0
	for y := 0; y+block <= size.Y; y += block / 2 {
		for x := 0; x+block <= size.X; x += block / 2 {
			at := image.Pt(x, y)
			off := shade(a, at) - shade(b, at)
			off = max(off, -off)
			l.mean += off
			n++
			if off > l.most {
				l.most, l.at = off, at
			}
		}
	}
	l.mean /= float64(n)
	return l
}

// shade is the mean grey of a block.
func shade(m *image.Gray, at image.Point) float64 {
	sum := 0
	for y := range block {
		row := m.Pix[m.PixOffset(at.X, at.Y+y):][:block]
		for _, v := range row {
			sum += int(v)
		}
	}
	return float64(sum) / (block * block)
}

func TestThePagesLookAsThoseOfThePDF(t *testing.T) {
	if testing.Short() {
		t.Skip("draws many pages")
	}
	for name, d := range documents(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := drawPDF(t, d)
			for i, data := range pages(t, &svg.Encoder{}, d) {
				l := compare(drawSVG(t, data), want[i])
				t.Logf("page %d: %s", i+1, l)
				if !l.alike() {
					t.Errorf("page %d: %s", i+1, l)
				}
			}
		})
	}
}

// A comparison that finds nothing wrong must find what is.
func TestAnotherGlyphOrPlaceIsSeen(t *testing.T) {
	d := layouttest.Seed(t)
	d.Pages, d.Tree, d.Outline = d.Pages[:1], &layout.Elem{Role: layout.RoleDocument}, nil
	good := drawSVG(t, pages(t, &svg.Encoder{}, d)[0])
	run := d.Pages[0].Items[2].(*layout.Glyphs)
	for name, spoil := range map[string]func(){
		"another glyph":    func() { run.Glyphs[3].ID = run.Glyphs[1].ID },
		"two points right": func() { run.X += 2 * layout.Pt },
		"a missing glyph":  func() { run.Glyphs = run.Glyphs[:len(run.Glyphs)-2] },
		"bold":             func() { run.Bold = true },
	} {
		before := *run
		run.Glyphs = slices.Clone(run.Glyphs)
		spoil()
		if l := compare(drawSVG(t, pages(t, &svg.Encoder{}, d)[0]), good); l.alike() {
			t.Errorf("%s: %s", name, l)
		}
		*run = before
	}
}
