package yaml

import (
	"io"
	"strings"

	"github.com/nianbao/nianbao/internal/plainjson"
	"github.com/nianbao/nianbao/model"
)

// WriteJSON writes the report as Write does, but as JSON: the same keys in the same order, a row
// of figures a line. Read gives the same report back, and the same report always gives the same
// bytes. Decimals are strings, since JSON numbers are binary fractions to most readers.
func WriteJSON(w io.Writer, r *model.Report, opts ...WriteOption) error {
	if findings := cannotHold(r); findings != nil {
		return findings
	}
	file := jsonOf(r, opts)
	if !isPlain(r) {
		if findings := lostIn(r, file); findings != nil {
			return findings
		}
	}
	_, err := w.Write(file)
	return err
}

// WriteBoth writes the report as Write does and as WriteJSON does. It reads only the YAML back, where
// that is needed to see that nothing is lost: JSON holds what YAML holds.
func WriteBoth(text, object io.Writer, r *model.Report) error {
	if err := Write(text, r); err != nil {
		return err
	}
	_, err := object.Write(jsonOf(r, nil))
	return err
}

// jsonOf returns the report as JSON.
func jsonOf(r *model.Report, opts []WriteOption) []byte {
	out := jsonWriter{yamlWriter{report: r}}
	for _, opt := range opts {
		opt(&out.options)
	}
	out.object(r.Schema().Root, "")
	out.WriteByte('\n')
	return out.Bytes()
}

// jsonWriter writes a report as JSON. What is left out is what a YAML file leaves out.
type jsonWriter struct{ yamlWriter }

// object writes the fields below f, each on a line of its own.
func (w *jsonWriter) object(f *model.Field, indent string) {
	inner := indent + "  "
	before := "{\n"
	for _, c := range f.Children {
		if w.isLeftOut(c) {
			continue
		}
		w.WriteString(before + inner + jsonText(w.key(c)) + ": ")
		before = ",\n"
		switch {
		case c.Kind == model.GroupKind:
			w.object(c, inner)
		case c.Kind == model.RowKind:
			w.row(c)
		case c.Kind == model.ListKind:
			w.attachments(inner)
		case c.Kind == model.TitlesKind && len(w.report.OwnTitles) > 0:
			titles := make([]string, len(w.report.OwnTitles))
			for i, title := range w.report.OwnTitles {
				titles[i] = jsonText(title)
			}
			w.WriteString("[" + strings.Join(titles, ", ") + "]")
		default:
			w.WriteString(w.single(c))
		}
	}
	w.WriteString("\n" + indent + "}")
}

func (w *jsonWriter) row(f *model.Field) {
	cells := make([]string, len(f.Children))
	for i, c := range f.Children {
		cells[i] = w.single(c)
	}
	w.WriteString("[" + strings.Join(cells, ", ") + "]")
}

func (w *jsonWriter) attachments(indent string) {
	before := "["
	for i, a := range w.report.Attachments {
		fields := model.AttachmentField(i).Children
		w.WriteString(before + "{" + jsonText(w.key(fields[0])) + ": " + jsonText(a.Title) +
			", " + jsonText(w.key(fields[1])) + ": " + jsonText(a.Text) + "}")
		before = ",\n" + indent + " "
	}
	w.WriteString("]")
}

// single is a single value: a number for counts and the year, null for a blank cell, a string for all
// others.
func (w *jsonWriter) single(f *model.Field) string {
	switch text := written(f, w.report); {
	case f.IsFigure() && w.isBlank(f):
		return "null"
	case f.Kind == model.CountKind && w.report.Remarks[f.Path] == "", f.Kind == model.YearKind:
		return text
	default:
		return jsonText(text)
	}
}

func jsonText(text string) string {
	quoted, err := plainjson.Marshal(text)
	if err != nil {
		panic(err) // a string can always be encoded
	}
	return string(quoted)
}
