package redraw_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/internal/redraw"
	"github.com/nianbao/nianbao/layout"
)

// recorder is a canvas that writes down what it is asked for.
type recorder struct {
	strings.Builder
	fonts map[*redraw.Font]string
	pages int
	err   error
}

func (r *recorder) note(format string, args ...any) { fmt.Fprintf(r, format+"\n", args...) }

func (r *recorder) AddFont(f *redraw.Font) {
	if r.fonts == nil {
		r.fonts = map[*redraw.Font]string{}
	}
	r.fonts[f] = fmt.Sprintf("F%d", len(r.fonts)+1)
	r.note("font %s %s, %d bytes", r.fonts[f], f.Name, len(f.File))
}
func (r *recorder) AddPage(width, height float64) {
	r.pages++
	r.note("page %.3f × %.3f", width, height)
}
func (r *recorder) HasPage() bool              { return r.pages > 0 }
func (r *recorder) Begin()                     { r.note("begin") }
func (r *recorder) End()                       { r.note("end") }
func (r *recorder) Width(advance, upm int) int { return advance * 1000 / upm }
func (r *recorder) SetFont(f *redraw.Font, size float64) {
	r.note("set %s %.3f", r.fonts[f], size)
}
func (r *recorder) SetColor(c layout.Color) { r.note("color %v", c) }
func (r *recorder) Text(x, y, spacing float64, text string) {
	r.note("text %.4f %.4f spacing %.4f %q", x, y, spacing, text)
}
func (r *recorder) Rotate(degrees, x, y float64) { r.note("rotate %v about %.3f %.3f", degrees, x, y) }
func (r *recorder) Upright()                     { r.note("upright") }
func (r *recorder) Raw(operators string)         { r.note("raw %s", operators) }
func (r *recorder) Flip()                        { r.note("flip") }
func (r *recorder) Unflip()                      { r.note("unflip") }
func (r *recorder) Image(p *layout.Picture, x, y, w, h float64) {
	r.note("image %d × %d × %d at %.3f %.3f, %.3f × %.3f", p.Width, p.Height, p.Components, x, y, w, h)
}
func (r *recorder) URL(x, y, w, h float64, address string) {
	r.note("address %.3f %.3f %.3f %.3f %s", x, y, w, h, address)
}
func (r *recorder) Link(x, y, w, h float64, heading int) {
	r.note("link %.3f %.3f %.3f %.3f to %d", x, y, w, h, heading)
}
func (r *recorder) Target(heading int, y float64) { r.note("target %d at %.3f", heading, y) }
func (r *recorder) Bookmark(title string, depth int, y float64) {
	r.note("bookmark %s, %d deep, at %.3f", title, depth, y)
}
func (r *recorder) Err() error { return r.err }

// handmade is the document put together by hand, without the character that libraries cannot write.
func handmade(t *testing.T) *layout.Document {
	d := layouttest.Handmade(t)
	for _, item := range d.Pages[1].Items {
		if g, ok := item.(*layout.Glyphs); ok && len(g.Glyphs) > 3 && g.Glyphs[3].Text == "𠮷" {
			g.Glyphs[3].Text = "吉"
		}
	}
	return d
}

// What a library is asked for, call by call: whole documents, pages and tables elsewhere, runs that are not spaced evenly.
func TestTheCallsOfALibrary(t *testing.T) {
	var b strings.Builder
	draw := func(name string, d *layout.Document, do func(r *redraw.Drawing) error) {
		c := &recorder{}
		r, err := redraw.New(d, c)
		if err == nil {
			err = do(r)
		}
		fmt.Fprintf(&b, "== %s: %v\n%s", name, err, c.String())
		if r != nil {
			fmt.Fprintf(&b, "outline %d deep, without %q\n", r.Depth(), r.Losses())
		}
	}
	draw("all pages", handmade(t), (*redraw.Drawing).Pages)
	draw("some, out of order", handmade(t), func(r *redraw.Drawing) error {
		if err := r.Page(2); err != nil {
			return err
		}
		return r.Draw(0, 10, 20.5)
	})
	for _, i := range []int{-1, 4} {
		draw(fmt.Sprintf("page %d", i), handmade(t), func(r *redraw.Drawing) error { return r.Page(i) })
	}
	draw("no page to draw on", handmade(t), func(r *redraw.Drawing) error { return r.Draw(0, 0, 0) })
	tables := handmade(t)
	tables.Tables = []layout.TablePart{{Box: layout.Box{X: 72 * layout.Pt, Y: 300 * layout.Pt}, Items: tables.Pages[3].Items[:2]}}
	for _, i := range []int{-1, 0, 1} {
		draw(fmt.Sprintf("table %d", i), tables, func(r *redraw.Drawing) error {
			if err := r.Page(0); err != nil {
				return err
			}
			return r.Table(i, 100, 50)
		})
	}
	draw("a table and no page", tables, func(r *redraw.Drawing) error { return r.Table(0, 0, 0) })
	draw("a word", layouttest.Word(t), (*redraw.Drawing).Pages)
	for _, d := range spaced(t) {
		draw(d.name, d.doc, (*redraw.Drawing).Pages)
	}
	golden.Compare(t, "testdata/calls.txt", []byte(b.String()))
}

type named struct {
	name string
	doc  *layout.Document
}

// spaced are runs at the ends of what one piece may hold, and with glyphs that stand for other texts.
func spaced(t *testing.T) (all []named) {
	face := embedded(t).Face(fonts.Song)
	add := func(name string, texts []string, x ...layout.Length) {
		d := layouttest.Word(t)
		g := d.Pages[0].Items[0].(*layout.Glyphs)
		g.Glyphs = nil
		for i, text := range texts {
			id, _ := face.GlyphID([]rune(text)[0])
			g.Glyphs = append(g.Glyphs, layout.Glyph{ID: id, X: x[i], Text: text})
		}
		all = append(all, named{name, d})
	}
	const em, most = 16 * layout.Pt, layout.Pt / 200
	add("evenly", []string{"国", "人", "中", "1"}, 0, em+layout.Pt, 2*em+2*layout.Pt, 3*em+3*layout.Pt)
	add("at the tolerance", []string{"国", "人", "中"}, 0, em, 2*em+most)
	add("beyond it", []string{"国", "人", "中"}, 0, em, 2*em+most+1)
	add("before it", []string{"国", "人", "中"}, 0, em, 2*em-most)
	add("farther before it", []string{"国", "人", "中"}, 0, em, 2*em-most-1)
	add("spacing less than nothing", []string{"国", "人"}, 0, em-layout.Pt/3)
	add("a glyph for two characters", []string{"国", "——", "人"}, 0, em, 3*em)
	add("at first and last", []string{"——", "人", "——"}, 0, 2*em, 3*em)
	add("one glyph, two texts", []string{"国", "囯", "国"}, 0, em, 2*em)
	return all
}

// What cannot be drawn is refused before anything is, with what is at fault.
func TestEachFaultOfADrawingIsTold(t *testing.T) {
	run := func(d *layout.Document) *layout.Glyphs { return d.Pages[0].Items[0].(*layout.Glyphs) }
	add := func(item layout.Item) func(d *layout.Document) {
		return func(d *layout.Document) { d.Pages[0].Items = append(d.Pages[0].Items, item) }
	}
	outline := func(h layout.Heading) func(d *layout.Document) {
		return func(d *layout.Document) { d.Outline = []layout.Heading{h} }
	}
	for _, c := range []struct {
		name string
		harm func(d *layout.Document)
		want string
	}{
		{"as it is", func(*layout.Document) {}, ""},
		{"no pages", func(d *layout.Document) { d.Pages = nil }, "layout: the document has no pages"},
		{"a heading on the page before", outline(layout.Heading{Page: -1}), "layout: heading 1 is on page 0 of 1"},
		{"a heading", outline(layout.Heading{Text: "\uffff"}), ""},
		{"a heading on the page behind", outline(layout.Heading{Page: 1}), "layout: heading 1 is on page 2 of 1"},
		{"a heading with a character beyond", outline(layout.Heading{Text: "a\U00010000"}), "the library writes characters up to U+FFFF only; use layout/pdf"},
		{"a link before the first heading", add(&layout.Link{Heading: -1}), "a link leads to a heading that there is not"},
		{"a link behind the last", add(&layout.Link{Heading: 1}), "a link leads to a heading that there is not"},
		{"a link to an address", add(&layout.Link{URL: "a"}), ""},
		{"no picture", add(&layout.Image{}), "a picture is missing"},
		{"no face", func(d *layout.Document) { run(d).Face = nil }, "a run of glyphs has no face"},
		{"no size", func(d *layout.Document) { run(d).Size = 0 }, "a run of glyphs has no size"},
		{"the least size", func(d *layout.Document) { run(d).Size = 1 }, ""},
		{"a text with a character beyond", func(d *layout.Document) { run(d).Glyphs[0].Text = "国\U00010000" }, "the library writes characters up to U+FFFF only; use layout/pdf"},
		{"the last character of the plane", func(d *layout.Document) { run(d).Glyphs[0].Text = "\uffff" }, ""},
	} {
		d, got, r := layouttest.Word(t), "", &recorder{}
		c.harm(d)
		if _, err := redraw.New(d, r); err != nil {
			got = err.Error()
		}
		if (got == "") != (c.want == "") || !strings.HasSuffix(got, c.want) {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
		if got != "" && r.Len() > 0 {
			t.Errorf("%s: the library was asked for %s", c.name, r)
		}
	}
}
