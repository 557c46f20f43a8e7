package layout

import (
	"fmt"
	"slices"
)

// setTable is a table whose columns, rows and lines are known.
type setTable struct {
	*Table
	size    Length
	ease    ease
	owner   []int // cell at row*columns+column
	columns []Length
	widest  map[columns]Length // number
	rows    []Length
	cells   []setCell
	joined  []bool // joined[r]: the text of a cell over several rows needs rows r and r+1 together
	pitch   Length
	depth   Length   // of a page
	begun   bool     // rows of it stand on the current page
	begin   int      // the first item of them
	above   []Length // above[r] is the height of the rows above row r; none while rows change
	sorted  bool     // the cells stand in the order of their rows
	headers []int32  // what headersAbove returns
	tallest int      // the most rows that a cell spans
}

type setCell struct {
	cs      []cluster
	lines   []line
	need    int32   // of the text that must stand on one line, in thousandths of an em
	least   int32   // the same in a table that is cramped
	shift   Length  // of a number, from the middle of its cell
	phrases []place // of the Cell
	tight   bool    // a line had to be parted where none may
}

// width is that of the widest line.
func (c *setCell) width() Length {
	width := Length(0)
	for _, ln := range c.lines {
		width = max(width, ln.width)
	}
	return width
}

func (c *setCell) height(size Length) Length { return Em(size, cellLeading) * Length(len(c.lines)) }

// withSpans returns the table with spans of 0 made 1. The caller's table stays as it is.
func (t *Table) withSpans() *Table {
	if !slices.ContainsFunc(t.Cells, func(c Cell) bool { return c.RowSpan == 0 || c.ColSpan == 0 }) {
		return t
	}
	whole := *t
	whole.Cells = slices.Clone(t.Cells)
	for i := range whole.Cells {
		c := &whole.Cells[i]
		if c.RowSpan == 0 {
			c.RowSpan = 1
		}
		if c.ColSpan == 0 {
			c.ColSpan = 1
		}
	}
	return &whole
}

func (m *measurer) table(t *Table) measured {
	t = t.withSpans()
	owner, err := t.owners()
	if err != nil {
		*m.shaper.faults = append(*m.shaper.faults, err)
		return nil
	}
	st := &setTable{Table: t, owner: owner, pitch: m.page.Pitch(), depth: m.page.Depth()}
	st.index()
	st.cells = m.cells.take(len(t.Cells))
	for i := range t.Cells {
		st.cells[i] = m.cell(&t.Cells[i])
	}
	m.chooseSize(st)
	m.tables.add(st)
	st.check(m.shaper.faults)
	return st
}

// bad says why the table can't be set.
func (t *Table) bad(reason string) *BadTable {
	b := &BadTable{Table: t.Name, Reason: reason}
	for i := 0; b.Source == "" && i < len(t.Cells); i++ {
		b.Source = t.Cells[i].Source
	}
	return b
}

// owners returns the cell of each place of the grid, or says where the cells are no full
// rectangle.
func (t *Table) owners() ([]int, error) {
	cols := len(t.Widths)
	if cols == 0 || t.Rows <= 0 || len(t.Sizes) == 0 || t.HeadRows < 0 || t.HeadRows > t.Rows {
		return nil, t.bad("it has no columns, rows or sizes")
	}
	for _, w := range t.Widths {
		if w <= 0 {
			return nil, t.bad("a column has no width")
		}
	}
	if slices.Min(t.Sizes) <= 0 {
		return nil, t.bad("a type size is not positive")
	}
	owner := make([]int, t.Rows*cols)
	for i := range owner {
		owner[i] = -1
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row < 0 || c.Col < 0 || c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan > t.Rows || c.Col+c.ColSpan > cols {
			return nil, t.bad(fmt.Sprintf("cell spans rows or columns that do not exist: row %d, column %d", c.Row, c.Col))
		}
		if c.Row < t.HeadRows && c.Row+c.RowSpan > t.HeadRows {
			return nil, t.bad(fmt.Sprintf("cell spans header rows and others: row %d, column %d", c.Row, c.Col))
		}
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for col := c.Col; col < c.Col+c.ColSpan; col++ {
				if owner[r*cols+col] >= 0 {
					return nil, t.bad(fmt.Sprintf("two cells at row %d, column %d", r, col))
				}
				owner[r*cols+col] = i
			}
		}
	}
	for i, o := range owner {
		if o < 0 {
			return nil, t.bad(fmt.Sprintf("no cell at row %d, column %d", i/cols, i%cols))
		}
	}
	return owner, nil
}

// index finds what near needs.
func (t *setTable) index() {
	t.sorted = true
	for i := range t.Cells {
		t.tallest = max(t.tallest, t.Cells[i].RowSpan)
		t.sorted = t.sorted && (i == 0 || t.Cells[i-1].Row <= t.Cells[i].Row)
	}
}

// near returns a range of cells that has all those that stand in the rows from … to-1.
func (t *setTable) near(from, to int) (first, end int) {
	if !t.sorted {
		return 0, len(t.Cells)
	}
	byRow := func(c Cell, row int) int { return c.Row - row }
	first, _ = slices.BinarySearchFunc(t.Cells, from-t.tallest+1, byRow)
	end, _ = slices.BinarySearchFunc(t.Cells, to, byRow)
	return first, end
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
	t.above = t.above[:0]
	t.rows = append(t.rows[:0], make([]Length, t.Rows)...)
	for r := range t.rows {
		t.rows[r] = rowHeight(t.size)
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.RowSpan == 1 {
			t.rows[c.Row] = max(t.rows[c.Row], t.cells[i].height(t.size)+2*cellPadY)
		}
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.RowSpan == 1 {
			continue
		}
		lack := t.cells[i].height(t.size) + 2*cellPadY - t.down(c.Row, c.Row+c.RowSpan)
		for k := Length(0); lack > 0 && k < Length(c.RowSpan); k++ {
			share := lack*(k+1)/Length(c.RowSpan) - lack*k/Length(c.RowSpan)
			t.rows[c.Row+int(k)] += share
		}
	}
	t.above = append(t.above, 0)
	for r, h := range t.rows {
		t.above = append(t.above, t.above[r]+h)
	}
	t.join()
}

// join finds the rows that a page end must not part lest the text of a cell over several
// rows lose its room.
func (t *setTable) join() {
	t.joined = append(t.joined[:0], make([]bool, t.Rows)...)
	for i := range t.Cells {
		c := &t.Cells[i]
		need, end := t.cells[i].height(t.size), c.Row+c.RowSpan
		for r := c.Row; r < end-1 && t.down(c.Row, r+1) < need; r++ {
			t.joined[r] = true
		}
		need += Em(t.size, cellLeading) // for （续）
		for r := end - 2; r >= c.Row && t.down(r+1, end) < need; r-- {
			t.joined[r] = true
		}
	}
}

// down is the height of the rows from … to-1.
func (t *setTable) down(from, to int) Length {
	if len(t.above) > 0 {
		return t.above[to] - t.above[from]
	}
	height := Length(0)
	for _, h := range t.rows[from:to] {
		height += h
	}
	return height
}

// tight reports whether a cell has no room for its text.
func (t *setTable) tight() bool {
	for i := range t.cells {
		if t.cells[i].tight {
			return true
		}
	}
	return false
}

// check reports what can't be set even at the smallest size.
func (t *setTable) check(faults *Faults) {
	for i := range t.cells {
		if t.cells[i].tight {
			cell := &t.Cells[i]
			*faults = append(*faults, &TooWide{Table: t.Name, Row: cell.Row, Col: cell.Col, Text: cell.Text, Source: cell.Source})
		}
	}
	head := t.down(0, t.HeadRows)
	if head > t.depth {
		*faults = append(*faults, t.bad("its header is higher than a page"))
		return
	}
	if t.HeadRows < t.Rows && head+t.fragmentHeight(1) > t.depth {
		*faults = append(*faults, t.bad("its header leaves no room for a line below it"))
		return
	}
	for i := range t.Cells { // the text of one over several rows stands on the page where it begins
		c := &t.Cells[i]
		if c.RowSpan > 1 && c.Row >= t.HeadRows && head+t.cells[i].height(t.size) > t.depth {
			*faults = append(*faults, t.bad(fmt.Sprintf("the text at row %d, column %d is higher than a page", c.Row, c.Col)))
		}
	}
}

func (t *setTable) keepNext() bool            { return false }
func (t *setTable) keepEnd() (keep, all bool) { return t.KeepEnd, false }
func (t *setTable) whole() (Length, bool)     { return t.down(0, t.Rows), true }
func (t *setTable) ends() (Length, bool)      { return 0, true }

// first keeps the header with the first rows that belong together, as far as a page can hold them.
func (t *setTable) first() Length {
	for _, end := range []int{t.groupEnd(0), t.keptEnd(0)} {
		if height := t.high(0, end); height <= t.depth {
			return height
		}
	}
	return t.least()
}

// least keeps the header with the first row, or with the beginning of one that no page holds.
func (t *setTable) least() Length {
	if t.HeadRows < t.Rows && t.isTall(t.HeadRows) {
		return t.down(0, t.HeadRows) + t.leastFragment(t.HeadRows)
	}
	return t.high(0, min(t.HeadRows+1, t.Rows))
}

// groupEnd returns the row after the group that begins at a row, and after the rows that the
// labels across its ends need, as far as a page can hold them.
func (t *setTable) groupEnd(row int) int {
	end := t.keptEnd(row)
	for end < t.Rows && t.joined[end-1] {
		end = t.keptEnd(end)
	}
	for end > max(row, t.HeadRows)+1 && t.down(row, end) > t.depth {
		end--
	}
	return end
}

// keptEnd returns the row after the group that begins at a row.
func (t *setTable) keptEnd(row int) int {
	end := row + 1
	for end < t.Rows && (end <= t.HeadRows || end-1 < len(t.Keep) && t.Keep[end-1]) {
		end++
	}
	return end
}
