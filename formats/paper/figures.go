package paper

import (
	"encoding"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// figure is one value of the tables as it was found.
type figure struct {
	reading reading
	text    string
	remark  string // of the reader
	place   model.Place
}

// readTables reads the three tables and keeps what they hold by path.
func (rc *recognizer) readTables() {
	rc.two = readTwo(rc.parts[tableTwo])
	rc.three = readThree(rc.parts[tableThree])
	rc.four = readFour(rc.parts[tableFour])
	rc.takeTwo()
	rc.takeThree()
	rc.takeFour()
	for _, extra := range [][]row{rc.two.extra, rc.three.extra, rc.four.extra} {
		for i := range extra {
			rc.extraRow(&extra[i])
		}
	}
}

// extraRow tells of a row of figures that has no place.
func (rc *recognizer) extraRow(r *row) {
	if r.allBlank() {
		return
	}
	rc.find("IMPORT-EXTRA", model.SeverityWarning, "", r.place, "表格中有一行没有读入，格式中没有它的位置："+zhtext.Quote(r.shown()), "请与原件核对，确需保留的写进正文")
}

// takeTwo keeps the figures of table two by their paths.
func (rc *recognizer) takeTwo() {
	for _, t := range rc.two.rows {
		if t.edition != rc.two.edition && rc.two.edition != "" && fieldsOf(t.path, rc.two.edition) != nil {
			rc.misfit(&t)
			continue
		}
		if t.edition != rc.two.edition && rc.two.edition != "" {
			rc.extraRow(&t.row)
			continue
		}
		paths := make([]string, len(t.fields))
		for i, f := range t.fields {
			paths[i] = strings.TrimSuffix(t.path+"."+f, ".")
		}
		values, sure := t.row.take(len(paths), nil)
		rc.takeRow(t.path, paths, values, sure, &t.row, "表二")
		rc.guessedLabel(t.path, t.row, t.wrong, "")
	}
}

// misfit tells of a row of table two in another form than the rest of the table.
func (rc *recognizer) misfit(t *twoRow) {
	fields := fieldsOf(t.path, rc.two.edition)
	if len(fields) == 1 && len(t.fields) >= 1 {
		// the figure that both forms have
		if values, sure := t.row.take(len(t.fields), nil); sure {
			for i, f := range t.fields {
				if f == "decisions" {
					rc.takeRow(t.path, []string{t.path}, values[i:i+1], true, &t.row, "表二")
				}
			}
		}
	}
	rc.find("IMPORT-UNSURE", model.SeverityWarning, t.path, t.row.place,
		"表二这一行是另一版格式的："+zhtext.Quote(t.row.shown())+"，与其他各行不一致", "请与原件核对")
}

// takeThree keeps the figures of table three by their paths.
func (rc *recognizer) takeThree() {
	if rc.three.unsureOrder {
		rc.find("IMPORT-UNSURE", model.SeverityWarning, tables.TableThree, rc.items[rc.at[tableThree]].place, "表三的表头不完整，认不准各栏的顺序，暂按格式的顺序读取", "请与原件核对各栏")
	}
	for _, m := range rc.three.rows {
		paths := make([]string, 7)
		for i := range paths {
			n := m.heads.order[i]
			if m.row.named {
				n = i
			}
			paths[i] = cell(m.spec.path, n)
		}
		values, sure := make([]value, 7), true // a label of a flat text without any value
		if len(m.row.values) > 0 {
			values, sure = m.row.take(7, m.heads.cols)
		}
		rc.takeRow(m.spec.path, paths, values, sure, &m.row, fmt.Sprintf("表三第%d行", m.spec.number))
		rc.guessedLabel(m.spec.path, m.row, m.wrong, m.spec.label)
	}
}

// takeFour keeps the figures of table four by their paths.
func (rc *recognizer) takeFour() {
	for g, path := range fourGroups {
		if !rc.four.found[g] {
			continue
		}
		paths := make([]string, 5)
		for i := range paths {
			paths[i] = cell(path, i)
		}
		r := &row{}
		if len(rc.four.rows) > 0 {
			r = &rc.four.rows[min(g, len(rc.four.rows)-1)]
		}
		rc.takeRow(path, paths, rc.four.values[g*5:g*5+5], rc.four.sure[g], r, "表四")
	}
}

// guessedLabel tells of a label that is not the format's.
func (rc *recognizer) guessedLabel(path string, r row, wrong int, label string) {
	if wrong == 0 {
		return
	}
	if label == "" {
		label = schemaName(path)
	}
	printed := strings.Join(strings.Fields(r.last()), "")
	place := rc.rowPlaces[path]
	if wrong < 0 {
		rc.find("IMPORT-LABEL", model.SeverityWarning, path, place, "行名"+zhtext.Quote(printed)+"认不出来，按位置当作"+named(label), "请与原件核对")
		return
	}
	rc.find("IMPORT-LABEL", model.SeverityInfo, path, place, "行名写作"+zhtext.Quote(printed)+"，当作"+named(label), "")
}

func schemaName(path string) string {
	for _, m := range model.Schemas() {
		if f := m.ByPath[path]; f != nil {
			return f.Name
		}
	}
	return path
}

// takeRow keeps the values of a row by their paths.
func (rc *recognizer) takeRow(rowPath string, paths []string, values []value, sure bool, r *row, table string) {
	if _, again := rc.rowPlaces[rowPath]; again {
		rc.repeated(rowPath, paths, values, r)
		return
	}
	place := r.place
	if place.Name == "" {
		place.Name = table
		if len(paths) == 1 || strings.HasPrefix(table, "表二") {
			place.Name = table + named(schemaName(rowPath))
		}
	}
	rc.rowPlaces[rowPath] = place
	for i, path := range paths {
		var v value
		if i < len(values) {
			v = values[i]
		}
		f := &figure{text: v.text, remark: v.remark, place: v.place}
		f.reading = readCell(v.text, isWhole(path))
		f.doubtUnit(path)
		if len(paths) == 1 {
			f.takeUnit(r.ownUnit(values), path)
		}
		f.tellMarks()
		if f.place.IsZero() {
			f.place = r.place
		}
		if f.place.Name == "" {
			f.place.Name = place.Name + named(schemaName(path))
			if len(paths) == 1 {
				f.place.Name = place.Name
			}
		}
		rc.figures[path] = f
	}
	if !sure {
		rc.unsure[rowPath] = true
		rc.unsureRow(rowPath, len(paths), r)
	}
	rc.leftOver(rowPath, paths, values, r)
}

// leftOver tells of texts in a row beside its figures, such as those of a column of notes.
func (rc *recognizer) leftOver(rowPath string, paths []string, values []value, r *row) {
	var rest []string
	for _, v := range r.values {
		if !isLabelText(v.text) || fitsRow(plainText(v.text), paths) || len(paths) == 1 && plainText(v.text) == r.ownUnit(values) || slices.Contains(values, v) {
			continue
		}
		rest = append(rest, squeeze(v.text))
	}
	if len(rest) > 0 {
		rc.find("IMPORT-EXTRA", model.SeverityInfo, rowPath, rc.rowPlaces[rowPath], named(schemaName(rowPath))+"一行旁边的文字没有读入："+zhtext.Quote(strings.Join(rest, "；")), "需要的话，请写进正文")
	}
}

// ownUnit returns the unit that stands in a cell of its own beside the figure of a row, "" when none does.
func (r *row) ownUnit(figures []value) string {
	for _, v := range r.values {
		if t := plainText(v.text); r.unit == "" && isUnit(t) && !slices.Contains(figures, v) {
			return t
		}
	}
	return r.unit
}

// fitsRow reports whether a text is the unit of one of the figures of a row.
func fitsRow(text string, paths []string) bool {
	return isUnit(text) && slices.ContainsFunc(paths, func(path string) bool { return fits(text, isWhole(path)) })
}

// unsureRow tells of a row with more or fewer values than columns.
func (rc *recognizer) unsureRow(path string, n int, r *row) {
	var shown []string
	for _, v := range r.values {
		if t := squeeze(v.text); t != "" {
			shown = append(shown, t)
		}
	}
	if len(shown) == 0 {
		return // IMPORT-BLANK tells of it, and there is nothing to place
	}
	rc.find("IMPORT-UNSURE", model.SeverityWarning, path, rc.rowPlaces[path],
		fmt.Sprintf("%s应有 %d 个数字，读到 %d 个（%s），不能确定各属哪一栏，暂从左到右填入", named(schemaName(path)), n, len(shown), zhtext.Shorten(strings.Join(shown, " "))), "请与原件逐格核对")
}

// repeated compares a row that was met before.
func (rc *recognizer) repeated(rowPath string, paths []string, values []value, r *row) {
	for i, path := range paths {
		if i >= len(values) {
			break
		}
		was, is := rc.figures[path], readCell(values[i].text, isWhole(path))
		if was == nil || is.blank || was.reading.number == is.number && !was.reading.blank {
			continue
		}
		rc.find("IMPORT-UNSURE", model.SeverityWarning, rowPath, r.place,
			"这一行在文件中出现了两次，数字不同，采用先出现的；后出现的是"+zhtext.Quote(r.shown()), "请与原件核对")
		return
	}
}

// isWhole reports whether a figure is a whole number.
func isWhole(path string) bool {
	return path != "proactive_disclosure.fees" && path != "proactive_disclosure.procurement.amount"
}

func isFee(path string) bool { return path == "proactive_disclosure.fees" }

// fill writes the figures into the report and tells of those that are missing, blank or not certain.
func (rc *recognizer) fill() {
	rc.source.Places = map[string]model.Place{}
	schema := rc.report.Schema()
	for path, p := range rc.rowPlaces {
		rc.source.Places[path] = p
	}
	for _, path := range schema.Figures {
		f, ok := rc.figures[path]
		if !ok {
			rc.setBlank(path, "")
			continue
		}
		rc.source.Places[path] = f.place
		rc.store(schema.ByPath[path], f)
	}
	rc.tellFigures(schema)
}

func (rc *recognizer) setBlank(path, typed string) {
	if rc.source.Blanks == nil {
		rc.source.Blanks = map[string]string{}
	}
	rc.source.Blanks[path] = blankMark(typed)
}

// blankMark is the mark of a blank cell as the input format knows it: "-", "/", "无" or "".
func blankMark(typed string) string {
	switch {
	case typed == "无":
		return typed
	case typed == "":
	case strings.Trim(typed, "-—–―─") == "":
		return "-"
	case strings.Trim(typed, "/\\") == "":
		return "/"
	}
	return ""
}

// store writes one figure into the report.
func (rc *recognizer) store(field *model.Field, f *figure) {
	r := f.reading
	switch {
	case r.blank:
		rc.setBlank(field.Path, r.typed)
		return
	case r.number == "":
		rc.setBlank(field.Path, "")
		return
	}
	target := field.Value(&rc.report)
	switch field.Kind {
	case model.CountKind:
		if n, err := strconv.ParseInt(r.number, 10, 64); err == nil {
			target.SetInt(n)
		}
	default:
		text := r.number
		if field.Kind == model.MoneyKind {
			text += r.unit
		}
		if u, ok := target.Addr().Interface().(encoding.TextUnmarshaler); ok {
			_ = u.UnmarshalText([]byte(text)) // readCell lets only decimals pass
		}
	}
	if r.remark != "" {
		if rc.report.Remarks == nil {
			rc.report.Remarks = map[string]string{}
		}
		rc.report.Remarks[field.Path] = bracketed(r.remark)
	}
}

// bracketed is a remark in the brackets that the input format asks for.
func bracketed(s string) string {
	s = strings.NewReplacer("(", "（", ")", "）").Replace(s)
	if !strings.HasPrefix(s, "（") {
		s = "（" + strings.Trim(s, "[]〔〕【】") + "）"
	}
	return s
}
