package layoutcheck

import (
	"regexp"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/layout"
)

// tablesSeen checks tables that go on over a page's end by their looks. A table goes on when
// one page ends and the next begins with a cell of the same outer edges.
func (c *checker) tablesSeen() {
	head := "" // the first row of the table that is being followed
	for i := range c.pages {
		if i == 0 || len(c.pages[i].Lines) == 0 || len(c.pages[i-1].Lines) == 0 {
			continue
		}
		before, page := &c.pages[i-1], &c.pages[i]
		last, first := before.Lines[len(before.Lines)-1], page.Lines[0]
		if !last.inTable() || !first.inTable() || !near(before.table(last), page.table(first)) {
			head = ""
			continue
		}
		c.besideRows(before.labels(last), page.labels(first))
		top := before.tableTop(last)
		if head == "" || top != before.Lines[0] {
			head = before.rowText(top)
		}
		switch {
		case before.isCaption(last):
			c.fault(LoneHeader, last.Page, last.Text())
		case page.isCaption(first), before.hasCaption(top): // a table in parts, each with a header of its own
		case page.rowText(first) != head:
			c.fault(NoHeader, first.Page, page.rowText(first))
		}
	}
}

// near reports whether two tables have the same outer edges.
func near(a, b Box) bool {
	const most = 2 * layout.Pt
	left, right := a.Left-b.Left, a.Right-b.Right
	return max(left, -left) < most && max(right, -right) < most
}

// table is the room of the table that a line stands in: of all rules that touch each other.
func (p *Page) table(l *Line) Box {
	b := p.box(l)
	b.Top, b.Bottom = max(b.Top, l.Y-1), min(b.Bottom, l.Y+1)
	for grown := true; grown; {
		grown = false
		for _, r := range p.Rules {
			apart := r.X > b.Right+layout.Pt || r.X+r.W < b.Left-layout.Pt || r.Y > b.Bottom+layout.Pt || r.Y+r.H < b.Top-layout.Pt
			if u := b.with(r); !apart && u != b {
				b, grown = u, true
			}
		}
	}
	return b
}

// with is the room of a box and a rule.
func (b Box) with(r layout.Rule) Box {
	return Box{min(b.Left, r.X), min(b.Top, r.Y), max(b.Right, r.X+r.W), max(b.Bottom, r.Y+r.H)}
}

// isCaption reports whether a line's cell is as wide as the table.
func (p *Page) isCaption(l *Line) bool {
	return near(p.box(l), p.table(l))
}

// tableTop is the first line of the table that ends a page with a line.
func (p *Page) tableTop(last *Line) *Line {
	top := last
	for i := len(p.Lines) - 1; i >= 0 && p.Lines[i].inTable(); i-- {
		top = p.Lines[i]
	}
	return top
}

// hasCaption reports whether a caption parts the table at a page's end below its first row.
func (p *Page) hasCaption(top *Line) bool {
	begun := false
	for _, l := range p.Lines {
		if begun && p.isCaption(l) && p.box(l).Top > p.box(top).Top {
			return true
		}
		begun = begun || l == top
	}
	return false
}

// rowText is the text of the cells that begin where that of a line does.
func (p *Page) rowText(of *Line) string {
	var b strings.Builder
	top := p.box(of).Top
	for _, l := range p.Lines {
		if rise := p.box(l).Top - top; l.inTable() && max(rise, -rise) < layout.Pt {
			b.WriteString(l.Text())
		}
	}
	return b.String()
}

// label is a cell beside several rows.
type label struct {
	box  Box
	text string
	page int
	row  string // text of the first cell beside it
}

// labels lists the labels of the table that a line stands in.
func (p *Page) labels(of *Line) []label {
	var out []label
	table := p.table(of)
	known := map[Box]bool{}
	for _, l := range p.Lines {
		row := p.box(l)
		if !l.inTable() || l.Y < table.Top || l.Y > table.Bottom || row.Left <= table.Left+layout.Pt {
			continue
		}
		box, _ := p.Around(row.Left-2*layout.Pt, l.middle())
		if tall := 2*(box.Bottom-box.Top) >= 3*(row.Bottom-row.Top); tall && !known[box] {
			known[box] = true
			out = append(out, label{box, p.written(box), l.Page, l.Text()})
		}
	}
	return out
}

// numbered is how the labels of the statutory tables begin.
var numbered = regexp.MustCompile(`^（?[一二三四五六七八九十]+[、）]`)

// besideRows checks that labels beside several rows stand whole on each of two pages that a
// table has rows on.
func (c *checker) besideRows(before, after []label) {
	for _, l := range slices.Concat(before, after) {
		if l.text == "" {
			c.fault(BlankLabel, l.page, l.row)
		}
	}
	for _, a := range after {
		again := slices.ContainsFunc(before, func(b label) bool { return b.text == a.text })
		for _, b := range before {
			if a.text != "" && !again && b.near(a) && numbered.MatchString(b.text) && !numbered.MatchString(a.text) {
				c.fault(TornLabel, b.page, b.text+" | "+a.text)
			}
		}
	}
}

// near reports whether a label stands in the same column as another.
func (l label) near(other label) bool {
	shift := l.box.Left - other.box.Left
	return max(shift, -shift) < layout.Pt
}

// middle is half-way up the characters of a line.
func (l *Line) middle() layout.Length { return l.Y - l.Glyphs[0].Size/3 }

// written is the text in a box.
func (p *Page) written(b Box) string {
	var text strings.Builder
	for _, l := range p.Lines {
		x, y := (l.Glyphs[0].From+l.end().To)/2, l.middle()
		if b.Left < x && x < b.Right && b.Top < y && y < b.Bottom {
			text.WriteString(l.Text())
		}
	}
	return text.String()
}
