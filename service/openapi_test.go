package service

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/apicheck"
)

// described is what the tests read of openapi.json.
type described struct {
	Paths      map[string]map[string]*operation
	Components struct {
		Parameters map[string]*parameter
		Responses  map[string]*response
		Headers    map[string]*header
	}
}

type operation struct {
	Parameters  []*parameter
	RequestBody *struct {
		Required bool
		Content  map[string]struct {
			Schema struct {
				Required   []string
				Properties map[string]struct{ Type string }
			}
			Example string
		}
	}
	Responses map[string]*response
}

type parameter struct {
	Ref      string `json:"$ref"`
	Name, In string
	Required bool
	Schema   struct {
		Type    string
		Enum    []string
		Minimum int
	}
	Formats []string `json:"x-formats"`
	Example any
}

type response struct {
	Ref     string `json:"$ref"`
	Headers map[string]*header
	Content map[string]struct{ Example any }
	pointer string // to where it is described
}

type header struct {
	Ref      string `json:"$ref"`
	Required bool
	Schema   struct{ Type string }
}

// readDescription reads openapi.json and puts what is referred to in the place of references.
func readDescription(t *testing.T) *described {
	t.Helper()
	d := new(described)
	if err := json.Unmarshal(description, d); err != nil {
		t.Fatal(err)
	}
	last := func(ref string) string { return ref[strings.LastIndex(ref, "/")+1:] }
	for path, operations := range d.Paths {
		for method, o := range operations {
			for i, p := range o.Parameters {
				if p.Ref != "" {
					o.Parameters[i] = d.Components.Parameters[last(p.Ref)]
				}
			}
			for status, r := range o.Responses {
				r.pointer = "/paths/" + strings.ReplaceAll(path, "/", "~1") + "/" + method + "/responses/" + status
				if r.Ref != "" {
					o.Responses[status] = d.Components.Responses[last(r.Ref)]
					o.Responses[status].pointer = "/components/responses/" + last(r.Ref)
				}
				for name, h := range o.Responses[status].Headers {
					if h.Ref != "" {
						o.Responses[status].Headers[name] = d.Components.Headers[last(h.Ref)]
					}
				}
			}
		}
	}
	return d
}

// of returns the operation of a route.
func (d *described) of(pattern string) *operation {
	method, path, _ := strings.Cut(pattern, " ")
	path = strings.ReplaceAll(strings.TrimSuffix(path, "{$}"), "...}", "}")
	return d.Paths[path][strings.ToLower(method)]
}

// parameter returns a parameter of the query; nil when there is none.
func (o *operation) parameter(name string) *parameter {
	for _, p := range o.Parameters {
		if p.Name == name && p.In == "query" {
			return p
		}
	}
	return nil
}

func newService(t *testing.T, c Config) *Service {
	t.Helper()
	s, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTheDescriptionIsOpenAPI(t *testing.T) {
	for _, fault := range apicheck.Faults(t, description) {
		t.Error(fault)
	}
	var again bytes.Buffer
	if err := json.Indent(&again, description, "", "  "); err != nil || !bytes.Equal(again.Bytes(), description) {
		t.Errorf("it is not indented by two blanks (%v)", err)
	}
}

func TestEveryRouteIsDescribedWithItsStatuses(t *testing.T) {
	d, routes := readDescription(t), newService(t, Config{}).table()
	all := 0
	for _, operations := range d.Paths {
		all += len(operations)
	}
	if all != len(routes) {
		t.Errorf("%d operations are described, %d are there", all, len(routes))
	}
	for pattern, to := range routes {
		o := d.of(pattern)
		if o == nil {
			t.Errorf("%s is not described", pattern)
			continue
		}
		want := []string{"200", "405", "421", "500"}
		if !to.anyQuery {
			want = append(want, "400")
		}
		if to.takes != nil {
			want = append(want, "403", "408", "413", "415", "422", "429", "503")
		}
		switch pattern {
		case "GET /readyz":
			want = append(want, "503")
		case "GET /{$}":
			want = append(want, "304")
		case "GET /form/{file...}": // there is no other method at such a path, as it may name no file
			want = append(slices.DeleteFunc(want, func(s string) bool { return s == "405" }), "304", "404")
		}
		slices.Sort(want)
		if got := slices.Sorted(maps.Keys(o.Responses)); !slices.Equal(got, want) {
			t.Errorf("%s: statuses %v are described, want %v", pattern, got, want)
		}
	}
}

func TestEveryPartOfABodyIsDescribed(t *testing.T) {
	d := readDescription(t)
	for pattern, to := range newService(t, Config{}).table() {
		o := d.of(pattern)
		if (o.RequestBody != nil) != (to.takes != nil) {
			t.Errorf("%s: a body is described: %t", pattern, o.RequestBody != nil)
		}
		if o.RequestBody == nil {
			continue
		}
		parts := o.RequestBody.Content["multipart/form-data"].Schema.Properties
		if len(parts) != len(to.takes) {
			t.Errorf("%s: %d parts are described, %d are taken", pattern, len(parts), len(to.takes))
		}
		for name, most := range to.takes {
			if want := map[bool]string{true: "array", false: "string"}[most < 0]; parts[string(name)].Type != want {
				t.Errorf("%s: the part %s is %q, want %q", pattern, name, parts[string(name)].Type, want)
			}
		}
		if _, raw := o.RequestBody.Content["*/*"]; raw != (to.main != "") {
			t.Errorf("%s: a body that is not multipart is described: %t", pattern, raw)
		}
	}
}

// A request without a body or a part is refused where they are described as required, and the example of a body is taken.
func TestRequiredBodiesAreMissedAndExamplesTaken(t *testing.T) {
	d, s := readDescription(t), newService(t, Config{})
	send := func(pattern, kind string, body []byte) int {
		r := good(t, pattern, nil)
		r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
		r.Header.Set("Content-Type", kind)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w.Code
	}
	for pattern := range s.table() {
		body := d.of(pattern).RequestBody
		if body == nil {
			continue
		}
		if refused := send(pattern, "application/yaml", nil) == http.StatusBadRequest; refused != body.Required {
			t.Errorf("%s: a request without a body is refused: %t", pattern, refused)
		}
		parts := body.Content["multipart/form-data"].Schema
		for missing := range parts.Properties {
			var fields []field
			for name := range parts.Properties {
				if name != missing && name != "list" && name != "picture" {
					fields = append(fields, field{name, name + ".yaml", report(t, "qinghe-2023.yaml")})
				}
			}
			data, kind := multipartBody(t, fields...)
			if refused := send(pattern, kind, data) == http.StatusBadRequest; refused != slices.Contains(parts.Required, missing) {
				t.Errorf("%s: a request without the part %s is refused: %t", pattern, missing, refused)
			}
		}
		if raw, ok := body.Content["*/*"]; ok {
			bare := strings.Replace(raw.Example, "year: 2023", "year: 2022", 1) // of the year before that of good
			if status := send(pattern, "application/yaml", []byte(bare)); status != http.StatusOK && status != http.StatusUnprocessableEntity || bare == raw.Example {
				t.Errorf("%s: the example of a body gets %d", pattern, status)
			}
		}
	}
}

// report returns a file of the testdata.
func report(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// good returns a request to a route that is answered with status 200, with some more parameters.
func good(t *testing.T, pattern string, more url.Values) *http.Request {
	t.Helper()
	method, path, _ := strings.Cut(strings.TrimSuffix(pattern, "{$}"), " ")
	last, this := report(t, "qinghe-2020.yaml"), report(t, "zhongning-2021.yaml")
	query, body, kind := url.Values{}, this, "application/yaml"
	switch path {
	case "/api/v1/new":
		body = nil
		query = url.Values{"organ": {"青禾县农业农村局"}, "year": {"2023"}}
	case "/api/v1/sum":
		query = url.Values{"organ": {"青禾县人民政府"}, "year": {"2023"}}
		body, kind = multipartBody(t, field{"member", "人社.yaml", report(t, "qinghe-2023.yaml")}, field{"list", "名单.txt", []byte("青禾县人力资源和社会保障局\n")})
	case "/api/v1/diff":
		body, kind = multipartBody(t, field{"last", "2020.yaml", last}, field{"this", "2021.yaml", this})
	}
	if method == http.MethodGet {
		body = nil
	}
	path = strings.ReplaceAll(path, "{file...}", "lib/preact.mjs")
	maps.Copy(query, more)
	r := httptest.NewRequest(method, "http://127.0.0.1"+path+"?"+query.Encode(), bytes.NewReader(body))
	r.Header.Set("Content-Type", kind)
	return r
}
