package docx

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/opc"
)

// maxSpan is the most columns that Word gives a cell.
const maxSpan = 63

// tableRow is a row of a table as the file has it.
type tableRow struct {
	before int // columns that are left out before its first cell
	header bool
	cells  []tableCell
}

// tableCell is a cell of a row as the file has it.
type tableCell struct {
	span   int
	below  bool // it goes on with the cell above
	beside bool // it goes on with the cell before
	items  []item
}

// table reads a table.
func (d *reader) table(x *opc.Reader, s *story) error {
	if c := s.carry; c != nil { // what was before it cannot go on behind it
		d.end(s, c, nil)
		s.carry = nil
	}
	var rows []tableRow
	if err := d.rows(x, s, &rows); err != nil {
		return err
	}
	g := grid(rows)
	if g.Cols > maxColumns {
		return opc.Refuse("READ-LIMIT", fmt.Sprintf("Word 文件的表格超过 %d 列", maxColumns), "请确认这是年度报告")
	}
	if len(g.Cells) > 0 {
		s.items = append(s.items, item{block: g, toc: s.toc > 0, styled: true})
		s.gap = false
	}
	return nil
}

// rows reads the rows inside the present element.
func (d *reader) rows(x *opc.Reader, s *story, rows *[]tableRow) error {
	inside := func() error { return d.rows(x, s, rows) }
	return x.Each(func(e opc.Element) error {
		switch e.Name {
		case "w:tr":
			return d.row(x, s, rows)
		case "w:sdt":
			return d.control(x, s, inside)
		case "w:customXml", "w:ins", "w:moveTo":
			return inside()
		case "mc:AlternateContent":
			return choice(x, inside)
		}
		return nil
	})
}

// row reads a row, unless it was deleted.
func (d *reader) row(x *opc.Reader, s *story, rows *[]tableRow) error {
	var row tableRow
	deleted := false
	var part func(e opc.Element) error
	inside := func() error { return x.Each(part) }
	part = func(e opc.Element) error {
		switch e.Name {
		case "w:trPr":
			return x.Each(func(e opc.Element) error {
				switch e.Name {
				case "w:gridBefore":
					row.before = min(atoi(e.Attr("w:val"), 0), maxSpan)
				case "w:tblHeader":
					row.header = readToggle(e) == on
				case "w:del", "w:moveFrom":
					deleted, d.revised = true, true
				case "w:ins", "w:moveTo":
					d.revised = true
				}
				return nil
			})
		case "w:tc":
			if deleted {
				return nil
			}
			return d.cell(x, s, &row)
		case "w:sdt":
			return d.control(x, s, inside)
		case "w:customXml", "w:ins", "w:moveTo":
			return inside()
		case "mc:AlternateContent":
			return choice(x, inside)
		}
		return nil
	}
	if err := inside(); err != nil {
		return err
	}
	if !deleted {
		*rows = append(*rows, row)
	}
	return nil
}

// cell reads a cell, unless it was deleted.
func (d *reader) cell(x *opc.Reader, outer *story, row *tableRow) error {
	if d.cells++; d.cells > maxCells {
		return opc.Refuse("READ-LIMIT", fmt.Sprintf("Word 文件的表格单元格超过 %d 个", maxCells), "请确认这是年度报告")
	}
	c := tableCell{span: 1}
	deleted := false
	s := &story{holder: outer.holder, cell: true}
	err := x.Each(func(e opc.Element) error {
		if e.Name != "w:tcPr" {
			if deleted {
				return nil
			}
			return d.block(x, e, s)
		}
		return x.Each(func(e opc.Element) error {
			switch e.Name {
			case "w:gridSpan":
				c.span = max(1, min(atoi(e.Attr("w:val"), 1), maxSpan))
			case "w:vMerge":
				c.below = e.Attr("w:val") != "restart"
			case "w:hMerge":
				c.beside = e.Attr("w:val") != "restart"
			case "w:cellDel":
				deleted, d.revised = true, true
			case "w:cellIns":
				d.revised = true
			}
			return nil
		})
	})
	if err != nil || deleted {
		return err
	}
	c.items = d.close(s)
	row.cells = append(row.cells, c)
	return nil
}

// grid puts the rows of a table together.
func grid(rows []tableRow) *paper.Grid {
	g := &paper.Grid{Rows: len(rows)}
	above := map[int]int{} // the cell that ends right above, by its first column
	for r, row := range rows {
		col := row.before
		here := make(map[int]int, len(row.cells))
		for _, tc := range besides(row.cells) {
			i, under := above[col]
			if tc.below && under && g.Cells[i].ColSpan == tc.span {
				g.Cells[i].RowSpan++
				swallow(&g.Cells[i], tc)
			} else {
				i = len(g.Cells)
				g.Cells = append(g.Cells, tc.cell(r, col, row.header))
			}
			here[col] = i
			col += tc.span
		}
		above = here
		g.Cols = max(g.Cols, col)
	}
	return g
}

// besides joins the cells that go on with the one before them, as old files have it.
func besides(cells []tableCell) []tableCell {
	out := cells[:0]
	for _, c := range cells {
		if last := len(out) - 1; c.beside && last >= 0 {
			out[last].span += c.span
			out[last].items = append(out[last].items, c.items...)
			continue
		}
		out = append(out, c)
	}
	return out
}

// cell returns a cell as the document has it. What is to be told of it is its remark.
func (tc tableCell) cell(row, col int, header bool) paper.Cell {
	c := paper.Cell{Row: row, Col: col, RowSpan: 1, ColSpan: tc.span, Header: header}
	var lines, remarks []string
	plain := true
	for _, it := range tc.items {
		for _, n := range it.notes {
			remarks = append(remarks, n.message)
		}
		if it.block == nil {
			continue
		}
		c.Blocks = append(c.Blocks, it.block)
		p, isText := it.block.(*paper.Paragraph)
		plain = plain && isText && !p.Picture
		if isText && !p.Picture {
			lines = append(lines, p.Number+p.Text)
		}
	}
	if plain && len(c.Blocks) < 2 {
		c.Blocks = nil
	}
	c.Text, c.Remark = strings.Join(lines, "\n"), strings.Join(remarks, "；")
	return c
}

// swallow notes what stands in a cell that is hidden by the one above: programs show nothing of it.
func swallow(c *paper.Cell, hidden tableCell) {
	under := hidden.cell(0, 0, false)
	const most = 4000
	for _, text := range []string{under.Text, under.Remark} {
		if text == "" || len(c.Remark) > most {
			continue
		}
		if text == under.Text {
			text = "被合并遮住的文字：" + quote(text)
		}
		if c.Remark != "" {
			c.Remark += "；"
		}
		c.Remark += text
	}
}
