package layout

import "slices"

// tableTree is the part of the logical tree that a table is.
type tableTree struct {
	table *Elem
	head  *Elem // nil when all rows are header rows, or none is: a table has a body
	body  *Elem
	cells []*Elem
}

// tree makes the elements of a table and tells each data cell its headers.
func (t *setTable) tree() *tableTree {
	tree := &tableTree{table: &Elem{Role: RoleTable}, body: &Elem{Role: RoleTBody}}
	if t.HeadRows > 0 && t.HeadRows < t.Rows {
		tree.head = &Elem{Role: RoleTHead}
		tree.table.Kids = append(tree.table.Kids, Kid{Elem: tree.head})
	}
	tree.table.Kids = append(tree.table.Kids, Kid{Elem: tree.body})
	tree.cells = make([]*Elem, len(t.Cells))
	for i, c := range t.Cells {
		e := &Elem{Role: RoleTD, Scope: c.Header, RowSpan: c.RowSpan, ColSpan: c.ColSpan}
		if c.Header != NoScope {
			e.Role = RoleTH
		}
		tree.cells[i] = e
	}
	for i := range t.Cells {
		for _, h := range t.headersOf(i) {
			tree.cells[i].Headers = append(tree.cells[i].Headers, tree.cells[h])
		}
	}
	return tree
}

// row adds the element of a row, with the cells that begin in it.
func (tree *tableTree) row(t *setTable, row int) {
	tr := &Elem{Role: RoleTR}
	cols := len(t.Widths)
	for col := 0; col < cols; col++ {
		i := t.owner[row*cols+col]
		if t.Cells[i].Row == row && t.Cells[i].Col == col {
			tr.Kids = append(tr.Kids, Kid{Elem: tree.cells[i]})
		}
	}
	group := tree.body
	if row < t.HeadRows && tree.head != nil {
		group = tree.head
	}
	group.Kids = append(group.Kids, Kid{Elem: tr})
}

// headersOf lists the header cells of a cell, columns before rows, outermost first. A data
// cell is headed by the nearest header rows above it; a header cell by the header cells
// that lie directly above it or, for a row's, to its left.
func (t *setTable) headersOf(i int) []int {
	c := t.Cells[i]
	var above, left []int
	if c.Header != RowScope {
		above = t.columnHeaders(c, c.Header == NoScope)
	}
	if c.Header != ColumnScope {
		left = t.rowHeaders(c)
	}
	return append(above, left...)
}

// columnHeaders looks up from a cell. With skip, cells between it and the header rows are
// passed over.
func (t *setTable) columnHeaders(c Cell, skip bool) []int {
	var found []int
	cols := len(t.Widths)
	for r := c.Row - 1; r >= 0; r-- {
		header := false
		for col := c.Col + c.ColSpan - 1; col >= c.Col; col-- { // from right to left, as all is turned at last
			o := t.owner[r*cols+col]
			if t.Cells[o].Header != ColumnScope {
				continue
			}
			header = true
			if !slices.Contains(found, o) {
				found = append(found, o)
			}
		}
		if !header && (len(found) > 0 || !skip) {
			break
		}
	}
	slices.Reverse(found)
	return found
}

func (t *setTable) rowHeaders(c Cell) []int {
	var found []int
	cols := len(t.Widths)
	for col := range c.Col {
		o := t.owner[c.Row*cols+col]
		if t.Cells[o].Header == RowScope && !slices.Contains(found, o) {
			found = append(found, o)
		}
	}
	return found
}
