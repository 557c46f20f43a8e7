package pages

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/model"
)

// part is a line or a table of a page.
type part struct {
	page  *Page
	line  *textLine
	grid  *grid
	made  *paper.Grid // of a table without rules
	label string      // what the line says, to tell running heads
	shown string      // what it says with its blank columns
	gone  bool        // a page number or a running head
}

func (p *part) top() float64 {
	if p.grid != nil {
		return p.grid.box.Y0
	}
	return p.line.box.Y0
}

// partsOf finds the lines and tables of a page from top to bottom.
func partsOf(p *Page) []*part {
	grids := gridsOf(p)
	rest := p.Glyphs
	for _, g := range grids {
		rest = g.take(rest)
	}
	var parts []*part
	for _, g := range grids {
		// Rules around at most one text are a frame: what stands in it is text of the page, unless it is a
		// row of a table that a page end cut off.
		if g.filled() < 2 && !g.isRow(p) {
			for _, c := range g.cells {
				rest = append(rest, c.glyphs...)
			}
			continue
		}
		parts = append(parts, &part{page: p, grid: g})
	}
	var byTurn [4][]Glyph
	for _, g := range rest {
		byTurn[g.Turn] = append(byTurn[g.Turn], g)
	}
	lines := linesOf(byTurn[0])
	for i := range lines {
		text, _ := lines[i].text()
		parts = append(parts, &part{page: p, line: &lines[i], label: text})
	}
	for turn := 1; turn < 4; turn++ {
		for _, l := range linesOf(byTurn[turn]) {
			p.Slanted = append(p.Slanted, l.glyphs...)
		}
	}
	slices.SortStableFunc(parts, func(a, b *part) int { return cmp.Compare(a.top(), b.top()) })
	return parts
}

// area is where text stands on the pages of one width.
type area struct {
	left, right float64
	size        float64 // of most of the text
}

// areasOf measures the text areas of the pages.
func areasOf(parts []*part) map[int]area {
	lines := map[int][]*textLine{}
	for _, p := range parts {
		if p.line != nil && p.made == nil && !p.gone && !strings.Contains(p.label, "\t") {
			lines[int(p.page.Box.X1)] = append(lines[int(p.page.Box.X1)], p.line)
		}
	}
	out := map[int]area{}
	for width, list := range lines {
		out[width] = areaOf(list)
	}
	return out
}

// areaOf takes for the margins the outermost places that several lines reach, as a title or a heading may
// stand out.
func areaOf(lines []*textLine) area {
	var from, to, sizes []float64
	for _, l := range lines {
		from, to, sizes = append(from, l.box.X0), append(to, -l.box.X1), append(sizes, l.size)
	}
	slices.Sort(sizes)
	size := sizes[len(sizes)/2]
	return area{outermost(from, size), -outermost(to, size), size}
}

func outermost(values []float64, em float64) float64 {
	slices.Sort(values)
	need := min(len(values), max(2, len(values)/20))
	for i := 0; i+need <= len(values); i++ {
		if values[i+need-1] <= values[i]+em/2 {
			return values[i]
		}
	}
	return values[0]
}

// blocksOf turns the parts of all pages into blocks.
func blocksOf(parts []*part) []paper.Block {
	areas, usual := areasOf(parts), leadingOf(parts)
	var out []paper.Block
	var last *part
	for _, p := range parts {
		if p.gone {
			continue
		}
		place := model.Place{Page: p.page.Number, Order: len(out) + 1}
		if p.grid != nil || p.made != nil {
			g := p.made
			if g == nil {
				g = p.grid.block()
			}
			g.Place = place
			for i := range g.Cells {
				g.Cells[i].Place = place
			}
			out, last = append(out, g), nil
			continue
		}
		b := p.paragraph(areas[int(p.page.Box.X1)])
		b.Place = place
		if last != nil && last.page == p.page {
			b.Gap = p.line.y-last.line.y > 1.6*max(usual, p.line.size, last.line.size)
		}
		out, last = append(out, b), p
	}
	return out
}

// leadingOf is the usual distance between two lines.
func leadingOf(parts []*part) float64 {
	var all []float64
	for i := 1; i < len(parts); i++ {
		a, b := parts[i-1], parts[i]
		if a.line != nil && b.line != nil && a.made == nil && b.made == nil && a.page == b.page && b.line.y-a.line.y > a.line.size/2 {
			all = append(all, b.line.y-a.line.y)
		}
	}
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[len(all)/3]
}

// paragraph is a line as the reader returns it.
func (p *part) paragraph(a area) *paper.Paragraph {
	l := p.line
	text, bold := l.text()
	if p.shown != "" {
		text, bold = p.shown, nil
	}
	number, text, bold := listMark(text, bold)
	out := &paper.Paragraph{Text: text, Number: number, Bold: bold, Line: true}
	left, right := l.box.X0-a.left, a.right-l.box.X1
	out.Full = right <= 1.5*l.size
	switch {
	case strings.Contains(text, "\t") || number != "":
	case left > 0.5*l.size && l.size > 1.2*a.size && max(left-right, right-left) <= 0.6*l.size,
		left > 2.6*l.size && right > 1.5*l.size && max(left-right, right-left) <= 1.2*l.size:
		out.Align = paper.Center
	case left > 0.3*(a.right-a.left) && right < 0.5*left:
		out.Align = paper.End
	default:
		out.Indent = left >= 1.2*l.size
	}
	return out
}

// typedMark is a number before an entry of a list, with the gap behind it; bullet a mark that the program
// put there.
var (
	typedMark = regexp.MustCompile(`^(?:[0-9]{1,2}[.、．）)]|[（(]?[一二三四五六七八九十]{1,3}[）)、.．])\t`)
	bullet    = regexp.MustCompile(`^[•●■◆○▪▲□·◦‣–➢][\t ]`)
)

// listMark takes the gap behind the number of an entry out of a line, and a bullet off it.
func listMark(text string, bold []paper.Span) (number, rest string, spans []paper.Span) {
	cut, at := 0, 0
	if m := bullet.FindString(text); m != "" {
		cut = len(m)
		number = strings.TrimSpace(m)
	} else if m := typedMark.FindString(text); m != "" && strings.Count(text, "\t") == 1 {
		cut, at = 1, len(m)-1
	} else {
		return "", text, bold
	}
	for _, b := range bold {
		if b.Start >= at+cut {
			b.Start -= cut
		}
		if b.End >= at+cut {
			b.End -= cut
		}
		if b.Start = max(b.Start, 0); b.End > b.Start {
			spans = append(spans, b)
		}
	}
	return number, text[:at] + text[at+cut:], spans
}

// number counts the places, so that findings on one page are told as they follow each other.
func number(blocks []paper.Block) {
	n := 0
	next := func(at *model.Place) {
		n++
		at.Order = n
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *paper.Paragraph:
			next(&b.Place)
		case *paper.Grid:
			next(&b.Place)
			for i := range b.Cells {
				next(&b.Cells[i].Place)
			}
		}
	}
}
