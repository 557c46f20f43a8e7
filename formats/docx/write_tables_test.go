package docx

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/layout"
)

var (
	spanned  = regexp.MustCompile(`^\((\d+)x(\d+)\)`)
	repeated = regexp.MustCompile(`[一-龥]\*\d+`)
)

// shortTable makes a table of a line: numbers behind names, then "rows" and the rows with "/" between them. Cells stand
// between "|" at the next free place; "(2x3)" before a text are the rows and columns of its cell, "^" aligns it by units,
// "字*9" is nine of a character, "¶" ends a line, and phrases stand behind it, each behind a "+".
func shortTable(line string) (t *layout.Table, measure, depth int) {
	head, body, _ := strings.Cut(line, " rows ")
	t = &layout.Table{Name: "表"}
	measure, depth = 6000, 8000
	name := ""
	for word := range strings.FieldsSeq(head) {
		n := 0
		if _, err := fmt.Sscan(word, &n); err != nil {
			name = word
			continue
		}
		switch name {
		case "widths":
			t.Widths = append(t.Widths, n)
		case "heads":
			t.HeadRows = n
		case "sizes":
			t.Sizes = append(t.Sizes, layout.Length(n)*layout.Pt/2)
		case "measure":
			measure = n
		case "depth":
			depth = n
		}
	}
	taken := map[[2]int]bool{}
	for row, texts := range strings.Split(body, "/") {
		col := 0
		for text := range strings.SplitSeq(texts, "|") {
			for taken[[2]int{row, col}] {
				col++
			}
			c := layout.Cell{Row: row, Col: col}
			if m := spanned.FindStringSubmatch(text); m != nil {
				fmt.Sscan(m[1], &c.RowSpan)
				fmt.Sscan(m[2], &c.ColSpan)
				text = text[len(m[0]):]
			}
			if rest, ok := strings.CutPrefix(text, "^"); ok {
				c.Align, text = layout.Units, rest
			}
			words := strings.Split(text, "+")
			c.Phrases = words[1:]
			c.Text = repeated.ReplaceAllStringFunc(strings.ReplaceAll(words[0], "¶", "\n"), func(s string) string {
				char, n, _ := strings.Cut(s, "*")
				many := 0
				fmt.Sscan(n, &many)
				return strings.Repeat(char, many)
			})
			for r := range max(c.RowSpan, 1) {
				for k := range max(c.ColSpan, 1) {
					taken[[2]int{row + r, col + k}] = true
				}
			}
			t.Cells = append(t.Cells, c)
		}
		t.Rows = row + 1
	}
	return t, measure, depth
}

// The file has tables a line, as shortTable reads them, and behind a tab how each is fitted: the widths of its columns, its
// size in points, its pages and height, the rows that are higher than a page, where the lines of labels end, and the
// indents of units. To add one, write the line and run with -update.
func TestTheTablesOfTheFile(t *testing.T) {
	file := filepath.Join("testdata", "tables.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	w, err := newWriter(Encoder{}, &layout.Flow{Page: layout.GBT9704()})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		line, _, _ = strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		table, measure, depth := shortTable(line)
		g := w.upright
		g.measure, g.depth = measure, depth
		b.WriteString(line + "\t")
		f, err := w.fit(table, &g)
		if err != nil {
			fmt.Fprintf(&b, "%v\n", err)
			continue
		}
		fmt.Fprintf(&b, "%v size %v, %d pages, %d high", f.columns, f.size, f.pages, f.height)
		if !f.enough {
			b.WriteString(", no room")
		}
		if slices.Contains(f.tall, true) {
			fmt.Fprintf(&b, ", tall %v", f.tall)
		}
		for i, ends := range f.breaks {
			if ends != nil {
				b.WriteString(", " + shownLines(table.Cells[i].Text, ends))
			}
		}
		if len(f.units) > 0 {
			fmt.Fprintf(&b, ", units %v", f.units)
		}
		b.WriteByte('\n')
	}
	golden.Compare(t, file, []byte(b.String()))
}
