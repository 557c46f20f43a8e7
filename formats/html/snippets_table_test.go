package html

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/golden"
)

// The file has pages a line, with \n and the like for their characters, and below each, indented, what is read:
// the blocks with their places, what the page says of itself, and what is told, or why it is refused. A page that
// begins with + stands before what keeps it from being refused. To add one, write it and run with -update.
func TestThePagesOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "pages.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	plain := len(strings.Split(placed(read(t, report).Blocks), "\n"))
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		b.WriteString(line)
		if strings.HasPrefix(line, "# ") {
			continue
		}
		page, added := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "+")
		page = written(page)
		if added {
			page += report
		}
		d, err := Read([]byte(page))
		if err != nil {
			fmt.Fprintf(&b, "\t! %s\n", err)
			continue
		}
		blocks := placed(d.Blocks)
		if lines := strings.Split(blocks, "\n"); added {
			blocks = strings.Join(lines[:max(0, len(lines)-plain)], "\n")
		}
		for l := range strings.SplitSeq(strings.TrimSuffix(blocks, "\n"), "\n") {
			if l != "" {
				b.WriteString("\t" + l + "\n")
			}
		}
		if d.Meta != (paper.Meta{}) {
			fmt.Fprintf(&b, "\tmeta %q\n", d.Meta)
		}
		if d.Pictures > 0 {
			fmt.Fprintf(&b, "\tpictures %d\n", d.Pictures)
		}
		for _, n := range d.Notes {
			fmt.Fprintf(&b, "\t! %s\n", n)
		}
	}
	golden.Compare(t, file, []byte(b.String()))
}

var manyTimes = regexp.MustCompile(`\{\{(\d+) ([^{}]*)\}\}`)

// written resolves what stands for characters in the file: \n and the like, and {{3 text}} for a text three times over.
func written(page string) string {
	page = strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\r`, "\r", `\s`, "\u3000", `\z`, "\u200b").Replace(page)
	return manyTimes.ReplaceAllStringFunc(page, func(s string) string {
		m := manyTimes.FindStringSubmatch(s)
		n, _ := strconv.Atoi(m[1])
		return strings.Repeat(m[2], n)
	})
}

// placed is a dump with where each block stands.
func placed(blocks []paper.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		switch block := block.(type) {
		case *paper.Paragraph:
			fmt.Fprintf(&b, "%d:%d ", block.Place.Line, block.Place.Column)
			if block.Role != paper.NoRole {
				fmt.Fprintf(&b, "role %d ", block.Role)
			}
			b.WriteString(strings.ReplaceAll(dumpParagraph(block), "\n", "⏎") + "\n")
		case *paper.Grid:
			fmt.Fprintf(&b, "%d:%d grid %dx%d\n", block.Place.Line, block.Place.Column, block.Rows, block.Cols)
			for _, c := range block.Cells {
				fmt.Fprintf(&b, " %d:%d", c.Place.Line, c.Place.Column)
				one := dump([]paper.Block{&paper.Grid{Rows: 1, Cols: 1, Cells: []paper.Cell{c}}})
				b.WriteString(one[strings.Index(one, "\n")+1:])
			}
		}
	}
	return b.String()
}
