package docx

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/layout"
)

// shownLines is a text with a bar where its lines end.
func shownLines(text string, ends []int) string {
	var b strings.Builder
	from := 0
	for _, end := range ends {
		b.WriteString(text[from:end] + "|")
		from = end
	}
	return b.String() + text[from:]
}

// TestLinesOfLabelsAndTitles breaks texts for each measure, and compares where something changes.
func TestLinesOfLabelsAndTitles(t *testing.T) {
	w, err := newWriter(Encoder{}, &layout.Flow{Page: layout.GBT9704()})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, c := range []struct {
		text    string
		phrases []string
	}{
		{"本年新收政府信息公开申请数量", []string{"本年", "政府信息", "公开", "申请", "数量"}},
		{"2.其他法律行政法规禁止公开", []string{"其他", "法律", "行政法规", "禁止", "公开"}},
		{"某某市人民政府办公室2023年政府信息公开工作年度报告", []string{"某某市人民政府", "办公室", "2023年", "政府信息公开", "工作", "年度报告"}},
		{"（一）予以公开，区分处理的（计入“予以公开”）", nil},
		{"abc def 12345", []string{"12345"}},
		{"甲", nil}, {"", nil}, {"甲甲甲甲甲甲", []string{"甲甲"}},
	} {
		was := ""
		for measure := 1; measure <= 60; measure++ {
			lines, ends := w.breakLabel(c.text, c.phrases, measure)
			is := fmt.Sprintf("%d %s", lines, shownLines(c.text, ends))
			if n, again := w.labelLines(c.text, c.phrases, measure); n != lines || shownLines(c.text, again) != shownLines(c.text, ends) {
				t.Errorf("%s in %d is kept as %d %v", c.text, measure, n, again)
			}
			is += " even " + shownLines(c.text, w.evenLines(c.text, c.phrases, measure))
			if t := w.breakable(c.text, c.phrases, measure); t != nil {
				is += fmt.Sprint(" filled ", t.filled(measure))
			}
			if is != was {
				fmt.Fprintf(&b, "%s from %d: %s\n", c.text, measure, is)
				was = is
			}
		}
	}
	for _, n := range []int{199, 200, 201} {
		fmt.Fprintf(&b, "%d characters: %d lines\n", n, len(w.evenLines(strings.Repeat("字", n), nil, 40))+1)
	}
	golden.Compare(t, filepath.Join("testdata", "lines.txt"), []byte(b.String()))
}

// TestWidthsAndPagesOfTables fits tables to measures and pages of all sizes.
func TestWidthsAndPagesOfTables(t *testing.T) {
	var b strings.Builder
	for _, c := range [][2][]int{
		{{1, 1}, {10, 10}}, {{1, 3}, {40, 10}}, {{0, 5, 5}, {5, 30, 0}}, {{2, 2, 2}, {0, 0, 50}}, {{100, 1, 1}, {0, 20, 20}}, {{1}, {33}},
	} {
		for _, measure := range []int{0, 15, 20, 32, 33, 34, 49, 50, 51, 60, 100, 101} {
			widths, enough := shareColumns(measure, c[0], c[1])
			fmt.Fprintf(&b, "shares %v needs %v in %d: %v %v even %v\n", c[0], c[1], measure, widths, enough, evenColumns(measure, c[0]))
		}
	}
	for _, heights := range [][]int{{10}, {90}, {91}, {100}, {101}, {50, 40, 10}, {50, 41, 10}, {10, 80, 90, 90}, {10, 80, 91, 10}, {10, 95, 10}, {10, 250, 10}, {30, 30, 30, 30, 30, 30, 30}} {
		for _, heads := range []int{-1, 0, 1, 2, 9} {
			f := &fittedTable{}
			pages := f.count(heights, heads, &geometry{depth: 100, pitch: 10})
			fmt.Fprintf(&b, "rows %v heads %d: %d pages, %d high, tall %v\n", heights, heads, pages, f.height, f.tall)
		}
	}
	for _, s := range []string{"", "1", "-1.5%", "1,234", "+", "1a", "一", "1 2", "abc", "12件"} {
		fmt.Fprintf(&b, "figure %q %v\n", s, isFigure(s))
	}
	table := &layout.Table{Widths: []int{1, 1, 1}, Cells: []layout.Cell{
		{Col: 0, Text: "名称一", Phrases: []string{"名称一", "名称一二"}}, {Col: 1, Text: "12345"}, {Col: 2, ColSpan: 2, Text: "1234567890"}, {Row: 1, Col: 0, Text: "12%\n其中一二三四五"}, {Row: 1, Col: 1, Text: "1\n注"}, {Row: 1, Col: 2, Text: ""},
	}}
	for _, whole := range []int{1, 2, 3, 4} {
		fmt.Fprintf(&b, "needs %d: %v\n", whole, needsOf(table, 240, whole))
	}
	units := &layout.Table{Widths: []int{1, 1}, Cells: []layout.Cell{{Col: 0, Align: layout.Units, Text: "1234"}, {Row: 1, Col: 0, Align: layout.Units, Text: "12345678"}, {Col: 1, Align: layout.Centre, Text: "1"}, {Row: 2, Col: 0, ColSpan: 2, Align: layout.Units, Text: strings.Repeat("1", 90)}}}
	f := &fittedTable{size: layout.XiaoSi, columns: []int{2000, 3000}}
	f.alignUnits(units)
	fmt.Fprintf(&b, "units %v\n", f.units)
	for _, r := range "a甲“—\u1fff\u2000\u2e7f\u2e80１" {
		fmt.Fprintf(&b, "wide %+q %d\n", r, wide(r))
	}
	w, err := newWriter(Encoder{}, &layout.Flow{Page: layout.GBT9704()})
	if err != nil {
		t.Fatal(err)
	}
	rows := [][]string{{"项目", "数量", "其他"}}
	for i := range 40 {
		rows = append(rows, []string{strings.Repeat("名称", 1+i%9), fmt.Sprint(i * 12345), "12,345.67%"})
	}
	for n := 2; n <= 41; n += 3 {
		for _, sizes := range [][]layout.Length{nil, {layout.SanHao, layout.XiaoSi, layout.WuHao}, {layout.WuHao}} {
			t1 := layout.NewTable("表", 1, rows[:n])
			t1.Sizes = sizes
			f, err := w.fit(t1, &w.upright)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "%d rows in %d sizes: %v wide, size %v, %d pages, %d high, enough %v\n", n, len(sizes), f.columns, f.size, f.pages, f.height, f.enough)
		}
	}
	golden.Compare(t, filepath.Join("testdata", "fit.txt"), []byte(b.String()))
}

// TestSmallPartsOfTexts compares blanks, addresses and hints one by one.
func TestSmallPartsOfTexts(t *testing.T) {
	for in, want := range map[string]string{
		"甲 1": "甲1", "1 甲": "1甲", "甲 乙": "甲 乙", "a b": "a b", "甲  a": "甲a", " 甲": " 甲", "甲 ": "甲 ", "a  甲 b ": "a甲b ", "  ": "  ", "甲 “a": "甲 “a", "": "",
	} {
		if got := withoutTyped(in); got != want {
			t.Errorf("%q becomes %q, not %q", in, got, want)
		}
	}
	for in, want := range map[string]bool{"http://a": true, "HTTPS://a": true, "mailto:a@b": true, "file:a": false, "javascript:a": false, "http": false, "": false, "ftp://a": false} {
		if isWebLink(in) != want {
			t.Errorf("%q is a link: %v", in, !want)
		}
	}
	for in, want := range map[string]bool{"a": false, "\u007f": false, "\u0080": true, "“": true, "\u2e7f": true, "\u2e80": false, "甲": false, "\xff": false, "甲…": true} {
		if isAmbiguous(in) != want {
			t.Errorf("%+q is of two fonts: %v", in, !want)
		}
	}
	for family, want := range map[Family]string{-1: "仿宋_GB2312", GB2312: "仿宋_GB2312", GBK: "方正仿宋_GBK", 2: "方正仿宋_GBK"} {
		if got := (Encoder{Family: family}).names()[fonts.FangSong]; got != want {
			t.Errorf("family %d: %s", family, got)
		}
	}
	for _, c := range []struct {
		encoder Encoder
		want    string
	}{
		{Encoder{}, "仿宋_GB2312 宋体 方正小标宋简体 黑体 楷体_GB2312"}, {Encoder{Family: GBK}, "方正仿宋_GBK 方正书宋_GBK 方正小标宋_GBK 方正黑体_GBK 方正楷体_GBK"},
		{Encoder{Fonts: map[fonts.Role]string{fonts.Song: "甲", fonts.Hei: ""}}, "仿宋_GB2312 甲 方正小标宋简体 黑体 楷体_GB2312"},
	} {
		var got []string
		for _, role := range []fonts.Role{fonts.FangSong, fonts.Song, fonts.XiaoBiaoSong, fonts.Hei, fonts.Kai} {
			got = append(got, c.encoder.names()[role])
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("fonts are %s, not %s", s, c.want)
		}
	}
}
