package text

import (
	"regexp"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// wrapping tells whether the lines were broken at a width, as pages and windows break them, and at
// which.
func wrapping(lines []textLine) (wrapped bool, width int) {
	var widths []int
	open := 0
	for _, l := range lines {
		w := columns(l.text)
		if w < 24 || strings.ContainsAny(l.text, "\t|") || endsInNumber(l.text) {
			continue
		}
		if l.indent {
			w += 4
		}
		widths = append(widths, w)
	}
	if len(widths) < 6 {
		return false, 0
	}
	slices.Sort(widths)
	width = widths[len(widths)-1-len(widths)/50]
	near, wide := 0, 0
	for _, w := range widths {
		if w >= width-8 {
			near++
		}
		if w*5 >= width*3 {
			wide++
		}
	}
	if width > 140 || near*100 < wide*35 {
		return false, 0
	}
	long := 0
	for _, l := range lines {
		w := columns(l.text)
		if w < width-8 || strings.ContainsAny(l.text, "\t|") {
			continue
		}
		long++
		if !endsSentence(l.text) {
			open++
		}
	}
	return open >= 3 && open*3 >= long, width
}

// endsInNumber reports whether a line ends with numbers that stand apart, as rows of tables do.
func endsInNumber(s string) bool {
	i := strings.LastIndexFunc(s, zhtext.IsBlank)
	return i > 0 && strings.Trim(s[i:], " 0123456789.-—/") == ""
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, "”’）)》」 ")
	return strings.HasSuffix(s, "。") || strings.HasSuffix(s, "！") || strings.HasSuffix(s, "？") || strings.HasSuffix(s, "：") || strings.HasSuffix(s, "；")
}

// blocks turns lines into paragraphs, and Markdown tables into grids.
func blocks(lines []textLine, wrapped bool, width int) []paper.Block {
	var out []paper.Block
	for i := 0; i < len(lines); {
		if n := tableLength(lines[i:]); n > 0 {
			out = append(out, grid(lines[i:i+n]))
			i += n
			continue
		}
		out = append(out, paragraph(lines[i], wrapped, width))
		i++
	}
	return out
}

// bareAddress matches an address in the brackets that Markdown and mail programs put around it.
var bareAddress = regexp.MustCompile(`<((?:https?://|mailto:)[^<>\s]+)>`)

func placeOf(l textLine) model.Place { return model.Place{Line: l.number, Column: l.column} }

func paragraph(l textLine, wrapped bool, width int) *paper.Paragraph {
	p := &paper.Paragraph{Text: bareAddress.ReplaceAllString(l.text, "$1"), Line: wrapped, Indent: l.indent, Gap: l.gap, Place: placeOf(l)}
	if marks := len(l.text) - len(strings.TrimLeft(l.text, "#")); marks > 0 && marks <= 6 && strings.HasPrefix(l.text[marks:], " ") {
		p.Text, p.Level = strings.TrimRight(strings.TrimSpace(l.text[marks:]), "# "), marks
	}
	if t := strings.TrimSuffix(strings.TrimPrefix(p.Text, "**"), "**"); len(t) == len(p.Text)-4 && !strings.Contains(t, "**") {
		p.Text = t // a paragraph that is bold as a whole
	}
	w := columns(p.Text)
	if l.indent {
		w += 4
	}
	p.Full = wrapped && w >= width-5
	return p
}

// tableLength returns how many lines from the first on are rows of a Markdown table, 0 for none.
func tableLength(lines []textLine) int {
	n := 0
	for n < len(lines) && strings.HasPrefix(lines[n].text, "|") && strings.Count(lines[n].text, "|") >= 2 {
		n++
	}
	if n < 2 {
		return 0
	}
	return n
}

// grid reads the rows of a Markdown table.
func grid(lines []textLine) *paper.Grid {
	g := &paper.Grid{Place: placeOf(lines[0])}
	for _, l := range lines {
		cells := strings.Split(strings.TrimSuffix(strings.TrimPrefix(strings.TrimRightFunc(l.text, zhtext.IsBlank), "|"), "|"), "|")
		if strings.Trim(l.text, "|-: \t") == "" && strings.Contains(l.text, "--") {
			continue
		}
		at := placeOf(l)
		for i, c := range cells {
			c = strings.TrimFunc(strings.ReplaceAll(c, "**", ""), zhtext.IsBlank)
			c = strings.ReplaceAll(strings.ReplaceAll(c, "<br>", "\n"), "<br/>", "\n")
			g.Cells = append(g.Cells, paper.Cell{Row: g.Rows, Col: i, RowSpan: 1, ColSpan: 1, Text: c, Place: at})
		}
		g.Cols = max(g.Cols, len(cells))
		g.Rows++
	}
	return g
}
