package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/corpus"
	"go.yaml.in/yaml/v4"
)

// jsonFinding is a finding as "check --json" writes it.
type jsonFinding struct {
	ID, Severity, Path, Message string
	Line, Column                int
	Found, Expected             any
}

// checkJSON runs "check --json" and returns the findings of the first file. The published
// figures come without their prose, so that rules about it are passed over.
func checkJSON(t *testing.T, args ...string) []jsonFinding {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run(append([]string{"check", "--json"}, args...), nil, &stdout, &stderr); code > 1 {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	var results []struct {
		File     string
		Findings []jsonFinding
	}
	if err := json.Unmarshal(stdout.Bytes(), &results); err != nil || len(results) == 0 {
		t.Fatalf("%v in %s", err, &stdout)
	}
	about := []string{"EDITION", "NONNEG", "BLANK", "RULES", "CARRY", "INFORCE", "SAME", "SUM"}
	return slices.DeleteFunc(results[0].Findings, func(p jsonFinding) bool {
		return !strings.HasPrefix(p.ID, "T3-") && !strings.HasPrefix(p.ID, "T4-") && !slices.Contains(about, p.ID)
	})
}

// findings is what must be found about a report, or about a report and that of the year
// before.
type findings struct {
	Errors, Warnings []struct {
		ID       string `yaml:"id"`
		Path     string `yaml:"path"`
		Found    any    `yaml:"found"`
		Expected any    `yaml:"expected"`
	}
}

func TestPublishedReportsHaveTheFindingsThatAreKnown(t *testing.T) {
	folder := corpus.Folder(t)
	data, err := os.ReadFile(filepath.Join(folder, "expected.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	expected := map[string]findings{}
	if err := yaml.Unmarshal(data, &expected); err != nil {
		t.Fatal(err)
	}
	if len(expected) == 0 {
		t.Fatal("nothing is expected")
	}
	for name, want := range expected {
		t.Run(name, func(t *testing.T) {
			now, before, two := strings.Cut(name, "+")
			args := []string{filepath.Join(folder, now+".yaml")}
			if two {
				args = append(args, "--previous", filepath.Join(folder, before+".yaml"))
			}
			found := checkJSON(t, args...)
			if !two {
				compareFindings(t, found, "error", want)
				return
			}
			compareFindings(t, found, "warning", want)
			// found by itself, it is the same
			args[1] = args[2]
			if again := checkJSON(t, args[:2]...); fmt.Sprint(again) != fmt.Sprint(found) {
				t.Errorf("with both files:\n%v\nwith --previous:\n%v", again, found)
			}
		})
	}
}

func compareFindings(t *testing.T, found []jsonFinding, severity string, want findings) {
	t.Helper()
	var got, wanted []string
	for _, p := range found {
		if p.Severity == severity {
			got = append(got, p.ID+" "+p.Path)
		}
	}
	list := want.Errors
	if severity == "warning" {
		list = want.Warnings
	}
	for _, w := range list {
		wanted = append(wanted, w.ID+" "+w.Path)
		i := slices.IndexFunc(found, func(p jsonFinding) bool { return p.ID == w.ID && p.Path == w.Path })
		if i >= 0 && w.Found != nil && (fmt.Sprint(found[i].Found) != fmt.Sprint(w.Found) || fmt.Sprint(found[i].Expected) != fmt.Sprint(w.Expected)) {
			t.Errorf("%s %s: found %v, expected %v", w.ID, w.Path, found[i].Found, found[i].Expected)
		}
	}
	if !slices.Equal(got, wanted) {
		t.Errorf("%ss: %q, want %q", severity, got, wanted)
	}
}
