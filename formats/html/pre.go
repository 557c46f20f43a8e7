package html

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/zhtext"
)

// preRune adds a character of preformatted text, where each line is a paragraph of its own.
func (f *flow) preRune(r rune, c context) {
	switch {
	case r == '\n':
		f.preLine()
	case r == '\r' || isZeroWidth(r):
	case r == '\u00a0':
		f.buf = append(f.buf, ' ')
	case zhtext.IsBlank(r):
		f.buf = utf8.AppendRune(f.buf, r)
	default:
		f.endBreaks(c)
		f.put(r, c)
	}
}

// preLine ends a line of preformatted text.
func (f *flow) preLine() {
	if !f.started {
		f.gap = true
	}
	n := len(f.blocks)
	f.flush()
	for _, b := range f.blocks[n:] {
		if p, ok := b.(*paper.Paragraph); ok && !p.Picture {
			p.Line = true
			p.Text, p.Bold = widenGaps(p.Text), nil
		}
	}
	if f.at.Line > 0 {
		f.at.Line, f.at.Column = f.at.Line+1, 1
	}
}

// widenGaps makes a tab of each wide gap between columns; what stands before the text stays.
func widenGaps(line string) string {
	text := strings.TrimLeft(line, " \t\u3000")
	if !strings.Contains(text, "  ") && !strings.Contains(text, "\t") {
		return line
	}
	var out strings.Builder
	out.WriteString(line[:len(line)-len(text)])
	for text != "" {
		i := strings.IndexAny(text, " \t")
		if i < 0 {
			break
		}
		gap := len(text[i:]) - len(strings.TrimLeft(text[i:], " \t"))
		out.WriteString(text[:i])
		if one := text[i : i+gap]; one == " " {
			out.WriteString(one)
		} else {
			out.WriteString(strings.Repeat("\t", max(1, strings.Count(one, "\t"))))
		}
		text = text[i+gap:]
	}
	out.WriteString(text)
	return out.String()
}

// measureLines says of the lines of a preformatted text which are indented and which are full. Only text
// that was broken into lines has full ones: several of the same width, and no wider than a page.
func measureLines(blocks []paper.Block) {
	const slack, narrow, wide, several = 4, 40, 160, 2 // in half characters
	var lines []*paper.Paragraph
	var leads, widths []int
	for _, b := range blocks {
		if p, ok := b.(*paper.Paragraph); ok && p.Line {
			lines = append(lines, p)
			widths = append(widths, width(p.Text))
			leads = append(leads, width(p.Text)-width(strings.TrimLeft(p.Text, " \t\u3000")))
		}
	}
	if len(lines) == 0 {
		return
	}
	widest, least := slices.Max(widths), slices.Min(leads)
	full := 0
	for _, w := range widths {
		if w >= widest-slack {
			full++
		}
	}
	broken := widest >= narrow && widest <= wide && full >= several
	for i, p := range lines {
		p.Indent = leads[i] >= least+2
		p.Full = broken && widths[i] >= widest-slack
	}
}

// width is how wide a text is, in half characters.
func width(s string) int {
	n := 0
	for _, r := range s {
		if n++; isWide(r) || r == '\u3000' {
			n++
		}
	}
	return n
}
