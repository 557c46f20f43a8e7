package pdf

import (
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// handmade is a document of one paragraph whose glyphs, one for each text, are all the
// same one of a face.
func handmade(face *fonts.Face, texts ...string) *layout.Document {
	id, _ := face.GlyphID('国')
	g := &layout.Glyphs{X: 72 * layout.Pt, Y: 72 * layout.Pt, Face: face, Size: 16 * layout.Pt}
	for i, text := range texts {
		g.Glyphs = append(g.Glyphs, layout.Glyph{ID: id, X: 16 * layout.Pt * layout.Length(i), Text: text})
	}
	p := &layout.Elem{Role: layout.RoleP, Kids: []layout.Kid{{}}}
	return &layout.Document{
		Meta:  layout.Meta{Title: "测试", Lang: "zh-CN"},
		Pages: []layout.Page{{Width: 595 * layout.Pt, Height: 842 * layout.Pt, Marks: 1, Items: []layout.Item{g}}},
		Tree:  &layout.Elem{Role: layout.RoleDocument, Kids: []layout.Kid{{Elem: p}}},
	}
}
