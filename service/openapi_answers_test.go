package service

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/nianbao/nianbao/schema"
)

// field is a file of a multipart body.
type field struct {
	part, name string
	data       []byte
}

func multipartBody(t *testing.T, fields ...field) (body []byte, contentType string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, f := range fields {
		to, err := w.CreateFormFile(f.part, f.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(f.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), w.FormDataContentType()
}

// descriptionURL is where the description lies as far as its references are concerned.
const descriptionURL = "http://127.0.0.1/api/v1/openapi.json"

// newCompiler knows the description and the schema of reports. Objects of the description are closed, so that an answer
// with something that is not described is no valid one.
func newCompiler(t *testing.T) *jsonschema.Compiler {
	t.Helper()
	c := jsonschema.NewCompiler()
	for address, data := range map[string][]byte{descriptionURL: description, "http://127.0.0.1/api/v1/schema": schema.Report} {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if address == descriptionURL {
			closeObjects(value)
		}
		if err := c.AddResource(address, value); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

func closeObjects(value any) {
	switch value := value.(type) {
	case []any:
		for _, v := range value {
			closeObjects(v)
		}
	case map[string]any:
		_, object := value["properties"]
		if _, other := value["$ref"]; object && !other { // what is referred to is closed by itself
			value["additionalProperties"] = false
		}
		for _, v := range value {
			closeObjects(v)
		}
	}
}

// conformity compares answers with the description.
type conformity struct {
	*described
	compiler *jsonschema.Compiler
	seen     map[string]bool // "POST /api/v1/check 200", and "200"
}

// schema returns the schema of an answer's body.
func (c *conformity) schema(t *testing.T, r *response, kind string) *jsonschema.Schema {
	t.Helper()
	pointer := r.pointer + "/content/" + strings.ReplaceAll(kind, "/", "~1") + "/schema"
	compiled, err := c.compiler.Compile(descriptionURL + "#" + (&url.URL{Path: pointer}).EscapedPath())
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// faults are what of an answer is not as described.
func (c *conformity) faults(t *testing.T, pattern string, status int, h http.Header, body []byte) error {
	t.Helper()
	c.seen[strconv.Itoa(status)], c.seen[fmt.Sprint(pattern, " ", status)] = true, true
	r := c.of(pattern).Responses[strconv.Itoa(status)]
	if r == nil {
		return fmt.Errorf("status %d is not described", status)
	}
	for name, described := range r.Headers {
		value := h.Get(name)
		_, err := strconv.Atoi(value)
		if described.Required && value == "" || described.Schema.Type == "integer" && err != nil {
			return fmt.Errorf("%s is %q", name, value)
		}
	}
	for name := range h {
		if _, known := r.Headers[name]; !known && (strings.HasPrefix(name, "Nianbao-") || slices.Contains([]string{"Retry-After", "Allow", "Etag", "Content-Disposition"}, name) && r.Headers[map[string]string{"Etag": "ETag"}[name]] == nil) {
			return fmt.Errorf("%s is not described", name)
		}
	}
	kind := h.Get("Content-Type")
	switch _, known := r.Content[kind]; {
	case status == http.StatusNotModified:
		return nil
	case !known:
		return fmt.Errorf("%s is not described", kind)
	}
	var value any = string(body)
	if strings.Contains(kind, "json") {
		var err error
		if value, err = jsonschema.UnmarshalJSON(bytes.NewReader(body)); err != nil {
			return err
		}
	}
	return c.schema(t, r, kind).Validate(value)
}

func newConformity(t *testing.T) *conformity {
	return &conformity{readDescription(t), newCompiler(t), map[string]bool{}}
}

// check sends a request and compares the answer.
func (c *conformity) check(t *testing.T, s *Service, pattern string, r *http.Request, status int) {
	t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != status {
		t.Errorf("%s: got %d, %.300s", r.URL, w.Code, w.Body)
	}
	if err := c.faults(t, pattern, w.Code, w.Header(), w.Body.Bytes()); err != nil {
		t.Errorf("%s %s: %d: %v\n%.300s", r.Method, r.URL, w.Code, err, w.Body)
	}
}

func TestAnswersAreAsDescribed(t *testing.T) {
	c, s := newConformity(t), newService(t, Config{})
	for pattern, to := range s.table() {
		c.check(t, s, pattern, good(t, pattern, nil), 200)
		r := good(t, pattern, nil)
		if !to.anyQuery {
			r.URL.RawQuery = "a=%zz"
			c.check(t, s, pattern, r, 400)
		}
		r = good(t, pattern, nil)
		r.Host = "rebound.example"
		c.check(t, s, pattern, r, 421)
		if c.of(pattern).Responses["405"] != nil {
			r = good(t, pattern, nil)
			r.Method = http.MethodPut
			c.check(t, s, pattern, r, 405)
		}
		c.internal(t, pattern)
		if to.takes != nil {
			c.refusals(t, s, pattern)
		}
	}
	c.ofRender(t, s)
	c.ofFiles(t, s)
	c.ofForm(t, s)
	c.ofLimits(t)
	for pattern := range s.table() {
		if !c.seen[pattern+" 200"] {
			t.Errorf("%s was never answered", pattern)
		}
		for status := range c.of(pattern).Responses {
			if !c.seen[status] {
				t.Errorf("no answer had status %s", status)
			}
		}
	}
}

// internal compares the answer to what went wrong in the program.
func (c *conformity) internal(t *testing.T, pattern string) {
	t.Helper()
	w := httptest.NewRecorder()
	problemOf(errors.New("broken")).answer().write(w)
	if err := c.faults(t, pattern, w.Code, w.Header(), w.Body.Bytes()); w.Code != 500 || err != nil {
		t.Errorf("%s: %d: %v", pattern, w.Code, err)
	}
}

// refusals are those of every route that takes a body.
func (c *conformity) refusals(t *testing.T, s *Service, pattern string) {
	t.Helper()
	for name, of := range map[string]struct {
		value  string
		status int
	}{"Sec-Fetch-Site": {"cross-site", 403}, "Content-Encoding": {"gzip", 415}, "Content-Type": {"multipart/form-data", 400}} {
		r := good(t, pattern, nil)
		r.Header.Set(name, of.value)
		c.check(t, s, pattern, r, of.status)
	}
	part := map[string]string{"POST /api/v1/new": "previous", "POST /api/v1/sum": "member", "POST /api/v1/diff": "last"}[pattern]
	if part == "" {
		part = "report"
	}
	body, kind := multipartBody(t, field{part, "坏.docx", []byte("PK\x03\x04 no Word document")}, field{part, "坏.docx", []byte("PK\x03\x04 no Word document")}, field{part, "坏.docx", nil})
	r := good(t, pattern, nil)
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	r.Header.Set("Content-Type", kind)
	status := map[string]int{"member": 422}[part]
	c.check(t, s, pattern, r, max(status, 400)) // several files where one is expected
	if part != "member" {
		body, kind = multipartBody(t, field{part, "坏.docx", []byte("PK\x03\x04 no Word document")}, field{"this", "坏.docx", []byte("PK\x03\x04")})
		if part != "last" {
			body, kind = multipartBody(t, field{part, "坏.docx", []byte("PK\x03\x04 no Word document")})
		}
		r = good(t, pattern, nil)
		r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
		r.Header.Set("Content-Type", kind)
		c.check(t, s, pattern, r, map[bool]int{false: 422, true: 200}[pattern == "POST /api/v1/preview"]) // which tells of it as of other faults
	}
}

// ofRender compares every format of render, with and without an error in the report.
func (c *conformity) ofRender(t *testing.T, s *Service) {
	t.Helper()
	const pattern = "POST /api/v1/render"
	faulty := bytes.Replace(report(t, "zhongning-2021.yaml"), []byte("received: [0, 0, 0, 0, 0, 0, 0]"), []byte("received: [0, 0, 0, 0, 0, 0, 1]"), 1)
	for _, format := range c.of(pattern).parameter("format").Schema.Enum {
		query := url.Values{"format": {format}}
		c.check(t, s, pattern, good(t, pattern, query), 200)
		r := good(t, pattern, query)
		r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(faulty)), int64(len(faulty))
		c.check(t, s, pattern, r, 422)
		query.Set("draft", "true")
		r = good(t, pattern, query)
		r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(faulty)), int64(len(faulty))
		c.check(t, s, pattern, r, 200)
	}
	c.check(t, s, pattern, good(t, pattern, url.Values{"format": {"svg"}, "page": {"1"}}), 200)
	c.check(t, s, pattern, good(t, pattern, url.Values{"format": {"svg"}, "page": {"99"}}), 400)
	c.check(t, s, pattern, good(t, pattern, url.Values{"standard": {"1a"}, "attach": {"true"}}), 400)
}

// ofFiles compares answers to files that leave something to say.
func (c *conformity) ofFiles(t *testing.T, s *Service) {
	t.Helper()
	this, last := report(t, "zhongning-2021.yaml"), report(t, "qinghe-2020.yaml")
	unprintable := bytes.Replace(this, []byte("overview: |\n"), []byte("overview: |\n  ![没有](no.png)\n"), 1)
	made := httptest.NewRecorder()
	s.ServeHTTP(made, good(t, "POST /api/v1/render", url.Values{"format": {"html"}, "fragment": {"true"}}))
	page := bytes.Replace(made.Body.Bytes(), []byte(">33<"), []byte(">约33<"), 1) // about 33, which is not certain
	for _, one := range []struct {
		pattern string
		query   url.Values
		status  int
		fields  []field
	}{
		{"POST /api/v1/check", url.Values{"level": {"error"}}, 200, []field{{"report", "a.yaml", unprintable}, {"previous", "b.yaml", last}, {"member", "c.yaml", this}, {"picture", "d.png", nil}}},
		{"POST /api/v1/preview", nil, 200, []field{{"report", "a.yaml", unprintable}}},
		{"POST /api/v1/preview", nil, 422, []field{{"report", "a.yaml", this}, {"previous", "b.docx", []byte("PK\x03\x04 no Word document")}}},
		{"POST /api/v1/import", nil, 200, []field{{"report", "a.html", page}}},
		{"POST /api/v1/import", nil, 200, []field{{"report", "a.yaml", last}}},
		{"POST /api/v1/new", url.Values{"organ": nil, "year": nil}, 200, []field{{"previous", "a.yaml", this}}},
		{"POST /api/v1/sum", url.Values{"partial": {"true"}, "year": {"2021"}}, 200, []field{{"member", "a.yaml", this}, {"member", "b.yaml", last}, {"list", "c.txt", []byte("中宁县工业和信息化局\n中宁县水务局\n")}}},
		{"POST /api/v1/sum", nil, 422, []field{{"member", "a.yaml", this}, {"list", "c.txt", []byte("中宁县工业和信息化局\n中宁县水务局\n")}}},
		{"POST /api/v1/diff", nil, 200, []field{{"last", "a.yaml", this}, {"this", "b.yaml", this}}},
	} {
		r := good(t, one.pattern, one.query)
		body, kind := multipartBody(t, one.fields...)
		r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
		r.Header.Set("Content-Type", kind)
		c.check(t, s, one.pattern, r, one.status)
	}
	for year := 2019; year <= 2024; year++ {
		c.check(t, s, "GET /api/v1/tables", good(t, "GET /api/v1/tables", url.Values{"year": {strconv.Itoa(year)}}), 200)
	}
}

func (c *conformity) ofForm(t *testing.T, s *Service) {
	t.Helper()
	for name := range s.form.files {
		r := good(t, "GET /form/{file...}", nil)
		r.URL.Path = "/form/" + name
		c.check(t, s, "GET /form/{file...}", r, 200)
		r.Header.Set("If-None-Match", s.form.tags[name])
		c.check(t, s, "GET /form/{file...}", r, 304)
	}
	r := good(t, "GET /form/{file...}", nil)
	r.URL.Path = "/form/no-such-file.js"
	c.check(t, s, "GET /form/{file...}", r, 404)
	r = good(t, "GET /{$}", nil)
	r.Header.Set("If-None-Match", s.form.tags["index.html"])
	c.check(t, s, "GET /{$}", r, 304)
}

// ofLimits compares answers to requests beyond the limits.
func (c *conformity) ofLimits(t *testing.T) {
	t.Helper()
	const pattern = "POST /api/v1/check"
	c.check(t, newService(t, Config{Limits: Limits{BodyBytes: 10}}), pattern, good(t, pattern, nil), 413)
	c.check(t, newService(t, Config{Limits: Limits{MemoryBytes: 10}}), pattern, good(t, pattern, nil), 429)
	busy := newService(t, Config{Limits: Limits{Workers: 1, WaitTime: 1}})
	busy.gate.workers.places <- struct{}{}
	c.check(t, busy, pattern, good(t, pattern, nil), 503)
	draining := newService(t, Config{})
	draining.Drain()
	c.check(t, draining, "GET /readyz", good(t, "GET /readyz", nil), 503)

	server := httptest.NewServer(newService(t, Config{Limits: Limits{ReadTime: 1}}))
	defer server.Close()
	slow, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	fmt.Fprintf(slow, "POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n")
	answer, err := http.ReadResponse(bufio.NewReader(slow), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.faults(t, pattern, answer.StatusCode, answer.Header, body); answer.StatusCode != 408 || err != nil {
		t.Errorf("%d: %v\n%s", answer.StatusCode, err, body)
	}
}

// Examples are what they are examples of.
func TestExamplesOfAnswersAreValid(t *testing.T) {
	c := newConformity(t)
	tried := 0
	for _, operations := range c.Paths {
		for _, o := range operations {
			for status, r := range o.Responses {
				for kind, media := range r.Content {
					if media.Example == nil {
						continue
					}
					tried++
					if err := c.schema(t, r, kind).Validate(media.Example); err != nil {
						t.Errorf("%s: %s: %v", r.pointer, status, err)
					}
				}
			}
		}
	}
	if statuses := slices.Collect(maps.Keys(c.Components.Responses)); tried < len(statuses) {
		t.Errorf("%d examples for %d problems", tried, len(statuses))
	}
}
