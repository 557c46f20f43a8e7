package main

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

func TestTheServiceIsPartOfAnotherProgram(t *testing.T) {
	var told bytes.Buffer
	pages, err := handler(slog.New(slog.NewJSONHandler(&told, nil)))
	if err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile("../../testdata/zhongning-2021.yaml")
	if err != nil {
		t.Fatal(err)
	}
	bad := bytes.Replace(good, []byte("year: 2021"), []byte("year: 1949"), 1)
	const render = "/reports/api/v1/render"
	for _, c := range []struct {
		method, host, path string
		body               []byte
		status             int
		kind, holds        string
	}{
		{http.MethodPost, "127.0.0.1:8787", render, good, 200, "application/pdf", "%PDF-"},
		{http.MethodPost, "intranet.example.gov.cn", render, bad, 422, "application/problem+json", `"id":"READ-RANGE"`},
		{http.MethodPost, "127.0.0.1:8787", render, make([]byte, 4<<20+1), 413, "application/problem+json", "请求超过 4 MB"},
		{http.MethodPost, "elsewhere.example", render, good, 421, "application/problem+json", "主机名"},
		{http.MethodGet, "127.0.0.1:8787", "/reports/", nil, 200, "text/html", `src="form/app.js"`},
		{http.MethodGet, "127.0.0.1:8787", "/", nil, 200, "text/html", `href="reports/"`},
		{http.MethodGet, "127.0.0.1:8787", "/api/v1/rules", nil, 404, "text/plain", ""},
	} {
		told.Reset()
		r := httptest.NewRequest(c.method, c.path, bytes.NewReader(c.body))
		r.Host = c.host
		w := httptest.NewRecorder()
		pages.ServeHTTP(w, r)
		if w.Code != c.status || !strings.HasPrefix(w.Header().Get("Content-Type"), c.kind) || !strings.Contains(w.Body.String(), c.holds) {
			t.Errorf("%s%s: got %d, %s, %.80q", c.host, c.path, w.Code, w.Header().Get("Content-Type"), w.Body.String())
		}
		if !strings.HasPrefix(c.path, "/reports/") {
			continue
		}
		var line struct {
			Part   string
			Status int
		}
		if err := json.Unmarshal(told.Bytes(), &line); err != nil || line.Part != "reports" || line.Status != c.status {
			t.Errorf("%s%s: the log has %s (%v)", c.host, c.path, &told, err)
		}
		if strings.Contains(told.String(), "中宁") {
			t.Errorf("the log has what was sent: %s", &told)
		}
	}
}
