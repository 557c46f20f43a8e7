package redraw_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/pdf"
)

// picture is a page in grey.
type picture struct {
	width, height int
	pixels        []byte
}

const resolution = 120 // pixels to the inch

// rasterise returns the pages from first to last, counted from 1.
func rasterise(t *testing.T, data []byte, first, last int) []picture {
	t.Helper()
	tool := pdfcheck.Tool(t, "pdftoppm")
	dir := t.TempDir()
	file := filepath.Join(dir, "file.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(tool, "-r", strconv.Itoa(resolution), "-gray", "-f", strconv.Itoa(first), "-l", strconv.Itoa(last), file, filepath.Join(dir, "page"))
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(dir, "page-*.pgm"))
	if err != nil || len(names) != last-first+1 {
		t.Fatalf("%d pages, not %d (%v)", len(names), last-first+1, err)
	}
	slices.Sort(names)
	pages := make([]picture, len(names))
	for i, name := range names {
		pages[i] = readPicture(t, name)
	}
	return pages
}

// readPicture reads a file in the binary format PGM, of 256 greys.
func readPicture(t *testing.T, name string) (p picture) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var white int
	if _, err := fmt.Sscanf(string(data), "P5\n%d %d\n%d\n", &p.width, &p.height, &white); err != nil || white != 255 {
		t.Fatalf("%s is no PGM file of 256 greys: %v", name, err)
	}
	p.pixels = data[len(data)-p.width*p.height:]
	return p
}

// Two pictures of a page are alike when few of the pixels with ink differ by more than a third
// of the way from black to white, and almost none differ from all pixels beside it in the
// other picture as well. All three are drawn by the same program, to which a hundredth of a
// point, the precision of the libraries, is a sixtieth of a pixel; but it puts glyphs on
// quarters of pixels, so that one is now and then drawn on the next quarter.
const (
	tolerated = 256 / 3
	mostOff   = 5.0 // of a thousand pixels: a line of text that is half a point off has more
	mostFar   = 0.2 // of a thousand pixels: a wrong glyph has more
)

// share says how many of a thousand pixels with ink differ.
type share struct {
	off float64 // from the pixel at the same place
	far float64 // from all pixels beside it, too
}

func (s share) alike() bool { return s.off <= mostOff && s.far <= mostFar }

func (s share) String() string {
	return fmt.Sprintf("%.2f of a thousand pixels differ, %.2f from all around", s.off, s.far)
}

func difference(a, b picture) share {
	if a.width != b.width || a.height != b.height {
		return share{1000, 1000}
	}
	ink, off, far := 0, 0, 0
	for i, v := range a.pixels {
		w := b.pixels[i]
		if min(v, w) < 255-tolerated {
			ink++
		}
		if max(v, w)-min(v, w) <= tolerated {
			continue
		}
		off++
		if a.isFar(b, i) || b.isFar(a, i) {
			far++
		}
	}
	scale := 1000 / float64(max(ink, 1))
	return share{float64(off) * scale, float64(far) * scale}
}

// isFar reports whether the i-th pixel of p is darker or lighter than all pixels about that
// place in q, by more than is tolerated.
func (p picture) isFar(q picture, i int) bool {
	lightest, darkest := 0, 255
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			if k := i + dy*q.width + dx; k >= 0 && k < len(q.pixels) {
				lightest, darkest = max(lightest, int(q.pixels[k])), min(darkest, int(q.pixels[k]))
			}
		}
	}
	v := int(p.pixels[i])
	return v > lightest+tolerated || v < darkest-tolerated
}

func throughPDF(t testing.TB, d *layout.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := new(pdf.Encoder).Encode(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func readReport(t testing.TB, opts ...nianbao.Option) *layout.Document {
	t.Helper()
	r, err := nianbao.ReadFile("../../testdata/zhongning-2021.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d, err := nianbao.Layout(r, opts...)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// colours is a page with text and rules in a colour that a picture in grey tells from black.
func colours(t testing.TB) *layout.Document {
	t.Helper()
	green := layout.Color{R: 20, G: 200, B: 90}
	text := func(s string, bold bool, c layout.Color) layout.Span {
		return layout.Span{Text: s, Face: fonts.Song, Bold: bold, Color: c}
	}
	faces, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	d, err := layout.Do([]layout.Block{
		&layout.Paragraph{Parts: []layout.Part{{Role: layout.RoleP, Spans: []layout.Span{
			text("绿色的文字", false, green), text("绿色的粗体", true, green), text("黑色的粗体", true, layout.Color{}), text("黑色", false, layout.Color{}),
		}}}},
		&layout.Separator{Weight: 9 * layout.Pt, Color: green}, &layout.Separator{Weight: 9 * layout.Pt},
		&layout.Separator{Weight: 9 * layout.Pt, SpaceBefore: 9 * layout.Pt, Color: green},
	}, layout.GBT9704(), faces)
	if err != nil {
		t.Fatal(err)
	}
	d.Meta = layout.Meta{Title: "颜色", Lang: "zh-CN"}
	return d
}

func TestPagesLookTheSameFromAllThree(t *testing.T) {
	landscape := readReport(t, nianbao.WithLandscape(), nianbao.WithContents())
	wide := 1 + slices.IndexFunc(landscape.Pages, func(p layout.Page) bool { return p.Width > p.Height })
	if wide == 0 {
		t.Fatal("no page is a landscape page")
	}
	plain := readReport(t)
	for _, c := range []struct {
		name        string
		d           *layout.Document
		first, last int
	}{
		{"a report", plain, 1, len(plain.Pages)},
		{"a table of contents", landscape, 1, 1},
		{"a landscape page", landscape, wide, wide},
		{"a draft", readReport(t, nianbao.WithDraft()), 1, 2},
		{"figures", figures(t), 1, 2},
		{"colours", colours(t), 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := rasterise(t, throughPDF(t, c.d), c.first, c.last)
			each(t, func(t *testing.T, file document) {
				for i, got := range rasterise(t, through(t, file, c.d), c.first, c.last) {
					if share := difference(want[i], got); !share.alike() {
						t.Errorf("page %d: %v", c.first+i, share)
					}
				}
			})
		})
	}
}

// The comparison is worth something only if it tells pages apart that differ a little.
func TestOneShiftedRunIsSeen(t *testing.T) {
	d := readReport(t)
	want := rasterise(t, throughPDF(t, d), 2, 2)[0]
	for name, change := range map[string]func(run *layout.Glyphs){
		"half a point to the right": func(run *layout.Glyphs) { run.X += layout.Pt / 2 },
		"half a point down":         func(run *layout.Glyphs) { run.Y += layout.Pt / 2 },
		"bold":                      func(run *layout.Glyphs) { run.Bold = true },
		"grey":                      func(run *layout.Glyphs) { run.Gray = 128 },
		"another glyph":             func(run *layout.Glyphs) { run.Glyphs[3] = run.Glyphs[4] },
	} {
		changed := *d
		changed.Pages = slices.Clone(d.Pages)
		page := &changed.Pages[1]
		page.Items = slices.Clone(page.Items)
		at := slices.IndexFunc(page.Items, func(i layout.Item) bool {
			run, ok := i.(*layout.Glyphs)
			return ok && len(run.Glyphs) > 15 && !run.Bold
		})
		run := *page.Items[at].(*layout.Glyphs)
		run.Glyphs = slices.Clone(run.Glyphs)
		change(&run)
		page.Items[at] = &run
		for _, l := range libraries {
			if share := difference(want, rasterise(t, through(t, l.start(), &changed), 2, 2)[0]); share.alike() {
				t.Errorf("%s, %s: %v", l.name, name, share)
			}
		}
	}
}
