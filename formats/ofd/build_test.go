package ofd

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/model"
)

func must(t testing.TB, data []byte) *paper.Document {
	t.Helper()
	d, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// texts are the paragraphs of a document, and its tables as rows of cells.
func texts(d *paper.Document) []string {
	var out []string
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *paper.Paragraph:
			out = append(out, marked(b))
		case *paper.Grid:
			row := map[int][]string{}
			for _, c := range b.Cells {
				text := strings.ReplaceAll(c.Text, "\n", "/")
				if c.RowSpan > 1 || c.ColSpan > 1 {
					text += fmt.Sprintf("(%dx%d)", c.RowSpan, c.ColSpan)
				}
				row[c.Row] = append(row[c.Row], text)
			}
			for i := range b.Rows {
				out = append(out, "["+strings.Join(row[i], "|")+"]")
			}
		}
	}
	return out
}

// marked is the text of a paragraph with ** around what is bold.
func marked(p *paper.Paragraph) string {
	text := p.Text
	for i := len(p.Bold) - 1; i >= 0; i-- {
		s := p.Bold[i]
		text = text[:s.Start] + "**" + text[s.Start:s.End] + "**" + text[s.End:]
	}
	return text
}

func expect(t *testing.T, d *paper.Document, want ...string) {
	t.Helper()
	if got := texts(d); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// refused is the id of the finding that a file is refused with.
func refused(t *testing.T, data []byte) string {
	t.Helper()
	d, err := Read(data)
	fs, ok := err.(model.Findings)
	if !ok || d != nil || len(fs) != 1 || fs[0].Severity != model.SeverityError || fs[0].Message == "" || fs[0].Hint == "" {
		t.Errorf("got %v, %v", d, err)
		return ""
	}
	return fs[0].ID
}
