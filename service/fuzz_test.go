package service

import (
	"bytes"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// FuzzBody reads bodies of any type: what is read is within limits, what is not is a problem, and nothing stays behind.
func FuzzBody(f *testing.F) {
	const form = "multipart/form-data; boundary=b"
	one := func(header, text string) string { return "--b\r\n" + header + "\r\n\r\n" + text + "\r\n" }
	report := one(`Content-Disposition: form-data; name="report"; filename="a.yaml"`, "organ: 甲局")
	for _, body := range []string{
		"", "--b--\r\n", report + "--b--\r\n", report + report + "--b--\r\n", report, "--b\r\n", "--b\r\nX", one("", "x") + "--b--",
		one(`Content-Disposition: form-data; name="member"; filename*=UTF-8''%E7%94%B2.docx`, "PK\x03\x04") + report + "--b--\r\nepilogue",
		one(`Content-Disposition: form-data; name="picture"; filename="C:\a\b.png"`, "\x89PNG") + "--b--\r\n",
		one("Content-Disposition: form-data; name=\"report\"; filename=\"\xff\x00\"", "x") + "--b--\r\n",
		one("Content-Disposition: form-data; name=\"report\"\r\nContent-Transfer-Encoding: base64", "eA==") + "--b--\r\n",
	} {
		f.Add(form, []byte(body))
		f.Add("application/yaml", []byte(body))
	}
	f.Add("multipart/form-data", []byte(report))
	f.Add("multipart/form-data; boundary=\"", []byte(report))
	f.Add("multipart/mixed; boundary=b", []byte(report))
	s, err := New(Config{Limits: Limits{BodyBytes: 4096, Parts: 3, MemoryBytes: 3000}})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, contentType string, body []byte) {
		r := httptest.NewRequest("POST", "http://localhost/", bytes.NewReader(body))
		r.Header.Set("Content-Type", contentType)
		q := &request{Request: r, held: &share{budget: s.memory}}
		err := s.read(q, httptest.NewRecorder(), reportPart, submittedParts)
		if p := problemOf(err); err != nil && (p == errInternal || !errors.As(err, new(*problem))) {
			t.Fatalf("not a problem: %v", err)
		}
		files, size := 0, 0
		for name, all := range q.files {
			for _, one := range all {
				files++
				size += len(one.data)
				if !utf8.ValidString(one.name) || strings.ContainsFunc(one.name, zhtext.IsInvisible) || len(one.name) > 255 {
					t.Errorf("a file is called %q", one.name)
				}
			}
			if most, known := submittedParts[part(name)]; !known || most >= 0 && len(all) > most {
				t.Errorf("%d parts %q", len(all), name)
			}
		}
		if files > 3 || size > len(body) || err == nil && len(body) > 4096 {
			t.Errorf("%d files of %d bytes of a body of %d, %v", files, size, len(body), err)
		}
		if held := s.memory.used.Load(); held > 3000 || held < int64(size) {
			t.Errorf("%d bytes are counted of %d", held, size)
		}
		q.held.giveAll()
		isIdle(t, s)
	})
}

// FuzzQuery renders with parameters of any kind. The report is none, so that parameters are all there is to be wrong.
func FuzzQuery(f *testing.F) {
	for _, query := range []string{
		"", "format=pdf", "format=svg&page=1", "format=docx&word-fonts=gbk&word-grid=lines", "format=ofd&ofd-links&attach", "format=html&fragment=1&unstyled=0", "format=json&keys=zh", "draft&contents&landscape",
		"standard=2a&attach=true", "page=1", "format=svg&page=-1", "format=&format=", "%zz", "a;b", "=", "&&&", "name=%00", "format=%ff", "year=2023&organ=%E7%94%B2", strings.Repeat("a&", 100),
	} {
		f.Add(query)
	}
	s, err := New(Config{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, query string) {
		for _, path := range []string{"/api/v1/render", "/api/v1/check", "/api/v1/new", "/api/v1/sum"} {
			r := httptest.NewRequest("POST", "http://localhost"+path, nil)
			r.URL.RawQuery = query
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			if w.Code != http.StatusBadRequest && (w.Code != http.StatusOK || path != "/api/v1/new") && (w.Code != http.StatusUnprocessableEntity || path != "/api/v1/new") {
				t.Errorf("%s?%s: status %d: %s", path, query, w.Code, w.Body)
			}
			if !utf8.Valid(w.Body.Bytes()) {
				t.Errorf("%s?%s: %q", path, query, w.Body)
			}
		}
		isIdle(t, s)
	})
}
