package layout

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
)

func faces(t testing.TB) *fonts.Set {
	t.Helper()
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// body is a paragraph of body text.
func body(text string) *Paragraph {
	return &Paragraph{
		Source: "test", Style: Style{Size: SanHao},
		Parts: []Part{{Role: RoleP, Spans: []Span{{Text: text, Face: fonts.FangSong}}}},
	}
}

// narrow is a page whose type area is n characters of 16 pt wide and lines lines high,
// without tracking.
func narrow(n, lines int) PageStyle {
	return PageStyle{
		Width: Length(n)*SanHao + 40*Pt, Height: Length(lines)*28*Pt + 60*Pt,
		Top: 20 * Pt, Bottom: 40 * Pt, Left: 20 * Pt, Right: 20 * Pt,
		Lines: lines, Chars: n, Body: SanHao, NumberSize: XiaoWu, NumberBelow: 5 * Pt,
	}
}

func mustDo(t testing.TB, page PageStyle, flow ...Block) *Document {
	t.Helper()
	d, err := Do(flow, page, faces(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// placed is a glyph where it stands on its page.
type placed struct {
	x, y Length
	size Length
	text string
	run  *Glyphs
	id   uint16
}

// glyphs lists what belongs to the document's content on a page, in order.
func (p *Page) glyphs() []placed {
	var all []placed
	for _, item := range p.Items {
		g, ok := item.(*Glyphs)
		if !ok || g.Mark == Artifact {
			continue
		}
		for _, gl := range g.Glyphs {
			all = append(all, placed{g.X + gl.X, g.Y, g.Size, gl.Text, g, gl.ID})
		}
	}
	return all
}

func dump(t testing.TB, d *Document) string {
	t.Helper()
	var b strings.Builder
	if err := Dump(&b, d); err != nil {
		t.Fatal(err)
	}
	if err := DumpTree(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// broken measures a paragraph and returns it with its lines.
func broken(t testing.TB, p *Paragraph, page PageStyle) *setParagraph {
	t.Helper()
	var faults Faults
	m := &measurer{page: page, shaper: shaper{faces: faces(t), faults: &faults}}
	sp, ok := m.paragraph(p).(*setParagraph)
	if !ok || len(faults) > 0 {
		t.Fatalf("%v cannot be set: %v", p.Parts, faults)
	}
	return sp
}

// lineTexts returns the text of each line.
func (p *setParagraph) lineTexts() []string {
	var texts []string
	for _, ln := range p.lines {
		text := ""
		for _, c := range p.cs[ln.start:ln.end] {
			text += c.text
		}
		texts = append(texts, text)
	}
	return texts
}
