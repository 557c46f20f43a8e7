package pdfpages_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/layoutcheck"
	"github.com/nianbao/nianbao/internal/layoutcheck/pdfpages"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/pdf"
)

// small is a page of eight characters and four lines.
func small() layout.PageStyle {
	return layout.PageStyle{
		Width: 8*layout.SanHao + 40*layout.Pt, Height: 4*28*layout.Pt + 40*layout.Pt,
		Top: 20 * layout.Pt, Bottom: 20 * layout.Pt, Left: 20 * layout.Pt, Right: 20 * layout.Pt,
		Lines: 4, Chars: 8, Body: layout.SanHao, NumberSize: layout.SiHao, NumberBelow: 2 * layout.Pt,
	}
}

// read has a PDF file read.
func read(t testing.TB, data []byte) []layoutcheck.Page {
	t.Helper()
	pdfcheck.Tool(t, pdfpages.Tool)
	file := filepath.Join(t.TempDir(), "file.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	pages, err := pdfpages.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// kinds sets a flow, has the pages spoilt, written as a PDF and read, and lists the kinds of
// faults, each once.
func kinds(t *testing.T, spoil func(d *layout.Document), flow ...layout.Block) string {
	t.Helper()
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	d, err := layout.Do(flow, small(), set)
	if err != nil {
		t.Fatal(err)
	}
	spoil(d)
	d.Meta = layout.Meta{Title: "甲", Lang: "zh-CN", Date: "2022-01-16"}
	var b bytes.Buffer
	if err := (&pdf.Encoder{}).Encode(&b, d); err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, f := range layoutcheck.CheckPages(read(t, b.Bytes())) {
		if !slices.Contains(found, string(f.Kind)) {
			found = append(found, string(f.Kind))
		}
	}
	return strings.Join(found, "; ")
}

func paragraph(role layout.Role, indent layout.Length, text string) *layout.Paragraph {
	return &layout.Paragraph{
		Parts: []layout.Part{{Role: role, Spans: []layout.Span{{Text: text, Face: fonts.FangSong}}}},
		Style: layout.Style{FirstIndent: indent},
	}
}

// each lets f change every run of glyphs, artifacts or not.
func each(d *layout.Document, f func(run *layout.Glyphs)) {
	for _, p := range d.Pages {
		for _, item := range p.Items {
			if run, ok := item.(*layout.Glyphs); ok {
				f(run)
			}
		}
	}
}

// put gives each glyph that stands for one text another.
func put(texts ...string) func(d *layout.Document) {
	return func(d *layout.Document) {
		each(d, func(run *layout.Glyphs) {
			for i := range run.Glyphs {
				if k := slices.Index(texts, run.Glyphs[i].Text); k >= 0 && k%2 == 0 {
					run.Glyphs[i].Text = texts[k+1]
				}
			}
		})
	}
}

func asSet(*layout.Document) {}

func TestFaultsOfLinesAreFoundInAPDF(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(d *layout.Document)
		want  layoutcheck.Kind
	}{
		{"none", asSet, ""},
		{"a comma begins a line", put("壬", "、"), layoutcheck.BadStart},
		{"a bracket ends a line", put("辛", "（"), layoutcheck.BadEnd},
		{"a number is cut", put("辛", "2", "壬", "0"), layoutcheck.SplitNumber},
		{"a word is cut", put("辛", "a", "壬", "b"), layoutcheck.SplitWord},
		{"a line is too wide", func(d *layout.Document) {
			each(d, func(run *layout.Glyphs) {
				for i := range run.Glyphs {
					if run.Glyphs[i].Text == "辛" {
						run.Glyphs[i].X += 2 * layout.Pt
					}
				}
			})
		}, layoutcheck.Overfull},
		{"a mark hangs", func(d *layout.Document) {
			put("辛", "，")(d)
			each(d, func(run *layout.Glyphs) {
				for i := range run.Glyphs {
					if run.Glyphs[i].Text == "，" {
						run.Glyphs[i].X += 12 * layout.Pt
					}
				}
			})
		}, layoutcheck.Hanging},
	} {
		text := "甲乙丙丁戊己庚辛壬癸子丑"
		more := paragraph(layout.RoleP, 0, "上下左右东南西北前后里外大小多少")
		if got := kinds(t, c.spoil, paragraph(layout.RoleP, 0, text), more); got != string(c.want) {
			t.Errorf("%s: got %q", c.name, got)
		}
	}
}

func TestAnAddressMayBePartedAfterAStop(t *testing.T) {
	flow := paragraph(layout.RoleP, 0, "见http://nianbao.example.cn/bao/gao/2021.html。")
	if got := kinds(t, asSet, flow, paragraph(layout.RoleP, 0, "上下左右东南西北前后里外")); strings.Contains(got, string(layoutcheck.BadEnd)) || strings.Contains(got, string(layoutcheck.SplitNumber)) {
		t.Errorf("got %q", got)
	}
}

func TestFaultsAtAPagesFootAreFoundInAPDF(t *testing.T) {
	indent := 2 * layout.SanHao
	text := paragraph(layout.RoleP, indent, "甲乙丙丁戊己庚辛壬癸子丑寅卯")
	heading := paragraph(layout.RoleP, indent, "（一）公开")
	line := paragraph(layout.RoleP, indent, "甲乙")
	if got := kinds(t, asSet, text, heading, line, text); got != "" {
		t.Errorf("sound: got %q", got)
	}
	if got := kinds(t, asSet, text, line, heading, text); got != string(layoutcheck.HeadingFoot) {
		t.Errorf("a heading: got %q", got)
	}
	if got := kinds(t, asSet, line, line, line, paragraph(layout.RoleP, indent, "丙丁"), paragraph(layout.RoleP, 0, "子丑"), text, text, text); got != string(layoutcheck.LoneLine) {
		t.Errorf("a lone line: got %q", got)
	}
}

// grouped is a table with a header, whose first group of rows goes on over a page end.
func grouped(size layout.Length) *layout.Table {
	t := &layout.Table{Rows: 11, HeadRows: 1, Widths: []int{1, 1, 1}, Sizes: []layout.Length{size}}
	cell := func(row, col, down, across int, text string) {
		t.Cells = append(t.Cells, layout.Cell{Row: row, Col: col, RowSpan: down, ColSpan: across, Text: text, Face: fonts.Song, Align: layout.Centre})
	}
	cell(0, 0, 1, 2, "项目")
	cell(0, 2, 1, 1, "数量")
	cell(1, 0, 9, 1, "一、甲乙")
	for r := 1; r < 10; r++ {
		cell(r, 1, 1, 1, "子"+string(rune('0'+r)))
		cell(r, 2, 1, 1, string(rune('0'+r)))
	}
	cell(10, 0, 1, 3, "合计")
	return t
}

// again lets f change what page 2 repeats: text is that of the run.
func again(d *layout.Document, f func(run *layout.Glyphs, text string)) {
	for _, item := range d.Pages[1].Items {
		if run, ok := item.(*layout.Glyphs); ok && run.Mark == layout.Artifact {
			text := ""
			for _, g := range run.Glyphs {
				text += g.Text
			}
			f(run, text)
		}
	}
}

func TestFaultsOfTablesAreFoundInAPDF(t *testing.T) {
	for _, c := range []struct {
		name  string
		size  layout.Length
		spoil func(d *layout.Document)
		want  layoutcheck.Kind
	}{
		{"none", layout.XiaoWu, asSet, ""},
		{"small", 8 * layout.Pt, asSet, layoutcheck.SmallText},
		{"no header", layout.XiaoWu, func(d *layout.Document) {
			again(d, func(run *layout.Glyphs, text string) {
				if text == "项目" || text == "数量" {
					run.Glyphs = nil
				}
			})
		}, layoutcheck.NoHeader},
		{"no label", layout.XiaoWu, func(d *layout.Document) {
			again(d, func(run *layout.Glyphs, text string) {
				if text != "项目" && text != "数量" {
					run.Glyphs = nil
				}
			})
		}, layoutcheck.BlankLabel},
		{"half a label", layout.XiaoWu, func(d *layout.Document) {
			again(d, func(run *layout.Glyphs, _ string) {
				run.Glyphs = slices.DeleteFunc(run.Glyphs, func(g layout.Glyph) bool { return strings.Contains("一、", g.Text) })
			})
		}, layoutcheck.TornLabel},
		{"text through a rule", layout.XiaoWu, func(d *layout.Document) {
			each(d, func(run *layout.Glyphs) {
				if run.Glyphs[0].Text == "子" {
					run.X += 14 * layout.Pt
				}
			})
		}, layoutcheck.Overfull},
	} {
		if got := kinds(t, c.spoil, grouped(c.size)); got != string(c.want) {
			t.Errorf("%s: got %q", c.name, got)
		}
	}
}

func TestACaptionAtAPagesFootIsFoundInAPDF(t *testing.T) {
	table := &layout.Table{Rows: 12, Widths: []int{1, 1}, Sizes: []layout.Length{layout.XiaoWu}}
	cell := func(row, col, across int, text string) {
		table.Cells = append(table.Cells, layout.Cell{Row: row, Col: col, RowSpan: 1, ColSpan: across, Text: text, Face: fonts.Song, Align: layout.Centre})
	}
	for r := range 12 {
		if r%3 == 1 {
			cell(r, 0, 2, "第一项")
		} else {
			cell(r, 0, 1, "甲")
			cell(r, 1, 1, "0")
		}
	}
	found := map[string]bool{}
	for lines := range 3 { // one of them puts a caption last on the page
		flow := slices.Repeat([]layout.Block{paragraph(layout.RoleP, 0, "上下左右东南西北")}, lines)
		found[kinds(t, asSet, append(flow, table)...)] = true
	}
	if !found[string(layoutcheck.LoneHeader)] || !found[""] || len(found) > 2 {
		t.Errorf("got %v", found)
	}
}
