package layout

import (
	"testing"

	"github.com/nianbao/nianbao/fonts"
)

// ends returns where the digits of each cell begin and the last of them ends, cell by cell.
func ends(d *Document) (starts [][]Length, ends []Length) {
	var row []Length
	last := placed{}
	for _, g := range d.Pages[0].glyphs() {
		if len(row) > 0 && (g.y != last.y || g.x-last.x > g.size) {
			starts, ends = append(starts, row), append(ends, last.x)
			row = nil
		}
		row = append(row, g.x)
		last = g
	}
	return append(starts, row), append(ends, last.x)
}

func TestTheUnitsOfAColumnStandBelowEachOther(t *testing.T) {
	table := counts(4, 2, 0)
	for i, text := range []string{"7", "7777", "1117", "7", "-17", "77", "7", "7"} {
		table.Cells[i].Text, table.Cells[i].Face, table.Cells[i].Align = text, fonts.Song, Units
	}
	d := mustDo(t, GBT9704(), table)
	starts, last := ends(d)
	if len(last) != 8 {
		t.Fatalf("%d cells", len(last))
	}
	for i := range last {
		if diff := last[i] - last[i%2]; max(diff, -diff) > 2 {
			t.Errorf("the units of cell %d stand %s beside those of the first", i, diff)
		}
	}
	column, wide := GBT9704().Measure()/2, starts[1]
	middle := (wide[0] + wide[3] + Em(XiaoSi, 558)) / 2
	if off := middle - (GBT9704().Left + column*3/2); max(off, -off) > Pt/10 {
		t.Errorf("the widest number stands %s from the middle of its column", off)
	}
	if tens := starts[2][2] - starts[4][1]; max(tens, -tens) > Pt/2 { // the 1s of 1117 and -17
		t.Errorf("the tens stand %s beside each other", tens)
	}
}

func TestANumberOfOtherThanDigitsKeepsItsWidth(t *testing.T) {
	table := counts(1, 1, 0)
	table.Cells[0].Text, table.Cells[0].Align = "甲乙", Units
	st := set(t, table)
	if got := st.cells[0].width(); got != 2*XiaoSi || st.cells[0].shift != 0 {
		t.Errorf("it is %s wide, shifted by %s", got, st.cells[0].shift)
	}
}
