package xlsx

import (
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/model"
)

// blocks returns what a sheet shows, in reading order.
func (b *book) blocks(s *sheet) []paper.Block {
	l := arrange(s)
	l.filled = &b.filled
	parts := l.split(region{area{0, 0, sheetRows - 1, sheetCols - 1}})
	slices.SortStableFunc(s.boxes, func(x, y textBox) int { return x.from.compare(y.from) })
	var out []paper.Block
	boxes := s.boxes
	for _, p := range parts {
		for len(boxes) > 0 && boxes[0].from.row <= p.row {
			out = append(out, s.inBox(boxes[0])...)
			boxes = boxes[1:]
		}
		out = append(out, p.block)
	}
	for _, box := range boxes {
		out = append(out, s.inBox(box)...)
	}
	for _, row := range l.used {
		for _, box := range l.rows[row] { // no block has those of rows that show nothing
			if box.top == row {
				s.remarkOf(at{box.top, box.left})
			}
		}
	}
	b.tell(s, l)
	return out
}

// inBox returns what a text box or a picture shows.
func (s *sheet) inBox(t textBox) []paper.Block {
	place := model.Place{Name: s.name + "!" + t.from.String() + "处的文本框"}
	var out []paper.Block
	for _, line := range t.lines {
		out = append(out, &paper.Paragraph{Text: line, Place: place})
	}
	if t.picture {
		out = append(out, &paper.Paragraph{Picture: true, Text: t.alt, Place: s.place(t.from)})
	}
	return out
}

// tell tells of what a person sees on a sheet or does not, and no block carries.
func (b *book) tell(s *sheet, l *layout) {
	var rows, cols []string
	slices.Sort(s.hiddenRows)
	for _, r := range slices.Compact(s.hiddenRows) {
		if slices.ContainsFunc(l.rows[r], func(b box) bool { return !b.blank() }) {
			rows = append(rows, fmt.Sprintf("%d", r+1))
		}
	}
	slices.SortFunc(s.hiddenCols, func(a, b area) int { return a.left - b.left })
	hidden, right := s.hiddenCols, -1 // the ranges not yet passed, and the last column of those passed
	for _, c := range s.columns() {
		for len(hidden) > 0 && hidden[0].left <= c {
			hidden, right = hidden[1:], max(right, hidden[0].right)
		}
		if c <= right {
			cols = append(cols, columnName(c))
		}
	}
	if len(rows) > 0 {
		b.note(model.SeverityInfo, model.Place{Name: s.name}, "工作表“"+s.name+"”隐藏的第 "+some(rows)+" 行也读入了", "")
	}
	if len(cols) > 0 {
		b.note(model.SeverityInfo, model.Place{Name: s.name}, "工作表“"+s.name+"”隐藏的 "+some(cols)+" 列也读入了", "")
	}
	var left []at
	for p := range s.comments {
		if !s.remarked[p] && s.comments[p] != "" {
			left = append(left, p)
		}
	}
	slices.SortFunc(left, at.compare)
	for _, p := range left {
		b.note(model.SeverityInfo, s.place(p), "批注没有读入正文：“"+s.comments[p]+"”"+b.noteHint(), s.comments[p])
	}
}

// noteHint says how a note of a form comes to be printed, "" in other workbooks.
func (b *book) noteHint() string {
	if len(b.names) == 0 {
		return ""
	}
	return "（要印在数字下面的，请以“" + remarkMark + "”开头，写在数字那一格）"
}

// columns returns the columns that have texts, in order.
func (s *sheet) columns() []int {
	used := map[int]bool{}
	for p, c := range s.cells {
		if !c.blank() {
			used[p.col] = true
		}
	}
	return slices.Sorted(maps.Keys(used))
}

// some joins names for a message, the first ten of them.
func some(names []string) string {
	if len(names) > 10 {
		return strings.Join(names[:10], "、") + " 等 " + fmt.Sprint(len(names))
	}
	return strings.Join(names, "、")
}

// paragraphs returns the paragraphs of a cell that stands alone in its row.
func (l *layout) paragraphs(b box) []part {
	var out []part
	offset := 0
	for _, line := range strings.SplitAfter(b.cell.text, "\n") {
		text := strings.TrimSuffix(line, "\n")
		if !isBlank(text) {
			p := &paper.Paragraph{Text: text, Align: b.cell.style.align, Place: l.sheet.place(at{b.top, b.left})}
			p.Bold = b.cell.boldIn(offset, offset+len(text))
			out = append(out, part{b.top, p})
		}
		offset += len(line)
	}
	l.sheet.remarkOf(at{b.top, b.left})
	return out
}

// boldIn returns what is bold in a part of a cell's text, relative to its beginning.
func (c *cell) boldIn(start, end int) []paper.Span {
	if c.style.bold && len(c.bold) == 0 && end > start {
		return []paper.Span{{Start: 0, End: end - start}}
	}
	var out []paper.Span
	first := sort.Search(len(c.bold), func(i int) bool { return c.bold[i].End > start })
	for _, s := range c.bold[first:] {
		if s.Start >= end {
			break
		}
		out = append(out, paper.Span{Start: max(s.Start, start) - start, End: min(s.End, end) - start})
	}
	return out
}

// remarkOf keeps what is remarked of a cell that is in no table as a comment to be told.
func (s *sheet) remarkOf(p at) {
	c := s.cells[p]
	if c.remark == "" || s.told[p] {
		return
	}
	s.told[p] = true
	if s.comments[p] != "" {
		s.comments[p] += "；"
	}
	s.comments[p] += c.remark
}

// line returns a row of few words, none of them a number, as paragraphs: one for the words that
// stand side by side.
func (l *layout) line(r region) ([]part, bool) {
	const most = 4
	boxes := l.boxes(r, r.top)
	if len(boxes) > most {
		return nil, false
	}
	for _, b := range boxes {
		if b.blank() || b.number || b.cell.style.bordered {
			return nil, false
		}
	}
	var out []part
	var last *paper.Paragraph
	right := -1
	for _, b := range boxes {
		text := strings.ReplaceAll(b.cell.text, "\n", " ")
		switch {
		case b.cell.truth: // no prose
			out = append(out, part{r.top, l.grid(region{area{r.top, b.left, r.top, b.right}})})
			last = nil
			continue
		case last != nil && b.left == right+1:
			last.Text += "\t" + text
		default:
			last = &paper.Paragraph{Text: text, Align: b.cell.style.align, Place: l.sheet.place(at{b.top, b.left})}
			out = append(out, part{r.top, last})
		}
		right = b.right
		l.sheet.remarkOf(at{b.top, b.left})
	}
	return out, true
}

// grid returns the table of a region. Positions without a cell get an empty one, as long as the tables
// are not far larger than what is in them.
func (l *layout) grid(r region) *paper.Grid {
	g := &paper.Grid{Rows: r.bottom - r.top + 1, Cols: r.right - r.left + 1, Place: l.sheet.place(at{r.top, r.left})}
	full := g.Rows < maxCells/g.Cols && *l.filled+g.Rows*g.Cols <= maxFilled
	if full {
		*l.filled += g.Rows * g.Cols
	}
	for row := r.top; row <= r.bottom; row++ {
		boxes := l.boxes(r, row)
		if len(boxes) == 0 {
			continue
		}
		next := r.left
		for _, b := range boxes {
			for ; full && next < b.left; next++ {
				g.Cells = append(g.Cells, paper.Cell{Row: row - r.top, Col: next - r.left, RowSpan: 1, ColSpan: 1, Place: l.sheet.place(at{row, next})})
			}
			if b.top == row || row == r.top && b.top < row {
				g.Cells = append(g.Cells, l.cell(b, r))
			}
			next = max(next, b.right+1)
		}
		for ; full && next <= r.right; next++ {
			g.Cells = append(g.Cells, paper.Cell{Row: row - r.top, Col: next - r.left, RowSpan: 1, ColSpan: 1, Place: l.sheet.place(at{row, next})})
		}
	}
	return g
}

// cell returns a box as a cell of a table.
func (l *layout) cell(b box, r region) paper.Cell {
	p := at{b.top, b.left}
	top, left := max(b.top, r.top), max(b.left, r.left)
	c := paper.Cell{Row: top - r.top, Col: left - r.left, RowSpan: min(b.bottom, r.bottom) - top + 1, ColSpan: min(b.right, r.right) - left + 1, Place: l.sheet.place(p)}
	if l.read[p] {
		return c
	}
	if !b.blank() {
		c.Text = strings.Trim(b.cell.text, "\n")
	}
	c.Remark, l.sheet.told[p] = b.cell.remark, true
	if comment := l.sheet.comments[p]; comment != "" {
		l.sheet.remarked[p] = true
		if c.Remark != "" {
			c.Remark += "；"
		}
		c.Remark += "批注：" + comment
	}
	return c
}
