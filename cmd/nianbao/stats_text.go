package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/sheets"
	"github.com/nianbao/nianbao/stats"
)

// text shows the statistics of a year. all shows the figures that are left out otherwise.
func (y *yearStats) text(s *session, all bool) {
	for _, line := range y.heading() {
		fmt.Fprintln(s.stdout, line)
	}
	if !y.counts() {
		y.tellLeftOut(s)
		return
	}
	figures, zero := y.shownFigures(all)
	marks := ""
	if len(y.Rows) > len(y.counted) {
		marks = "带×的未计入合计"
	}
	if n := y.tooLong(s, figures); n > 0 && !all {
		fmt.Fprintf(s.stdout, "\n各机关的数字在这个终端上有 %d 行，没有列出：请用 --xlsx 或 --csv 另存，或加 --all-figures 全部列出\n", n)
	} else {
		s.section("各机关", y.briefMatrix(figures), marks, zeroNote(zero)) // the longest first: the end is what stays on the screen
	}
	s.section("合计", y.briefTotals(figures), y.totalsNote(), zeroNote(zero))
	y.comparisons(s)
	y.tellLeftOut(s)
}

// mostLines is how long a matrix may be on a terminal before it is left to files.
const mostLines = 200

// tooLong returns how many lines the matrix would have on a terminal, 0 when they are not too many.
func (y *yearStats) tooLong(s *session, figures []int) int {
	if s.width == 0 || len(y.Rows) <= mostLines/10 {
		return 0
	}
	if n := len(sheets.Lines(y.briefMatrix(figures), s.width)); n > mostLines {
		return n
	}
	return 0
}

// tellLeftOut lists the reports that do not count.
func (y *yearStats) tellLeftOut(s *session) {
	if len(y.Left) == 0 {
		return
	}
	fmt.Fprintf(s.stdout, "\n【未计入 %d 份】\n", len(y.Left))
	for _, line := range y.leftOut() {
		fmt.Fprintln(s.stdout, line)
	}
}

// comparisons shows the largest changes and the outliers.
func (y *yearStats) comparisons(s *session) {
	largest := varied(y.changes, y.top)
	n := len(largest)
	switch {
	case len(y.pairs) == 0 && slices.ContainsFunc(y.files, func(f reportFile) bool { return f.report != nil && f.report.Year == y.Year-1 }):
		fmt.Fprintf(s.stdout, "\n%d年度的报告没有能对照的，没有与上年比较\n", y.Year-1)
	case len(y.pairs) == 0:
		fmt.Fprintf(s.stdout, "\n没有%d年度的报告，没有与上年比较\n", y.Year-1)
	case n > 0:
		s.section(fmt.Sprintf("与上年比较，变化最大的 %d 项", n), y.changesTable(largest, brief, withSigns),
			fmt.Sprintf("比较了两年都有报告的 %d 个机关，共 %d 项有变化；同一个项目最多列 %d 个机关", len(y.pairs), len(y.changes), mostOfOne))
	}
	if len(y.outliers) == 0 {
		fmt.Fprintln(s.stdout, "\n没有离群值")
		return
	}
	s.section(fmt.Sprintf("离群值 %d 个", len(y.outliers)), y.outliersTable(brief), "离群值："+outliersRule)
}

// mostOfOne is how many organs the largest changes name for one figure.
const mostOfOne = 5

// varied are the largest changes, of one figure not too many: licences alone would fill any list.
func varied(changes []stats.PairChange, most int) []stats.PairChange {
	var list []stats.PairChange
	count := map[string]int{}
	for _, c := range changes {
		if len(list) == most {
			break
		}
		if count[c.Path]++; count[c.Path] <= mostOfOne {
			list = append(list, c)
		}
	}
	return list
}

// section shows a table below a heading, and notes below it.
func (s *session) section(heading string, table sheets.Sheet, notes ...string) {
	fmt.Fprintf(s.stdout, "\n【%s】\n", heading)
	for _, line := range sheets.Lines(table, s.width) {
		fmt.Fprintln(s.stdout, visible(line))
	}
	for _, note := range notes {
		if note != "" {
			writeLines(s.stdout, 0, note)
		}
	}
}

// zeroNote says how many figures are not shown because they are 0.
func zeroNote(zero int) string {
	if zero == 0 {
		return ""
	}
	return fmt.Sprintf("另有 %d 项各机关都是 0，没有列出（--all-figures 全部列出）", zero)
}

// shownFigures are the numbers of the figures to show: without all, those that are no parts of others
// and that some report has. zero counts those that none has.
func (y *yearStats) shownFigures(all bool) (figures []int, zero int) {
	for i, f := range y.Figures {
		has := slices.ContainsFunc(y.Rows, func(row stats.Row) bool { return !isZeroText(row.Cells[i].Text) })
		switch {
		case all || has && !stats.IsPart(f):
			figures = append(figures, i)
		case !has && !stats.IsPart(f):
			zero++
		}
	}
	return figures, zero
}

// isZeroText reports whether a figure is 0 or not there.
func isZeroText(text string) bool { return strings.Trim(text, "+-0.元万") == "" }

// briefTotals is the table of totals with short names, in groups by the official tables.
func (y *yearStats) briefTotals(figures []int) sheets.Sheet {
	t := sheets.Sheet{Frozen: 1, Columns: append([]sheets.Column{textColumn("项目", 0)}, y.totalsColumns()...)}
	group := ""
	for _, i := range figures {
		f := y.Figures[i]
		if name := tableName(f); name != group {
			group = name
			t.Rows = append(t.Rows, groupRow(group, len(t.Columns)))
		}
		t.Rows = append(t.Rows, append([]sheets.Cell{sheets.Text("  " + brief(f))}, y.totalsCells(i, withSigns)...))
	}
	return t
}

// groupRow is a row with a name alone.
func groupRow(name string, columns int) []sheets.Cell {
	row := make([]sheets.Cell, columns)
	row[0] = sheets.Text(name)
	return row
}

// briefMatrix is a row an organ with the figures that are shown.
func (y *yearStats) briefMatrix(figures []int) sheets.Sheet {
	t := sheets.Sheet{Frozen: 1, Columns: []sheets.Column{textColumn("机关", 0)}}
	for _, i := range figures {
		t.Columns = append(t.Columns, figureColumn(brief(y.Figures[i])))
	}
	for _, row := range y.Rows {
		name := row.Report.Organ
		if row.Left != nil {
			name += " ×"
		}
		cells := []sheets.Cell{sheets.Text(name)}
		for _, i := range figures {
			cells = append(cells, figureCell(row.Cells[i]))
		}
		t.Rows = append(t.Rows, cells)
	}
	cells := []sheets.Cell{sheets.Text(fmt.Sprintf("合计（%d 份）", len(y.counted)))}
	for _, i := range figures {
		cells = append(cells, number(y.Totals[i]))
	}
	t.Rows = append(t.Rows, cells)
	return t
}
