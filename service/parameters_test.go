package service_test

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/service"
)

func TestParameters(t *testing.T) {
	s := newTested(t, service.Config{})
	for _, c := range []struct {
		path   string
		status int
		says   string // part of the detail
	}{
		{"/api/v1/check", 200, ""},
		{"/api/v1/check?", 200, ""},
		{"/api/v1/check?level=", 200, ""},
		{"/api/v1/check?level=ERROR", 200, ""},
		{"/api/v1/check?level=%20error%20", 200, ""},
		{"/api/v1/check?level=fatal", 400, "level 应为 info、warning、error 之一，实为“fatal”"},
		{"/api/v1/check?level=error&level=error", 400, "“level”写了 2 次"},
		{"/api/v1/check?level&level&level", 400, "“level”写了 3 次"},
		{"/api/v1/check?LEVEL=error", 400, "没有参数“LEVEL”"},
		{"/api/v1/check?a=1&b=2", 400, "没有参数“a”"},
		{"/api/v1/check?=1", 400, "没有参数“”"},
		{"/api/v1/check?level=%zz", 400, "写得不对"},
		{"/api/v1/check?level=error;draft", 400, "写得不对"},
		{"/api/v1/check?%00%ff=1", 400, "没有参数“��”"},
		{"/api/v1/check?" + strings.Repeat("x", 41), 400, "“" + strings.Repeat("x", 40) + "…”"},
		{"/api/v1/check?" + strings.Repeat("x", 40), 400, "“" + strings.Repeat("x", 40) + "”"},
		{"/api/v1/check?name=a.yaml", 200, ""},
		{"/api/v1/check?name=a.yaml&name=b.yaml", 400, "“name”写了 2 次"},
		{"/api/v1/render", 200, ""},
		{"/api/v1/render?format=PDF&draft", 200, ""},
		{"/api/v1/render?draft=1&contents=false&landscape=true", 200, ""},
		{"/api/v1/render?draft=yes", 400, "draft 应为 true 或 false"},
		{"/api/v1/render?format=doc", 400, "format 应为"},
		{"/api/v1/render?format=svg&page=1", 200, ""},
		{"/api/v1/render?format=svg&page=0", 400, "page 应为"},
		{"/api/v1/render?format=svg&page=-1", 400, "page 应为"},
		{"/api/v1/render?format=svg&page=99999999999999999999", 400, "page 应为"},
		{"/api/v1/render?format=svg&page=999", 400, "报告只有"},
		{"/api/v1/render?format=pdf&page=1", 400, "没有参数“page”"},
		{"/api/v1/render?format=docx&standard=4", 400, "没有参数“standard”"},
		{"/api/v1/render?format=html&fragment&unstyled", 200, ""},
		{"/api/v1/render?format=yaml&keys=zh", 200, ""},
		{"/api/v1/preview?draft", 400, "没有参数“draft”"},
		{"/api/v1/import?format=pdf", 400, "没有参数“format”"},
		{"/api/v1/new?organ=甲局&year=2024", 400, ""}, // its body is of 2021
		{"/api/v1/new?year=2022", 200, ""},
		{"/api/v1/new?year=2007", 400, "year 应为"},
		{"/api/v1/new?year=1e3", 400, "year 应为"},
		{"/api/v1/new?year=2022&organ=%E2%80%AE", 400, "organ 里有"},
		{"/api/v1/new?year=2022&organ=%FF", 400, "organ 里有"},
	} {
		got := s.ask("POST", c.path, reports()[0])
		if got.status != c.status {
			t.Errorf("%s: status %d, want %d: %.300s", c.path, got.status, c.status, got.body)
		} else if c.status != 200 && !strings.Contains(got.problem(t).Detail, c.says) {
			t.Errorf("%s: says %q, want %q", c.path, got.problem(t).Detail, c.says)
		}
	}
}

func TestParametersOfGets(t *testing.T) {
	s := newTested(t, service.Config{})
	for _, path := range gets {
		want := 200
		if strings.HasPrefix(path, "/api/") {
			want = 400
		}
		for _, query := range []string{"?other=1", "?a=1&a=2", "?%zz"} {
			if got := s.ask("GET", path+query, nil); got.status != want {
				t.Errorf("%s%s: status %d, want %d", path, query, got.status, want)
			}
		}
		if got := s.ask("GET", path, nil); got.status != 200 {
			t.Errorf("%s: status %d", path, got.status)
		}
	}
}

func TestParts(t *testing.T) {
	s := newTested(t, service.Config{Limits: service.Limits{Parts: 4}})
	good := sent{"report", "a.yaml", report()}
	member := sent{"member", "m.yaml", report()}
	for _, c := range []struct {
		name, path string
		parts      []sent
		status     int
		says       string
	}{
		{"one", "/api/v1/check", []sent{good}, 200, ""},
		{"none", "/api/v1/check", nil, 400, "缺少名为“report”"},
		{"an empty one", "/api/v1/check", []sent{{"report", "a.yaml", ""}}, 400, "缺少名为“report”"},
		{"only others", "/api/v1/check", []sent{member}, 400, "缺少名为“report”"},
		{"two reports", "/api/v1/check", []sent{good, good}, 400, "名为“report”的部分太多，最多 1 个"},
		{"two previous", "/api/v1/check", []sent{good, {"previous", "", report()}, {"previous", "", report()}}, 400, "名为“previous”的部分太多"},
		{"unknown", "/api/v1/check", []sent{good, {"file", "", "x"}}, 400, "没有名为“file”的部分，可用的有 member、picture、previous、report"},
		{"no name", "/api/v1/check", []sent{{"", "", "x"}}, 400, "没有名为“”的部分"},
		{"as many as may be", "/api/v1/check", []sent{good, member, member, member}, 200, ""},
		{"one more", "/api/v1/check", []sent{good, member, member, member, member}, 413, "超过 4 个"},
		{"faulty previous", "/api/v1/check", []sent{good, {"previous", "", "nothing"}}, 422, ""},
		{"faulty member", "/api/v1/check", []sent{good, {"member", "", "nothing"}}, 422, ""},
		{"of another route", "/api/v1/import", []sent{good, member}, 400, "没有名为“member”的部分"},
		{"sum without members", "/api/v1/sum?organ=甲局&year=2021", []sent{{"list", "", "甲局"}}, 400, "没有成员单位的报告"},
		{"diff", "/api/v1/diff", []sent{{"last", "", report()}, {"this", "", report()}}, 200, ""},
		{"diff of one", "/api/v1/diff", []sent{{"last", "", report()}}, 400, "缺少名为“this”"},
	} {
		body, contentType := multiparts(c.parts...)
		got := s.ask("POST", c.path, body, "Content-Type", contentType)
		if got.status != c.status {
			t.Errorf("%s: status %d, want %d: %.300s", c.name, got.status, c.status, got.body)
		} else if c.status != 200 && !strings.Contains(got.problem(t).Detail, c.says) {
			t.Errorf("%s: says %q, want %q", c.name, got.problem(t).Detail, c.says)
		}
	}
}

func TestRawBodies(t *testing.T) {
	s := newTested(t, service.Config{})
	for _, c := range []struct {
		name, path string
		body       string
		fields     []string
		status     int
		kind       string
	}{
		{"without a type", "/api/v1/check", report(), nil, 200, ""},
		{"of a wrong type", "/api/v1/check", report(), []string{"Content-Type", "application/x-www-form-urlencoded"}, 200, ""},
		{"of a type that is none", "/api/v1/check", report(), []string{"Content-Type", "///"}, 200, ""},
		{"empty", "/api/v1/check", "", nil, 400, "bad-request"},
		{"empty with a name", "/api/v1/check?name=a.yaml", "", nil, 400, "bad-request"},
		{"empty for a new report", "/api/v1/new?organ=甲局&year=2023", "", nil, 200, ""},
		{"where parts are needed", "/api/v1/sum?organ=甲局&year=2023", report(), nil, 400, "bad-request"},
		{"not compressed", "/api/v1/check", report(), []string{"Content-Encoding", "identity"}, 200, ""},
		{"compressed", "/api/v1/check", report(), []string{"Content-Encoding", "gzip"}, 415, "encoding"},
		{"compressed twice", "/api/v1/check", report(), []string{"Content-Encoding", "identity, gzip"}, 415, "encoding"},
		{"no report", "/api/v1/check", "nothing", nil, 422, "faulty"},
	} {
		got := s.ask("POST", c.path, []byte(c.body), c.fields...)
		if got.status != c.status {
			t.Errorf("%s: status %d, want %d: %.300s", c.name, got.status, c.status, got.body)
		} else if c.status != 200 && got.problem(t).Type != c.kind {
			t.Errorf("%s: %s, want %s", c.name, got.problem(t).Type, c.kind)
		}
	}
}

func TestBodyLimit(t *testing.T) {
	s := newTested(t, service.Config{Limits: service.Limits{BodyBytes: 1 << 20}})
	text := report() + strings.Repeat(" ", 1<<20-len(report()))
	for _, c := range []struct {
		name    string
		body    string
		chunked bool
		status  int
	}{
		{"largest", text, false, 200}, {"largest in chunks", text, true, 200},
		{"larger", text + " ", false, 413}, {"larger in chunks", text + " ", true, 413},
	} {
		r := httptest.NewRequest("POST", "/api/v1/check", strings.NewReader(c.body))
		r.Host = "localhost"
		if c.chunked {
			r.ContentLength = -1
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != c.status {
			t.Errorf("%s: status %d, want %d", c.name, w.Code, c.status)
		}
		if c.status == 413 {
			p := (&reply{w.Code, w.Header(), w.Body.Bytes()}).problem(t)
			if p.Type != "too-large" || !strings.Contains(p.Detail, "1 MB") {
				t.Errorf("%s: %+v", c.name, p)
			}
		}
	}
}
