package pdfcheck

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// checkIdentifiers checks the identifiers of elements against the IDTree, both ways.
func (c *checker) checkIdentifiers() {
	c.nameTree(c.dict(c.catalog["StructTreeRoot"])["IDTree"], 0)
	seen := map[string]bool{}
	for _, e := range c.elements {
		if e.id == "" {
			continue
		}
		if seen[e.id] {
			c.find("%v: its identifier %q is another's, too", e, e.id)
		}
		seen[e.id] = true
		if c.ids[e.id] != e {
			c.find("%v: the IDTree does not lead from %q to it", e, e.id)
		}
	}
}

// nameTree reads the IDTree (ISO 32000-1, 7.9.6), whose names must be in order.
func (c *checker) nameTree(o types.Object, depth int) {
	if depth > maxDepth {
		c.find("the IDTree is too deep")
		return
	}
	d := c.dict(o)
	last := ""
	names := c.array(d["Names"])
	for i := 0; i+1 < len(names); i += 2 {
		id, ok := c.bytes(names[i])
		if !ok || id <= last {
			c.find("the IDTree: %q is out of order", id)
		}
		last = id
		e := c.elemOf[ref(names[i+1])]
		if e == nil || e.id != id {
			c.find("the IDTree leads from %q to an element that does not have it", id)
		}
		c.ids[id] = e
	}
	for _, kid := range c.array(d["Kids"]) {
		c.nameTree(kid, depth+1)
	}
}

// checkTables checks every table and every cell.
func (c *checker) checkTables() {
	for _, e := range c.elements {
		switch e.mapped {
		case "Table":
			c.checkGroups(e)
			c.checkTable(e)
		case "TH", "TD":
			c.checkCell(e)
		default:
			if e.scope != "" || len(e.headers) > 0 || e.rowSpan > 1 || e.colSpan > 1 {
				c.find("%v is no cell and has the attributes of one", e)
			}
		}
	}
}

func (c *checker) checkCell(e *element) {
	switch {
	case e.mapped == "TH" && e.scope != "Column" && e.scope != "Row" && e.scope != "Both":
		c.find("%v is a header without a scope", e)
	case e.mapped == "TD" && e.scope != "":
		c.find("%v is no header and has a scope", e)
	}
	for _, id := range e.headers {
		h := c.ids[id]
		switch {
		case h == nil:
			c.find("%v: its header %q is not in the IDTree", e, id)
		case h.mapped != "TH":
			c.find("%v: its header %q is %v, no TH", e, id, h)
		case h == e:
			c.find("%v is its own header", e)
		case h.table() == nil || h.table() != e.table():
			c.find("%v: its header %q is in another table", e, id)
		}
	}
}

// table returns the table that an element is in.
func (e *element) table() *element {
	for e != nil && e.mapped != "Table" {
		e = e.parent
	}
	return e
}

// rows returns the rows of a table in order.
func (e *element) rows() []*element {
	var rows []*element
	for _, k := range e.kids {
		switch {
		case k.elem == nil:
		case k.elem.mapped == "TR":
			rows = append(rows, k.elem)
		default:
			rows = append(rows, k.elem.rows()...)
		}
	}
	return rows
}

// checkGroups checks what a table is made of (ISO 14289-1, 7.2): rows, or one head at
// most with bodies, and nothing but rows in them.
func (c *checker) checkGroups(table *element) {
	count := map[string]int{}
	for _, k := range table.kids {
		role := ""
		if k.elem != nil {
			role = k.elem.mapped
		}
		count[role]++
		switch role {
		case "TR":
		case "THead", "TBody", "TFoot":
			for _, row := range k.elem.kids {
				if row.elem == nil || row.elem.mapped != "TR" {
					c.find("%v has content that is no row", k.elem)
				}
			}
		default:
			c.find("%v has content that is no row", table)
		}
	}
	if count["THead"] > 1 || count["TFoot"] > 1 {
		c.find("%v has more than one head or foot", table)
	}
	if count["THead"]+count["TFoot"] > 0 && count["TBody"] == 0 {
		c.find("%v has a head or foot and no body", table)
	}
}

// checkTable lays the cells out, each at the first free place of its row, and reports
// where they overlap, stick out or leave a hole.
func (c *checker) checkTable(table *element) {
	rows := table.rows()
	type place struct{ row, col int }
	taken := map[place]bool{}
	width := 0
	for r, row := range rows {
		col := 0
		for _, k := range row.kids {
			if k.elem == nil || k.elem.mapped != "TH" && k.elem.mapped != "TD" {
				c.find("%v, row %d has content that is no cell", table, r)
				continue
			}
			cell := k.elem
			for taken[place{r, col}] {
				col++
			}
			if r+cell.rowSpan > len(rows) {
				c.find("%v, row %d, column %d: %v spans rows that do not exist", table, r, col, cell)
			}
			for i := range cell.rowSpan {
				for j := range cell.colSpan {
					p := place{r + i, col + j}
					if taken[p] {
						c.find("%v: two cells at row %d, column %d", table, p.row, p.col)
					}
					taken[p] = true
				}
			}
			col += cell.colSpan
			width = max(width, col)
		}
	}
	if width == 0 {
		c.find("%v has no cells", table)
	}
	for r := range rows {
		for col := range width {
			if !taken[place{r, col}] {
				c.find("%v: no cell at row %d, column %d", table, r, col)
			}
		}
	}
}
