package service_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/service"
)

// tested is a service with its log.
type tested struct {
	http.Handler
	log bytes.Buffer
}

func newTested(t testing.TB, c service.Config) *tested {
	t.Helper()
	s := new(tested)
	c.Logger = slog.New(slog.NewTextHandler(&s.log, nil))
	handler, err := service.New(c)
	if err != nil {
		t.Fatal(err)
	}
	s.Handler = handler
	return s
}

// reply is an answer that was read.
type reply struct {
	status int
	header http.Header
	body   []byte
}

// ask sends a request with header fields: a name, a value, a name and so on.
func (s *tested) ask(method, target string, body []byte, fields ...string) *reply {
	r := httptest.NewRequest(method, target, bytes.NewReader(body))
	if len(body) == 0 {
		r = httptest.NewRequest(method, target, nil)
	}
	r.Host = "localhost"
	for i := 0; i < len(fields); i += 2 {
		if fields[i] == "Host" {
			r.Host = fields[i+1]
		}
		r.Header.Add(fields[i], fields[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return &reply{w.Code, w.Header(), w.Body.Bytes()}
}

// problem is an answer that says what went wrong.
type problem struct {
	Type, Title, Detail string
	Status              int
	Findings            []map[string]any
}

// problem reads a problem and checks its shape.
func (r *reply) problem(t testing.TB) problem {
	t.Helper()
	var p problem
	if err := json.Unmarshal(r.body, &p); err != nil || r.header.Get("Content-Type") != "application/problem+json" {
		t.Fatalf("status %d: no problem but %s: %.200s", r.status, r.header.Get("Content-Type"), r.body)
	}
	if p.Status != r.status || p.Title == "" || p.Detail == "" || !strings.HasPrefix(p.Type, "urn:nianbao:problem:") {
		t.Errorf("status %d: the problem is not whole: %s", r.status, r.body)
	}
	p.Type = strings.TrimPrefix(p.Type, "urn:nianbao:problem:")
	return p
}

// sent is a part of a multipart body.
type sent struct{ part, file, text string }

// multiparts makes a body and its type.
func multiparts(parts ...sent) (body []byte, contentType string) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, p := range parts {
		one, err := w.CreateFormFile(p.part, p.file)
		if err == nil {
			_, err = io.WriteString(one, p.text)
		}
		if err != nil {
			panic(err)
		}
	}
	w.Close()
	return b.Bytes(), w.FormDataContentType()
}

func report() string { return string(reports()[0]) }

var (
	posts = []string{"/api/v1/check", "/api/v1/render", "/api/v1/preview", "/api/v1/import", "/api/v1/new", "/api/v1/sum", "/api/v1/diff"}
	gets  = []string{"/api/v1/schema", "/api/v1/rules", "/api/v1/tables", "/api/v1/openapi.json", "/healthz", "/readyz", "/metrics", "/", "/form/lib/preact.mjs"}
)

func TestMethods(t *testing.T) {
	s := newTested(t, service.Config{})
	allowed := map[string]string{}
	for _, path := range posts {
		allowed[path] = "POST"
	}
	for _, path := range gets {
		allowed[path] = "GET, HEAD"
	}
	for path, allow := range allowed {
		for _, method := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"} {
			got := s.ask(method, path, nil)
			if slices.Contains(strings.Split(allow, ", "), method) {
				if got.status == 405 || got.status == 404 {
					t.Errorf("%s %s: status %d", method, path, got.status)
				}
				continue
			}
			if got.status != 405 || got.header.Get("Allow") != allow {
				t.Errorf("%s %s: status %d, allowed are %q, want %q", method, path, got.status, got.header.Get("Allow"), allow)
			} else if method != "HEAD" && got.problem(t).Type != "method" {
				t.Errorf("%s %s: %s", method, path, got.body)
			}
		}
	}
}

func TestNotFound(t *testing.T) {
	s := newTested(t, service.Config{})
	for _, path := range []string{
		"/api", "/api/v1", "/api/v1/", "/api/v1/check/", "/api/v2/check", "/API/v1/check", "/form", "/form/", "/form/index.html/", "/form/none.js", "/form/lib", "/form/lib/",
		"//", "//form/index.html", "/form//index.html", "/form/./index.html", "/./", "/api/v1/../v1/rules", "/healthz/", "/index.html",
	} {
		if got := s.ask("GET", path, nil); got.status != 404 || got.problem(t).Type != "not-found" || got.header.Get("Location") != "" {
			t.Errorf("%s: status %d, location %q", path, got.status, got.header.Get("Location"))
		}
	}
}

func TestPrefix(t *testing.T) {
	s := newTested(t, service.Config{})
	for _, prefix := range []string{"/nianbao", "/nianbao/", "/a/b"} {
		mux := http.NewServeMux()
		mux.Handle(strings.TrimSuffix(prefix, "/")+"/", http.StripPrefix(prefix, s))
		below := &tested{Handler: mux}
		for _, path := range gets {
			if got := below.ask("GET", strings.TrimSuffix(prefix, "/")+path, nil); got.status != 200 {
				t.Errorf("%s%s: status %d", prefix, path, got.status)
			}
		}
		if got := below.ask("POST", strings.TrimSuffix(prefix, "/")+"/api/v1/check", reports()[0]); got.status != 200 {
			t.Errorf("check below %s: status %d", prefix, got.status)
		}
		for _, path := range []string{"/form", "/none", "/form/lib"} {
			if got := below.ask("GET", strings.TrimSuffix(prefix, "/")+path, nil); got.status != 404 || got.header.Get("Location") != "" {
				t.Errorf("%s%s: status %d, location %q", prefix, path, got.status, got.header.Get("Location"))
			}
		}
	}
}

func TestDrain(t *testing.T) {
	handler, err := service.New(service.Config{})
	if err != nil {
		t.Fatal(err)
	}
	s := &tested{Handler: handler}
	if got := s.ask("GET", "/readyz", nil); got.status != 200 || got.header.Get("Connection") != "" {
		t.Errorf("before: status %d, %v", got.status, got.header)
	}
	handler.Drain()
	if got := s.ask("GET", "/readyz", nil); got.status != 503 {
		t.Errorf("ready while draining: status %d", got.status)
	}
	for _, path := range []string{"/healthz", "/none"} {
		if got := s.ask("GET", path, nil); got.header.Get("Connection") != "close" || got.status == 503 {
			t.Errorf("%s while draining: status %d, Connection: %s", path, got.status, got.header.Get("Connection"))
		}
	}
	if got := s.ask("POST", "/api/v1/check", reports()[0]); got.status != 200 {
		t.Errorf("check while draining: status %d", got.status)
	}
}

func TestConfig(t *testing.T) {
	for _, c := range []struct {
		name   string
		config service.Config
		ok     bool
	}{
		{"nothing", service.Config{}, true},
		{"a host", service.Config{Hosts: []string{"nianbao.example.gov.cn"}}, true},
		{"a host with its port", service.Config{Hosts: []string{"nianbao.example.gov.cn:8443"}}, true},
		{"an empty host", service.Config{Hosts: []string{""}}, false},
		{"an address as a host", service.Config{Hosts: []string{"https://nianbao.example.gov.cn/"}}, false},
		{"an origin", service.Config{Origins: []string{"https://www.example.gov.cn"}}, true},
		{"an origin without a scheme", service.Config{Origins: []string{"www.example.gov.cn"}}, false},
		{"an origin with a path", service.Config{Origins: []string{"https://www.example.gov.cn/a"}}, false},
	} {
		if _, err := service.New(c.config); (err == nil) != c.ok {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
