package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
)

func TestAReportBecomesAPDFOrItsFindings(t *testing.T) {
	renderer, err := nianbao.NewRenderer()
	if err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile("../../testdata/zhongning-2021.yaml")
	if err != nil {
		t.Fatal(err)
	}
	bad := bytes.Replace(good, []byte("year: 2021"), []byte("year: 1949"), 1)
	for _, c := range []struct {
		method      string
		body        []byte
		status      int
		kind, holds string
	}{
		{http.MethodPost, good, http.StatusOK, "application/pdf", "%PDF-"},
		{http.MethodPost, bad, http.StatusUnprocessableEntity, "application/json", `"id":"READ-RANGE"`},
		{http.MethodGet, nil, http.StatusMethodNotAllowed, "text/plain", ""},
	} {
		w := httptest.NewRecorder()
		handler(renderer).ServeHTTP(w, httptest.NewRequest(c.method, "/", bytes.NewReader(c.body)))
		if w.Code != c.status || !strings.HasPrefix(w.Header().Get("Content-Type"), c.kind) || !strings.Contains(w.Body.String(), c.holds) {
			t.Errorf("got %d, %s, %.80q", w.Code, w.Header().Get("Content-Type"), w.Body.String())
		}
	}
}
