package layout

import (
	"strings"
	"testing"
)

// pageNumbers returns the artifacts with digits on each page.
func pageNumbers(d *Document) []string {
	var all []string
	for _, p := range d.Pages {
		text := ""
		for _, item := range p.Items {
			if g, ok := item.(*Glyphs); ok && g.Mark == Artifact {
				for _, gl := range g.Glyphs {
					text += gl.Text
				}
			}
		}
		all = append(all, text)
	}
	return all
}

func TestNumbersBeginAfterThePagesInFront(t *testing.T) {
	front := func(n int) *Group { return &Group{Front: true, Blocks: []Block{body(ideographs(n))}} }
	for _, c := range []struct {
		name  string
		flow  []Block
		front int
		want  string
	}{
		{"no front", []Block{body("甲")}, 0, "— 1 —"},
		{"one page", []Block{front(1), body("甲")}, 1, "|— 1 —"},
		{"two pages and a page", []Block{front(700), front(1), body(ideographs(700))}, 3, "|||— 1 —|— 2 —"},
		{"only front", []Block{front(1)}, 1, ""},
		{"an empty front", []Block{&Group{Front: true}, body("甲")}, 0, "— 1 —"},
		{"front that comes too late", []Block{body("甲"), front(1)}, 0, "— 1 —"},
		{"nothing at all", nil, 0, "— 1 —"},
	} {
		d := mustDo(t, GBT9704(), c.flow...)
		if got := strings.Join(pageNumbers(d), "|"); got != c.want {
			t.Errorf("%s: the pages have %q, want %q", c.name, got, c.want)
		}
		if d.Front != c.front {
			t.Errorf("%s: %d pages are before page 1", c.name, d.Front)
		}
	}
}

func TestGroupsNestInTheTreeAndEmptyOnesAreLeftOut(t *testing.T) {
	d := mustDo(t, GBT9704(), body("甲"),
		&Group{Role: RoleSect, Blocks: []Block{
			body("乙"),
			&Group{Role: RoleL, Blocks: []Block{&Group{Role: RoleLI, Blocks: []Block{body("丙")}}, &Group{Role: RoleLI}}},
			&Group{Blocks: []Block{body("丁")}},
		}}, body("戊"))
	var tree strings.Builder
	if err := DumpTree(&tree, d); err != nil {
		t.Fatal(err)
	}
	want := `Document
  P p1.0 “甲”
  Sect
    P p1.1 “乙”
    L
      LI
        P p1.2 “丙”
    P p1.3 “丁”
  P p1.4 “戊”
`
	if tree.String() != want {
		t.Errorf("got\n%s", tree.String())
	}
}

func TestAFigureOfAGroupStandsInTheElementOfTheGroup(t *testing.T) {
	p := &Picture{Width: 10, Height: 10, Components: 1, Data: make([]byte, 100)}
	d := mustDo(t, GBT9704(), &Group{Role: RoleSect, Blocks: []Block{
		body("甲"), &Figure{Alt: "图", Picture: p, Caption: "题"}, body("乙"),
	}})
	var tree strings.Builder
	if err := DumpTree(&tree, d); err != nil {
		t.Fatal(err)
	}
	want := `Document
  Sect
    P p1.0 “甲”
    Figure alt “图” p1.1 “”
    Caption p1.2 “题”
    P p1.3 “乙”
`
	if tree.String() != want {
		t.Errorf("got\n%s", tree.String())
	}
}

func TestWhatIsMissingInAGroupIsTold(t *testing.T) {
	flow := []Block{&Group{Blocks: []Block{&Group{Blocks: []Block{body("𠮷")}}}}}
	if got := Missing(flow, faces(t)); len(got) != 1 {
		t.Errorf("got %v", got)
	}
}

// The middle of the stamp's text, turned back, is the middle of the page.
func TestTheStampLiesAcrossTheMiddleOfThePage(t *testing.T) {
	page := GBT9704()
	page.Stamp = "草稿"
	d := mustDo(t, page, body(ideographs(700)))
	for _, p := range d.Pages {
		g, ok := p.Items[0].(*Glyphs)
		if !ok || g.Angle != 45 || g.Mark != Artifact || !g.Page || g.Gray == 0 {
			t.Fatalf("the page begins with %+v", p.Items[0])
		}
		// two cells wide; its middle lies on the line from the start at 45 degrees, an
		// ideograph's centre to the upper left of it
		along, up := g.Size, Em(g.Size, g.Face.Centre())
		x, y := g.X+diagonal(along-up), g.Y-diagonal(along+up)
		if dx, dy := x-page.Width/2, y-page.Height/2; max(dx, -dx, dy, -dy) > Pt/100 {
			t.Errorf("the stamp's middle is %s, %s from the page's", dx, dy)
		}
	}
}
