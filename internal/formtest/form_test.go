// Package formtest has the tests of the web form in a browser. They have a package, and so time, of their own.
package formtest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"mime/multipart"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/formcheck"
	"github.com/nianbao/nianbao/service"
)

// The parts of the form, as the hashes of their addresses.
var parts = []string{"basic", "s1", "s2", "s3", "s4", "s5", "s6", "attachments", "preview"}

const seed = "../../testdata/zhongning-2021.yaml"

// form is the web form of a running service.
type form struct {
	t    *testing.T
	root string
	*formcheck.Browser
}

// startForm runs a service until the test ends, and a browser beside it.
func startForm(t *testing.T) *form {
	t.Helper()
	s, err := service.New(service.Config{})
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, listener) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	root := "http://" + listener.Addr().String() + "/"
	return &form{t, root, formcheck.Start(t, root)}
}

// post sends a file to the service and returns the answer.
func (f *form) post(path, name string, data []byte) []byte {
	f.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile("report", name)
	if err == nil {
		_, err = part.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		f.t.Fatal(err)
	}
	answer, err := http.Post(f.root+"api/v1/"+path, w.FormDataContentType(), &b)
	if err != nil {
		f.t.Fatal(err)
	}
	defer answer.Body.Close()
	got, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		f.t.Fatalf("%s: %d %v\n%s", path, answer.StatusCode, err, got)
	}
	return got
}

// file writes a report in a format into a file and returns its name.
func (f *form) file(report, format string) string {
	f.t.Helper()
	name := filepath.Join(f.t.TempDir(), "report."+format)
	if err := os.WriteFile(name, f.post("render?format="+format, filepath.Base(report), read(f.t, report)), 0o600); err != nil {
		f.t.Fatal(err)
	}
	return name
}

// values are the texts of a report's fields by path, as the form has them.
func (f *form) values(report string) map[string]string {
	f.t.Helper()
	var got struct{ Report any }
	d := json.NewDecoder(bytes.NewReader(f.post("import", filepath.Base(report), read(f.t, report))))
	d.UseNumber()
	if err := d.Decode(&got); err != nil {
		f.t.Fatal(err)
	}
	values := map[string]string{}
	var walk func(path string, value any)
	walk = func(path string, value any) {
		switch v := value.(type) {
		case map[string]any:
			for key, inner := range v {
				walk(strings.TrimPrefix(path+"."+key, "."), inner)
			}
		case []any:
			for i, inner := range v {
				walk(fmt.Sprintf("%s[%d]", path, i), inner)
			}
		case nil:
			values[path] = ""
		default:
			values[path] = fmt.Sprint(v)
		}
	}
	walk("", got.Report)
	return values
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// tab is a tab with the form.
type tab struct {
	t *testing.T
	*formcheck.Tab
}

func (f *form) tab(v formcheck.View) tab {
	f.t.Helper()
	return tab{f.t, f.Open(v)}
}

// opened is a tab in which a report was opened to be filled in.
func (f *form) opened(v formcheck.View, file string) tab {
	f.t.Helper()
	p := f.tab(v)
	p.Choose("[data-role=open]", file)
	p.Click("[data-action=use-report]")
	p.Wait("the report is open", `document.querySelector('nav a[href="#s3"]')`)
	p.Ready()
	return p
}

// begin begins a new report.
func (p tab) begin(organ, year string) {
	p.t.Helper()
	for role, text := range map[string]string{"organ": organ, "year": year} {
		p.Focus("[data-role=" + role + "]")
		formcheck.Eval[bool](p.Tab, `(document.activeElement.select(), true)`)
		p.Type(text)
	}
	p.Click("[data-action=new]")
	p.Wait("the report is open", `document.querySelector('nav a[href="#basic"]')`)
	p.Ready()
}

// show goes to a part.
func (p tab) show(part string) {
	p.t.Helper()
	p.Click(`nav a[href="#` + part + `"]`)
	p.Wait(part+" is shown", fmt.Sprintf(`document.querySelector("main[data-part=%s]") && document.querySelector("main h2")`, part))
	p.Ready()
}

// fields are the texts of the fields that the part has in sight, by path.
func (p tab) fields() map[string]string {
	p.t.Helper()
	return formcheck.Eval[map[string]string](p.Tab, `Object.fromEntries([...document.querySelectorAll("main [data-path]")].map(e => [e.dataset.path, e.value]))`)
}

// compare checks what stands in the fields of all parts.
func (p tab) compare(want map[string]string) {
	p.t.Helper()
	seen := 0
	for _, part := range parts[:7] {
		p.show(part)
		got := p.fields()
		for _, path := range slices.Sorted(maps.Keys(got)) {
			seen++
			if got[path] != strings.TrimSuffix(want[path], "\n") && got[path] != want[path] {
				p.t.Errorf("%s has %q, not %q", path, got[path], want[path])
			}
		}
	}
	if seen < 175 {
		p.t.Errorf("all parts have %d fields", seen)
	}
}

// findings are the rules and targets of the findings in the panel.
func (p tab) findings() []string {
	p.t.Helper()
	p.Ready()
	return formcheck.Eval[[]string](p.Tab, `[...document.querySelectorAll("[data-finding]")].map(e => e.dataset.rule + " " + e.dataset.target)`)
}

// download chooses an item of a menu, which saves a file.
func (f *form) download(p tab, menu, action string) (string, []byte) {
	f.t.Helper()
	return f.Download(func() {
		p.ClickText(menu)
		p.Click("[data-action=" + action + "]")
	})
}
