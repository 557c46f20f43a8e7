package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
)

// sarifFile is what a reader of SARIF 2.1.0 looks for.
type sarifFile struct {
	Schema  string `json:"$schema"`
	Version string
	Runs    []struct {
		ColumnKind string
		Language   string
		Results    []struct {
			RuleID    string
			RuleIndex *int
			Level     string
			Message   struct{ Text string }
			Locations []struct {
				PhysicalLocation struct {
					ArtifactLocation struct{ URI string }
					Region           *struct{ StartLine, StartColumn int }
				}
				LogicalLocations []struct{ FullyQualifiedName string }
			}
		}
		Tool struct {
			Driver struct {
				Name  string
				Rules []struct {
					ID                                string
					ShortDescription, FullDescription struct{ Text string }
					HelpURI                           *string
					DefaultConfiguration              struct{ Level string }
				}
			}
		}
	}
}

// checkSARIF runs "check --sarif" and looks at what every log must have.
func checkSARIF(t *testing.T, args ...string) sarifFile {
	t.Helper()
	var stdout, stderr bytes.Buffer
	run(append([]string{"check", "--sarif"}, args...), nil, &stdout, &stderr)
	var file sarifFile
	if err := json.Unmarshal(stdout.Bytes(), &file); err != nil {
		t.Fatalf("%v in %s", err, &stdout)
	}
	if !strings.HasPrefix(file.Schema, "https://") || file.Version != "2.1.0" || len(file.Runs) != 1 {
		t.Fatalf("schema %q, version %q, %d runs", file.Schema, file.Version, len(file.Runs))
	}
	log := file.Runs[0]
	if log.ColumnKind != "unicodeCodePoints" || log.Tool.Driver.Name != "nianbao" || log.Results == nil {
		t.Errorf("column kind %q, tool %q, results %v", log.ColumnKind, log.Tool.Driver.Name, log.Results)
	}
	levels := []string{"error", "warning", "note"}
	seen := map[string]bool{}
	for _, r := range log.Tool.Driver.Rules {
		if r.ID == "" || seen[r.ID] || r.ShortDescription.Text == "" || r.FullDescription.Text == "" || r.HelpURI != nil ||
			!slices.Contains(levels, r.DefaultConfiguration.Level) {
			t.Errorf("rule %+v", r)
		}
		seen[r.ID] = true
	}
	for _, r := range log.Results {
		if r.RuleIndex == nil || *r.RuleIndex < 0 || *r.RuleIndex >= len(log.Tool.Driver.Rules) || log.Tool.Driver.Rules[*r.RuleIndex].ID != r.RuleID {
			t.Errorf("the rule of %+v", r)
		}
		if !slices.Contains(levels, r.Level) || r.Message.Text == "" || len(r.Locations) != 1 {
			t.Errorf("result %+v", r)
			continue
		}
		where := r.Locations[0].PhysicalLocation
		if u, err := url.Parse(where.ArtifactLocation.URI); err != nil || where.ArtifactLocation.URI == "" || strings.Contains(u.Path, `..`) {
			t.Errorf("URI %q", where.ArtifactLocation.URI)
		}
		if where.Region != nil && (where.Region.StartLine < 1 || where.Region.StartColumn < 1) {
			t.Errorf("region %+v", where.Region)
		}
	}
	return file
}

func TestALogHasAllThatSARIFAsksFor(t *testing.T) {
	sound, err := os.ReadFile(filepath.Join("testdata", "report.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"年报/1 号.yaml": strings.ReplaceAll(string(sound), "carried_forward: [1,", "carried_forward: [2,"),
		"年报/空.yml":    "",
		"warned.json": `{"organ": "青禾县水务局", "year": 2023, "overview": "依法公开。", "problems": "{0}[a](b)", "other_matters": "没有收取信息处理费。"}`,
		"list.yaml":   "[organ, year]",
		"sound.yaml":  string(sound),
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	log := checkSARIF(t, "年报", "warned.json", "list.yaml", "sound.yaml", "missing.yaml").Runs[0]
	if len(log.Results) < 6 {
		t.Errorf("%d results", len(log.Results))
	}
	rules := nianbao.Rules()
	for i, r := range rules {
		if got := log.Tool.Driver.Rules[i]; got.ID != r.ID || got.ShortDescription.Text != r.Title || got.DefaultConfiguration.Level != strings.Replace(r.Severity.String(), "info", "note", 1) {
			t.Errorf("rule %d: %+v, want %s", i, got, r.ID)
		}
	}
	var more []string
	for _, r := range log.Tool.Driver.Rules[len(rules):] {
		more = append(more, r.ID)
	}
	if want := []string{"READ-EMPTY", "READ-SHAPE", "IO"}; !slices.Equal(more, want) {
		t.Errorf("ids beside the rules: %q, want %q", more, want)
	}
	first := log.Results[0].Locations[0]
	if first.PhysicalLocation.ArtifactLocation.URI != "%E5%B9%B4%E6%8A%A5/1%20%E5%8F%B7.yaml" ||
		first.LogicalLocations[0].FullyQualifiedName != "applications.carried_forward[0]" {
		t.Errorf("got %+v", first)
	}
	if last := log.Results[len(log.Results)-1]; last.RuleID != "IO" || last.Locations[0].PhysicalLocation.Region != nil {
		t.Errorf("got %+v", last)
	}
}

func TestFilesAreNamedSoThatToolsFindThem(t *testing.T) {
	t.Chdir(t.TempDir())
	here, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	absolute := func(path string) string {
		return (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(path), "/")}).String()
	}
	for name, want := range map[string]string{
		"a.yaml":                           "a.yaml",
		"./b/../a b.yaml":                  "a%20b.yaml",
		"c:d.yaml":                         "./c:d.yaml",
		"100%.yaml":                        "100%25.yaml",
		"a#b?.yaml":                        "a%23b%3F.yaml",
		filepath.Join(here, "x", "年.json"): "x/%E5%B9%B4.json",
		filepath.Join("..", "y.yaml"):      absolute(filepath.Join(filepath.Dir(here), "y.yaml")),
		standard:                           "stdin",
	} {
		if got := artifact(name).URI; got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestNoPartOfAMessageIsTakenForAPlaceholderOrALink(t *testing.T) {
	const in, want = "请写成 {键: 值}，[a](1)", `请写成 {{键: 值}}，[a\](1)`
	if got := plainMessage(in); got != want {
		t.Errorf("got %s", got)
	}
}

func TestAnIDThatNobodyKnowsIsDescribedByItself(t *testing.T) {
	var out bytes.Buffer
	w := newSARIFWriter(&out, nianbao.SeverityInfo)
	w.write(checked{file: "a.yaml", findings: nianbao.Findings{{ID: "HOUSE-1", Severity: nianbao.SeverityInfo, Message: "x"}}})
	w.end()
	if !json.Valid(out.Bytes()) || !strings.Contains(out.String(), `{"id":"HOUSE-1","shortDescription":{"text":"HOUSE-1"},"defaultConfiguration":{"level":"note"}}`) {
		t.Errorf("got %s", &out)
	}
}

// All that a result says of where a finding is.
func TestAResultTellsWhereAFindingIs(t *testing.T) {
	w := newSARIFWriter(new(bytes.Buffer), nianbao.SeverityInfo)
	for want, p := range map[string]nianbao.Finding{
		`{"ruleId":"SUM","ruleIndex":I,"level":"warning","message":{"text":"m"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a.pdf"}}}]}`: {ID: "SUM", Severity: nianbao.SeverityWarning, Message: "m"},
		`{"ruleId":"SUM","ruleIndex":I,"level":"error","message":{"text":"m（h）"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a.pdf"},"region":{"startLine":1,"startColumn":2}},"logicalLocations":[{"fullyQualifiedName":"p"}]}]}`: {
			ID: "SUM", Severity: nianbao.SeverityError, Message: "m", Hint: "h", Path: "p", Place: nianbao.Place{Line: 1, Column: 2}},
		`{"ruleId":"SUM","ruleIndex":I,"level":"note","message":{"text":"m"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a.pdf"}},"logicalLocations":[{"name":"第4页表三"}]}]}`: {
			ID: "SUM", Severity: nianbao.SeverityInfo, Message: "m", Place: nianbao.Place{Page: 4, Name: "表三"}},
	} {
		if got := string(compactJSON(w.result("a.pdf", p))); got != strings.Replace(want, ":I,", fmt.Sprintf(":%d,", w.index["SUM"]), 1) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
