package xlsx

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/model"
	"github.com/xuri/excelize/v2"
)

// formText is a text of a form: in the rows beside its label or below its heading.
type formText struct {
	path  string
	label string
	hint  string
	lines []string
	rows  int // how many rows it gets
}

// The choices of section titles.
const (
	templateChoice = "通知附件的写法"
	bodyChoice     = "通知正文的写法"
)

// sectionTitles is how many titles sections have.
const sectionTitles = 6

// namesOf are the texts of the sheet 基本信息.
func namesOf(r *model.Report) []formText {
	year, next := "", 2026 // for hints
	if r.Year != 0 {
		year, next = strconv.Itoa(r.Year), r.Year+1
	}
	titles := r.OwnTitles
	if len(titles) == 0 {
		titles = linesOf(map[model.Titles]string{model.TemplateTitles: templateChoice, model.BodyTitles: bodyChoice}[r.Titles])
	}
	preamble := linesOf(r.Preamble)
	return []formText{
		{"organ", "机关名称", "机关全称", linesOf(r.Organ), 1},
		{"year", "报告年度", fmt.Sprintf("四位数字，如 %d", next-1), linesOf(year), 1},
		{"title", "标题", "不填时，标题是机关名称和“××××年政府信息公开工作年度报告”两行。一行一格", linesOf(r.Title), max(2, len(linesOf(r.Title)))},
		{"date_line", "题下日期", fmt.Sprintf("可选，标题下面的一行，如（%d年1月16日）", next), linesOf(r.DateLine), 1},
		{"addressee", "主送机关", "可选，如 县人民政府：", linesOf(r.Addressee), 1},
		{"preamble", "前言", "可选，第一部分之前的文字：依据、统计期限、联系方式。一段一格", preamble, max(3, len(preamble)+1)},
		{"signature.organ", "落款机关", "可选", linesOf(r.Signature.Organ), 1},
		{"signature.date", "落款日期", fmt.Sprintf("可选，如 %d年1月16日", next), linesOf(r.Signature.Date.String()), 1},
		{"titles", "章节标题", "可选：选“" + templateChoice + "”或“" + bodyChoice + "”，不填是前一种；自拟的，六个标题各占一格，不写“一、”等序号", titles, max(sectionTitles, len(titles))},
	}
}

// textsOf are the texts of the sheet 文字, in order. There is always room for one more attachment.
func textsOf(r *model.Report) []formText {
	out := []formText{
		{path: "overview", label: "一、总体情况", rows: 12},
		{path: "problems", label: "五、存在的主要问题及改进情况", rows: 8},
		{path: "other_matters", label: "六、其他需要报告的事项", rows: 5},
		{path: "proactive_disclosure.before", label: "表二前的文字（可选）", rows: 2},
		{path: "proactive_disclosure.after", label: "表二后的文字（可选）", rows: 2},
		{path: "applications.before", label: "表三前的文字（可选）", rows: 2},
		{path: "applications.after", label: "表三后的文字（可选）", rows: 2},
		{path: "litigation.before", label: "表四前的文字（可选）", rows: 2},
		{path: "litigation.after", label: "表四后的文字（可选）", rows: 2},
	}
	for i := range out {
		out[i].lines = linesOf(r.Prose(out[i].path))
	}
	for i := range len(r.Attachments) + 1 {
		title, text := attachmentTexts(i)
		if i < len(r.Attachments) {
			title.lines, text.lines = linesOf(r.Attachments[i].Title), linesOf(r.Attachments[i].Text)
		}
		out = append(out, title, text)
	}
	const more = 4 // rows to write on in
	for i := range out {
		if n := len(out[i].lines); n > 0 && out[i].rows > 1 {
			out[i].rows = max(out[i].rows, n+more)
		}
	}
	return out
}

// attachmentTexts are the title and the text of the attachment with an index from 0, still empty.
func attachmentTexts(i int) (title, text formText) {
	name := fmt.Sprintf("附件%d", i+1)
	return formText{path: model.AttachmentPath(i, "title"), label: name + "的标题（可选）", rows: 1},
		formText{path: model.AttachmentPath(i, "text"), label: name + "的正文（可选）", rows: 3}
}

// linesOf are the lines of a text that are not blank, as they stand.
func linesOf(text string) []string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		if !isBlank(line) {
			out = append(out, line)
		}
	}
	return out
}

// textName is the defined name of a text by its path: attachments[0].title is nb.attachments.1.title.
func textName(path string) string {
	head, rest, ok := strings.Cut(path, "[")
	if !ok {
		return namePrefix + path
	}
	number, tail, _ := strings.Cut(rest, "]")
	n, _ := strconv.Atoi(number) // a path that attachmentTexts made
	return namePrefix + head + "." + strconv.Itoa(n+1) + tail
}

// line returns a line of a text, "" behind the last.
func (t *formText) line(i int) string {
	if i < len(t.lines) {
		return t.lines[i]
	}
	return ""
}

// The columns of the sheet 基本信息 and of the other sheets of texts.
var namesColumns, textColumns = []float64{12, 60, 34}, []float64{84}

// names writes the sheet 基本信息.
func (f *form) names() error {
	all := namesOf(f.report)
	row := 1
	for _, t := range all {
		if err := f.name(namesSheet, textName(t.path), area{row, 1, row + t.rows - 1, 1}); err != nil {
			return err
		}
		if v := nameValidation(t.path, f.report); v != nil {
			v.Sqref = at{row, 1}.String()
			if err := f.file.AddDataValidation(namesSheet, v); err != nil {
				return err
			}
		}
		if t.path == "organ" || t.path == "year" {
			cell := at{row, 1}.String()
			if err := f.paint(namesSheet, cell, "LEN("+cell+")=0", f.amber); err != nil {
				return err
			}
		}
		row += t.rows
	}
	if err := f.protect(namesSheet, true); err != nil {
		return err
	}
	if err := f.printed(namesSheet, printing{}); err != nil {
		return err
	}
	w, err := f.startRows(namesSheet, namesColumns, at{1, 0})
	if err != nil {
		return err
	}
	if err := w.title(namesSheet, len(namesColumns)); err != nil {
		return err
	}
	for _, t := range all {
		if err := w.nameRows(&t); err != nil {
			return err
		}
	}
	return w.out.Flush()
}

// nameValidation offers the choices of titles and refuses other years.
func nameValidation(path string, r *model.Report) *excelize.DataValidation {
	v := excelize.NewDataValidation(true)
	switch {
	case path == "titles" && len(r.OwnTitles) == 0:
		if err := v.SetDropList([]string{templateChoice, bodyChoice}); err != nil { // only a list that is too long is none
			return nil
		}
	case path == "year":
		v.Type, v.Operator, v.Formula1, v.Formula2 = "whole", "between", strconv.Itoa(model.FirstYear), strconv.Itoa(model.LastYear)
		v.SetError(excelize.DataValidationErrorStyleStop, "填得不对", fmt.Sprintf("报告年度是 %d 到 %d 的四位数字。", model.FirstYear, model.LastYear))
	default:
		return nil
	}
	return v
}

// nameRows writes a text beside its label.
func (w *rowWriter) nameRows(t *formText) error {
	top, last := w.row, w.row+t.rows-1
	for _, a := range []area{{top, 0, last, 0}, {top, 2, last, 2}} {
		if err := w.merge(a); err != nil {
			return err
		}
	}
	for i := range t.rows {
		cells := []formCell{{look: formLook{zone: labelZone}}, textCell(t.line(i)), {look: formLook{zone: hintZone, left: true}}}
		if t.path == "year" && t.line(i) != "" {
			cells[1] = formCell{value: w.report.Year, look: formLook{zone: figureZone, left: true}}
		}
		lines := wrapped(t.line(i), int(namesColumns[1]))
		if i == 0 {
			cells[0].value, cells[2].value = t.label, t.hint
			lines = max(lines, (wrapped(t.hint, int(namesColumns[2]))+t.rows-1)/t.rows)
		}
		if err := w.add(textHeight(lines), cells...); err != nil {
			return err
		}
	}
	return nil
}

// textCell is a cell with a line of text, or for one.
func textCell(line string) formCell {
	c := formCell{look: formLook{zone: textZone, left: true, format: textFormat}}
	if line != "" {
		c.value = line
	}
	return c
}

// textHeight is the height of a row with so many lines.
func textHeight(lines int) float64 {
	const line = 15
	return min(float64(line*lines+5), excelize.MaxRowHeight)
}

// textsTitle stands above the texts.
const textsTitle = "各部分文字"

// textsHint stands below the title of the sheet 文字.
const textsHint = "一段一格，写在各标题下面的浅黄色格子里；不够时在中间插入行，空着的行不用管。段首不用空格；“（一）”“1.”开头的是各级标题。图表和表格写成几行标记，如“:::表格”。"

// texts writes the sheet 文字.
func (f *form) texts() error {
	const heads = 2 // rows above the texts
	all := textsOf(f.report)
	row := heads
	for _, t := range all {
		first, last := at{row + 1, 0}, at{row + t.rows, 0}
		if err := f.name(textsSheet, textName(t.path), area{first.row, 0, last.row, 0}); err != nil {
			return err
		}
		if t.path == "overview" || t.path == "problems" || t.path == "other_matters" {
			if err := f.paint(textsSheet, first.String(), "COUNTA("+fixed(first)+":"+fixed(last)+")=0", f.amber); err != nil {
				return err
			}
		}
		row += t.rows + 1
	}
	if err := f.protect(textsSheet, true); err != nil {
		return err
	}
	if err := f.printed(textsSheet, printing{}); err != nil {
		return err
	}
	w, err := f.startRows(textsSheet, textColumns, at{heads, 0})
	if err != nil {
		return err
	}
	if err := w.title(textsTitle, 1); err != nil {
		return err
	}
	if err := w.add(textHeight(wrapped(textsHint, int(textColumns[0]))), formCell{value: textsHint, look: formLook{zone: hintZone, left: true}}); err != nil {
		return err
	}
	for _, t := range all {
		if err := w.textRows(&t); err != nil {
			return err
		}
	}
	return w.out.Flush()
}

// textRows writes a text below its heading.
func (w *rowWriter) textRows(t *formText) error {
	if err := w.add(textHeight(1), formCell{value: t.label, look: formLook{zone: headingZone, left: true}}); err != nil {
		return err
	}
	for i := range t.rows {
		if err := w.add(textHeight(wrapped(t.line(i), int(textColumns[0]))), textCell(t.line(i))); err != nil {
			return err
		}
	}
	return nil
}
