package layout

import (
	"slices"
	"testing"

	"github.com/nianbao/nianbao/fonts"
)

// What each column needs, to the unit: its widest piece, a unit for the rounding of each character, and the room
// beside it.
func TestWhatColumnsNeedToTheUnit(t *testing.T) {
	var faults Faults
	m := newMeasurer(t, &faults)
	table := &Table{
		Name: "表", Rows: 3, Widths: []int{1, 1, 1, 1}, Sizes: []Length{10 * Pt},
		Cells: []Cell{
			{RowSpan: 1, ColSpan: 1, Text: "甲乙丙", Align: Centre, Face: fonts.FangSong},
			{Col: 1, RowSpan: 1, ColSpan: 1, Text: "甲乙丙丁", Align: Left, Face: fonts.FangSong},
			{Col: 2, RowSpan: 3, ColSpan: 1, Text: "甲乙丙丁", Align: Centre, Face: fonts.FangSong},
			{Col: 3, RowSpan: 2, ColSpan: 1, Text: "甲乙丙丁", Align: Centre, Face: fonts.FangSong},
			{Row: 1, RowSpan: 1, ColSpan: 2, Text: "1234567890", Align: Centre, Face: fonts.FangSong},
			{Row: 2, RowSpan: 1, ColSpan: 1, Text: "甲", Align: Left, Face: fonts.FangSong},
			{Row: 2, Col: 1, RowSpan: 1, ColSpan: 1, Text: "甲乙丙", Align: Centre, Face: fonts.FangSong},
			{Row: 2, Col: 3, RowSpan: 1, ColSpan: 1, Text: "", Align: Left, Face: fonts.FangSong},
		},
	}
	st, ok := m.table(table).(*setTable)
	if !ok || len(faults) > 0 {
		t.Fatal(faults)
	}
	for e, want := range map[ease][]Length{
		roomy:   {30*Pt + 3 + 4*Pt, 30*Pt + 3 + 4*Pt, 30*Pt + 4 + 6*Pt, 20*Pt + 4 + 4*Pt},
		close:   {30*Pt + 3 + 2*Pt, 30*Pt + 3 + 2*Pt, 30*Pt + 4 + 6*Pt, 20*Pt + 4 + 2*Pt},
		cramped: {30*Pt + 3 + 2*Pt, 30*Pt + 3 + 2*Pt, 30*Pt + 4 + 6*Pt, 10*Pt + 4 + 2*Pt},
	} {
		st.ease = e
		if got := st.columnNeeds(10 * Pt); !slices.Equal(got, want) {
			t.Errorf("ease %d: %d, want %d", e, got, want)
		}
	}
}
