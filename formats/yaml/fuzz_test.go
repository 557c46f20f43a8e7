package yaml

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
	"golang.org/x/text/encoding/simplifiedchinese"
	"pgregory.net/rapid"
)

func FuzzRead(f *testing.F) {
	text := complete(f)
	f.Add([]byte(text))
	f.Add([]byte(encode(f, simplifiedchinese.GB18030, text)))
	f.Add([]byte("\xff\xfeo\x00:\x00"))
	f.Add([]byte(`{"organ": "某局", "year": 2021, "reconsideration": [1, "2", null, -4, 5.5]}`))
	f.Add([]byte("organ: &a [*a]\nyear：2020\nlitigation: {direct: &b {upheld: *b}, <<: *a}\n"))
	f.Add([]byte("organ: !!x \"\\0\"\n\tyear: |\n- -\n---\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Read(bytes.NewReader(data))
		var ps model.Findings
		switch {
		case (r == nil) == (err == nil):
			t.Fatalf("report %v and error %v", r != nil, err)
		case err != nil && (!errors.As(err, &ps) || !ps.HasErrors()):
			t.Fatalf("error %T without an Error: %v", err, err)
		}
		if r != nil {
			ps = r.Source().Notes
			checkPositions(t, r.Source())
		}
		for _, p := range ps {
			if p.ID == "" || p.Message == "" || p.Place.Line < 0 || p.Place.Column < 0 || (p.Place.Line == 0) != (p.Place.Column == 0) {
				t.Fatalf("incomplete finding %#v", p)
			}
		}
	})
}

// checkPositions sees to it that every position is a place of the text.
func checkPositions(t *testing.T, s *model.Source) {
	t.Helper()
	lines := strings.Split(s.Text, "\n")
	for path, p := range s.Places {
		if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > utf8.RuneCountInString(lines[p.Line-1])+1 {
			t.Fatalf("%q stands at %v, which is no place of %q", path, p, s.Text)
		}
	}
}

var (
	anyText = rapid.StringMatching(`([一-龥a-zA-Z0-9 “”（）:：#*&!{}\[\],，。\-'"\\𠮷]{0,20}\n?){0,3}`)
	anyName = rapid.StringMatching(`[一-龥]{1,12}`)
	anyFee  = rapid.StringMatching(`(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?`)
)

// draw fills the fields below f with random figures and texts.
func draw(t *rapid.T, r *model.Report, f *model.Field) {
	for _, c := range f.Children {
		v := c.Value(r)
		switch c.Kind {
		case model.GroupKind, model.RowKind:
			draw(t, r, c)
		case model.CountKind:
			v.SetInt(rapid.Int64Range(-999, 999999999999999).Draw(t, c.Path))
		case model.AmountKind:
			d, err := tables.ParseDecimal(anyFee.Draw(t, c.Path))
			if err != nil {
				t.Fatal(err)
			}
			v.Set(reflect.ValueOf(d))
		case model.TextKind:
			v.SetString(anyText.Draw(t, c.Path))
		case model.NameKind:
			v.SetString(anyName.Draw(t, c.Path))
		case model.YearKind:
			v.SetInt(rapid.Int64Range(2021, model.LastYear).Draw(t, c.Path))
		case model.EditionKind:
			v.SetString(rapid.SampledFrom([]string{"", "2021"}).Draw(t, c.Path))
		case model.TitlesKind:
			v.SetString(rapid.SampledFrom([]string{"", "template", "body"}).Draw(t, c.Path))
		case model.DateKind:
			v.Set(reflect.ValueOf(model.Date{Year: 2022, Month: rapid.IntRange(1, 12).Draw(t, c.Path), Day: rapid.IntRange(1, 28).Draw(t, c.Path)}))
		}
	}
}

// handWritten is a report written as YAML or JSON, its rows as lists or as mappings.
type handWritten struct {
	bytes.Buffer
	lists, json bool
}

func (w *handWritten) field(r *model.Report, f *model.Field, indent string) {
	v := f.Value(r)
	switch {
	case f.Kind == model.RowKind && w.lists:
		w.list(r, f)
	case f.Kind == model.GroupKind || f.Kind == model.RowKind:
		w.group(r, f, indent+"  ")
	case f.IsFigure():
		text, _ := r.Figure(f.Path)
		w.WriteString(text)
	case f.Kind == model.YearKind:
		fmt.Fprint(w, v.Int())
	case f.Kind == model.DateKind:
		d := v.Interface().(model.Date)
		fmt.Fprintf(w, `"%04d-%02d-%02d"`, d.Year, d.Month, d.Day)
	default:
		quoted, _ := json.Marshal(v.Interface())
		w.Write(quoted)
	}
}

func (w *handWritten) list(r *model.Report, f *model.Field) {
	cells := make([]string, len(f.Children))
	for i, c := range f.Children {
		cells[i], _ = r.Figure(c.Path)
	}
	fmt.Fprintf(w, "[%s]", strings.Join(cells, ", "))
}

func (w *handWritten) group(r *model.Report, f *model.Field, indent string) {
	if w.json {
		w.WriteString("{")
	}
	for i, c := range f.Children {
		if w.json && i > 0 {
			w.WriteString(",")
		}
		fmt.Fprintf(w, "\n%s%q: ", indent, c.Key)
		w.field(r, c, indent)
	}
	if w.json {
		w.WriteString("}")
	}
}

func TestAReportReadsBackAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := &model.Report{}
		draw(t, want, model.SchemaOf(nil).Root)
		w := &handWritten{lists: rapid.Bool().Draw(t, "lists"), json: rapid.Bool().Draw(t, "json")}
		w.group(want, model.SchemaOf(nil).Root, "")
		got, err := Read(bytes.NewReader(w.Bytes()))
		if err != nil {
			t.Fatalf("%v\n%s", err, w)
		}
		if len(got.Source().Notes) > 0 {
			t.Fatalf("notes: %v", got.Source().Notes)
		}
		got.SetSource(nil)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("read\n%+v\nwant\n%+v\nfrom\n%s", got, want, w)
		}
	})
}

func TestReadingNeverEndsTheProgram(t *testing.T) {
	text := complete(t)
	rapid.Check(t, func(t *rapid.T) {
		b := []byte(text)
		for range rapid.IntRange(1, 5).Draw(t, "edits") {
			i := rapid.IntRange(0, len(b)-1).Draw(t, "at")
			b[i] = rapid.SampledFrom([]byte("\t\n :-[]{},&*!|>'\"%@\\0\x00\xff")).Draw(t, "byte")
		}
		r, err := Read(bytes.NewReader(b))
		if (r == nil) == (err == nil) {
			t.Fatalf("report %v and error %v", r != nil, err)
		}
	})
}
