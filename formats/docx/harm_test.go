package docx

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/opctest"
)

// whole reads a document and returns all that is read, a line a block or a note.
func whole(t *testing.T, files parts) string {
	t.Helper()
	d, err := Read(opctest.Store(t, files))
	if err != nil {
		return "> error: " + err.Error() + "\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "> pictures %d %s\n", d.Pictures, d.Meta.Title+d.Meta.Organ)
	wholeBlocks(&b, d.Blocks, "> ")
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "> %s %s %s %d: %s %q\n", n.ID, n.Severity, n.Place, n.Place.Order, strings.ReplaceAll(n.Message, "\n", "/"), n.Found)
	}
	return b.String()
}

func wholeBlocks(b *strings.Builder, blocks []paper.Block, indent string) {
	for _, block := range blocks {
		switch block := block.(type) {
		case *paper.Paragraph:
			fmt.Fprintf(b, "%s%d %s %s", indent, block.Place.Order, block.Place, strings.ReplaceAll(showParagraph(block), "\n", "/"))
			if block.Gap {
				b.WriteString(" gap")
			}
			if block.Role != 0 {
				fmt.Fprintf(b, " role %d", block.Role)
			}
			b.WriteString("\n")
		case *paper.Grid:
			fmt.Fprintf(b, "%s%d grid %dx%d\n", indent, block.Place.Order, block.Rows, block.Cols)
			for _, c := range block.Cells {
				fmt.Fprintf(b, "%s  %d %d,%d %dx%d %q", indent, c.Place.Order, c.Row, c.Col, c.RowSpan, c.ColSpan, c.Text)
				if c.Header {
					b.WriteString(" header")
				}
				if c.Remark != "" {
					b.WriteString(" {" + c.Remark + "}")
				}
				b.WriteString("\n")
				wholeBlocks(b, c.Blocks, indent+"    ")
			}
		}
	}
}

// sample is a document of the table: its parts by name, one a line.
type sampleText struct {
	name  string
	parts [][2]string
}

func (s sampleText) files() parts {
	support := parts{}
	body := ""
	for _, p := range s.parts {
		if p[0] == "body" {
			body += p[1]
		} else {
			support[p[0]] += p[1]
		}
	}
	return document(body, support)
}

func readSamples(t *testing.T, file string) []sampleText {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []sampleText
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "# "):
			out = append(out, sampleText{name: line})
		case line != "" && line[0] != '>':
			kind, text, _ := strings.Cut(line, " ")
			s := &out[len(out)-1]
			s.parts = append(s.parts, [2]string{kind, text})
		}
	}
	return out
}

// The file has documents, each with lines of its body and of its other parts, and behind them what is read. To add one,
// write its lines and run with -update.
func TestTheBodiesOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "bodies.txt")
	var b strings.Builder
	for _, s := range readSamples(t, file) {
		b.WriteString(s.name + "\n")
		for _, p := range s.parts {
			b.WriteString(p[0] + " " + p[1] + "\n")
		}
		b.WriteString(whole(t, s.files()) + "\n")
	}
	golden.Compare(t, file, []byte(strings.TrimSuffix(b.String(), "\n")))
}

// TestBodiesWithOnePartHarmed compares what is read when one element or attribute of a part is gone or another.
func TestBodiesWithOnePartHarmed(t *testing.T) {
	var b strings.Builder
	for _, s := range readSamples(t, filepath.Join("testdata", "bodies.txt")) {
		base := whole(t, s.files())
		b.WriteString(s.name + "\n")
		for i, part := range s.parts {
			opctest.Harm(part[1], "w:other", func(what, harmed string) {
				m := s
				m.parts = append([][2]string{}, s.parts...)
				m.parts[i][1] = harmed
				if is := golden.Difference(base, whole(t, m.files()), 70); is != "" {
					fmt.Fprintf(&b, "%s: %s\n", what, is)
				}
			})
		}
	}
	golden.Compare(t, filepath.Join("testdata", "harmed.txt"), []byte(b.String()))
}
