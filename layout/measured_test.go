package layout

import (
	"fmt"
	"testing"
)

// What is known of each kind of block before it has its place, on pages with lines of 28 pt: how high its beginning and all of
// it are, how it keeps with its neighbours, and what it leaves out and takes at its ends.
func TestWhatIsKnownOfABlockBeforeItsPlace(t *testing.T) {
	lines := func(n int, change func(*Style)) *Paragraph {
		p := body(ideographs(20 * n))
		change(&p.Style)
		return p
	}
	table := func(change func(*Table)) *Table {
		c := counts(4, 2, 1)
		c.Sizes = []Length{10 * Pt} // rows of 17 pt
		change(c)
		return c
	}
	picture := &Picture{Width: 40, Height: 40, Components: 1, Data: make([]byte, 1600)} // 30 pt high, 7 pt above and below
	for _, c := range []struct {
		block Block
		want  string
	}{
		{lines(1, func(*Style) {}), "28 of 28, keep false, next false, end false all true, before 0 snap false"},
		{lines(3, func(*Style) {}), "84 of 84, keep false, next false, end false all true, before 0 snap false"},
		{lines(4, func(s *Style) { s.KeepEnd = true }), "56 of 112, keep false, next false, end true all false, before 0 snap false"},
		{lines(2, func(s *Style) { s.KeepEnd, s.KeepNext = true, true }), "56 of 56, keep false, next true, end true all true, before 0 snap false"},
		{lines(5, func(s *Style) { s.SpaceBefore, s.SpaceAfter = 5*Pt, 7*Pt }), "61 of 152, keep false, next false, end false all false, before 5 snap false"},
		{lines(5, func(s *Style) { s.SpaceBefore, s.SpaceAfter, s.Snap = 5*Pt, 7*Pt, true }), "77 of 168, keep false, next false, end false all false, before 5 snap true"},
		{lines(1, func(s *Style) { s.Pitch, s.Snap = 36*Pt, true }), "56 of 56, keep false, next false, end false all true, before 0 snap true"},
		{&Separator{Weight: 2 * Pt, SpaceBefore: 3 * Pt, SpaceAfter: 4 * Pt}, "5 of 9, keep false, next false, end false all true, before 3 snap false"},
		{&Separator{Weight: 2 * Pt, SpaceBefore: 3 * Pt, SpaceAfter: 4 * Pt, Snap: true, KeepNext: true}, "5 of 28, keep false, next true, end false all true, before 3 snap true"},
		{table(func(*Table) {}), "34 of 68, keep true, next false, end false all false, before 0 snap true"},
		{table(func(c *Table) { c.KeepEnd = true }), "34 of 68, keep true, next false, end true all false, before 0 snap true"},
		{table(func(c *Table) { c.Keep = []bool{false, true, true} }), "68 of 68, keep true, next false, end false all false, before 0 snap true"},
		{table(func(c *Table) { c.HeadRows = 4 }), "68 of 68, keep true, next false, end false all false, before 0 snap true"},
		{table(func(c *Table) { c.HeadRows = 0 }), "17 of 68, keep true, next false, end false all false, before 0 snap true"},
		{&Figure{Alt: "图", Picture: picture}, "44 of 44, keep true, next false, end false all true, before 0 snap true"},
		{&Figure{Alt: "图", Picture: picture, Caption: "题"}, "65 of 65, keep true, next false, end false all true, before 0 snap true"},
		{&Figure{Alt: "图", Picture: picture, KeepEnd: true}, "56 of 56, keep true, next false, end true all true, before 0 snap true"},
	} {
		var faults Faults
		m := &measurer{page: narrow(20, 10), shaper: shaper{faces: faces(t), faults: &faults}}
		for _, mb := range []measured{m.block(c.block), grouped{m.block(c.block), &group{}}} {
			whole, keep := mb.whole()
			end, all := mb.keepEnd()
			before, snap := mb.ends()
			got := fmt.Sprintf("%s of %s, keep %v, next %v, end %v all %v, before %s snap %v", mb.first(), whole, keep, mb.keepNext(), end, all, before, snap)
			if got != c.want || len(faults) > 0 {
				t.Errorf("%s: %s, not %s, %v", nameBlock(c.block, 1), got, c.want, faults)
			}
		}
	}
}

// The least of a table that stands below a heading: its header and a row, or the beginning of one that no page holds; its beginning
// is as much where no page holds its first group.
func TestTheBeginningOfATableWhoseGroupIsHigherThanAPage(t *testing.T) {
	for _, c := range []struct {
		rows, heads  int
		keep         bool
		first, least string
	}{
		{6, 1, true, "102", "34"}, {9, 1, true, "136", "34"}, {9, 0, true, "136", "17"}, {9, 2, false, "51", "51"}, {2, 2, true, "34", "34"},
	} {
		table := counts(c.rows, 2, c.heads)
		table.Sizes = []Length{10 * Pt}
		for range c.rows {
			table.Keep = append(table.Keep, c.keep)
		}
		var faults Faults
		m := &measurer{page: pointPage(140*Pt, 5, 300*Pt), shaper: shaper{faces: faces(t), faults: &faults}}
		st := m.block(table).(*setTable)
		if first, least := st.first().String(), st.least().String(); first != c.first || least != c.least {
			t.Errorf("%+v: %s, %s at least", c, first, least)
		}
	}
}
