package render_test

import (
	"bytes"
	"errors"
	"io"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/layout"
)

// What goes from one document to the next must not show in any of them, and many at once
// must not meet.
func TestReportsRenderedTogetherAreTheSameAsAlone(t *testing.T) {
	const count, workers = 24, 6
	var alone [count][]byte
	for i := range alone {
		alone[i] = render(t, sample.Report(i), nianbao.WithContents())
	}
	renderer, err := nianbao.NewRenderer(nianbao.WithContents())
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			for i := range count {
				i = (i + w*count/workers) % count // each goroutine is elsewhere
				var b bytes.Buffer
				result, err := renderer.Render(&b, sample.Report(i))
				if err != nil || !bytes.Equal(b.Bytes(), alone[i]) {
					t.Errorf("report %d is not the same as alone (%v)", i, err)
				}
				if result.Bytes != int64(b.Len()) || len(result.Findings) > 0 {
					t.Errorf("report %d: %+v of %d bytes", i, result, b.Len())
				}
			}
		})
	}
	all.Wait()
}

func TestAResultTellsPagesAndFindings(t *testing.T) {
	blank := read(t, seed)
	blank.Title = "2021年政府信息公开工作年度报告" // a warning: the organ is missing
	wrong := read(t, seed)
	wrong.Title, wrong.Applications.Received.Total = blank.Title, 5 // and an error
	for _, c := range []struct {
		name     string
		report   *nianbao.Report
		opts     []nianbao.Option
		findings bool
		refused  bool
	}{
		{"sound", read(t, seed), nil, false, false},
		{"with a warning", blank, nil, true, false},
		{"with an error", wrong, nil, true, true},
		{"a draft", wrong, []nianbao.Option{nianbao.WithDraft()}, true, false},
		{"with contents", read(t, seed), []nianbao.Option{nianbao.WithContents()}, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			renderer, err := nianbao.NewRenderer(c.opts...)
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			result, err := renderer.Render(&b, c.report)
			if (len(result.Findings) > 0) != c.findings || len(result.Findings) != len(nianbao.Check(c.report)) {
				t.Errorf("the findings are %v", result.Findings)
			}
			if result.Bytes != int64(b.Len()) {
				t.Errorf("%d bytes of %d", result.Bytes, b.Len())
			}
			if c.refused {
				var findings nianbao.Findings
				if !errors.As(err, &findings) || len(findings) != len(result.Findings.Errors()) || result.Pages+b.Len() > 0 {
					t.Errorf("got %v and %+v", err, result)
				}
				return
			}
			d, layoutErr := nianbao.Layout(c.report, c.opts...)
			if err != nil || layoutErr != nil || result.Pages != len(d.Pages) {
				t.Errorf("%d pages (%v, %v)", result.Pages, err, layoutErr)
			}
		})
	}
}

// Options of one report are its own.
func TestOptionsOfOneReportDoNotStay(t *testing.T) {
	renderer, err := nianbao.NewRenderer()
	if err != nil {
		t.Fatal(err)
	}
	plain := render(t, read(t, seed))
	for _, more := range [][]nianbao.Option{{nianbao.WithDraft(), nianbao.WithLandscape(), nianbao.WithPictures(fstest.MapFS{})}, nil} {
		var b bytes.Buffer
		if _, err := renderer.Render(&b, read(t, seed), more...); err != nil {
			t.Fatal(err)
		}
		if same := bytes.Equal(b.Bytes(), plain); same != (more == nil) {
			t.Errorf("with %d options the same as without: %v", len(more), same)
		}
	}
}

func TestARendererRefusesFacesThatLackARole(t *testing.T) {
	if _, err := nianbao.NewRenderer(nianbao.WithFaces(&fonts.Set{})); !errors.Is(err, layout.ErrNoFaces) {
		t.Errorf("got %v", err)
	}
	renderer, err := nianbao.NewRenderer()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := renderer.Render(io.Discard, read(t, seed), nianbao.WithFaces(&fonts.Set{})); !errors.Is(err, layout.ErrNoFaces) {
		t.Errorf("got %v", err)
	}
}

// full takes a number of bytes and no more.
type full struct{ room int }

var errFull = errors.New("full")

func (w *full) Write(p []byte) (int, error) {
	if len(p) > w.room {
		n := w.room
		w.room = 0
		return n, errFull
	}
	w.room -= len(p)
	return len(p), nil
}

func TestAnErrorOfTheWriterComesBack(t *testing.T) {
	renderer, err := nianbao.NewRenderer()
	if err != nil {
		t.Fatal(err)
	}
	result, err := renderer.Render(&full{10000}, read(t, seed))
	if !errors.Is(err, errFull) || result.Bytes != 10000 {
		t.Errorf("got %v after %d bytes", err, result.Bytes)
	}
}
