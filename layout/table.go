package layout

import (
	"fmt"
	"slices"

	"github.com/nianbao/nianbao/internal/zhbreak"
)

// The room around the text of a cell, and the distance of its lines in thousandths of the
// type size. Centred text has room around it by itself and may come nearer to the rules.
const (
	cellPadLeft   = 3 * Pt
	cellPadCentre = 5 * Pt / 4
	cellPadY      = 2 * Pt
	cellLeading   = 1300
)

// wholeLabel is the longest text, in characters, that is not broken into lines, and what a
// line of a label down the side of several rows should hold.
const wholeLabel = 3

// pad is the room at the left and at the right of a cell's text.
func (c *Cell) pad() Length {
	if c.Align == Centre {
		return cellPadCentre
	}
	return cellPadLeft
}

// setTable is a table whose columns, rows and lines are known.
type setTable struct {
	*Table
	size    Length
	least   int   // characters that a line of a label is to have room for
	owner   []int // cell at row*columns+column
	columns []Length
	rows    []Length
	cells   []setCell
	joined  []bool // joined[r]: the text of a cell over several rows needs rows r and r+1 together
	pitch   Length
	depth   Length // of a page
}

type setCell struct {
	cs    []cluster
	lines []line
	tight bool // a line had to be parted where none may
}

func (c setCell) height(size Length) Length { return Em(size, cellLeading) * Length(len(c.lines)) }

func (m *measurer) table(t *Table) measured {
	owner, err := t.owners()
	if err != nil {
		*m.shaper.faults = append(*m.shaper.faults, err)
		return nil
	}
	st := &setTable{Table: t, owner: owner, pitch: m.page.Pitch(), depth: m.page.Depth()}
	st.cells = make([]setCell, len(t.Cells))
	for i, c := range t.Cells {
		cs := m.shaper.hold([]Span{{Text: c.Text, Face: c.Face}}, c.Source)
		if c.Align == Left {
			cs = flush(cs)
		}
		st.cells[i].cs = cs
	}
	m.chooseSize(st)
	if m.turned && !st.fits() { // a low page: two pages are better than type that is too small
		for _, size := range t.Sizes {
			if m.fitTable(st, size); !st.tight() {
				break
			}
		}
	}
	st.check(m.shaper.faults)
	return st
}

// chooseSize sets the table in the largest size at which it fits: first with at least two
// characters in each line of a label, then, where large figures leave no room for that in
// any size, with one.
func (m *measurer) chooseSize(st *setTable) {
	for _, st.least = range []int{2, 1} {
		for _, size := range st.Sizes {
			if m.fitTable(st, size); st.fits() {
				return
			}
		}
	}
}

// flush lets the mark that begins a cell's text give up its empty half, as it does at the
// beginning of the other lines.
func flush(cs []cluster) []cluster {
	if len(cs) > 0 && cs[0].leadEm > 0 {
		cs[0].widthEm -= cs[0].leadEm
		cs[0].shiftEm -= cs[0].leadEm
		cs[0].leadEm = 0
	}
	return cs
}

// owners returns the cell of each place of the grid, or says where the cells are no full
// rectangle.
func (t *Table) owners() ([]int, error) {
	cols := len(t.Widths)
	if cols == 0 || t.Rows <= 0 || len(t.Sizes) == 0 || t.HeadRows < 0 || t.HeadRows > t.Rows {
		return nil, &BadTable{t.Name, "it has no columns, rows or sizes"}
	}
	for _, w := range t.Widths {
		if w <= 0 {
			return nil, &BadTable{t.Name, "a column has no width"}
		}
	}
	if slices.Min(t.Sizes) <= 0 {
		return nil, &BadTable{t.Name, "a type size is not positive"}
	}
	owner := make([]int, t.Rows*cols)
	for i := range owner {
		owner[i] = -1
	}
	for i, c := range t.Cells {
		if c.Row < 0 || c.Col < 0 || c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan > t.Rows || c.Col+c.ColSpan > cols {
			return nil, &BadTable{t.Name, fmt.Sprintf("cell spans rows or columns that do not exist: row %d, column %d", c.Row, c.Col)}
		}
		if c.Row < t.HeadRows && c.Row+c.RowSpan > t.HeadRows {
			return nil, &BadTable{t.Name, fmt.Sprintf("cell spans header rows and others: row %d, column %d", c.Row, c.Col)}
		}
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for col := c.Col; col < c.Col+c.ColSpan; col++ {
				if owner[r*cols+col] >= 0 {
					return nil, &BadTable{t.Name, fmt.Sprintf("two cells at row %d, column %d", r, col)}
				}
				owner[r*cols+col] = i
			}
		}
	}
	for i, o := range owner {
		if o < 0 {
			return nil, &BadTable{t.Name, fmt.Sprintf("no cell at row %d, column %d", i/cols, i%cols)}
		}
	}
	return owner, nil
}

// fitTable sets the cells in a size: columns first, then lines, then rows.
func (m *measurer) fitTable(t *setTable, size Length) {
	t.size = size
	for i := range t.cells {
		fit(t.cells[i].cs, size, 0)
	}
	t.columns = shareColumns(m.page.Measure(), t.Widths, t.columnNeeds())
	b := &m.lines
	for i := range t.cells {
		c := &t.cells[i]
		width := t.across(t.Cells[i].Col, t.Cells[i].ColSpan) - 2*t.Cells[i].pad()
		b.cs, b.size, b.measure, b.first, b.ragged = c.cs, size, width, width, true
		c.lines, c.tight = b.lines(c.lines[:0])
		for _, ln := range c.lines {
			c.tight = c.tight || ln.width > width
		}
	}
	t.rowHeights()
}

// columnNeeds is the width of the widest text in each column that is not to be parted.
func (t *setTable) columnNeeds() []Length {
	needs := make([]Length, len(t.Widths))
	for i := range t.Cells {
		c, cs := &t.Cells[i], t.cells[i].cs
		if c.ColSpan > 1 {
			continue
		}
		need, pad := unbreakable(cs), c.pad()
		need = max(need, runWidth(cs[:min(t.least, len(cs))]))
		if len(cs) <= wholeLabel || c.RowSpan > 2 {
			need = max(need, runWidth(cs[:min(wholeLabel, len(cs))]))
		}
		if c.RowSpan > 2 { // a label down the side stands clear of the rules
			pad = cellPadLeft
		}
		needs[c.Col] = max(needs[c.Col], need+2*pad)
	}
	return needs
}

func unbreakable(cs []cluster) Length {
	widest, width := Length(0), Length(0)
	for _, c := range cs {
		if width > 0 {
			width += c.gap
		}
		width += c.width
		widest = max(widest, width)
		if c.class != zhbreak.Never {
			width = 0
		}
	}
	return widest
}

// shareColumns divides the measure in the proportion of the weights, but no column gets
// less than it needs while another has more than it needs.
func shareColumns(measure Length, weights []int, needs []Length) []Length {
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
	return closeGap(measure, widths)
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

func (t *setTable) across(col, span int) Length {
	width := Length(0)
	for _, w := range t.columns[col : col+span] {
		width += w
	}
	return width
}

// rowHeights gives each row the height of its highest cell; a cell over several rows that
// needs more than they have is given the rest in equal parts.
func (t *setTable) rowHeights() {
	t.rows = append(t.rows[:0], make([]Length, t.Rows)...)
	line := Em(t.size, cellLeading) + 2*cellPadY
	for r := range t.rows {
		t.rows[r] = line
	}
	for i, c := range t.Cells {
		if c.RowSpan == 1 {
			t.rows[c.Row] = max(t.rows[c.Row], t.cells[i].height(t.size)+2*cellPadY)
		}
	}
	for i, c := range t.Cells {
		if c.RowSpan == 1 {
			continue
		}
		lack := t.cells[i].height(t.size) + 2*cellPadY - t.down(c.Row, c.Row+c.RowSpan)
		for k := Length(0); lack > 0 && k < Length(c.RowSpan); k++ {
			share := lack*(k+1)/Length(c.RowSpan) - lack*k/Length(c.RowSpan)
			t.rows[c.Row+int(k)] += share
		}
	}
	t.join()
}

// join finds the rows that a page end must not part lest the text of a cell over several
// rows lose its room.
func (t *setTable) join() {
	t.joined = append(t.joined[:0], make([]bool, t.Rows)...)
	for i, c := range t.Cells {
		need := t.cells[i].height(t.size)
		for r := c.Row; r < c.Row+c.RowSpan-1 && t.down(c.Row, r+1) < need; r++ {
			t.joined[r] = true
		}
	}
}

// down is the height of the rows from … to-1.
func (t *setTable) down(from, to int) Length {
	height := Length(0)
	for _, h := range t.rows[from:to] {
		height += h
	}
	return height
}

// fits reports whether the table can stand at its size on one page below a heading.
func (t *setTable) fits() bool {
	return !t.tight() && t.down(0, t.Rows)+t.pitch <= t.depth
}

// tight reports whether a cell has no room for its text.
func (t *setTable) tight() bool {
	return slices.ContainsFunc(t.cells, func(c setCell) bool { return c.tight })
}

// check reports what can't be set even at the smallest size.
func (t *setTable) check(faults *Faults) {
	for i, c := range t.cells {
		if c.tight {
			cell := t.Cells[i]
			*faults = append(*faults, &TooWide{Table: t.Name, Row: cell.Row, Col: cell.Col, Text: cell.Text, Source: cell.Source})
		}
	}
	head := t.down(0, t.HeadRows)
	if head > t.depth {
		*faults = append(*faults, &BadTable{t.Name, "its header is higher than a page"})
		return
	}
	for r := t.HeadRows; r < t.Rows; r++ {
		if head+t.rows[r] > t.depth {
			*faults = append(*faults, &BadTable{t.Name, fmt.Sprintf("row %d is higher than a page", r)})
		}
	}
}

func (t *setTable) keepNext() bool        { return false }
func (t *setTable) whole() (Length, bool) { return t.down(0, t.Rows), true }

// first keeps the header with the first rows that belong together.
func (t *setTable) first() Length { return t.down(0, t.groupEnd(0)) }

// groupEnd returns the row after the group that begins at a row, as far as a page can hold it.
func (t *setTable) groupEnd(row int) int {
	end := row + 1
	for end < t.Rows && (end <= t.HeadRows || end-1 < len(t.Keep) && t.Keep[end-1] || t.joined[end-1]) {
		end++
	}
	for end > max(row, t.HeadRows)+1 && t.down(row, end) > t.depth {
		end--
	}
	return end
}
