package paper

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// formOf is a form of zeros in an edition, with its texts.
func formOf(edition string) *Form {
	f := &Form{Texts: map[string][]FormLine{}}
	e := tables.EditionByID(edition)
	for k := range f.Tables {
		f.Tables[k] = FormTable{Edition: edition, Figures: map[string]FormFigure{}, Place: model.Place{Order: 10 * (k + 1), Name: fmt.Sprintf("表%d", k+2)}}
	}
	for i, path := range model.SchemaOf(e).Figures {
		k := 2
		switch {
		case strings.HasPrefix(path, tables.TableTwo):
			k = 0
		case strings.HasPrefix(path, tables.TableThree):
			k = 1
		}
		f.Tables[k].Figures[path] = FormFigure{Text: "0", Place: model.Place{Order: 100 + i, Name: fmt.Sprintf("格%d", i)}}
	}
	set := func(path string, lines ...string) {
		for i, l := range lines {
			f.Texts[path] = append(f.Texts[path], FormLine{l, model.Place{Order: 1000 + i, Name: path + fmt.Sprint(i)}})
		}
	}
	set("organ", "某县民政局")
	set("year", "2023")
	set("overview", "（一）主动公开。全年公开9条。")
	set("problems", "一是不足。")
	set("other_matters", "没有其他事项。")
	return f
}

// The file has changes of a form, and what is read of each.
func TestTheFormsOfTheTable(t *testing.T) {
	lines := func(texts ...string) []FormLine {
		var out []FormLine
		for i, l := range texts {
			out = append(out, FormLine{l, model.Place{Order: 2000 + i, Name: fmt.Sprintf("行%d", i)}})
		}
		return out
	}
	figure := func(f *Form, path, text, note, remark string) {
		for k := range f.Tables {
			if c, ok := f.Tables[k].Figures[path]; ok {
				c.Text, c.Note, c.Remark = text, note, remark
				f.Tables[k].Figures[path] = c
			}
		}
	}
	var b strings.Builder
	for _, c := range []struct {
		name    string
		edition string
		change  func(f *Form)
		blocks  []Block
	}{
		{name: "the usual form", change: func(*Form) {}},
		{name: "the first edition", edition: "2019", change: func(f *Form) {
			f.Texts["year"] = lines("2020")
			figure(f, "proactive_disclosure.procurement.amount", "5.50万元", "", "")
			figure(f, "proactive_disclosure.procurement.projects", "1", "", "")
			figure(f, "proactive_disclosure.licensing.change", "-3", "", "")
		}},
		{name: "no table three", change: func(f *Form) { f.Tables[1] = FormTable{} }},
		{name: "an edition that is none", change: func(f *Form) { f.Tables[0].Edition = "1999" }},
		{name: "table two of the first edition", change: func(f *Form) { f.Tables[0] = formOf("2019").Tables[0] }},
		{name: "figures", change: func(f *Form) {
			figure(f, "proactive_disclosure.licensing", "22", "其中修订16件", "")
			figure(f, "proactive_disclosure.penalties", "5.5", "", "")
			figure(f, "proactive_disclosure.coercion", "", "", "")
			figure(f, "proactive_disclosure.fees", "12.50", "", "")
			figure(f, "applications.received[0]", "约5", "（注）", "")
			figure(f, "applications.received[1]", "1", "件", "公式")
			figure(f, "applications.received[6]", "6", "(件)", "")
			figure(f, "reconsideration[0]", "甲", "", "")
			f.Tables[0].Figures["nothing"] = FormFigure{Text: "5", Note: "甲"}
		}},
		{name: "amounts", edition: "2019", change: func(f *Form) {
			f.Texts["year"] = lines("2020年度")
			figure(f, "proactive_disclosure.procurement.amount", "5（其中1）", "", "")
			figure(f, "proactive_disclosure.fees.change", "-1.5", "", "")
		}},
		{name: "an amount in a unit", edition: "2019", change: func(f *Form) {
			figure(f, "proactive_disclosure.procurement.amount", "3.10亿元", "", "")
			figure(f, "proactive_disclosure.fees.change", "3件", "", "")
		}},
		{name: "fees in a unit", change: func(f *Form) { figure(f, "proactive_disclosure.fees", "3元", "", "") }},
		{name: "names", change: func(f *Form) {
			f.Texts["organ"] = lines(" 某县 ", "水务局\x01")
			f.Texts["title"] = lines("某县水务局", "年度报告")
			f.Texts["date_line"] = lines("（2024年1月5日）")
			f.Texts["addressee"] = lines("某县政府：")
			f.Texts["preamble"] = lines("前言一。", "前言二。\x02")
			f.Texts["signature.organ"] = lines("某县水务局")
			f.Texts["signature.date"] = lines("2024年1月5日")
			f.Texts["titles"] = lines("body")
			f.Texts["unknown"] = lines("甲")
			f.Texts["problems"] = nil
		}},
		{name: "no names", change: func(f *Form) { f.Texts["organ"], f.Texts["year"] = nil, nil }},
		{name: "a year that is none", change: func(f *Form) {
			f.Texts["year"] = lines("去年")
			f.Texts["signature.date"] = lines("某日")
			f.Texts["titles"] = lines("template")
		}},
		{name: "the year before the first", change: func(f *Form) { f.Texts["year"] = lines("2018") }},
		{name: "the first year", change: func(f *Form) { f.Texts["year"] = lines("2019年") }},
		{name: "the last year", change: func(f *Form) { f.Texts["year"] = lines("２０９９") }},
		{name: "the year behind the last", change: func(f *Form) { f.Texts["year"] = lines("2100") }},
		{name: "one title of its own", change: func(f *Form) { f.Texts["titles"] = lines("总体") }},
		{name: "six titles of its own", change: func(f *Form) { f.Texts["titles"] = lines("一", " 二 ", "三", "四", "五", "六\x01") }},
		{name: "seven titles of its own", change: func(f *Form) { f.Texts["titles"] = lines("一", "二", "三", "四", "五", "六", "七") }},
		{name: "attachments", change: func(f *Form) {
			f.Texts["attachments[0].title"] = lines("统计", "表")
			f.Texts["attachments[0].text"] = lines("甲。", "乙。")
			f.Texts["attachments[2].text"] = lines("丙。")
			f.Texts["attachments[4].title"] = lines("丁")
			f.Texts["attachments[x].title"] = lines("戊")
		}},
		{name: "beside the form", change: func(*Form) {}, blocks: []Block{
			&Paragraph{Text: "说明。", Place: model.Place{Order: 1, Name: "段1"}},
			&Paragraph{Text: "图", Picture: true},
			&Paragraph{Text: "三、收到和处理政府信息公开申请情况"},
			officialOf("表三 received[0]=5", model.Place{Order: 2, Name: "块2"}),
			&Grid{Rows: 2, Cols: 2, Place: model.Place{Order: 3, Name: "块3"}, Cells: []Cell{{Text: "甲", RowSpan: 1, ColSpan: 1}, {Col: 1, Text: "1", RowSpan: 1, ColSpan: 1}, {Row: 1, Text: "乙", RowSpan: 1, ColSpan: 1}, {Row: 1, Col: 1, Text: "2", RowSpan: 1, ColSpan: 1}}},
		}},
		{name: "table three beside the form", change: func(f *Form) { f.Tables[1] = FormTable{} }, blocks: []Block{
			&Paragraph{Text: "三、收到和处理政府信息公开申请情况"},
			officialOf("表三 received[0]=5 received[6]=5", model.Place{Order: 2, Name: "块2"}),
		}},
	} {
		edition := c.edition
		if edition == "" {
			edition = "2021"
		}
		f := formOf(edition)
		c.change(f)
		fmt.Fprintf(&b, "=== %s\n%s\n", c.name, dumped(&Document{Kind: "表单", Blocks: c.blocks, Form: f}, "甲.xlsx"))
	}
	golden.Compare(t, filepath.Join("testdata", "forms.txt"), []byte(shortened(b.String())))
}

// shortened leaves out what is usual: where each figure stands.
func shortened(dump string) string {
	var out strings.Builder
	figures := 0
	for line := range strings.Lines(dump) {
		path, place, ok := strings.Cut(strings.TrimSpace(line), " @")
		if ok && strings.HasPrefix(place, "格") && !strings.Contains(path, " ") {
			figures++
			continue
		}
		if figures > 0 {
			fmt.Fprintf(&out, "%d figures\n", figures)
			figures = 0
		}
		out.WriteString(line)
	}
	return out.String()
}
