package nianbao

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

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
		var ps Problems
		switch {
		case (r == nil) == (err == nil):
			t.Fatalf("report %v and error %v", r != nil, err)
		case err != nil && (!errors.As(err, &ps) || !ps.HasErrors()):
			t.Fatalf("error %T without an Error: %v", err, err)
		case r != nil && r.source.notes.HasErrors():
			t.Fatalf("a report with errors: %v", r.source.notes)
		}
		if r != nil {
			ps = r.source.notes
			checkPositions(t, r.source)
		}
		for _, p := range ps {
			if p.ID == "" || p.Message == "" || p.Line < 0 || p.Column < 0 || (p.Line == 0) != (p.Column == 0) {
				t.Fatalf("incomplete problem %#v", p)
			}
		}
	})
}

// checkPositions sees to it that every position is a place of the text.
func checkPositions(t *testing.T, s *source) {
	t.Helper()
	lines := strings.Split(s.text, "\n")
	for path, p := range s.positions {
		if p.line < 1 || p.line > len(lines) || p.column < 1 || p.column > utf8.RuneCountInString(lines[p.line-1])+1 {
			t.Fatalf("%q stands at %v, which is no place of %q", path, p, s.text)
		}
	}
}

var (
	anyText = rapid.StringMatching(`([一-龥a-zA-Z0-9 “”（）:：#*&!{}\[\],，。\-'"\\𠮷]{0,20}\n?){0,3}`)
	anyName = rapid.StringMatching(`[一-龥]{1,12}`)
	anyFee  = rapid.StringMatching(`(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?`)
)

// draw fills the fields below f with random figures and texts.
func draw(t *rapid.T, r *Report, f *field) {
	for _, c := range f.children {
		v := c.value(r)
		switch c.kind {
		case groupKind, rowKind:
			draw(t, r, c)
		case countKind:
			v.SetInt(rapid.Int64Range(-999, 999999999999999).Draw(t, c.path))
		case amountKind:
			d, err := tables.ParseDecimal(anyFee.Draw(t, c.path))
			if err != nil {
				t.Fatal(err)
			}
			v.Set(reflect.ValueOf(d))
		case textKind:
			v.SetString(anyText.Draw(t, c.path))
		case nameKind:
			v.SetString(anyName.Draw(t, c.path))
		case yearKind:
			v.SetInt(rapid.Int64Range(2021, LastYear).Draw(t, c.path))
		case editionKind:
			v.SetString(rapid.SampledFrom([]string{"", "2021"}).Draw(t, c.path))
		case titlesKind:
			v.SetString(rapid.SampledFrom([]string{"", "template", "body"}).Draw(t, c.path))
		case dateKind:
			v.Set(reflect.ValueOf(Date{2022, rapid.IntRange(1, 12).Draw(t, c.path), rapid.IntRange(1, 28).Draw(t, c.path)}))
		}
	}
}

// written is a report written as YAML or JSON, its rows as lists or as mappings.
type written struct {
	bytes.Buffer
	lists, json bool
}

func (w *written) field(r *Report, f *field, indent string) {
	v := f.value(r)
	switch {
	case f.kind == rowKind && w.lists:
		w.list(r, f)
	case f.kind == groupKind || f.kind == rowKind:
		w.group(r, f, indent+"  ")
	case f.isFigure():
		text, _ := r.figure(f.path)
		w.WriteString(text)
	case f.kind == yearKind:
		fmt.Fprint(w, v.Int())
	case f.kind == dateKind:
		d := v.Interface().(Date)
		fmt.Fprintf(w, `"%04d-%02d-%02d"`, d.Year, d.Month, d.Day)
	default:
		quoted, _ := json.Marshal(fmt.Sprint(v.Interface()))
		w.Write(quoted)
	}
}

func (w *written) list(r *Report, f *field) {
	cells := make([]string, len(f.children))
	for i, c := range f.children {
		cells[i], _ = r.figure(c.path)
	}
	fmt.Fprintf(w, "[%s]", strings.Join(cells, ", "))
}

func (w *written) group(r *Report, f *field, indent string) {
	if w.json {
		w.WriteString("{")
	}
	for i, c := range f.children {
		if w.json && i > 0 {
			w.WriteString(",")
		}
		fmt.Fprintf(w, "\n%s%q: ", indent, c.key)
		w.field(r, c, indent)
	}
	if w.json {
		w.WriteString("}")
	}
}

func TestAReportReadsBackAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := &Report{}
		draw(t, want, model().root)
		w := &written{lists: rapid.Bool().Draw(t, "lists"), json: rapid.Bool().Draw(t, "json")}
		w.group(want, model().root, "")
		got, err := Read(bytes.NewReader(w.Bytes()))
		if err != nil {
			t.Fatalf("%v\n%s", err, w)
		}
		if len(got.source.notes) > 0 {
			t.Fatalf("notes: %v", got.source.notes)
		}
		got.source = nil
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
