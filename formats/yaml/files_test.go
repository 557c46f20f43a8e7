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

// The file has whole files a line, in YAML and JSON, as snippets.txt does, and behind tabs all that is found
// in each with what was found and expected, but not what every short file lacks; then what was read. To add
// one, write the line and run with -update.
func TestTheFilesOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "files.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		input, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		b.WriteString(input)
		text := strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\t`, "\t", `\r`, "\r").Replace(input)
		r, err := Read(strings.NewReader(text))
		var found model.Findings
		switch {
		case errors.As(err, &found):
			for _, f := range found {
				if f.ID != "TABLE" && f.ID != "BLANK" {
					b.WriteString("\t" + foundWhole(f))
				}
			}
		case err != nil:
			b.WriteString("\t" + err.Error())
		default:
			b.WriteString("\t" + values(r))
			for _, note := range r.Source().Notes {
				b.WriteString("\t" + foundWhole(note))
			}
			if r.OwnTitles != nil || r.Forms != (model.Forms{}) || r.Source().Strays != nil {
				fmt.Fprintf(&b, "\t%q %v %v", r.OwnTitles, r.Forms, r.Source().Strays)
			}
			for i, a := range r.Attachments {
				if i < 3 {
					fmt.Fprintf(&b, "\t%q %q", a.Title, a.Text)
				}
			}
		}
		b.WriteByte('\n')
	}
	golden.Compare(t, file, []byte(b.String()))
}

func foundWhole(f model.Finding) string {
	s := fmt.Sprintf("%s %s %s %s %s（%s）", f.Severity, f.ID, f.Path, f.Place, f.Message, f.Hint)
	if f.Found != (model.Value{}) || f.Expected != (model.Value{}) {
		s += fmt.Sprintf(" [%s→%s]", f.Found, f.Expected)
	}
	return strings.NewReplacer("\n", `\n`, "\t", `\t`).Replace(s)
}
