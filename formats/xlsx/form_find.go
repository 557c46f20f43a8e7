package xlsx

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// foundForm is a form of ours while it is read: where its parts are now, whatever people moved.
type foundForm struct {
	b      *book
	tables [3]*foundTable
	names  *foundTexts // on the sheet 基本信息
	texts  *foundTexts
	own    map[*sheet]map[at]bool // what is read of the sheets of the form, or known
}

// foundTable is an official table whose labels all stand where they should.
type foundTable struct {
	formTable
	sheet   *sheet
	edition *tables.Edition
	totals  map[string][]string
	values  map[string]sumValue // of the formulas that are ours, once computed
}

// foundTexts are labels on a sheet, by row.
type foundTexts struct {
	sheet *sheet
	col   int            // of the labels
	rows  map[int]string // paths by the rows of their labels
}

// addName keeps what a defined name of a form stands for.
func (b *book) addName(x *opc.Reader, e opc.Element) error {
	const most = 5000
	name := e.Attr("name")
	if e.Name != "s:definedName" || !strings.HasPrefix(name, namePrefix) || len(b.names) >= most {
		return nil
	}
	text, err := x.Text()
	if refs, _, _ := targets(text); len(refs) == 1 {
		if b.names == nil {
			b.names = map[string]target{}
		}
		b.names[name] = refs[0]
	}
	return err
}

// isForm reports whether a workbook says that it is a form of ours.
func (b *book) isForm() bool {
	if len(b.names) > 0 {
		return true
	}
	if !b.pkg.Has(customPart) {
		return false
	}
	data, err := b.pkg.Bytes(customPart)
	return err == nil && kindIn(bytes.NewReader(data)) == formKind
}

// findForm finds the parts of a form by their labels. It returns nil for other workbooks, and for forms
// of which nothing is as it was.
func (b *book) findForm() *foundForm {
	if !b.isForm() {
		return nil
	}
	f := &foundForm{b: b, own: map[*sheet]map[at]bool{}}
	for i := range f.tables {
		f.findTable(i)
	}
	f.names, f.texts = f.findNames(), f.findTexts()
	if len(f.own) == 0 {
		b.note(model.SeverityWarning, model.Place{}, "这是一份填报表，但行名、栏名和标题都被改动了，只能按一般的工作簿读入", "")
		return nil
	}
	for _, s := range b.sheets {
		if s.hidden || f.own[s] != nil || s.name != guideSheet && s.name != checkSheet {
			continue
		}
		f.own[s] = map[at]bool{} // what it says is told by no cell of the report
		for p, c := range s.cells {
			f.own[s][p], c.open = true, false
		}
	}
	return f
}

// has reports whether a sheet is one of the form's that are read.
func (f *foundForm) has(s *sheet) bool { return f.own[s] != nil }

// take notes that a cell of a sheet is read or known.
func (f *foundForm) take(s *sheet, p at) {
	if f.own[s] == nil {
		f.own[s] = map[at]bool{}
	}
	f.own[s][p] = true
}

// sorted are the positions of a sheet's texts, in order.
func (s *sheet) sorted() []at {
	var out []at
	for p, c := range s.cells {
		if !c.blank() {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, at.compare)
	return out
}

// says returns the text of a cell without blanks, as labels are compared.
func (s *sheet) says(p at) string {
	if c := s.cells[p]; c != nil {
		return squeezed(c.text)
	}
	return ""
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// findTable finds a table: two to four, counted from 0.
func (f *foundForm) findTable(k int) {
	for _, s := range f.b.sheets {
		if s.hidden || s.cells == nil {
			continue
		}
		for _, p := range s.sorted() {
			for _, e := range tables.Editions {
				if t := tableAt(s, p, e, k); t != nil {
					f.tables[k] = t
					f.takeTable(t)
					return
				}
			}
		}
	}
}

// tableAt returns the table of an edition that begins with a cell, nil when any of its labels is not
// where it should be.
func tableAt(s *sheet, p at, e *tables.Edition, k int) *foundTable {
	grid := e.Sections[k+1].Table
	for _, c := range grid.Cells {
		if c.Path == "" && s.says(at{p.row + c.Row, p.col + c.Col}) != squeezed(c.Text) {
			return nil
		}
	}
	t := &foundTable{formTable: formTable{sheet: s.name, grid: grid, top: p.row, left: p.col}, sheet: s, edition: e, values: map[string]sumValue{}}
	t.totals = totalsOf(model.SchemaOf(e))
	return t
}

// takeTable notes the cells of a table, and its title, as read or known.
func (f *foundForm) takeTable(t *foundTable) {
	for _, c := range t.grid.Cells {
		for r := range c.RowSpan {
			for col := range c.ColSpan {
				if p := (at{t.top + c.Row + r, t.left + c.Col + col}); c.Path == "" || r == 0 && col == 0 {
					f.take(t.sheet, p)
				}
			}
		}
	}
	title := at{t.top - 1, t.left}
	if strings.HasPrefix(t.sheet.says(title), t.grid.Name) {
		f.take(t.sheet, title)
	}
}

// isOurs reports whether a cell has the formula that WriteForm gave it.
func (t *foundTable) isOurs(path string, places map[string]at) bool {
	parts, c := t.totals[path], t.sheet.cells[places[path]]
	if parts == nil || c == nil || c.formula.text == "" {
		return false
	}
	plain := strings.ToUpper(strings.NewReplacer("$", "", " ", "").Replace(c.formula.String()))
	return plain == sumFormula(places[parts[0]], places[parts[len(parts)-1]])
}

// leastLabels is how many labels a sheet of texts has at least: fewer stand in a text by chance.
const leastLabels = 3

// findLabels returns what find makes of the column that has most labels, on any sheet; nil when none
// has enough of them.
func (f *foundForm) findLabels(all []formText, find func(s *sheet, col int, cells []at) *foundTexts) *foundTexts {
	var best *foundTexts
	for _, s := range f.b.sheets {
		if s.hidden || s.cells == nil {
			continue
		}
		columns := map[int][]at{}
		var labelled []int // columns with a label, in the order of their first ones
		tried := map[int]bool{}
		for _, p := range s.sorted() {
			columns[p.col] = append(columns[p.col], p)
			if !tried[p.col] && isLabel(all, s.says(p)) {
				tried[p.col] = true
				labelled = append(labelled, p.col)
			}
		}
		for _, col := range labelled {
			found := find(s, col, columns[col])
			if len(found.rows) >= leastLabels && (best == nil || len(found.rows) > len(best.rows)) {
				best = found
			}
		}
	}
	return best
}

// isLabel reports whether a text is the label of one of the texts of a form.
func isLabel(all []formText, text string) bool {
	return slices.ContainsFunc(all, func(t formText) bool { return t.label == text })
}

// findNames finds the labels of the sheet 基本信息.
func (f *foundForm) findNames() *foundTexts {
	all := namesOf(&model.Report{})
	found := f.findLabels(all, func(s *sheet, col int, cells []at) *foundTexts {
		found := &foundTexts{sheet: s, col: col, rows: map[int]string{}}
		for _, p := range cells {
			says := s.says(p)
			if i := slices.IndexFunc(all, func(t formText) bool { return t.label == says }); i >= 0 {
				found.rows[p.row] = all[i].path
			}
		}
		return found
	})
	if found != nil {
		f.takeLabels(found, all)
	}
	return found
}

// anyYear matches the years in hints, which are those of the form's report.
var anyYear = regexp.MustCompile(`20[0-9]{2}`)

// takeLabels notes the labels, hints and titles on a sheet of texts as known.
func (f *foundForm) takeLabels(found *foundTexts, all []formText) {
	known := map[string]bool{squeezed(textsHint): true, namesSheet: true, textsTitle: true}
	for _, t := range all {
		known[anyYear.ReplaceAllString(squeezed(t.hint), "")] = true
	}
	for row := range found.rows {
		f.take(found.sheet, at{row, found.col})
	}
	for _, p := range found.sheet.sorted() {
		if known[anyYear.ReplaceAllString(found.sheet.says(p), "")] && (p.col != found.col || p.row < found.first()) {
			f.take(found.sheet, p)
		}
	}
}

// first is the row of the first label.
func (t *foundTexts) first() int {
	first := sheetRows
	for row := range t.rows {
		first = min(first, row)
	}
	return first
}

var attachmentHeading = regexp.MustCompile(`^附件([0-9]{1,3})的(?:标题|正文)（可选）$`)

// findTexts finds the headings of the sheet 文字.
func (f *foundForm) findTexts() *foundTexts {
	all := textsOf(&model.Report{})
	fixed := all[:len(all)-2] // without the room for an attachment
	found := f.findLabels(fixed, func(s *sheet, col int, cells []at) *foundTexts { return f.headings(s, cells, fixed) })
	if found != nil {
		f.takeLabels(found, nil)
	}
	return found
}

// headings finds the headings of texts in the cells of a column: those that a name leads to, those that
// are bold as ours are, and where none is, any with the same words in the same order.
func (f *foundForm) headings(s *sheet, cells []at, fixed []formText) *foundTexts {
	col := cells[0].col
	says := map[int]string{}   // what a row says
	rows := map[string][]int{} // which rows say it
	anyBold := false
	most := 0 // attachments
	for _, p := range cells {
		text, bold := s.says(p), s.cells[p].style.bold
		says[p.row], rows[text] = text, append(rows[text], p.row)
		anyBold = anyBold || bold && isLabel(fixed, text)
		if m := attachmentHeading.FindStringSubmatch(text); m != nil && (bold || !anyBold) {
			n, _ := strconv.Atoi(m[1]) // three digits at most
			most = max(most, n)
		}
	}
	all := slices.Clone(fixed)
	for i := range most {
		title, text := attachmentTexts(i)
		all = append(all, title, text)
	}
	found := &foundTexts{sheet: s, col: col, rows: map[int]string{}}
	after := -1
	for _, t := range all {
		row := f.namedHeading(s, col, says, &t)
		for same := rows[t.label]; row < 0 && len(same) > 0; same = same[1:] {
			if r := same[0]; r > after && found.rows[r] == "" && (s.cells[at{r, col}].style.bold || !anyBold) {
				row = r
			}
		}
		if row >= 0 {
			found.rows[row], after = t.path, row
		}
	}
	return found
}

// namedHeading returns the row of the heading, of what the rows of its column say, above the cells that the name of a text stands for, -1
// when it is not there: rows may have been inserted between them.
func (f *foundForm) namedHeading(s *sheet, col int, says map[int]string, t *formText) int {
	const most = 200 // rows that may have come between
	goal, ok := f.b.names[textName(t.path)]
	if !ok || !strings.EqualFold(goal.sheet, s.name) || goal.area.left != col {
		return -1
	}
	for row := goal.area.top - 1; row >= max(0, goal.area.top-most); row-- {
		if says[row] == t.label {
			return row
		}
	}
	return -1
}
