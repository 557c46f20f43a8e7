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
func WriteJSON(w io.Writer, r *model.Report) error {
	if findings := r.CheckEdition(); findings != nil {
		return findings
	}
	out := jsonWriter{yamlWriter{report: r}}
	out.object(r.Schema().Root, "")
	out.WriteByte('\n')
	if findings := lostIn(r, out.Bytes()); findings != nil {
		return findings
	}
	_, err := w.Write(out.Bytes())
	return err
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
		w.WriteString(before + inner + `"` + c.Key + `": `)
		before = ",\n"
		switch c.Kind {
		case model.GroupKind:
			w.object(c, inner)
		case model.RowKind:
			w.row(c)
		default:
			w.WriteString(jsonValue(c, w.report))
		}
	}
	w.WriteString("\n" + indent + "}")
}

func (w *jsonWriter) row(f *model.Field) {
	cells := make([]string, len(f.Children))
	for i, c := range f.Children {
		cells[i] = jsonValue(c, w.report)
	}
	w.WriteString("[" + strings.Join(cells, ", ") + "]")
}

// jsonValue is a single value: a number for counts and the year, a string for all others.
func jsonValue(f *model.Field, r *model.Report) string {
	text := written(f, r)
	if f.Kind == model.CountKind || f.Kind == model.YearKind {
		return text
	}
	quoted, err := plainjson.Marshal(text)
	if err != nil {
		panic(err) // a string can always be encoded
	}
	return string(quoted)
}
