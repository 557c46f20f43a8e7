package layoutcheck

import (
	"strings"

	"github.com/nianbao/nianbao/layout"
)

// tree checks the tables of a document whose logical tree is known.
type tree struct {
	*checker
	doc   *layout.Document
	style layout.PageStyle
}

// row is a row of a table: its cells and the page it stands on.
type row struct {
	cells []*layout.Elem
	page  int
	head  bool
	box   Box // between the rules around the text of a cell of this row only
}

func (c *tree) table(table *layout.Elem) {
	rows := c.rows(table)
	for i := 1; i < len(rows); i++ {
		if rows[i].page == rows[i-1].page {
			continue
		}
		if allHeaders(rows[i-1]) {
			c.fault(LoneHeader, rows[i-1].page, c.doc.Text(rows[i-1].cells[0]))
		}
		c.header(rows, rows[i])
	}
	c.bands(rows)
	for i := range rows {
		c.group(rows, i)
		for _, e := range rows[i].cells {
			if e.Scope == layout.RowScope && e.RowSpan > 1 {
				c.label(rows, i, e)
			}
		}
	}
}

// rows lists the rows of a table in order.
func (c *tree) rows(table *layout.Elem) []row {
	var rows []row
	for _, group := range table.Kids {
		for _, tr := range group.Elem.Kids {
			r := row{head: group.Elem.Role == layout.RoleTHead, page: -1}
			for _, k := range tr.Elem.Kids {
				r.cells = append(r.cells, k.Elem)
			}
			c.find(&r)
			rows = append(rows, r)
		}
	}
	return rows
}

// find tells where a row stands, by the text of its cells of one row.
func (c *tree) find(r *row) {
	for _, l := range c.lines {
		for _, e := range r.cells {
			if l.Glyphs[0].Block.elem != e || e.RowSpan > 1 && r.page >= 0 {
				continue
			}
			r.page = l.Page
			if e.RowSpan <= 1 {
				r.box = c.pages[l.Page].box(l)
				return
			}
		}
	}
}

func allHeaders(r row) bool {
	for _, e := range r.cells {
		if e.Role != layout.RoleTH {
			return false
		}
	}
	return len(r.cells) > 0
}

// header checks that the header stands above the first row of a table on a page.
func (c *tree) header(rows []row, first row) {
	want := ""
	for _, r := range rows {
		for _, e := range r.cells {
			if r.head {
				want += c.doc.Text(e)
			}
		}
	}
	var got strings.Builder
	for _, item := range c.doc.Pages[first.page].Items {
		g, ok := item.(*layout.Glyphs)
		if !ok || g.Mark != layout.Artifact || g.Y > first.box.Top || g.Gray != 0 || g.Angle != 0 {
			continue
		}
		for _, gl := range g.Glyphs {
			got.WriteString(gl.Text)
		}
	}
	if got.String() != want {
		c.fault(NoHeader, first.page, got.String())
	}
}

// group checks the rows that share the header cell which begins in row i, if one does that
// holds no smaller group.
func (c *tree) group(rows []row, i int) {
	span := 0
	for _, e := range rows[i].cells {
		if e.Scope == layout.RowScope && e.RowSpan > 1 {
			span = e.RowSpan
		}
	}
	if span == 0 || i+span > len(rows) || rows[i].head || innerGroup(rows[i+1:i+span]) {
		return
	}
	c.whole(rows, i, i+span)
}

// whole checks that the rows from … to-1 stand on one page, if one can hold them.
func (c *tree) whole(rows []row, from, to int) {
	height, parted := layout.Length(0), false
	for k, r := range rows {
		if r.head || k >= from && k < to {
			height += r.box.Bottom - r.box.Top
		}
		parted = parted || k > from && k < to && r.page != rows[from].page
	}
	if parted && height <= c.at(rows[from].page).Depth() {
		c.fault(SplitGroup, rows[from].page, c.doc.Text(rows[from].cells[0]))
	}
}

// bands checks the groups that begin with header rows of their own.
func (c *tree) bands(rows []row) {
	from := -1
	for i, r := range rows {
		if r.head || !allHeaders(r) || i > 0 && allHeaders(rows[i-1]) {
			continue
		}
		if from >= 0 {
			c.whole(rows, from, i)
		}
		from = i
	}
	if from >= 0 {
		c.whole(rows, from, len(rows))
	}
}

func innerGroup(rows []row) bool {
	for _, r := range rows {
		for _, e := range r.cells {
			if e.Scope == layout.RowScope && e.RowSpan > 1 {
				return true
			}
		}
	}
	return false
}

// label checks that a header cell over the rows from i on has its text and （续） beside
// those of its rows that stand on each later page.
func (c *tree) label(rows []row, i int, e *layout.Elem) {
	text, column, ok := c.column(c.blockOf(e))
	if !ok {
		return
	}
	end := min(i+e.RowSpan, len(rows))
	for from := i; from < end; {
		to := from
		for to < end && rows[to].page == rows[from].page {
			to++
		}
		if from > i {
			at := Box{Top: rows[from].box.Top, Bottom: rows[to-1].box.Bottom}
			if got := c.artifacts(rows[from].page, at, column); got != text+"（续）" {
				c.fault(NoLabel, rows[from].page, text+" | "+got)
			}
		}
		from = to
	}
}

// span is a stretch of a page from left to right.
type span struct{ from, to layout.Length }

// column returns the text of a cell and where it stands between its rules.
func (c *checker) column(cell *Block) (text string, at span, ok bool) {
	for _, l := range c.lines {
		if l.Glyphs[0].Block != cell {
			continue
		}
		text += l.Text()
		b := c.pages[l.Page].box(l)
		at = span{max(b.Left, 0), min(b.Right, c.pages[l.Page].Width)}
		ok = true
	}
	return text, at, ok
}

// blockOf returns the cell that an element is.
func (c *tree) blockOf(e *layout.Elem) *Block {
	for _, l := range c.lines {
		if b := l.Glyphs[0].Block; b.elem == e {
			return b
		}
	}
	return nil
}

// artifacts is the text of a box on a page that is not marked.
func (c *tree) artifacts(page int, rows Box, at span) string {
	var text strings.Builder
	for _, item := range c.doc.Pages[page].Items {
		g, ok := item.(*layout.Glyphs)
		if !ok || g.Mark != layout.Artifact || g.Y < rows.Top || g.Y > rows.Bottom || g.Gray != 0 {
			continue
		}
		for _, gl := range g.Glyphs {
			if x := g.X + gl.X; x >= at.from && x < at.to {
				text.WriteString(gl.Text)
			}
		}
	}
	return text.String()
}
