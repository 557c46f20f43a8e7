package pdfpages

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/internal/layoutcheck"
	"github.com/nianbao/nianbao/layout"
)

// group is the glyphs of a cell, or those of a page that are in none.
type group struct {
	box  layoutcheck.Box
	cell bool
	runs [][]glyph
}

// entry is a line and where it comes in reading order.
type entry struct {
	line      *layoutcheck.Line
	top, left layout.Length
}

// linesOf puts the glyphs of a page together to lines, in reading order. The lines of a
// cell share a block; the others have none yet.
func linesOf(s sheet, number int) []*layoutcheck.Line {
	page := &layoutcheck.Page{Width: s.width, Height: s.height, Rules: s.rules}
	var entries []entry
	for _, g := range groups(page, runs(page, s.glyphs)) {
		lines := g.lines(number)
		if g.cell {
			blocksOfCell(lines)
		} else {
			lines = withoutNumber(lines)
		}
		for _, l := range lines {
			e := entry{l, l.Y - l.Glyphs[0].Size, 0}
			if g.cell {
				e.top, e.left = g.box.Top, g.box.Left
			}
			entries = append(entries, e)
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Or(cmp.Compare(a.top, b.top), cmp.Compare(a.left, b.left)) })
	lines := make([]*layoutcheck.Line, len(entries))
	for i, e := range entries {
		lines[i] = e.line
	}
	return lines
}

// runs parts the glyphs, in the order in which they are painted, where one does not stand
// beside the last or a rule stands between them.
func runs(p *layoutcheck.Page, glyphs []glyph) [][]glyph {
	var out [][]glyph
	for i, g := range glyphs {
		if i > 0 && beside(p, glyphs[i-1], g) {
			out[len(out)-1] = append(out[len(out)-1], g)
		} else {
			out = append(out, []glyph{g})
		}
	}
	return out
}

func beside(p *layoutcheck.Page, a, b glyph) bool {
	gap := b.From - a.To
	if !level(a.y, b) || gap > b.Size || gap < -b.Size*3/4 {
		return false
	}
	y := b.y - b.Size/3
	for _, r := range p.Rules {
		if r.W < r.H && r.Y <= y && y <= r.Y+r.H && a.To-a.Size/8 <= r.X && r.X+r.W <= b.From+b.Size/8 {
			return false
		}
	}
	return true
}

// level reports whether a glyph stands on a baseline, or is raised only a little.
func level(y layout.Length, g glyph) bool {
	rise := g.y - y
	return max(rise, -rise) < g.Size*2/5
}

// groups sorts runs into the cells that they stand in.
func groups(p *layoutcheck.Page, runs [][]glyph) []*group {
	var out []*group
	cells := map[layoutcheck.Box]*group{}
	for _, r := range runs {
		middle := (r[0].From + r[len(r)-1].To) / 2
		box, cell := p.Around(middle, r[0].y-r[0].Size/3)
		if !cell {
			box = layoutcheck.Box{}
			if r[0].turned { // a stamp, or the number of a page that is turned
				continue
			}
		}
		g := cells[box]
		if g == nil {
			g = &group{box: box, cell: cell}
			cells[box] = g
			out = append(out, g)
		}
		g.runs = append(g.runs, r)
	}
	return out
}

// lines puts runs of one height together.
func (g *group) lines(page int) []*layoutcheck.Line {
	slices.SortStableFunc(g.runs, func(a, b []glyph) int {
		return cmp.Or(cmp.Compare(a[0].y, b[0].y), cmp.Compare(a[0].From, b[0].From))
	})
	var lines []*layoutcheck.Line
	for _, r := range g.runs {
		if n := len(lines); n == 0 || !level(lines[n-1].Y, r[0]) {
			lines = append(lines, &layoutcheck.Line{Page: page, Y: r[0].y})
		}
		l := lines[len(lines)-1]
		for _, one := range r {
			l.Glyphs = append(l.Glyphs, one.Glyph)
		}
	}
	for _, l := range lines {
		slices.SortStableFunc(l.Glyphs, func(a, b layoutcheck.Glyph) int { return cmp.Compare(a.From, b.From) })
	}
	return slices.DeleteFunc(lines, func(l *layoutcheck.Line) bool { return strings.TrimSpace(l.Text()) == "" })
}

// blocksOfCell makes the lines of a cell one block. Where each line is one character the
// text runs down, and there are no line ends.
func blocksOfCell(lines []*layoutcheck.Line) {
	down := len(lines) > 2
	for _, l := range lines {
		down = down && len([]rune(strings.TrimSpace(l.Text()))) == 1
	}
	whole := &layoutcheck.Block{Cell: true}
	for _, l := range lines {
		block := whole
		if down {
			block = &layoutcheck.Block{Cell: true}
		}
		for i := range l.Glyphs {
			l.Glyphs[i].Block = block
		}
	}
}

var pageNumber = regexp.MustCompile(`^[\s—–\-－第]*[0-9]{1,4}[\s—–\-－页]*$`)

// withoutNumber drops a page number at the foot.
func withoutNumber(lines []*layoutcheck.Line) []*layoutcheck.Line {
	if n := len(lines); n > 0 && pageNumber.MatchString(lines[n-1].Text()) {
		return lines[:n-1]
	}
	return lines
}
