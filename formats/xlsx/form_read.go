package xlsx

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"golang.org/x/text/width"
)

// read returns what the cells of a form hold, and tells of what is not read.
func (f *foundForm) read() *paper.Form {
	out := &paper.Form{Texts: map[string][]paper.FormLine{}}
	for i, t := range f.tables {
		if t != nil {
			out.Tables[i] = f.table(t)
		} else {
			f.b.missing("", "没有认出填报表的"+[]string{"表二", "表三", "表四"}[i]+"：行名或栏名被改动，或者表被隐藏、删除；改按一般的表格寻找", "请逐格核对")
		}
	}
	f.readNames(out)
	f.readTexts(out)
	f.tellLeft()
	return out
}

// missing tells of a part of a form that is not where it was.
func (b *book) missing(path, message, hint string) {
	b.notes = append(b.notes, model.Finding{ID: "IMPORT-MISSING", Severity: model.SeverityWarning, Path: path, Message: message, Hint: hint})
}

// table reads the figures of a table.
func (f *foundForm) table(t *foundTable) paper.FormTable {
	out := paper.FormTable{Edition: t.edition.ID, Figures: map[string]paper.FormFigure{}, Place: f.place(t.sheet, at{t.top, t.left})}
	places := t.places()
	for _, g := range t.grid.Cells {
		if g.Path == "" {
			continue
		}
		p := f.filled(t, t.place(g), g.RowSpan, g.ColSpan)
		figure := paper.FormFigure{Place: f.place(t.sheet, p)}
		c := t.sheet.cells[p]
		t.sheet.told[p] = true
		switch {
		case t.isOurs(g.Path, places):
			figure.Text = t.sum(g.Path, places).text()
		case c != nil:
			figure.Text, figure.Remark = decimals(c), c.remark
			f.tellTyped(t, g.Path, p, c)
		}
		figure.Note = t.sheet.noteAt(p)
		out.Figures[g.Path] = figure
	}
	return out
}

// tellTyped tells of a number that was typed as text into a form: the formulas of the workbook pass over it.
func (f *foundForm) tellTyped(t *foundTable, path string, p at, c *cell) {
	if v, ok := c.typed(); ok && !c.number {
		f.b.notes = append(f.b.notes, model.Finding{
			ID: "IMPORT-UNSURE", Severity: model.SeverityInfo, Path: path, Place: f.place(t.sheet, p), Found: model.Text(c.text),
			Message: zhtext.Quote(c.text) + "是文本，表里的公式没有把它算进去；读作 " + sumValue{v, true}.text(),
			Hint:    "请在 Excel 中改成数字：选中这些格，点左上角的三角，选“转换为数字”",
		})
	}
}

// typed is the number in a cell, also one that was typed as text with spaces around it, in full width or with a unit.
func (c *cell) typed() (float64, bool) {
	if c.number {
		return c.value()
	}
	text := strings.TrimFunc(width.Narrow.String(c.text), zhtext.IsBlank)
	text = strings.TrimRight(text, "件条次份个项宗起人")
	if text == "" || strings.Trim(text, "0123456789.") != "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil
}

// filled returns the position of a figure: its own, or another of the cells that were merged into it,
// if only that has been filled in since they were parted.
func (f *foundForm) filled(t *foundTable, p at, rows, cols int) at {
	for r := range rows {
		for c := range cols {
			if q := (at{p.row + r, p.col + c}); !t.sheet.cells[q].blank() {
				f.take(t.sheet, q)
				return q
			}
		}
	}
	return p
}

var fixedDecimals = regexp.MustCompile(`^0\.(0+)(?:_.)?$`)

// decimals is the text of a cell with the zeros at its end that its format shows.
func decimals(c *cell) string {
	m := fixedDecimals.FindStringSubmatch(c.style.format)
	if !c.number || m == nil {
		return c.text
	}
	whole, fraction, point := strings.Cut(c.text, ".")
	if !point && strings.Trim(whole, "-0123456789") != "" || len(fraction) >= len(m[1]) {
		return c.text
	}
	return whole + "." + fraction + strings.Repeat("0", len(m[1])-len(fraction))
}

// noteAt takes the remark that the note of a cell holds, "" when it holds none.
func (s *sheet) noteAt(p at) string {
	lines := strings.Split(s.comments[p], "\n")
	i := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(strings.TrimSpace(l), remarkMark) })
	if i < 0 { // the note of somebody who works on the form
		return ""
	}
	s.remarked[p] = true
	lines[i] = strings.TrimPrefix(strings.TrimSpace(lines[i]), remarkMark)
	return strings.TrimSpace(strings.Join(lines[i:], ""))
}

// sumValue is what a formula of ours gives.
type sumValue struct {
	value  float64
	number bool
}

func (v sumValue) text() string {
	if !v.number {
		return ""
	}
	text, _ := numberText(strconv.FormatFloat(v.value, 'g', -1, 64))
	return text
}

// sum computes a formula of ours. What the file holds as its result may be that of other numbers: not
// every program that changes a cell computes what depends on it.
func (t *foundTable) sum(path string, places map[string]at) sumValue {
	if v, ok := t.values[path]; ok {
		return v
	}
	var out sumValue
	for _, part := range t.totals[path] {
		v := sumValue{}
		if c := t.sheet.cells[places[part]]; t.isOurs(part, places) {
			v = t.sum(part, places)
		} else if c != nil {
			v.value, v.number = c.typed()
		}
		if v.number {
			out.value, out.number = out.value+v.value, true
		}
	}
	t.values[path] = out
	return out
}

// readNames reads the sheet 基本信息: a text stands beside its label and in the rows below, until the
// next label.
func (f *foundForm) readNames(out *paper.Form) {
	if f.names == nil {
		f.b.missing("organ", "没有找到填报表的“"+namesSheet+"”", "请补填机关名称、年度、前言和落款")
		return
	}
	s, col := f.names.sheet, f.names.col
	path := ""
	rows := s.rows()
	for _, row := range rows {
		if label := (at{row, col}); !s.cells[label].blank() {
			path = f.names.rows[row] // "" for a label that is not ours
		}
		if path != "" {
			f.lines(out, path, s, at{row, col + 1})
		}
	}
	if lines := out.Texts["titles"]; len(lines) == 1 {
		switch squeezed(lines[0].Text) {
		case templateChoice:
			lines[0].Text = string(model.TemplateTitles)
		case bodyChoice:
			lines[0].Text = string(model.BodyTitles)
		}
	}
}

// rows are the rows of a sheet that have texts, in order.
func (s *sheet) rows() []int {
	var out []int
	for _, p := range s.sorted() {
		if n := len(out); n == 0 || out[n-1] != p.row {
			out = append(out, p.row)
		}
	}
	return out
}

// lines adds the lines of a cell to a text.
func (f *foundForm) lines(out *paper.Form, path string, s *sheet, p at) {
	c := s.cells[p]
	if c.blank() {
		return
	}
	f.take(s, p)
	offset := 0
	for _, line := range strings.SplitAfter(c.text, "\n") {
		text := strings.TrimSuffix(line, "\n")
		if !isBlank(text) {
			out.Texts[path] = append(out.Texts[path], paper.FormLine{Text: c.marked(text, offset), Place: f.place(s, p)})
		}
		offset += len(line)
	}
}

// marked is a part of a cell's text, from an offset on, with ** around what a person set bold in it.
func (c *cell) marked(text string, offset int) string {
	if len(c.bold) == 0 {
		return text
	}
	spans := c.boldIn(offset, offset+len(text))
	if len(spans) == 1 && spans[0].End-spans[0].Start == len(text) {
		return text
	}
	return paper.Marked(text, spans)
}

// readTexts reads the sheet 文字: what stands below a heading belongs to it.
func (f *foundForm) readTexts(out *paper.Form) {
	if f.texts == nil {
		f.b.missing("overview", "没有找到填报表的“"+textsSheet+"”，各部分的文字没有读入", "请补填各部分的文字")
		return
	}
	s, path := f.texts.sheet, ""
	for _, row := range s.rows() {
		if heading, ok := f.texts.rows[row]; ok {
			path = heading
			continue
		}
		if path != "" {
			f.lines(out, path, s, at{row, f.texts.col})
		}
	}
	all := textsOf(&model.Report{})
	for _, t := range all[:len(all)-2] {
		if !f.texts.has(t.path) {
			f.b.missing(t.path, "“"+textsSheet+"”表里没有标题"+zhtext.Quote(t.label)+"，这一处按没有文字读入", "只删了标题的，它下面的文字读到了上一个标题下面，请核对")
		}
	}
}

// has reports whether a text has its heading.
func (t *foundTexts) has(path string) bool {
	for _, p := range t.rows {
		if p == path {
			return true
		}
	}
	return false
}

// tellLeft tells of what stands on the sheets of a form and is not read.
func (f *foundForm) tellLeft() {
	for _, s := range f.b.sheets {
		if f.own[s] == nil || s.name == guideSheet || s.name == checkSheet {
			continue
		}
		for _, p := range s.sorted() {
			if !f.own[s][p] {
				f.b.note(model.SeverityWarning, s.place(p), "填报表里格子以外的文字没有读入："+zhtext.Quote(s.cells[p].text), s.cells[p].text)
			}
		}
		for _, box := range s.boxes {
			if text := strings.Join(box.lines, "／"); text != "" {
				f.b.note(model.SeverityWarning, s.place(box.from), "填报表里的文本框没有读入："+zhtext.Quote(text), text)
			}
		}
		for _, p := range slices.SortedFunc(maps.Keys(s.cells), at.compare) {
			if c := s.cells[p]; c.remark != "" && !s.told[p] && (c.blank() || f.own[s][p]) {
				f.b.note(model.SeverityInfo, s.place(p), "填报表的这一格："+c.remark, c.remark)
			}
		}
		f.b.tell(s, arrange(s))
	}
}

// place is the place of a cell, with a number that sorts it, up to the thirtieth sheet: more do not fit 32 bits.
func (f *foundForm) place(s *sheet, p at) model.Place {
	place := s.place(p)
	place.Order = (min(slices.Index(f.b.sheets, s), 30)*sheetRows+p.row)*sheetOrder + min(p.col, sheetOrder-1) + 1
	return place
}

// sheetOrder is how many columns of a row count in the order of places.
const sheetOrder = 64
