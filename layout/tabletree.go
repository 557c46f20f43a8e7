package layout

import "slices"

// tableTree is the part of the logical tree that a table is.
type tableTree struct {
	table *Elem
	head  *Elem // nil when all rows are header rows, or none is: a table has a body
	body  *Elem
	cells []Elem
	rows  []Elem
	kids  []Kid // room for the rows' children
}

// tree makes the elements of a table and tells each data cell its headers.
func (t *setTable) tree(st *store) *tableTree {
	tree := &tableTree{table: st.elem(RoleTable), body: st.elem(RoleTBody)}
	groups := st.kids.take(2)[:0]
	if t.HeadRows > 0 && t.HeadRows < t.Rows {
		tree.head = st.elem(RoleTHead)
		tree.head.Kids = st.kids.take(t.HeadRows)[:0]
		groups = append(groups, Kid{Elem: tree.head})
	}
	tree.table.Kids = append(groups, Kid{Elem: tree.body})
	tree.body.Kids = st.kids.take(t.Rows)[:0]
	tree.rows, tree.kids = st.elems.take(t.Rows), st.kids.take(len(t.Cells))[:0]
	tree.cells = st.elems.take(len(t.Cells))
	for i := range t.Cells {
		c, e := &t.Cells[i], &tree.cells[i]
		e.Role, e.Scope, e.RowSpan, e.ColSpan = RoleTD, c.Header, c.RowSpan, c.ColSpan
		if c.Header != NoScope {
			e.Role = RoleTH
		}
	}
	t.headers = t.headersAbove()
	var found []int
	for i := range t.Cells {
		found = t.headersOf(found[:0], i)
		if len(found) == 0 {
			continue
		}
		headers := st.headers.take(len(found))
		for k, h := range found {
			headers[k] = &tree.cells[h]
		}
		tree.cells[i].Headers = headers
	}
	return tree
}

// row adds the element of a row, with the cells that begin in it.
func (tree *tableTree) row(t *setTable, row int) {
	tr := &tree.rows[row]
	tr.Role = RoleTR
	cols, start := len(t.Widths), len(tree.kids)
	for col := 0; col < cols; col++ {
		i := t.owner[row*cols+col]
		if t.Cells[i].Row == row && t.Cells[i].Col == col {
			tree.kids = append(tree.kids, Kid{Elem: &tree.cells[i]})
		}
	}
	tr.Kids = tree.kids[start:len(tree.kids):len(tree.kids)]
	group := tree.body
	if row < t.HeadRows && tree.head != nil {
		group = tree.head
	}
	group.Kids = append(group.Kids, Kid{Elem: tr})
}

// headersOf appends the header cells of a cell to dst, columns before rows, outermost first. A
// data cell is headed by the nearest header rows above it; a header cell by the header cells
// that lie directly above it or, for a row's, to its left.
func (t *setTable) headersOf(dst []int, i int) []int {
	c := &t.Cells[i]
	if c.Header != RowScope {
		dst = t.columnHeaders(dst, c, c.Header == NoScope)
	}
	if c.Header != ColumnScope {
		dst = t.rowHeaders(dst, c)
	}
	return dst
}

// headersAbove returns for each place of the grid the last row down to its own that has a header of the
// column there, -1 for none.
func (t *setTable) headersAbove() []int32 {
	cols := len(t.Widths)
	above := make([]int32, len(t.owner))
	for at, o := range t.owner {
		switch {
		case t.Cells[o].Header == ColumnScope:
			above[at] = int32(at / cols)
		case at < cols:
			above[at] = -1
		default:
			above[at] = above[at-cols]
		}
	}
	return above
}

// columnHeaders looks up from a cell. With skip, cells between it and the header rows are
// passed over.
func (t *setTable) columnHeaders(dst []int, c *Cell, skip bool) []int {
	cols, first := len(t.Widths), len(dst)
	r := c.Row - 1
	if skip && r >= 0 {
		r = int(slices.Max(t.headers[r*cols+c.Col : r*cols+c.Col+c.ColSpan]))
	}
	for ; r >= 0; r-- {
		header := false
		for col := c.Col + c.ColSpan - 1; col >= c.Col; col-- { // from right to left, as all is turned at last
			o := t.owner[r*cols+col]
			if t.Cells[o].Header != ColumnScope {
				continue
			}
			header = true
			if !slices.Contains(dst[first:], o) {
				dst = append(dst, o)
			}
		}
		if !header {
			break
		}
	}
	slices.Reverse(dst[first:])
	return dst
}

func (t *setTable) rowHeaders(dst []int, c *Cell) []int {
	cols, first := len(t.Widths), len(dst)
	for col := range c.Col {
		o := t.owner[c.Row*cols+col]
		if t.Cells[o].Header == RowScope && !slices.Contains(dst[first:], o) {
			dst = append(dst, o)
		}
	}
	return dst
}
