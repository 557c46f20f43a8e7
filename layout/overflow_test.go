package layout

import (
	"testing"

	"pgregory.net/rapid"
)

var cellTexts = rapid.OneOf(
	rapid.StringMatching(`[0-9]{0,16}`),
	rapid.StringMatching(`[0-9]{0,9}[.][0-9]{2}万元`),
	rapid.StringMatching(`[申请公开件数（）、。，“”]{0,30}`),
	rapid.StringMatching(`[A-Za-z0-9/%]{0,20}`),
	rapid.StringMatching(`[一二三]{0,60}`),
	rapid.Just("1\n2"), rapid.Just("WWW"), rapid.Just("甲（"), rapid.Just("——"),
)

// What is not told to overflow is set without a fault.
func TestTablesThatOverflowAreTold(t *testing.T) {
	fine := 0
	rapid.Check(t, func(rt *rapid.T) {
		rows, cols := rapid.IntRange(2, 6).Draw(rt, "rows"), rapid.IntRange(1, 30).Draw(rt, "columns")
		texts := make([][]string, rows)
		for r := range texts {
			texts[r] = rapid.SliceOfN(cellTexts, cols, cols).Draw(rt, "row")
		}
		table := NewTable("表", rapid.IntRange(0, rows-1).Draw(rt, "heads"), texts)
		for i := range table.Cells {
			table.Cells[i].Source = "overview"
		}
		flow := []Block{&Group{Blocks: []Block{table}}}
		page := GBT9704()
		if MayOverflow(flow, page) {
			return
		}
		fine++
		if _, err := Do(flow, page, faces(t)); err != nil {
			rt.Fatal(err)
		}
	})
	if fine < 10 {
		t.Errorf("only %d tables are fine", fine)
	}
}

func TestChartsMayOverflow(t *testing.T) {
	chart := &Figure{Alt: "图", Chart: &Chart{}}
	if !MayOverflow([]Block{body("甲"), &Group{Blocks: []Block{chart}}}, GBT9704()) || MayOverflow([]Block{body("甲"), nil, &Figure{}}, GBT9704()) {
		t.Error("a chart and a picture are not told apart")
	}
}
