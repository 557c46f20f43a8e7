package service_test

import (
	"fmt"
	"io"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/service"
	"pgregory.net/rapid"
)

// TestLogsTellNothing sends a word that stands for contents in every place that a client can choose.
func TestLogsTellNothing(t *testing.T) {
	s := newTested(t, service.Config{})
	rapid.Check(t, func(t *rapid.T) {
		word := "zq" + rapid.StringMatching(`[a-z]{12}`).Draw(t, "word")
		path := rapid.SampledFrom(append(append([]string{"/" + word, "/form/" + word, "/api/v1/" + word, "/%7A" + word}, posts...), gets...)).Draw(t, "path")
		query := rapid.SampledFrom([]string{"", "?" + word, "?level=" + word, "?organ=" + word, "?name=" + word, "?%zz" + word, "?year=" + word, "?format=" + word}).Draw(t, "query")
		method := rapid.SampledFrom([]string{"POST", "GET", word}).Draw(t, "method")
		text := rapid.SampledFrom([]string{report() + "\n# " + word, "organ: " + word, word, "PK\x03\x04" + word, "<html><p>" + word, "%PDF-1.7 " + word, "{\"" + word + "\": 1}"}).Draw(t, "text")
		part := rapid.SampledFrom([]string{"report", "member", "previous", word}).Draw(t, "part")
		body, contentType := multiparts(sent{part, word + ".yaml", text})
		if rapid.Bool().Draw(t, "raw") {
			body, contentType = []byte(text), rapid.SampledFrom([]string{"", word + "/" + word, "multipart/" + word}).Draw(t, "type")
		}
		host := rapid.SampledFrom([]string{"localhost", word}).Draw(t, "host")
		origin := rapid.SampledFrom([]string{"", "http://" + word, word}).Draw(t, "origin")
		s.ask(method, path+query, body, "Content-Type", contentType, "Host", host, "Origin", origin, "User-Agent", word, "X-Forwarded-For", word)
		for name, told := range map[string]string{"log": s.log.String(), "metrics": string(s.ask("GET", "/metrics", nil).body)} {
			if at := strings.Index(told, word); at >= 0 {
				t.Fatalf("the %s tells %q", name, told[max(0, at-200):at+len(word)])
			}
		}
		if !strings.Contains(s.log.String(), "msg=request") {
			t.Fatal("nothing was logged")
		}
		s.log.Reset()
	})
}

func TestLogAndMetrics(t *testing.T) {
	s := newTested(t, service.Config{Version: "v1.2.3"})
	r := httptest.NewRequest("POST", "/api/v1/check", io.MultiReader(strings.NewReader(report()))) // whose length is not told
	r.Host = "localhost"
	s.ServeHTTP(httptest.NewRecorder(), r)
	s.ask("POST", "/api/v1/check?a=1&a=2", reports()[0])
	s.ask("POST", "/api/v1/check", reports()[0], "Host", "evil.example")
	s.ask("GET", "/none", nil)
	s.ask("HEAD", "/healthz", nil)
	metrics := string(s.ask("GET", "/metrics", nil).body)
	size := len(report())
	for _, want := range []string{
		fmt.Sprintf(`nianbao_http_request_bytes_total{route="POST /api/v1/check"} %d`, size),
		`nianbao_http_requests_total{route="POST /api/v1/check",status="200"} 1`,
		`nianbao_http_requests_total{route="POST /api/v1/check",status="400"} 1`,
		`nianbao_http_requests_total{route="POST /api/v1/check",status="421"} 1`,
		`nianbao_http_requests_total{route="other",status="404"} 1`,
		`nianbao_http_response_bytes_total{route="GET /healthz"} 0`,
		`nianbao_problems_total{type="bad-request"} 1`, `nianbao_problems_total{type="host"} 1`, `nianbao_problems_total{type="not-found"} 1`,
		`nianbao_http_request_duration_seconds_count{route="POST /api/v1/check"} 3`,
		"nianbao_held_bytes 0", "nianbao_workers_busy 0", "nianbao_queue_length 0", "nianbao_clients_waited_for 0",
		`nianbao_build_info{version="v1.2.3"} 1`,
	} {
		if !strings.Contains(metrics, want+"\n") {
			t.Errorf("the metrics do not have %q", want)
		}
	}
	for _, want := range []string{
		fmt.Sprintf(`method=POST route="POST /api/v1/check" status=200 in=%d out=`, size), "status=421 in=0", "problem=host", "problem=bad-request", "method=HEAD route=\"GET /healthz\" status=200 in=0 out=0",
	} {
		if !strings.Contains(s.log.String(), want) {
			t.Errorf("the log does not have %q:\n%s", want, &s.log)
		}
	}
}
