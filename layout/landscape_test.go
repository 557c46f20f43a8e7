package layout

import "testing"

// footer returns the first run of a page's number.
func footer(t *testing.T, p Page) *Glyphs {
	t.Helper()
	for _, item := range p.Items {
		if g, ok := item.(*Glyphs); ok && g.Mark == Artifact && g.Glyphs[0].Text == "—" {
			return g
		}
	}
	t.Fatal("the page has no number")
	return nil
}

// A sheet's left side is the head of a page that is turned: a place x, y of the sheet is
// the height less y, x of the page.
func TestTheNumberOfATurnedPageStandsWhereTheOthersOfTheSheetsDo(t *testing.T) {
	for _, single := range []bool{false, true} {
		page := GBT9704()
		page.SingleSided = single
		upright := mustDo(t, page, body(ideographs(1500)))
		turned := mustDo(t, page, &Group{Landscape: true, Blocks: []Block{body(ideographs(1500))}})
		for i := range 2 {
			up, side := footer(t, upright.Pages[i]), footer(t, turned.Pages[i])
			if side.X != page.Height-up.Y || side.Y != up.X || up.Angle != 0 || side.Angle != 270 {
				t.Errorf("single-sided %v, page %d: %s, %s upright, and %s, %s turned by %d", single, i+1, up.X, up.Y, side.X, side.Y, side.Angle)
			}
		}
	}
}

func TestOnlyTheGroupIsOnTurnedPages(t *testing.T) {
	page := GBT9704()
	page.Stamp = "草稿"
	d := mustDo(t, page, body("甲"), body("乙"),
		&Group{Landscape: true, Blocks: []Block{body("丙"), counts(40, 4, 1)}}, &Group{Landscape: true}, body("丁"), body("戊"))
	want := []string{"甲乙", "丙", "", "丁戊"}
	if len(d.Pages) != len(want) {
		t.Fatalf("%d pages", len(d.Pages))
	}
	for i, p := range d.Pages {
		turned := i == 1 || i == 2
		if (p.Width > p.Height) != turned || (footer(t, p).Angle != 0) != turned {
			t.Errorf("page %d is %s × %s", i+1, p.Width, p.Height)
		}
		text := ""
		for _, g := range p.glyphs() {
			text += g.text
		}
		if len(text) < len(want[i]) || text[:len(want[i])] != want[i] {
			t.Errorf("page %d holds %s", i+1, text)
		}
		for _, g := range p.glyphs() {
			if g.x < 0 || g.x > p.Width || g.y < 0 || g.y > p.Height {
				t.Errorf("page %d: %s stands at %s, %s", i+1, g.text, g.x, g.y)
			}
		}
	}
}

func TestATurnedPageKeepsItsMarginsAndItsGrid(t *testing.T) {
	up := GBT9704()
	p := up.Turned()
	if p.Measure() != up.Depth() || p.Depth() != up.Measure() || p.Top != up.Left || p.Left != up.Bottom {
		t.Errorf("got %+v", p)
	}
	if p.Lines != 15 || p.Chars != 40 || p.Pitch() < up.Pitch() || p.Tracking() < up.Tracking() {
		t.Errorf("%d lines of %d characters, %s apart", p.Lines, p.Chars, p.Pitch())
	}
}

// A table that no turned page can hold keeps the type that its cells have room for.
func TestATableOverTurnedPagesIsNotSetSmall(t *testing.T) {
	table := counts(60, 4, 1)
	table.Sizes = []Length{XiaoSi, WuHao, XiaoWu}
	size := func(flow ...Block) Length {
		d := mustDo(t, GBT9704(), flow...)
		return d.Pages[0].glyphs()[0].size
	}
	if got := size(table); got != XiaoWu {
		t.Errorf("upright it is set in %s", got)
	}
	if got := size(&Group{Landscape: true, Blocks: []Block{table}}); got != XiaoSi {
		t.Errorf("turned it is set in %s", got)
	}
}
