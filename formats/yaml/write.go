package yaml

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// WriteOption changes how a report is written.
type WriteOption func(*writeOptions)

type writeOptions struct {
	chinese bool
	known   bool            // of a form: all figures are known, those that are 0 too
	filled  map[string]bool // of a form: figures that are known though they are 0, by path

	heading  []string       // comments at the top
	findings model.Findings // comments where they lead to
}

// ChineseKeys writes the Chinese names of the fields instead of the English keys. Read takes both.
func ChineseKeys() WriteOption { return func(o *writeOptions) { o.chinese = true } }

// KnownFigures says that the figures of a form are known and need not be filled in, as in a summary.
func KnownFigures() WriteOption { return func(o *writeOptions) { o.known = true } }

// TakenFrom says that a form was made with model.New from the report on the year before, so that
// zeros taken from it are written and not left to be filled in. previous may be nil.
func TakenFrom(previous *model.Report) WriteOption {
	return func(o *writeOptions) {
		if previous == nil {
			return
		}
		o.filled = map[string]bool{}
		for _, path := range model.TakenOver(previous) {
			o.filled[path] = true
		}
	}
}

// Write writes the report as an input file: every field of its edition in the order of
// the format, each row of figures on one line, with Chinese comments that name rows and
// columns. Read gives the same report back; the same report always gives the same bytes. Cells that
// were blank in the file that the report was read from are blank again.
//
// A report that no input file can hold (without an organ, with a control character, with
// figures of another edition …) is not written; the error is then of type model.Findings. An
// error of w is returned as it is.
func Write(w io.Writer, r *model.Report, opts ...WriteOption) error { return write(w, r, false, opts) }

// write writes the report; form says that people will fill it in.
func write(w io.Writer, r *model.Report, form bool, opts []WriteOption) error {
	if findings := cannotHold(r); findings != nil {
		return findings
	}
	out := yamlWriter{report: r, form: form}
	for _, opt := range opts {
		opt(&out.options)
	}
	if form {
		out.guide = formGuide(r, out.options.chinese)
	}
	out.annotate()
	out.group(r.Schema().Root, "")
	if form || !isPlain(r) {
		if findings := lostIn(r, out.Bytes()); findings != nil {
			return findings
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}

// cannotHold returns why no file can hold a report: no edition says which fields it has, or it has
// figures in the fields of another one.
func cannotHold(r *model.Report) model.Findings {
	if r.Format() == nil {
		return r.CheckEdition()
	}
	return r.CheckForeign()
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
			if f.IsFigure() {
				p.Hint = "数字后面的说明请加括号，如 12（5件）"
			}
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
		return f.Text(r) + r.Remarks[f.Path]
	case f.Kind == model.YearKind:
		return strconv.FormatInt(v.Int(), 10)
	case f.Kind == model.DateKind:
		date, _ := v.Interface().(model.Date)
		return date.ISO()
	case f.Kind == model.TitlesKind && len(r.OwnTitles) > 0:
		return strings.Join(r.OwnTitles, "\n")
	case f.Kind == model.ListKind:
		var b strings.Builder
		for _, a := range r.Attachments {
			b.WriteString(a.Title + "\n" + a.Text + "\n")
		}
		return b.String()
	default:
		return v.String()
	}
}

// yamlWriter writes a report as YAML.
type yamlWriter struct {
	bytes.Buffer
	report  *model.Report
	options writeOptions
	form    bool
	guide   map[string][]string // of a form: comments before a field, by path
	doubts  map[string][]string // comments before a field, by path, without their #
}

// key is the name of a field in the file.
func (w *yamlWriter) key(f *model.Field) string {
	if w.options.chinese {
		return f.ChineseKey()
	}
	return f.Key
}

// group writes the fields below f, one after the other.
func (w *yamlWriter) group(f *model.Field, indent string) {
	for i, c := range f.Children {
		for _, line := range w.guide[c.Path] {
			w.WriteString(strings.TrimRight(indent+line, " ") + "\n")
		}
		if !w.isLeftOut(c) {
			w.comments(c.Path, indent)
			w.columns(f, i, indent)
			w.field(c, indent)
		}
	}
}

// columns writes, in a form with Chinese keys, which numbers the row with an index below f takes. A
// comment behind the key would be where people type.
func (w *yamlWriter) columns(f *model.Field, i int, indent string) {
	c := f.Children[i]
	if !w.form || !w.options.chinese {
		return
	}
	switch {
	case c.Kind == model.AmountKind:
		w.WriteString(indent + "# 单位是万元：\n")
	case c.Kind == model.GroupKind && c.IsRow() && (i == 0 || columnNames(f.Children[i-1]) != columnNames(c)):
		w.WriteString(indent + "# 依次填" + columnNames(c) + "：\n")
	}
}

// remark is the comment behind a field, none where columns says it before or Chinese keys do.
func (w *yamlWriter) remark(f *model.Field) string {
	if w.options.chinese && (w.form || f.Kind == model.GroupKind && isOneLine(f) || f.Kind != model.AmountKind && f.IsFigure() && f.Name == w.key(f)) {
		return ""
	}
	return remark(f)
}

// isLeftOut reports whether a field is empty and need not be there.
func (w *yamlWriter) isLeftOut(f *model.Field) bool {
	if f.Kind == model.TitlesKind && len(w.report.OwnTitles) > 0 {
		return false
	}
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

// isBlank reports whether no number is known for a figure: none was read, or it is to be filled in.
func (w *yamlWriter) isBlank(f *model.Field) bool {
	if w.form && !w.options.known {
		return f.Value(w.report).IsZero() && !w.options.filled[f.Path] && w.report.Remarks[f.Path] == ""
	}
	return w.report.IsBlank(f.Path)
}

// allBlank reports whether all figures below a field are blank.
func (w *yamlWriter) allBlank(f *model.Field) bool {
	if f.IsFigure() {
		return w.isBlank(f)
	}
	return !slices.ContainsFunc(f.Children, func(c *model.Field) bool { return !w.allBlank(c) })
}

func (w *yamlWriter) field(f *model.Field, indent string) {
	w.WriteString(indent + w.key(f) + ":")
	switch {
	case f.Kind == model.TitlesKind && len(w.report.OwnTitles) > 0:
		w.WriteString("\n")
		for _, title := range w.report.OwnTitles {
			w.WriteString(indent + "  - " + nameValue(title) + "\n")
		}
	case f.Kind == model.ListKind:
		w.attachments(f, indent)
	case f.Kind == model.GroupKind && !isOneLine(f):
		w.WriteString(w.remark(f) + "\n")
		w.group(f, indent+"  ")
	case f.Kind == model.TextKind && f.Value(w.report).String() == "" && w.form && w.isSection(f):
		w.WriteString(" |\n")
	case f.Kind == model.TextKind:
		w.WriteString(" " + textValue(written(f, w.report), indent+"  ") + "\n")
	case f.HasFigures() && w.allBlank(f) && (w.form || !isOneLine(f)):
		if text := w.remark(f); text != "" || !w.form {
			w.WriteString(text + "\n")
			return
		}
		w.WriteString(" \n") // so that what is pasted at the end of the line is a value
	default:
		w.WriteString(" " + w.value(f) + w.remark(f) + "\n")
	}
}

func (w *yamlWriter) attachments(f *model.Field, indent string) {
	w.WriteString("\n")
	for i, a := range w.report.Attachments {
		fields := model.AttachmentField(i).Children
		w.comments(attachmentItem(i), indent+"  ")
		w.WriteString(indent + "  - " + w.key(fields[0]) + ": " + nameValue(a.Title) + "\n")
		if a.Text != "" {
			w.WriteString(indent + "    " + w.key(fields[1]) + ": " + textValue(a.Text, indent+"      ") + "\n")
		}
	}
}

// isOneLine reports whether a field is written on one line: a single value, a row, or a
// group of single values.
func isOneLine(f *model.Field) bool {
	return f.Kind == model.RowKind || f.Path == "signature" || f.IsRow()
}

// value writes a field on one line.
func (w *yamlWriter) value(f *model.Field) string {
	switch f.Kind {
	case model.GroupKind, model.RowKind:
		return w.list(f)
	case model.CountKind, model.AmountKind, model.MoneyKind:
		return w.figure(f)
	case model.YearKind, model.DateKind:
		return written(f, w.report)
	}
	return nameValue(written(f, w.report))
}

// figure writes a number. Amounts are quoted, since other readers of YAML would make them binary
// fractions.
func (w *yamlWriter) figure(f *model.Field) string {
	text := written(f, w.report)
	switch {
	case w.isBlank(f):
		return w.blankMark(f)
	case f.Kind == model.CountKind && w.report.Remarks[f.Path] == "":
		return text
	}
	return quotedLines(text, "")
}

// blankMark is what a blank cell holds: what stood in its place in the file that the report was read
// from, such as "/".
func (w *yamlWriter) blankMark(f *model.Field) string {
	typed := ""
	if s := w.report.Source(); s != nil && !w.form {
		typed = s.Blanks[f.Path]
	}
	return quotedLines(typed, "")
}

// list writes the values below f on one line: [0, 0] for a row, {organ: 某局} for a group.
func (w *yamlWriter) list(f *model.Field) string {
	var parts []string
	for _, c := range f.Children {
		switch {
		case f.Kind == model.RowKind:
			parts = append(parts, w.value(c))
		case !w.isLeftOut(c):
			parts = append(parts, w.key(c)+": "+w.value(c))
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
