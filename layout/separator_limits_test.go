package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

func TestEachFaultOfASeparatorIsRefusedAndItsNeighbourPasses(t *testing.T) {
	page := pointPage(100*Pt, 10, 200*Pt)
	const (
		negative = "a length is negative"
		indents  = "its indents leave no room"
		high     = "it is higher than a page"
	)
	for _, c := range []struct {
		s    Separator
		want string
	}{
		{Separator{}, ""},
		{Separator{Weight: -1}, negative}, {Separator{LeftIndent: -1}, negative}, {Separator{RightIndent: -1}, negative},
		{Separator{SpaceBefore: -1}, negative}, {Separator{SpaceAfter: -1}, negative},
		{Separator{Weight: 1, LeftIndent: 1, RightIndent: 1, SpaceBefore: 1, SpaceAfter: 1}, ""},
		{Separator{LeftIndent: 100 * Pt, RightIndent: 100*Pt - 1}, ""}, {Separator{LeftIndent: 100 * Pt, RightIndent: 100 * Pt}, indents},
		{Separator{LeftIndent: 200 * Pt}, indents}, {Separator{RightIndent: 200*Pt + 1}, indents},
		{Separator{Weight: 100 * Pt}, ""}, {Separator{Weight: 100*Pt + 1}, high},
		{Separator{SpaceBefore: 50 * Pt, SpaceAfter: 49*Pt + Pt/2}, ""}, {Separator{SpaceBefore: 50 * Pt, SpaceAfter: 49*Pt + Pt/2 + 1}, high},
		{Separator{SpaceBefore: 40 * Pt, Weight: 20 * Pt, SpaceAfter: 40 * Pt}, ""}, {Separator{SpaceBefore: 40*Pt + 1, Weight: 20 * Pt, SpaceAfter: 40 * Pt}, high},
	} {
		if got := c.s.fault(page); got != c.want {
			t.Errorf("%+v: %q, want %q", c.s, got, c.want)
		}
	}
}

// Where a rule and the text after it stand below 0, 1, 2 … pt.
func TestThePlacesOfSeparators(t *testing.T) {
	page := pointPage(100*Pt, 10, 200*Pt)
	var out strings.Builder
	for _, s := range []Separator{
		{Weight: 2 * Pt, SpaceBefore: 6 * Pt, SpaceAfter: 5 * Pt},
		{Weight: 2 * Pt, SpaceBefore: 6 * Pt, SpaceAfter: 5 * Pt, Snap: true},
		{Weight: 2 * Pt, SpaceBefore: 6 * Pt, SpaceAfter: 5 * Pt, KeepNext: true},
		{Weight: 2 * Pt, SpaceBefore: 6 * Pt, SpaceAfter: 5 * Pt, KeepNext: true, Snap: true},
		{LeftIndent: 3 * Pt, RightIndent: 7 * Pt, Color: Color{1, 2, 3}},
	} {
		fmt.Fprintf(&out, "== before %s weight %s after %s next %v snap %v\n", s.SpaceBefore, s.Weight, s.SpaceAfter, s.KeepNext, s.Snap)
		out.WriteString(scan(100, func(n int) string {
			p := body("后")
			p.Style.Size = 10 * Pt
			flow := []Block{&Separator{Weight: Length(n) * Pt}, &s, p}
			if n == 0 {
				flow = flow[1:]
			}
			var b strings.Builder
			for i, p := range mustDo(t, page, flow...).Pages {
				b.WriteString("[")
				rules := rulesOf(&p)
				if i == 0 && n > 0 {
					rules = rules[1:]
				}
				above := Length(0)
				if i == 0 {
					above = Length(n) * Pt
				}
				for _, r := range rules {
					fmt.Fprintf(&b, "%s,+%s %s×%s%s ", r.X, r.Y-above, r.W, r.H, dumpColor(r.Color))
				}
				for _, g := range p.glyphs() {
					if s.Snap { // on the grid
						above = 0
					}
					fmt.Fprintf(&b, "text +%s", g.y-above)
				}
				b.WriteString("]")
			}
			return b.String()
		}))
	}
	golden.Compare(t, "testdata/separators.txt", []byte(out.String()))
}

// What the grid takes of the page below a block counts: a separator of 12 pt goes to page two together with that block.
func TestASeparatorBelowTheGridStaysInTheTypeArea(t *testing.T) {
	for weight, want := range map[Length]int{10 * Pt: 0, 12 * Pt: 1} {
		d := mustDo(t, pointPage(100*Pt, 10, 200*Pt), &Separator{Weight: 5 * Pt}, &Separator{Weight: 80 * Pt, Snap: true, KeepNext: true}, &Separator{Weight: weight})
		rules := rulesOf(&d.Pages[len(d.Pages)-1])
		last := rules[len(rules)-1]
		if len(d.Pages)-1 != want || last.H != weight || last.Y != []Length{110 * Pt, 100 * Pt}[want] {
			t.Errorf("one of %s stands on page %d at %s", weight, len(d.Pages), last.Y)
		}
	}
}
