package yaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// Write writes the report as an input file: every field of its edition in the order of
// the format, each row of figures on one line, with Chinese comments that name rows and
// columns. Read gives the same report back; the same report always gives the same bytes.
//
// A report that no input file can hold (without an organ, with a control character, with
// figures of another edition …) is not written; the error is then of type model.Findings. An
// error of w is returned as it is.
func Write(w io.Writer, r *model.Report) error { return write(w, r, false) }

// write writes the report; form says that people will fill it in.
func write(w io.Writer, r *model.Report, form bool) error {
	if findings := r.CheckEdition(); findings != nil {
		return findings
	}
	out := yamlWriter{report: r}
	if form {
		out.guide = formGuide(r)
	}
	out.group(r.Schema().Root, "")
	if findings := lostIn(r, out.Bytes()); findings != nil {
		return findings
	}
	_, err := w.Write(out.Bytes())
	return err
}

// lostIn reads a file that the report was written to and reports what differs. The writer does not
// need to know all that Read refuses or tidies up.
func lostIn(r *model.Report, file []byte) model.Findings {
	again, err := Read(bytes.NewReader(file))
	var findings model.Findings
	if errors.As(err, &findings) {
		findings = findings.Errors()
		for i := range findings {
			findings[i].Place = model.Place{} // places of a file that nobody sees
		}
		return findings
	}
	for _, f := range leaves(r.Schema().Root) {
		if was, is := written(f, r), written(f, again); was != is {
			p := model.Finding{ID: "WRITE-LOSS", Severity: model.SeverityError, Path: f.Path, Found: model.Text(was), Expected: model.Text(is),
				Message: f.Label() + "为" + zhtext.Quote(was) + "，写入文件再读出会变成" + zhtext.Quote(is),
				Hint:    "请去掉首尾的空格，全角的字母、数字和括号改为半角"}
			findings = append(findings, p)
		}
	}
	return findings
}

// leaves lists the values below a field in the order of the format.
func leaves(f *model.Field) []*model.Field {
	if f.Kind != model.GroupKind && f.Kind != model.RowKind {
		return []*model.Field{f}
	}
	var all []*model.Field
	for _, c := range f.Children {
		all = append(all, leaves(c)...)
	}
	return all
}

// written is a value as it stands in a file, without quotes.
func written(f *model.Field, r *model.Report) string {
	switch v := f.Value(r); {
	case f.IsFigure():
		return f.Text(r)
	case f.Kind == model.YearKind:
		return strconv.FormatInt(v.Int(), 10)
	case f.Kind == model.DateKind:
		date, _ := v.Interface().(model.Date)
		return date.ISO()
	default:
		return v.String()
	}
}

// yamlWriter writes a report as YAML.
type yamlWriter struct {
	bytes.Buffer
	report *model.Report
	guide  map[string][]string // of a form: comments before a field, by path
}

// group writes the fields below f, one after the other.
func (w *yamlWriter) group(f *model.Field, indent string) {
	for _, c := range f.Children {
		for _, line := range w.guide[c.Path] {
			w.WriteString(strings.TrimRight(indent+line, " ") + "\n")
		}
		if !w.isLeftOut(c) {
			w.field(c, indent)
		}
	}
}

// isLeftOut reports whether a field is empty and need not be there.
func (w *yamlWriter) isLeftOut(f *model.Field) bool {
	return !f.HasFigures() && !isRequired(f) && !w.isSection(f) && f.Value(w.report).IsZero()
}

// isSection reports whether a field is the text of a section.
func (w *yamlWriter) isSection(f *model.Field) bool {
	for _, s := range w.report.Schema().Edition.Sections {
		if s.Prose == f.Path {
			return true
		}
	}
	return false
}

func (w *yamlWriter) field(f *model.Field, indent string) {
	w.WriteString(indent + f.Key + ":")
	switch {
	case f.Kind == model.GroupKind && !isOneLine(f):
		w.WriteString(remark(f) + "\n")
		w.group(f, indent+"  ")
	case f.Kind == model.TextKind && f.Value(w.report).String() == "" && w.guide != nil && w.isSection(f):
		w.WriteString(" |\n")
	case f.Kind == model.TextKind:
		w.WriteString(" " + textValue(written(f, w.report), indent+"  ") + "\n")
	default:
		w.WriteString(" " + w.value(f) + remark(f) + "\n")
	}
}

// isOneLine reports whether a field is written on one line: a single value, a row, or a
// group of single values.
func isOneLine(f *model.Field) bool {
	return f.Kind == model.RowKind || f.Path == "signature" || !slices.ContainsFunc(f.Children, func(c *model.Field) bool { return !c.IsFigure() })
}

// value writes a field on one line.
func (w *yamlWriter) value(f *model.Field) string {
	switch f.Kind {
	case model.GroupKind, model.RowKind:
		return w.list(f)
	case model.CountKind, model.YearKind, model.DateKind:
		return written(f, w.report)
	case model.AmountKind, model.MoneyKind:
		return quotedLines(written(f, w.report), "") // other readers of YAML would make it a binary fraction
	}
	return nameValue(written(f, w.report))
}

// list writes the values below f on one line: [0, 0] for a row, {organ: 某局} for a group.
func (w *yamlWriter) list(f *model.Field) string {
	var parts []string
	for _, c := range f.Children {
		switch {
		case f.Kind == model.RowKind:
			parts = append(parts, w.value(c))
		case !w.isLeftOut(c):
			parts = append(parts, c.Key+": "+w.value(c))
		}
	}
	text := strings.Join(parts, ", ")
	if f.Kind == model.RowKind {
		return "[" + text + "]"
	}
	return "{" + text + "}"
}

// remark is the comment behind a field of the tables: its name and, where a row or a table
// of rows begins, the names of the columns.
func remark(f *model.Field) string {
	if !f.HasFigures() {
		return ""
	}
	text := " # " + f.Name
	switch rows := firstRow(f); {
	case f.Kind == model.AmountKind:
		text += "（万元）"
	case f.Parent.Parent == nil && rows != nil && rows != f:
		text += "；每行：" + columnNames(rows)
	case f.Parent.Parent == nil && rows == f, f.Kind == model.GroupKind && isOneLine(f):
		text += "：" + columnNames(f)
	}
	return text
}

// firstRow returns the first row of figures at or below a field, nil when there is none.
func firstRow(f *model.Field) *model.Field {
	if f.Kind == model.RowKind {
		return f
	}
	for _, c := range f.Children {
		if row := firstRow(c); row != nil {
			return row
		}
	}
	return nil
}

func columnNames(f *model.Field) string {
	names := make([]string, len(f.Children))
	for i, c := range f.Children {
		names[i] = c.Name
	}
	return strings.Join(names, "、")
}

// textValue writes prose: as a block when a block holds it exactly, in quotes otherwise.
func textValue(text, indent string) string {
	if !fitsBlock(text) {
		return quotedLines(text, indent)
	}
	mark, body := "|-", text
	if strings.HasSuffix(text, "\n") {
		mark, body = "|", strings.TrimSuffix(text, "\n")
	}
	var b strings.Builder
	b.WriteString(mark)
	for line := range strings.SplitSeq(body, "\n") {
		b.WriteString("\n")
		if line != "" {
			b.WriteString(indent + line)
		}
	}
	return b.String()
}

// fitsBlock reports whether a block scalar holds a text exactly: no blank at the start, which
// would be taken for indentation, none at the end of a line, which editors remove, at most
// one newline at the end, and nothing that needs an escape.
func fitsBlock(text string) bool {
	if text == "" || strings.HasSuffix(text, "\n\n") || text == "\n" || strings.ContainsFunc(text, zhtext.IsBad) {
		return false
	}
	for line := range strings.SplitSeq(text, "\n") {
		if strings.HasSuffix(line, " ") || strings.HasSuffix(line, "\t") {
			return false
		}
	}
	return !strings.ContainsRune(" \t\n", rune(text[0]))
}

// nameValue writes a text of one line: plain when YAML can't take it for anything else.
func nameValue(text string) string {
	for i, r := range text {
		if !isHan(r) && (i == 0 || !strings.ContainsRune("（）〔〕·、0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", r)) {
			if text == string(model.TemplateTitles) || text == string(model.BodyTitles) {
				return text
			}
			return quotedLines(text, "")
		}
	}
	if text == "" {
		return `""`
	}
	return text
}

func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

// quotedLines writes a text in double quotes, a line of it a line; those after the first
// are indented.
func quotedLines(text, indent string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, r := range text {
		begins := i > 0 && text[i-1] == '\n'
		if begins {
			b.WriteString("\\\n" + indent)
		}
		switch {
		case r == '"' || r == '\\' || r == ' ' && begins: // a blank there would be indentation
			b.WriteString("\\" + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case zhtext.IsBad(r):
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
