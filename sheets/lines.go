package sheets

import "strings"

// gap is the space between the columns of lines.
const gap = 2

// Lines returns a table as lines for a terminal, without its notes. Numbers stand to the right,
// and so does all else in a column that has more of them than texts. A table wider than width
// (0: no limit) is cut into blocks of columns with a blank line between them, each of which begins
// with the frozen columns. A column wider than that is not cut.
func Lines(s Sheet, width int) []string {
	if len(s.Columns) == 0 {
		return nil
	}
	rows, widths := s.texts()
	right := s.numeric()
	var lines []string
	for _, block := range blocks(widths, min(s.Frozen, len(widths)), width) {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		part := make([][]string, len(rows))
		for r, row := range rows {
			for _, i := range block {
				part[r] = append(part[r], row[i])
			}
		}
		lines = append(lines, Align(part, func(i int) bool { return right[block[i]] })...)
	}
	return lines
}

// texts returns the header and the rows in one line each, and how wide the columns are.
func (s Sheet) texts() (rows [][]string, widths []int) {
	oneLine := strings.NewReplacer("\n", " ", "\t", " ")
	widths = make([]int, len(s.Columns))
	add := func(text func(i int) string) {
		row := make([]string, len(s.Columns))
		for i := range row {
			row[i] = oneLine.Replace(Clean(text(i)))
			widths[i] = max(widths[i], Width(row[i]))
		}
		rows = append(rows, row)
	}
	add(func(i int) string { return s.Columns[i].Name })
	for _, row := range s.Rows {
		add(func(i int) string { return at(row, i).Text })
	}
	return rows, widths
}

// at returns a cell of a row, a blank one where the row has none.
func at(row []Cell, i int) Cell {
	if i < len(row) {
		return row[i]
	}
	return Cell{}
}

// numeric tells which columns have more numbers than texts.
func (s Sheet) numeric() []bool {
	count := make([]int, len(s.Columns))
	for _, row := range s.Rows {
		for i := range count {
			switch c := at(row, i); {
			case c.IsNumber():
				count[i]++
			case c.Text != "":
				count[i]--
			}
		}
	}
	right := make([]bool, len(count))
	for i, n := range count {
		right[i] = n > 0
	}
	return right
}

// blocks returns the numbers of the columns of each block.
func blocks(widths []int, frozen, width int) [][]int {
	var all [][]int
	var block []int
	used := 0
	add := func(i int) {
		block = append(block, i)
		used += widths[i] + gap
	}
	begin := func() {
		block, used = nil, -gap
		for i := range frozen {
			add(i)
		}
	}
	begin()
	for i := frozen; i < len(widths); i++ {
		if width > 0 && len(block) > frozen && used+gap+widths[i] > width {
			all = append(all, block)
			begin()
		}
		add(i)
	}
	return append(all, block)
}

// Align sets rows of texts in columns two spaces apart, those of which right says so to the right.
// A row may be shorter than others. No line ends in blanks.
func Align(rows [][]string, right func(col int) bool) []string {
	var widths []int
	for _, row := range rows {
		for i, text := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], Width(text))
		}
	}
	lines := make([]string, len(rows))
	for r, row := range rows {
		var b strings.Builder
		for i, text := range row {
			if i > 0 {
				b.WriteString(strings.Repeat(" ", gap))
			}
			space := strings.Repeat(" ", widths[i]-Width(text))
			if right(i) {
				b.WriteString(space + text)
			} else {
				b.WriteString(text + space)
			}
		}
		lines[r] = strings.TrimRight(b.String(), " ")
	}
	return lines
}
