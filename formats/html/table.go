package html

import (
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const mostSpan = 1000 // rows or columns that one cell may span, as in browsers

// table reads a table as browsers lay it out.
func (f *flow) table(n *html.Node, s style) {
	g := &paper.Grid{Place: f.w.placeOf(n)}
	taken := map[[2]int]bool{}
	var rest []*html.Node // what stands in the table outside its rows
	for _, tr := range rowsOf(n, &rest) {
		if f.w.isHidden(tr) {
			f.w.unseen = append(f.w.unseen, allText(tr))
			continue
		}
		col := 0
		for c := tr.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom != atom.Td && c.DataAtom != atom.Th && !displays(c, "table-cell") {
				continue
			}
			if f.w.isHidden(c) {
				f.w.unseen = append(f.w.unseen, allText(c))
				continue
			}
			for taken[[2]int{g.Rows, col}] {
				col++
			}
			if f.w.cells++; f.w.cells > MaxCells {
				return
			}
			cell := f.cell(c, s)
			cell.Row, cell.Col = g.Rows, col
			cell.RowSpan, cell.ColSpan = span(c, "rowspan"), span(c, "colspan")
			for cell.ColSpan > 1 && anyTaken(taken, g.Rows, col+1, col+cell.ColSpan) {
				cell.ColSpan--
			}
			take(taken, &cell)
			g.Cells = append(g.Cells, cell)
			col += cell.ColSpan
			g.Cols = max(g.Cols, col)
		}
		g.Rows++
	}
	clampRows(g)
	for _, r := range rest {
		f.style = s
		f.node1(r, s)
		f.flush()
	}
	if len(g.Cells) > 0 {
		f.blocks = append(f.blocks, g)
	}
}

// take marks the positions of a cell. A span over the whole rest of a table (rowspan=0, or a number far
// too large) is taken as it comes.
func take(taken map[[2]int]bool, c *paper.Cell) {
	for r := c.Row; r < c.Row+min(c.RowSpan, 400); r++ {
		for col := c.Col; col < c.Col+min(c.ColSpan, 100); col++ {
			taken[[2]int{r, col}] = true
		}
	}
}

func anyTaken(taken map[[2]int]bool, row, from, to int) bool {
	for c := from; c < min(to, from+100); c++ {
		if taken[[2]int{row, c}] {
			return true
		}
	}
	return false
}

// clampRows cuts spans that go past the last row.
func clampRows(g *paper.Grid) {
	for i := range g.Cells {
		c := &g.Cells[i]
		c.RowSpan = max(1, min(c.RowSpan, g.Rows-c.Row))
		c.ColSpan = min(c.ColSpan, 100)
	}
}

func span(n *html.Node, key string) int {
	v, err := strconv.Atoi(strings.TrimSpace(attr(n, key)))
	switch {
	case err != nil || v < 0:
		return 1
	case v == 0 && key == "rowspan":
		return mostSpan
	}
	return max(1, min(v, mostSpan))
}

// rowsOf lists the rows of a table in the order in which they are shown: head, bodies, foot.
func rowsOf(n *html.Node, rest *[]*html.Node) []*html.Node {
	var head, body, foot []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if displays(c, "table-row") {
			body = append(body, c)
			continue
		}
		switch c.DataAtom {
		case atom.Tr:
			body = append(body, c)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			for r := c.FirstChild; r != nil; r = r.NextSibling {
				if r.DataAtom != atom.Tr {
					continue
				}
				switch c.DataAtom {
				case atom.Thead:
					head = append(head, r)
				case atom.Tfoot:
					foot = append(foot, r)
				default:
					body = append(body, r)
				}
			}
		case atom.Colgroup, atom.Col:
		default:
			*rest = append(*rest, c)
		}
	}
	return append(append(head, body...), foot...)
}

// cell reads what stands in a cell.
func (f *flow) cell(n *html.Node, s style) paper.Cell {
	inner := &flow{w: f.w}
	s.level, s.chrome = 0, false
	inner.children(n, restyled(n, s))
	inner.flush()
	c := paper.Cell{Header: n.DataAtom == atom.Th, Place: f.w.placeOf(n)}
	var lines []string
	frames := false // tables inside that are more than a frame around one text
	for _, b := range inner.blocks {
		switch b := b.(type) {
		case *paper.Paragraph:
			if !b.Picture {
				lines = append(lines, b.Number+b.Text)
			}
		case *paper.Grid:
			text, ok := only(b)
			if !ok {
				frames = true
			} else if text != "" {
				lines = append(lines, text)
			}
		}
	}
	c.Text = strings.Join(lines, "\n")
	if frames || len(inner.blocks) > 1 || len(inner.blocks) == 1 && len(lines) == 0 {
		c.Blocks = inner.blocks
	}
	if !frames && len(inner.blocks) == 1 && len(lines) == 1 {
		c.Blocks = nil
	}
	return c
}

// only returns the text of a table that has one cell with text, or none.
func only(g *paper.Grid) (string, bool) {
	text := ""
	for _, c := range g.Cells {
		if c.Text == "" {
			continue
		}
		if text != "" {
			return "", false
		}
		text = c.Text
	}
	return text, true
}

// picture adds a picture that may hold something of the report.
func (f *flow) picture(n *html.Node) {
	for _, key := range []string{"width", "height"} {
		if v, err := strconv.Atoi(strings.TrimSuffix(attr(n, key), "px")); err == nil && v < 100 {
			return
		}
	}
	name := strings.ToLower(attr(n, "src"))
	for _, w := range []string{"icon", "logo", "share", "print", "qrcode", "ewm", "weixin", "wechat", "weibo", "close", "btn", "arrow", "blank", "spacer", "banner", "bg", "jiucuo", "red.png", "/dot"} {
		if strings.Contains(name, w) {
			return
		}
	}
	f.flush()
	f.w.doc.Pictures++
	f.blocks = append(f.blocks, &paper.Paragraph{Picture: true, Text: attr(n, "alt"), Place: f.w.placeOf(n)})
}

// input adds what is typed into a form.
func (f *flow) input(n *html.Node, s style) {
	switch strings.ToLower(attr(n, "type")) {
	case "", "text", "number", "tel":
		f.add(&html.Node{Type: html.TextNode, Data: attr(n, "value")}, s)
	}
}

// chosen adds the option that is chosen in a list.
func (f *flow) chosen(n *html.Node, s style) {
	for o := range n.Descendants() {
		if o.DataAtom != atom.Option {
			continue
		}
		for _, a := range o.Attr {
			if a.Key == "selected" {
				f.add(&html.Node{Type: html.TextNode, Data: allText(o)}, s)
			}
		}
	}
}
