package html_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/formats/html"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/layout"
)

var pictureData = regexp.MustCompile(`base64,[A-Za-z0-9+/=]+`)

// compared compares a page with a golden file: the style sheet left out, and pictures as digests.
func compared(t *testing.T, name string, page []byte) {
	t.Helper()
	before, rest, styled := bytes.Cut(page, []byte("<style>"))
	if styled {
		_, after, _ := bytes.Cut(rest, []byte("</style>"))
		page = append(append(before, "<style></style>"...), after...)
	}
	page = pictureData.ReplaceAllFunc(page, func(data []byte) []byte {
		return fmt.Appendf(nil, "(%d bytes, sha256 %.4x)", len(data), sha256.Sum256(data))
	})
	golden.Compare(t, filepath.Join("testdata", name), page)
}

var labels = html.Labels{
	SiteName: "甲网", SiteDomain: "a.cn", SiteIDCode: "1", ColumnName: "乙", ColumnDescription: "丙", ColumnKeywords: "丁", ColumnType: "戊", PubDate: "2024-01-20 09:00",
	Keywords: "己", Author: "庚", Description: "辛", Image: "https://a.cn/a.png", URL: "https://a.cn/1.html",
}

// text is a paragraph of one part.
func text(role layout.Role, s string) *layout.Paragraph {
	return &layout.Paragraph{Parts: []layout.Part{{Role: role, Spans: []layout.Span{{Text: s, Face: fonts.FangSong}}}}}
}

func styled(p *layout.Paragraph, source string, style layout.Style) *layout.Paragraph {
	p.Source, p.Style = source, style
	return p
}

// chartOf is a figure with a chart of a kind: labels, series and values in rows.
func chartOf(kind layout.ChartKind, caption string, labels []string, series []string, values ...[]int64) *layout.Figure {
	return &layout.Figure{Alt: "图：" + caption, Caption: caption, Chart: &layout.Chart{Kind: kind, Labels: labels, Series: series, Values: values}}
}

// parts is a flow of what pages are made of, one beside the other, on both sides of the limits.
func parts() *layout.Flow {
	indented := layout.Style{FirstIndent: 2 * layout.Pt}
	years := strings.Split("2019 2020 2021 2022 2023", " ")
	f := &layout.Flow{Meta: layout.Meta{Title: "甲县民政局2023年政府信息公开工作年度报告", Author: "甲县民政局", Date: "2024-01-16", Lang: "zh-Hans"}}
	add := func(b ...layout.Block) { f.Blocks = append(f.Blocks, b...) }
	title := text(layout.RoleTitle, "甲县民政局\n2023年政府信息公开工作年度报告（“年报”）")
	title.Style = layout.Style{Align: layout.Centre, FirstIndent: layout.Pt, Phrases: []string{"政府信息公开", "信息公开", "政府信息公开工作年度报告", "工作年度", "甲县", "民政局", "", "年报", "“年报", "公开工作"}}
	add(title, styled(text(layout.RoleP, "（2024年1月16日）"), "date_line", layout.Style{Align: layout.Centre}),
		styled(text(layout.RoleP, "甲县人民政府："), "addressee", layout.Style{}),
		styled(text(layout.RoleP, strings.Repeat("前言", 59)+"甲。"+"乙"), "preamble", indented),
		styled(text(layout.RoleH1, "一、总体情况"), "titles", layout.Style{Phrases: []string{"总体", "体情"}}),
		styled(text(layout.RoleH1, "（总体）"), "overview", indented), styled(text(layout.RoleH2, "（一）甲"), "overview", indented), text(layout.RoleH3, "1.乙"), text(layout.RoleH4, "（1）丙"),
		&layout.Paragraph{Source: "overview", Style: indented, Parts: []layout.Part{
			{Role: layout.RoleH2, Spans: []layout.Span{{Text: "（二）公开。", Face: fonts.Kai, Bold: true}}},
			{Role: layout.RoleP, Spans: []layout.Span{{Text: "全年", Face: fonts.FangSong}, {Text: "12", Face: fonts.FangSong, Bold: true}, {Text: "件", Face: fonts.FangSong, Color: layout.Color{R: 0x81, G: 0x3f, B: 0x3f}}, {Text: "红", Face: fonts.FangSong, Color: layout.Color{R: 0x80}}, {Text: "绿", Face: fonts.FangSong, Color: layout.Color{R: 0xff, G: 0x40}}, {Text: "蓝", Face: fonts.FangSong, Color: layout.Color{R: 0xff, B: 0x40}}}}}},
		&layout.Paragraph{Source: "overview", Style: indented, Parts: []layout.Part{
			{Role: layout.RoleH2, Spans: []layout.Span{{Text: "（三）公开。", Face: fonts.Kai, Bold: true}}}, {Role: layout.RoleP, Spans: []layout.Span{{Text: "粗", Face: fonts.FangSong, Bold: true}, {Text: "细", Face: fonts.FangSong}}}}},
		&layout.Paragraph{Source: "overview", Style: indented, Parts: []layout.Part{
			{Role: layout.RoleH2, Spans: []layout.Span{{Text: "（四）公开。", Face: fonts.Kai}}}, {Role: layout.RoleP, Spans: []layout.Span{{Text: "细", Face: fonts.FangSong}}}}},
		&layout.Paragraph{Style: indented, Parts: []layout.Part{{Role: layout.RoleP, Spans: []layout.Span{
			{Text: "见", Face: fonts.FangSong}, {Text: "http://a.cn", Face: fonts.FangSong, Link: "http://a.cn/?q=a b\"<>[]\\^`{|}é#x", Bold: true}, {Text: "第一部分", Face: fonts.FangSong, To: 1}, {Text: "脚本", Face: fonts.FangSong, Link: "javascript:a"}}}}},
		styled(text(layout.RoleP, "居中"), "", layout.Style{Align: layout.Centre}), styled(text(layout.RoleP, "居右"), "", layout.Style{Align: layout.Right}), styled(text(layout.RoleP, "顶格"), "", layout.Style{}),
		&layout.Separator{},
		&layout.Group{Role: layout.RoleL, Blocks: []layout.Block{&layout.Group{Role: layout.RoleLI, Blocks: []layout.Block{&layout.Group{Role: layout.RoleLBody, Blocks: []layout.Block{text(layout.RoleP, "项")}}}}}},
	)
	// charts
	add(styled(text(layout.RoleH1, "二、图"), "titles", layout.Style{}),
		chartOf(layout.Bars, "一个点", []string{"甲"}, []string{""}, []int64{0}),
		chartOf(layout.Bars, "五个点", years, []string{"件数"}, []int64{1}, []int64{2}, []int64{3}, []int64{4}, []int64{5}),
		chartOf(layout.Bars, "六", years[:2], []string{"甲", "乙"}, []int64{6, 0}, []int64{10, 3}),
		chartOf(layout.Bars, "很大", years[:3], []string{"甲", "乙", "丙"}, []int64{999_999_999, 1, 2}, []int64{26, 51, 101}, []int64{500_000_001, 0, 7}),
		chartOf(layout.Bars, "没有图注的长标签", []string{"十六个字的标签一二三四五六七八九", "十七个字的标签一二三四五六七八九十", "Latin label", "丁", "戊", "己", "庚"}, []string{"甲"}, []int64{11}, []int64{12}, []int64{20}, []int64{21}, []int64{49}, []int64{50}, []int64{51}),
		chartOf(layout.Lines, "一条线", years, []string{""}, []int64{1}, []int64{12}, []int64{3}, []int64{40}, []int64{5}),
		chartOf(layout.Lines, "三条线", years, []string{"名字很长的系列一二三四五六七八九十", "名字很长的系列乙二三四五六七八九十", "丙"}, []int64{1, 1, 1}, []int64{12, 200, 100}, []int64{0, 0, 250}, []int64{120, 130, 140}, []int64{250, 240, 0}),
		chartOf(layout.Lines, "两条线", years[:2], []string{"甲", "乙"}, []int64{20, 26}, []int64{100, 10}),
	)
	// tables
	add(styled(text(layout.RoleH1, "三、表"), "titles", layout.Style{}),
		styled(text(layout.RoleP, "表1 标题"), "", layout.Style{Align: layout.Centre, KeepNext: true}), layout.NewTable("表1 标题", 1, [][]string{{"甲", "乙"}, {"1", "<2>\n3"}}),
		styled(text(layout.RoleP, "别的标题"), "", layout.Style{Align: layout.Centre, KeepNext: true}), layout.NewTable("表", 1, [][]string{{"甲", "乙"}, {"12345", "2"}, {"3", "1234567890123456"}, {"4", "5"}}),
		layout.NewTable("表", 1, [][]string{{"甲"}, {"12345678901234567"}, {"1"}}),
		spanning(2, 7, 31), spanning(1, 6, 30), spanning(0, 7, 30), kept(),
	)
	add(&layout.Group{Apart: true, Blocks: []layout.Block{styled(text(layout.RoleP, "附件1"), "attachments[0].title", layout.Style{}), styled(text(layout.RoleH1, "目录"), "attachments[0].title", layout.Style{Align: layout.Centre}), styled(text(layout.RoleP, "附件的文字。"), "attachments[0].text", indented)}},
		&layout.Group{Blocks: []layout.Block{styled(text(layout.RoleP, "附件：1.目录"), "attachments[0].title", indented)}},
		styled(text(layout.RoleP, "甲县民政局"), "signature.organ", layout.Style{Align: layout.Right}), styled(text(layout.RoleP, "2024年1月16日"), "signature.date", layout.Style{Align: layout.Right}), styled(text(layout.RoleP, "完。"), "", indented))
	for _, n := range [][2]string{{"overview", "公开"}, {"overview", "开。全"}, {"overview", ""}, {"overview", "没有"}, {"preamble", "前言前言前言甲。乙"}, {"cells.1[3]", ""}, {"cells.1", ""}, {"cells", "1-2"}, {"", "甲"}, {"nothing", ""}, {"titles", "总体"}, {"date_line", ""}} {
		f.Notes = append(f.Notes, layout.Note{Source: n[0], Quote: n[1], Label: "提示 " + n[0], Text: "说明“" + n[1] + "”\n第二行"})
	}
	return f
}

// spanning is a table with header rows, columns and rows, and cells over several of them.
func spanning(heads, cols, rows int) *layout.Table {
	t := &layout.Table{Name: fmt.Sprintf("%d行表头", heads), Rows: rows, HeadRows: heads, Sizes: []layout.Length{layout.WuHao}}
	for c := range cols {
		t.Widths = append(t.Widths, 3+c)
	}
	cell := func(row, col, rowSpan, colSpan int, header layout.Scope, align layout.Align, text string) {
		t.Cells = append(t.Cells, layout.Cell{Row: row, Col: col, RowSpan: rowSpan, ColSpan: colSpan, Header: header, Align: align, Text: text, Face: fonts.FangSong, Source: fmt.Sprintf("cells.%d[%d]", row, col)})
	}
	first := heads
	switch heads {
	case 2:
		cell(0, 0, 2, 2, layout.ColumnScope, layout.Centre, "角")
		cell(0, 2, 1, 2, layout.ColumnScope, layout.Centre, "上")
		cell(0, 4, 2, 1, layout.ColumnScope, layout.Centre, "右")
		cell(0, 5, 1, cols-5, layout.ColumnScope, layout.Centre, "末")
		for _, c := range []int{2, 3, 5, 6} {
			cell(1, c, 1, 1, layout.ColumnScope, layout.Centre, fmt.Sprintf("下%d", c))
		}
	case 1:
		cell(0, 0, 1, 2, layout.ColumnScope, layout.Centre, "")
		for c := 2; c < cols; c++ {
			cell(0, c, 1, 1, layout.ColumnScope, layout.Left, fmt.Sprintf("列%d", c))
		}
	default:
		cell(0, 0, 1, cols, layout.ColumnScope, layout.Centre, "全宽")
		first = 1
	}
	for r := first; r < rows; r++ {
		switch {
		case heads > 0 && r == first:
			cell(r, 0, 3, 1, layout.RowScope, layout.Centre, "组")
			cell(r, 1, 1, 1, layout.RowScope, layout.Justify, "首")
		case heads > 0 && r < first+3:
			cell(r, 1, 1, 1, layout.RowScope, layout.Left, fmt.Sprintf("行%d", r))
		default:
			cell(r, 0, 1, 2, layout.RowScope, layout.Left, fmt.Sprintf("行%d的标签", r))
		}
		for c := 2; c < cols; c++ {
			cell(r, c, 1, 1, layout.NoScope, layout.Units, strings.Repeat("1", 1+(r+c)%3))
		}
	}
	last := &t.Cells[len(t.Cells)-1]
	last.Phrases, last.Align, last.Text = []string{"信息", "公开"}, layout.Left, "政府信息公开，信息"
	return t
}

// kept is a table without header rows whose rows are kept together in groups.
func kept() *layout.Table {
	t := &layout.Table{Name: "成组的表", Rows: 8, Widths: []int{1, 1, 1}, Keep: []bool{true, true, false, false, true, false, false}, Divisible: true, Sizes: []layout.Length{layout.WuHao}}
	for r := range t.Rows {
		if r == 0 || r == 4 {
			t.Cells = append(t.Cells, layout.Cell{Row: r, ColSpan: 3, Header: layout.ColumnScope, Text: fmt.Sprintf("第%d组", r), Face: fonts.FangSong, Align: layout.Centre})
			continue
		}
		for c := range 3 {
			scope := layout.NoScope
			if c == 0 {
				scope = layout.RowScope
			}
			t.Cells = append(t.Cells, layout.Cell{Row: r, Col: c, Header: scope, Text: fmt.Sprintf("%d-%d", r, c), Face: fonts.FangSong, Align: layout.Centre, Source: fmt.Sprintf("kept.%d[%d]", r, c)})
		}
	}
	return t
}

// The files hold pages and fragments as they are written, but for pictures and the style sheet.
func TestGoldenPagesOfParts(t *testing.T) {
	f := parts()
	compared(t, "parts.html.txt", encode(t, &html.Encoder{Labels: labels}, f))
	compared(t, "parts.fragment.txt", encode(t, &html.Encoder{Fragment: true}, f))
	f.Draft, f.Notes = true, nil
	f.Meta = layout.Meta{Title: "甲县年报", Subject: "主题"}
	f.Blocks = f.Blocks[:9]
	compared(t, "draft.html.txt", encode(t, &html.Encoder{}, f))
	compared(t, "unstyled.fragment.txt", encode(t, &html.Encoder{Fragment: true, Unstyled: true}, f))
}

func TestGoldenPageOfEverything(t *testing.T) {
	r, opts := everything(t)
	compared(t, "everything.html.txt", encode(t, &html.Encoder{}, flowOf(t, r, opts...)))
	compared(t, "everything.fragment.txt", encode(t, &html.Encoder{Fragment: true, Unstyled: true}, whole(t)))
}
