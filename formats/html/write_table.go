package html

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/layout"
)

// captioned returns the table whose title the paragraph at an index is, nil when it is none.
func captioned(flow []layout.Block, i int) *layout.Table {
	p, ok := flow[i].(*layout.Paragraph)
	if !ok || i+1 == len(flow) || p.Style.Align != layout.Centre || !p.Style.KeepNext || len(p.Parts) != 1 || p.Parts[0].Role != layout.RoleP {
		return nil
	}
	if t, ok := flow[i+1].(*layout.Table); ok && strings.Contains(t.Name, textOfParagraph(p)) {
		return t
	}
	return nil
}

// tableWriter writes one table.
type tableWriter struct {
	*pageWriter
	*layout.Table
	number  int
	headers [][]int        // of each cell; nil when scopes say enough
	rows    [][]int        // the cells that begin in each row
	corner  []bool         // by cell: a header of nothing
	digits  map[[2]int]int // by column and span: the characters of the widest number
}

// table writes a table. caption is the paragraph that names it, which may be nil.
func (p *pageWriter) table(t *layout.Table, caption *layout.Paragraph) {
	if p.section == "header" {
		p.closeSection()
	}
	p.tables++
	w := &tableWriter{pageWriter: p, Table: t, number: p.tables, rows: make([][]int, t.Rows), corner: make([]bool, len(t.Cells)), digits: map[[2]int]int{}}
	w.survey()
	if p.Fragment {
		w.fragmentStart()
	} else {
		w.pageStart(caption)
	}
	for _, g := range w.groups() {
		p.raw("<" + g.tag + ">\n")
		for row := g.from; row < g.to; row++ {
			w.row(row)
		}
		p.raw("</" + g.tag + ">\n")
	}
	p.raw("</table>\n")
	if !p.Fragment {
		p.raw("</section>\n")
	}
}

// survey looks at all cells before one is written.
func (w *tableWriter) survey() {
	labels := make([]bool, len(w.Widths)) // columns whose cells below the header rows all head their rows
	for i := range labels {
		labels[i] = true
	}
	nested := w.HeadRows != 1
	for i := range w.Cells {
		c := &w.Cells[i]
		w.rows[c.Row] = append(w.rows[c.Row], i)
		if c.Row >= w.HeadRows && c.Header != layout.RowScope {
			for col := c.Col; col < c.Col+cols(c); col++ {
				labels[col] = false
			}
		}
		nested = nested || c.Header == layout.RowScope && rows(c) > 1
		if c.Align == layout.Units {
			key := [2]int{c.Col, cols(c)}
			w.digits[key] = max(w.digits[key], utf8.RuneCountInString(c.Text))
		}
	}
	for i := range w.Cells {
		c := &w.Cells[i]
		over := !slices.Contains(labels[c.Col:c.Col+cols(c)], false)
		w.corner[i] = c.Header != layout.NoScope && (c.Text == "" || c.Header == layout.ColumnScope && c.Row < w.HeadRows && over && cols(c) > 1)
	}
	if !nested || w.Fragment {
		return
	}
	if headers, err := w.Headers(); err == nil { // a table that has none was refused before
		w.headers = headers
	}
}

func rows(c *layout.Cell) int { return max(c.RowSpan, 1) }
func cols(c *layout.Cell) int { return max(c.ColSpan, 1) }

// pageStart opens a table in a box that scrolls when the window is narrow.
func (w *tableWriter) pageStart(caption *layout.Paragraph) {
	name := w.name(caption)
	w.raw(`<section class="scroll" tabindex="0"`)
	w.attr("aria-label", name+"，可左右滚动")
	w.raw(">\n<table")
	w.raw(sizeClass(w.Table))
	w.raw(">\n")
	if caption == nil {
		w.raw(`<caption class="` + classUnseen + `">`)
		w.text(name)
	} else {
		n := w.notes.at(caption)
		w.start("caption", "", "", n)
		w.raw(">")
		w.part(&caption.Parts[0], nil, 0, n)
	}
	w.raw("</caption>\n")
	w.columns()
}

// sizeClass is the class attribute of a table that a telephone can't show whole, or that a page can.
func sizeClass(t *layout.Table) string {
	const wide, short = 6, 30
	switch {
	case len(t.Widths) > wide && t.Rows <= short:
		return ` class="wide short"`
	case len(t.Widths) > wide:
		return ` class="wide"`
	case t.Rows <= short:
		return ` class="short"`
	}
	return ""
}

// name is what a screen reader calls the table. No two of a page have the same.
func (w *tableWriter) name(caption *layout.Paragraph) string {
	name := w.Name
	if caption != nil {
		name = strings.ReplaceAll(textOfParagraph(caption), "\n", "")
	} else if w.heading != "" {
		name += "　" + w.heading
	}
	w.labels[name]++
	if n := w.labels[name]; n > 1 {
		name += fmt.Sprintf("（%d）", n)
	}
	return name
}

// columns writes the columns, in groups where the first row has headers over several.
func (w *tableWriter) columns() {
	total := 0
	for _, width := range w.Widths {
		total += width
	}
	ends := map[int]bool{len(w.Widths): true}
	if w.HeadRows > 0 {
		for _, i := range w.rows[0] {
			ends[w.Cells[i].Col] = w.Cells[i].Col > 0
		}
	}
	w.raw("<colgroup>")
	before := 0
	for i, width := range w.Widths {
		if i > 0 && ends[i] && w.HeadRows > 1 {
			w.raw("</colgroup><colgroup>")
		}
		share := percent(before+width, total) - percent(before, total) // all make 100
		w.raw(`<col class="w` + strconv.Itoa(max(1, share)) + `">`)
		before += width
	}
	w.raw("</colgroup>\n")
}

// percent is the share of a width.
func percent(width, total int) int { return (width*100 + total/2) / total }

// rowGroup are rows in an element of their own.
type rowGroup struct {
	tag      string
	from, to int
}

// groups parts the rows: the header rows, then each group of rows that belong together. In a table without
// header rows those are the ones that are kept together, else the rows beside a header of several rows. Rows
// between them are a group, too.
func (w *tableWriter) groups() []rowGroup {
	var out []rowGroup
	if w.HeadRows > 0 && w.HeadRows < w.Rows {
		out = append(out, rowGroup{"thead", 0, w.HeadRows})
	}
	start := len(out)
	from := start * w.HeadRows
	joined := func(row int) bool { return w.HeadRows == 0 && row < len(w.Keep) && w.Keep[row] }
	for row := from; row < w.Rows; {
		end := row + 1
		for r := row; r < end; r++ {
			for _, i := range w.rows[r] {
				end = max(end, r+rows(&w.Cells[i]))
			}
			if r == end-1 && joined(r) {
				end = min(end+1, w.Rows)
			}
		}
		single := end == row+1
		if last := len(out) - 1; last >= start && single && out[last].to-out[last].from == out[last].to-from && !w.spans(out[last]) {
			out[last].to = end
		} else {
			out = append(out, rowGroup{"tbody", row, end})
			from = row
		}
		row = end
	}
	return out
}

// spans says that cells of a group stand in several of its rows, or that it is kept together.
func (w *tableWriter) spans(g rowGroup) bool {
	for row := g.from; row < g.to; row++ {
		if w.HeadRows == 0 && row < g.to-1 && row < len(w.Keep) && w.Keep[row] {
			return true
		}
		for _, i := range w.rows[row] {
			if rows(&w.Cells[i]) > 1 {
				return true
			}
		}
	}
	return false
}

func (w *tableWriter) row(row int) {
	w.raw("<tr>")
	for _, i := range w.rows[row] {
		w.cell(i)
	}
	w.raw("</tr>\n")
}

// cell writes a cell.
func (w *tableWriter) cell(i int) {
	c := &w.Cells[i]
	n := w.notes.at(c)
	tag, id := "td", ""
	if c.Header != layout.NoScope && !w.corner[i] {
		tag = "th"
		if w.headers != nil {
			id = w.cellID(i)
		}
	}
	if n != nil && n.whole() && id != "" {
		n.id = id
	}
	w.start(tag, w.class(c), id, n)
	if r := rows(c); r > 1 {
		w.attr("rowspan", strconv.Itoa(r))
	}
	if k := cols(c); k > 1 {
		w.attr("colspan", strconv.Itoa(k))
	}
	switch {
	case tag == "th":
		w.raw(` scope="` + w.scope(c) + `"`)
	case w.headers != nil && c.Header == layout.NoScope:
		w.headedBy(i)
	}
	if w.Fragment {
		w.cellLooks(c)
	}
	w.raw(">")
	w.content(c, n)
	w.raw("</" + tag + ">")
}

func (w *tableWriter) cellID(i int) string {
	return "t" + strconv.Itoa(w.number) + "-" + strconv.Itoa(i)
}

// scope says which cells a header heads. One over all of a table that has no header rows heads its group.
func (w *tableWriter) scope(c *layout.Cell) string {
	switch {
	case c.Header == layout.RowScope && rows(c) > 1:
		return "rowgroup"
	case c.Header == layout.RowScope:
		return "row"
	case w.HeadRows == 0 && cols(c) == len(w.Widths):
		return "rowgroup"
	case cols(c) > 1:
		return "colgroup"
	}
	return "col"
}

// headedBy names the headers of a data cell.
func (w *tableWriter) headedBy(i int) {
	begun := false
	for _, h := range w.headers[i] {
		if w.corner[h] {
			continue
		}
		if begun {
			w.raw(" ")
		} else {
			w.raw(` headers="`)
		}
		begun = true
		w.raw(w.cellID(h))
	}
	if begun {
		w.raw(`"`)
	}
}

// class says how a cell is aligned: centred unless told otherwise.
func (w *tableWriter) class(c *layout.Cell) string {
	switch c.Align {
	case layout.Left, layout.Justify:
		return "left"
	}
	return ""
}

// content writes the text of a cell. Numbers of a column that have fewer digits than the widest stand at the
// right of its room.
func (w *tableWriter) content(c *layout.Cell, n *noted) {
	digits := w.digits[[2]int{c.Col, cols(c)}]
	if len(c.Phrases) > 0 && n == nil && !w.Fragment {
		w.words(c.Text, c.Phrases)
		return
	}
	room := c.Align == layout.Units && digits > 1 && digits <= maxDigits && !w.Fragment
	if room {
		w.raw(`<span class="d` + strconv.Itoa(digits) + `">`)
	}
	w.noted(c.Text, 0, n)
	if room {
		w.raw("</span>")
	}
}

// fragmentStart opens the table of a fragment, whose looks are in attributes that editors keep.
func (w *tableWriter) fragmentStart() {
	w.raw(`<table border="1" cellspacing="0" cellpadding="4" width="100%"`)
	if !w.Unstyled {
		w.attr("style", "border-collapse:collapse;width:100%")
	}
	w.raw(">\n")
}

// cellLooks writes the width and alignment of a cell of a fragment.
func (w *tableWriter) cellLooks(c *layout.Cell) {
	total, start, end := 0, 0, 0
	for i, width := range w.Widths {
		total += width
		if i < c.Col {
			start = total
		}
		if i < c.Col+cols(c) {
			end = total
		}
	}
	w.attr("width", strconv.Itoa(percent(end, total)-percent(start, total))+"%")
	align := "center"
	if w.class(c) == "left" {
		align = "left"
	}
	w.attr("align", align)
	if !w.Unstyled {
		w.attr("style", "text-align:"+align)
	}
}
