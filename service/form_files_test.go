package service

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io/fs"
	"net/http/httptest"
	"path"
	"strings"
	"testing"
	"testing/fstest"
)

// Each file of the form is sent as what it is, with a tag of its own; the page alone has a policy under which it works.
func TestEveryFileOfTheForm(t *testing.T) {
	s := newService(t, Config{})
	page, err := form.ReadFile("form/index.html")
	if err != nil {
		t.Fatal(err)
	}
	_, script, _ := strings.Cut(string(page), `<script type="importmap">`)
	script, _, _ = strings.Cut(script, "</script>")
	sum := sha256.Sum256([]byte(script))
	policy := "default-src 'none'; script-src 'self' 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	const others = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"
	kinds := map[string]string{
		".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml",
	}
	tags, n := map[string]string{}, 0
	err = fs.WalkDir(form, "form", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := form.ReadFile(name)
		if err != nil {
			return err
		}
		n++
		w := httptest.NewRecorder()
		r := httptest.NewRequest("GET", "/"+name, nil)
		r.Host = "localhost"
		s.ServeHTTP(w, r)
		h := w.Header()
		sum := sha256.Sum256(data)
		want := others
		if name == "form/index.html" {
			want = policy
		}
		if w.Code != 200 || w.Body.String() != string(data) || h.Get("Content-Type") != kinds[path.Ext(name)] || h.Get("Content-Security-Policy") != want || h.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: status %d, %v", name, w.Code, h)
		}
		if tag := h.Get("ETag"); tag != `"`+base64.RawURLEncoding.EncodeToString(sum[:18])+`"` || tags[tag] != "" && tags[tag] != name {
			t.Errorf("%s: the tag is %s", name, tag)
		}
		tags[h.Get("ETag")] = name
		return nil
	})
	if err != nil || n != len(s.form.files) || len(tags) != n {
		t.Errorf("%d files, %d tags, %d are sent, %v", n, len(tags), len(s.form.files), err)
	}
	f := &formFiles{files: map[string][]byte{"a.txt": []byte("x"), "a.gif": []byte("x"), "a": []byte("x")}, tags: map[string]string{}}
	for name, kind := range map[string]string{"a.txt": "text/plain; charset=utf-8", "a.gif": "", "a": "", "b.txt": ""} {
		a, err := f.answer(&request{Request: httptest.NewRequest("GET", "/", nil)}, name)
		if kind == "" && err != errNotFound || kind != "" && (err != nil || a.mediaType != kind) {
			t.Errorf("%s: %+v, %v", name, a, err)
		}
	}
}

// A form that is not whole keeps a service from starting.
func TestAFormThatIsNotWhole(t *testing.T) {
	page := &fstest.MapFile{Data: []byte(`<script type="importmap">{}</script>`)}
	for name, c := range map[string]struct {
		form fs.FS
		want string
	}{
		"whole":      {fstest.MapFS{"form/index.html": page}, ""},
		"no folder":  {fstest.MapFS{"index.html": page}, "open form: file does not exist"},
		"no map":     {fstest.MapFS{"form/index.html": {Data: []byte("<script></script>")}}, "service: the form's page has no import map"},
		"unreadable": {unreadableFS{fstest.MapFS{"form/index.html": page, "form/a.js": {}}}, "open form/a.js: permission denied"},
	} {
		got, err := newFormFiles(c.form)
		if told := fmt.Sprint(err); told != c.want && err != nil || (err == nil) != (c.want == "") || err == nil && len(got.files) != 1 {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// unreadableFS lists a.js, but does not open it.
type unreadableFS struct{ fstest.MapFS }

func (f unreadableFS) Open(name string) (fs.File, error) {
	if name == "form/a.js" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.Open(name)
}

func (f unreadableFS) ReadFile(name string) ([]byte, error) {
	if name == "form/a.js" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.ReadFile(name)
}

func TestATagIsOneOfAList(t *testing.T) {
	for field, want := range map[string]bool{
		`"a"`: true, `W/"a"`: true, ` "a" `: true, `"b","a"`: true, `"b" , W/"a"`: true, "*": true, `"b", *`: true,
		"": false, `"b"`: false, `a`: false, `"a`: false, `w/"a"`: false, `W/W/"a"`: false, "**": false,
	} {
		if got := hasTag(field, `"a"`); got != want {
			t.Errorf("%s has the tag: %v", field, got)
		}
	}
}
