package tables

import "strconv"

// The functions of this file write the cells of the official tables, so that an edition
// reads like the printed table.

func join(parts ...[]Cell) []Cell {
	var cells []Cell
	for _, p := range parts {
		cells = append(cells, p...)
	}
	return cells
}

// band is a row of table two that names the item of article 20, over all four columns.
func band(row int, text string) []Cell {
	return []Cell{{Row: row, RowSpan: 1, ColSpan: 4, Role: GroupHeader, Text: text}}
}

// columns is a header row inside table two; the last label takes the columns left over.
func columns(row int, labels ...string) []Cell {
	var cells []Cell
	for i, l := range labels {
		cells = append(cells, Cell{Row: row, Col: i, RowSpan: 1, ColSpan: 1, Role: ColumnHeader, Text: l})
	}
	cells[len(cells)-1].ColSpan = 4 - (len(labels) - 1)
	return cells
}

// cells is a row of table two: its label and a figure for each key below path; the last
// figure takes the columns left over.
func cells(row int, label, path string, keys ...string) []Cell {
	out := []Cell{{Row: row, RowSpan: 1, ColSpan: 1, Role: RowHeader, Text: label}}
	for i, k := range keys {
		out = append(out, Cell{Row: row, Col: i + 1, RowSpan: 1, ColSpan: 1, Path: path + "." + k})
	}
	out[len(out)-1].ColSpan = 4 - len(keys)
	return out
}

// decision is a row of table two with one figure.
func decision(row int, label, path string) []Cell {
	return []Cell{
		{Row: row, RowSpan: 1, ColSpan: 1, Role: RowHeader, Text: label},
		{Row: row, Col: 1, RowSpan: 1, ColSpan: 3, Path: path},
	}
}

// keepGroups marks rows as belonging together from each start to the next.
func keepGroups(rows int, starts ...int) []bool {
	keep := make([]bool, rows)
	for i := range keep {
		keep[i] = i+1 < rows
	}
	for _, s := range starts {
		if s > 0 {
			keep[s-1] = false
		}
	}
	return keep
}

// outcomeRow is a row of part 三 of table three. group is set on the first row of a group
// of rows; a row outside a group has a label of two columns.
type outcomeRow struct {
	group string
	rows  int
	label string
	path  string
}

func outcomePaths(rows []outcomeRow) []string {
	paths := make([]string, len(rows))
	for i, r := range rows {
		paths[i] = "applications.outcomes." + r.path
	}
	return paths
}

const headRowsThree = 3

// tableThree builds the table of section 三 around the outcome rows of an edition.
func tableThree(rows []outcomeRow) Grid {
	cells := join(headThree(),
		wideRow(3, "一、本年新收政府信息公开申请数量", "applications.received"),
		wideRow(4, "二、上年结转政府信息公开申请数量", "applications.carried_over"),
		[]Cell{{Row: 5, RowSpan: len(rows) + 1, ColSpan: 1, Role: RowHeader, Text: "三、本年度办理结果"}},
	)
	left, row := 0, 5
	for _, r := range rows {
		label := Cell{Row: row, Col: 2, RowSpan: 1, ColSpan: 1, Role: RowHeader, Text: r.label}
		switch {
		case r.group != "":
			cells = append(cells, Cell{Row: row, Col: 1, RowSpan: r.rows, ColSpan: 1, Role: RowHeader, Text: r.group})
			left = r.rows
		case left == 0:
			label.Col, label.ColSpan = 1, 2
		}
		left = max(left-1, 0)
		cells = append(cells, label)
		cells = append(cells, figures(row, "applications.outcomes."+r.path)...)
		row++
	}
	cells = append(cells, Cell{Row: row, Col: 1, RowSpan: 1, ColSpan: 2, Role: RowHeader, Text: "（七）总计"})
	cells = append(cells, figures(row, "applications.outcomes.total")...)
	cells = append(cells, wideRow(row+1, "四、结转下年度继续办理", "applications.carried_forward")...)
	return Grid{
		Name: "表三", Rows: row + 2, HeadRows: headRowsThree,
		// twips of the notice's own table
		Widths: []int{754, 921, 3271, 685, 685, 685, 685, 685, 685, 685},
		Cells:  cells, Keep: keepOutcomes(row+2, rows),
	}
}

func headThree() []Cell {
	cells := []Cell{
		{RowSpan: 3, ColSpan: 3, Role: Corner, Text: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"},
		{Col: 3, RowSpan: 1, ColSpan: 7, Role: ColumnHeader, Text: "申请人情况"},
		{Row: 1, Col: 3, RowSpan: 2, ColSpan: 1, Role: ColumnHeader, Text: ApplicantColumns[0]},
		{Row: 1, Col: 4, RowSpan: 1, ColSpan: 5, Role: ColumnHeader, Text: "法人或其他组织"},
		{Row: 1, Col: 9, RowSpan: 2, ColSpan: 1, Role: ColumnHeader, Text: ApplicantColumns[6]},
	}
	for i, name := range ApplicantColumns[1:6] {
		cells = append(cells, Cell{Row: 2, Col: 4 + i, RowSpan: 1, ColSpan: 1, Role: ColumnHeader, Text: name})
	}
	return cells
}

func wideRow(row int, label, path string) []Cell {
	return append([]Cell{{Row: row, RowSpan: 1, ColSpan: 3, Role: RowHeader, Text: label}}, figures(row, path)...)
}

func figures(row int, path string) []Cell {
	cells := make([]Cell, 7)
	for i := range cells {
		cells[i] = Cell{Row: row, Col: 3 + i, RowSpan: 1, ColSpan: 1, Path: path + "[" + strconv.Itoa(i) + "]"}
	}
	return cells
}

// keepOutcomes keeps the header with the first row and each group together; （七）总计 and
// 四 stay together, since the identity is read off them.
func keepOutcomes(total int, rows []outcomeRow) []bool {
	keep := make([]bool, total)
	for r := range headRowsThree {
		keep[r] = true
	}
	for i, r := range rows {
		for k := range max(r.rows-1, 0) {
			keep[5+i+k] = true
		}
	}
	keep[total-2] = true
	return keep
}

var tableFour = Grid{
	Name: "表四", Rows: 4, HeadRows: headRowsThree,
	Widths: []int{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
	Cells: join(
		[]Cell{
			{RowSpan: 1, ColSpan: 5, Role: ColumnHeader, Text: "行政复议"},
			{Col: 5, RowSpan: 1, ColSpan: 10, Role: ColumnHeader, Text: "行政诉讼"},
		},
		caseHeads(1, 0, 2),
		[]Cell{
			{Row: 1, Col: 5, RowSpan: 1, ColSpan: 5, Role: ColumnHeader, Text: "未经复议直接起诉"},
			{Row: 1, Col: 10, RowSpan: 1, ColSpan: 5, Role: ColumnHeader, Text: "复议后起诉"},
		},
		caseHeads(2, 5, 1), caseHeads(2, 10, 1),
		caseFigures(0, "reconsideration"), caseFigures(5, "litigation.direct"),
		caseFigures(10, "litigation.after_reconsideration"),
	),
	Keep: []bool{true, true, true, false},
}

func caseHeads(row, col, span int) []Cell {
	cells := make([]Cell, 5)
	for i := range cells {
		cells[i] = Cell{Row: row, Col: col + i, RowSpan: span, ColSpan: 1, Role: ColumnHeader, Text: CaseColumns[i]}
	}
	return cells
}

func caseFigures(col int, path string) []Cell {
	cells := make([]Cell, 5)
	for i := range cells {
		cells[i] = Cell{Row: 3, Col: col + i, RowSpan: 1, ColSpan: 1, Path: path + "[" + strconv.Itoa(i) + "]"}
	}
	return cells
}
