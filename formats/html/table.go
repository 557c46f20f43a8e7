package html

import (
	"slices"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// row is one row of a table as it is shown, with the context of its cells.
type row struct {
	n   *html.Node
	c   context
	end int // of its row group: a span of rows stops there
}

// table reads a table. One of a single cell only draws a frame or makes room, so its content stands for
// it.
func (f *flow) table(n *html.Node, c context) {
	d := f.d
	if d.nesting++; d.nesting > maxNesting {
		d.tooBig = "的表格嵌套太深"
	}
	defer func() { d.nesting-- }()
	if d.tooBig != "" || !d.count() {
		return
	}
	c.align, c.list = paper.Start, nil
	if at := d.place(n); !at.IsZero() {
		f.at = at
	}
	f.captions(n, c)
	g := &grid{d: d, Grid: paper.Grid{Place: f.at}}
	for i, r := range d.rowsOf(n, c) {
		g.row(i, r)
	}
	g.close()
	switch {
	case len(g.Cells) == 0:
	case len(g.Cells) == 1 && g.Rows == 1:
		f.blocks = append(f.blocks, g.content[0]...)
		f.marks.join(g.marks)
		for _, m := range g.marks.quotes {
			if !f.inCell {
				d.raised.add(m.text, g.Cells[0].Place)
			}
		}
	default:
		f.blocks = append(f.blocks, &g.Grid)
	}
	if len(g.Cells) > 0 {
		f.at = g.Cells[len(g.Cells)-1].Place
	}
}

// captions reads the captions, which stand before the table.
func (f *flow) captions(n *html.Node, c context) {
	for child := range n.ChildNodes() {
		if child.DataAtom == atom.Caption {
			c.align = paper.Center
			f.element(child, c)
		}
	}
	f.flush()
}

// rowsOf returns the rows that a table shows: those of its head first and those of its foot last.
func (d *page) rowsOf(n *html.Node, c context) []row {
	var head, body, foot []row
	for child := range n.ChildNodes() {
		if child.Type != html.ElementNode {
			continue
		}
		s, inner, shown := d.part(child, c)
		if !shown {
			continue
		}
		switch roleOf(child, &s) {
		case "table-row":
			body = append(body, row{n: child, c: inner})
		case "table-row-group":
			body = append(closed(body), d.group(child, inner)...)
		case "table-header-group":
			head = append(head, d.group(child, inner)...)
		case "table-footer-group":
			foot = append(foot, d.group(child, inner)...)
		}
	}
	all := slices.Concat(closed(head), closed(body), closed(foot))
	last := len(all)
	for i := len(all) - 1; i >= 0; i-- { // ends of groups, counted in all rows
		if all[i].end == groupEnd {
			last = i + 1
		}
		all[i].end = last
	}
	return all
}

const groupEnd = -1

// closed marks the last row as the end of its group.
func closed(rows []row) []row {
	if len(rows) > 0 {
		rows[len(rows)-1].end = groupEnd
	}
	return rows
}

// group returns the rows of a row group.
func (d *page) group(n *html.Node, c context) []row {
	var rows []row
	for child := range n.ChildNodes() {
		if child.Type != html.ElementNode {
			continue
		}
		if s, inner, shown := d.part(child, c); shown && roleOf(child, &s) == "table-row" {
			rows = append(rows, row{n: child, c: inner})
		}
	}
	return closed(rows)
}

// part returns the style and the context of a part of a table, and whether it is shown.
func (d *page) part(n *html.Node, c context) (style, context, bool) {
	s := d.styleOf(n)
	if (s.isHidden() || s.visibility == "collapse") && !d.showAll {
		d.hide(n)
		return s, c, false
	}
	return s, c.inside(n, &s), true
}

// roleOf says which part of a table an element is, in the words of display.
func roleOf(n *html.Node, s *style) string {
	switch n.DataAtom {
	case atom.Tr:
		return "table-row"
	case atom.Tbody:
		return "table-row-group"
	case atom.Thead:
		return "table-header-group"
	case atom.Tfoot:
		return "table-footer-group"
	case atom.Td, atom.Th:
		return "table-cell"
	}
	return s.display
}

// grid makes a table of its rows.
type grid struct {
	paper.Grid
	d       *page
	until   []int           // by column: the row before which a cell from above stands there
	starts  []bool          // by column: a cell begins there in some row
	content [][]paper.Block // of each cell
	marks   marks           // of the last cell
}

// row adds a row.
func (g *grid) row(i int, r row) {
	g.Rows = i + 1
	first := len(g.Cells)
	col := 0
	for child := range r.n.ChildNodes() {
		if child.Type != html.ElementNode {
			continue
		}
		_, c, shown := g.d.part(child, r.c)
		if !shown || child.DataAtom == atom.Script || child.DataAtom == atom.Template || child.DataAtom == atom.Style {
			continue
		}
		for col < len(g.until) && g.until[col] > i {
			col++
		}
		cell := g.place(i, col, r.end, child)
		if cell == nil {
			return
		}
		g.fill(cell, child, c)
		col += cell.ColSpan
	}
	g.trim(i, first, r.n)
}

// place makes the cell that begins in a column and takes the columns and rows that its spans ask for
// and that are free.
func (g *grid) place(row, col, end int, n *html.Node) *paper.Cell {
	cols := min(max(span(n, "colspan"), 1), 1000)
	rows := span(n, "rowspan")
	if rows == 0 {
		rows = end - row
	}
	rows = min(max(rows, 1), max(end-row, 1))
	for k := 1; k < cols; k++ {
		if col+k < len(g.until) && g.until[col+k] > row {
			cols = k
		}
	}
	if g.d.cells++; g.d.cells > maxCells {
		g.d.tooBig = "的表格单元格太多"
	}
	if col+cols > maxColumns {
		g.d.tooBig = "的表格列数太多"
	}
	if g.d.tooBig != "" {
		return nil
	}
	for len(g.until) < col+cols {
		g.until, g.starts = append(g.until, 0), append(g.starts, false)
	}
	g.starts[col] = true
	for k := col; k < col+cols; k++ {
		g.until[k] = row + rows
	}
	g.Cells = append(g.Cells, paper.Cell{Row: row, Col: col, RowSpan: rows, ColSpan: cols, Header: n.DataAtom == atom.Th, Place: g.d.place(n)})
	return &g.Cells[len(g.Cells)-1]
}

// span returns a span, 1 when it is not a number; 0 is kept.
func span(n *html.Node, key string) int {
	v, ok := attrOf(n, key)
	if !ok {
		return 1
	}
	v = strings.TrimSpace(v)
	digits := v
	if i := strings.IndexFunc(v, func(r rune) bool { return r < '0' || r > '9' }); i >= 0 {
		digits = v[:i]
	}
	i, err := strconv.Atoi(digits)
	if err != nil || i > 65534 {
		return 1
	}
	return i
}

// fill reads what stands in a cell.
func (g *grid) fill(cell *paper.Cell, n *html.Node, c context) {
	if n.DataAtom == atom.Th {
		if s := g.d.styleOf(n); !s.align.given {
			c.align = paper.Center
		}
	}
	f := g.d.newFlow()
	f.inCell, f.at = true, cell.Place
	f.children(n, c)
	f.flush()
	g.content = append(g.content, f.blocks)
	cell.Text, cell.Blocks, cell.Remark = cellText(f.blocks), f.blocks, f.marks.String()
	g.marks = f.marks
	if isPlain(f.blocks) {
		cell.Blocks = nil
	}
	g.d.spare = append(g.d.spare, f)
}

// cellText joins the paragraphs of a cell.
func cellText(blocks []paper.Block) string {
	var lines []string
	for _, b := range blocks {
		if p, ok := b.(*paper.Paragraph); ok && !p.Picture {
			lines = append(lines, p.Number+strings.TrimSpace(p.Text))
		}
	}
	return strings.Join(lines, "\n")
}

// isPlain says that the text of a cell tells all of it.
func isPlain(blocks []paper.Block) bool {
	if len(blocks) == 0 {
		return true
	}
	p, ok := blocks[0].(*paper.Paragraph)
	return ok && len(blocks) == 1 && !p.Picture && !p.Chrome && p.Number == "" && p.Level == 0
}

// trim takes away what office programs add to keep columns apart and nobody sees: a row without
// height or text, a cell without width or text at the end of a row.
func (g *grid) trim(row, first int, n *html.Node) {
	empty := func(i int) bool { return g.Cells[i].Text == "" && g.Cells[i].Blocks == nil && g.Cells[i].RowSpan == 1 }
	if h, ok := attrOf(n, "height"); ok && isZero(h) {
		for i := first; i < len(g.Cells); i++ {
			if !empty(i) {
				return
			}
		}
		g.Cells, g.content = g.Cells[:first], g.content[:first]
		return
	}
	last := len(g.Cells) - 1
	if last <= first || !empty(last) {
		return
	}
	var end *html.Node
	for child := range n.ChildNodes() {
		if child.Type == html.ElementNode {
			end = child
		}
	}
	if w, ok := attrOf(end, "width"); ok && isZero(w) {
		g.Cells, g.content = g.Cells[:last], g.content[:last]
	}
}

// close drops the columns in which no cell begins, which large spans make.
func (g *grid) close() {
	for i := range g.starts {
		g.starts[i] = false
	}
	for _, c := range g.Cells {
		g.starts[c.Col] = true
	}
	to := make([]int, len(g.starts)+1)
	for i, begins := range g.starts {
		to[i+1] = to[i]
		if begins {
			to[i+1]++
		}
	}
	g.Cols = to[len(g.starts)]
	for i := range g.Cells {
		c := &g.Cells[i]
		end := to[c.Col+c.ColSpan]
		c.Col = to[c.Col]
		c.ColSpan = max(end-c.Col, 1)
	}
}
