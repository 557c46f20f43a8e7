package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/rules"
)

// The file has texts of a report a line, as field=text|field=text, and behind a tab what the rules find. What
// they find in a report without them, such as missing tables, is left out. To add texts, write the
// line and run with -update.
func TestTheTextsOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "texts.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	usual := map[string]bool{}
	for _, texts := range []string{"", "overview=甲。"} { // of which TOPICS misses everything
		for _, f := range rules.Check(tabulated(t, texts)) {
			usual[toldShortly(f)] = true
		}
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		texts, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		b.WriteString(texts)
		for _, f := range rules.Check(tabulated(t, texts)) {
			if told := toldShortly(f); !usual[told] {
				b.WriteString("\t" + told)
			}
		}
		b.WriteByte('\n')
	}
	golden.Compare(t, file, []byte(b.String()))
}

func toldShortly(f model.Finding) string {
	return fmt.Sprintf("%s %s %s %s", f.Severity, f.ID, f.Path, f.Message)
}

// tabulated is a report with the texts of a line of the table.
func tabulated(t *testing.T, texts string) *model.Report {
	t.Helper()
	r := model.New("青禾县农业农村局", 2023, nil)
	for text := range strings.SplitSeq(texts, "|") {
		field, value, _ := strings.Cut(text, "=")
		value = strings.ReplaceAll(value, `\n`, "\n")
		switch field {
		case "organ":
			r.Organ = value
		case "title":
			r.Title = value
		case "signature":
			r.Signature.Organ = value
		case "date":
			d, err := model.ParseDate(value)
			if err != nil {
				t.Fatal(err)
			}
			r.Signature.Date = d
		case "preamble":
			r.Preamble = value
		case "overview":
			r.Overview = value
		case "problems":
			r.Problems = value
		case "other_matters":
			r.OtherMatters = value
		}
	}
	return r
}
