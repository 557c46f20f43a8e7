package docx

import (
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// table writes a table of the full measure.
func (w *writer) table(s *pages, t *layout.Table) error {
	f := w.fitted[t]
	if f == nil || s.turned {
		var err error
		if f, err = w.fit(t, w.geometry(s)); err != nil {
			return err
		}
	}
	m := &w.doc
	m.num(`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="`, w.geometry(s).measure, `" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>`)
	m.num(`<w:tblCellMar><w:top w:w="`, cellTop, `" w:type="dxa"/>`)
	m.num(`<w:left w:w="`, cellSide, `" w:type="dxa"/>`)
	m.num(`<w:bottom w:w="`, cellTop, `" w:type="dxa"/>`)
	m.num(`<w:right w:w="`, cellSide, `" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/><w:tblCaption`)
	m.attr("w:val", t.Name)
	m.raw(`/></w:tblPr><w:tblGrid>`)
	for _, width := range f.columns {
		m.num(`<w:gridCol w:w="`, width, `"/>`)
	}
	m.raw(`</w:tblGrid>`)
	depth := w.geometry(s).depth
	whole := !t.Divisible && w.place.whole(f.height, depth)
	for row := range t.Rows {
		w.row(t, f, row, whole)
	}
	w.place.add(f.height, depth, false, !whole)
	m.raw(`</w:tbl>`)
	return nil
}

// row writes a row of a table, which keeps to the next in a table that stands on one page. A cell that goes on from the row above stands in it again, without text.
func (w *writer) row(t *layout.Table, f *fittedTable, row int, whole bool) {
	m := &w.doc
	m.raw(`<w:tr>`)
	if head := row < t.HeadRows; head || !f.tall[row] {
		m.raw(`<w:trPr>`)
		if !f.tall[row] {
			m.raw(`<w:cantSplit/>`)
		}
		if head {
			m.raw(`<w:tblHeader/>`)
		}
		m.raw(`</w:trPr>`)
	}
	keep := row < len(t.Keep) && t.Keep[row] || whole && row < t.Rows-1
	for col := 0; col < len(t.Widths); {
		i := f.owner[row*len(t.Widths)+col]
		c := &t.Cells[i]
		rows, columns := spans(c)
		width := 0
		for k := col; k < col+columns; k++ {
			width += f.columns[k]
		}
		m.num(`<w:tc><w:tcPr><w:tcW w:w="`, width, `" w:type="dxa"/>`)
		if columns > 1 {
			m.num(`<w:gridSpan w:val="`, columns, `"/>`)
		}
		switch {
		case row > c.Row:
			m.raw(`<w:vMerge/>`)
		case rows > 1:
			m.raw(`<w:vMerge w:val="restart"/>`)
		}
		m.raw(`<w:vAlign w:val="center"/></w:tcPr>`)
		w.cell(c, f, i, row > c.Row, keep)
		m.raw(`</w:tc>`)
		col += columns
	}
	m.raw(`</w:tr>`)
}

// cell writes the paragraph of a cell.
func (w *writer) cell(c *layout.Cell, f *fittedTable, i int, again, keep bool) {
	k := labelKind
	if c.Face == fonts.Song {
		k = numberKind
	}
	m := &w.doc
	m.raw(`<w:p><w:pPr><w:pStyle w:val="`, w.styles[k].id, `"/>`)
	if keep {
		m.raw(`<w:keepNext/>`)
	}
	switch c.Align {
	case layout.Centre:
	case layout.Units:
		_, columns := spans(c)
		if indent := f.units[span{c.Col, columns}]; indent > 0 {
			m.num(`<w:ind w:right="`, indent, `"/>`)
		}
		m.raw(`<w:jc w:val="right"/>`)
	default:
		m.raw(`<w:jc w:val="`, alignments[min(max(c.Align, layout.Justify), layout.Right)], `"/>`)
	}
	m.raw(`</w:pPr>`)
	if !again {
		t := &textWriter{w: w, kind: k, size: f.size, marks: w.notes[c], breaks: f.breaks[i]}
		t.span(&layout.Span{Text: c.Text, Face: c.Face})
		t.finish()
	}
	m.raw(`</w:p>`)
}
