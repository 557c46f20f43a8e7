package html

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
)

// dump writes blocks one a line, for tests to compare.
func dump(blocks []paper.Block) string {
	var b strings.Builder
	dumpAt(&b, blocks, "")
	return b.String()
}

func dumpAt(b *strings.Builder, blocks []paper.Block, indent string) {
	for _, block := range blocks {
		switch block := block.(type) {
		case *paper.Paragraph:
			fmt.Fprintf(b, "%s%s\n", indent, dumpParagraph(block))
		case *paper.Grid:
			fmt.Fprintf(b, "%sgrid %dx%d\n", indent, block.Rows, block.Cols)
			for _, c := range block.Cells {
				fmt.Fprintf(b, "%s %d,%d", indent, c.Row, c.Col)
				if c.RowSpan > 1 || c.ColSpan > 1 {
					fmt.Fprintf(b, " %dx%d", c.RowSpan, c.ColSpan)
				}
				if c.Header {
					b.WriteString(" th")
				}
				fmt.Fprintf(b, " %q", c.Text)
				if c.Remark != "" {
					fmt.Fprintf(b, " remark %q", c.Remark)
				}
				b.WriteString("\n")
				if c.Blocks != nil {
					dumpAt(b, c.Blocks, indent+"  > ")
				}
			}
		}
	}
}

func dumpParagraph(p *paper.Paragraph) string {
	var marks []string
	add := func(is bool, mark string) {
		if is {
			marks = append(marks, mark)
		}
	}
	add(p.Level > 0, fmt.Sprintf("h%d", p.Level))
	add(p.Align == paper.Center, "center")
	add(p.Align == paper.End, "end")
	add(p.Line, "line")
	add(p.Indent, "indent")
	add(p.Full, "full")
	add(p.Gap, "gap")
	add(p.Picture, "picture")
	add(p.Chrome, "chrome")
	add(p.Number != "", p.Number)
	for _, s := range p.Bold {
		marks = append(marks, fmt.Sprintf("bold(%s)", p.Text[s.Start:s.End]))
	}
	return strings.Join(append(marks, fmt.Sprintf("%q", p.Text)), " ")
}
