package paper

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// Form is what a form of ours holds that people filled in: a file that says which field of the report
// each of its cells is for.
type Form struct {
	// Tables are tables two to four. The edition of one that is not in the form is empty: it is looked
	// for in the blocks of the document.
	Tables [3]FormTable
	// Texts are the names and texts, line by line, by path: "organ", "title", "overview",
	// "attachments[0].text". The section titles ("titles") are either the name of one of the official
	// sets (model.BodyTitles) or the six titles.
	Texts map[string][]FormLine
}

// FormTable is a table of a form.
type FormTable struct {
	Edition string // whose form it has
	Figures map[string]FormFigure
	Place   model.Place
}

// FormFigure is a cell of figures.
type FormFigure struct {
	Text   string
	Remark string // what the file says beside the text, as in Cell
	Note   string // what is printed below the number
	Place  model.Place
}

// FormLine is a paragraph, or another line of text.
type FormLine struct {
	Text  string
	Place model.Place
}

// form reads a form. Nothing in it is told by its words but how numbers are written.
func (rc *recognizer) form(f *Form) {
	rc.items = inOrder(stream(rc.doc))
	for i := range rc.items {
		rc.besideForm(f, &rc.items[i])
	}
	rc.gather()
	rc.readTables()
	for k := tableTwo; k <= tableFour; k++ {
		rc.formTable(k, &f.Tables[k-tableTwo])
	}
	rc.formNames(f)
	rc.chooseEdition()
	rc.fill()
	rc.formRemarks(f)
	rc.formTexts(f)
	rc.checkSums()
}

// besideForm tells of what stands beside a form and is not read: tables that the form has, texts.
func (rc *recognizer) besideForm(f *Form, it *item) {
	switch {
	case it.part != nil && f.Tables[it.part.kind-tableTwo].Edition != "":
		rc.find("IMPORT-EXTRA", model.SeverityWarning, it.part.kind.path(), it.place, "文件里还有一张"+it.part.kind.name()+"，没有读入", "请核对读入的是要用的那张")
		it.part = nil
		it.par = &Paragraph{Picture: true}
	case it.part != nil:
	case it.grid != nil:
		rc.find("IMPORT-EXTRA", model.SeverityWarning, "", it.place, "表格没有读入："+zhtext.Quote(strings.Join(tableLines(it.grid), " ")), "需要的话，请写进“文字”表")
	case !it.par.Picture && it.matchOf().score < 2: // not the title above a table
		rc.find("IMPORT-EXTRA", model.SeverityWarning, "", it.place, "文字没有读入："+zhtext.Quote(it.par.Text), "需要的话，请写进“文字”表")
	}
}

// formTable takes the figures of a table.
func (rc *recognizer) formTable(k kind, t *FormTable) {
	e := tables.EditionByID(t.Edition)
	if e == nil {
		return
	}
	rc.parts[k], rc.at[k] = []row{{}}, len(rc.items)
	if rc.source.Places == nil {
		rc.source.Places = map[string]model.Place{}
	}
	rc.source.Places[k.path()] = t.Place
	rc.items = append(rc.items, item{par: &Paragraph{Picture: true}, place: t.Place})
	switch k {
	case tableTwo:
		rc.two.edition = e.ID
	case tableThree:
		rc.three.edition = e.ID
	default:
		rc.four.found = [3]bool{true, true, true}
	}
	fields := model.SchemaOf(e).ByPath
	for _, path := range sortedKeys(t.Figures) {
		field, cell := fields[path], t.Figures[path]
		if field == nil {
			continue
		}
		rc.figures[path] = &figure{reading: formReading(field.Kind, cell.Text), text: cell.Text, remark: cell.Remark, place: cell.Place}
		rc.figures[path].doubtUnit(path)
		rc.figures[path].tellMarks()
		row := field
		if field.Parent.IsRow() {
			row = field.Parent
		}
		if at, ok := rc.rowPlaces[row.Path]; !ok || cell.Place.Compare(at) < 0 {
			rc.rowPlaces[row.Path] = cell.Place
		}
	}
}

// formReading reads a cell. Decimals keep how they are written, amounts their unit.
func formReading(kind model.Kind, text string) reading {
	if kind != model.CountKind {
		a, err := tables.ParseAmount(text)
		unit := a.Unit()
		if err == nil && (unit == "" || kind == model.MoneyKind && !strings.ContainsAny(unit, "（([〔【0123456789")) {
			return reading{number: a.String()}
		}
	}
	return readCell(text, kind == model.CountKind)
}

// formNames takes the names: organ, year, title and what stands around the texts.
func (rc *recognizer) formNames(f *Form) {
	r := &rc.report
	one := func(path string) string {
		var b strings.Builder
		for _, l := range f.Texts[path] {
			b.WriteString(strings.TrimFunc(strings.Map(readable, l.Text), zhtext.IsBlank))
		}
		return b.String()
	}
	r.Organ, r.DateLine, r.Addressee, r.Signature.Organ = one("organ"), one("date_line"), one("addressee"), one("signature.organ")
	r.Title = strings.TrimSuffix(formText(f.Texts["title"]), "\n")
	if r.Organ == "" {
		r.Organ = "（机关名称）"
		rc.find("IMPORT-MISSING", model.SeverityWarning, "organ", model.Place{}, "没有填机关名称", "请在“基本信息”表里填写机关全称")
	}
	rc.formYear(f, one("year"))
	if date := one("signature.date"); date != "" {
		_, d, ok := dateOf(date)
		if r.Signature.Date = d; !ok {
			rc.find("IMPORT-UNSURE", model.SeverityWarning, "signature.date", f.Texts["signature.date"][0].Place, "落款日期写作"+zhtext.Quote(date)+"，没有读入", "请写成 2026年1月16日 的样子")
		}
	}
	rc.formTitles(f.Texts["titles"])
}

// formYear takes the year.
func (rc *recognizer) formYear(f *Form, text string) {
	digits := strings.TrimSuffix(strings.TrimSuffix(plainText(text), "度"), "年")
	year, err := strconv.Atoi(digits)
	if err == nil && year >= model.FirstYear && year <= model.LastYear {
		rc.report.Year = year
		return
	}
	rc.report.Year = unknownYear
	if text == "" {
		rc.find("IMPORT-MISSING", model.SeverityWarning, "year", model.Place{}, fmt.Sprintf("没有填报告年度，暂写 %d", unknownYear), "请在“基本信息”表里填写年度")
		return
	}
	rc.find("IMPORT-UNSURE", model.SeverityWarning, "year", f.Texts["year"][0].Place, fmt.Sprintf("报告年度写作%s，暂写 %d", zhtext.Quote(text), unknownYear), "请填四位数字")
}

// formTitles takes the choice of section titles, or titles of the organ's own.
func (rc *recognizer) formTitles(lines []FormLine) {
	r := &rc.report
	if len(lines) == 1 {
		switch chosen := model.Titles(lines[0].Text); chosen {
		case model.TemplateTitles, model.BodyTitles:
			r.Titles = chosen
			return
		}
	}
	for _, l := range lines {
		r.OwnTitles = append(r.OwnTitles, strings.TrimFunc(strings.Map(readable, l.Text), zhtext.IsBlank))
	}
	if n := len(lines); n != 0 && n != len(rc.titles)-1 {
		rc.find("IMPORT-UNSURE", model.SeverityWarning, "titles", lines[0].Place, fmt.Sprintf("自拟的章节标题有 %d 个，应为 %d 个", n, len(rc.titles)-1), "请核对“基本信息”表里的章节标题")
	}
}

// formRemarks takes what is printed below the numbers.
func (rc *recognizer) formRemarks(f *Form) {
	for k := range f.Tables {
		for _, path := range sortedKeys(f.Tables[k].Figures) {
			note := f.Tables[k].Figures[path].Note
			if note == "" || rc.report.Schema().ByPath[path] == nil {
				continue
			}
			if rc.report.Remarks == nil {
				rc.report.Remarks = map[string]string{}
			}
			rc.report.Remarks[path] = formRemark(note)
		}
	}
}

// remarkBegins matches what a remark in the input format begins with when it has no brackets.
var remarkBegins = regexp.MustCompile(`^(其中|含|包括|包含|不含|不包括|另有|另|注|均为|较上年|比上年|同比)`)

// formRemark is the note of a cell as a remark of the input format: one that has neither brackets nor a word that begins
// remarks would be taken for more of the number.
func formRemark(note string) string {
	if remarkBegins.MatchString(note) || strings.IndexAny(note, "（(［[【〔") == 0 && strings.ContainsAny(note, "）)］]】〕") {
		return note
	}
	return "（" + strings.Trim(note, "（()） ") + "）"
}

// formText joins lines to a text.
func formText(lines []FormLine) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(strings.Map(readable, l.Text) + "\n")
	}
	return b.String()
}

// formTexts takes the texts.
func (rc *recognizer) formTexts(f *Form) {
	r := &rc.report
	rc.source.Lines = map[string][]model.Place{}
	schema := r.Schema()
	for _, path := range sortedKeys(f.Texts) {
		lines := f.Texts[path]
		if len(lines) == 0 {
			continue
		}
		rc.source.Places[path] = lines[0].Place
		if field := schema.ByPath[path]; field == nil || field.Kind != model.TextKind {
			continue
		}
		for _, l := range lines {
			rc.source.Lines[path] = append(rc.source.Lines[path], l.Place)
		}
		if path != "title" {
			schema.ByPath[path].Value(r).SetString(formText(lines))
		}
	}
	rc.formAttachments(f)
}

// formAttachments takes the attachments. One without anything is none.
func (rc *recognizer) formAttachments(f *Form) {
	r := &rc.report
	for i := 0; i <= lastAttachment(f); i++ {
		title, text := f.Texts[model.AttachmentPath(i, "title")], f.Texts[model.AttachmentPath(i, "text")]
		if len(title)+len(text) == 0 {
			continue
		}
		n := len(r.Attachments)
		a := model.Attachment{Title: strings.ReplaceAll(strings.TrimSuffix(formText(title), "\n"), "\n", ""), Text: formText(text)}
		r.Attachments = append(r.Attachments, a)
		for key, lines := range map[string][]FormLine{"title": title, "text": text} {
			delete(rc.source.Places, model.AttachmentPath(i, key))
			if len(lines) > 0 {
				rc.source.Places[model.AttachmentPath(n, key)] = lines[0].Place
			}
		}
		for _, l := range text {
			path := model.AttachmentPath(n, "text")
			rc.source.Lines[path] = append(rc.source.Lines[path], l.Place)
		}
	}
}

// lastAttachment is the index of the last attachment of a form, -1 when there is none.
func lastAttachment(f *Form) int {
	last := -1
	for path := range f.Texts {
		if rest, ok := strings.CutPrefix(path, "attachments["); ok {
			number, _, _ := strings.Cut(rest, "]")
			if n, err := strconv.Atoi(number); err == nil {
				last = max(last, n)
			}
		}
	}
	return last
}
