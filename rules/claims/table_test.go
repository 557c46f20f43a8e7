package claims

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// The file has a sentence a line, and behind a tab what is claimed in it: each word of the lexicon in its
// places, marks that end what was said before, numbers and units. To add one, write the line and run
// with -update.
func TestTheSentencesOfTheTable(t *testing.T) { compareSentences(t, "sentences.txt") }

// The file has sentences with lists, negations, parts and wholes, units and numerals, with \n for the ends
// of their lines.
func TestTheClausesOfTheTable(t *testing.T) { compareSentences(t, "clauses.txt") }

func compareSentences(t *testing.T, name string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		text, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(text, "#") || text == "" {
			b.WriteString(line)
			continue
		}
		b.WriteString(text)
		text = strings.ReplaceAll(text, `\n`, "\n")
		for _, opt := range []Options{
			{Year: 2023, Names: []string{"青禾县农业农村局"}, Short: []string{"县农业农村局", "农业农村局"}},
			{Year: 2023, Territory: true, Topic: Applications},
			{Year: 2023, Members: true, Topic: Cases},
		} {
			b.WriteString("\t" + strings.ReplaceAll(table(text, Read(text, opt)), "\n", `\n`))
		}
		b.WriteByte('\n')
	}
	golden.Compare(t, file, []byte(b.String()))
}

// table writes claims with all that they say.
func table(text string, all []Claim) string {
	var out []string
	for _, c := range all {
		s := fmt.Sprintf("%d+%d r%d a%d e%d %s @%s", c.Subject, c.Plus, c.Result, c.Applicant, c.Exactness, c.Number, text[c.Start:c.End])
		for _, flag := range []struct {
			on   bool
			name string
		}{{c.None, "none"}, {c.ThisYear, "year"}, {c.Undated, "undated"}, {c.Whole, "whole"}} {
			if flag.on {
				s += " " + flag.name
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}
