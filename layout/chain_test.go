package layout

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// lowest returns how far down from the top of the type area each page has text.
func lowest(d *Document, page PageStyle) []Length {
	down := make([]Length, len(d.Pages))
	for i := range d.Pages {
		for _, g := range d.Pages[i].glyphs() {
			if g.run.Mark != Artifact {
				down[i] = max(down[i], g.y-page.Top)
			}
		}
	}
	return down
}

// Short items that look like headings are kept with the next one, each of them.
func TestAListOfHeadingsFillsItsPages(t *testing.T) {
	page := GBT9704()
	for _, n := range []int{7, 8, 9, 20, 21, 22, 23, 40, 300} {
		for _, above := range []int{0, 1, 10, 15, 21, 22} {
			var flow []Block
			for range above {
				flow = append(flow, body("甲"))
			}
			for i := range n {
				flow = append(flow, heading(RoleH1, fmt.Sprintf("（%d）事项", i+1)))
			}
			d := mustDo(t, page, append(flow, body("乙"))...)
			// A third of each page may stay empty where the last headings go to the page of the text.
			if lines := above + n + 1; len(d.Pages) > (lines+21)/22+1 {
				t.Errorf("%d headings below %d lines take %d pages", n, above, len(d.Pages))
			}
			text := d.spots(d.Tree.Kids[len(d.Tree.Kids)-1].Elem)[0]
			if last := d.spots(d.Tree.Kids[len(d.Tree.Kids)-2].Elem)[0]; last.page != text.page {
				t.Errorf("%d headings below %d lines: the last one is parted from its text", n, above)
			}
			if first := d.spots(d.Tree.Kids[above].Elem)[0]; d.spots(d.Tree.Kids[above+1].Elem)[0].page != first.page {
				t.Errorf("%d headings below %d lines: the first one stands alone at the foot of page %d", n, above, first.page)
			}
		}
	}
}

func TestNoChainOfHeadingsLeavesMostOfAPageEmpty(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		page := narrow(28, rapid.IntRange(12, 30).Draw(rt, "lines"))
		var flow []Block
		for i, isHeading := range rapid.SliceOfN(rapid.Bool(), 1, 120).Draw(rt, "headings") {
			if isHeading || i%7 > 2 {
				flow = append(flow, heading(RoleH1, "（一）事项"))
			} else {
				flow = append(flow, body(ideographs(rapid.IntRange(1, 200).Draw(rt, "text"))))
			}
		}
		d := mustDo(t, page, flow...)
		down := lowest(d, page)
		// Besides a third, the first heading of a chain and three lines of text may go along.
		for i, low := range down[:len(down)-1] {
			if empty := page.Depth() - low; empty > page.Depth()/3+5*page.Pitch() {
				rt.Fatalf("page %d of %d ends with %v empty", i+1, len(down), empty)
			}
		}
	})
}

// What must not stand on a page alone, such as a signature.
func TestTheEndOfABlockStandsWithTheNext(t *testing.T) {
	signed := func() []Block {
		organ := body("某某局")
		organ.Style.KeepNext, organ.Style.SpaceBefore, organ.Style.Align = true, SanHao, Right
		return []Block{organ, body("2024年1月20日")}
	}
	lines := func(n int) *Paragraph {
		p := body(ideographs(28 * n))
		p.Style.KeepEnd = true
		return p
	}
	ends := map[string]func() Block{
		"a paragraph of a line":      func() Block { return lines(1) },
		"a paragraph of three lines": func() Block { return lines(3) },
		"a paragraph of four lines":  func() Block { return lines(4) },
		"a paragraph of 60 lines":    func() Block { return lines(60) },
		"a table":                    func() Block { table := counts(9, 3, 1); table.KeepEnd = true; return table },
		"a table of two rows":        func() Block { table := counts(2, 3, 1); table.KeepEnd = true; return table },
		"a long table":               func() Block { table := counts(80, 3, 1); table.KeepEnd = true; return table },
		"a figure": func() Block {
			return &Figure{Alt: "图", Caption: "图1", KeepEnd: true, Picture: &Picture{Width: 100, Height: 200, Components: 1, Data: make([]byte, 20000)}}
		},
	}
	for name, end := range ends {
		for above := range 23 {
			for _, role := range []Role{"", RoleSect} {
				var flow []Block
				for range above {
					flow = append(flow, body("甲"))
				}
				flow = append(flow, &Group{Role: role, Blocks: []Block{end()}})
				d := mustDo(t, GBT9704(), append(flow, signed()...)...)
				kids := d.Tree.Kids
				last := kids[len(kids)-1].Elem
				before := kids[len(kids)-3].Elem
				page := d.spots(last)[0].page
				if organ := d.spots(kids[len(kids)-2].Elem)[0].page; organ != page {
					t.Errorf("%s below %d lines: organ and date stand on pages %d and %d", name, above, organ, page)
				}
				if !standsOn(before, page) {
					t.Errorf("%s below %d lines: nothing of it stands on the page of what follows", name, above)
				}
				if strings.HasPrefix(name, "a paragraph") {
					checkParts(t, d.spots(before))
				}
			}
		}
	}
}

// standsOn reports whether anything of an element stands on a page.
func standsOn(e *Elem, page int) bool {
	for _, k := range e.Kids {
		if k.Elem != nil && standsOn(k.Elem, page) || k.Elem == nil && k.Page == page {
			return true
		}
	}
	return false
}
