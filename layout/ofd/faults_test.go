package ofd_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/ofd"
)

// handmade is a page with a glyph for each text, all the same one of a face, a figure and a link.
func handmade(face *fonts.Face, texts ...string) *layout.Document {
	id, _ := face.GlyphID('国')
	g := &layout.Glyphs{X: 72 * layout.Pt, Y: 72 * layout.Pt, Face: face, Size: 16 * layout.Pt, Bold: true}
	for i, text := range texts {
		g.Glyphs = append(g.Glyphs, layout.Glyph{ID: id, X: 16 * layout.Pt * layout.Length(i), Text: text})
	}
	link := &layout.Link{X: 72 * layout.Pt, Y: 60 * layout.Pt, W: 32 * layout.Pt, H: 16 * layout.Pt, URL: "https://a.cn", Text: "某处"}
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

func run(d *layout.Document) *layout.Glyphs { return d.Pages[0].Items[0].(*layout.Glyphs) }

func embedded(t testing.TB, role fonts.Role) *fonts.Face {
	t.Helper()
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return set.Face(role)
}

// faults are what can be wrong with a document, with what its error says.
func faults() map[string]func(d *layout.Document) {
	add := func(items ...layout.Item) func(*layout.Document) {
		return func(d *layout.Document) { d.Pages[0].Items = append(d.Pages[0].Items, items...) }
	}
	point := []layout.Point{{}, {X: layout.Pt}}
	return map[string]func(d *layout.Document){
		"no pages or no tree":      func(d *layout.Document) { d.Pages = nil },
		"no title":                 func(d *layout.Document) { d.Meta.Title = "" },
		"no language":              func(d *layout.Document) { d.Meta.Lang = "" },
		"is no date":               func(d *layout.Document) { d.Meta.Date = "2022-13-01" },
		"sides of 0 × 842":         func(d *layout.Document) { d.Pages[0].Width = 0 },
		"has 9000000 marks":        func(d *layout.Document) { d.Pages[0].Marks = 9000000 },
		"outline names page 7":     func(d *layout.Document) { d.Outline[0].Page = 7 },
		"outline names a place":    func(d *layout.Document) { d.Outline[0].Y = 1 << 60 },
		"tree names page 3":        func(d *layout.Document) { d.Tree.Kids = append(d.Tree.Kids, layout.Kid{Page: 3}) },
		"names mark 2 of page 0":   func(d *layout.Document) { d.Tree.Kids = append(d.Tree.Kids, layout.Kid{Mark: 2}) },
		"0 stands twice":           func(d *layout.Document) { d.Tree.Kids = append(d.Tree.Kids, layout.Kid{}) },
		"stands twice in the tree": func(d *layout.Document) { d.Tree.Kids = append(d.Tree.Kids, layout.Kid{Elem: d.Tree}) },
		"no role \"a b\"":          func(d *layout.Document) { d.Tree.Role = "a b" },
		"no role \"XMLTag\"":       func(d *layout.Document) { d.Tree.Role = "XMLTag" },
		"scope or span":            func(d *layout.Document) { d.Tree.ColSpan = -1 },
		"no header cell":           func(d *layout.Document) { d.Tree.Headers = []*layout.Elem{{Role: layout.RoleTH}} },
		"not on its page":          func(d *layout.Document) { d.Pages[0].Items[1] = &layout.Rule{} },
		"mark 1, which is not in":  func(d *layout.Document) { d.Tree.Kids = d.Tree.Kids[:1] },
		"mark 5, which is not in":  func(d *layout.Document) { run(d).Mark = 5 },
		"an item that is nil":      add((*layout.Glyphs)(nil)),
		"item of the type <nil>":   add(nil),
		"fewer than two points":    add(&layout.Path{Weight: 1}),
		"image without a picture":  add(&layout.Image{}),
		"image without a size":     add(&layout.Image{Picture: &layout.Picture{Width: 1, Height: 1, Components: 1, Data: []byte{1}}}),
		"data do not match":        add(&layout.Image{Picture: &layout.Picture{Width: 2, Height: 2, Components: 3, Data: []byte{1}}}),
		"heading that does not":    add(&layout.Link{Heading: 2}),
		"leads nowhere":            add(&layout.Link{}),
		"to two places":            add(&layout.Link{Heading: 1, URL: "https://a.cn"}),
		"a side less than 0":       add(&layout.Rule{W: -1, H: 1}),
		"far outside the page":     add(&layout.Rule{X: 1 << 50, W: 1, H: 1}),
		"an item that is far":      add(&layout.Path{Points: point, Weight: 1, Dash: []layout.Length{1 << 50}, Mark: layout.Artifact}),
		"without face":             func(d *layout.Document) { run(d).Face = nil },
		"impossible size":          func(d *layout.Document) { run(d).Size = 0 },
		"turned by 45":             func(d *layout.Document) { run(d).Angle = 45 },
		"turned by 90":             func(d *layout.Document) { run(d).Angle, run(d).Mark = 90, layout.Artifact },
		"a glyph that is far":      func(d *layout.Document) { run(d).Glyphs[0].X = 1 << 50 },
		"no glyph 65535":           func(d *layout.Document) { run(d).Glyphs[0].ID = 65535 },
		"no glyph 0":               func(d *layout.Document) { run(d).Glyphs[0].ID = 0 },
		`"\n", which cannot`:       func(d *layout.Document) { run(d).Glyphs[0].Text = "\n" },
		`"\xff", which cannot`:     func(d *layout.Document) { run(d).Glyphs[0].Text = "\xff" },
		"the tree is too deep": func(d *layout.Document) {
			for range 70 {
				d.Tree = &layout.Elem{Role: layout.RoleSect, Kids: []layout.Kid{{Elem: d.Tree}}}
			}
		},
	}
}

func TestWhatMakesNoSoundFileIsRefused(t *testing.T) {
	face := embedded(t, fonts.Song)
	compare(t, handmade(face, "国"), encode(t, &ofd.Encoder{}, handmade(face, "国")))
	for want, spoil := range faults() {
		d := handmade(face, "国")
		spoil(d)
		var b bytes.Buffer
		err := (&ofd.Encoder{}).Encode(&b, d)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, not %q", err, want)
		}
		if b.Len() > 0 {
			t.Errorf("%s: something is written", want)
		}
	}
	if err := (&ofd.Encoder{}).Encode(io.Discard, nil); err == nil {
		t.Error("nothing is written")
	}
	for _, a := range []ofd.Attachment{{}, {Name: "a"}, {Name: "a", Format: "JSON"}, {Name: "a\x00", Format: "XML"}, {Name: "a", Format: "XML", Date: "x"}, {Name: "same", Format: "XML"}} {
		e := (&ofd.Encoder{}).With(ofd.Attachment{Name: "same", Format: "TXT"}, a)
		if err := e.Encode(io.Discard, handmade(face, "国")); err == nil {
			t.Errorf("%+v is attached", a)
		}
	}
	stop := errors.New("stop")
	if err := (&ofd.Encoder{}).Encode(failing{stop}, handmade(face, "国")); !errors.Is(err, stop) {
		t.Errorf("error %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// A document that was refused leaves nothing behind for the next one.
func TestAfterARefusalTheNextFileIsTheSame(t *testing.T) {
	face := embedded(t, fonts.Song)
	want := encode(t, &ofd.Encoder{}, handmade(face, "国", "年"))
	for name, spoil := range faults() {
		d := handmade(face, "年", "国", "报")
		spoil(d)
		if err := (&ofd.Encoder{}).Encode(io.Discard, d); err == nil {
			t.Error(name)
		}
		if !bytes.Equal(want, encode(t, &ofd.Encoder{}, handmade(face, "国", "年"))) {
			t.Fatalf("after %q other bytes are written", name)
		}
	}
}

// Any text, address or title makes a sound file that says the same, but for what XML has no room for.
func TestNoTextBreaksTheFile(t *testing.T) {
	face := embedded(t, fonts.Song)
	sign := rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("<>&\"'\\]国年— \u00a0𠮷\U0010ffff\u0085\u2028\ufffd")))
	text := rapid.Map(rapid.SliceOf(sign), func(r []rune) string {
		return strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(inXML(string(r)))
	})
	any := rapid.Map(rapid.SliceOf(rapid.OneOf(sign, rapid.SampledFrom([]rune("\t\n\r\x00\x0b\uffff")))), func(r []rune) string { return string(r) })
	rapid.Check(t, func(rt *rapid.T) {
		d := handmade(face, rapid.SliceOfN(text, 1, 9).Draw(rt, "texts")...)
		for i := range run(d).Glyphs { // few glyphs, so that characters have several and glyphs several characters
			run(d).Glyphs[i].ID += rapid.Uint16Range(0, 2).Draw(rt, "glyph")
		}
		if rapid.Bool().Draw(rt, "turned") {
			run(d).Mark, run(d).Page = layout.Artifact, true
			run(d).Angle = rapid.SampledFrom([]int{0, 45, 270}).Draw(rt, "angle")
		}
		d.Meta.Title = "t" + any.Draw(rt, "title") + rapid.SampledFrom([]string{"", "\xff", "\xed\xa0\x80"}).Draw(rt, "broken")
		d.Meta.Author, d.Meta.Lang = any.Draw(rt, "author"), "zh"+any.Draw(rt, "language")
		d.Tree.Kids[1].Elem.Alt = inXML(text.Draw(rt, "alt"))
		d.Pages[0].Items[1].(*layout.Link).URL = "https://" + any.Draw(rt, "url")
		f := compare(rtTB{t, rt}, d, encode(t, &ofd.Encoder{Web: rapid.Bool().Draw(rt, "web")}, d))
		info := f.Entry.Find("DocBody").Find("DocInfo")
		if got, want := info.Find("Title").Text, inXML(d.Meta.Title); got != want {
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
