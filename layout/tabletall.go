package layout

import "slices"

// A row that is higher than a page is split between its lines: a fragment of it stands on each
// page, below the header that is repeated there.

// isTall reports whether no page holds a row below the table's header.
func (t *setTable) isTall(row int) bool {
	return row >= t.HeadRows && t.down(0, t.HeadRows)+t.rows[row] > t.depth
}

// fragment is what stands of a tall row on one page.
type fragment struct {
	row      int
	from, to int // lines of each of its cells
	repeat   int // header rows repeated above
	height   Length
}

// fragmentHeight is the height of a fragment with a number of lines.
func (t *setTable) fragmentHeight(lines int) Length {
	return Em(t.size, cellLeading)*Length(lines) + 2*cellPadY
}

// fragmentLines is how many lines a fragment of a height has room for.
func (t *setTable) fragmentLines(height Length) int {
	return int(max(height-2*cellPadY, 0) / Em(t.size, cellLeading))
}

// fragments is how many pages a tall row takes when each is its own.
func (t *setTable) fragments(row int) int {
	full := t.fragmentLines(t.depth - t.down(0, t.HeadRows))
	return max((t.linesOf(row)+full-1)/max(full, 1), 2)
}

// linesOf is the most lines that a cell of a row has which stands in no other row.
func (t *setTable) linesOf(row int) int {
	lines := 0
	start, end := t.near(row, row+1)
	for i := start; i < end; i++ {
		if c := &t.Cells[i]; c.Row == row && c.RowSpan == 1 {
			lines = max(lines, len(t.cells[i].lines))
		}
	}
	return lines
}

// leastFragment is the least room below the header in which a tall row begins: two lines, or all
// of a page when a cell over several rows has its text in it.
func (t *setTable) leastFragment(row int) Length {
	full := t.depth - t.down(0, t.HeadRows)
	start, end := t.near(row, row+1)
	for i := start; i < end; i++ {
		if c := &t.Cells[i]; c.RowSpan > 1 && c.Row <= row && row < c.Row+c.RowSpan {
			return full
		}
	}
	return min(full, t.fragmentHeight(2))
}

// placeTall places a tall row on as many pages as it takes, the first of which may hold other rows
// above it.
func (t *setTable) placeTall(b *builder, row int, tree *tableTree) {
	lines, rest := t.linesOf(row), t.rows[row]
	for f := (fragment{row: row}); ; f.from = f.to {
		f.repeat = t.repeated()
		room := b.left() - t.down(0, f.repeat)
		f.height = min(room, max(rest, t.fragmentHeight(lines-f.from)))
		f.to = min(f.from+t.fragmentLines(f.height), lines)
		t.drawFragment(b, f, tree)
		rest -= f.height
		if f.to >= lines {
			return
		}
		t.turnPage(b)
	}
}

// drawFragment draws a fragment at the builder's position: rules first, then the cells.
func (t *setTable) drawFragment(b *builder, f fragment, tree *tableTree) {
	p := piece{from: f.row, to: f.row + 1, repeat: f.repeat, grow: f.height - t.rows[f.row]}
	rows, tops := t.tops(p)
	page := b.current()
	first := len(page.Items)
	page.Items = t.rules(b.store, page.Items, rows, tops, b.page.Left, b.top())
	t.repeatHeader(b, p, tops)
	if f.from == 0 {
		tree.row(t, f.row)
	}
	top, bottom := tops[f.repeat], tops[f.repeat+1]
	start, end := t.near(f.row, f.row+1)
	for i := start; i < end; i++ {
		switch c := &t.Cells[i]; {
		case c.Row > f.row || c.Row+c.RowSpan <= f.row:
		case c.RowSpan == 1:
			t.someLines(b, i, f, top, &tree.cells[i])
		case c.Row == f.row && f.from == 0:
			t.cell(b, i, top, bottom, &tree.cells[i])
		default:
			t.again(b, i, top, bottom)
		}
	}
	t.drawn(b, first, tops[len(tops)-1])
}

// someLines sets the lines of a cell that stand in a fragment, from its top on.
func (t *setTable) someLines(b *builder, i int, f fragment, top Length, e *Elem) {
	lines := t.cells[i].lines
	lines = lines[min(f.from, len(lines)):min(f.to, len(lines))]
	if len(lines) == 0 {
		return
	}
	l := look{size: t.size, mark: b.mark(e)}
	y := t.baseline(b, i, len(lines), top, top+t.fragmentHeight(len(lines)))
	for _, ln := range lines {
		t.line(b, i, ln, 0, y, l)
		y += Em(t.size, cellLeading)
	}
}

// drawn notes the part of the table that was drawn, of which first is the first item, and moves on
// below it. What follows other rows on a page belongs to the same part.
func (t *setTable) drawn(b *builder, first int, height Length) {
	items := b.current().Items
	if t.begun {
		part := &b.doc.Tables[len(b.doc.Tables)-1]
		part.Items, part.H = slices.Clip(items[t.begin:]), part.H+height
	} else {
		t.begun, t.begin = true, first
		b.doc.Tables = append(b.doc.Tables, TablePart{
			Name: t.Name, Page: len(b.doc.Pages) - 1, Items: slices.Clip(items[first:]),
			Box: Box{
				X: b.page.Left - RuleWeight/2, Y: b.top() - RuleWeight/2,
				W: t.across(0, len(t.columns)) + RuleWeight, H: height + RuleWeight,
			},
		})
	}
	b.y += height
}

// repeated is how many header rows stand above what comes next.
func (t *setTable) repeated() int {
	if t.begun {
		return 0
	}
	return t.HeadRows
}

// turnPage goes on on the next page.
func (t *setTable) turnPage(b *builder) {
	b.newPage()
	t.begun = false
}
