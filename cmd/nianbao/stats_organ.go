package main

import (
	"fmt"
	"slices"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/sheets"
	"github.com/nianbao/nianbao/stats"
)

// organYears is the statistics of one organ on several years.
type organYears struct {
	*stats.History
	organ string // as the latest report has it
	notes []string
	left  [][2]string // files that are not in the history, and why
}

// newOrganYears puts the reports of one organ side by side. Of a year with more than one nobody knows which was meant.
func newOrganYears(files []reportFile) *organYears {
	o := &organYears{}
	onYear := map[int]int{}
	for _, f := range files {
		if f.report != nil {
			onYear[f.report.Year]++
		}
	}
	var reports []*nianbao.Report
	latest := 0
	for _, f := range files {
		switch errs := len(f.findings.Errors()); {
		case f.report == nil:
			o.left = append(o.left, [2]string{f.name, fmt.Sprintf("不能作为报告读取，有 %d 个错误：请运行 nianbao check 查看", errs)})
			continue
		case onYear[f.report.Year] > 1:
			o.left = append(o.left, [2]string{f.name, fmt.Sprintf("%d年度的报告不止一份，请只留一份", f.report.Year)})
			continue
		case errs > 0:
			o.notes = append(o.notes, fmt.Sprintf("%d年度的报告有 %d 个错误，数字仍按报告列出：%s", f.report.Year, errs, shown(f.name)))
		}
		reports = append(reports, f.report)
		if f.report.Year > latest {
			latest, o.organ = f.report.Year, f.report.Organ
		}
	}
	o.History = stats.NewHistory(reports)
	return o
}

func (o *organYears) counts() bool { return len(o.Years) > 0 }

// heading says what is in the table, and what is not.
func (o *organYears) heading() []string {
	lines := []string{"没有可以对照的报告"}
	if o.counts() {
		lines[0] = fmt.Sprintf("%s：%d 个年度", visible(o.organ), len(o.Years))
	}
	for _, left := range o.left {
		lines = append(lines, "  未计入 "+shown(left[0])+"："+left[1])
	}
	return append(lines, o.notes...)
}

func (o *organYears) text(s *session, all bool) {
	for _, line := range o.heading() {
		fmt.Fprintln(s.stdout, line)
	}
	if !o.counts() {
		return
	}
	zero := 0
	t := sheets.Sheet{Frozen: 1, Columns: o.columns()}
	group := ""
	for _, row := range o.Rows {
		empty := !slices.ContainsFunc(row.Cells, func(c stats.Cell) bool { return !isZeroText(c.Text) })
		if !all && stats.IsPart(row.Figure) {
			continue
		} else if !all && empty {
			zero++
			continue
		}
		if name := tableName(row.Figure); name != group {
			group = name
			t.Rows = append(t.Rows, groupRow(group, len(t.Columns)))
		}
		t.Rows = append(t.Rows, o.cells(row, "  "+o.brief(row), withSigns))
	}
	note := ""
	if zero > 0 {
		note = fmt.Sprintf("另有 %d 项各年都是 0，没有列出（--all-figures 全部列出）", zero)
	}
	s.section("历年", t, note)
}

// brief is the short name of a figure, with its edition where the full name has it.
func (o *organYears) brief(row stats.HistoryRow) string {
	if row.Name == row.Figure.FullName() {
		return brief(row.Figure)
	}
	return brief(row.Figure) + "（" + row.Figure.Edition.ID + "年版）"
}

// columns are a year each, and what changed since the one before. A year that is missing between the two is told.
func (o *organYears) columns() []sheets.Column {
	columns := []sheets.Column{textColumn("项目", 60)}
	for i, year := range o.Years {
		columns = append(columns, figureColumn(fmt.Sprintf("%d年", year)))
		if i == 0 {
			continue
		}
		than := ""
		if before := o.Years[i-1]; before != year-1 {
			than = fmt.Sprintf("较%d年", before)
		}
		columns = append(columns, figureColumn(than+"增减"), figureColumn("增减率%"))
	}
	return columns
}

func (o *organYears) cells(row stats.HistoryRow, name string, style changeStyle) []sheets.Cell {
	cells := []sheets.Cell{sheets.Text(name)}
	for i, c := range row.Cells {
		cells = append(cells, figureCell(c))
		if i > 0 {
			cells = append(cells, style(row.Changes[i-1])...)
		}
	}
	return cells
}

// matrix is all figures.
func (o *organYears) matrix() sheets.Sheet {
	t := sheets.Sheet{Name: "历年", Notes: o.heading(), Frozen: 1, Columns: o.columns()}
	for _, row := range o.Rows {
		t.Rows = append(t.Rows, o.cells(row, row.Name, plain))
	}
	return t
}

func (o *organYears) book() sheets.Book {
	b := sheets.Book{Title: o.organ + "历年政府信息公开工作年度报告统计", Kind: statsKind, Sheets: []sheets.Sheet{o.matrix()}}
	if len(o.left) > 0 {
		t := sheets.Sheet{Name: leftSheet, Columns: []sheets.Column{textColumn("文件", 40), {Name: "原因", Width: 70, Wrap: true}}}
		for _, left := range o.left {
			t.Rows = append(t.Rows, []sheets.Cell{sheets.Text(left[0]), sheets.Text(left[1])})
		}
		b.Sheets = append(b.Sheets, t)
	}
	return b
}
