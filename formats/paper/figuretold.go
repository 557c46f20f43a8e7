package paper

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// tellFigures reports what is missing, blank or not certain, row by row.
func (rc *recognizer) tellFigures(schema *model.Schema) {
	for _, k := range []kind{tableTwo, tableThree, tableFour} {
		roots := []string{k.path()}
		if k == tableFour {
			roots = append(roots, "litigation")
		}
		if len(rc.parts[k]) == 0 {
			for _, root := range roots {
				rc.find("IMPORT-MISSING", model.SeverityWarning, root, model.Place{}, "没有找到"+tableName(schema.ByPath[root], k)+"，其中的数字都按 0 处理",
					"请检查文件里有没有这张表：以图片形式插入的表格无法读取")
			}
			continue
		}
		if rc.allBlank(schema, roots) {
			for _, root := range roots {
				rc.find("IMPORT-BLANK", model.SeverityWarning, root, rc.items[rc.at[k]].place, tableName(schema.ByPath[root], k)+"全部是空白，按 0 处理", "请填写")
			}
			continue
		}
		before := len(rc.findings)
		for _, root := range roots {
			rc.tellRows(schema.ByPath[root], k)
		}
		rc.gatherBlanks(before, roots[0], k)
		rc.gatherRemarks(before, roots[0], k)
	}
}

// manyBlanks is how many rows with blank cells are told one by one.
const manyBlanks = 8

// gatherBlanks replaces the findings on blank cells since an index by one on the table when there are
// many: the file that is written shows each of them.
func (rc *recognizer) gatherBlanks(since int, path string, k kind) {
	rows, cells := 0, 0
	var kept model.Findings
	for _, f := range rc.findings[since:] {
		if f.ID != "IMPORT-BLANK" {
			kept = append(kept, f)
			continue
		}
		rows++
		for p, g := range rc.figures {
			if g.reading.blank && (p == f.Path || strings.HasPrefix(p, f.Path+"[") || strings.HasPrefix(p, f.Path+".")) {
				cells++
			}
		}
	}
	if rows <= manyBlanks {
		return
	}
	rc.findings = append(rc.findings[:since], kept...)
	rc.find("IMPORT-BLANK", model.SeverityWarning, path, rc.items[rc.at[k]].place, fmt.Sprintf("%s有 %d 行共 %d 格是空白或“/”“无”之类，按 0 处理", k.name(), rows, cells), "没有的请填 0")
}

// gatherRemarks replaces hints with the same words about many cells by one on the table, such as those
// on formulas that had to be computed.
func (rc *recognizer) gatherRemarks(since int, path string, k kind) {
	counts := map[string]int{}
	remark := func(f model.Finding) string {
		g := rc.figures[f.Path]
		if f.ID != "IMPORT-UNSURE" || f.Severity > model.SeverityInfo || g == nil {
			return ""
		}
		return g.remark
	}
	for _, f := range rc.findings[since:] {
		if r := remark(f); r != "" {
			counts[r]++
		}
	}
	var kept model.Findings
	for _, f := range rc.findings[since:] {
		if counts[remark(f)] <= manyBlanks {
			kept = append(kept, f)
		}
	}
	rc.findings = append(rc.findings[:since], kept...)
	for _, r := range sortedKeys(counts) {
		if counts[r] > manyBlanks {
			rc.find("IMPORT-UNSURE", model.SeverityInfo, path, rc.items[rc.at[k]].place, fmt.Sprintf("%s有 %d 格：%s", k.name(), counts[r], r), "请与原件核对")
		}
	}
}

// tableName names a table, or the part of table four, as messages do.
func tableName(f *model.Field, k kind) string {
	if strings.HasPrefix(f.Name, k.name()) {
		return f.Name
	}
	return k.name() + "（" + f.Name + "）"
}

// allBlank reports whether a table was found and no cell of it holds anything.
func (rc *recognizer) allBlank(schema *model.Schema, roots []string) bool {
	found := false
	for _, path := range schema.Figures {
		if !slices.ContainsFunc(roots, func(root string) bool { return strings.HasPrefix(path, root) }) {
			continue
		}
		f := rc.figures[path]
		if f == nil {
			continue
		}
		if found = true; !f.reading.blank {
			return false
		}
	}
	return found
}

// named is the name of a row or a column in quotation marks.
func named(name string) string {
	return "“" + strings.NewReplacer("“", "‘", "”", "’").Replace(name) + "”"
}

// tellRows reports each row below a field.
func (rc *recognizer) tellRows(f *model.Field, k kind) {
	switch {
	case f == nil || !f.HasFigures():
	case f.IsFigure():
		rc.tellRow(f, []*model.Field{f}, k)
	case f.IsRow():
		rc.tellRow(f, f.Children, k)
	default:
		for _, c := range f.Children {
			rc.tellRows(c, k)
		}
	}
}

func (rc *recognizer) tellRow(row *model.Field, cells []*model.Field, k kind) {
	var blank []*model.Field
	missing := 0
	for _, c := range cells {
		f := rc.figures[c.Path]
		switch {
		case f == nil:
			missing++
		case len(f.reading.doubts) > 0:
			rc.unsureCell(c, f)
		case f.reading.blank:
			blank = append(blank, c)
		case f.reading.remark != "" || f.remark != "":
			rc.tellBeside(c, f)
		}
	}
	switch {
	case missing == len(cells):
		rc.find("IMPORT-MISSING", model.SeverityWarning, row.Path, model.Place{}, k.name()+"中没有找到"+named(row.Name)+"一行，按 0 处理", "请与原件核对")
		return
	case missing > 0:
		for _, c := range cells {
			if rc.figures[c.Path] == nil {
				rc.find("IMPORT-MISSING", model.SeverityWarning, c.Path, rc.rowPlaces[row.Path], "没有找到"+c.Label()+"，按 0 处理", "请与原件核对")
			}
		}
	}
	if !rc.unsure[row.Path] {
		rc.blankCells(row, cells, blank)
	}
}

// tellBeside tells what stands beside a figure that is certain.
func (rc *recognizer) tellBeside(c *model.Field, f *figure) {
	is := c.Label() + "读作 " + f.reading.number
	if f.reading.remark != "" {
		rc.find("IMPORT-EXTRA", model.SeverityInfo, c.Path, f.place, is+"，后面的说明"+zhtext.Quote(f.reading.remark)+"一并保留", "")
	}
	if f.remark != "" {
		rc.find("IMPORT-UNSURE", model.SeverityInfo, c.Path, f.place, is+"："+f.remark, "请与原件核对")
	}
}

func (rc *recognizer) unsureCell(c *model.Field, f *figure) {
	r := f.reading
	taken := "没有读入"
	if r.number != "" {
		taken = "暂读作 " + r.number
	}
	other := ""
	for _, d := range r.doubts {
		if squeeze(d) != squeeze(f.text) && d != r.number {
			other = "，也可能是 " + zhtext.Shorten(d)
		}
	}
	if r.misfit != "" {
		other += "，单位“" + r.misfit + "”与这一栏不符"
	}
	if f.remark != "" {
		other += "；" + f.remark
	}
	hint := "请与原件核对"
	if isFee(c.Path) && strings.HasSuffix(r.unit, "元") {
		hint = "表中的单位是万元：如果这里写的是元，请换算"
	}
	severity := model.SeverityWarning
	if rc.doc.Form != nil {
		hint = "请改成准确的数字"
		if r.number == "" { // somebody has typed it to be printed
			severity = model.SeverityError
		}
	}
	p := model.Finding{ID: "IMPORT-UNSURE", Severity: severity, Path: c.Path, Place: f.place, Found: model.Text(zhtext.Shorten(f.text)),
		Message: c.Label() + "写作" + zhtext.Quote(spaced(f.text)) + "，" + taken + other, Hint: hint}
	rc.tell(p)
}

// spaced is a text with its blanks, since they may be what is in doubt, each as one space.
func spaced(text string) string {
	return strings.Join(strings.FieldsFunc(text, zhtext.IsBlank), " ")
}

// blankCells reports the blank cells of a row in one finding.
func (rc *recognizer) blankCells(row *model.Field, cells, blank []*model.Field) {
	if len(blank) == 0 {
		return
	}
	marks := map[string]bool{}
	var names []string
	for _, c := range blank {
		names = append(names, c.Name)
		marks[rc.figures[c.Path].reading.typed] = true
	}
	what := "空白"
	if len(marks) == 1 {
		for m := range marks {
			if m != "" {
				what = "“" + m + "”"
			}
		}
	} else {
		what = "空白或“/”之类"
	}
	path, place := row.Path, rc.rowPlaces[row.Path]
	message := ""
	switch {
	case len(cells) == 1:
		message = fmt.Sprintf("%s是%s，按 0 处理", named(row.Name), what)
	case len(blank) == len(cells):
		message = fmt.Sprintf("%s整行 %d 格是%s，按 0 处理", named(row.Name), len(blank), what)
	case len(blank) == 1:
		path, place = blank[0].Path, rc.figures[blank[0].Path].place
		message = fmt.Sprintf("%s的“%s”是%s，按 0 处理", named(row.Name), names[0], what)
	default:
		message = fmt.Sprintf("%s有 %d 格是%s（%s），按 0 处理", named(row.Name), len(blank), what, strings.Join(names, "、"))
	}
	rc.find("IMPORT-BLANK", model.SeverityWarning, path, place, message, "没有的请填 0")
}
