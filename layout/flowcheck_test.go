package layout

import (
	"errors"
	"slices"
	"testing"
)

func TestAFlowIsCheckedWithoutFaces(t *testing.T) {
	good := NewTable("表", 1, [][]string{{"甲", "乙"}, {"1", "2"}})
	if err := Check([]Block{good, &Group{Blocks: []Block{&Separator{}}}}); err != nil {
		t.Error(err)
	}
	var table *BadTable
	if err := Check([]Block{&Group{Blocks: []Block{NewTable("表", 1, [][]string{{"甲", "乙"}, {"1"}})}}}); !errors.As(err, &table) {
		t.Errorf("a table with a cell missing: %v", err)
	}
	var figure *BadFigure
	if err := Check([]Block{&Figure{Source: "overview"}}); !errors.As(err, &figure) {
		t.Errorf("a figure of nothing: %v", err)
	}
	var block *BadBlock
	if err := Check([]Block{nil}); !errors.As(err, &block) {
		t.Errorf("no block: %v", err)
	}
}

func TestATableTellsTheHeadersOfItsCells(t *testing.T) {
	table := &Table{Name: "表", Rows: 3, HeadRows: 2, Widths: []int{1, 1, 1}, Sizes: []Length{WuHao}, Cells: []Cell{
		{Row: 0, Col: 0, RowSpan: 2, Header: ColumnScope}, {Row: 0, Col: 1, ColSpan: 2, Header: ColumnScope},
		{Row: 1, Col: 1, Header: ColumnScope}, {Row: 1, Col: 2, Header: ColumnScope},
		{Row: 2, Col: 0, Header: RowScope}, {Row: 2, Col: 1}, {Row: 2, Col: 2},
	}}
	headers, err := table.Headers()
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range map[int][]int{2: {1}, 5: {1, 2, 4}, 6: {1, 3, 4}} {
		if !slices.Equal(headers[i], want) {
			t.Errorf("cell %d is headed by %v, not %v", i, headers[i], want)
		}
	}
	table.Rows = 4
	if _, err := table.Headers(); err == nil {
		t.Error("a table without cells in its last row is taken")
	}
}
