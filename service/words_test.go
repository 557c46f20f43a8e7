package service

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/formats/docx"
	"github.com/nianbao/nianbao/layout/pdf"
	"github.com/nianbao/nianbao/model"
)

// asked is a request with a query.
func asked(t *testing.T, query string) *request {
	t.Helper()
	values, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	return &request{Request: httptest.NewRequest("POST", "/", nil), query: values, held: &share{budget: &budget{limit: 1 << 30}}}
}

// detail is what a problem says, "" without one.
func detail(err error) string {
	if p := new(problem); errors.As(err, &p) {
		return p.Detail
	}
	return ""
}

func TestEveryKindOfProblemIsToldAsSuch(t *testing.T) {
	for _, c := range []struct {
		err   error
		kind  string
		code  int
		retry int
	}{
		{errQueueFull, "busy", 429, 1}, {errNoMemory, "busy", 429, 1}, {errCutOff, "busy", 429, 1}, {errWaitedLong, "overloaded", 503, 2}, {errWorkedLong, "overloaded", 503, 10},
		{errReadLong, "slow", 408, 0}, {errInternal, "internal", 500, 0}, {errHost, "host", 421, 0}, {errOrigin, "origin", 403, 0}, {errNotFound, "not-found", 404, 0},
		{errMethod, "method", 405, 0}, {badRequest("d"), "bad-request", 400, 0}, {tooLarge("d"), "too-large", 413, 0}, {faulty("t", "d", nil), "faulty", 422, 0},
		{fmt.Errorf("odd"), "internal", 500, 0}, {model.Findings{{ID: "X", Severity: model.SeverityError}}, "faulty", 422, 0},
		{bodyProblem(&http.MaxBytesError{}, 5<<20), "too-large", 413, 0}, {bodyProblem(os.ErrDeadlineExceeded, 1), "slow", 408, 0},
		{bodyProblem(errors.New("odd"), 1), "bad-request", 400, 0}, {bodyProblem(fmt.Errorf("in: %w", errHost), 1), "host", 421, 0},
	} {
		p := problemOf(c.err)
		if a := p.answer(); p.Type != c.kind || a.status != c.code || a.retryAfter != c.retry || a.mediaType != "application/problem+json" || p.Title == "" || p.Detail == "" || !bytes.Contains(a.body, []byte(`"urn:nianbao:problem:`+c.kind+`"`)) {
			t.Errorf("%v is %s, %d, again after %d: %s", c.err, p.Type, a.status, a.retryAfter, a.body)
		}
	}
	if got := detail(bodyProblem(&http.MaxBytesError{}, 5<<20)); got != "请求超过 5 MB" {
		t.Error(got)
	}
	if err := bodyProblem(context.Canceled, 1); err != errGone {
		t.Error(err)
	}
}

func TestParametersAreRefusedInTheseWords(t *testing.T) {
	long := strings.Repeat("长", 41)
	for _, c := range []struct {
		query string
		read  func(*request) error
		want  string
	}{
		{"a=true&b=1&c=FALSE&d=0&e", func(r *request) error {
			var got []bool
			for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
				v, err := r.flag(name)
				if err != nil {
					return err
				}
				got = append(got, v)
			}
			if !slices.Equal(got, []bool{true, true, false, false, true, false}) {
				return badRequest(fmt.Sprint(got))
			}
			return r.noMore()
		}, ""},
		{"a=yes", func(r *request) error { _, err := r.flag("a"); return err }, "参数 a 应为 true 或 false，实为“yes”"},
		{"a=Y", func(r *request) error { _, err := r.choose("a", "x", "y"); return err }, ""},
		{"a=z", func(r *request) error { _, err := r.choose("a", "x", "y"); return err }, "参数 a 应为 x、y 之一，实为“z”"},
		{"a=" + long, func(r *request) error { _, err := r.choose("a", "x"); return err }, "参数 a 应为 x 之一，实为“" + long[:120] + "…”"},
		{"a=" + long[:120], func(r *request) error { _, err := r.choose("a", "x"); return err }, "参数 a 应为 x 之一，实为“" + long[:120] + "”"},
		{"organ=青禾县", func(r *request) error { _, err := r.organ(); return err }, ""},
		{"organ=a%E2%80%8Bb", func(r *request) error { _, err := r.organ(); return err }, "参数 organ 里有不可见的或损坏的字符"},
		{"organ=%FF", func(r *request) error { _, err := r.organ(); return err }, "参数 organ 里有不可见的或损坏的字符"},
		{"year=2008", func(r *request) error { _, err := r.year(); return err }, fmt.Sprintf("参数 year 应为 %d 至 %d 的年份，实为“2008”", model.FirstYear, model.LastYear)},
		{fmt.Sprint("year=", model.FirstYear), func(r *request) error { _, err := r.year(); return err }, ""},
		{fmt.Sprint("year=", model.LastYear), func(r *request) error { _, err := r.year(); return err }, ""},
		{fmt.Sprint("year=", model.FirstYear-1), func(r *request) error { _, err := r.year(); return err }, fmt.Sprintf("参数 year 应为 %d 至 %d 的年份，实为“%d”", model.FirstYear, model.LastYear, model.FirstYear-1)},
		{fmt.Sprint("year=", model.LastYear+1), func(r *request) error { _, err := r.year(); return err }, fmt.Sprintf("参数 year 应为 %d 至 %d 的年份，实为“%d”", model.FirstYear, model.LastYear, model.LastYear+1)},
		{"year=x", func(r *request) error { _, err := r.year(); return err }, fmt.Sprintf("参数 year 应为 %d 至 %d 的年份，实为“x”", model.FirstYear, model.LastYear)},
		{"b=1&a=1", (*request).noMore, "这个接口没有参数“a”"},
		{"a=1&a=2&b=3", (*request).onlyOnce, "参数“a”写了 2 次，只能写一次"},
		{"a=1&b=3", (*request).onlyOnce, ""},
		{"page=0", func(r *request) error { _, err := r.rendering(export.SVG); return err }, "参数 page 应为从 1 起的页码，实为“0”"},
		{"page=x", func(r *request) error { _, err := r.rendering(export.SVG); return err }, "参数 page 应为从 1 起的页码，实为“x”"},
		{"page=1", func(r *request) error { _, err := r.rendering(export.SVG); return err }, ""},
	} {
		if err := c.read(asked(t, c.query)); detail(err) != c.want || err == nil != (c.want == "") {
			t.Errorf("%s: %v, want %q", c.query, err, c.want)
		}
	}
	if got := shorten("a\u200b\xffb"); got != "a\ufffd\ufffdb" {
		t.Errorf("what can't be shown is %q", got)
	}
}

// Each parameter of a format is taken for that format and left, and so refused, for all others.
func TestEveryParameterOfAFormatSetsItsLook(t *testing.T) {
	for _, c := range []struct {
		query   string
		formats string
		want    look
	}{
		{"standard=2a", "pdf", look{}}, {"standard=3a", "pdf", look{standard: pdf.A3a_UA1}}, {"standard=1a", "pdf", look{standard: pdf.A1a}}, {"standard=4", "pdf", look{standard: pdf.A4_UA2}},
		{"attach", "pdf ofd", look{data: true}}, {"ofd-links", "ofd", look{links: true}},
		{"word-fonts=gbk", "docx", look{family: docx.GBK}}, {"word-fonts=gb2312", "docx", look{family: docx.GB2312}},
		{"word-grid=lines", "docx", look{grid: docx.LinesOnly}}, {"word-grid=chars", "docx", look{grid: docx.LinesAndChars}},
		{"fragment", "html", look{fragment: true}}, {"unstyled", "html", look{unstyled: true}},
		{"keys=zh", "yaml json", look{keys: export.ChineseKeys}}, {"keys=en", "yaml json", look{keys: export.EnglishKeys}},
	} {
		for _, f := range export.Formats() {
			r := asked(t, c.query)
			got, err := r.look(f)
			if err != nil {
				t.Fatal(err)
			}
			if takes := slices.Contains(strings.Fields(c.formats), f.ID); takes && got != c.want || takes != (r.noMore() == nil) {
				t.Errorf("%s for %s: %+v, want %+v", c.query, f.ID, got, c.want)
			}
			if _, err := asked(t, strings.Split(c.query, "=")[0]+"=odd").look(f); (err != nil) != slices.Contains(strings.Fields(c.formats), f.ID) {
				t.Errorf("%s=odd for %s: %v", c.query, f.ID, err)
			}
		}
	}
	for _, name := range []string{"draft", "contents", "landscape"} {
		how, err := asked(t, name).rendering(export.PDF)
		if none, _ := asked(t, name+"=false").rendering(export.PDF); err != nil || len(how.options) != 1 || len(none.options) != 0 {
			t.Errorf("%s: %d options, %v", name, len(how.options), err)
		}
	}
}

func TestNamesOfFilesAreFitForSystemsAndMessages(t *testing.T) {
	r := &model.Report{Organ: "甲/乙\\丙:*?\"<>|\u200b丁", Year: 2023}
	if got := fileName(r, export.DOCX); got != "甲_乙_丙"+strings.Repeat("_", 8)+"丁2023年政府信息公开工作年度报告.docx" {
		t.Errorf("the file is called %s", got)
	}
	for n, want := range map[int]int{59: 76, 62: 79, 63: 80, 64: 80, 90: 80} {
		r.Organ = strings.Repeat("县", n)
		if got := len([]rune(strings.TrimSuffix(fileName(r, export.PDF), ".pdf"))); got != want {
			t.Errorf("of %d characters: %d, want %d", n, got, want)
		}
	}
	for given, want := range map[string]string{
		"a.yaml": "a.yaml", "a\x00b\xff": "a\ufffdb\ufffd", strings.Repeat("x", 255): strings.Repeat("x", 255), "y" + strings.Repeat("x", 255): strings.Repeat("x", 255),
		strings.Repeat("县", 86): strings.Repeat("县", 85),
	} {
		if got := readableName(given); got != want {
			t.Errorf("%q is told as %q", given, got)
		}
	}
}

func TestHeavyRequests(t *testing.T) {
	within := "x" + strings.Repeat(" ", 1018)
	for _, c := range []struct {
		name string
		size int64
		part part
		data string
		want bool
	}{
		{"small", 128<<10 - 1, reportPart, "organ: x", false}, {"large", 128 << 10, reportPart, "organ: x", true}, {"a package", 9, reportPart, "PK\x03\x04", true},
		{"a PDF", 9, previousPart, "%PDF-1.7", true}, {"a PDF a little later", 9, memberPart, within + "%PDF-", true}, {"a PDF too late", 9, memberPart, " " + within + "%PDF-", false},
		{"a picture", 9, picturePart, "PK\x03\x04", false}, {"a package later", 9, reportPart, " PK", false},
	} {
		r := &request{size: c.size, files: map[string][]file{string(c.part): {{"f", []byte(c.data)}}}}
		if got := r.heavy(); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestPicturesAreFoundByTheirNames(t *testing.T) {
	p := newPictures([]file{{`a\b.png`, []byte("12")}, {"./c.png", []byte("3")}})
	for name, want := range map[string]int64{"a/b.png": 2, "c.png": 1, "x/c.png": 1, "b.png": -1, "x/b.png": -1} {
		size := int64(-1)
		f, err := p.Open(name)
		if err == nil {
			info, _ := f.Stat()
			size = info.Size()
			if info.Mode() != 0o444 || info.IsDir() || info.Name() != name[strings.LastIndex(name, "/")+1:] || !info.ModTime().IsZero() {
				t.Errorf("%s is %v", name, info)
			}
		}
		if size != want || err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s has %d bytes, %v", name, size, err)
		}
	}
}

func TestTheDefaultsOfLimits(t *testing.T) {
	d := Limits{}.orDefaults()
	if d.BodyBytes != 32<<20 || d.Parts != 1000 || d.MemoryBytes != 96<<20 || d.Queue != 128 || d.Clients != 512 || d.ReadTime != 30*time.Second || d.WaitTime != 5*time.Second ||
		d.WorkTime != 20*time.Second || d.WriteTime != 30*time.Second || d.Workers < 2 || d.Heavy != max(1, d.Workers/2) {
		t.Errorf("they are %+v", d)
	}
	own := Limits{1, 2, 3, 4, 3, 6, 7, 8, 9, 10, 11}
	if got := own.orDefaults(); got != own {
		t.Errorf("what is given becomes %+v", got)
	}
	for _, c := range []struct{ workers, heavy, want int }{{1, 0, 1}, {1, 5, 1}, {2, 0, 1}, {2, 2, 1}, {4, 0, 2}, {4, 4, 3}, {4, 1, 1}, {5, 0, 2}} {
		if got := (Limits{Workers: c.workers, Heavy: c.heavy}).orDefaults().Heavy; got != c.want {
			t.Errorf("%d workers, %d asked for: %d heavy, want %d", c.workers, c.heavy, got, c.want)
		}
	}
	if got := (Limits{BodyBytes: 33 << 20}).orDefaults().MemoryBytes; got != 99<<20 {
		t.Errorf("bodies of 33 MB have a memory of %d", got)
	}
	for queue, want := range map[int]int64{1: 1, 4: 1, 8: 2, 128: 32} {
		if g := newGate(Limits{Queue: queue}.orDefaults()); g.heavy.longest != want || g.workers.longest != int64(queue) {
			t.Errorf("a queue of %d has %d heavy ones", queue, g.heavy.longest)
		}
	}
	if heavyBytes != 131072 || patience != 2*time.Second || linger != 500*time.Millisecond || HeaderTime != 5*time.Second || IdleTime != time.Minute || DrainTime != 30*time.Second ||
		MaxHeaderBytes != 16384 || MaxFreshConns != 1024 || MaxIdleConns != 1024 || LastCallTime != 500*time.Millisecond {
		t.Error("a limit that the documents tell is another")
	}
}
