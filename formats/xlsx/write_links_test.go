package xlsx

import (
	"testing"

	"github.com/nianbao/nianbao/sheets"
)

// A link is made wherever its cell stands in a row, and where it leads to a row that the book has.
func TestEveryCellOfARowMayBeALink(t *testing.T) {
	link := sheets.Link{Sheet: "乙", Row: 1}
	b := sheets.Book{Sheets: []sheets.Sheet{
		{Name: "甲", Columns: []sheets.Column{{Name: "一"}, {Name: "二"}, {Name: "三"}}, Rows: [][]sheets.Cell{
			{sheets.Text("1"), sheets.Text("2").To(link), sheets.Text("3").To(link)},
			{sheets.Text("1").To(sheets.Link{Sheet: "丙", Row: 1}), sheets.Text("2"), sheets.Text("3").To(link)},
		}},
		{Name: "乙", Columns: []sheets.Column{{Name: "一"}}, Rows: [][]sheets.Cell{{sheets.Text("1")}}},
	}}
	f := open(t, written(t, b))
	for cell, want := range map[string]bool{"A2": false, "B2": true, "C2": true, "A3": false, "B3": false, "C3": true} {
		if got, to, _ := f.GetCellHyperLink("甲", cell); got != want || got && to != "'乙'!A2" {
			t.Errorf("%s leads to %q", cell, to)
		}
	}
}
