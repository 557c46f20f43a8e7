package service

import (
	"io/fs"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/nianbao/nianbao/model"
)

// A path is clean when nothing of it leads elsewhere; one slash may end it.
func TestPathsThatAreClean(t *testing.T) {
	for text, want := range map[string]bool{
		"/": true, "/a": true, "/a/": true, "/a/b": true, "//": false, "//a": false, "/a//": false, "/a//b": false, "/./a": false, "/a/.": false, "/a/..": false, "/../a": false, "/a/../b": false, "/.a": true,
	} {
		r := httptest.NewRequest("GET", "http://localhost/", nil)
		r.URL.Path = text
		if got := isClean(r); got != want {
			t.Errorf("%s is clean: %v", text, got)
		}
	}
	r := httptest.NewRequest("OPTIONS", "http://localhost/", nil)
	if r.RequestURI = "*"; isClean(r) {
		t.Error("* is a path")
	}
}

// A path without its first slash gets one, and one that has it stays; the request of the caller stays in any case.
func TestPathsAreRooted(t *testing.T) {
	for _, c := range []struct{ path, raw, wantPath, wantRaw string }{
		{"/a", "", "/a", ""}, {"a", "", "/a", ""}, {"", "", "/", ""}, {"a/b", "a%2Fb", "/a/b", "/a%2Fb"}, {"/a/b", "/a%2Fb", "/a/b", "/a%2Fb"},
	} {
		r := httptest.NewRequest("GET", "http://localhost/", nil)
		r.URL = &url.URL{Path: c.path, RawPath: c.raw, RawQuery: "x=1"}
		got := rooted(r)
		if got == r || got.URL.Path != c.wantPath || got.URL.RawPath != c.wantRaw || got.URL.RawQuery != "x=1" {
			t.Errorf("%+v: %+v", c, got.URL)
		}
		if r.URL.Path != c.path || r.URL.RawPath != c.raw {
			t.Errorf("%+v: the request of the caller is %+v", c, r.URL)
		}
	}
}

// What a picture says of itself as a file.
func TestAPictureIsAFile(t *testing.T) {
	f, err := newPictures([]file{{"a/b.png", []byte("123")}}).Open("a/b.png")
	if err != nil {
		t.Fatal(err)
	}
	info, err := f.Stat()
	if err != nil || info.Name() != "b.png" || info.Size() != 3 || info.Mode() != 0o444 || info.IsDir() || info.ModTime() != (time.Time{}) || info.Sys() != nil || f.Close() != nil {
		t.Errorf("%v, %v", info, err)
	}
	_, err = pictures{}.Open("x/none.png")
	if why, ok := err.(*fs.PathError); !ok || why.Op != "open" || why.Path != "x/none.png" || why.Err != fs.ErrNotExist {
		t.Errorf("no picture: %v", err)
	}
}

// A request with a file of another program is heavy whatever else it has, and in whatever order it is looked at.
func TestOneHeavyFileOfManyCounts(t *testing.T) {
	light := []file{{"a", []byte("organ: x")}}
	for range 40 { // as maps have no order
		r := &request{files: map[string][]file{
			string(picturePart): {{"p", []byte("PK")}}, string(previousPart): light, string(reportPart): append(light[:1:1], file{"b", []byte("%PDF-1.7")}),
		}}
		if !r.heavy() {
			t.Fatal("a PDF behind a picture and a text is light")
		}
	}
}

// An exporter is made once for each look.
func TestAnExporterIsKept(t *testing.T) {
	x, err := newExporters(nil)
	if err != nil {
		t.Fatal(err)
	}
	first, err := x.of(look{})
	if err != nil || len(x.known) != 1 {
		t.Fatalf("%d exporters, %v", len(x.known), err)
	}
	if again, err := x.of(look{}); again != first || err != nil {
		t.Errorf("another exporter of the same look, %v", err)
	}
	if other, err := x.of(look{data: true}); other == first || err != nil || len(x.known) != 2 {
		t.Errorf("the same exporter of another look, %v", err)
	}
}

// A trace has a line for each function, its name and line, to the last one.
func TestATraceIsWhole(t *testing.T) {
	var lines []string
	func() { lines = strings.Split(trace(), "\n") }() // of which two callers are left out
	if len(lines) < 2 || lines[len(lines)-1] != "" || !strings.HasPrefix(lines[len(lines)-2], "runtime.goexit:") {
		t.Errorf("the trace is %q", lines)
	}
}

// noting notes the deadlines that an answer is given, and is slow to take it.
type noting struct {
	*httptest.ResponseRecorder
	deadlines []time.Time
}

func (d *noting) SetWriteDeadline(t time.Time) error {
	d.deadlines = append(d.deadlines, t)
	return nil
}

// An answer may take so long to be written, counted from when it is.
func TestAnAnswerHasADeadline(t *testing.T) {
	s, _ := testService(t, Config{Limits: Limits{WriteTime: time.Hour}})
	w := &noting{ResponseRecorder: httptest.NewRecorder()}
	before := time.Now()
	s.send(w, plain("ok"))
	after := time.Now()
	if len(w.deadlines) != 1 || w.deadlines[0].Before(before.Add(time.Hour)) || w.deadlines[0].After(after.Add(time.Hour)) || w.Body.String() != "ok\n" {
		t.Errorf("from %v: the deadlines are %v", before, w.deadlines)
	}
	isIdle(t, s)
}

// A form that cannot be written is a fault of the report.
func TestAFormThatCannotBeWritten(t *testing.T) {
	_, err := blankForm(&model.Report{Organ: "甲\x00局", Year: 2023}, nil)
	if p := problemOf(err); p.Type != "faulty" || p.Status != 422 || p.Title != "写不成报告" || p.Detail != "这样的报告写不成文件，原因见 findings" || len(p.Findings) == 0 {
		t.Errorf("got %+v", p)
	}
}
