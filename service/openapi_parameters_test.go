package service

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/export"
)

// words are all texts in the package's source that could be names of parameters.
func words(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	name := regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	found := map[string]bool{"no-such-parameter": true}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				if text, err := strconv.Unquote(l.Value); err == nil && name.MatchString(text) {
					found[text] = true
				}
			}
			return true
		})
	}
	return slices.Sorted(maps.Keys(found))
}

// Whatever in the source could be the name of a parameter is tried: what is accepted must be described, for the formats
// that it is described for, and what is described must be accepted.
func TestEveryParameterIsDescribedAndNoOtherAccepted(t *testing.T) {
	d, s, names := readDescription(t), newService(t, Config{}), words(t)
	for pattern := range s.table() {
		if !strings.Contains(pattern, "/api/") {
			continue // what monitors and browsers add does not matter
		}
		formats := []string{""}
		if strings.HasSuffix(pattern, "/render") {
			for _, f := range export.Formats() {
				formats = append(formats, f.ID)
			}
		}
		for _, format := range formats {
			for _, name := range names {
				query := url.Values{}
				if format != "" {
					query.Set("format", format)
				}
				p := d.of(pattern).parameter(name)
				want := p != nil && (p.Formats == nil || slices.Contains(p.Formats, format) || format == "" && slices.Contains(p.Formats, "pdf"))
				query.Set(name, valuesOf(p)[0])
				w := httptest.NewRecorder()
				s.ServeHTTP(w, good(t, pattern, query))
				refused := w.Code == http.StatusBadRequest && strings.Contains(w.Body.String(), "没有参数")
				if refused == want || want && w.Code != http.StatusOK {
					t.Errorf("%s: %s=%s: described: %t, got %d, %.200s", pattern, query.Encode(), name, want, w.Code, w.Body)
				}
			}
		}
	}
}

// valuesOf are all values of a parameter, or an example.
func valuesOf(p *parameter) []string {
	switch {
	case p == nil:
		return []string{"1"}
	case p.Schema.Enum != nil:
		return p.Schema.Enum
	case p.Schema.Type == "boolean":
		return []string{"true", "false", "1", "0", ""}
	}
	text, _ := json.Marshal(p.Example)
	return []string{strings.Trim(string(text), `"`)}
}

func TestEveryValueOfAParameterIsDescribedAndNoOtherAccepted(t *testing.T) {
	d, s := readDescription(t), newService(t, Config{})
	list := regexp.MustCompile(`应为 (\S+) 之一`)
	for pattern := range s.table() {
		for _, p := range d.of(pattern).Parameters {
			if p.In != "query" || p.Schema.Type == "string" && p.Schema.Enum == nil {
				continue
			}
			query := url.Values{}
			if p.Formats != nil {
				query.Set("format", p.Formats[0])
			}
			for _, value := range valuesOf(p) {
				query.Set(p.Name, value)
				w := httptest.NewRecorder()
				if s.ServeHTTP(w, good(t, pattern, query)); w.Code != http.StatusOK {
					t.Errorf("%s: %s: got %d, %s", pattern, query.Encode(), w.Code, w.Body)
				}
			}
			for _, value := range []string{"no-such-value", strconv.Itoa(p.Schema.Minimum - 2)} {
				query.Set(p.Name, value)
				w := httptest.NewRecorder()
				if s.ServeHTTP(w, good(t, pattern, query)); w.Code != http.StatusBadRequest {
					t.Errorf("%s: %s: got %d", pattern, query.Encode(), w.Code)
				}
				told := list.FindStringSubmatch(w.Body.String())
				if p.Schema.Enum != nil && (told == nil || !slices.Equal(slices.Sorted(slices.Values(strings.Split(told[1], "、"))), slices.Sorted(slices.Values(p.Schema.Enum)))) {
					t.Errorf("%s: %s: %v is described, got %s", pattern, query.Encode(), p.Schema.Enum, w.Body)
				}
			}
		}
	}
}

// A parameter that is described as required is missed.
func TestRequiredParametersAreMissed(t *testing.T) {
	d, s := readDescription(t), newService(t, Config{})
	for pattern := range s.table() {
		for _, p := range d.of(pattern).Parameters {
			if p.In != "query" {
				continue
			}
			r := good(t, pattern, nil)
			query := r.URL.Query()
			query.Del(p.Name)
			r.URL.RawQuery = query.Encode()
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			needed := strings.HasSuffix(pattern, "/new") && (p.Name == "organ" || p.Name == "year") // unless last year's report is there
			if missed := w.Code == http.StatusBadRequest; missed != (p.Required || needed) {
				t.Errorf("%s without %s: got %d, %s", pattern, p.Name, w.Code, w.Body)
			}
		}
	}
}
