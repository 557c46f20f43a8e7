package main

import (
	"fmt"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/sheets"
	"github.com/nianbao/nianbao/stats"
)

// The names of the sheets of a workbook of statistics.
const (
	totalsSheet   = "汇总"
	matrixSheet   = "各单位"
	changesSheet  = "与上年比较"
	outliersSheet = "离群值"
	leftSheet     = "未计入"
)

const figureWidth = 12

// book is all statistics of a year as a workbook.
func (y *yearStats) book() sheets.Book {
	b := sheets.Book{Title: fmt.Sprintf("%d年度政府信息公开工作年度报告统计", y.Year), Kind: statsKind}
	b.Sheets = append(b.Sheets, y.totalsTable(), y.matrix())
	if len(y.pairs) > 0 {
		b.Sheets = append(b.Sheets, y.changesTable(y.changes, (*model.Field).FullName, plain))
	}
	b.Sheets = append(b.Sheets, y.outliersTable((*model.Field).FullName))
	if len(y.Left) > 0 {
		b.Sheets = append(b.Sheets, y.leftTable())
	}
	return b
}

// number is a cell with a figure: a number unless a unit stands behind it.
func number(text string) sheets.Cell {
	if c := sheets.Number(text); c.IsNumber() {
		return c
	}
	return sheets.Text(text)
}

// figureCell is a cell with a figure of a report. What a file leaves blank is told apart from 0 and from
// what the report's edition does not have.
func figureCell(c stats.Cell) sheets.Cell {
	if c.Blank {
		return sheets.Text("空白").With(sheets.Caution)
	}
	return number(c.Text)
}

func textColumn(name string, width int) sheets.Column { return sheets.Column{Name: name, Width: width} }

func figureColumn(name string) sheets.Column {
	return sheets.Column{Name: name, Width: figureWidth, Wrap: true}
}

// totalsTable is the sums of all figures, and those of the organs that have both years.
func (y *yearStats) totalsTable() sheets.Sheet {
	s := sheets.Sheet{Name: totalsSheet, Notes: append(y.heading(), y.totalsNote()), Frozen: 1}
	s.Columns = append([]sheets.Column{textColumn("项目", 60)}, y.totalsColumns()...)
	for i, f := range y.Figures {
		s.Rows = append(s.Rows, append([]sheets.Cell{sheets.Text(f.FullName())}, y.totalsCells(i, plain)...))
	}
	return s
}

// isSamePopulation reports whether each organ that counts has a report on the year before, so that its sum
// is also that of the comparison.
func (y *yearStats) isSamePopulation() bool { return len(y.pairs) == len(y.counted) }

// totalsColumns are the heads of totalsCells.
func (y *yearStats) totalsColumns() []sheets.Column {
	this, last := fmt.Sprintf("%d年", y.Year), fmt.Sprintf("%d年", y.Year-1)
	columns := []sheets.Column{figureColumn(this)}
	switch {
	case len(y.pairs) == 0:
		return columns
	case y.isSamePopulation():
		columns = []sheets.Column{figureColumn(last), figureColumn(this)}
	default:
		columns = append(columns, figureColumn("可比"+last), figureColumn("可比"+this))
	}
	return append(columns, figureColumn("增减"), figureColumn("增减率%"))
}

// totalsNote says which organs are compared: a sum of more organs than a year ago says nothing of a change.
func (y *yearStats) totalsNote() string {
	switch n := len(y.pairs); {
	case n == 0:
		return ""
	case y.isSamePopulation():
		return fmt.Sprintf("计入的 %d 个机关都有上年报告，两年可比", n)
	default:
		return fmt.Sprintf("“可比”两列和增减只含两年都有报告的 %d 个机关，%d年一列含计入的 %d 个", n, y.Year, len(y.counted))
	}
}

func (y *yearStats) totalsCells(i int, style changeStyle) []sheets.Cell {
	c := y.totals[i]
	cells := []sheets.Cell{number(y.Totals[i])}
	switch {
	case len(y.pairs) == 0:
		return cells
	case y.isSamePopulation():
		cells = []sheets.Cell{number(c.Last.String()), number(y.Totals[i])}
	default:
		cells = append(cells, number(c.Last.String()), number(c.This.String()))
	}
	return append(cells, style(c)...)
}

// changeStyle makes the cells of a difference and its ratio.
type changeStyle func(stats.Change) []sheets.Cell

// plain is for files: numbers that programs go on computing with.
func plain(c stats.Change) []sheets.Cell {
	return []sheets.Cell{number(c.Difference.String()), number(c.Ratio.String())}
}

// withSigns is for people. A ratio to 0 is left blank.
func withSigns(c stats.Change) []sheets.Cell {
	cells := plain(c)
	for i, cell := range cells {
		if cell.Text != "" {
			cells[i] = number(signed(cell.Text, ""))
		}
	}
	return cells
}

// matrix is all figures of all organs, with a row of totals.
func (y *yearStats) matrix() sheets.Sheet {
	s := sheets.Sheet{Name: matrixSheet, Frozen: 1}
	s.Columns = []sheets.Column{textColumn("机关", 36), textColumn("是否计入", 24)}
	for _, f := range y.Figures {
		s.Columns = append(s.Columns, figureColumn(f.FullName()))
	}
	s.Columns = append(s.Columns, textColumn("文件", 30))
	for _, row := range y.Rows {
		counts := sheets.Text("计入")
		if row.Left != nil {
			counts = sheets.Text("未计入：" + y.why(*row.Left)).With(sheets.Caution)
		}
		cells := []sheets.Cell{sheets.Text(row.Report.Organ), counts}
		for _, c := range row.Cells {
			cells = append(cells, figureCell(c))
		}
		s.Rows = append(s.Rows, append(cells, sheets.Text(y.files[row.Candidate].name)))
	}
	cells := []sheets.Cell{sheets.Text("合计"), sheets.Text(fmt.Sprintf("%d 份", len(y.counted)))}
	for _, total := range y.Totals {
		cells = append(cells, number(total))
	}
	s.Rows = append(s.Rows, append(cells, sheets.Cell{}))
	return s
}

// changesTable is the largest changes.
func (y *yearStats) changesTable(changes []stats.PairChange, name func(*model.Field) string, style changeStyle) sheets.Sheet {
	s := sheets.Sheet{Name: changesSheet, Frozen: 1, Notes: []string{
		fmt.Sprintf("两年都有报告的 %d 个机关；变化大的在前（差额的平方除以两年中较大的数）；表三、表四只列总计。", len(y.pairs)),
	}}
	s.Columns = []sheets.Column{
		textColumn("机关", 36), textColumn("项目", 50), figureColumn(fmt.Sprintf("%d年", y.Year-1)), figureColumn(fmt.Sprintf("%d年", y.Year)),
		figureColumn("增减"), figureColumn("增减率%"),
	}
	for _, c := range changes {
		p := y.pairs[c.Pair]
		cells := []sheets.Cell{
			sheets.Text(p.This.Organ), sheets.Text(name(p.This.Schema().ByPath[c.Path])), number(c.Last.String()), number(c.This.String()),
		}
		s.Rows = append(s.Rows, append(cells, style(c.Change)...))
	}
	return s
}

// outliersRule says what makes an outlier.
const outliersRule = "大于其他机关非零数字的上四分位数的 10 倍（非零的至少 5 个），有上年报告的还大于本机关上年数字的 3 倍；可能多打了一位，也可能确实如此，请核对。表三、表四只看总计。"

// outliersTable is the figures that stand out, with what they are compared with.
func (y *yearStats) outliersTable(name func(*model.Field) string) sheets.Sheet {
	s := sheets.Sheet{Name: outliersSheet, Frozen: 1, Notes: []string{outliersRule}}
	s.Columns = []sheets.Column{
		textColumn("机关", 36), textColumn("项目", 50), figureColumn(fmt.Sprintf("%d年", y.Year)), figureColumn("其他机关上四分位数"),
		figureColumn("倍数"), figureColumn("其他非零机关数"), figureColumn(fmt.Sprintf("本机关%d年", y.Year-1)),
	}
	rowOf := map[*model.Report]int{}
	for i, row := range y.Rows {
		rowOf[row.Report] = i + 1
	}
	for _, o := range y.outliers {
		r := y.counted[o.Report]
		last := number(o.Last)
		if o.Last == "" {
			last = sheets.Text("不详")
		}
		s.Rows = append(s.Rows, []sheets.Cell{
			sheets.Text(r.Organ).To(sheets.Link{Sheet: matrixSheet, Row: rowOf[r]}), sheets.Text(name(o.Figure)), number(o.Value).With(sheets.Caution),
			number(o.Quartile), number(o.Times), number(fmt.Sprint(o.Others)), last,
		})
	}
	return s
}

// leftTable is the reports that do not count.
func (y *yearStats) leftTable() sheets.Sheet {
	s := sheets.Sheet{Name: leftSheet, Columns: []sheets.Column{textColumn("文件", 40), textColumn("机关", 36), {Name: "原因", Width: 70, Wrap: true}}}
	for _, e := range y.Left {
		s.Rows = append(s.Rows, []sheets.Cell{sheets.Text(y.files[e.Member].name), sheets.Text(e.Organ), sheets.Text(y.why(e))})
	}
	return s
}
