package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// rowTexts returns the text of each row of a table's part, cells parted by a space.
func rowTexts(d *Document, part *Elem) []string {
	var rows []string
	for _, tr := range part.Kids {
		var cells []string
		for _, c := range tr.Elem.Kids {
			cells = append(cells, d.Text(c.Elem))
		}
		rows = append(rows, strings.Join(cells, " "))
	}
	return rows
}

// artifactTexts returns the text of the artifacts of a page above its page number.
func artifactTexts(d *Document, page int, style PageStyle) string {
	text := ""
	for _, item := range d.Pages[page].Items {
		if g, ok := item.(*Glyphs); ok && g.Mark == Artifact && g.Y < style.Height-style.Bottom {
			for _, gl := range g.Glyphs {
				text += gl.Text
			}
			if !g.Page {
				text += "(no artifact of pagination)"
			}
		}
	}
	return text
}

func TestALongTableRepeatsItsHeaderAsAnArtifact(t *testing.T) {
	table := counts(61, 3, 1)
	d := mustDo(t, GBT9704(), heading(RoleH1, "一、表"), table)
	if len(d.Pages) != 2 {
		t.Fatalf("%d pages", len(d.Pages))
	}
	if got := artifactTexts(d, 0, GBT9704()) + "|" + artifactTexts(d, 1, GBT9704()); got != "|列0列1列2" {
		t.Errorf("the artifacts are %q", got)
	}
	elem := d.Tree.Kids[1].Elem
	if head := rowTexts(d, elem.Kids[0].Elem); !slices.Equal(head, []string{"列0 列1 列2"}) {
		t.Errorf("the header is %q", head)
	}
	var want []string
	for r := 1; r < 61; r++ {
		want = append(want, fmt.Sprintf("%d.0 %d.1 %d.2", r, r, r))
	}
	if rows := rowTexts(d, elem.Kids[1].Elem); !slices.Equal(rows, want) {
		t.Errorf("the rows are %q", rows)
	}
}

// drawTable draws a table of groups with labels over several rows.
func drawTable(t *rapid.T) *Table {
	heads := rapid.IntRange(0, 3).Draw(t, "header rows")
	rows := heads + rapid.IntRange(1, 60).Draw(t, "rows")
	table := counts(rows, 3, heads)
	table.Cells = nil
	for row := 0; row < rows; {
		span := 1
		if row >= heads {
			span = min(rapid.IntRange(1, 8).Draw(t, "span"), rows-row)
		}
		scope := RowScope
		if row < heads {
			scope = ColumnScope
		}
		label := ideographs(rapid.IntRange(0, 12).Draw(t, "label"))
		table.Cells = append(table.Cells, Cell{Row: row, RowSpan: span, ColSpan: 1, Text: label, Header: scope, Align: Centre})
		for r := row; r < row+span; r++ {
			for col := 1; col < 3; col++ {
				cell := Cell{Row: r, Col: col, RowSpan: 1, ColSpan: 1, Text: fmt.Sprint(r*10 + col), Header: NoScope}
				if r < heads {
					cell.Header = ColumnScope
				}
				table.Cells = append(table.Cells, cell)
			}
		}
		row += span
	}
	table.Keep = rapid.SliceOfN(rapid.Bool(), 0, rows).Draw(t, "keep")
	return table
}

// rowPages returns the page that each row stands on, by its second cell.
func rowPages(d *Document, table *Elem) []int {
	var pages []int
	for _, part := range table.Kids {
		for _, tr := range part.Elem.Kids {
			cells := tr.Elem.Kids
			for _, k := range cells[len(cells)-1].Elem.Kids {
				pages = append(pages, k.Page)
			}
		}
	}
	return pages
}

func TestEveryRowStandsOnceAndInOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		table := drawTable(rt)
		page := narrow(20, rapid.IntRange(6, 22).Draw(rt, "lines"))
		d, err := Do([]Block{body(ideographs(rapid.IntRange(1, 200).Draw(rt, "before"))), table}, page, faces(t))
		if err != nil {
			rt.Skip("too high for the page")
		}
		elem := d.Tree.Kids[1].Elem
		pages := rowPages(d, elem)
		if len(pages) != table.Rows || !slices.IsSorted(pages) {
			rt.Fatalf("%d rows stand on the pages %v", table.Rows, pages)
		}
		want := ""
		for _, c := range table.Cells {
			want += c.Text
		}
		if got := d.Text(elem); got != want {
			rt.Fatalf("got %q, want %q", got, want)
		}
		if table.HeadRows > 0 && table.HeadRows < table.Rows && pages[table.HeadRows] != pages[0] {
			rt.Fatal("the header stands alone")
		}
		checkRepeats(rt, d, table, pages, page)
	})
}

// checkRepeats checks that each page a table goes on on begins with its header.
func checkRepeats(t *rapid.T, d *Document, table *Table, pages []int, style PageStyle) {
	head := ""
	for _, c := range table.Cells {
		if c.Row < table.HeadRows {
			head += c.Text
		}
	}
	for p := range d.Pages {
		got := artifactTexts(d, p, style)
		switch {
		case p <= pages[0] && got != "":
			t.Fatalf("page %d has the artifacts %q", p+1, got)
		case p > pages[0] && p <= pages[len(pages)-1] && !strings.HasPrefix(got, head):
			t.Fatalf("page %d begins with %q instead of %q", p+1, got, head)
		}
	}
}

func TestAGroupIsNotPartedWhenAPageHoldsIt(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		table := counts(60, 2, 1)
		table.Sizes = []Length{XiaoSi}
		var starts []int
		table.Keep = slices.Repeat([]bool{true}, 59)
		for r := 1; r < 60; r += rapid.IntRange(1, 20).Draw(rt, "group") {
			table.Keep[r-1] = r == 1
			starts = append(starts, r)
		}
		d := mustDo(t, GBT9704(), body(ideographs(28*rapid.IntRange(1, 21).Draw(rt, "before"))), table)
		pages := rowPages(d, d.Tree.Kids[1].Elem)
		for i, from := range starts {
			to := 60
			if i+1 < len(starts) {
				to = starts[i+1]
			}
			if pages[from] != pages[to-1] {
				rt.Fatalf("the rows %d to %d stand on pages %d and %d", from, to-1, pages[from]+1, pages[to-1]+1)
			}
		}
	})
}

// Two labels overlap, so that no group fits on a page: rows go where they have room, and
// the first label has none at this page's foot.
func TestATableDoesNotBeginWhereItsFirstLabelHasNoRoom(t *testing.T) {
	table := &Table{Rows: 7, HeadRows: 1, Keep: slices.Repeat([]bool{true}, 7)}
	st := &setTable{Table: table, size: 10 * Pt, depth: 300 * Pt}
	for _, height := range []Length{100, 20, 20, 20, 62, 62, 62} {
		st.rows = append(st.rows, height*Pt)
	}
	const label = 14 * 13 * Pt
	for _, c := range []Cell{{Row: 1, RowSpan: 6}, {Row: 4, RowSpan: 3, Col: 1}} {
		table.Cells = append(table.Cells, c)
		st.cells = append(st.cells, setCell{lines: make([]line, 14)})
	}
	st.join()
	if p := st.piece(0, 270*Pt); p.to != 0 {
		t.Errorf("the rows before %d are set", p.to)
	}
	for _, room := range []Length{290 * Pt, 300 * Pt} {
		if p := st.piece(0, room); p.to < 2 || st.down(1, p.to)+p.grow < label || st.down(0, p.to)+p.grow > room {
			t.Errorf("of %s: %+v", room, p)
		}
	}
}

func TestEveryPieceOfATableIsFramed(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		table := drawTable(rt)
		page := narrow(20, rapid.IntRange(6, 22).Draw(rt, "lines"))
		d, err := Do([]Block{table}, page, faces(t))
		if err != nil {
			rt.Skip("too high for the page")
		}
		for p := range d.Pages {
			checkFrame(rt, d, p, page)
		}
	})
}

// checkFrame checks that the rules of a page form a closed frame of the full measure with
// all text inside.
func checkFrame(t *rapid.T, d *Document, p int, style PageStyle) {
	box := Rule{X: style.Left - RuleWeight/2, Y: 1 << 40, W: style.Measure() + RuleWeight}
	var bottom Length
	for _, item := range d.Pages[p].Items {
		if r, ok := item.(*Rule); ok {
			box.Y, bottom = min(box.Y, r.Y), max(bottom, r.Y+r.H)
			if min(r.W, r.H) != RuleWeight || max(r.W, r.H) <= RuleWeight {
				t.Fatalf("the rule %+v is no line", r)
			}
		}
	}
	box.H = bottom - box.Y
	sides := []Rule{
		{X: box.X, Y: box.Y, W: box.W, H: RuleWeight}, {X: box.X, Y: bottom - RuleWeight, W: box.W, H: RuleWeight},
		{X: box.X, Y: box.Y, W: RuleWeight, H: box.H}, {X: box.X + box.W - RuleWeight, Y: box.Y, W: RuleWeight, H: box.H},
	}
	for i, side := range sides {
		if !slices.ContainsFunc(d.Pages[p].Items, func(item Item) bool { r, ok := item.(*Rule); return ok && *r == side }) {
			t.Fatalf("side %d of the frame on page %d is missing: %+v", i, p+1, side)
		}
	}
	for _, g := range d.Pages[p].glyphs() {
		if g.x < box.X || g.x > box.X+box.W || g.y < box.Y || g.y > bottom {
			t.Fatalf("%q on page %d stands outside the frame", g.text, p+1)
		}
	}
}
