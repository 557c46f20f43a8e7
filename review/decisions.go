package review

import (
	"slices"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/sheets"
)

// The headers that an earlier workbook is read by.
const (
	columnDecision = "核实结果"
	columnReviewer = "核实人"
	columnRemark   = "备注"
	columnPrint    = "指纹"
)

// Decision is what a reviewer has written beside a finding.
type Decision struct {
	Print    string // the finding's fingerprint
	Decision string
	Reviewer string
	Remark   string
	Organ    string // whose the finding was
	ID       string
	Message  string
}

// isBlank reports whether the reviewer has written nothing.
func (d *Decision) isBlank() bool { return d.Decision+d.Reviewer+d.Remark == "" }

// Decisions reads what reviewers wrote into the sheet of findings of an earlier workbook, given as rows of
// cells. It finds the columns by their headers, wherever they stand. ok is false when the rows are no such
// sheet.
func Decisions(rows [][]string) (list []Decision, ok bool) {
	start := slices.IndexFunc(rows, func(row []string) bool {
		return slices.Contains(row, columnPrint) && slices.Contains(row, columnDecision)
	})
	if start < 0 {
		return nil, false
	}
	header := rows[start]
	for _, row := range rows[start+1:] {
		cell := func(name string) string {
			if i := slices.Index(header, name); i >= 0 && i < len(row) {
				return row[i]
			}
			return ""
		}
		d := Decision{
			Print: cell(columnPrint), Decision: cell(columnDecision), Reviewer: cell(columnReviewer), Remark: cell(columnRemark),
			Organ: cell("单位"), ID: cell("规则"), Message: cell("说明"),
		}
		if !d.isBlank() {
			list = append(list, d)
		}
	}
	return list, true
}

// DecisionSheets are the names of the sheets that hold decisions.
func DecisionSheets() []string { return []string{findingsSheet, settledSheet} }

// DecisionColumns are the columns that such a sheet always has.
func DecisionColumns() []string { return []string{columnPrint, columnDecision} }

// byPrint finds decisions by their fingerprints. Of several the first counts; the others are kept as settled.
func byPrint(list []Decision) map[string]Decision {
	m := map[string]Decision{}
	for _, d := range list {
		if _, ok := m[d.Print]; !ok {
			m[d.Print] = d
		}
	}
	return m
}

// settled lists the decisions about findings that are no longer there, so that nothing that people wrote
// is lost.
func (b *binder) settled() sheets.Sheet {
	s := sheets.Sheet{Name: settledSheet, Frozen: 1, Notes: []string{"以前的清单中写了核实结果、这次没有再出现的问题"}, Columns: []sheets.Column{
		{Name: "单位", Width: 28, Wrap: true}, {Name: "规则", Width: 16}, {Name: "说明", Width: 60, Wrap: true},
		{Name: columnDecision, Width: 12, Input: true}, {Name: columnReviewer, Width: 10, Input: true},
		{Name: columnRemark, Width: 24, Wrap: true, Input: true}, {Name: columnPrint, Width: 18},
	}}
	if b.Least > model.SeverityInfo {
		s.Notes[0] = "以前的清单中写了核实结果、这次没有列出的问题"
	}
	for _, d := range b.left() {
		s.Rows = append(s.Rows, []sheets.Cell{
			sheets.Text(d.Organ), sheets.Text(d.ID), sheets.Text(d.Message), sheets.Text(d.Decision),
			sheets.Text(d.Reviewer), sheets.Text(d.Remark), sheets.Text(d.Print),
		})
	}
	return s
}

// left are the decisions that stand beside no finding: it has gone or is not listed, its fingerprint was
// deleted, or another decision stands there.
func (b *binder) left() []Decision {
	listed := map[string]bool{}
	for _, p := range b.prints {
		listed[p] = true
	}
	var left []Decision
	seen := map[Decision]bool{}
	for _, d := range b.Decisions {
		if used := listed[d.Print] && b.byPrint[d.Print] == d; !used && !seen[d] {
			seen[d] = true
			left = append(left, d)
		}
	}
	return left
}

// Table is the findings as one table, for files that hold no more: what is settled follows the findings, so
// that no decision is lost.
func (r *Review) Table(set Settings) sheets.Sheet {
	b := newBinder(r, set)
	s := b.findings()
	for _, d := range b.left() {
		row := make([]sheets.Cell, len(s.Columns))
		for i, c := range s.Columns {
			switch c.Name {
			case "单位":
				row[i] = sheets.Text(d.Organ)
			case "级别":
				row[i] = sheets.Text(settledSheet)
			case "规则":
				row[i] = sheets.Text(d.ID)
			case "说明":
				row[i] = sheets.Text(d.Message)
			case columnDecision:
				row[i] = sheets.Text(d.Decision)
			case columnReviewer:
				row[i] = sheets.Text(d.Reviewer)
			case columnRemark:
				row[i] = sheets.Text(d.Remark)
			case columnPrint:
				row[i] = sheets.Text(d.Print)
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}
