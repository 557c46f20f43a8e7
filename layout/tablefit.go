package layout

import "github.com/nianbao/nianbao/internal/zhbreak"

// The room around the text of a cell, and the distance of its lines in thousandths of the
// type size. Centred text has room around it by itself and may come nearer to the rules,
// and nearer still where a table has no room otherwise.
const (
	cellPadLeft   = 3 * Pt
	cellPadCentre = 2 * Pt
	cellPadClose  = Pt
	cellPadY      = 2 * Pt
	cellLeading   = 1300
)

// wholeLabel is the longest text, in characters, that is not broken into lines, the longest
// phrase of a cell that its column always has room for, and what a line of a label down the
// side of several rows should hold.
const wholeLabel = 3

// ease is how much room the columns of a table leave their texts.
type ease int

const (
	roomy   ease = iota
	close        // numbers stand near the rules
	cramped      // and lines of labels may be of one character
)

// pad is the room at the left and at the right of a cell's text.
func (t *setTable) pad(c *Cell) Length {
	switch {
	case c.Align == Left:
		return cellPadLeft
	case t.ease == roomy:
		return cellPadCentre
	}
	return cellPadClose
}

// chooseSize sets the table in the largest size at which it takes the fewest pages, with as
// much room around its texts as that leaves.
func (m *measurer) chooseSize(st *setTable) {
	for _, eases := range [][]ease{{roomy, close}, {cramped}} {
		if m.fewestPages(st, eases) {
			return
		}
	}
	m.fitCells(st) // too wide, which check will report
}

// fewestPages sets the table with as few pages as it can be, in the first of eases and the
// largest size that allow it. It reports whether the cells have room for their texts at all.
func (m *measurer) fewestPages(st *setTable, eases []ease) bool {
	best, at, with := 0, Length(0), roomy
	for _, st.ease = range eases {
		for _, size := range st.Sizes {
			if best > 0 && st.leastPages(size) >= best || !m.fitTable(st, size) {
				continue
			}
			if pages := st.pages(); best == 0 || pages < best {
				best, at, with = pages, size, st.ease
			}
			if best == 1 {
				return true
			}
		}
	}
	if best > 0 && (st.size != at || st.ease != with) {
		st.ease = with
		m.fitTable(st, at)
	}
	return best > 0
}

// leastPages is how many pages the table takes at least: a heading may stand above it.
func (t *setTable) leastPages(size Length) int {
	height := t.pitch + Length(t.Rows)*rowHeight(size)
	return int((height + t.depth - 1) / t.depth)
}

// pages is how many pages the table takes below a heading.
func (t *setTable) pages() int {
	room := t.depth - t.pitch
	if t.down(0, t.Rows) <= room {
		return 1
	}
	n := 0
	for from := 0; from < t.Rows; n++ {
		if from == 0 && t.HeadRows < t.Rows && t.isTall(t.HeadRows) {
			from = t.HeadRows
		}
		if t.isTall(from) {
			n += t.fragments(from) - 1
			from, room = from+1, t.depth
			continue
		}
		p := t.piece(from, room)
		if p.to == from && room == t.depth {
			return n + t.Rows // a row is higher than a page
		}
		from, room = p.to, t.depth
	}
	return n
}

// rowHeight is the height of a row whose cells have one line.
func rowHeight(size Length) Length { return Em(size, cellLeading) + 2*cellPadY }

// fitTable sets the cells in a size: columns first, then lines, then rows. It reports
// whether all cells have room for their texts.
func (m *measurer) fitTable(t *setTable, size Length) bool {
	var enough bool
	t.size = size
	t.columns, enough = shareColumns(m.page.Measure(), t.Widths, t.columnNeeds(size))
	if !enough {
		return false
	}
	m.fitCells(t)
	return !t.tight()
}

// fitCells sets the cells in columns that are known.
func (m *measurer) fitCells(t *setTable) {
	for i := range t.cells {
		fit(t.cells[i].cs, t.size, 0)
		m.fitCell(t, i)
	}
	t.align()
	t.rowHeights()
}

// fitCell breaks the text of a cell into lines.
func (m *measurer) fitCell(t *setTable, i int) {
	c, cell, b := &t.cells[i], &t.Cells[i], &m.lines
	width := t.across(cell.Col, cell.ColSpan) - 2*t.pad(cell)
	if natural, ok := oneLine(c.cs); ok && natural <= width { // as most do
		if cap(c.lines) == 0 {
			c.lines = m.broken.take(1)
		}
		c.lines, c.tight = append(c.lines[:0], line{end: len(c.cs), width: natural}), false
		return
	}
	for k := range c.cs {
		c.cs[k].held = 0
	}
	hold(c.cs, c.phrases, t.size, width)
	b.cs, b.size, b.measure, b.first, b.ragged, b.heading = c.cs, t.size, width, width, true, false
	c.lines, c.tight = m.breakLines(c.lines)
	for _, ln := range c.lines {
		c.tight = c.tight || ln.width > width
	}
}

// oneLine is the width of a text that can stand on one line, since no typed line ends in it.
func oneLine(cs []cluster) (width Length, ok bool) {
	for k := range cs {
		if cs[k].hard || cs[k].space {
			return 0, false
		}
		if k > 0 {
			width += cs[k].gap
		}
		width += cs[k].width
	}
	return width, len(cs) > 0
}

// columnNeeds is the width of the widest text in each column that is not to be parted.
func (t *setTable) columnNeeds(size Length) []Length {
	needs := make([]Length, len(t.Widths))
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.ColSpan > 1 {
			continue
		}
		need, pad := t.cells[i].need, t.pad(c)
		if t.ease == cramped {
			need = t.cells[i].least
		}
		if c.isTall() { // a label down the side stands clear of the rules
			pad = cellPadLeft
		}
		rounding := Length(len(t.cells[i].cs)) // of each cluster's width
		needs[c.Col] = max(needs[c.Col], Em(size, need)+rounding+2*pad)
	}
	return needs
}

// measure finds how much of a cell's text, in thousandths of an em, must stand on one line:
// what no line end may part; two characters and words too while they can.
func (c *setCell) measure(cell *Cell) {
	piece := unbreakable(c.cs)
	c.least, c.need = piece, max(piece, runEm(c.cs, 2))
	if len(cell.Phrases) > 0 {
		c.phrases = places(nil, c.cs, cell.Phrases)
		holdWords(c.cs, c.phrases, wholeLabel)
		c.need = max(c.need, unbreakable(c.cs))
	}
	if len(c.cs) <= wholeLabel || cell.isTall() {
		whole := runEm(c.cs, wholeLabel)
		c.least, c.need = max(c.least, whole), max(c.need, whole)
	}
}

// isTall reports whether a cell's text may stand down the side of several rows.
func (c *Cell) isTall() bool { return c.RowSpan > 2 }

// runEm is the width of the first n clusters of a text, or of its first line where that is
// shorter.
func runEm(cs []cluster, n int) int32 {
	width := int32(0)
	for k := range cs[:min(n, len(cs))] {
		if k > 0 {
			width += cs[k].gapEm
		}
		width += cs[k].widthEm
		if cs[k].hard {
			break
		}
	}
	return width
}

// unbreakable is the width of the widest piece of a text that no line end parts: none within
// a phrase that is held.
func unbreakable(cs []cluster) int32 {
	widest, width := int32(0), int32(0)
	for k := range cs {
		c := &cs[k]
		if width > 0 {
			width += c.gapEm
		}
		width += c.widthEm
		widest = max(widest, width)
		if c.hard || c.class != zhbreak.Never && c.held == 0 {
			width = 0
		}
	}
	return widest
}

// shareColumns divides the measure in the proportion of the weights, but no column gets
// less than it needs while another has more than it needs. It reports whether all get what
// they need.
func shareColumns(measure Length, weights []int, needs []Length) (columns []Length, enough bool) {
	fixed := make([]bool, len(weights))
	widths := make([]Length, len(weights))
	for again := true; again; {
		again = false
		room, sum := measure, Length(0)
		for i, w := range weights {
			if fixed[i] {
				room -= needs[i]
			} else {
				sum += Length(w)
			}
		}
		for i, w := range weights {
			if fixed[i] {
				widths[i] = needs[i]
				continue
			}
			widths[i] = max(room, 0) * Length(w) / sum
			if widths[i] < needs[i] {
				fixed[i], again = true, true
			}
		}
	}
	need := Length(0)
	for _, n := range needs {
		need += n
	}
	return closeGap(measure, widths), need <= measure
}

// closeGap gives the last column what rounding left over; a table that needs more than the
// measure is scaled down to it, and its cells will not fit.
func closeGap(measure Length, widths []Length) []Length {
	sum := Length(0)
	for _, w := range widths {
		sum += w
	}
	if sum > measure {
		for i := range widths {
			widths[i] = widths[i] * measure / sum
		}
		return closeGap(measure, widths)
	}
	widths[len(widths)-1] += measure - sum
	return widths
}
