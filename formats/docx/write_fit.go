package docx

import (
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/layout"
)

// The room around the text of a cell, in twips, and the distance of its lines in hundredths of the type
// size, as Word has it for Chinese fonts, about.
const (
	cellSide    = 57
	cellTop     = 28
	slack       = 10 // for rounding
	rules       = 20 // of a row, above and below
	cellLeading = 130
)

// fittedTable is a table for a measure: widths in twips, sizes in half points.
type fittedTable struct {
	owner   []int // the cell at row*columns+column
	columns []int
	size    layout.Length
	breaks  [][]int // of each cell
	tall    []bool  // rows that are higher than a page
	pages   int
	height  int
	units   map[span]int // right indents of the cells that are aligned by their ends
	enough  bool         // the numbers have room
}

// span is what columns a cell takes.
type span struct{ col, n int }

// ownersOf returns the cell at each place of a table.
func ownersOf(t *layout.Table) ([]int, error) {
	cols := len(t.Widths)
	bad := func(reason string) ([]int, error) { return nil, &layout.BadTable{Table: t.Name, Reason: reason} }
	if cols == 0 || t.Rows <= 0 {
		return bad("it has no columns or rows")
	}
	owner := make([]int, t.Rows*cols)
	for i := range t.Cells {
		c := &t.Cells[i]
		rows, columns := spans(c)
		if c.Row < 0 || c.Col < 0 || rows < 0 || columns < 0 || c.Row+rows > t.Rows || c.Col+columns > cols {
			return bad("cell spans rows or columns that do not exist")
		}
		for r := c.Row; r < c.Row+rows; r++ {
			for col := c.Col; col < c.Col+columns; col++ {
				if owner[r*cols+col] != 0 {
					return bad("two cells stand at one place")
				}
				owner[r*cols+col] = i + 1
			}
		}
	}
	for i := range owner {
		if owner[i]--; owner[i] < 0 {
			return bad("a place has no cell")
		}
	}
	return owner, nil
}

// spans returns how many rows and columns a cell takes.
func spans(c *layout.Cell) (rows, columns int) {
	rows, columns = c.RowSpan, c.ColSpan
	if rows == 0 {
		rows = 1
	}
	if columns == 0 {
		columns = 1
	}
	return rows, columns
}

// fit chooses the size of a table and the widths of its columns: the largest size at which it takes the
// fewest pages, as far as that can be told without the fonts.
func (w *writer) fit(t *layout.Table, g *geometry) (*fittedTable, error) {
	owner, err := ownersOf(t)
	if err != nil {
		return nil, err
	}
	sizes := t.Sizes
	if len(sizes) == 0 {
		sizes = []layout.Length{layout.XiaoSi}
	}
	best, fewest := (*fittedTable)(nil), 0
	for _, whole := range []int{wholeWord, 1} {
		for _, size := range sizes {
			f := &fittedTable{owner: owner, size: size}
			f.columns, f.enough = shareColumns(g.measure, t.Widths, needsOf(t, twips(size), whole))
			if !f.enough && (whole > 1 || best != nil || size != sizes[len(sizes)-1]) {
				continue
			}
			f.pages = w.fitRows(t, f, g)
			if best == nil || f.pages < fewest {
				best, fewest = f, f.pages
			}
			if f.pages == 1 {
				break
			}
		}
		if best != nil {
			break
		}
	}
	best.alignUnits(t)
	return best, nil
}

// widestRemark is the room that a column has for a remark below a figure, in halves of a character.
const widestRemark = 8

// wholeWord is the longest word, in characters, that a column has room for where it can.
const wholeWord = 3

// needsOf returns the least widths of the columns: of numbers, which are not broken, and of words of so
// many characters.
func needsOf(t *layout.Table, size, whole int) []int {
	needs := make([]int, len(t.Widths))
	for i := range t.Cells {
		c := &t.Cells[i]
		if _, columns := spans(c); columns > 1 {
			continue
		}
		halves := 2
		for line := range strings.SplitSeq(c.Text, "\n") {
			if isFigure(line) {
				halves = max(halves, len(line)+strings.Count(line, "%")) // which is wide in many fonts
			}
		}
		if _, remark, ok := strings.Cut(c.Text, "\n"); ok {
			halves = max(halves, min(2*utf8.RuneCountInString(remark), widestRemark))
		}
		for _, phrase := range c.Phrases {
			if n := utf8.RuneCountInString(phrase); n <= whole {
				halves = max(halves, 2*n)
			}
		}
		needs[c.Col] = max(needs[c.Col], halves*size/2+2*cellSide+slack)
	}
	return needs
}

// isFigure reports whether a text is a number, with perhaps a sign, points and a per cent sign.
func isFigure(text string) bool {
	return text != "" && strings.Trim(text, "+-0123456789.,%") == ""
}

// shareColumns gives columns widths that add up to the measure: their shares, but what they need where
// that is more. It reports whether there is room for what they need.
func shareColumns(measure int, shares, needs []int) (widths []int, enough bool) {
	widths = make([]int, len(shares))
	fixed := make([]bool, len(shares))
	for {
		room, total := measure, 0
		for i, s := range shares {
			if fixed[i] {
				room -= needs[i]
			} else {
				total += max(s, 1)
			}
		}
		if room < 0 || total == 0 && room != 0 {
			return evenColumns(measure, shares), false
		}
		again := false
		rest := room
		for i, s := range shares {
			if fixed[i] {
				widths[i] = needs[i]
				continue
			}
			widths[i] = rest * max(s, 1) / max(total, 1)
			rest -= widths[i]
			total -= max(s, 1)
			if widths[i] < needs[i] {
				fixed[i], again = true, true
			}
		}
		if !again {
			return widths, true
		}
	}
}

// evenColumns gives columns their shares of the measure.
func evenColumns(measure int, shares []int) []int {
	total := 0
	for _, s := range shares {
		total += max(s, 1)
	}
	widths := make([]int, len(shares))
	for i, s := range shares {
		widths[i] = measure * max(s, 1) / total
		measure -= widths[i]
		total -= max(s, 1)
	}
	return widths
}

// fitRows breaks labels into lines and returns how many pages the table takes, about, below a heading.
func (w *writer) fitRows(t *layout.Table, f *fittedTable, g *geometry) int {
	size := twips(f.size)
	line := size * cellLeading / 100
	heights := make([]int, t.Rows)
	for r := range heights {
		heights[r] = line + 2*cellTop + rules
	}
	f.breaks = make([][]int, len(t.Cells))
	for i := range t.Cells {
		c := &t.Cells[i]
		rows, columns := spans(c)
		width := -2 * cellSide
		for col := c.Col; col < c.Col+columns; col++ {
			width += f.columns[col]
		}
		lines := w.cellLines(c, 2*max(width, size)/size, &f.breaks[i])
		lack := lines*line + 2*cellTop + rules
		for r := c.Row; r < c.Row+rows; r++ {
			lack -= heights[r]
		}
		if lack > 0 {
			heights[c.Row+rows-1] += lack
		}
	}
	return f.count(heights, t.HeadRows, g)
}

// count counts the pages that rows take, and notes which are higher than one.
func (f *fittedTable) count(heights []int, heads int, g *geometry) int {
	f.height = 0
	for _, h := range heights {
		f.height += h
	}
	head := 0
	for _, h := range heights[:min(max(heads, 0), len(heights))] {
		head += h
	}
	f.tall = make([]bool, len(heights))
	pages, left := 1, g.depth-g.pitch
	for r, h := range heights {
		if f.tall[r] = h > g.depth-head; f.tall[r] {
			pages += h / g.depth
			left = max(left-h%g.depth, 0)
			continue
		}
		if h > left {
			pages++
			left = g.depth - head
		}
		left -= h
	}
	return pages
}

// cellLines returns how many lines the text of a cell takes, about, and where a label's end.
func (w *writer) cellLines(c *layout.Cell, measure int, breaks *[]int) int {
	if len(c.Phrases) > 0 && !strings.Contains(c.Text, "\n") {
		lines, ends := w.labelLines(c.Text, c.Phrases, measure)
		*breaks = ends
		return lines
	}
	lines := 0
	for text := range strings.SplitSeq(c.Text, "\n") {
		width := 0
		for _, r := range text {
			width += wide(r)
		}
		lines += max((width+measure-1)/measure, 1)
	}
	return lines
}

// alignUnits puts the widest of the cells that are aligned by their ends in the middle of their columns.
func (f *fittedTable) alignUnits(t *layout.Table) {
	widest := map[span]int{}
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Align != layout.Units {
			continue
		}
		_, columns := spans(c)
		key := span{c.Col, columns}
		widest[key] = max(widest[key], len(c.Text)*twips(f.size)/2)
	}
	f.units = make(map[span]int, len(widest))
	for key, width := range widest {
		room := -2 * cellSide
		for col := key.col; col < key.col+key.n; col++ {
			room += f.columns[col]
		}
		f.units[key] = max((room-width)/2, 0)
	}
}

// mustTurn reports whether a table of a group has no room for its numbers upright, and has turned.
func (w *writer) mustTurn(g *layout.Group) bool {
	for _, e := range leaves(nil, g) {
		t, ok := e.block.(*layout.Table)
		if !ok {
			continue
		}
		f, err := w.fit(t, &w.upright)
		if err != nil {
			return false // which is told when it is written
		}
		w.fitted[t] = f
		if !f.enough && w.turned.measure > w.upright.measure {
			return true
		}
	}
	return false
}
