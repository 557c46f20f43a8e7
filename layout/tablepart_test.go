package layout

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestEveryPartOfATableIsListedWithItsPlace(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		first, second := drawTable(rt), drawTable(rt)
		d, err := Do([]Block{body("前文"), first, body("后文"), second}, narrow(20, 20), faces(t))
		if err != nil {
			rt.Skip("too high for the page")
		}
		checkTableParts(rt, d)
	})
}

func checkTableParts(t *rapid.T, d *Document) {
	listed := 0
	for i, part := range d.Tables {
		items := d.Pages[part.Page].Items
		first := slices.Index(items, part.Items[0])
		if first < 0 || !slices.Equal(items[first:first+len(part.Items)], part.Items) {
			t.Fatalf("part %d is not on page %d", i, part.Page)
		}
		var around Box
		for k, item := range part.Items {
			switch item := item.(type) {
			case *Rule:
				listed++
				around = around.with(item, k == 0)
			case *Glyphs:
				if item.X < part.X || item.Y < part.Y || item.X > part.X+part.W || item.Y > part.Y+part.H {
					t.Errorf("part %d: a text stands outside", i)
				}
			}
		}
		if around != part.Box {
			t.Errorf("part %d: its box is %v, around its rules it is %v", i, part.Box, around)
		}
	}
	rules := 0
	for _, p := range d.Pages {
		for _, item := range p.Items {
			if _, ok := item.(*Rule); ok {
				rules++
			}
		}
	}
	if listed != rules {
		t.Errorf("%d of %d rules are in a part", listed, rules)
	}
}

// with returns the box around b and a rule.
func (b Box) with(r *Rule, first bool) Box {
	if first {
		return Box{X: r.X, Y: r.Y, W: r.W, H: r.H}
	}
	right, bottom := max(b.X+b.W, r.X+r.W), max(b.Y+b.H, r.Y+r.H)
	b.X, b.Y = min(b.X, r.X), min(b.Y, r.Y)
	b.W, b.H = right-b.X, bottom-b.Y
	return b
}
