package layoutcheck

import (
	"strings"

	"github.com/nianbao/nianbao/layout"
)

// glyph is a glyph of the document's content where it stands.
type glyph struct {
	text     string
	from, to layout.Length // its cell
	size     layout.Length
	block    *layout.Elem // the paragraph, heading or table cell that it belongs to
	link     bool
}

// line is the glyphs of a paragraph or a cell that stand side by side. A heading and the
// text that follows it on its line make one.
type line struct {
	page   int
	y      layout.Length // the baseline of its first glyph
	glyphs []glyph
}

func (l *line) end() glyph { return l.glyphs[len(l.glyphs)-1] }

func (l *line) inTable() bool { return isCell(l.glyphs[0].block) }

func isCell(e *layout.Elem) bool { return e.Role == layout.RoleTH || e.Role == layout.RoleTD }

func (l *line) text() string {
	var b strings.Builder
	for _, g := range l.glyphs {
		b.WriteString(g.text)
	}
	return b.String()
}

// place is where a mark stands in the tree.
type place struct {
	block *layout.Elem
	link  bool
}

// blocks finds the block of each mark of each page.
func blocks(d *layout.Document) []map[int]place {
	marks := make([]map[int]place, len(d.Pages))
	for i := range marks {
		marks[i] = map[int]place{}
	}
	var walk func(e *layout.Elem, at place)
	walk = func(e *layout.Elem, at place) {
		switch e.Role {
		case layout.RoleLink:
			at.link = true
		case layout.RoleTitle, layout.RoleP, layout.RoleH1, layout.RoleH2, layout.RoleH3, layout.RoleH4, layout.RoleTH, layout.RoleTD:
			at.block = e
		}
		for _, k := range e.Kids {
			switch {
			case k.Elem != nil:
				walk(k.Elem, at)
			case k.Link == nil && at.block != nil:
				marks[k.Page][k.Mark] = at
			}
		}
	}
	walk(d.Tree, place{})
	return marks
}

// linesOf puts the lines of the document's content together, in reading order.
func linesOf(d *layout.Document) []*line {
	marks := blocks(d)
	var lines []*line
	for page := range d.Pages {
		var open *line
		for _, item := range d.Pages[page].Items {
			run, ok := item.(*layout.Glyphs)
			if !ok || run.Mark == layout.Artifact || len(run.Glyphs) == 0 || marks[page][run.Mark].block == nil {
				continue
			}
			at := marks[page][run.Mark]
			if open == nil || !open.goesOn(run, at.block) {
				open = &line{page: page, y: run.Y}
				lines = append(lines, open)
			}
			open.add(run, at)
		}
	}
	return lines
}

// goesOn reports whether a run stands on the line: glyphs may be raised a little.
func (l *line) goesOn(run *layout.Glyphs, block *layout.Elem) bool {
	if (l.inTable() || isCell(block)) && l.end().block != block {
		return false
	}
	rise := run.Y - l.y
	return max(rise, -rise) < run.Size/2
}

func (l *line) add(run *layout.Glyphs, at place) {
	for _, g := range run.Glyphs {
		x, width := run.X+g.X, run.Face.Advance(g.ID)*1000/run.Face.UnitsPerEm()
		l.glyphs = append(l.glyphs, glyph{
			text: g.Text, from: x, to: x + layout.Em(run.Size, int32(width)),
			size: run.Size, block: at.block, link: at.link,
		})
	}
}
