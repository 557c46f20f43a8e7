package pdf

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
)

func embedded(t testing.TB) *fonts.Set {
	t.Helper()
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// set lays a flow out on the page of GB/T 9704.
func set(t testing.TB, page layout.PageStyle, flow ...layout.Block) *layout.Document {
	t.Helper()
	d, err := layout.Do(flow, page, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	d.Meta = layout.Meta{Title: "年度报告", Author: "某市人民政府", Subject: "政府信息公开", Lang: "zh-CN", Date: "2022-01-16"}
	return d
}

func encode(t testing.TB, e *Encoder, d *layout.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := e.Encode(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func paragraph(role layout.Role, spans ...layout.Span) *layout.Paragraph {
	return &layout.Paragraph{
		Parts: []layout.Part{{Role: role, Spans: spans}}, Style: layout.Style{Size: layout.SanHao}, Source: "test",
	}
}

// sampleTable has header cells over two rows and two columns, a body cell over two rows,
// and so many rows that it goes over two pages.
func sampleTable() *layout.Table {
	const rows = 40
	t := &layout.Table{Name: "表", Rows: rows, HeadRows: 2, Widths: []int{2, 1, 1}, Sizes: []layout.Length{layout.XiaoSi}}
	add := func(row, col, rowSpan, colSpan int, scope layout.Scope, text string) {
		t.Cells = append(t.Cells, layout.Cell{
			Row: row, Col: col, RowSpan: rowSpan, ColSpan: colSpan, Header: scope, Text: text, Face: fonts.Song, Align: layout.Centre,
		})
	}
	add(0, 0, 2, 1, layout.ColumnScope, "项目")
	add(0, 1, 1, 2, layout.ColumnScope, "申请人情况")
	add(1, 1, 1, 1, layout.ColumnScope, "自然人")
	add(1, 2, 1, 1, layout.ColumnScope, "法人")
	for r := 2; r < rows; r++ {
		add(r, 0, 1, 1, layout.RowScope, "第"+strconv.Itoa(r-1)+"项")
		switch r {
		case 2:
			add(r, 1, 2, 1, layout.NoScope, "12")
		case 3:
		default:
			add(r, 1, 1, 1, layout.NoScope, strconv.Itoa(r))
		}
		add(r, 2, 1, 1, layout.NoScope, strconv.Itoa(1000+r))
	}
	return t
}

// sampleFlow has one of everything that the layout knows.
func sampleFlow() []layout.Block {
	body := layout.Span{Text: "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）编制本报告——全文共六部分，", Face: fonts.FangSong}
	return []layout.Block{
		paragraph(layout.RoleTitle, layout.Span{Text: "2021年度报告", Face: fonts.XiaoBiaoSong}),
		paragraph(layout.RoleH1, layout.Span{Text: "一、总体情况", Face: fonts.Hei}),
		paragraph(layout.RoleP, body,
			layout.Span{Text: "请见", Face: fonts.FangSong, Bold: true},
			layout.Span{Text: "https://www.gov.cn/a(b)", Face: fonts.FangSong, Link: "https://www.gov.cn/a(b)/年报"},
			layout.Span{Text: "。", Face: fonts.FangSong}),
		paragraph(layout.RoleH2, layout.Span{Text: "（一）主动公开", Face: fonts.Kai}),
		sampleTable(),
		paragraph(layout.RoleP, layout.Span{Text: strings.Repeat("本年度主动公开政府信息1,234条，同比增长5.6%。", 60), Face: fonts.FangSong}),
	}
}

// sampleContents leads to the headings of the sample.
func sampleContents() *layout.Group {
	entry := func(text string, to int) *layout.Group {
		p := paragraph(layout.RoleReference, layout.Span{Text: text, Face: fonts.FangSong, To: to})
		p.Tail = strconv.Itoa(to)
		return &layout.Group{Role: layout.RoleTOCI, Blocks: []layout.Block{p}}
	}
	below := &layout.Group{Role: layout.RoleTOC, Blocks: []layout.Block{entry("（一）主动公开", 2)}}
	return &layout.Group{Role: layout.RoleTOC, Front: true, Blocks: []layout.Block{entry("一、总体情况", 1), below}}
}

// sampleList is a list on pages before page 1.
func sampleList() *layout.Group {
	item := &layout.Paragraph{Source: "test", Parts: []layout.Part{
		{Role: layout.RoleLbl, Spans: []layout.Span{{Text: "1.", Face: fonts.Hei}}},
		{Role: layout.RoleLBody, Spans: []layout.Span{{Text: "合计不等于各列之和。", Face: fonts.FangSong}}},
	}}
	return &layout.Group{Role: layout.RoleSect, Front: true, Blocks: []layout.Block{
		paragraph(layout.RoleP, layout.Span{Text: "问题清单", Face: fonts.Hei}),
		&layout.Group{Role: layout.RoleL, Blocks: []layout.Block{&layout.Group{Role: layout.RoleLI, Blocks: []layout.Block{item}}}},
	}}
}

func sample(t testing.TB) *layout.Document { return set(t, layout.GBT9704(), sampleFlow()...) }

// expected is the text that a file must give, element by element, as its layout has it.
func expected(d *layout.Document) []pdfcheck.ElementText { return expectedIn(d, A2a_UA1) }

// expectedIn is what a file of a standard must give, which may leave elements out.
func expectedIn(d *layout.Document, s Standard) []pdfcheck.ElementText {
	var out []pdfcheck.ElementText
	var walk func(e *layout.Elem, depth int)
	walk = func(e *layout.Elem, depth int) {
		role := e.Role
		if s == A4_UA2 && role == layout.RoleReference {
			role = layout.RoleP
		}
		if s == A1a && isRowGroup(e) {
			depth--
		} else {
			out = append(out, pdfcheck.ElementText{Role: string(role), Depth: depth, Text: d.Text(e)})
		}
		for _, k := range e.Kids {
			if k.Elem != nil {
				walk(k.Elem, depth+1)
			}
		}
	}
	walk(d.Tree, 0)
	return out
}

// faults is everything that the checks find in a file that should give these texts.
func faults(t testing.TB, data []byte, want []pdfcheck.ElementText) []string {
	t.Helper()
	return faultsAs(t, pdfcheck.A2a, data, want)
}

func faultsAs(t testing.TB, s pdfcheck.Standard, data []byte, want []pdfcheck.ElementText) []string {
	t.Helper()
	found, err := pdfcheck.CheckAs(data, s)
	if err != nil {
		t.Fatal(err)
	}
	got, err := pdfcheck.Text(data)
	if err != nil {
		return append(found, err.Error())
	}
	return append(found, pdfcheck.Diff(got, want)...)
}

func checkSound(t testing.TB, data []byte, d *layout.Document) {
	t.Helper()
	for _, f := range faults(t, data, expected(d)) {
		t.Error(f)
	}
}
