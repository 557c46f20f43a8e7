package svg_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/svg"
)

// handmade is a page with a glyph for each text, all the same one of a face, a figure and a link.
func handmade(face *fonts.Face, texts ...string) *layout.Document {
	id, _ := face.GlyphID('国')
	g := &layout.Glyphs{X: 72 * layout.Pt, Y: 72 * layout.Pt, Face: face, Size: 16 * layout.Pt, Bold: true}
	for i, text := range texts {
		g.Glyphs = append(g.Glyphs, layout.Glyph{ID: id, X: 16 * layout.Pt * layout.Length(i), Text: text})
	}
	link := &layout.Link{URL: "https://a.cn", Text: "某处"}
	line := &layout.Path{Points: []layout.Point{{}, {X: layout.Pt}}, Weight: layout.Pt, Mark: 1}
	leads := &layout.Elem{Role: layout.RoleLink, Kids: []layout.Kid{{}, {Link: link}}}
	return &layout.Document{
		Meta:    layout.Meta{Title: "测试", Lang: "zh-CN"},
		Outline: []layout.Heading{{Level: 1, Text: "一"}},
		Pages:   []layout.Page{{Width: 595 * layout.Pt, Height: 842 * layout.Pt, Marks: 2, Items: []layout.Item{g, link, line}}},
		Tree: &layout.Elem{Role: layout.RoleDocument, Kids: []layout.Kid{
			{Elem: &layout.Elem{Role: layout.RoleP, Kids: []layout.Kid{{Elem: leads}}}},
			{Elem: &layout.Elem{Role: layout.RoleFigure, Alt: "图", Kids: []layout.Kid{{Mark: 1}}}},
		}},
	}
}

func song(t testing.TB) *fonts.Face {
	t.Helper()
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return set.Face(fonts.Song)
}

func TestWhatCannotBeDrawnIsRefused(t *testing.T) {
	face := song(t)
	run := func(d *layout.Document) *layout.Glyphs { return d.Pages[0].Items[0].(*layout.Glyphs) }
	add := func(items ...layout.Item) func(*layout.Document) {
		return func(d *layout.Document) { d.Pages[0].Items = append(d.Pages[0].Items, items...) }
	}
	for want, spoil := range map[string]func(d *layout.Document){
		"no pages or no tree":      func(d *layout.Document) { d.Pages = nil },
		"no title":                 func(d *layout.Document) { d.Meta.Title = "" },
		"no language":              func(d *layout.Document) { d.Meta.Lang = "" },
		"sides of 0 × 842":         func(d *layout.Document) { d.Pages[0].Width = 0 },
		"has 9000000 marks":        func(d *layout.Document) { d.Pages[0].Marks = 9000000 },
		"outline names page 7":     func(d *layout.Document) { d.Outline[0].Page = 7 },
		"tree names page 3":        func(d *layout.Document) { d.Tree.Kids = append(d.Tree.Kids, layout.Kid{Page: 3}) },
		"names mark 2 of page 0":   func(d *layout.Document) { d.Tree.Kids = append(d.Tree.Kids, layout.Kid{Mark: 2}) },
		"stands twice in the tree": func(d *layout.Document) { d.Tree.Kids = append(d.Tree.Kids, layout.Kid{Elem: d.Tree}) },
		"an item that is nil":      add((*layout.Glyphs)(nil)),
		"item of the type <nil>":   add(nil),
		"fewer than two points":    add(&layout.Path{Weight: 1}),
		"image without a picture":  add(&layout.Image{}),
		"data do not match":        add(&layout.Image{Picture: &layout.Picture{Width: 2, Height: 2, Components: 3, Data: []byte{1}}}),
		"heading that does not":    add(&layout.Link{Heading: 2}),
		"without face":             func(d *layout.Document) { run(d).Face = nil },
		"impossible size":          func(d *layout.Document) { run(d).Size = 0 },
		"has no such glyph":        func(d *layout.Document) { run(d).Glyphs[0].ID = 65535 },
		"the tree is too deep": func(d *layout.Document) {
			for range 70 {
				d.Tree = &layout.Elem{Role: layout.RoleSect, Kids: []layout.Kid{{Elem: d.Tree}}}
			}
		},
	} {
		d := handmade(face, "国")
		spoil(d)
		err := (&svg.Encoder{}).EncodePage(io.Discard, d, 0)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, not %q", err, want)
		}
	}
	d := handmade(face, "国")
	for _, page := range []int{-1, 1} {
		if err := (&svg.Encoder{}).EncodePage(io.Discard, d, page); err == nil {
			t.Errorf("page %d is written", page)
		}
	}
	for _, prefix := range []string{"1", "a b", "\"", "页", "-"} {
		if err := (&svg.Encoder{Prefix: prefix}).EncodePage(io.Discard, d, 0); err == nil {
			t.Errorf("ids begin with %q", prefix)
		}
	}
	stop := errors.New("stop")
	if err := (&svg.Encoder{}).Pages(d, func(int, []byte) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("error %v", err)
	}
	if err := (&svg.Encoder{}).Pages(nil, nil); err == nil {
		t.Error("nothing is written")
	}
}

// Any text, address or title makes a file that an XML parser reads, with all characters that XML has.
func TestNoTextBreaksTheFile(t *testing.T) {
	face := song(t)
	text := rapid.Map(rapid.SliceOf(rapid.OneOf(
		rapid.Rune(), rapid.SampledFrom([]rune("<>&\"'\t\n\r\x00\x01\x0b\x1f\u007f\u0085\u2028\ufffe\uffff]国 ")),
	)), func(r []rune) string { return string(r) })
	rapid.Check(t, func(rt *rapid.T) {
		texts := rapid.SliceOfN(text, 1, 5).Draw(rt, "texts")
		d := handmade(face, texts...)
		d.Meta.Title = "t" + text.Draw(rt, "title") + rapid.SampledFrom([]string{"", "\xff", "\xed\xa0\x80"}).Draw(rt, "broken")
		d.Meta.Author, d.Meta.Lang = text.Draw(rt, "author"), "zh"+text.Draw(rt, "language")
		d.Tree.Kids[1].Elem.Alt = text.Draw(rt, "alt")
		d.Pages[0].Items[1].(*layout.Link).URL = rapid.SampledFrom([]string{"https://", "", "JavaScript:"}).Draw(rt, "scheme") + text.Draw(rt, "url")
		tree := parse(t, pages(t, &svg.Encoder{}, d)[0])
		_, read := tree.layers(t)
		var got strings.Builder
		read.walk(func(n *node) {
			if n.name == "tspan" || n.name == "a" {
				got.WriteString(n.text)
			}
			if strings.HasPrefix(strings.ToLower(n.attrs["href"]), "javascript:") {
				rt.Errorf("a link to %q", n.attrs["href"])
			}
		})
		if want := inXML(strings.Join(texts, "")); got.String() != want {
			rt.Errorf("the text is %q, not %q", got.String(), want)
		}
		label := ""
		read.walk(func(n *node) { label += n.attrs["aria-label"] })
		if want := inXML(d.Tree.Kids[1].Elem.Alt); label != want {
			rt.Errorf("the figure is %q, not %q", label, want)
		}
		if got, want := tree.kids[0].text, inXML(d.Meta.Title); got != want {
			rt.Errorf("the title is %q, not %q", got, want)
		}
	})
}

// inXML is a text with what XML has no room for replaced; what is no UTF-8 becomes U+FFFD by itself.
func inXML(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return utf8.RuneError
		}
		return r
	}, s)
}

// Outlines of CFF are cubic curves, and an em of another size is as large.
func TestFacesOfOtherKindsAreDrawn(t *testing.T) {
	shape := cfftest.Shape{UnitsPerEm: 2048, Advance: 2000, Bottom: -100, Top: 1700}
	face, err := fonts.NewFace(cfftest.Drawn("", "国", shape).File(), 0)
	if err != nil {
		t.Fatal(err)
	}
	file := string(pages(t, &svg.Encoder{}, handmade(face, "国", "国"))[0])
	for _, want := range []string{
		`<path id="a1" d="m0 200h4000v-3600h-4000z"/>`,
		`<g transform="translate(72000 72000)scale(3.90625)" stroke="#000" stroke-width="131.07"><use xlink:href="#a1"/><use xlink:href="#a1" x="4096"/></g>`,
		`<tspan x="7200" y="7200" font-size="1600" textLength="3163">`,
	} {
		if !strings.Contains(file, want) {
			t.Errorf("the file has no %s:\n%s", want, file)
		}
	}
	shape.UnitsPerEm, shape.Advance = 16, 16
	if face, err = fonts.NewFace(cfftest.Drawn("", "国", shape).File(), 0); err != nil {
		t.Fatal(err)
	}
	d := handmade(face, "国", "国")
	d.Pages[0].Items[0].(*layout.Glyphs).Glyphs[1].X = -5 * layout.Pt / 3
	if file := string(pages(t, &svg.Encoder{}, d)[0]); !strings.Contains(file, `x="-3.33"`) {
		t.Errorf("places of a coarse em are rounded:\n%s", file)
	}
}
