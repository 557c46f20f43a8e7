package service_test

import (
	"encoding/json"
	"fmt"
	"mime"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/service"
)

func TestHead(t *testing.T) {
	s := newTested(t, service.Config{})
	for _, path := range gets {
		get, head := s.ask("GET", path, nil), s.ask("HEAD", path, nil)
		if path == "/metrics" { // which counts
			get.header.Set("Content-Length", head.header.Get("Content-Length"))
		}
		if head.status != 200 || len(head.body) != 0 || fmt.Sprint(head.header) != fmt.Sprint(get.header) {
			t.Errorf("%s: status %d, %d bytes, %v, want %v", path, head.status, len(head.body), head.header, get.header)
		}
	}
	for _, path := range []string{"/none", "/api/v1/check"} {
		if got := s.ask("HEAD", path, nil); got.status < 400 || len(got.body) != 0 {
			t.Errorf("%s: status %d, %d bytes", path, got.status, len(got.body))
		}
	}
}

func TestHeadersOfEveryAnswer(t *testing.T) {
	s := newTested(t, service.Config{})
	want := map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin"}
	statuses := map[int]bool{}
	check := func(name string, got *reply) {
		statuses[got.status] = true
		policy := got.header.Get("Content-Security-Policy")
		if !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "frame-ancestors 'none'") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: the policy is %q", name, policy)
		}
		for field, value := range want {
			if got.header.Get(field) != value {
				t.Errorf("%s: %s is %q", name, field, got.header.Get(field))
			}
		}
		for _, field := range []string{"Set-Cookie", "Server", "X-Powered-By", "Access-Control-Allow-Origin"} {
			if got.header.Get(field) != "" {
				t.Errorf("%s: has a field %s", name, field)
			}
		}
	}
	for _, path := range append(append([]string{"/none", "//"}, posts...), gets...) {
		for _, method := range []string{"GET", "HEAD", "POST", "DELETE"} {
			check(method+" "+path, s.ask(method, path, []byte(report())))
			check(method+" "+path+" of another host", s.ask(method, path, nil, "Host", "evil.example"))
			check(method+" "+path+" of another site", s.ask(method, path, nil, "Sec-Fetch-Site", "cross-site"))
			check(method+" "+path+" compressed", s.ask(method, path, []byte(report()), "Content-Encoding", "br"))
		}
	}
	for _, status := range []int{200, 400, 403, 404, 405, 415, 421} {
		if !statuses[status] {
			t.Errorf("no answer had status %d", status)
		}
	}
}

func TestFormFilesAreKept(t *testing.T) {
	s := newTested(t, service.Config{})
	for _, path := range []string{"/", "/form/lib/preact.mjs"} {
		first := s.ask("GET", path, nil)
		tag := first.header.Get("ETag")
		if tag == "" || first.header.Get("Cache-Control") != "no-cache" {
			t.Fatalf("%s: the tag is %q, %s", path, tag, first.header.Get("Cache-Control"))
		}
		for _, c := range []struct {
			given  string
			status int
		}{{tag, 304}, {"W/" + tag, 304}, {`"other", ` + tag, 304}, {`"other",W/` + tag + ` , "more"`, 304}, {"*", 304}, {`"other"`, 200}, {strings.Trim(tag, `"`), 200}, {"", 200}} {
			got := s.ask("GET", path, nil, "If-None-Match", c.given)
			if got.status != c.status || c.status == 304 && (len(got.body) > 0 || got.header.Get("ETag") != tag || got.header.Get("Content-Length") != "") {
				t.Errorf("%s: If-None-Match: %s: status %d, %d bytes, %v", path, c.given, got.status, len(got.body), got.header)
			}
		}
	}
}

func TestFileNames(t *testing.T) {
	s := newTested(t, service.Config{})
	for organ, want := range map[string]string{
		"甲局":                        "甲局2021年政府信息公开工作年度报告.pdf",
		`"; filename=evil.exe; x="`: "_; filename=evil.exe; x=_2021年政府信息公开工作年度报告.pdf",
		"../../etc/passwd":          ".._.._etc_passwd2021年政府信息公开工作年度报告.pdf",
		`C:\a*?<b>|`:                "C__a___b__2021年政府信息公开工作年度报告.pdf",
		"a+b c%41;":                 "a+b c%41;2021年政府信息公开工作年度报告.pdf",
	} {
		quoted, _ := json.Marshal(organ)
		text := strings.Replace(report(), report()[:strings.Index(report(), "\n")], "organ: "+string(quoted), 1)
		got := s.ask("POST", "/api/v1/render?draft", []byte(text))
		_, parameters, err := mime.ParseMediaType(got.header.Get("Content-Disposition"))
		if got.status != 200 || err != nil || parameters["filename"] != want {
			t.Errorf("%q: status %d, the file is called %q (%v), want %q: %.200s", organ, got.status, parameters["filename"], err, want, got.body)
		}
	}
}
