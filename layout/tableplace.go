package layout

import "slices"

// piece is what stands of a table on one page: its header rows, repeated as artifacts
// after the first page, and the rows from … to-1.
type piece struct {
	from, to int
	repeat   int // header rows repeated above
}

// place sets the table, on as many pages as it takes.
func (t *setTable) place(b *builder) {
	tree := t.tree()
	b.hang(tree.table)
	for from := 0; from < t.Rows; {
		p := t.piece(from, b.left())
		if p.to == from { // only at the foot of a page: a whole page holds at least one row
			b.newPage()
			continue
		}
		t.draw(b, p, tree)
		from = p.to
		if from < t.Rows {
			b.newPage()
		}
	}
	b.snap()
}

// piece chooses the rows from `from` on that fit into room: whole groups as long as one
// fits, else rows. An empty piece asks for another page.
func (t *setTable) piece(from int, room Length) piece {
	p := piece{from: from, to: from}
	if from >= t.HeadRows {
		p.repeat = t.HeadRows
		room -= t.down(0, t.HeadRows)
	}
	for p.to < t.Rows {
		end := t.groupEnd(p.to)
		if t.down(from, end) > room {
			break
		}
		p.to = end
	}
	if p.to > from || t.groupFits(from) {
		return p
	}
	for p.to < t.Rows && t.down(from, p.to+1) <= room {
		p.to++
	}
	for p.to > from+1 && p.to < t.Rows && t.joined[p.to-1] {
		p.to--
	}
	if p.to <= t.HeadRows && from < t.HeadRows && t.HeadRows < t.Rows {
		p.to = from // never the header alone
	}
	return p
}

// groupFits reports whether the group at a row could stand whole on a page of its own.
func (t *setTable) groupFits(from int) bool {
	room := t.depth
	if from >= t.HeadRows {
		room -= t.down(0, t.HeadRows)
	}
	return t.down(from, t.groupEnd(from)) <= room
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
	return rows, append(tops, y)
}

// draw sets a piece at the builder's position: rules first, then the cells in reading order.
func (t *setTable) draw(b *builder, p piece, tree *tableTree) {
	rows, tops := t.tops(p)
	page := b.current()
	first := len(page.Items)
	page.Items = t.rules(page.Items, rows, tops, b.page.Left, b.top())
	index := map[int]int{} // of a row that is not repeated
	for i, r := range rows {
		if i >= p.repeat {
			index[r] = i
		}
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row < p.repeat {
			t.cell(b, i, tops[c.Row], tops[c.Row+c.RowSpan], nil)
		}
	}
	for r := p.from; r < p.to; r++ {
		tree.row(t, r)
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		from, to := max(c.Row, p.from), min(c.Row+c.RowSpan, p.to)
		if from >= to {
			continue
		}
		top, bottom := tops[index[from]], tops[index[to-1]+1]
		t.part(b, i, from, to, top, bottom, tree)
	}
	height := tops[len(tops)-1]
	b.doc.Tables = append(b.doc.Tables, TablePart{
		Name: t.Name, Page: len(b.doc.Pages) - 1, Items: slices.Clip(page.Items[first:]),
		Box: Box{
			X: b.page.Left - RuleWeight/2, Y: b.top() - RuleWeight/2,
			W: t.across(0, len(t.columns)) + RuleWeight, H: height + RuleWeight,
		},
	})
	b.y += height
}

// part sets the part of a cell that stands on this page. A cell that goes over a page end
// has its text where it begins, and again, as an artifact, where it goes on.
func (t *setTable) part(b *builder, i, from, to int, top, bottom Length, tree *tableTree) {
	if from == t.Cells[i].Row {
		t.cell(b, i, top, bottom, tree.cells[i])
		return
	}
	if t.cells[i].height(t.size) <= bottom-top {
		t.cell(b, i, top, bottom, nil)
	}
}

// cell sets a cell's text between two heights of the piece; without an element it is an
// artifact.
func (t *setTable) cell(b *builder, i int, top, bottom Length, e *Elem) {
	c, cell := t.cells[i], &t.Cells[i]
	if len(c.cs) == 0 {
		return
	}
	left, width := b.page.Left+t.across(0, cell.Col)+cell.pad(), t.across(cell.Col, cell.ColSpan)-2*cell.pad()
	leading := Em(t.size, cellLeading)
	y := b.top() + top + (bottom-top-c.height(t.size))/2 + leading/2 + Em(t.size, b.faces.Face(cell.Face).Centre())
	l := look{size: t.size, mark: Artifact, page: true}
	if e != nil {
		l.mark, l.page = b.mark(e), false
	}
	page := b.current()
	for _, ln := range c.lines {
		x := left
		if cell.Align == Centre {
			x += (width - ln.width) / 2
		}
		s := setter{store: &b.store, items: page.Items, y: y}
		spread(c.cs, ln, x, 0, func(k int, x, _ Length) { s.put(&c.cs[k], x, l) })
		page.Items = s.items
		y += leading
	}
}
