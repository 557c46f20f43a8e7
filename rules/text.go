package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// textRules are about the prose and the title.
var textRules = []Rule{
	{"SECT", model.SeverityError, "各部分都有内容",
		"第一、五、六部分用文字报告，不能没有内容；确实没有需要报告的，也要写明。",
		"国办公开办函〔2021〕30号、〔2019〕60号", (*Inspection).sections},
	{"YEAR", model.SeverityError, "年度一致",
		"标题中的年份、前言中统计期限的年份，应与报告年度相同。常见的错误是沿用上年的文件而没有改年份。",
		"政府信息公开条例第五十条", (*Inspection).years},
	{"TITLE", model.SeverityWarning, "标题完整",
		"标题应写明机关名称、年度和“政府信息公开工作年度报告”。",
		"国办公开办函〔2021〕30号、〔2019〕60号附件", (*Inspection).title},
	{"LEN", model.SeverityWarning, "总体情况的篇幅",
		"2021年版格式要求第一部分原则上不超过1000字。",
		"国办公开办函〔2021〕30号", (*Inspection).length},
	{"TOPICS", model.SeverityWarning, "总体情况的五个方面",
		"第一部分应写到主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。",
		"国办公开办函〔2021〕30号、〔2019〕60号", (*Inspection).topics},
	{"FEE-TEXT", model.SeverityError, "报告信息处理费",
		"2021年版格式要求在第六部分报告收取信息处理费的情况；没有收取的，也要写明。",
		"国办公开办函〔2021〕30号；国办函〔2020〕109号", (*Inspection).feeText},
	{"FEE-ROW", model.SeverityWarning, "信息处理费与表三一致",
		"表三（六）2“逾期未按收费通知要求缴纳费用”大于 0，说明发出过收费通知，第六部分不应说没有；第六部分写明有逾期未缴费的，表三这一行不应为 0。",
		"国办函〔2020〕109号", (*Inspection).feeRow},
	{"PLACEHOLDER", model.SeverityWarning, "模板提示未删",
		"文字中还留有模板的提示或空格，如“（文字描述）”“××”“XX”，或“条、件、次”前没有数字。",
		"国办公开办函〔2021〕30号、〔2019〕60号附件", (*Inspection).placeholders},
	{"HALFWIDTH", model.SeverityInfo, "半角标点",
		"汉字之间的括号、逗号、冒号等用了半角形式，按原样排印。公文中的标点应当用全角。",
		"GB/T 15834-2011 标点符号用法", (*Inspection).halfWidth},
	{"ADDRESS", model.SeverityInfo, "网址的结尾",
		"网址的斜线后面紧接汉字，分不清汉字是不是网址的一部分时，按原样排印，不做成链接。应在网址后面加上空格或标点，或者把网址中的汉字写成百分号编码。",
		"RFC 3986", (*Inspection).addresses},
}

// sections: the prose sections are there.
func (x *Inspection) sections() {
	edition := x.Report.Format()
	if edition == nil {
		return
	}
	for _, s := range edition.Sections {
		if s.Prose != "" && len(prose.Paragraphs(x.Report.Words(s.Prose))) == 0 {
			x.addf(s.Prose, model.Value{}, model.Value{}, "第%s部分“%s”没有内容", s.Number, s.Title)
		}
	}
}

var (
	yearInTitle = regexp.MustCompile(`([0-9]{4}|[〇○零一二三四五六七八九]{4})年`)
	// the period of a report: from 1 January to 31 December, or January to December
	period = regexp.MustCompile(`([0-9]{4})[年.]0?1[月.](?:0?1日?)?(?:0时)?(?:起|开始|始)?[，,]?(?:至|到|截至|—+|－|-|~|～)(?:([0-9]{4})[年.]|当年|同年|本年)?12[月.](?:31日?)?`)
	// what shows that a sentence of section one gives the period of the report's figures
	periodWords = []string{"统计", "数据", "期限", "时限"}
	// the report's own title in the preamble
	ownTitle = regexp.MustCompile(`(?:现|予以|特此)?(?:公布|发布|公开|编制)[^，。；]{0,40}?([0-9]{4})年度?政府信息公开(?:工作)?年度报告`)
)

// years: no other year stands in the title, in the period that the preamble or section one
// gives, or in the report's name in the preamble.
func (x *Inspection) years() {
	want := x.Report.Year
	for _, m := range yearInTitle.FindAllStringSubmatch(zhtext.Fold(x.Report.Title), -1) {
		if year := yearOf(m[1]); year != want {
			x.addf("title", model.Number(int64(year)), model.Number(int64(want)), "标题中的年份是%s年，报告年度是%d年", m[1], want)
		}
	}
	preamble := zhtext.Fold(x.Report.Words("preamble"))
	x.periods("preamble", "前言", preamble)
	for sentence := range strings.SplitAfterSeq(zhtext.Fold(x.Report.Words("overview")), "。") {
		if zhtext.ContainsAny(sentence, periodWords) {
			x.periods("overview", "第一部分", sentence)
		}
	}
	for _, m := range findIn(ownTitle, preamble, "年政府信息公开", "年度政府信息公开") {
		if year := yearOf(m[1]); year != want {
			x.AddText("preamble", m[1], model.Number(int64(year)), model.Number(int64(want)),
				fmt.Sprintf("前言中的报告名称写的是%d年，报告年度是%d年", year, want))
		}
	}
}

// findIn finds a pattern in a text that has one of some words, since most texts have none
// and looking for words is far quicker.
func findIn(pattern *regexp.Regexp, text string, words ...string) [][]string {
	if !zhtext.ContainsAny(text, words) {
		return nil
	}
	return pattern.FindAllStringSubmatch(text, -1)
}

// periodPart is the part of a text that a period may stand in, from a little before the first
// December on, since looking for words is far quicker than for the pattern.
func periodPart(text string) string {
	const before = 128 // bytes, more than a period has
	at := -1
	for _, december := range []string{"12月", "12."} {
		if i := strings.Index(text, december); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 {
		return ""
	}
	at = max(0, at-before)
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	return text[at:]
}

// periods compares the periods that a text gives. One over several years is a plan's.
func (x *Inspection) periods(path, where, text string) {
	want := x.Report.Year
	for _, m := range period.FindAllStringSubmatch(periodPart(text), -1) {
		from, to := yearOf(m[1]), yearOf(m[2])
		if to-from > 1 {
			continue
		}
		for _, year := range []int{from, to} {
			if year != 0 && year != want {
				x.AddText(path, strconv.Itoa(year), model.Number(int64(year)), model.Number(int64(want)),
					fmt.Sprintf("%s写的统计期限是“%s”，报告年度是%d年", where, m[0], want))
				break
			}
		}
	}
}

// yearOf reads four Arabic or Chinese digits.
func yearOf(s string) int {
	var digits strings.Builder
	for _, r := range s {
		switch i := strings.IndexRune("零一二三四五六七八九", r); {
		case unicode.IsDigit(r):
			digits.WriteRune(r)
		case r == '〇' || r == '○':
			digits.WriteByte('0')
		case i >= 0:
			digits.WriteString(strconv.Itoa(utf8.RuneCountInString("零一二三四五六七八九"[:i])))
		}
	}
	year, err := strconv.Atoi(digits.String())
	if err != nil {
		return 0
	}
	return year
}

// title: a title of the report's own has what the customary one has. A wrong year is told
// by YEAR alone.
func (x *Inspection) title() {
	title := zhtext.Fold(x.Report.Title)
	if title == "" {
		return
	}
	var lacks []string
	if !zhtext.ContainsAny(title, organNames(zhtext.Fold(x.Report.Organ))) {
		lacks = append(lacks, "机关名称“"+x.Report.Organ+"”")
	}
	if !yearInTitle.MatchString(title) {
		lacks = append(lacks, fmt.Sprintf("年度“%d年”", x.Report.Year))
	}
	if !strings.Contains(title, "政府信息公开工作年度报告") {
		lacks = append(lacks, "“政府信息公开工作年度报告”")
	}
	if len(lacks) > 0 {
		x.addf("title", model.Text(strings.Join(prose.Paragraphs(x.Report.Title), "")), model.Value{}, "标题中没有%s", strings.Join(lacks, "、"))
	}
}

// governments are the endings that a title leaves out when it names the place alone.
var governments = regexp.MustCompile(`(?:人民政府|政府|街道办事处|办事处|管理委员会|管委会)$`)

// organNames lists the names by which a title may call an organ: its own, that without the
// word for government, and what is left of both behind the names of the places above it.
func organNames(organ string) []string {
	full := []string{organ}
	if place := governments.ReplaceAllString(organ, ""); place != organ && place != "" {
		full = append(full, place)
	}
	names := slices.Clone(full)
	for _, name := range full {
		for i, r := range name {
			rest := name[i+utf8.RuneLen(r):]
			if strings.ContainsRune("省市州县区旗盟", r) && utf8.RuneCountInString(rest) >= 3 {
				names = append(names, rest)
			}
		}
	}
	return names
}

const maxOverview = 1000

// length: section one has at most 1,000 characters, marks included, space left out.
func (x *Inspection) length() {
	if e := x.Report.Format(); e == nil || e.ID < "2021" {
		return
	}
	if n := utf8.RuneCountInString(zhtext.Fold(x.Report.Words("overview"))); n > maxOverview {
		x.addf("overview", model.Number(int64(n)), model.Number(maxOverview), "第一部分有%d字，原则上不超过%d字", n, maxOverview)
	}
}

// topics are the five of section one, with the words by which each is known.
var overviewTopics = []struct {
	name  string
	words []string
}{
	{"主动公开", []string{"主动公开"}},
	{"依申请公开", []string{"依申请", "申请公开", "公开申请"}},
	{"政府信息管理", []string{"信息管理", "信息资源管理", "信息的管理"}},
	{"政府信息公开平台建设", []string{"平台"}},
	{"监督保障", []string{"监督", "保障"}},
}

// topics: section one speaks of all five. An empty section is SECT's.
func (x *Inspection) topics() {
	text := zhtext.Fold(x.Report.Words("overview"))
	if text == "" {
		return
	}
	var lacks []string
	for _, t := range overviewTopics {
		if !zhtext.ContainsAny(text, t.words) {
			lacks = append(lacks, t.name)
		}
	}
	if len(lacks) > 0 {
		x.addf("overview", model.Value{}, model.Value{}, "第一部分没有写到：%s", strings.Join(lacks, "、"))
	}
}

var halfWidthMark = regexp.MustCompile(`\p{Han}[,;:!?()]\p{Han}|\([^()]*\p{Han}[^()]*\)`)

// halfWidth: marks between Chinese characters are full-width. They are set as typed; one
// hint a text says where they begin.
func (x *Inspection) halfWidth() {
	for _, p := range x.passages() {
		found := halfWidthMark.FindAllString(p.Words(), -1)
		if len(found) > 0 {
			x.AddText(p.Path, found[0], model.Text(found[0]), model.Value{}, fmt.Sprintf("汉字之间有半角标点，共%d处，如“%s”；按原样排印", len(found), zhtext.Shorten(found[0])))
		}
	}
}
