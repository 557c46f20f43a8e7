package docx

import (
	"github.com/nianbao/nianbao/layout"
)

// twips is a length in twentieths of a point, in which Word counts.
func twips(l layout.Length) int { return rounded(20*l, layout.Pt) }

// halfPoints is a type size as Word counts it.
func halfPoints(l layout.Length) int { return max(rounded(l, layout.Pt/2), 2) }

// emu is a length in the units of drawings, 12,700 to the point.
func emu(l layout.Length) int { return int((l*12700 + layout.Pt/2) / layout.Pt) }

func rounded(l, unit layout.Length) int {
	if l < 0 {
		return -rounded(-l, unit)
	}
	return int((l + unit/2) / unit)
}

// geometry is a page in twips.
type geometry struct {
	width, height            int
	top, right, bottom, left int
	measure, depth           int // of the type area
	footer                   int // below the page number
	pitch                    int // of the grid's lines
	charSpace                int // added to each character, in 1/4096 pt
}

func geometryOf(p layout.PageStyle) geometry {
	g := geometry{
		width: twips(p.Width), height: twips(p.Height), top: twips(p.Top), right: twips(p.Right),
		measure: twips(p.Measure()), depth: twips(p.Depth()),
	}
	g.left, g.bottom = g.width-g.right-g.measure, g.height-g.top-g.depth
	g.footer = max(twips(p.Bottom-p.NumberBelow-numberHeight), 0)
	lines, chars := max(p.Lines, 1), max(p.Chars, 1)
	g.pitch = g.depth / lines
	// Rounded down, so that the line has room for all of the characters.
	g.charSpace = floorDiv(4096*(g.measure-chars*twips(p.Body)), 20*chars)
	return g
}

// numberHeight is what of the line of a page number stands below the dashes beside it, about.
var numberHeight = layout.MM(4)

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// pages is a stretch of the document on pages of one kind.
type pages struct {
	front, turned bool
	entries       []entry
}

// entry is a block of such a stretch.
type entry struct {
	block layout.Block
	apart bool // it begins a page
}

// sections parts a flow into stretches, as layout does, and takes groups apart.
func (w *writer) sections(flow []layout.Block) []pages {
	all := []pages{{}}
	front := true // as long as nothing of the body has come
	for _, b := range flow {
		g, grouped := b.(*layout.Group)
		s, apart := pages{}, false
		if grouped {
			s.front = g.Front && front
			s.turned = g.Landscape || g.Turnable && w.mustTurn(g)
			apart = g.Apart
		}
		s.entries = leaves(nil, b)
		if len(s.entries) == 0 {
			continue
		}
		last := &all[len(all)-1]
		switch {
		case len(last.entries) == 0:
			*last = s
		case s.front != last.front || s.turned != last.turned:
			all = append(all, s)
		default:
			s.entries[0].apart = apart || s.front
			last.entries = append(last.entries, s.entries...)
		}
		front = front && s.front
	}
	return all
}

// leaves appends the blocks of a block that are no groups.
func leaves(dst []entry, b layout.Block) []entry {
	g, ok := b.(*layout.Group)
	if !ok {
		return append(dst, entry{block: b})
	}
	for _, inner := range g.Blocks {
		dst = leaves(dst, inner)
	}
	return dst
}

// geometry is that of the pages of a stretch.
func (w *writer) geometry(s *pages) *geometry {
	if s.turned {
		return &w.turned
	}
	return &w.upright
}

// sectionProperties writes how the pages of a stretch look; first says that page 1 is its first.
func (w *writer) sectionProperties(m *markup, s *pages, first bool) {
	g := w.geometry(s)
	m.raw("<w:sectPr>")
	for _, r := range w.furniture(s) {
		m.raw("<w:", r.element, ` w:type="`, r.kind, `" r:id="`, r.id, `"/>`)
	}
	m.raw(`<w:type w:val="nextPage"/>`)
	m.num(`<w:pgSz w:w="`, g.width, `"`)
	m.num(` w:h="`, g.height, `"`)
	if s.turned {
		m.raw(` w:orient="landscape"`)
	}
	m.num(`/><w:pgMar w:top="`, g.top, `"`)
	m.num(` w:right="`, g.right, `"`)
	m.num(` w:bottom="`, g.bottom, `"`)
	m.num(` w:left="`, g.left, `"`)
	m.num(` w:header="`, min(headerDistance, g.top), `"`)
	m.num(` w:footer="`, g.footer, `" w:gutter="0"/>`)
	if first {
		m.raw(`<w:pgNumType w:start="1"/>`)
	}
	m.raw(`<w:cols w:space="425"/><w:docGrid w:type="`, w.gridType(), `"`)
	m.num(` w:linePitch="`, g.pitch, `"`)
	if w.Grid == LinesAndChars {
		m.num(` w:charSpace="`, g.charSpace, `"`)
	}
	m.raw("/></w:sectPr>")
}

// headerDistance is what Word has by default.
const headerDistance = 851

func (w *writer) gridType() string {
	if w.Grid == LinesAndChars {
		return "linesAndChars"
	}
	return "lines"
}
