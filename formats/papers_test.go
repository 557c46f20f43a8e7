package formats_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/ofdtest"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/tables"
)

// file is a report in a file of some format.
type file struct {
	name string
	data []byte
}

// mixed returns the same report in every format that people read, as other programs write them.
func mixed(t testing.TB) []file {
	r := sample.Report(1)
	p := partsOf(r)
	var pdf bytes.Buffer
	if err := nianbao.Render(&pdf, r); err != nil {
		t.Fatal(err)
	}
	laid, err := nianbao.Layout(r)
	if err != nil {
		t.Fatal(err)
	}
	return []file{{"a.html", p.html()}, {"a.docx", p.docx(t)}, {"a.xlsx", p.xlsx(t)}, {"a.txt", p.text()}, {"a.pdf", pdf.Bytes()}, {"a.ofd", ofdtest.FromLayout(laid, ofdtest.Lines).Bytes(t)}}
}

// part is a paragraph or a table of a report on paper.
type part struct {
	text string
	grid *tables.Grid
}

type parts []part

func partsOf(r *nianbao.Report) parts {
	ps := parts{{text: r.Organ}, {text: fmt.Sprint(r.Year, "年政府信息公开工作年度报告")}}
	add := func(texts string) {
		for l := range strings.SplitSeq(strings.TrimSpace(texts), "\n") {
			ps = append(ps, part{text: l})
		}
	}
	add(r.Preamble)
	for i, s := range tables.Edition2021.Sections {
		add(string([]rune("一二三四五六")[i:i+1]) + "、" + s.Title)
		switch i {
		case 0:
			add(r.Overview)
		case 4:
			add(r.Problems)
		case 5:
			add(r.OtherMatters)
		default:
			ps = append(ps, part{grid: s.Table})
		}
	}
	return ps
}

// number is what stands in a data cell.
func number(c tables.Cell) string {
	if c.Text == "" {
		return "0"
	}
	return c.Text
}

func (ps parts) html() []byte {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><html><head><meta charset=utf-8><title>年度报告</title><style>.nav{color:#333}.hide{display:none}</style></head><body><div class=nav>" +
		strings.Repeat(`<a href="/zfxxgk/">政府信息公开</a> `, 40) + "</div><div class=article>")
	for _, p := range ps {
		if p.grid == nil {
			b.WriteString(`<p style="text-indent:32pt;line-height:28pt;margin:0cm 0cm 0pt"><span style="font-size:16pt;font-family:仿宋_GB2312">` + p.text + `<span lang=EN-US><o:p></o:p></span></span></p>` + "\n")
			continue
		}
		b.WriteString(`<table border=1 cellspacing=0 style="border-collapse:collapse;width:100%"><tbody>`)
		row := -1
		for _, c := range p.grid.Cells {
			if c.Row != row {
				b.WriteString("<tr style=\"height:20pt\">\n")
				row = c.Row
			}
			fmt.Fprintf(&b, `<td rowspan=%d colspan=%d style="border:solid windowtext 1pt;padding:0cm 5.4pt"><p class=MsoNormal align=center style="text-align:center"><span lang=EN-US style="font-size:10.5pt;font-family:宋体">%s<o:p></o:p></span></p></td>`, c.RowSpan, c.ColSpan, number(c))
		}
		b.WriteString("</table>")
	}
	return []byte(b.String() + "</div></body></html>")
}

func (ps parts) text() []byte {
	var b strings.Builder
	for _, p := range ps {
		if p.grid == nil {
			b.WriteString("　　" + p.text + "\n")
			continue
		}
		for i, c := range p.grid.Cells {
			if i > 0 && c.Row != p.grid.Cells[i-1].Row {
				b.WriteString("\n")
			} else if i > 0 {
				b.WriteString("\t")
			}
			b.WriteString(number(c))
		}
		b.WriteString("\n")
	}
	return []byte(b.String())
}

const (
	wordSpace  = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	sheetSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relSpace   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

func (ps parts) docx(t testing.TB) []byte {
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="` + wordSpace + `"><w:body>`)
	run := func(s string) string {
		return `<w:p><w:pPr><w:spacing w:line="560"/><w:ind w:firstLine="640"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr><w:t>` + s + `</w:t></w:r></w:p>`
	}
	for _, p := range ps {
		if p.grid == nil {
			b.WriteString(run(p.text))
			continue
		}
		b.WriteString("<w:tbl>")
		for r := range p.grid.Rows {
			b.WriteString("<w:tr>")
			for _, c := range p.grid.Cells {
				switch {
				case r < c.Row || r >= c.Row+c.RowSpan:
				case r == c.Row:
					fmt.Fprintf(&b, `<w:tc><w:tcPr><w:gridSpan w:val="%d"/><w:vMerge w:val="restart"/></w:tcPr>%s</w:tc>`, c.ColSpan, run(number(c)))
				default:
					fmt.Fprintf(&b, `<w:tc><w:tcPr><w:gridSpan w:val="%d"/><w:vMerge/></w:tcPr><w:p/></w:tc>`, c.ColSpan)
				}
			}
			b.WriteString("</w:tr>")
		}
		b.WriteString("</w:tbl>")
	}
	return packed(t, "word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", b.String()+"</w:body></w:document>")
}

// xlsx writes one sheet, a paragraph to a row.
func (ps parts) xlsx(t testing.TB) []byte {
	var b, merges strings.Builder
	b.WriteString(`<worksheet xmlns="` + sheetSpace + `"><sheetData>`)
	row := 0
	for _, p := range ps {
		if p.grid == nil {
			row++
			fmt.Fprintf(&b, `<row r="%d"><c r="A%d" t="inlineStr"><is><t>%s</t></is></c></row>`, row, row, p.text)
			continue
		}
		for r := range p.grid.Rows {
			fmt.Fprintf(&b, `<row r="%d">`, row+r+1)
			for _, c := range p.grid.Cells {
				if c.Row != r {
					continue
				}
				at := fmt.Sprintf("%c%d", 'A'+c.Col, row+r+1)
				if n := number(c); n == "0" {
					fmt.Fprintf(&b, `<c r="%s"><v>0</v></c>`, at)
				} else {
					fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, at, n)
				}
				if c.RowSpan > 1 || c.ColSpan > 1 {
					fmt.Fprintf(&merges, `<mergeCell ref="%s:%c%d"/>`, at, 'A'+c.Col+c.ColSpan-1, row+r+c.RowSpan)
				}
			}
			b.WriteString("</row>")
		}
		row += p.grid.Rows + 1
	}
	sheet := b.String() + "</sheetData><mergeCells>" + merges.String() + "</mergeCells></worksheet>"
	return packed(t, "xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
		`<workbook xmlns="`+sheetSpace+`" xmlns:r="`+relSpace+`"><sheets><sheet name="一" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="`+relSpace+`/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", sheet)
}

// packed writes an office document: its main part, and more, each a name and a content.
func packed(t testing.TB, main, kind, content string, more ...string) []byte {
	files := append([]string{
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/` + main + `" ContentType="` + kind + `"/></Types>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + relSpace + `/officeDocument" Target="` + main + `"/></Relationships>`,
		main, content,
	}, more...)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
