package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/formats/html"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/svg"
	"github.com/nianbao/nianbao/render"
)

// The data of a report stand in its page, unless there are others, or the page is a fragment or a draft.
func TestAPageHasTheDataOfItsReport(t *testing.T) {
	r := sample.Report(1)
	f, err := render.Flow(r)
	if err != nil {
		t.Fatal(err)
	}
	draft := *f
	draft.Draft = true
	for name, c := range map[string]struct {
		encoder html.Encoder
		flow    *layout.Flow
		report  bool
		own     bool
	}{
		"plain": {html.Encoder{}, f, true, false}, "own data": {html.Encoder{Data: []byte(`{"x":"自有"}`)}, f, false, true}, "a fragment": {html.Encoder{Fragment: true}, f, false, false},
		"a draft": {html.Encoder{}, &draft, false, false}, "a draft with own data": {html.Encoder{Data: []byte(`{"x":"自有"}`)}, &draft, false, true},
	} {
		var b bytes.Buffer
		p := &page{c.encoder, r}
		if err := p.EncodeFlow(&b, c.flow); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(b.String(), `"organ": "`+r.Organ); got != c.report {
			t.Errorf("%s: the report's data are there: %v", name, got)
		}
		if got := strings.Contains(b.String(), "自有"); got != c.own {
			t.Errorf("%s: own data are there: %v", name, got)
		}
	}
	unnamed := *r
	unnamed.Organ = " 某局"
	if err := (&page{html.Encoder{}, &unnamed}).EncodeFlow(io.Discard, f); err == nil {
		t.Error("a page is written without the data that JSON can't hold")
	}
}

type broken struct{ room int }

var errBroken = errors.New("broken")

func (b *broken) Write(p []byte) (int, error) {
	if b.room--; b.room < 0 {
		return 0, errBroken
	}
	return len(p), nil
}

// Pages are counted by a writer, and given on only when it took them.
func TestPagesGoThroughTheirWriter(t *testing.T) {
	d, err := render.Layout(sample.Report(1))
	if err != nil {
		t.Fatal(err)
	}
	for room, want := range map[int]string{0: "[] broken", 1: "[0] broken", 2: "[0 1] broken", len(d.Pages): fmt.Sprint(numbers(len(d.Pages)), " <nil>")} {
		got := []int{}
		err := pages{svg.Encoder{}, func(page int, _ []byte) error { got = append(got, page); return nil }}.Encode(&broken{room}, d)
		if text := fmt.Sprint(got, " ", err); text != want {
			t.Errorf("with room for %d: %s, want %s", room, text, want)
		}
	}
}

func numbers(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

func TestOptionsOfARenderAreLookedAt(t *testing.T) {
	if e, err := New(Options{}, render.WithFaces(&fonts.Set{})); e != nil || !errors.Is(err, layout.ErrNoFaces) {
		t.Errorf("got %v, %v", e, err)
	}
	e, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for f, want := range map[*Format]error{SVG: ErrManyFiles, nil: ErrNoFormat} {
		var b bytes.Buffer
		if result, err := e.Write(&b, f, sample.Report(1)); err != want || result.Findings != nil || result.Bytes != 0 || b.Len() > 0 {
			t.Errorf("%v: %+v, %v", f, result, err)
		}
	}
}
