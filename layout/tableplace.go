package layout

// piece is what stands of a table on one page: its header rows, repeated as artifacts
// after the first page, and the rows from … to-1.
type piece struct {
	from, to int
	repeat   int    // header rows repeated above
	grow     Length // of the last row
}

// place sets the table, on as many pages as it takes.
func (t *setTable) place(b *builder) {
	tree := t.tree(b.store)
	b.hang(tree.table)
	t.begun = false
	for from := 0; from < t.Rows; {
		if t.isTall(from) {
			if b.left() < t.leastFragment(from)+t.down(0, t.repeated()) && b.y > 0 {
				t.turnPage(b)
			}
			t.placeTall(b, from, tree)
			from++
			continue
		}
		p := t.next(b, from)
		if p.to == from { // only at the foot of a page: a whole page holds at least one row
			t.turnPage(b)
			continue
		}
		t.draw(b, p, tree)
		if from = p.to; from < t.Rows && !t.isTall(from) {
			t.turnPage(b)
		}
	}
	b.snap()
}

// next chooses the rows from `from` on that stand on the page. The last ones leave room for what stays
// with them, or go to the next page where that has room for both. No heading stays behind alone: rather
// a group of rows is parted, or what should stay with the last ones.
func (t *setTable) next(b *builder, from int) piece {
	heading := from == 0 && b.linked
	p := t.piece(from, b.left())
	if p.to == from && heading {
		return t.someRows(p, b.left())
	}
	if p.to < t.Rows || t.endsWith(b, p, b.y) {
		return p
	}
	if less := t.shorter(b, from, b.left()); less.to > from {
		return less
	}
	if !heading && t.endsOnNext(b, from) {
		p.to = from
	}
	return p
}

// shorter chooses the rows from `from` on that stand in room when the last ones go to the next page, to
// stand there with what stays with them: none where that has no room for both.
func (t *setTable) shorter(b *builder, from int, room Length) piece {
	less := t.down(from, t.Rows) - 1
	if from >= t.HeadRows {
		less += t.down(0, t.repeated())
	}
	for _, room := range []Length{room - b.after - b.page.Pitch(), less} {
		if p := t.piece(from, room); p.to > from && t.endsOnNext(b, p.to) {
			return p
		}
	}
	return piece{from: from, to: from}
}

// endsOnNext reports whether the rows from `from` on have room on a page of their own with what stays
// with them.
func (t *setTable) endsOnNext(b *builder, from int) bool {
	p := piece{from: from, to: t.Rows}
	if from >= t.HeadRows {
		p.repeat = t.HeadRows
	}
	return t.endsWith(b, p, 0)
}

// endsWith reports whether what stays with the end of the table has room below a piece at y.
func (t *setTable) endsWith(b *builder, p piece, y Length) bool {
	return b.after == 0 || toGrid(y+t.down(0, p.repeat)+t.high(p.from, p.to), b.page.Pitch())+b.after <= b.page.Depth()
}

// piece chooses the rows from `from` on that fit into room: whole groups as long as one
// fits, else rows. An empty piece asks for another page.
func (t *setTable) piece(from int, room Length) piece {
	p := piece{from: from, to: from}
	full := t.depth
	if from >= t.HeadRows {
		p.repeat = t.repeated()
		room, full = room-t.down(0, p.repeat), full-t.down(0, t.HeadRows)
	}
	if t.down(from, t.Rows) <= room && t.lack(from, t.Rows) == 0 {
		p.to = t.Rows
		return p
	}
	for _, end := range []func(int) int{t.groupEnd, t.keptEnd} {
		for p.to < t.Rows && t.high(from, end(p.to)) <= room {
			p.to = end(p.to)
		}
		if t.high(from, end(from)) <= full {
			p.grow = t.lack(from, p.to)
			return p
		}
	}
	return t.someRows(p, room)
}

// someRows ends a piece after as many rows as fit into room, be they a part of a group.
func (t *setTable) someRows(p piece, room Length) piece {
	from, full := p.from, t.depth
	if from >= t.HeadRows {
		full -= t.down(0, t.HeadRows)
	}
	for p.to < t.Rows && t.down(from, p.to+1) <= room {
		p.to++
	}
	for p.to > max(from, t.HeadRows)+1 && t.high(from, p.to) > room {
		p.to--
	}
	if p.to <= t.HeadRows && from < t.HeadRows && t.HeadRows < t.Rows {
		if t.isTall(p.to) && room >= t.down(0, p.to)+t.leastFragment(p.to) {
			return p // with a part of the row below it
		}
		p.to = from // never the header alone
	}
	if t.high(from, p.to) > room && t.high(from, p.to) <= full {
		p.to = from // a label has its room on the next page
	}
	p.grow = min(t.lack(from, p.to), max(room-t.down(from, p.to), 0))
	return p
}

// high is the height of a piece of the rows from … to-1 without the header that is repeated.
func (t *setTable) high(from, to int) Length { return t.down(from, to) + t.lack(from, to) }

// lack is how much higher than its rows a piece must be so that the label of a cell that goes
// over its ends has room in it.
func (t *setTable) lack(from, to int) Length {
	lack := Length(0)
	if to <= from {
		return 0
	}
	if t.tallest == 1 {
		return 0
	}
	first, last := t.near(from, to)
	for i := first; i < last; i++ {
		c := &t.Cells[i]
		end := c.Row + c.RowSpan
		if c.RowSpan == 1 || c.Row >= to || end <= from { // one with all its rows in the piece has room
			continue
		}
		need := t.cells[i].height(t.size)
		if c.Row < from {
			need += Em(t.size, cellLeading) // for （续）
		}
		lack = max(lack, need-t.down(max(c.Row, from), min(end, to)))
	}
	return lack
}

// tops returns where each row of a piece begins, and where the piece ends, from its top.
// rows lists the table's rows in the order in which they stand.
func (t *setTable) tops(p piece) (rows []int, tops []Length) {
	y := Length(0)
	add := func(from, to int) {
		for r := from; r < to; r++ {
			rows, tops = append(rows, r), append(tops, y)
			y += t.rows[r]
		}
	}
	add(0, p.repeat)
	add(p.from, p.to)
	return rows, append(tops, y+p.grow)
}

// draw sets a piece at the builder's position: rules first, then the cells in reading order.
func (t *setTable) draw(b *builder, p piece, tree *tableTree) {
	rows, tops := t.tops(p)
	page := b.current()
	first := len(page.Items)
	page.Items = t.rules(b.store, page.Items, rows, tops, b.page.Left, b.top())
	index := map[int]int{} // of a row that is not repeated
	for i, r := range rows {
		if i >= p.repeat {
			index[r] = i
		}
	}
	t.repeatHeader(b, p, tops)
	for r := p.from; r < p.to; r++ {
		tree.row(t, r)
	}
	start, end := t.near(p.from, p.to)
	for i := start; i < end; i++ {
		c := &t.Cells[i]
		from, to := max(c.Row, p.from), min(c.Row+c.RowSpan, p.to)
		if from >= to {
			continue
		}
		top, bottom := tops[index[from]], tops[index[to-1]+1]
		t.part(b, i, from, to, top, bottom, tree)
	}
	t.drawn(b, first, tops[len(tops)-1])
}

// repeatHeader sets the header cells that are repeated above a piece.
func (t *setTable) repeatHeader(b *builder, p piece, tops []Length) {
	start, end := t.near(0, p.repeat)
	for i := start; i < end; i++ {
		c := &t.Cells[i]
		if c.Row < p.repeat {
			t.cell(b, i, tops[c.Row], tops[c.Row+c.RowSpan], nil)
		}
	}
}

// part sets the part of a cell that stands on this page. A cell that goes over a page end
// has its text where it begins, and again, with （续） and as an artifact, where it goes on.
func (t *setTable) part(b *builder, i, from, to int, top, bottom Length, tree *tableTree) {
	switch {
	case from == t.Cells[i].Row:
		t.cell(b, i, top, bottom, &tree.cells[i])
	default:
		t.again(b, i, top, bottom)
	}
}

// cell sets a cell's text between two heights of the piece; without an element it is an
// artifact.
func (t *setTable) cell(b *builder, i int, top, bottom Length, e *Elem) {
	l := look{size: t.size, mark: Artifact, page: true}
	if e != nil && len(t.cells[i].cs) > 0 {
		l.mark, l.page = b.mark(e), false
	}
	y := t.baseline(b, i, len(t.cells[i].lines), top, bottom)
	for _, ln := range t.cells[i].lines {
		t.line(b, i, ln, 0, y, l)
		y += Em(t.size, cellLeading)
	}
}

// again sets the text of a cell whose rows go on on this page, with （续） on its last line or below
// it. A page that is too low for it goes without.
func (t *setTable) again(b *builder, i int, top, bottom Length) {
	c, cell, leading := &t.cells[i], &t.Cells[i], Em(t.size, cellLeading)
	if len(c.lines) == 0 {
		return
	}
	more := b.shaper.shape([]Span{{Text: goesOn, Face: cell.Face}}, cell.Source)
	fit(more, t.size, 0)
	n, room, own := len(c.lines), runWidth(more), Length(0)
	if c.lines[n-1].width+room > t.across(cell.Col, cell.ColSpan)-2*t.pad(cell) {
		room, own = 0, room
	}
	if own > 0 {
		n++
	}
	if leading*Length(n) > bottom-top {
		return
	}
	l, y, end := look{size: t.size, mark: Artifact, page: true}, t.baseline(b, i, n, top, bottom), Length(0)
	for k, ln := range c.lines {
		tail := Length(0)
		if k == len(c.lines)-1 {
			tail = room
		}
		end = t.line(b, i, ln, tail, y, l)
		y += leading
	}
	if own > 0 {
		end = t.start(b, i, own)
	} else {
		y -= leading
	}
	page := b.current()
	page.Items = b.store.runs(page.Items, more, end, y, l)
}

// goesOn follows the label of rows that began on another page.
const goesOn = "（续）"

// baseline is that of the first of a cell's lines, which stand in the middle of its height.
func (t *setTable) baseline(b *builder, i, lines int, top, bottom Length) Length {
	leading := Em(t.size, cellLeading)
	return b.top() + top + (bottom-top-leading*Length(lines))/2 + leading/2 + Em(t.size, b.faces.Face(t.Cells[i].Face).Centre())
}

// start is where a line of a cell begins.
func (t *setTable) start(b *builder, i int, width Length) Length {
	cell, pad := &t.Cells[i], t.pad(&t.Cells[i])
	x := b.page.Left + t.across(0, cell.Col) + pad
	if cell.Align == Left {
		return x
	}
	return x + (t.across(cell.Col, cell.ColSpan)-2*pad-width)/2 + t.cells[i].shift
}

// line sets a line of a cell that leaves room for something after it, and returns its end.
func (t *setTable) line(b *builder, i int, ln line, room, y Length, l look) Length {
	page := b.current()
	s := b.store.setter(page.Items, y, ln.end-ln.start)
	x := t.start(b, i, ln.width+room)
	if ln.start > 0 {
		x -= t.cells[i].cs[ln.start].lead(t.size)
	}
	end := s.row(t.cells[i].cs[ln.start:ln.end], x, l)
	page.Items = s.end()
	return end
}
