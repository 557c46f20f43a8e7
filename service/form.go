package service

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// form holds the files of the web form: the page, its modules and styles, and the libraries that it uses, as they come
// from their makers, with their licences.
//
//go:embed form/*.html form/*.js form/*.css form/*.svg form/lib
var form embed.FS

// formFiles are the files of the form with their tags.
type formFiles struct {
	files  map[string][]byte
	tags   map[string]string
	policy string // of the page
}

// importMap finds the page's script that says where libraries are. It is the only one that is no file.
var importMap = regexp.MustCompile(`(?s)<script type="importmap">(.*?)</script>`)

func newFormFiles(form fs.FS) (*formFiles, error) {
	f := &formFiles{files: map[string][]byte{}, tags: map[string]string{}}
	err := fs.WalkDir(form, "form", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(form, name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		name = strings.TrimPrefix(name, "form/")
		f.files[name], f.tags[name] = data, `"`+base64.RawURLEncoding.EncodeToString(sum[:18])+`"`
		return nil
	})
	if err != nil {
		return nil, err
	}
	inline := importMap.FindSubmatch(f.files["index.html"])
	if inline == nil {
		return nil, errors.New("service: the form's page has no import map")
	}
	sum := sha256.Sum256(inline[1])
	f.policy = "default-src 'none'; script-src 'self' 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; " +
		"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	return f, nil
}

// mediaTypes of the form's files by extension. The system's own list may say anything.
var mediaTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".mjs": "text/javascript; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml",
	".txt": "text/plain; charset=utf-8",
}

// formPage is GET /.
func (s *Service) formPage(r *request) (*answer, error) { return s.form.answer(r, "index.html") }

// formFile is GET /form/….
func (s *Service) formFile(r *request) (*answer, error) { return s.form.answer(r, r.PathValue("file")) }

func (f *formFiles) answer(r *request, name string) (*answer, error) {
	data, ok := f.files[name]
	kind := mediaTypes[path.Ext(name)]
	if !ok || kind == "" {
		return nil, errNotFound
	}
	a := &answer{mediaType: kind, body: data, header: map[string]string{"Cache-Control": "no-cache", "ETag": f.tags[name]}}
	if path.Ext(name) == ".html" {
		a.header["Content-Security-Policy"] = f.policy
	}
	if hasTag(r.Header.Get("If-None-Match"), f.tags[name]) {
		a.status, a.body = 304, nil
	}
	return a, nil
}

// hasTag reports whether a field If-None-Match has a tag. Proxies that compress answers make tags weak.
func hasTag(field, tag string) bool {
	for given := range strings.SplitSeq(field, ",") {
		if given = strings.TrimSpace(given); given == "*" || strings.TrimPrefix(given, "W/") == tag {
			return true
		}
	}
	return false
}
