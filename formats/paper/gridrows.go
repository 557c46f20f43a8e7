package paper

import (
	"strings"

	"github.com/nianbao/nianbao/model"
)

// gridRows returns the rows of a grid as labels and values.
func gridRows(g *Grid) []row {
	byRow := make([][]Cell, g.Rows)
	for _, c := range g.Cells {
		if c.Row >= 0 && c.Row < g.Rows {
			byRow[c.Row] = append(byRow[c.Row], c)
		}
	}
	ends := rowEnds(g)
	usual := usualEnd(ends, byRow)
	var rows []row
	for i, cells := range byRow {
		if len(cells) > 0 {
			r := gridRow(cells)
			r.grid, r.short = g, ends[i] < usual
			rows = append(rows, r)
		}
	}
	return rows
}

// rowEnds returns behind which column the last cell of each row ends, cells from rows above included.
func rowEnds(g *Grid) []int {
	ends := make([]int, g.Rows)
	for _, c := range g.Cells {
		for r := max(c.Row, 0); r < min(c.Row+max(c.RowSpan, 1), g.Rows); r++ {
			ends[r] = max(ends[r], c.Col+max(c.ColSpan, 1))
		}
	}
	return ends
}

// usualEnd is where more rows end than anywhere else, of those with more than a few cells; the last such
// place of several.
func usualEnd(ends []int, byRow [][]Cell) int {
	const few = 3
	counts := map[int]int{}
	usual := 0
	for i, e := range ends {
		if len(byRow[i]) <= few {
			continue
		}
		counts[e]++
		if n := counts[e] - counts[usual]; n > 0 || n == 0 && e > usual {
			usual = e
		}
	}
	return usual
}

// gridRow parts the cells of a row: labels come first, an index number before them is left out.
func gridRow(cells []Cell) row {
	r := row{exact: true, place: cells[0].Place}
	first := lastLabel(cells)
	for i, c := range cells {
		switch {
		case i > first:
			r.values = append(r.values, value{text: c.Text, col: c.Col, remark: c.Remark, place: c.Place})
		case isUnit(plainText(c.Text)) && len(r.labels) > 0:
			r.unit = plainText(c.Text)
		case strings.TrimSpace(c.Text) != "" && isLabelText(c.Text):
			r.labels = append(r.labels, label{c.Text, c.Col, c.Place})
		}
	}
	return r
}

// lastLabel returns the index of the last label before the first number that follows a label.
func lastLabel(cells []Cell) int {
	last, known, numbers := -1, -1, 0
	for i, c := range cells {
		if isLabelText(c.Text) {
			last = i
			if isKnownLabel(c.Text) {
				known = i
			}
		} else if last >= 0 && !isBlankText(c.Text) {
			break
		}
	}
	for _, c := range cells {
		if isNumberText(c.Text) {
			numbers++
		}
	}
	switch {
	case known >= 0 && last > known && length(plainText(cells[last].Text)) <= 4:
		return known // 待核实, 见附表 and the like stand in the place of a number
	case known < 0 && last >= 0 && numbers >= 5 && length(plainText(cells[last].Text)) <= 4 && cells[0].Col+len(cells) >= 10 && isBlankText(cells[0].Text):
		return -1
	}
	return last
}

// isKnownLabel reports whether a text is a label of the tables, perhaps with errors.
func isKnownLabel(s string) bool {
	return vocabulary()[fold(s)] != nil || vocabulary()[foldLabel(s)] != nil || groupIn(s) != "" || isNearThree(s)
}

// isLabelText reports whether a text is a label rather than what stands in a data cell.
func isLabelText(s string) bool {
	return hasHan(s) && !isValueText(s)
}

// isValueText reports whether a text is what people type into a data cell: a number, one with a unit
// or a remark, a mark for none, or a short text around digits.
func isValueText(s string) bool {
	t := signed(plainText(s))
	if blankWords[strings.ToLower(t)] {
		return true
	}
	if isNumberText(t) {
		return true
	}
	if t == "零" || chineseNumber(t) >= 0 && length(t) <= 3 {
		return true
	}
	body, _ := splitRemark(t)
	if number, rest := leadingNumber(body); number != "" && strings.HasPrefix(body, number) {
		if rest == "" || isUnit(rest) || length(rest) <= 2 && vocabulary()[fold(rest)] == nil && !strings.ContainsAny(body[len(number):], ".、)") {
			return true
		}
	}
	if digitsIn(t) > 0 && length(t) <= 6 {
		if n, rest := cutNumber(t); n == "" || rest == "" || !hasHan(rest) {
			r := lookalike(t)
			return r.number != "" || !hasHan(t)
		}
	}
	return false
}

// firstPlace returns where the first cell with text stands.
func firstPlace(g *Grid) model.Place {
	for _, c := range g.Cells {
		if strings.TrimSpace(c.Text) != "" && !c.Place.IsZero() {
			return c.Place
		}
	}
	return g.Place
}
