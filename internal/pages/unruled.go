package pages

import (
	"cmp"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
)

// piece is a chunk, or the lines of one label, with the cell that it belongs to.
type piece struct {
	box        Box
	lines      []string
	numbers    bool
	row        int
	first, end int // columns
}

// makeGrids replaces the lines of tables without rules by grids.
func makeGrids(parts []*part) []*part {
	var out []*part
	done := 0
	for _, r := range findRegions(parts) {
		made := r.grid()
		if made == nil {
			continue
		}
		out = append(out, parts[done:r.from]...)
		out = append(out, &part{page: r.parts[0].page, made: made, line: r.parts[0].line})
		done = r.from + len(r.parts)
	}
	return append(out, parts[done:]...)
}

// grid makes the cells of a region.
func (r *region) grid() *paper.Grid {
	columns, labels := r.columns()
	anchors := r.anchors()
	if len(anchors) == 0 || len(columns)-labels < mostlyNumbers {
		return nil
	}
	head := r.head(columns, labels)
	rows := 0
	for _, p := range head {
		rows = max(rows, p.row+1)
	}
	out := &paper.Grid{Rows: rows + len(anchors), Cols: len(columns)}
	pieces := append(head, r.body(columns, labels, anchors, rows)...)
	groups := spans(pieces, anchors, rows, labels)
	taken := map[[2]int]int{}
	for i, p := range pieces {
		c := paper.Cell{Row: p.row, Col: p.first, RowSpan: groups[i], ColSpan: p.end - p.first, Text: strings.Join(p.lines, "\n")}
		place(out, c, taken)
	}
	fill(out, taken)
	slices.SortStableFunc(out.Cells, func(a, b paper.Cell) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col)) })
	return out
}

// place adds a cell. Where another one stands, the text goes there.
func place(g *paper.Grid, c paper.Cell, taken map[[2]int]int) {
	for row := c.Row; row < c.Row+c.RowSpan; row++ {
		for col := c.Col; col < c.Col+c.ColSpan; col++ {
			if i, ok := taken[[2]int{row, col}]; ok {
				if row == c.Row && col == c.Col {
					g.Cells[i].Text += "\n" + c.Text
					return
				}
				if row > c.Row {
					c.RowSpan = row - c.Row
				} else {
					c.ColSpan = col - c.Col
				}
				break
			}
		}
	}
	for row := c.Row; row < c.Row+c.RowSpan; row++ {
		for col := c.Col; col < c.Col+c.ColSpan; col++ {
			taken[[2]int{row, col}] = len(g.Cells)
		}
	}
	g.Cells = append(g.Cells, c)
}

// fill adds the blank cells.
func fill(g *paper.Grid, taken map[[2]int]int) {
	for row := range g.Rows {
		for col := range g.Cols {
			if _, ok := taken[[2]int{row, col}]; !ok {
				g.Cells = append(g.Cells, paper.Cell{Row: row, Col: col, RowSpan: 1, ColSpan: 1})
			}
		}
	}
}

// columns finds the columns of labels and those of numbers.
func (r *region) columns() (all []band, labels int) {
	var numbers []Box
	var names [2][]Box // labels beside others on their line, and labels alone
	for _, chunks := range r.chunks[r.headers:] {
		var line []Box
		for _, c := range chunks {
			if !r.isLabel(c) {
				if c.number {
					numbers = append(numbers, c.line.box)
				}
			} else {
				line = append(line, c.line.box)
			}
		}
		alone := 0
		if len(line) == 1 {
			alone = 1
		}
		names[alone] = append(names[alone], line...)
	}
	columns := bands(nil, numbers)
	slices.SortFunc(columns, func(a, b band) int { return cmp.Compare(a.from, b.from) })
	for i := range r.headers {
		r.chunks[i] = splitHeads(r.chunks[i], columns)
	}
	// The headings add the columns without a number, those of single columns first.
	for i := r.headers - 1; i >= 0; i-- {
		for _, c := range r.chunks[i] {
			if c.line.box.X0 >= r.left-4*c.line.size {
				columns = widen(columns, c.line.box)
			}
		}
	}
	slices.SortFunc(columns, func(a, b band) int { return cmp.Compare(a.from, b.from) })
	left := bands(nil, names[0])
	left = bands(left, names[1])
	return append(left, columns...), len(left)
}

// isLabel reports whether a piece stands before the numbers.
func (r *region) isLabel(c chunk) bool { return (c.line.box.X0+c.line.box.X1)/2 < r.left }

// anchors are the baselines of the rows: the lines that have numbers.
func (r *region) anchors() []float64 {
	var out []float64
	for i, chunks := range r.chunks[r.headers:] {
		if countNumbers(chunks)+loneNumbers(chunks) > 0 {
			out = append(out, r.parts[r.headers+i].line.y)
		}
	}
	return out
}

// head makes the heading cells: the lowest piece over each column in one row, and each line of what
// stands above in a row of its own.
func (r *region) head(columns []band, labels int) []piece {
	var blocks []piece
	for _, chunks := range r.chunks[:r.headers] {
		for _, c := range chunks {
			first, last := reach(columns, c.line.box)
			if first < labels {
				last = min(last, labels-1)
			}
			p := piece{box: c.line.box, lines: []string{c.text}, first: first, end: last + 1}
			if i := goesOn(blocks, p, c.line.size); i >= 0 {
				blocks[i].box, blocks[i].lines = blocks[i].box.Join(p.box), append(blocks[i].lines, c.text)
				blocks[i].first, blocks[i].end = min(blocks[i].first, p.first), max(blocks[i].end, p.end)
				continue
			}
			blocks = append(blocks, p)
		}
	}
	return tiers(blocks, len(columns))
}

// goesOn returns the heading that a piece is the next line of, -1 when it begins one.
func goesOn(blocks []piece, p piece, size float64) int {
	for i := len(blocks) - 1; i >= 0; i-- {
		b := &blocks[i]
		if b.first <= p.first && p.first < b.end && b.end-b.first < 3 && p.box.Y1-b.box.Y1 <= wrapApart*size && b.box.X0 < p.box.X1 && p.box.X0 < b.box.X1 {
			return i
		}
	}
	return -1
}

// tiers gives the headings their rows.
func tiers(blocks []piece, columns int) []piece {
	lowest := slices.Repeat([]int{-1}, columns)
	for i, p := range blocks {
		if p.end-p.first == 1 {
			lowest[p.first] = i
		}
	}
	row, top := -1, -1e9
	for i := range blocks {
		p := &blocks[i]
		if p.end-p.first == 1 && lowest[p.first] == i {
			continue
		}
		if p.box.Y0-top > 2 {
			row++
			top = p.box.Y0
		}
		p.row = row
	}
	for _, i := range lowest {
		if i >= 0 {
			blocks[i].row = row + 1
		}
	}
	return blocks
}

// body makes the cells of the rows. Lines of a label that follow each other closely are one.
func (r *region) body(columns []band, labels int, anchors []float64, above int) []piece {
	var out []piece
	open := map[int]int{} // by first column: the piece that a label may go on
	for _, chunks := range r.chunks[r.headers:] {
		for _, c := range chunks {
			if !r.isLabel(c) {
				first, last := reach(columns[labels:], c.line.box)
				first, last = first+labels, last+labels
				out = append(out, piece{box: c.line.box, lines: []string{c.text}, numbers: true, first: first, end: last + 1})
				continue
			}
			first, last := reach(columns[:labels], c.line.box)
			if n, ok := open[first]; ok && c.line.y-out[n].box.Y1 <= (wrapApart-below)*c.line.size && closer(out[n], c, anchors) {
				out[n].box, out[n].lines = out[n].box.Join(c.line.box), append(out[n].lines, c.text)
				out[n].end = max(out[n].end, last+1)
				continue
			}
			open[first] = len(out)
			out = append(out, piece{box: c.line.box, lines: []string{c.text}, first: first, end: last + 1})
		}
	}
	for i := range out {
		out[i].row = above + nearest(anchors, out[i].middle())
	}
	return out
}

// middle is about where the baseline of a row with this in its middle is.
func (p *piece) middle() float64 { return (p.box.Y0+p.box.Y1)/2 + 0.3*10 }

// closer reports whether a line belongs to the label above it: not when both stand at rows of their own.
func closer(p piece, c chunk, anchors []float64) bool {
	at := func(y float64) bool {
		n := nearest(anchors, y)
		return max(anchors[n]-y, y-anchors[n]) < 0.15*c.line.size
	}
	return !at(c.line.y) || !at(p.box.Y1-below*c.line.size)
}

func nearest(anchors []float64, y float64) int {
	best := 0
	for i, a := range anchors {
		if max(a-y, y-a) < max(anchors[best]-y, y-anchors[best]) {
			best = i
		}
	}
	return best
}

// spans says over how many rows each piece goes, and moves the labels of groups of rows to the first: such
// a label stands in the middle of its rows, and the next group begins where they end.
func spans(pieces []piece, anchors []float64, above, labels int) []int {
	out := slices.Repeat([]int{1}, len(pieces))
	last := make([]int, above+len(anchors)) // by row: the last column of labels
	for _, p := range pieces {
		if !p.numbers && p.row >= above {
			last[p.row] = max(last[p.row], p.end)
		}
	}
	for col := range labels - 1 {
		var groups []int
		busy := map[int]bool{}
		for i, p := range pieces {
			switch {
			case p.row < above || p.numbers:
			case p.first == col && p.end == col+1 && last[p.row] > p.end:
				groups = append(groups, i)
			case p.first <= col && p.end > col:
				busy[p.row] = true
			}
		}
		end := above - 1
		for _, i := range groups {
			end = spread(&pieces[i], busy, anchors, above, end, &out[i])
		}
	}
	return out
}

// spread finds the rows of a group: as many below its middle as above.
func spread(p *piece, busy map[int]bool, anchors []float64, above, last int, span *int) int {
	top := p.row
	for top-1 > last && !busy[top-1] {
		top--
	}
	end, best := p.row, 1e9
	for row := max(p.row, top); row < above+len(anchors) && (row == p.row || !busy[row]); row++ {
		d := (anchors[top-above]+anchors[row-above])/2 - p.middle()
		if d = max(d, -d); d < best {
			end, best = row, d
		}
	}
	p.row, *span = top, end-top+1
	return end
}
