package layout

import (
	"strings"
	"testing"
)

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

// numbers is a table of two rows with numbers of so many digits.
func numbers(columns, digits int) *Table {
	table := counts(2, columns, 1)
	for i := range table.Cells {
		if table.Cells[i].Row == 1 {
			table.Cells[i].Text = strings.Repeat("8", digits)
		}
	}
	return table
}

func TestATableIsTurnedOnlyWhenItHasNoRoomUpright(t *testing.T) {
	for _, c := range []struct {
		name   string
		blocks []Block
		turned bool
		size   Length
	}{
		{"short numbers", []Block{numbers(15, 2)}, false, XiaoSi},
		{"numbers that fit the smallest size", []Block{numbers(15, 5)}, false, XiaoWu},
		{"numbers that do not", []Block{numbers(15, 6)}, true, WuHao},
		{"the second of two tables", []Block{counts(4, 4, 1), numbers(15, 6)}, true, XiaoSi},
		{"a long table", []Block{counts(80, 4, 1)}, false, XiaoSi},
	} {
		d := mustDo(t, GBT9704(), &Group{Turnable: true, Blocks: c.blocks})
		p := d.Pages[0]
		if got := p.Width > p.Height; got != c.turned {
			t.Errorf("%s: turned is %v", c.name, got)
		}
		if got := p.glyphs()[0].size; got != c.size {
			t.Errorf("%s: it is set in %s", c.name, got)
		}
	}
}

func TestTurnedTablesShareTheirPages(t *testing.T) {
	wide := &Group{Turnable: true, Blocks: []Block{numbers(15, 7)}}
	d := mustDo(t, GBT9704(), body("甲"), wide, wide, &Group{Landscape: true, Blocks: []Block{body("乙")}}, body("丙"))
	if len(d.Pages) != 3 || len(d.Tree.Kids) != 5 || d.Pages[1].Width < d.Pages[1].Height {
		t.Errorf("%d pages, %d elements", len(d.Pages), len(d.Tree.Kids))
	}
}

// What is wrong with a table or figure is told of the page on which it has the most room, once; a
// character that no face has is told in any case.
func TestFaultsOfATurnedGroupAreToldOnce(t *testing.T) {
	for _, c := range []struct{ digits, faults int }{{7, 2}, {10, 17}} {
		table := numbers(15, c.digits)
		table.Cells[0].Text = "𠮷"
		_, err := Do([]Block{&Group{Turnable: true, Blocks: []Block{table, &Figure{}}}}, GBT9704(), faces(t))
		faults, ok := err.(Faults)
		if !ok || len(faults) != c.faults {
			t.Errorf("%d digits: %d faults: %v", c.digits, len(faults), err)
		}
	}
}
