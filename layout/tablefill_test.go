package layout

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// bands is a table of groups of so many rows, each of which begins with a header row.
func bands(rows ...int) *Table {
	total := 0
	for _, n := range rows {
		total += n
	}
	t := counts(total, 3, 0)
	t.Divisible, t.Keep = true, make([]bool, total)
	first := 0
	for _, n := range rows {
		for r := first; r < first+n; r++ {
			t.Keep[r] = r+1 < first+n
			for i := range t.Cells {
				if c := &t.Cells[i]; c.Row == r {
					c.Header = NoScope
					if r == first {
						c.Header = ColumnScope
					}
				}
			}
		}
		first += n
	}
	return t
}

// linesOf is a paragraph of so many lines.
func linesOf(n int) *Paragraph { return body(ideographs(28 * n)) }

// placedTable says how a table stands on pages: the page and size of each of its rows.
func placedTable(d *Document, table *Elem) (pages []int, size Length) {
	for _, item := range d.Tables[0].Items {
		if g, ok := item.(*Glyphs); ok {
			size = g.Size
		}
	}
	return rowPages(d, table), size
}

func TestATableGivesWayWhereAThirdOfAPageWouldStayEmpty(t *testing.T) {
	for _, c := range []struct {
		above int
		table *Table
		want  string
	}{
		{5, bands(4, 3, 4, 3), "14 rows on page 1 in 12"},    // it has room
		{12, bands(4, 3, 4, 3), "14 rows on page 1 in 10.5"}, // smaller, it has
		{13, bands(4, 3, 4, 3), "14 rows on page 1 in 9"},
		{14, bands(4, 3, 4, 3), "11 rows on page 1 in 10.5"}, // as many groups as can be
		{15, bands(4, 3, 4, 3), "0 rows on page 1 in 12"},    // what is left is less than a third of the page
		{12, counts(14, 3, 1), "14 rows on page 1 in 10.5"},  // a table in one piece
		{14, counts(14, 3, 1), "0 rows on page 1 in 12"},     // it is not parted
		{10, bands(21, 3), "0 rows on page 1 in 12"},         // its first group has no room
		{10, bands(20, 4), "20 rows on page 1 in 9"},
		{10, bands(12, 12), "12 rows on page 1 in 12"}, // smaller, there is no room for more
	} {
		d := mustDo(t, GBT9704(), linesOf(c.above), heading(RoleH1, "一、表"), c.table, linesOf(3))
		pages, size := placedTable(d, d.Tree.Kids[2].Elem)
		first := len(pages) - len(slices.DeleteFunc(slices.Clone(pages), func(p int) bool { return p == 0 }))
		if got := fmt.Sprintf("%d rows on page 1 in %s", first, size); got != c.want {
			t.Errorf("%d lines above %d rows: %s, want %s", c.above, c.table.Rows, got, c.want)
		}
	}
}

// Where nothing follows that could stand below the rest of a table, parting it saves no page.
func TestATableIsPartedForWhatFollows(t *testing.T) {
	for _, c := range []struct {
		after []Block
		want  int // rows on page 1
	}{
		{nil, 0},
		{[]Block{linesOf(1)}, 11},
		{[]Block{heading(RoleH1, "二、表"), counts(32, 3, 1)}, 11}, // in a smaller size
		{[]Block{heading(RoleH1, "二、表"), counts(36, 3, 1)}, 0},
	} {
		table := bands(4, 3, 4, 3)
		d := mustDo(t, GBT9704(), append([]Block{linesOf(14), heading(RoleH1, "一、表"), table}, c.after...)...)
		pages, _ := placedTable(d, d.Tree.Kids[2].Elem)
		first := len(pages) - len(slices.DeleteFunc(slices.Clone(pages), func(p int) bool { return p == 0 }))
		if first != c.want {
			t.Errorf("%d blocks after it: %d rows on page 1, want %d", len(c.after), first, c.want)
		}
	}
}

// Whatever the groups and what stands around them: no group that a page holds is parted, a table
// that has room is whole and in its largest size, the heading stands above the first group, and no
// page has more than a third empty above a table that could begin on it and does not take two pages
// in any case.
func TestADivisibleTableKeepsItsGroups(t *testing.T) {
	page, set := GBT9704(), faces(t)
	rapid.Check(t, func(t *rapid.T) {
		groups := rapid.SliceOfN(rapid.IntRange(2, 12), 1, 6).Draw(t, "groups")
		table := bands(groups...)
		above := rapid.IntRange(1, 21).Draw(t, "lines above")
		d, err := Do([]Block{linesOf(above), heading(RoleH1, "一、表"), table, linesOf(3)}, page, set)
		if err != nil {
			t.Fatal(err)
		}
		pages, size := placedTable(d, d.Tree.Kids[2].Elem)
		row := 0
		for _, n := range groups {
			if pages[row] != pages[row+n-1] {
				t.Fatalf("the group of rows %d … %d stands on the pages %v", row, row+n-1, pages[row:row+n])
			}
			row += n
		}
		if head := d.Outline[0].Page; head != pages[0] {
			t.Fatalf("the heading stands on page %d, the table begins on page %d", head, pages[0])
		}
		left := page.Depth() - page.Pitch()*Length(above)
		room := left - page.Pitch()
		rows := func(size Length, n int) Length { return rowHeight(size) * Length(n) }
		if rows(XiaoSi, table.Rows) <= room && (pages[len(pages)-1] != 0 || size != XiaoSi) {
			t.Fatalf("the table has room in %s and is set in %s on the pages %v", XiaoSi, size, pages)
		}
		if begins := rows(XiaoWu, groups[0]) <= room && rows(XiaoWu, table.Rows) <= page.Depth()-page.Pitch(); begins && left > page.Depth()/mostEmpty && pages[0] != 0 {
			t.Fatalf("%s stay empty above a table", left)
		}
		if pages[0] != pages[len(pages)-1] && pages[0] == 0 && rows(XiaoSi, table.Rows) <= page.Depth()-page.Pitch() && left <= page.Depth()/mostEmpty {
			t.Fatal("a table is parted where little stays empty otherwise")
		}
	})
}
