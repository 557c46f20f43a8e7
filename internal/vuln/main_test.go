package main

import (
	"bytes"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// database makes one with a vulnerability of a function of golang.org/x/text, or none.
func database(t *testing.T, symbols string) string {
	t.Helper()
	folder := t.TempDir()
	files := map[string]string{"index/db.json": `{"modified":"2026-01-01T00:00:00Z"}`, "index/modules.json": "[]", "index/vulns.json": "[]"}
	if symbols != "" {
		const id = "GO-2026-9999"
		files["index/modules.json"] = `[{"path":"golang.org/x/text","vulns":[{"id":"` + id + `","modified":"2026-01-01T00:00:00Z"}]}]`
		files["index/vulns.json"] = `[{"id":"` + id + `","modified":"2026-01-01T00:00:00Z"}]`
		files["ID/"+id+".json"] = `{"schema_version":"1.3.1","id":"` + id + `","modified":"2026-01-01T00:00:00Z","published":"2026-01-01T00:00:00Z",
			"summary":"made up for a test","details":"made up for a test","affected":[{"package":{"name":"golang.org/x/text","ecosystem":"Go"},
			"ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}],
			"ecosystem_specific":{"imports":[{"path":"golang.org/x/text/width","symbols":[` + symbols + `]}]}}],
			"database_specific":{"url":"https://pkg.go.dev/vuln/` + id + `","review_status":"REVIEWED"}}`
	}
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(folder, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return (&url.URL{Scheme: "file", Path: folder}).String()
}

// Code with a vulnerability fails only when it is called, and an empty database is not the same as none.
func TestVulnerabilitiesThatAreCalledAreTold(t *testing.T) {
	if testing.Short() {
		t.Skip("it analyses the program")
	}
	t.Chdir(filepath.Join("..", ".."))
	for name, c := range map[string]struct {
		database, want string
		err            error
	}{
		"an empty database":       {database(t, ""), "no known vulnerability is called", nil},
		"one that is called":      {database(t, `"Transformer.String"`), "GO-2026-9999", errVulnerable},
		"one that is not called":  {database(t, `"NoSuchFunction"`), "no known vulnerability is called", nil},
		"a database that is gone": {"file:///nowhere-at-all", "", nil},
	} {
		var out bytes.Buffer
		err := check(&out, c.database, "./formats/yaml")
		if c.want == "" { // whatever it says, it is not that all is well
			if err == nil && !strings.Contains(out.String(), "NOT CHECKED") {
				t.Errorf("%s: %s", name, out.String())
			}
			continue
		}
		if err != nil && strings.Contains(err.Error(), "no required module provides") || err != nil && strings.Contains(err.Error(), "dial tcp") {
			if os.Getenv("CI") == "true" {
				t.Fatal(err)
			}
			t.Skip("govulncheck cannot be had: ", err)
		}
		if !errors.Is(err, c.err) || !strings.Contains(out.String(), c.want) {
			t.Errorf("%s: %v\n%s", name, err, out.String())
		}
	}
}

func TestWhatGovulncheckSaysIsJudged(t *testing.T) {
	failed := errors.New("exit status 1")
	for name, c := range map[string]struct {
		said, complaints string
		err              error
		told             string
		want             error
	}{
		"nothing found":        {"No vulnerabilities found.", "", nil, "no known vulnerability is called\n", nil},
		"something found":      {"Vulnerability #1\n", "exit status 3\n", failed, "Vulnerability #1\n", errVulnerable},
		"no database":          {"", "govulncheck: fetching vulnerabilities: dial tcp\nexit status 1\n", failed, "NOT CHECKED: the database of vulnerabilities cannot be reached: govulncheck: fetching vulnerabilities: dial tcp\nexit status 1\n", nil},
		"code that has faults": {"", "govulncheck: loading packages\nexit status 1\n", failed, "", failed},
	} {
		var out bytes.Buffer
		if err := judge(&out, c.said, c.complaints, c.err); !errors.Is(err, c.want) || (err == nil) != (c.want == nil) || out.String() != c.told {
			t.Errorf("%s: %v\n%s", name, err, out.String())
		}
	}
}
