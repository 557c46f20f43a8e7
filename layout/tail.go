package layout

import "github.com/nianbao/nianbao/fonts"

// tailGap is the least room between a row of dots and what stands at its ends, in
// thousandths of the type size.
const tailGap = 250

// tailFace is that of a tail and of the dots before it, the same for all lines of a table
// of contents, whatever their text is set in.
const tailFace = fonts.Song

// setTail ends a paragraph's last line with its tail, at the right edge, and with dots from
// the text up to it. The dots say nothing and are an artifact. They stand in cells that
// count from the right, so that those of all lines are in columns.
// It ends what s sets, and returns the items.
func (p *setParagraph) setTail(b *builder, e *paragraphElems, s *setter, areas *linkAreas, textEnd Length) []Item {
	size, last := p.Style.Size, int32(len(p.spans)-1)
	edge := b.page.Left + b.page.Measure()
	x := edge - runWidth(p.tail)
	start := x
	s.part()
	s.row(p.tail, x, look{size: size, bold: p.spans[last].Bold, color: p.spans[last].Color, mark: b.mark(p.leaf(b, e, last))})
	items := s.end()
	areas.add(last, start, edge)
	dots := b.artifact("…", tailFace, size)
	room := runWidth(dots)
	if room <= 0 {
		return items
	}
	end := min(start-Em(size, tailGap), edge-p.Style.RightIndent)
	from := edge - p.Style.RightIndent
	from -= (from - textEnd - Em(size, tailGap)) / room * room
	for x := from; x+room <= end; x += room {
		items = b.store.runs(items, dots, x, s.y, look{size: size, mark: Artifact})
	}
	return items
}
