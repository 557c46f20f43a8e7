package service

import (
	"fmt"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/schema"
)

// The tables of each edition as programs get them, a cell a line.
func TestTheTablesThatAreDescribed(t *testing.T) {
	s := newService(t, Config{})
	get := func(target string) string {
		w := httptest.NewRecorder()
		r := httptest.NewRequest("GET", target, nil)
		r.Host = "localhost"
		s.ServeHTTP(w, r)
		return fmt.Sprintf("%d %s\n%s", w.Code, w.Header().Get("Content-Type"), w.Body)
	}
	latest, first := get("/api/v1/tables"), get("/api/v1/tables?year=2020")
	lines := strings.NewReplacer(`{"row":`, "\n{\"row\":", `{"number":`, "\n{\"number\":", `{"now":`, "\n{\"now\":", `"outcomes":`, "\n\"outcomes\":").Replace(first + "\n" + latest + "\n")
	golden.Compare(t, filepath.Join("testdata", "tables.txt"), []byte(lines))
	for target, want := range map[string]string{
		"/api/v1/tables?year=2019": first, "/api/v1/tables?year=2021": latest, "/api/v1/tables?year=2099": latest, "/api/v1/schema": "200 application/schema+json\n" + string(schema.Report),
		"/api/v1/openapi.json": "200 application/vnd.oai.openapi+json\n" + string(description),
	} {
		if got := get(target); got != want {
			t.Errorf("%s: %.300s", target, got)
		}
	}
	for _, target := range []string{"/api/v1/tables?year=2018", "/api/v1/tables?year=x", "/api/v1/tables?x=1"} {
		if got := get(target); !strings.HasPrefix(got, "400 ") {
			t.Errorf("%s: %.300s", target, got)
		}
	}
}
