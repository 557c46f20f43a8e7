package layoutcheck

import "github.com/nianbao/nianbao/layout"

// FromDocument returns the pages of a finished layout that was set in a style.
func FromDocument(d *layout.Document, style layout.PageStyle) []Page {
	pages := make([]Page, len(d.Pages))
	marks := blocks(d)
	for i, p := range d.Pages {
		s := style
		if p.Width != style.Width {
			s = style.Turned()
		}
		pages[i] = Page{Width: p.Width, Height: p.Height, Left: s.Left, Right: s.Width - s.Right, Lines: linesOf(p, i, marks[i])}
		for _, item := range p.Items {
			if r, ok := item.(*layout.Rule); ok {
				pages[i].Rules = append(pages[i].Rules, *r)
			}
		}
	}
	return pages
}

// place is where a mark stands in the tree.
type place struct {
	block *Block
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
			at.block = &Block{
				Heading: e.Role == layout.RoleTitle || e.Role.HeadingLevel() > 0,
				Cell:    e.Role == layout.RoleTH || e.Role == layout.RoleTD,
				elem:    e,
			}
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

// linesOf puts the lines of a page's content together, in reading order.
func linesOf(p layout.Page, number int, marks map[int]place) []*Line {
	var lines []*Line
	var open *Line
	for _, item := range p.Items {
		run, ok := item.(*layout.Glyphs)
		if !ok || run.Mark == layout.Artifact || len(run.Glyphs) == 0 || marks[run.Mark].block == nil {
			continue
		}
		at := marks[run.Mark]
		if open == nil || !open.goesOn(run, at.block) {
			open = &Line{Page: number, Y: run.Y}
			lines = append(lines, open)
		}
		open.add(run, at)
	}
	return lines
}

// goesOn reports whether a run stands on the line: glyphs may be raised a little.
func (l *Line) goesOn(run *layout.Glyphs, block *Block) bool {
	if (l.inTable() || block.Cell) && l.end().Block != block {
		return false
	}
	rise := run.Y - l.Y
	return max(rise, -rise) < run.Size/2
}

func (l *Line) add(run *layout.Glyphs, at place) {
	for _, g := range run.Glyphs {
		x, width := run.X+g.X, run.Face.Advance(g.ID)*1000/run.Face.UnitsPerEm()
		l.Glyphs = append(l.Glyphs, Glyph{
			Text: g.Text, From: x, To: x + layout.Em(run.Size, int32(width)),
			Size: run.Size, Block: at.block, Link: at.link,
		})
	}
}
