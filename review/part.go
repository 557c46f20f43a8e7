package review

import (
	"fmt"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/sheets"
)

// PartKind is the kind of the workbooks that Part makes.
const PartKind = "part"

// NeedsPart reports whether there is anything to send to the member of a row: errors, warnings, or that
// its report is missing.
func (row *Row) NeedsPart() bool { return row.Organ != "" && row.Errors+row.Warnings > 0 }

// Part is what the member of a row is sent: its own findings and what to do. Findings below least are left
// out.
func (r *Review) Part(row *Row, least model.Severity) sheets.Book {
	b := &binder{Review: r, Settings: Settings{Least: least}}
	found := r.about(row)
	s := sheets.Sheet{Name: findingsSheet, Notes: []string{
		fmt.Sprintf("%s：%s政府信息公开工作年度报告有下列问题，请改正或说明后重新报送。", row.Organ, r.yearText()),
	}, Columns: []sheets.Column{
		{Name: "序号", Width: 6}, {Name: "级别", Width: 6}, {Name: "位置", Width: 24, Wrap: true}, {Name: "说明", Width: 50, Wrap: true},
		{Name: "怎么办", Width: 36, Wrap: true}, {Name: "发现", Width: 12, Wrap: true}, {Name: "应为", Width: 12, Wrap: true},
		{Name: "单位说明", Width: 20, Wrap: true, Input: true}, {Name: "文件", Width: 30, Wrap: true},
	}}
	for i := range found {
		f := &found[i]
		if f.Finding.Severity < b.Least {
			continue
		}
		s.Rows = append(s.Rows, []sheets.Cell{
			number(len(s.Rows) + 1), sheets.Text(f.Finding.Severity.Chinese()).With(severityTone(f.Finding.Severity)), sheets.Text(f.place()),
			sheets.Text(f.Finding.Message), sheets.Text(ToDo(f.Finding)), value(f.Finding.Found), value(f.Finding.Expected), {}, sheets.Text(f.File),
		})
	}
	return sheets.Book{Title: row.Organ + "年度报告的问题", Kind: PartKind, Sheets: []sheets.Sheet{s}}
}
