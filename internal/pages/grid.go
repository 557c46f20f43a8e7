package pages

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/formats/paper"
)

// grid is a table of ruled lines.
type grid struct {
	box    Box
	xs, ys []float64
	owner  []int // the cell of each position, row by row
	cells  []gridCell
}

// gridCell is a cell with what stands in it.
type gridCell struct {
	row, col, rows, cols int
	glyphs               []Glyph
}

// gridsOf finds the tables of a page, the smaller ones first.
func gridsOf(p *Page) []*grid {
	var out []*grid
	for _, c := range components(p.Rules) {
		c.close()
		if g := newGrid(c); g != nil {
			out = append(out, g)
		}
	}
	slices.SortStableFunc(out, func(a, b *grid) int {
		return cmp.Compare(a.box.Width()*a.box.Height(), b.box.Width()*b.box.Height())
	})
	return out
}

// newGrid makes the cells of connected rules, nil when they are no table.
func newGrid(c component) *grid {
	g := &grid{xs: edges(c.down), ys: edges(c.across)}
	cols, rows := len(g.xs)-1, len(g.ys)-1
	if cols < 1 || rows < 1 || int64(cols)*int64(rows) > mostCells {
		return nil
	}
	g.box = Box{g.xs[0], g.ys[0], g.xs[cols], g.ys[rows]}
	right := walls(c.down, g.xs, g.ys)
	under := walls(c.across, g.ys, g.xs)
	g.split(func(row, col int) bool { return right[(col+1)*rows+row] }, func(row, col int) bool { return under[(row+1)*cols+col] })
	return g
}

// isRow reports whether a single filled cell is what a page end cut off a table: it is as high as a row, as
// wide as text and nothing but tables stands between it and the end of the page.
func (g *grid) isRow(p *Page) bool {
	if g.filled() != 1 || g.box.Height() > 60 || g.box.Width() < p.Box.Width()/2 {
		return false
	}
	middle := (g.box.Y0 + g.box.Y1) / 2
	above, under := 0, 0
	for i := range p.Glyphs {
		if c := p.Glyphs[i].middle(); c.Y < g.box.Y0 && c.Y > headBand*p.Box.Y1 {
			above++
		} else if c.Y > g.box.Y1 && c.Y < (1-numberBand)*p.Box.Y1 {
			under++
		}
	}
	return above == 0 && middle < p.Box.Y1/2 || under == 0 && middle > p.Box.Y1/2
}

// walls says for each edge and each stretch of it whether a rule covers it.
func walls(rules []Rule, edges, stretches []float64) []bool {
	n := len(stretches) - 1
	cover := make([]float64, len(edges)*n)
	for _, r := range rules {
		e := near(edges, r.At)
		first, _ := slices.BinarySearch(stretches, r.From)
		for i := max(0, first-1); i < n && stretches[i] < r.To; i++ {
			cover[e*n+i] += min(r.To, stretches[i+1]) - max(r.From, stretches[i])
		}
	}
	out := make([]bool, len(cover))
	for i, c := range cover {
		out[i] = c >= covered*(stretches[i%n+1]-stretches[i%n])
	}
	return out
}

// split makes cells of the positions that no rule parts, as wide as they go and then as high.
func (g *grid) split(right, under func(row, col int) bool) {
	cols, rows := len(g.xs)-1, len(g.ys)-1
	g.owner = slices.Repeat([]int{-1}, cols*rows)
	for row := range rows {
		for col := range cols {
			if g.owner[row*cols+col] >= 0 {
				continue
			}
			c := gridCell{row: row, col: col, rows: 1, cols: 1}
			for col+c.cols < cols && !right(row, col+c.cols-1) && g.owner[row*cols+col+c.cols] < 0 {
				c.cols++
			}
			for row+c.rows < rows && g.goesOn(c, right, under) {
				c.rows++
			}
			g.own(c)
		}
	}
}

// goesOn reports whether a cell reaches into the row below it.
func (g *grid) goesOn(c gridCell, right, under func(row, col int) bool) bool {
	cols, row := len(g.xs)-1, c.row+c.rows
	for col := c.col; col < c.col+c.cols; col++ {
		if under(row-1, col) || g.owner[row*cols+col] >= 0 || col > c.col && right(row, col-1) {
			return false
		}
	}
	return true
}

func (g *grid) own(c gridCell) {
	cols := len(g.xs) - 1
	for row := c.row; row < c.row+c.rows; row++ {
		for col := c.col; col < c.col+c.cols; col++ {
			g.owner[row*cols+col] = len(g.cells)
		}
	}
	g.cells = append(g.cells, c)
}

// cellAt returns the cell at a place inside the table.
func (g *grid) cellAt(p Point) int {
	col, row := near(g.xs, p.X), near(g.ys, p.Y)
	cols, rows := len(g.xs)-1, len(g.ys)-1
	return g.owner[min(row, rows-1)*cols+min(col, cols-1)]
}

// take puts the glyphs that stand in the table into its cells and returns the others.
func (g *grid) take(glyphs []Glyph) []Glyph {
	var rest, upright []Glyph
	for _, c := range glyphs {
		switch {
		case !g.box.Contains(c.middle()):
			rest = append(rest, c)
		case c.Turn == 0:
			upright = append(upright, c)
		default:
			cell := &g.cells[g.cellAt(c.middle())]
			cell.glyphs = append(cell.glyphs, c)
		}
	}
	for _, l := range linesOf(upright) {
		g.takeLine(l.glyphs)
	}
	return rest
}

// takeLine puts the glyphs of a line into cells. A run without a gap that crosses a rule belongs to the
// cell where most of it stands: text runs over the edges of cells that are too narrow, and some
// rules cut a heading in two.
func (g *grid) takeLine(glyphs []Glyph) {
	const tight = 0.12
	for len(glyphs) > 0 {
		n := 1
		for n < len(glyphs) && glyphs[n].X0-glyphs[n-1].X1 < tight*glyphs[n].Size && !blank(glyphs[n].Text) {
			n++
		}
		count := map[int]int{}
		best := g.cellAt(glyphs[0].middle())
		for i := range glyphs[:n] {
			cell := g.cellAt(glyphs[i].middle())
			if count[cell]++; count[cell] > count[best] {
				best = cell
			}
		}
		g.cells[best].glyphs = append(g.cells[best].glyphs, glyphs[:n]...)
		glyphs = glyphs[n:]
	}
}

// filled counts the cells that have text.
func (g *grid) filled() int {
	n := 0
	for _, c := range g.cells {
		if len(c.glyphs) > 0 {
			n++
		}
	}
	return n
}

// block is the table as the reader returns it, without rows and columns that no cell begins in.
func (g *grid) block() *paper.Grid {
	g.trim()
	rows, cols := used(g.cells, func(c gridCell) int { return c.row }), used(g.cells, func(c gridCell) int { return c.col })
	out := &paper.Grid{Rows: len(rows), Cols: len(cols)}
	for _, c := range g.cells {
		row, _ := slices.BinarySearch(rows, c.row)
		col, _ := slices.BinarySearch(cols, c.col)
		below, _ := slices.BinarySearch(rows, c.row+c.rows)
		behind, _ := slices.BinarySearch(cols, c.col+c.cols)
		out.Cells = append(out.Cells, paper.Cell{Row: row, Col: col, RowSpan: below - row, ColSpan: behind - col, Text: cellText(c.glyphs)})
	}
	slices.SortStableFunc(out.Cells, func(a, b paper.Cell) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col)) })
	return out
}

// trim drops an empty cell over the whole width at the head or foot: what is left of a row that stands on
// another page.
func (g *grid) trim() {
	cols, rows := len(g.xs)-1, len(g.ys)-1
	g.cells = slices.DeleteFunc(g.cells, func(c gridCell) bool {
		edge := c.row == 0 || c.row+c.rows == rows
		return edge && c.cols == cols && len(c.glyphs) == 0 && len(g.cells) > 1
	})
}

func used(cells []gridCell, at func(gridCell) int) []int {
	var out []int
	for _, c := range cells {
		out = append(out, at(c))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// cellText is the text of a cell: its lines, or its columns where it is written downwards.
func cellText(glyphs []Glyph) string {
	var upright, turnedOnes []Glyph
	downwards := 0
	for _, g := range glyphs {
		if g.Turn != 0 {
			turnedOnes = append(turnedOnes, g)
			continue
		}
		upright = append(upright, g)
		if g.Vertical {
			downwards++
		}
	}
	var parts []string
	if len(upright) > 0 && downwards == len(upright) {
		parts = append(parts, columnsText(upright))
	} else {
		parts = append(parts, rowsText(linesOf(upright))...)
	}
	if len(turnedOnes) > 0 {
		parts = append(parts, rowsText(linesOf(turnedOnes))...)
	}
	return strings.Join(parts, "\n")
}

// rowsText is the text of each line. Lines of a character or two each are one label that runs down.
func rowsText(lines []textLine) []string {
	var out []string
	single := len(lines) > 2
	for i := range lines {
		text, _ := lines[i].cellText()
		out = append(out, text)
		single = single && utf8.RuneCountInString(text) <= 2 && chinese(text)
	}
	if single {
		return []string{strings.Join(out, "")}
	}
	return out
}

// cellText is the text of a line in a cell. A wide gap between Chinese characters spreads a label over
// its cell and parts nothing.
func (l *textLine) cellText() (string, []paper.Span) {
	text, bold := l.text()
	if !strings.Contains(text, "\t") {
		return text, bold
	}
	parts := strings.Split(text, "\t")
	var out strings.Builder
	for i, part := range parts {
		if i > 0 {
			last, _ := utf8.DecodeLastRuneInString(parts[i-1])
			if !chinese(string(last)) || !chinese(part) {
				out.WriteByte(' ')
			}
		}
		out.WriteString(part)
	}
	return out.String(), nil
}

// columnsText is the text of vertical writing: columns from right to left.
func columnsText(glyphs []Glyph) string {
	sorted := slices.Clone(glyphs)
	slices.SortStableFunc(sorted, func(a, b Glyph) int { return cmp.Compare(b.X0, a.X0) })
	for rest := sorted; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[0].X0-rest[n].X0 < rest[0].Size/2 {
			n++
		}
		slices.SortStableFunc(rest[:n], func(a, b Glyph) int { return cmp.Compare(a.Y, b.Y) })
		rest = rest[n:]
	}
	var b strings.Builder
	for _, g := range sorted {
		if !blank(g.Text) {
			b.WriteString(g.Text)
		}
	}
	return b.String()
}
