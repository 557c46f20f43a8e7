package tables

import (
	"strings"
	"testing"
)

func grids(e *Edition) []*Grid {
	var out []*Grid
	for _, s := range e.Sections {
		if s.Table != nil {
			out = append(out, s.Table)
		}
	}
	return out
}

func TestTheOfficialTablesAreFullRectanglesInReadingOrder(t *testing.T) {
	for _, e := range Editions {
		for _, g := range grids(e) {
			if err := g.Validate(); err != nil {
				t.Errorf("edition %s: %v", e.ID, err)
			}
			for i := 1; i < len(g.Cells); i++ {
				a, b := g.Cells[i-1], g.Cells[i]
				if b.Row < a.Row || b.Row == a.Row && b.Col <= a.Col {
					t.Errorf("edition %s, %s: cell %q (row %d) stands after %q (row %d)", e.ID, g.Name, b.Text, b.Row, a.Text, a.Row)
				}
			}
		}
	}
}

func TestEveryDataCellHasItsOwnPathAndEveryLabelAText(t *testing.T) {
	for _, e := range Editions {
		seen := map[string]bool{}
		for _, g := range grids(e) {
			for _, c := range g.Cells {
				switch {
				case c.Role == Data && (c.Path == "" || c.Text != ""), c.Role != Data && (c.Path != "" || c.Text == ""):
					t.Errorf("edition %s, %s: row %d, column %d has text %q and path %q", e.ID, g.Name, c.Row, c.Col, c.Text, c.Path)
				case c.Path != "" && seen[c.Path]:
					t.Errorf("edition %s: %s stands twice", e.ID, c.Path)
				}
				seen[c.Path] = true
			}
		}
	}
}

// The counts of cells of the notice's printed tables, 国办公开办函〔2021〕30号.
func TestTheTablesOfEdition2021HaveTheNoticesShape(t *testing.T) {
	want := []struct{ rows, columns, head, figures int }{{14, 4, 0, 10}, {28, 10, 3, 25 * 7}, {4, 15, 3, 15}}
	for i, g := range grids(&Edition2021) {
		figures := 0
		for _, c := range g.Cells {
			if c.Path != "" {
				figures++
			}
		}
		w := want[i]
		if g.Rows != w.rows || len(g.Widths) != w.columns || g.HeadRows != w.head || figures != w.figures {
			t.Errorf("%s: %d rows, %d columns, %d header rows, %d figures; want %+v", g.Name, g.Rows, len(g.Widths), g.HeadRows, figures, w)
		}
	}
	if n := len(Edition2021.Outcomes); n != 21 {
		t.Errorf("（七）总计 adds up %d rows, want 21", n)
	}
}

// cellAt returns the cell that covers a place.
func cellAt(g *Grid, row, col int) Cell {
	for _, c := range g.Cells {
		if row >= c.Row && row < c.Row+c.RowSpan && col >= c.Col && col < c.Col+c.ColSpan {
			return c
		}
	}
	return Cell{}
}

func TestTheMergedLabelsOfTableThreeCoverTheirRows(t *testing.T) {
	g := grids(&Edition2021)[1]
	for _, c := range []struct {
		text              string
		row, col          int
		rowSpan, colSpan  int
		lastRow, lastCell string
	}{
		{"三、本年度办理结果", 5, 0, 22, 1, "（七）总计", "applications.outcomes.total[6]"},
		{"（三）不予公开", 7, 1, 8, 1, "8.属于行政查询事项", "applications.outcomes.refused.administrative_queries[6]"},
		{"（四）无法提供", 15, 1, 3, 1, "3.补正后申请内容仍不明确", "applications.outcomes.unavailable.unclear_after_correction[6]"},
		{"（五）不予处理", 18, 1, 5, 1, "5.要求行政机关确认或重新出具已获取信息", "applications.outcomes.not_processed.reconfirmation[6]"},
		{"（六）其他处理", 23, 1, 3, 1, "3.其他", "applications.outcomes.other.other[6]"},
	} {
		cell := cellAt(g, c.row, c.col)
		if cell.Text != c.text || cell.Row != c.row || cell.RowSpan != c.rowSpan || cell.ColSpan != c.colSpan {
			t.Errorf("%s: got %+v", c.text, cell)
		}
		last := c.row + c.rowSpan - 1
		if got := cellAt(g, last, 2).Text; got != c.lastRow {
			t.Errorf("%s ends with %q", c.text, got)
		}
		if got := cellAt(g, last, 9).Path; got != c.lastCell {
			t.Errorf("%s ends with %s", c.text, got)
		}
	}
}

func TestAGridThatIsNoRectangleIsRefused(t *testing.T) {
	cell := func(row, col, rows, cols int) Cell {
		return Cell{Row: row, Col: col, RowSpan: rows, ColSpan: cols}
	}
	for want, g := range map[string]Grid{
		"no cells":                                {},
		"no cell at row 1, column 1":              {Rows: 2, Widths: []int{1, 1}, Cells: []Cell{cell(0, 0, 1, 2), cell(1, 0, 1, 1)}},
		"two cells at row 0, column 1":            {Rows: 1, Widths: []int{1, 1}, Cells: []Cell{cell(0, 0, 1, 2), cell(0, 1, 1, 1)}},
		"spans rows or columns that do not exist": {Rows: 1, Widths: []int{1}, Cells: []Cell{cell(0, 0, 2, 1)}},
	} {
		if err := g.Validate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestTheYearDecidesTheEdition(t *testing.T) {
	for _, year := range []int{2021, 2022, 2025, 2099} {
		if e := EditionOf(year); e == nil || e.ID != "2021" {
			t.Errorf("%d: got %v", year, e)
		}
	}
	if e := EditionOf(2018); e != nil {
		t.Errorf("2018 has edition %s", e.ID)
	}
	if EditionByID("2021") != &Edition2021 || EditionByID("2008") != nil {
		t.Error("editions are not found by id")
	}
}
