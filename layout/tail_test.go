package layout

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
)

// entry is a line of a table of contents.
func entry(text, number string) *Paragraph {
	return &Paragraph{
		Source: "contents", Tail: number,
		Style: Style{Align: Left, LeftIndent: 2 * SanHao, RightIndent: 2 * SanHao},
		Parts: []Part{{Role: RoleReference, Spans: []Span{{Text: text, Face: fonts.Hei, To: 1}}}},
	}
}

// dotsOf lists where the dots of a page are, by their height.
func dotsOf(p Page) map[Length][]Length {
	dots := map[Length][]Length{}
	for _, item := range p.Items {
		if g, ok := item.(*Glyphs); ok && g.Mark == Artifact && !g.Page {
			for _, gl := range g.Glyphs {
				dots[g.Y] = append(dots[g.Y], g.X+gl.X)
			}
		}
	}
	return dots
}

func TestATailStandsAtTheEdgeAfterDots(t *testing.T) {
	page := GBT9704()
	d := mustDo(t, page, entry("甲", "7"), entry(ideographs(60), "12"))
	p := d.Pages[0]
	edge := page.Width - page.Right
	ends := map[Length]placed{}
	for _, g := range p.glyphs() {
		ends[g.y] = g
		if g.x < page.Left+2*SanHao {
			t.Errorf("%s stands at %s, left of the indent", g.text, g.x)
		}
	}
	tails := 0
	for y, g := range ends {
		dots := dotsOf(p)[y]
		if g.text != "7" && g.text != "2" { // a line that goes on
			if len(dots) > 0 {
				t.Errorf("a line that goes on has %d dots", len(dots))
			}
			continue
		}
		tails++
		advance := Em(g.size, int32(g.run.Face.Advance(g.id)*1000/g.run.Face.UnitsPerEm()))
		if off := g.x + advance - edge; off > Pt/10 || off < -Pt/10 {
			t.Errorf("the tail ends %s from the edge", off)
		}
		for _, x := range dots {
			if x+g.size > edge-2*SanHao+Pt/100 || (edge-2*SanHao-x)%g.size > Pt/100 {
				t.Errorf("a dot at %s is in no column", x)
			}
		}
		if len(dots) == 0 {
			t.Error("a tail has no dots before it")
		}
	}
	if tails != 2 {
		t.Errorf("%d tails", tails)
	}
}

func TestATailIsPartOfTheLink(t *testing.T) {
	page := GBT9704()
	d := mustDo(t, page, entry("甲", "7"), entry(strings.Repeat("长", 23), "345"))
	for i, k := range d.Tree.Kids {
		reference := k.Elem
		link := reference.Kids[0].Elem
		want := []string{"甲7", strings.Repeat("长", 23) + "345"}[i]
		if reference.Role != RoleReference || link.Role != RoleLink || d.Text(link) != want {
			t.Fatalf("a %s holds a %s of %q", reference.Role, link.Role, d.Text(link))
		}
		area := link.Kids[len(link.Kids)-1].Link
		if area == nil || area.Heading != 1 || area.URL != "" || area.X+area.W != page.Width-page.Right {
			t.Errorf("the area is %+v", area)
		}
	}
	if text := dump(t, d); !strings.Contains(text, " heading 1\n") {
		t.Error("the dump does not say where the links lead")
	}
}

func TestATailWithoutGlyphsIsAFault(t *testing.T) {
	flow := []Block{entry("甲", "𠮷")}
	if _, err := Do(flow, GBT9704(), faces(t)); err == nil || len(Missing(flow, faces(t))) != 1 {
		t.Errorf("got %v", err)
	}
}

// A page may have no room for dots, or for a tail beside the text.
func TestATailOnANarrowPageEnds(t *testing.T) {
	for n := 1; n < 6; n++ {
		d := mustDo(t, narrow(n, 30), entry("甲乙丙", "100"))
		if got := d.Text(d.Tree); got != "甲乙丙100" {
			t.Errorf("%d characters wide: %s", n, got)
		}
	}
}
