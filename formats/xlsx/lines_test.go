package xlsx

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/opctest"
)

var longWord = regexp.MustCompile(`^w([0-9]+)$`)

// shortSheet makes a sheet of a line: rows with "/" between them, cells with "|", "~" for borders, w12 for a text of twelve
// characters, and behind " + " the merged cells.
func shortSheet(line string) parts {
	line, refs, merged := strings.Cut(line, " + ")
	var rows []string
	for row := range strings.SplitSeq(line, "/") {
		cells := strings.Split(row, "|")
		for i, c := range cells {
			text, bordered := strings.CutPrefix(c, "~")
			if m := longWord.FindStringSubmatch(text); m != nil {
				n := 0
				fmt.Sscan(m[1], &n)
				text = strings.Repeat("字", n)
			}
			cells[i] = text
			switch {
			case bordered && digits.MatchString(text):
				cells[i] = `< s="7"><v>` + text + `</v>`
			case bordered:
				cells[i] = `< s="7" t="inlineStr"><is><t>` + text + `</t></is>`
			}
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	s := sheetText{rows: rows}
	if merged {
		s.merge = strings.Fields(refs)
	}
	return s.files()
}

// shown is what is read of a workbook in one line: paragraphs with their places, tables with their cells by rows. Only
// cells that are merged or stand elsewhere than in the column behind the last have their column.
func shown(t testing.TB, files parts) string {
	d, err := Read(opctest.Store(t, files))
	if err != nil {
		return "error: " + err.Error()
	}
	var out []string
	cut := func(text string) string {
		if strings.Trim(text, "字") == "" && utf8.RuneCountInString(text) > 1 {
			return fmt.Sprintf("w%d", utf8.RuneCountInString(text))
		}
		return strings.ReplaceAll(text, "\t", "→")
	}
	name := func(place string) string { return strings.TrimPrefix(place, "一!") }
	for _, block := range d.Blocks {
		switch block := block.(type) {
		case *paper.Paragraph:
			out = append(out, name(block.Place.Name)+" "+cut(block.Text))
		case *paper.Grid:
			var b strings.Builder
			fmt.Fprintf(&b, "%s[%dx%d", name(block.Place.Name), block.Rows, block.Cols)
			row, next := -1, 0
			for _, c := range block.Cells {
				switch {
				case c.Row != row:
					fmt.Fprintf(&b, " ¶%d ", c.Row)
					row, next = c.Row, 0
				default:
					b.WriteByte('|')
				}
				if c.Col != next || c.RowSpan > 1 || c.ColSpan > 1 {
					fmt.Fprintf(&b, "%d", c.Col)
				}
				if c.RowSpan > 1 || c.ColSpan > 1 {
					fmt.Fprintf(&b, "(%dx%d)", c.RowSpan, c.ColSpan)
				}
				next = c.Col + c.ColSpan
				b.WriteString(cut(c.Text))
				if c.Remark != "" {
					b.WriteString("{" + c.Remark + "}")
				}
			}
			out = append(out, b.String()+"]")
		}
	}
	for _, n := range d.Notes {
		out = append(out, "! "+name(n.Place.Name)+" "+n.Message)
	}
	return strings.Join(out, "  ")
}

// The file has a sheet a line, as shortSheet reads it, and behind a tab what is read of it. To add one, write the line and
// run with -update.
func TestTheSheetsOfALine(t *testing.T) {
	file := filepath.Join("testdata", "lines.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		line, _, _ = strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		fmt.Fprintf(&b, "%s\t%s\n", line, shown(t, shortSheet(line)))
	}
	golden.Compare(t, file, []byte(b.String()))
}
