package layout

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// tall is a table with a header row, ordinary rows, and the texts of one row.
func tall(before, after int, texts ...string) *Table {
	rows := [][]string{{}}
	for c := range texts {
		rows[0] = append(rows[0], fmt.Sprintf("列%d", c))
	}
	ordinary := func(n int) {
		for range n {
			row := make([]string, len(texts))
			for c := range row {
				row[c] = "乙"
			}
			rows = append(rows, row)
		}
	}
	ordinary(before)
	rows = append(rows, texts)
	ordinary(after)
	t := NewTable("表", 1, rows)
	t.Sizes = []Length{XiaoSi}
	return t
}

// lines is a text of n lines.
func lines(n int) string { return strings.TrimSuffix(strings.Repeat("甲\n", n), "\n") }

func TestARowHigherThanAPageIsSplitBetweenItsLines(t *testing.T) {
	page := GBT9704()
	d := mustDo(t, page, tall(2, 2, lines(100), "丙", lines(60)))
	if len(d.Pages) != 3 {
		t.Fatalf("%d pages", len(d.Pages))
	}
	body := d.Tree.Kids[0].Elem.Kids[1].Elem
	if len(body.Kids) != 5 {
		t.Fatalf("%d rows", len(body.Kids))
	}
	row := body.Kids[2].Elem
	for i, want := range []struct {
		pages int
		text  string
	}{{3, strings.Repeat("甲", 100)}, {1, "丙"}, {2, strings.Repeat("甲", 60)}} {
		td := row.Kids[i].Elem
		if td.Role != RoleTD || len(td.Kids) != want.pages || d.Text(td) != want.text {
			t.Errorf("cell %d is a %s with %d marks and %d characters", i, td.Role, len(td.Kids), len(d.Text(td)))
		}
	}
	for p := range d.Pages {
		if header := p > 0; header != strings.Contains(artifactTexts(d, p, page), "列0列1列2") {
			t.Errorf("page %d: the header is repeated: %t", p+1, !header)
		}
		if len(d.Tables) != 3 || d.Tables[p].Page != p {
			t.Errorf("%d parts of the table, the %dth on page %d", len(d.Tables), p, d.Tables[p].Page)
		}
	}
	if first := d.Pages[0].glyphs(); len(first) < 30 {
		t.Errorf("the first page holds only %d characters: the row begins on the next", len(first))
	}
}

// The rest of a page below a split row is used, and so is the part of a page above it.
func TestASplitRowSharesItsPages(t *testing.T) {
	d := mustDo(t, GBT9704(), tall(0, 1, lines(50), "丙"))
	if len(d.Pages) != 2 {
		t.Errorf("%d pages", len(d.Pages))
	}
	if part := d.Tables[len(d.Tables)-1]; part.Page != 1 || part.Y+part.H > GBT9704().Height-GBT9704().Bottom+RuleWeight {
		t.Errorf("the last part is %+v", part.Box)
	}
}

func TestALabelAcrossASplitRowIsRepeated(t *testing.T) {
	table := tall(1, 1, "", lines(90))
	table.Widths = []int{1, 4}
	var cells []Cell
	for _, c := range table.Cells {
		switch {
		case c.Row > 0 && c.Col == 0 && c.Row > 1:
		case c.Row == 1 && c.Col == 0:
			c.RowSpan, c.Text, c.Header, c.Align = 3, "办理结果", RowScope, Centre
			cells = append(cells, c)
		default:
			cells = append(cells, c)
		}
	}
	table.Cells = cells
	page := GBT9704()
	d := mustDo(t, page, table)
	for p := 1; p < len(d.Pages); p++ {
		if got := artifactTexts(d, p, page); !strings.Contains(got, "办理结果（续）") {
			t.Errorf("page %d has the artifacts %q", p+1, got)
		}
	}
}

func TestAHeaderThatLeavesNoRoomForALineIsRefused(t *testing.T) {
	table := tall(0, 0, "乙")
	page := narrow(10, 4)
	table.Cells[0].Text = lines(int((page.Depth() - 2*cellPadY) / Em(XiaoSi, cellLeading)))
	_, err := Do([]Block{table}, page, faces(t))
	if err == nil || !strings.Contains(err.Error(), "its header leaves no room for a line below it") {
		t.Errorf("got %v", err)
	}
}

// Whatever the lengths of texts: all of it is there once, within the type area, in order.
func TestTablesWithLongTextsAreWhole(t *testing.T) {
	set := faces(t)
	rapid.Check(t, func(t *rapid.T) {
		page := GBT9704()
		if rapid.Bool().Draw(t, "low page") {
			page.Lines, page.Bottom = 8, page.Bottom+14*page.Pitch()
		}
		cols := rapid.IntRange(1, 4).Draw(t, "columns")
		length := rapid.OneOf(rapid.IntRange(0, 3), rapid.IntRange(20, 120))
		rows, want := [][]string{}, ""
		for r := range rapid.IntRange(1, 8).Draw(t, "rows") {
			row := make([]string, cols)
			for c := range row {
				n := 1
				if r > 0 {
					n = length.Draw(t, "lines")
				}
				row[c] = lines(n)
			}
			rows = append(rows, row)
			want += strings.ReplaceAll(strings.Join(row, ""), "\n", "")
		}
		above := body(lines(rapid.IntRange(0, page.Lines).Draw(t, "lines above")))
		d, err := Do([]Block{above, NewTable("表", rapid.IntRange(0, 1).Draw(t, "header rows"), rows), body("末")}, page, set)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimPrefix(d.Text(d.Tree), strings.ReplaceAll(above.Parts[0].Spans[0].Text, "\n", "")); got != want+"末" {
			t.Fatalf("%d bytes of text, want %d", len(got), len(want)+3)
		}
		marks := map[[2]int]bool{}
		for i, p := range d.Pages {
			for _, g := range p.glyphs() {
				marks[[2]int{i, g.run.Mark}] = true
				if g.y > page.Height-page.Bottom || g.y < page.Top {
					t.Fatalf("page %d: %q stands at %s", i+1, g.text, g.y)
				}
			}
			if len(p.Items) == 0 {
				t.Fatalf("page %d is empty", i+1)
			}
		}
	})
}

// Cells over several rows, split rows and low pages in any combination: all text is in the tree
// once, whatever is repeated as artifacts, and the layout ends.
func TestSplitRowsBesideCellsOverSeveralRowsAreWhole(t *testing.T) {
	set := faces(t)
	rapid.Check(t, func(t *rapid.T) {
		page := GBT9704()
		if rapid.Bool().Draw(t, "low page") {
			page.Lines, page.Bottom = 6, page.Bottom+16*page.Pitch()
		}
		head := rapid.IntRange(0, 2).Draw(t, "header rows")
		n := rapid.IntRange(1, 9).Draw(t, "rows")
		table := &Table{Name: "表", Rows: head + n, HeadRows: head, Widths: []int{1, 2, 2}, Sizes: []Length{XiaoSi, XiaoWu}}
		want := 0
		add := func(row, col, span int, header Scope, lineCount int) {
			table.Cells = append(table.Cells, Cell{Row: row, Col: col, RowSpan: span, Header: header, Text: lines(lineCount), Align: Centre})
			want += lineCount
		}
		left := 0 // rows that the cell in column 0 still covers
		for r := range head + n {
			switch {
			case r < head:
				add(r, 0, 1, ColumnScope, 1)
			case left == 0:
				left = rapid.IntRange(1, head+n-r).Draw(t, "span")
				add(r, 0, left, rapid.SampledFrom([]Scope{NoScope, RowScope}).Draw(t, "scope"), rapid.IntRange(0, 4).Draw(t, "label"))
				left--
			default:
				left--
			}
			for c := 1; c <= 2; c++ {
				count, scope := 1, ColumnScope
				if r >= head {
					count, scope = rapid.OneOf(rapid.IntRange(0, 2), rapid.IntRange(0, 90)).Draw(t, "lines"), NoScope
				}
				add(r, c, 1, scope, count)
			}
		}
		d, err := Do([]Block{body(lines(rapid.IntRange(0, page.Lines-1).Draw(t, "lines above") + 1)), table}, page, set)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(d.Text(d.Tree.Kids[1].Elem), "甲"); got != want {
			t.Fatalf("%d characters, want %d", got, want)
		}
		for i, p := range d.Pages {
			for _, g := range p.glyphs() {
				if g.y > page.Height-page.Bottom || g.y < page.Top {
					t.Fatalf("page %d: %q stands at %s", i+1, g.text, g.y)
				}
			}
		}
	})
}
