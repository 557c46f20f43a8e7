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

// The file has a report a line as in reports.txt, and behind a tab where each finding stands in a text file
// that has the report's texts below each other: "path: |" and the text's lines, two columns in, from the first
// line on. To add a report, write the line and run with -update.
func TestThePlacesOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "places.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		changes, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		b.WriteString(changes)
		r := soundReport(2023)
		for change := range strings.SplitSeq(changes, "|") {
			path, value, _ := strings.Cut(change, "=")
			change1(r, path, strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(value))
		}
		r.SetSource(written(r))
		for _, f := range rules.Check(r) {
			fmt.Fprintf(&b, "\t%s %s %d:%d", f.ID, f.Path, f.Place.Line, f.Place.Column)
		}
		b.WriteByte('\n')
	}
	golden.Compare(t, file, []byte(b.String()))
}

// written is a text file with the report's texts.
func written(r *model.Report) *model.Source {
	s := &model.Source{Places: map[string]model.Place{}}
	number := 0
	add := func(path, text string) {
		if text == "" {
			return
		}
		number++
		s.Text += path + ": |\n"
		s.Places[path] = model.Place{Line: number, Column: len(path) + 3}
		for line := range strings.SplitSeq(text, "\n") {
			number++
			s.Text += "  " + line + "\n"
		}
	}
	add("organ", r.Organ)
	add("title", r.Title)
	add("date_line", r.DateLine)
	add("addressee", r.Addressee)
	for _, p := range r.Passages() {
		add(p.Path, p.Text)
	}
	add("signature.organ", r.Signature.Organ)
	add("signature.date", r.Signature.Date.String())
	return s
}
