package main

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"html"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/compose"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/ofd"
)

// paper FROM TO [OLD NEW]… writes a report as people do: as a web page, a Word document, a workbook or
// a text, by the ending of the name; or as an OFD file of ours. Each OLD, which must be there, becomes NEW. OLD may be the whole
// text of a cell, written |OLD|.
func paper(ts *testscript.TestScript, neg bool, args []string) {
	need(ts, neg, len(args) >= 2 && len(args)%2 == 0, "paper FROM TO [OLD NEW]…")
	report, err := nianbao.Read(strings.NewReader(ts.ReadFile(args[0])))
	ts.Check(err)
	if filepath.Ext(args[1]) == ".ofd" {
		need(ts, neg, len(args) == 2, "paper FROM TO.ofd")
		d, err := nianbao.Layout(report)
		ts.Check(err)
		var b strings.Builder
		ts.Check((&ofd.Encoder{}).Encode(&b, d))
		write(ts, args[1], b.String())
		return
	}
	faces, err := fontFlags{}.faces(nil)
	ts.Check(err)
	blocks, _, err := compose.Blocks(report, compose.Options{Page: layout.GBT9704(), Faces: faces})
	ts.Check(err)
	parts := flowOf(blocks)
	for change := range slices.Chunk(args[2:], 2) {
		ts.Check(parts.change(change[0], change[1]))
	}
	write(ts, args[1], parts.file(filepath.Ext(args[1])))
}

// flow is a report as paragraphs and tables.
type flow []flowPart

// flowPart is a paragraph, or a table if it has cells.
type flowPart struct {
	text  string
	cells []layout.Cell
}

func flowOf(blocks []layout.Block) flow {
	var f flow
	for _, b := range blocks {
		switch b := b.(type) {
		case *layout.Group:
			f = append(f, flowOf(b.Blocks)...)
		case *layout.Table:
			cells := slices.Clone(b.Cells)
			for i, c := range cells {
				cells[i].RowSpan, cells[i].ColSpan = max(c.RowSpan, 1), max(c.ColSpan, 1)
			}
			slices.SortStableFunc(cells, func(a, b layout.Cell) int { return cmp.Or(a.Row-b.Row, a.Col-b.Col) })
			f = append(f, flowPart{cells: cells})
		case *layout.Paragraph:
			var text strings.Builder
			for _, p := range b.Parts {
				for _, s := range p.Spans {
					text.WriteString(s.Text)
				}
			}
			f = append(f, flowPart{text: text.String()})
		}
	}
	return f
}

// change replaces a text once.
func (f flow) change(old, new string) error {
	cell, isCell := strings.CutPrefix(old, "|")
	cell = strings.TrimSuffix(cell, "|")
	for i := range f {
		p := &f[i]
		if !isCell && strings.Contains(p.text, old) {
			p.text = strings.Replace(p.text, old, new, 1)
			return nil
		}
		for j := range p.cells {
			c := &p.cells[j]
			switch {
			case isCell && c.Text == cell:
				c.Text = new
				return nil
			case !isCell && strings.Contains(c.Text, old):
				c.Text = strings.Replace(c.Text, old, new, 1)
				return nil
			}
		}
	}
	return errors.New("not there: " + old)
}

func (f flow) file(ext string) string {
	switch ext {
	case ".docx":
		return f.docx()
	case ".xlsx":
		return f.xlsx()
	case ".txt":
		return f.txt()
	}
	return f.html()
}

// rows calls begin before each row of a table and cell for each of its cells.
func (p flowPart) rows(begin func(row int), cell func(c layout.Cell)) {
	row := -1
	for _, c := range p.cells {
		if c.Row != row {
			row = c.Row
			begin(row)
		}
		cell(c)
	}
}

func (f flow) html() string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>年报</title></head><body>\n")
	for _, p := range f {
		if len(p.cells) == 0 {
			fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(p.text))
			continue
		}
		b.WriteString("<table border=1>")
		p.rows(func(int) { b.WriteString("\n<tr>") }, func(c layout.Cell) {
			fmt.Fprintf(&b, "<td rowspan=%d colspan=%d>%s</td>", c.RowSpan, c.ColSpan, html.EscapeString(c.Text))
		})
		b.WriteString("\n</table>\n")
	}
	return b.String() + "</body></html>\n"
}

// txt has the cells of a row parted by tabs, as copying from a page gives them.
func (f flow) txt() string {
	var b strings.Builder
	for _, p := range f {
		if len(p.cells) == 0 {
			b.WriteString(p.text + "\n")
			continue
		}
		first := true
		p.rows(func(row int) {
			if first = true; row > 0 {
				b.WriteString("\n")
			}
		}, func(c layout.Cell) {
			if !first {
				b.WriteString("\t")
			}
			first = false
			b.WriteString(strings.ReplaceAll(c.Text, "\n", ""))
		})
		b.WriteString("\n")
	}
	return b.String()
}

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	office  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	pack    = "http://schemas.openxmlformats.org/package/2006/"
	types   = "application/vnd.openxmlformats-officedocument."
)

// docx has merged cells as Word writes them: cells that go on stand in every row.
func (f flow) docx() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	paragraph := func(text string) {
		fmt.Fprintf(&b, `<w:p><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, html.EscapeString(text))
	}
	for _, p := range f {
		if len(p.cells) == 0 {
			paragraph(p.text)
			continue
		}
		b.WriteString(`<w:tbl>`)
		for _, row := range p.grid() {
			b.WriteString(`<w:tr>`)
			for _, c := range row {
				merge := ""
				if c.RowSpan > 1 {
					merge = `<w:vMerge w:val="restart"/>`
				} else if c.RowSpan == 0 {
					merge = `<w:vMerge/>`
				}
				fmt.Fprintf(&b, `<w:tc><w:tcPr><w:gridSpan w:val="%d"/>%s</w:tcPr>`, c.ColSpan, merge)
				paragraph(c.Text)
				b.WriteString(`</w:tc>`)
			}
			b.WriteString(`</w:tr>`)
		}
		b.WriteString(`</w:tbl>`)
	}
	b.WriteString(`</w:body></w:document>`)
	return packed(types+"wordprocessingml.document.main+xml", "word/document.xml", [2]string{"word/document.xml", b.String()})
}

// grid has, in each row, the cells that stand in it; those that go on from above have no RowSpan and no
// text.
func (p flowPart) grid() [][]layout.Cell {
	var rows [][]layout.Cell
	for _, c := range p.cells {
		for len(rows) < c.Row+c.RowSpan {
			rows = append(rows, nil)
		}
		rows[c.Row] = append(rows[c.Row], c)
		for r := c.Row + 1; r < c.Row+c.RowSpan; r++ {
			rows[r] = append(rows[r], layout.Cell{Row: r, Col: c.Col, ColSpan: c.ColSpan})
		}
	}
	for _, row := range rows {
		slices.SortFunc(row, func(a, b layout.Cell) int { return a.Col - b.Col })
	}
	return rows
}

// xlsx has everything on one sheet, figures as numbers.
func (f flow) xlsx() string {
	var data, merged strings.Builder
	row := 0
	cell := func(col int, text string) {
		name := fmt.Sprintf("%c%d", 'A'+col, row)
		if text != "" && strings.Trim(text, "0123456789") == "" {
			fmt.Fprintf(&data, `<c r="%s"><v>%s</v></c>`, name, text)
			return
		}
		fmt.Fprintf(&data, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, name, html.EscapeString(text))
	}
	for _, p := range f {
		if len(p.cells) == 0 {
			row++
			fmt.Fprintf(&data, `<row r="%d">`, row)
			cell(0, p.text)
			data.WriteString(`</row>`)
			continue
		}
		for _, cells := range p.grid() {
			row++
			fmt.Fprintf(&data, `<row r="%d">`, row)
			for _, c := range cells {
				if c.RowSpan > 1 || c.RowSpan == 1 && c.ColSpan > 1 {
					fmt.Fprintf(&merged, `<mergeCell ref="%c%d:%c%d"/>`, 'A'+c.Col, row, 'A'+c.Col+c.ColSpan-1, row+c.RowSpan-1)
				}
				if c.RowSpan > 0 {
					cell(c.Col, c.Text)
				}
			}
			data.WriteString(`</row>`)
		}
	}
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	return packed(types+"spreadsheetml.sheet.main+xml", "xl/workbook.xml",
		[2]string{"xl/workbook.xml", xmlHead + `<workbook ` + main + ` xmlns:r="` + office + `"><sheets><sheet name="年报" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		[2]string{"xl/_rels/workbook.xml.rels", xmlHead + `<Relationships xmlns="` + pack + `relationships"><Relationship Id="rId1" Type="` + office + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		[2]string{"xl/worksheets/sheet1.xml", xmlHead + `<worksheet ` + main + `><sheetData>` + data.String() + `</sheetData><mergeCells>` + merged.String() + `</mergeCells></worksheet>`})
}

// packed is an Office file of parts, of which one is the main one.
func packed(kind, main string, parts ...[2]string) string {
	overrides := fmt.Sprintf(`<Override PartName="/%s" ContentType="%s"/>`, main, kind)
	if len(parts) > 1 {
		overrides += `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + types + `spreadsheetml.worksheet+xml"/>`
	}
	all := append([][2]string{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="` + pack + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` + overrides + `</Types>`},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="` + pack + `relationships"><Relationship Id="rId1" Type="` + office + `/officeDocument" Target="` + main + `"/></Relationships>`},
	}, parts...)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range all {
		w, err := z.Create(p[0])
		if err != nil {
			panic(err) // a bytes.Buffer takes everything
		}
		_, _ = w.Write([]byte(p[1]))
	}
	_ = z.Close()
	return b.String()
}
