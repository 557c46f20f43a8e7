package layout

import (
	"errors"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"pgregory.net/rapid"
)

// tableFault sets a table and returns the faults of it as text.
func tableFault(t testing.TB, table *Table) string {
	t.Helper()
	_, err := Do([]Block{table}, GBT9704(), faces(t))
	if err == nil {
		return ""
	}
	var faults Faults
	if !errors.As(err, &faults) {
		t.Fatalf("%v is no list of faults", err)
	}
	return err.Error()
}

func TestATypedLineEndPartsWhatACellNeedsRoomFor(t *testing.T) {
	var faults Faults
	m := &measurer{page: GBT9704(), shaper: shaper{faces: faces(t), faults: &faults}}
	for _, c := range []struct {
		one, more string
		span      int
	}{
		{"12345678", "12345678\n12345678", 1}, {"年", "年\n报\n年", 1}, {"年报", "年报\n年报\n年报", 5},
	} {
		one := m.shapeCell(&Cell{Text: c.one, Face: fonts.Song, RowSpan: c.span})
		more := m.shapeCell(&Cell{Text: c.more, Face: fonts.Song, RowSpan: c.span})
		if one.need != more.need || one.least != more.least {
			t.Errorf("%q needs %d, or %d, and %q %d, or %d", c.one, one.need, one.least, c.more, more.need, more.least)
		}
	}
}

func TestATableThatIsNoFullRectangleIsRefused(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Table)
		want   string
	}{
		{"sound", func(*Table) {}, ""},
		{"no columns", func(t *Table) { t.Widths = nil }, "it has no columns, rows or sizes"},
		{"no rows", func(t *Table) { t.Rows = 0 }, "it has no columns, rows or sizes"},
		{"no sizes", func(t *Table) { t.Sizes = nil }, "it has no columns, rows or sizes"},
		{"a size of nothing", func(t *Table) { t.Sizes[1] = 0 }, "a type size is not positive"},
		{"a negative size", func(t *Table) { t.Sizes[2] = -Pt }, "a type size is not positive"},
		{"more header rows than rows", func(t *Table) { t.HeadRows = 6 }, "it has no columns, rows or sizes"},
		{"fewer header rows than none", func(t *Table) { t.HeadRows = -1 }, "it has no columns, rows or sizes"},
		{"a column of no width", func(t *Table) { t.Widths[1] = 0 }, "a column has no width"},
		{"a row too far", func(t *Table) { t.Cells[11].RowSpan = 4 }, "cell spans rows or columns that do not exist: row 2, column 3"},
		{"a column too far", func(t *Table) { t.Cells[11].ColSpan = 2 }, "cell spans rows or columns that do not exist: row 2, column 3"},
		{"a row before the first", func(t *Table) { t.Cells[0].Row = -1 }, "cell spans rows or columns that do not exist: row -1, column 0"},
		{"a column before the first", func(t *Table) { t.Cells[0].Col = -1 }, "cell spans rows or columns that do not exist: row 0, column -1"},
		{"a negative span of rows", func(t *Table) { t.Cells[5].RowSpan = -1 }, "cell spans rows or columns that do not exist: row 1, column 1"},
		{"a negative span of columns", func(t *Table) { t.Cells[5].ColSpan = -1 }, "cell spans rows or columns that do not exist: row 1, column 1"},
		{"two cells at one place", func(t *Table) { t.Cells[5].ColSpan = 2 }, "two cells at row 1, column 2"},
		{"a hole", func(t *Table) { t.Cells = t.Cells[:18] }, "no cell at row 4, column 2"},
		{"a header cell in the body", func(t *Table) { t.Cells[1].RowSpan = 2 }, "cell spans header rows and others: row 0, column 1"},
	} {
		table := counts(5, 4, 1)
		c.change(table)
		want := c.want
		if want != "" {
			want = "layout: 表: " + want
		}
		if got := tableFault(t, table); got != want {
			t.Errorf("%s: %q, want %q", c.name, got, want)
		}
	}
}

func TestColumnsShareTheMeasure(t *testing.T) {
	for _, c := range []struct {
		measure        Length
		weights        []int
		needs, columns []Length
	}{
		{300, []int{1, 1, 1}, []Length{0, 0, 0}, []Length{100, 100, 100}},
		{300, []int{1, 2, 3}, []Length{0, 0, 0}, []Length{50, 100, 150}},
		{100, []int{1, 1, 1}, []Length{0, 0, 0}, []Length{33, 33, 34}},
		{300, []int{1, 1, 1}, []Length{150, 0, 0}, []Length{150, 75, 75}},
		{300, []int{1, 1, 4}, []Length{60, 60, 0}, []Length{60, 60, 180}},
		{300, []int{1, 1, 4}, []Length{100, 75, 0}, []Length{100, 75, 125}}, // fixing one makes another too narrow
		{300, []int{1, 1}, []Length{150, 150}, []Length{150, 150}},
		{300, []int{1, 1}, []Length{450, 150}, []Length{225, 75}}, // more than there is
		{300, []int{5}, []Length{900}, []Length{300}},
	} {
		got, enough := shareColumns(c.measure, c.weights, c.needs)
		need := Length(0)
		for _, n := range c.needs {
			need += n
		}
		if enough != (need <= c.measure) {
			t.Errorf("%d for the needs %v: enough is %v", c.measure, c.needs, enough)
		}
		if len(got) != len(c.columns) {
			t.Fatalf("%v", got)
		}
		for i := range got {
			if got[i] != c.columns[i] {
				t.Errorf("%d among %v with the needs %v: %v, want %v", c.measure, c.weights, c.needs, got, c.columns)
				break
			}
		}
	}
}

func TestNoColumnLacksWhileAnotherHasPlenty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 15).Draw(t, "columns")
		measure := Length(rapid.Int64Range(1, int64(1000*Pt)).Draw(t, "measure"))
		weights := rapid.SliceOfN(rapid.IntRange(1, 100000), n, n).Draw(t, "weights")
		needs := rapid.SliceOfN(rapid.Map(rapid.Int64Range(0, int64(100*Pt)), func(n int64) Length { return Length(n) }), n, n).Draw(t, "needs")
		columns, _ := shareColumns(measure, weights, needs)
		sum, need := Length(0), Length(0)
		for i, w := range columns {
			if w < 0 {
				t.Fatalf("column %d is %d wide", i, w)
			}
			sum, need = sum+w, need+needs[i]
		}
		if sum != measure {
			t.Fatalf("the columns are %d wide, the table %d", sum, measure)
		}
		for i, w := range columns {
			if need <= measure-Length(n) && w < needs[i] {
				t.Fatalf("column %d needs %d and gets %d of %v", i, needs[i], w, columns)
			}
		}
	})
}

// set measures a table on the official page.
func set(t testing.TB, table *Table) *setTable {
	t.Helper()
	var faults Faults
	m := &measurer{page: GBT9704(), shaper: shaper{faces: faces(t), faults: &faults}}
	st, ok := m.table(table).(*setTable)
	if !ok {
		t.Fatal(faults)
	}
	return st
}

func TestARowIsAsHighAsItsHighestCell(t *testing.T) {
	table := counts(3, 3, 0)
	table.Sizes = []Length{XiaoSi}
	table.Cells[4].Text = "一\n二\n三"
	st := set(t, table)
	line := Em(XiaoSi, cellLeading)
	for r, want := range []Length{line + 2*cellPadY, 3*line + 2*cellPadY, line + 2*cellPadY} {
		if st.rows[r] != want {
			t.Errorf("row %d is %v high, want %v", r, st.rows[r], want)
		}
	}
}

func TestACellOverSeveralRowsGetsItsRoomFromThemAll(t *testing.T) {
	table := counts(4, 2, 0)
	table.Sizes = []Length{XiaoSi}
	table.Cells = append([]Cell{{RowSpan: 3, ColSpan: 1, Text: strings.Repeat("一\n", 10), Face: fonts.Kai, Align: Centre}},
		table.Cells[1], table.Cells[3], table.Cells[5], table.Cells[6], table.Cells[7])
	st := set(t, table)
	need := 10*Em(XiaoSi, cellLeading) + 2*cellPadY
	if got := st.down(0, 3); got != need {
		t.Errorf("the three rows are %v high, want %v", got, need)
	}
	if st.rows[0]-st.rows[2] > 1 || st.rows[2]-st.rows[0] > 1 || st.rows[3] != Em(XiaoSi, cellLeading)+2*cellPadY {
		t.Errorf("the rows are %v high", st.rows)
	}
}

// A heading of one line may stand above the table; its second page has the header again.
func TestATableIsSetInTheLargestSizeThatTakesTheFewestPages(t *testing.T) {
	page := GBT9704()
	for rows := 1; rows < 80; rows++ {
		st, want, fewest := set(t, counts(rows, 3, 1)), Length(0), rows
		for _, size := range []Length{XiaoSi, WuHao, XiaoWu} {
			row := Em(size, cellLeading) + 2*cellPadY
			pages, left := 1, rows-int((page.Depth()-page.Pitch())/row)
			for ; left > 0; left -= int(page.Depth()/row) - 1 {
				pages++
			}
			if pages < fewest || want == 0 {
				want, fewest = size, pages
			}
		}
		if st.size != want {
			t.Errorf("%d rows are set in %v, want %v", rows, st.size, want)
		}
	}
}

func TestANumberIsNeverBroken(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		table := counts(3, rapid.IntRange(1, 15).Draw(rt, "columns"), 1)
		for i := range table.Cells {
			table.Widths[table.Cells[i].Col] = rapid.IntRange(1, 50).Draw(rt, "width")
			if table.Cells[i].Row > 0 {
				table.Cells[i].Text = rapid.StringMatching(`[1-9][0-9]{0,8}(\.[0-9]{1,6})?`).Draw(rt, "number")
			}
		}
		d, err := Do([]Block{table}, GBT9704(), faces(t))
		if err != nil {
			for _, fault := range err.(Faults) {
				var wide *TooWide
				if !errors.As(fault, &wide) || wide.Table != "表" || wide.Text != table.Cells[wide.Row*len(table.Widths)+wide.Col].Text {
					rt.Fatalf("unexpected fault: %v", fault)
				}
			}
			return
		}
		for _, tr := range d.Tree.Kids[0].Elem.Kids[1].Elem.Kids {
			for _, td := range tr.Elem.Kids {
				if spots := d.spots(td.Elem); len(spots) != 1 {
					rt.Fatalf("%q stands on %d lines", d.Text(td.Elem), len(spots))
				}
			}
		}
	})
}

func TestACellOfJoinedWordsGetsItsRoom(t *testing.T) {
	table := counts(2, 12, 0)
	table.Cells[3].Text = "国/企/商/企"
	if got := tableFault(t, table); got != "" {
		t.Error(got)
	}
	if st := set(t, table); len(st.cells[3].lines) != 1 || st.cells[3].tight {
		t.Errorf("it stands on %d lines", len(st.cells[3].lines))
	}
}
