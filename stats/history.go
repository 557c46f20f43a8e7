package stats

import (
	"slices"

	"github.com/nianbao/nianbao/model"
)

// History is the figures of one organ on several years, side by side.
type History struct {
	Years []int // in rising order
	Rows  []HistoryRow
}

// HistoryRow is a figure in a History.
type HistoryRow struct {
	Figure *model.Field
	Name   string // FullName, and the edition when not all reports have the figure
	Cells  []Cell // a year each
	// Changes are between a year of History and the one before it there, from the second year on. A
	// Change without a Path stands where one of the two reports does not have the figure or leaves it blank.
	Changes []Change
}

// NewHistory puts reports of one organ side by side, in the order of their years. Figures that only one
// edition has stand in rows of their own.
func NewHistory(reports []*model.Report) *History {
	reports = slices.Clone(reports)
	slices.SortStableFunc(reports, func(a, b *model.Report) int { return a.Year - b.Year })
	h := &History{}
	for _, r := range reports {
		h.Years = append(h.Years, r.Year)
	}
	for _, f := range figuresOf(reports) {
		h.Rows = append(h.Rows, historyRow(f, reports))
	}
	return h
}

func historyRow(f *model.Field, reports []*model.Report) HistoryRow {
	row := HistoryRow{Figure: f, Name: f.FullName()}
	lacking := false
	for i, r := range reports {
		cell := cellOf(f, r)
		row.Cells = append(row.Cells, cell)
		lacking = lacking || cell == Cell{}
		if i == 0 {
			continue
		}
		var c Change
		if cell.isKnown() && row.Cells[i-1].isKnown() {
			c, _ = changeOf(f, reports[i-1:i], reports[i:i+1])
		}
		row.Changes = append(row.Changes, c)
	}
	if lacking {
		row.Name += "（" + f.Edition.ID + "年版）"
	}
	return row
}
