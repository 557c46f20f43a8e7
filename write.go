package nianbao

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// WriteYAML writes the report as an input file: every field of its edition in the order of
// the format, each row of figures on one line, with Chinese comments that name rows and
// columns. Read gives the same report back; the same report always gives the same bytes.
//
// A report that no input file can hold (without an organ, with a control character, with
// figures of another edition …) is not written; the error is then of type Problems. An
// error of w is returned as it is.
func (r *Report) WriteYAML(w io.Writer) error { return r.writeYAML(w, false) }

// writeYAML writes the report, as a form when people are to fill it in.
func (r *Report) writeYAML(w io.Writer, form bool) error {
	if problems := r.Check(Only("EDITION")); problems != nil {
		return problems
	}
	out := yamlWriter{report: r}
	if form {
		out.guide = r.formGuide()
	}
	out.group(r.model().root, "")
	if problems := r.lostIn(out.Bytes()); problems != nil {
		return problems
	}
	_, err := w.Write(out.Bytes())
	return err
}

// lostIn reads a file that the report was written to, and tells what is not in it. Rather
// than knowing all that Read refuses or tidies up, the writer asks it.
func (r *Report) lostIn(file []byte) Problems {
	again, err := Read(bytes.NewReader(file))
	var problems Problems
	if errors.As(err, &problems) {
		problems = problems.Errors()
		for i := range problems {
			problems[i].Line, problems[i].Column = 0, 0 // places of a file that nobody sees
		}
		return problems
	}
	for _, f := range r.model().root.leaves() {
		if was, is := f.written(r), f.written(again); was != is {
			p := Problem{ID: "WRITE-LOSS", Severity: Error, Path: f.path, Found: Text(was), Expected: Text(is),
				Message: f.label() + "为" + quoted(was) + "，写入文件再读出会变成" + quoted(is),
				Hint:    "请去掉首尾的空格，全角的字母、数字和括号改为半角"}
			problems = append(problems, p)
		}
	}
	return problems
}

// leaves lists the values below a field in the order of the format.
func (f *field) leaves() []*field {
	if f.kind != groupKind && f.kind != rowKind {
		return []*field{f}
	}
	var all []*field
	for _, c := range f.children {
		all = append(all, c.leaves()...)
	}
	return all
}

// written is a value as it stands in a file, without quotes.
func (f *field) written(r *Report) string {
	switch v := f.value(r); {
	case f.isFigure():
		return f.text(r)
	case f.kind == yearKind:
		return strconv.FormatInt(v.Int(), 10)
	case f.kind == dateKind:
		date, _ := v.Interface().(Date)
		return date.iso()
	default:
		return v.String()
	}
}

// yamlWriter writes a report as YAML.
type yamlWriter struct {
	bytes.Buffer
	report *Report
	guide  map[string][]string // of a form: comments before a field, by path
}

// group writes the fields below f, one after the other.
func (w *yamlWriter) group(f *field, indent string) {
	for _, c := range f.children {
		for _, line := range w.guide[c.path] {
			w.WriteString(strings.TrimRight(indent+line, " ") + "\n")
		}
		if !w.isLeftOut(c) {
			w.field(c, indent)
		}
	}
}

// isLeftOut reports whether a field is empty and need not be there.
func (w *yamlWriter) isLeftOut(f *field) bool {
	return !f.hasFigures() && !isRequired(f) && !w.isSection(f) && f.value(w.report).IsZero()
}

// isSection reports whether a field is the text of a section.
func (w *yamlWriter) isSection(f *field) bool {
	for _, s := range w.report.model().edition.Sections {
		if s.Prose == f.path {
			return true
		}
	}
	return false
}

func (w *yamlWriter) field(f *field, indent string) {
	w.WriteString(indent + f.key + ":")
	switch {
	case f.kind == groupKind && !isOneLine(f):
		w.WriteString(remark(f) + "\n")
		w.group(f, indent+"  ")
	case f.kind == textKind && f.value(w.report).String() == "" && w.guide != nil && w.isSection(f):
		w.WriteString(" |\n")
	case f.kind == textKind:
		w.WriteString(" " + textValue(f.written(w.report), indent+"  ") + "\n")
	default:
		w.WriteString(" " + w.value(f) + remark(f) + "\n")
	}
}

// isOneLine reports whether a field is written on one line: a single value, a row, or a
// group of single values.
func isOneLine(f *field) bool {
	return f.kind == rowKind || f.path == "signature" || !slices.ContainsFunc(f.children, func(c *field) bool { return !c.isFigure() })
}

// value writes a field on one line.
func (w *yamlWriter) value(f *field) string {
	switch f.kind {
	case groupKind, rowKind:
		return w.list(f)
	case countKind, yearKind, dateKind:
		return f.written(w.report)
	case amountKind, moneyKind:
		return quotedLines(f.written(w.report), "") // other readers of YAML would make it a binary fraction
	}
	return nameValue(f.written(w.report))
}

// list writes the values below f on one line: [0, 0] for a row, {organ: 某局} for a group.
func (w *yamlWriter) list(f *field) string {
	var parts []string
	for _, c := range f.children {
		switch {
		case f.kind == rowKind:
			parts = append(parts, w.value(c))
		case !w.isLeftOut(c):
			parts = append(parts, c.key+": "+w.value(c))
		}
	}
	text := strings.Join(parts, ", ")
	if f.kind == rowKind {
		return "[" + text + "]"
	}
	return "{" + text + "}"
}

// remark is the comment behind a field of the tables: its name and, where a row or a table
// of rows begins, the names of the columns.
func remark(f *field) string {
	if !f.hasFigures() {
		return ""
	}
	text := " # " + f.name
	switch rows := firstRow(f); {
	case f.kind == amountKind:
		text += "（万元）"
	case f.parent.parent == nil && rows != nil && rows != f:
		text += "；每行：" + columnNames(rows)
	case f.parent.parent == nil && rows == f, f.kind == groupKind && isOneLine(f):
		text += "：" + columnNames(f)
	}
	return text
}

// firstRow returns the first row of figures at or below a field, nil when there is none.
func firstRow(f *field) *field {
	if f.kind == rowKind {
		return f
	}
	for _, c := range f.children {
		if row := firstRow(c); row != nil {
			return row
		}
	}
	return nil
}

func columnNames(f *field) string {
	names := make([]string, len(f.children))
	for i, c := range f.children {
		names[i] = c.name
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
	if text == "" || strings.HasSuffix(text, "\n\n") || text == "\n" || strings.ContainsFunc(text, isBad) {
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
			if text == string(TemplateTitles) || text == string(BodyTitles) {
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
		case isBad(r):
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
