package compose

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/internal/corpus"
	"github.com/nianbao/nianbao/internal/layoutcheck"
	"github.com/nianbao/nianbao/internal/reporttest"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// The vocabulary of generated reports: what published prose is made of, with all marks,
// numbers with units, addresses and names of files.
var (
	vocabulary = []string{
		"政府信息", "公开", "工作", "我局", "的", "和", "在", "对", "按照", "认真落实", "进一步", "统一部署", "依申请公开", "行政许可", "办理", "群众", "企业",
		"政务新媒体", "审查", "制度", "人大代表建议", "乡镇", "市场监管", "及时", "主动", "领导小组", "平台建设", "规范性文件", "公示", "培训", "的问题",
	}
	figures = []string{
		"14条", "169 条", "3 件", "1,234件", "12.5%", "0.35万元", "2021年1月1日", "二〇二一年", "第四十九条", "第20条", "三十四人", "共 34 人", "5‰", "25℃",
		"2018—2020年", "10~20个", "9：00—12：00", "〔2021〕30号", "（国办公开办函〔2021〕30 号）", "123456789012345件", "￥100元", "第二十条第（一）项", "２０２１年",
	}
	names = []string{
		"《条例》", "《中华人民共和国政府信息公开条例》", "《关于印发〈报告格式〉的通知》", "“双公开”", "“先审查、后公开”", "‘互联网+政务’", "（详见附件）", "【公示】",
		"网站http://www.znznf.gov.cn/xxgk/fdzdgknr/index.html查阅", "邮箱zngongxinju@163.com）", "0955-5797090", "Wi-Fi", "App", "Internet Explorer", "“Internet”", "和/或", "约翰·史密斯",
		"——", "……", "**一是**", "**重点工作**",
	}
	pauses = []string{"，", "，", "、", "；", "：", "”，", "）、", "。", "？", "！"}
)

// sentence draws a sentence, or what a careless typist makes of one.
var sentence = rapid.Custom(func(t *rapid.T) string {
	var b strings.Builder
	for range rapid.IntRange(1, 24).Draw(t, "pieces") {
		switch rapid.IntRange(0, 9).Draw(t, "kind") {
		case 0, 1:
			b.WriteString(rapid.SampledFrom(figures).Draw(t, "figure"))
		case 2:
			b.WriteString(rapid.SampledFrom(names).Draw(t, "name"))
		case 3, 4:
			b.WriteString(rapid.SampledFrom(vocabulary).Draw(t, "word") + rapid.SampledFrom(pauses).Draw(t, "pause"))
		default:
			b.WriteString(rapid.SampledFrom(vocabulary).Draw(t, "word"))
		}
	}
	return b.String() + "。"
})

// proseText draws prose.Paragraphs, some with headings, run in or not.
var proseText = rapid.Custom(func(t *rapid.T) string {
	var b strings.Builder
	for range rapid.IntRange(0, 6).Draw(t, "paragraphs") {
		number := rapid.SampledFrom([]string{"", "", "（一）", "（十二）", "1.", "2、", "（1）"}).Draw(t, "number")
		if number != "" {
			b.WriteString(number + strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, 12).Draw(t, "heading"), ""))
			b.WriteString(rapid.SampledFrom([]string{"。", "\n"}).Draw(t, "run in"))
		}
		b.WriteString(strings.Join(rapid.SliceOfN(sentence, 1, 3).Draw(t, "sentences"), "") + "\n")
	}
	return b.String()
})

// organName draws an organ with up to four places before it.
var organName = rapid.Custom(func(t *rapid.T) string {
	name := ""
	for _, places := range [][]string{
		{"", "宁夏回族自治区", "新疆维吾尔自治区", "江苏省"}, {"", "中卫市", "伊犁哈萨克自治州", "镇江市"},
		{"", "中宁县", "准格尔旗", "东乡族自治县"}, {"", "薛家湾镇", "仓前街道"},
	} {
		name += rapid.SampledFrom(places).Draw(t, "place")
	}
	return name + rapid.SampledFrom([]string{"人民政府", "人民政府办公室", "人力资源和社会保障局", "市场监督管理局", "水利局"}).Draw(t, "body")
})

// drawWhole draws a report of an edition with consistent tables. Figures have up to fifteen
// digits in table two. On pages that are wide or can be turned, they have up to eleven in
// table three and seven in table four, else up to nine in table three.
func drawWhole(t *rapid.T, m *model.Schema, wide bool) *model.Report {
	r := reporttest.DrawMember(t, m, organName.Draw(t, "organ"), "元", "万元")
	disclosed := rapid.SampledFrom([]int64{1, 1000, 1_000_000_000_000}).Draw(t, "scale of table two")
	scales := []int64{1, 1, 100, 1000, 100_000}
	applied, judged := rapid.SampledFrom(scales[:4]).Draw(t, "scale of table three"), int64(1)
	if wide {
		applied = rapid.SampledFrom(scales).Draw(t, "scale of table three")
		judged = rapid.SampledFrom(scales[:4]).Draw(t, "scale of table four")
	}
	for _, path := range m.Figures {
		f := m.ByPath[path]
		switch v := f.Value(r); {
		case f.Kind != model.CountKind:
		case strings.HasPrefix(path, "proactive"):
			v.SetInt(v.Int() * disclosed)
		case strings.HasPrefix(path, "applications"):
			v.SetInt(v.Int() * applied)
		case strings.HasPrefix(path, "reconsideration"), strings.HasPrefix(path, "litigation"):
			v.SetInt(v.Int() * judged)
		}
	}
	reporttest.Balance(r, m)
	r.Preamble, r.Overview = sentence.Draw(t, "preamble"), proseText.Draw(t, "overview")
	r.Problems, r.OtherMatters = proseText.Draw(t, "problems"), proseText.Draw(t, "other matters")
	r.Titles = rapid.SampledFrom([]model.Titles{model.TemplateTitles, model.BodyTitles}).Draw(t, "titles")
	if rapid.Bool().Draw(t, "one line") {
		r.Title = fmt.Sprintf("%s%d年政府信息公开工作年度报告", r.Organ, r.Year)
	}
	r.Signature = model.Signature{Organ: r.Organ, Date: model.Date{Year: 2022, Month: 1, Day: 16}}
	return r
}

// isWide reports whether a page has room for large figures, turned if need be.
func isWide(style layout.PageStyle) bool {
	return max(style.Measure(), style.Turned().Measure()) > 600*layout.Pt
}

// checkLayout sets a report and has the pages read.
func checkLayout(t rapid.TB, r *model.Report, style layout.PageStyle, opts ...func(*Options)) {
	t.Helper()
	d, err := layOut(r, append(opts, func(o *Options) { o.Page = style })...)
	if err != nil {
		t.Fatal(err)
	}
	faults := layoutcheck.Check(d, style)
	if isWide(style) {
		faults = append(faults, layoutcheck.Labels(d, style, labelWords)...)
	}
	for _, f := range faults {
		t.Errorf("%s", f)
	}
}

// Each edition is set a hundred times on each page, the lower ones of which make every table
// go on on others; -rapid.checks makes it thousands.
func TestGeneratedReportsAreSetWithoutFault(t *testing.T) {
	sixteen := layout.GBT9704()
	sixteen.Top, sixteen.Bottom = sixteen.Top+layout.MM(30), sixteen.Bottom+layout.MM(31)
	sixteen.Lines = 16
	low := layout.GBT9704().Turned()
	low.Bottom += 5 * low.Pitch()
	low.Lines = 10
	for name, style := range map[string]layout.PageStyle{"22 lines": layout.GBT9704(), "16 lines": sixteen, "10 long lines": low} {
		for _, m := range model.Schemas() {
			t.Run(m.Edition.ID+" in "+name, func(t *testing.T) {
				rapid.Check(t, func(t *rapid.T) {
					r, opts := drawWhole(t, m, isWide(style)), ([]func(*Options))(nil)
					if style.Height > style.Width && rapid.Bool().Draw(t, "landscape") {
						opts = append(opts, landscape)
					}
					checkLayout(t, r, style, opts...)
				})
			})
		}
	}
}

func TestPublishedReportsAreSetWithoutFault(t *testing.T) {
	files, err := filepath.Glob("../testdata/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, corpus.Reports(t, "*-20*.yaml")...) {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		r, err := yaml.Read(f)
		f.Close()
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		t.Run(filepath.Base(file), func(t *testing.T) { checkLayout(t, r, layout.GBT9704()) })
	}
}

// A title's lines are read like any others, but are also to be broken between units.
func TestAGeneratedTitleIsPartedBetweenUnitsOnly(t *testing.T) {
	faces, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	page := layout.GBT9704()
	width := func(text string) layout.Length {
		return layout.Width([]layout.Span{{Text: text, Face: fonts.XiaoBiaoSong}}, layout.ErHao, page, faces)
	}
	rapid.Check(t, func(rt *rapid.T) {
		r := &model.Report{Organ: organName.Draw(rt, "organ"), Year: 2021}
		if rapid.Bool().Draw(rt, "one line") {
			r.Title = r.Organ + "2021年政府信息公开工作年度报告"
		}
		lines := "|" + titleLines(t, r) + "|"
		whole := append(nameUnits(r.Organ), "2021年政府信息公开工作年度报告")
		if width(r.Organ) <= page.Measure() {
			whole = append(whole, r.Organ)
		}
		for _, unit := range whole {
			if !strings.Contains(lines, unit) {
				rt.Errorf("%s is parted in %s", unit, lines)
			}
		}
		for _, line := range strings.Split(lines, "|") {
			if width(line) > page.Measure() {
				rt.Errorf("%s is wider than a line", line)
			}
		}
	})
}
