package layout

import (
	"strings"
	"testing"
)

func TestEachFaultOfATableIsRefusedAndItsNeighbourPasses(t *testing.T) {
	const (
		empty = "it has no columns, rows or sizes"
		width = "a column has no width"
		size  = "a type size is not positive"
	)
	cell := func(row, col, rows, cols int) Cell { return Cell{Row: row, Col: col, RowSpan: rows, ColSpan: cols} }
	none := func(at string) string { return "cell spans rows or columns that do not exist: " + at }
	// The sound table has two rows and two columns, and one row of header.
	for _, c := range []struct {
		name string
		harm func(t *Table)
		want string
	}{
		{"as it is", func(*Table) {}, ""},
		{"no columns", func(t *Table) { t.Widths = nil }, empty},
		{"no rows", func(t *Table) { t.Rows = 0 }, empty},
		{"fewer than no rows", func(t *Table) { t.Rows = -1 }, empty},
		{"no sizes", func(t *Table) { t.Sizes = nil }, empty},
		{"less than no header", func(t *Table) { t.HeadRows = -1 }, empty},
		{"no header", func(t *Table) { t.HeadRows = 0 }, ""},
		{"all is header", func(t *Table) { t.HeadRows = 2 }, ""},
		{"more header than rows", func(t *Table) { t.HeadRows = 3 }, empty},
		{"a column without width", func(t *Table) { t.Widths[1] = 0 }, width},
		{"a column of negative width", func(t *Table) { t.Widths[0] = -1 }, width},
		{"a size of nothing", func(t *Table) { t.Sizes[1] = 0 }, size},
		{"a negative size", func(t *Table) { t.Sizes[0] = -1 }, size},
		{"a cell above the table", func(t *Table) { t.Cells[0].Row = -1 }, none("row -1, column 0")},
		{"a cell left of the table", func(t *Table) { t.Cells[0].Col = -1 }, none("row 0, column -1")},
		{"a cell below the table", func(t *Table) { t.Cells[3].Row = 2 }, none("row 2, column 1")},
		{"a cell right of the table", func(t *Table) { t.Cells[3].Col = 2 }, none("row 1, column 2")},
		{"a cell of negative height", func(t *Table) { t.Cells[3].RowSpan = -1 }, none("row 1, column 1")},
		{"a cell of negative width", func(t *Table) { t.Cells[3].ColSpan = -1 }, none("row 1, column 1")},
		{"a cell of no height and width is of one", func(t *Table) { t.Cells[3].RowSpan, t.Cells[3].ColSpan = 0, 0 }, ""},
		{"a cell that is too high", func(t *Table) { t.Cells[3].RowSpan = 2 }, none("row 1, column 1")},
		{"a cell that is too wide", func(t *Table) { t.Cells[3].ColSpan = 2 }, none("row 1, column 1")},
		{"a cell over two columns", func(t *Table) { t.Cells = []Cell{cell(0, 0, 1, 2), cell(1, 0, 1, 2)} }, ""},
		{"a cell over header and body", func(t *Table) { t.Cells = []Cell{cell(0, 0, 2, 1), cell(0, 1, 1, 1), cell(1, 1, 1, 1)} },
			"cell spans header rows and others: row 0, column 0"},
		{"the same without header", func(t *Table) {
			t.HeadRows, t.Cells = 0, []Cell{cell(0, 0, 2, 1), cell(0, 1, 1, 1), cell(1, 1, 1, 1)}
		}, ""},
		{"two cells in one place", func(t *Table) { t.Cells = append(t.Cells, cell(1, 0, 1, 1)) }, "two cells at row 1, column 0"},
		{"cells that overlap", func(t *Table) { t.Cells[0].ColSpan = 2 }, "two cells at row 0, column 1"},
		{"a place without a cell", func(t *Table) { t.Cells = t.Cells[:3] }, "no cell at row 1, column 1"},
		{"the first place without a cell", func(t *Table) { t.Cells = t.Cells[1:] }, "no cell at row 0, column 0"},
	} {
		table := &Table{Name: "表", Rows: 2, HeadRows: 1, Widths: []int{1, 2}, Sizes: []Length{Pt, 2 * Pt},
			Cells: []Cell{cell(0, 0, 1, 1), cell(0, 1, 1, 1), cell(1, 0, 1, 1), cell(1, 1, 1, 1)}}
		table.Cells[1].Source = "甲"
		c.harm(table)
		source := ""
		for _, own := range table.Cells {
			source += own.Source
		}
		_, err := table.withSpans().owners()
		if c.want == "" {
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		bad, ok := err.(*BadTable)
		if !ok || *bad != (BadTable{Table: "表", Reason: c.want, Source: source}) || err.Error() != "layout: 表: "+c.want {
			t.Errorf("%s: %+v, not %q", c.name, err, c.want)
		}
	}
}

func TestEachFaultOfAFigureIsRefusedAndItsNeighbourPasses(t *testing.T) {
	const (
		series = "its chart has no series or too many"
		points = "its chart has no points, too many, or more or fewer than values"
		values = "a point of its chart has not one value a series"
		value  = "a value of its chart is negative or too large"
		both   = "it has neither a picture nor a chart, or both"
		sized  = "its picture has no size, or too large a one"
	)
	grid := func(n, of int) [][]int64 {
		all := make([][]int64, n)
		for i := range all {
			all[i] = make([]int64, of)
		}
		return all
	}
	names := func(n int) []string { return strings.Split(strings.Repeat("甲,", n-1)+"甲", ",") }
	for _, c := range []struct {
		name string
		harm func(f *Figure)
		want string
	}{
		{"as it is", func(*Figure) {}, ""},
		{"no text", func(f *Figure) { f.Alt = "" }, "it has no alternative text"},
		{"nothing to show", func(f *Figure) { f.Chart = nil }, both},
		{"two things to show", func(f *Figure) { f.Picture = picture(1, 1) }, both},
		{"no series", func(f *Figure) { f.Chart.Series = nil }, series},
		{"three series", func(f *Figure) { f.Chart.Series, f.Chart.Values = names(3), grid(2, 3) }, ""},
		{"four series", func(f *Figure) { f.Chart.Series, f.Chart.Values = names(4), grid(2, 4) }, series},
		{"no points", func(f *Figure) { f.Chart.Labels, f.Chart.Values = nil, nil }, points},
		{"one point", func(f *Figure) { f.Chart.Labels, f.Chart.Values = names(1), grid(1, 1) }, ""},
		{"24 points", func(f *Figure) { f.Chart.Labels, f.Chart.Values = names(24), grid(24, 1) }, ""},
		{"25 points", func(f *Figure) { f.Chart.Labels, f.Chart.Values = names(25), grid(25, 1) }, points},
		{"more points than values", func(f *Figure) { f.Chart.Values = grid(1, 1) }, points},
		{"more values than points", func(f *Figure) { f.Chart.Values = grid(3, 1) }, points},
		{"a value too few", func(f *Figure) { f.Chart.Values[1] = nil }, values},
		{"a value too many", func(f *Figure) { f.Chart.Values[1] = []int64{1, 2} }, values},
		{"a negative value", func(f *Figure) { f.Chart.Values[1][0] = -1 }, value},
		{"the greatest value", func(f *Figure) { f.Chart.Values[1][0] = 100_000_000_000 }, ""},
		{"a greater value", func(f *Figure) { f.Chart.Values[1][0] = 100_000_000_001 }, value},
		{"the largest picture", func(f *Figure) { f.Chart, f.Picture = nil, &Picture{Width: MaxPictureSide, Height: 1} }, ""},
		{"a picture that is too wide", func(f *Figure) { f.Chart, f.Picture = nil, &Picture{Width: MaxPictureSide + 1, Height: 1} }, sized},
		{"a picture that is too high", func(f *Figure) { f.Chart, f.Picture = nil, &Picture{Width: 1, Height: MaxPictureSide + 1} }, sized},
		{"a picture without width", func(f *Figure) { f.Chart, f.Picture = nil, &Picture{Height: 1} }, sized},
		{"a picture without height", func(f *Figure) { f.Chart, f.Picture = nil, &Picture{Width: 1} }, sized},
	} {
		f := &Figure{Alt: "图", Chart: &Chart{Series: names(1), Labels: names(2), Values: grid(2, 1)}}
		c.harm(f)
		if got := f.fault(); got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

// Steps are 1, 2 or 5 times a power of ten, and five of them at most.
func TestTheStepsOfAScale(t *testing.T) {
	for greatest, want := range map[int64][2]int64{
		0: {1, 1}, 1: {1, 1}, 5: {1, 5}, 6: {2, 6}, 10: {2, 10}, 11: {5, 15}, 25: {5, 25}, 26: {10, 30}, 50: {10, 50}, 51: {20, 60},
		100: {20, 100}, 101: {50, 150}, 100_000_000_000: {20_000_000_000, 100_000_000_000},
	} {
		if step, end := scale(greatest); step != want[0] || end != want[1] {
			t.Errorf("up to %d: steps of %d to %d, not %v", greatest, step, end, want)
		}
	}
}
