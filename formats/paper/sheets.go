package paper

import (
	"slices"
	"strings"
)

// inOrder puts the sheets of a workbook into the order of a report: title, text, tables two to four.
// Documents without sheets come back as they are.
func inOrder(items []item) []item {
	type sheet struct {
		name  string
		rank  int
		items []item
	}
	var sheets []sheet
	for _, it := range items {
		name, _, ok := strings.Cut(it.place.Name, "!")
		if !ok {
			return items
		}
		if n := len(sheets); n == 0 || sheets[n-1].name != name {
			sheets = append(sheets, sheet{name: name})
		}
		last := &sheets[len(sheets)-1]
		last.items = append(last.items, it)
	}
	if len(sheets) < 2 {
		return items
	}
	for i := range sheets {
		sheets[i].rank = rankOf(sheets[i].items)
	}
	slices.SortStableFunc(sheets, func(a, b sheet) int { return a.rank - b.rank })
	out := items[:0:0]
	for _, s := range sheets {
		out = append(out, s.items...)
	}
	return out
}

// rankOf orders sheets by the first part of a report that they hold.
func rankOf(items []item) int {
	const titleSheet, otherSheet = 0, 8
	rank := otherSheet
	titled := false
	for i := range items {
		it := &items[i]
		switch m := it.matchOf(); {
		case it.part != nil:
			rank = min(rank, int(it.part.kind)+1)
		case m.certain():
			rank = min(rank, int(m.section))
		case it.par != nil && isTitle(it.par.Text):
			titled = true
		}
	}
	if titled && (rank == 1 || rank == otherSheet) {
		return titleSheet // a table below a title of its own may be another year's
	}
	return rank
}

// sheetOf returns the sheet that an item stands in, "" when the document has none.
func sheetOf(it *item) string {
	name, _, ok := strings.Cut(it.place.Name, "!")
	if !ok {
		return ""
	}
	return name
}
