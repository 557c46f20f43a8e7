package compose

import (
	"strings"

	"github.com/nianbao/nianbao/layout"
)

// setTabs makes each tab of the blocks, with the blanks around it, one space. No official document has
// stops that a tab could lead to; rule PASTED tells of those in prose.
func setTabs(blocks []layout.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *layout.Group:
			setTabs(b.Blocks)
		case *layout.Paragraph:
			for _, part := range b.Parts {
				for i := range part.Spans {
					part.Spans[i].Text = untabbed(part.Spans[i].Text)
				}
			}
		case *layout.Table:
			for i := range b.Cells {
				b.Cells[i].Text = untabbed(b.Cells[i].Text)
			}
		case *layout.Figure:
			b.Alt, b.Caption = untabbed(b.Alt), untabbed(b.Caption)
			if b.Chart == nil {
				continue
			}
			for _, texts := range [][]string{b.Chart.Series, b.Chart.Labels} {
				for i := range texts {
					texts[i] = untabbed(texts[i])
				}
			}
		}
	}
}

func untabbed(s string) string {
	if strings.IndexByte(s, '\t') < 0 {
		return s
	}
	var b strings.Builder
	for s != "" {
		at := strings.IndexAny(s, " \t")
		if at < 0 {
			break
		}
		b.WriteString(s[:at])
		rest := strings.TrimLeft(s[at:], " \t")
		blanks := s[at : len(s)-len(rest)]
		if strings.Contains(blanks, "\t") {
			blanks = " "
		}
		b.WriteString(blanks)
		s = rest
	}
	return b.String() + s
}
