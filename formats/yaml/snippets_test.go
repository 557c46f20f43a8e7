package yaml

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
)

// The file has inputs a line, with \n for the ends of their lines, and behind a tab what is found in each, or
// which values were read. To add one, write the line and run with -update.
func TestTheInputsOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "snippets.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		input, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		b.WriteString(input)
		r, err := Read(strings.NewReader(strings.ReplaceAll(strings.ReplaceAll(input, `\n`, "\n"), `\\`, `\`)))
		var found model.Findings
		switch {
		case errors.As(err, &found):
			for _, f := range found {
				fmt.Fprintf(&b, "\t%s %s %s %s（%s）", f.ID, f.Path, f.Place, strings.ReplaceAll(f.Message, "\n", " "), f.Hint)
			}
		case err != nil:
			b.WriteString("\t" + err.Error())
		default:
			b.WriteString("\t" + values(r))
		}
		b.WriteByte('\n')
	}
	golden.Compare(t, file, []byte(b.String()))
}

// values lists what a report has beside its organ and year, and what was blank.
func values(r *model.Report) string {
	out := []string{r.Organ, fmt.Sprint(r.Year), r.Edition, r.Title, string(r.Titles), r.Overview, r.Signature.Organ, r.Signature.Date.String(), fmt.Sprint(len(r.Attachments))}
	m := r.Schema()
	for _, path := range m.Figures {
		if text := m.ByPath[path].Text(r) + r.Remarks[path]; text != "0" {
			out = append(out, path+"="+text)
		}
	}
	typed := map[string]int{}
	for _, text := range r.Source().Blanks {
		typed[text]++
	}
	for _, note := range r.Source().Notes {
		out = append(out, note.ID+" "+note.Path+" "+note.Message)
	}
	return strings.ReplaceAll(strings.Join(out, " | "), "\n", `\n`) + fmt.Sprintf(" | blanks %v", typed)
}
