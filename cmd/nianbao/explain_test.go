package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// idLiterals returns the ids that are no rules' and stand in the Go files of a folder.
func idLiterals(t *testing.T, folder string) []string {
	t.Helper()
	id := regexp.MustCompile(`^((?:READ|IMPORT|MEMBER|WRITE)-[A-Z]+|FONT|FALLBACK|LAYOUT|FIGURE|IO)$`)
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || strings.HasPrefix(filepath.Base(name), "explain") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if text, err := strconv.Unquote(lit.Value); err == nil && id.MatchString(text) {
					ids = append(ids, text)
				}
			}
			return true
		})
	}
	return ids
}

func TestEveryIDIsExplainedAndNoOther(t *testing.T) {
	used := idLiterals(t, ".")
	folders, err := filepath.Glob(filepath.Join("..", "..", "formats", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"", "model", "formats", "review", "rules", "stats", "compose", "layout", "render", "internal/pages", "internal/opc"} {
		folders = append(folders, filepath.Join("..", "..", folder))
	}
	for _, folder := range folders {
		used = append(used, idLiterals(t, folder)...)
	}
	slices.Sort(used)
	used = slices.Compact(used)
	var explained []string
	for _, e := range otherExplanations {
		explained = append(explained, e.id)
	}
	slices.Sort(explained)
	if !slices.Equal(used, explained) {
		t.Errorf("in use: %q\nexplained: %q", used, explained)
	}
}

// The severities that are shown are those that stand beside the ids in the readers.
func TestTheSeveritiesShownAreThoseInUse(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join("..", "..", "formats", "*"))
	if err != nil {
		t.Fatal(err)
	}
	infos := map[string]bool{}
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok && !strings.HasSuffix(name, "_test.go") && len(call.Args) > 1 {
					if id, ok := call.Args[0].(*ast.BasicLit); ok && strings.HasPrefix(id.Value, `"IMPORT-`) {
						if s, ok := call.Args[1].(*ast.SelectorExpr); ok && s.Sel.Name == "SeverityInfo" {
							infos[strings.Trim(id.Value, `"`)] = true
						}
					}
				}
				return true
			})
		}
	}
	if len(infos) < 4 {
		t.Errorf("only %v are found to be infos at times", infos)
	}
	for id := range infos {
		if e, _ := explanationOf(id); e.severities() != "警告或提示" {
			t.Errorf("%s is an info at times and shown as %s", id, e.severities())
		}
	}
	if e, _ := explanationOf("IMPORT-BLANK"); e.severities() != "警告" {
		t.Errorf("IMPORT-BLANK is shown as %s", e.severities())
	}
}

func TestEveryExplanationIsWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range explanations() {
		if e.id != foldedID(e.id) || seen[e.id] || e.title == "" || e.detail == "" || e.source == "" || strings.Contains(e.title, "\n") {
			t.Errorf("%+v", e)
		}
		seen[e.id] = true
	}
}

func TestTheNearestIDsAreSuggested(t *testing.T) {
	for typed, want := range map[string]string{
		"T3-IDNT":                       "T3-IDENT",
		"SUMM":                          "SUM",
		"T3":                            "T3-ROW T3-RESULT T3-IDENT",
		"FONTS":                         "FONT",
		"":                              "",
		"X":                             "",
		"勾稽":                            "",
		strings.Repeat("T3-IDENT", 1e5): "",
	} {
		if got := strings.Join(similarIDs(typed), " "); got != want {
			t.Errorf("%.20q: %q, want %q", typed, got, want)
		}
	}
}

func TestTheDistanceOfWordsCountsChanges(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"SUM", "SUM", 0}, {"SUM", "", 3}, {"", "SUM", 3}, {"SAM", "SUM", 1}, {"SM", "SUM", 1},
		{"SUUM", "SUM", 1}, {"IDENT", "IDNET", 2}, {"SUMSUMSUM", "SUM", 6},
	} {
		if got := editDistance(c.a, c.b); got != c.want {
			t.Errorf("%s, %s: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
