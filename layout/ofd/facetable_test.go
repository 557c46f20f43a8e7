package ofd

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/sfnt"
	"github.com/nianbao/nianbao/layout"
)

// What is noted of the glyphs of a document: characters, numbers in the embedded font, the least room of each, and how runs of them are
// written: objects, numbers where characters do not lead to them, and texts.
func TestTheGlyphsOfTheTable(t *testing.T) {
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	song := set.Face(fonts.Song)
	id := func(r rune) uint16 {
		id, ok := song.GlyphID(r)
		if !ok {
			t.Fatalf("no %c", r)
		}
		return id
	}
	const em = 10 * layout.Pt
	glyph := func(r rune, at int, text string) layout.Glyph {
		return layout.Glyph{ID: id(r), X: layout.Length(at) * layout.Pt / 100, Text: text}
	}
	var b strings.Builder
	for _, c := range []struct {
		name string
		runs [][]layout.Glyph
	}{
		{"as they are", [][]layout.Glyph{{glyph('国', 0, "国"), glyph('人', 1000, "人"), glyph('1', 2000, "1")}}},
		{"out of order, and twice", [][]layout.Glyph{{glyph('中', 0, "中"), glyph('a', 1000, "a")}, {glyph('国', 0, "国"), glyph('a', 1000, "a")}}},
		{"two characters lead to one", [][]layout.Glyph{{glyph('国', 0, "国"), glyph('国', 1000, "囯"), glyph('国', 2000, "国"), glyph('国', 3000, "囯")}}},
		{"one character leads to the first of two", [][]layout.Glyph{{glyph('国', 0, "中"), glyph('中', 1000, "中"), glyph('人', 2000, "人")}}},
		{"for several characters, and for none", [][]layout.Glyph{{glyph('国', 0, "——"), glyph('中', 2000, ""), glyph('人', 3000, "人"), glyph('人', 4000, "")}}},
		{"beyond the basic plane", [][]layout.Glyph{{glyph('中', 0, "中"), glyph('国', 1000, "𠮷"), glyph('国', 2000, "𠮷"), glyph('人', 3000, "人")}}},
		{"the placeholder", [][]layout.Glyph{{glyph('国', 0, "¤"), glyph('中', 1000, ""), glyph('国', 2000, "")}}},
		{"less room than they are wide", [][]layout.Glyph{{glyph('国', 0, "国"), glyph('国', 999, "国"), glyph('人', 1500, "人"), glyph('1', 2500, "1")}, {glyph('国', 0, "国"), glyph('国', 500, "国"), glyph('国', 1200, "国")}}},
		{"as much room, and a step back", [][]layout.Glyph{{glyph('国', 0, "国"), glyph('人', 1000, "人"), glyph('中', 900, "中"), glyph('中', 900, "中")}}},
		{"almost none", [][]layout.Glyph{{{ID: id('国'), Text: "国"}, {ID: id('人'), X: 1, Text: "人"}}}},
	} {
		d := &layout.Document{Pages: []layout.Page{{Width: 100 * layout.Pt, Height: 100 * layout.Pt}}}
		for i, glyphs := range c.runs {
			d.Pages[0].Items = append(d.Pages[0].Items, &layout.Rule{}, &layout.Glyphs{Y: layout.Length(20+20*i) * layout.Pt, Face: song, Size: em, Mark: layout.Artifact, Glyphs: glyphs})
		}
		x := &encoding{doc: d}
		for again := range 2 { // what was noted of one document is forgotten at the next
			if err := x.gather(); err != nil {
				t.Fatal(err)
			}
			x.number()
			f := x.faces.faces[0]
			var out strings.Builder
			for i, g := range f.glyphs {
				fmt.Fprintf(&out, " %d %q room %d", i+1, g.Code, f.rooms[i])
				if g.ID != f.uses[f.index[g.ID]-1].id {
					t.Error("a glyph is another")
				}
			}
			out.WriteString(" |")
			for _, u := range f.uses {
				fmt.Fprintf(&out, " %q to %d room %d", u.code, u.to, u.room)
			}
			x.page(0)
			text := string(x.out.data)
			text = text[strings.Index(text, "<ofd:Content>"):]
			if again == 0 {
				fmt.Fprintf(&b, "== %s\n%s\n%s", c.name, out.String(), text)
			} else if want := fmt.Sprintf("== %s\n%s\n%s", c.name, out.String(), text); !strings.HasSuffix(b.String(), want) {
				t.Errorf("%s: the second time %s", c.name, want)
			}
			x.rest() // which gives it away: others may take it
			x = rooms.Take()
			x.doc = d
		}
	}
	golden.Compare(t, "testdata/glyphs.txt", []byte(b.String()))
}

// A glyph that the face has not is told with its page and text.
func TestAGlyphThatAFaceHasNotIsTold(t *testing.T) {
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	face := set.Face(fonts.Kai)
	for id, want := range map[int]string{0: "the face has no glyph 0", 1: "", face.NumGlyphs() - 1: "", face.NumGlyphs(): fmt.Sprintf("the face has no glyph %d", face.NumGlyphs()), 0xffff: "the face has no glyph 65535"} {
		d := &layout.Document{Pages: make([]layout.Page, 2)}
		d.Pages[1].Items = []layout.Item{&layout.Glyphs{Face: face, Size: layout.Pt, Glyphs: []layout.Glyph{{ID: uint16(id), Text: "字"}}}}
		err := (&encoding{doc: d}).gather()
		if cannot, ok := err.(*layout.CannotDraw); ok != (want != "") || ok && (cannot.Reason != want || cannot.Page != 1 || cannot.Text != "字" || cannot.Face != face.PostScriptName()) {
			t.Errorf("glyph %d: %v", id, err)
		}
	}
	if sfnt.OfFace(face) == nil {
		t.Error("the face has no font")
	}
}
