package rules

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// stale finds years that were left from last year's text: one finding a text.
func (x *Inspection) stale() {
	for _, p := range x.texts() {
		if p.Path == "preamble" || strings.HasPrefix(p.Path, "attachments") {
			continue // YEAR looks at the preamble; an attachment may be of any year
		}
		want := strconv.Itoa(x.Report.Year)
		absent := sync.OnceValue(func() bool { return !strings.Contains(p.words, want) && !zhtext.ContainsAny(p.words, thisYearWords) })
		for _, paragraph := range p.paragraphs {
			if text, year := x.staleIn(absent, paragraph.text); text != "" {
				shown := text
				if _, rest, _ := strings.Cut(zhtext.Fold(paragraph.text), text); utf8.RuneCountInString(text) < excerptLength {
					shown += excerptAt(rest, 0) + "…"
				}
				x.AddText(p.Path, strconv.Itoa(year), model.Text(text), model.Number(int64(x.Report.Year)), p.Name+
					fmt.Sprintf("写的是“%s”，报告年度是%d年", shown, x.Report.Year))
				break
			}
		}
	}
}

const (
	listNumber = `^(?:[（(][一二三四五六七八九十]+[）)]|[0-9]{1,2}[.、．])?`
	ownWords   = `(?:我|本)(?:机关|行政机关|单位|部门|局|委|厅|办|镇|乡|街道|县|市|区|州|旗|省|中心|署|关|苏木)|全(?:县|市|区|省|州|旗|局|镇|乡|街道|系统)`
	// what work was done, with what it was done to: 2020年公开的目录 is no statement of work
	workDone = `(?:共计?|累计|总计|全年|依法)*(?:(?:主动公开|公开|发布|收到|接到|受理|新收|制发|答复|办理|处理)(?:各类|政府|信息|公开|依申请|申请|行政规范性文件|[0-9])|(?:未|没有)?(?:收取|产生)(?:政府)?信息|(?:未|没有)(?:收到|接到|发生|受理))`
)

var (
	// the year of a statement of work, with or without who speaks before or behind it
	statedYear = regexp.MustCompile(listNumber + `(?:` + ownWords + `)?((?:19|20)[0-9]{2})年度?[，,]?(?:` + ownWords + `)?[，,]?` + workDone)
	ownYear    = regexp.MustCompile(`(?:` + ownWords + `)((?:19|20)[0-9]{2})年度?` + workDone)
	// the year with which a paragraph opens, where its whole text never names the report's
	openingYear = regexp.MustCompile(listNumber + `((?:19|20)[0-9]{2})年度?(?:全年)?(?:[，,]|` + ownWords + `)`)
	// the end of a period that the report's figures may be of
	untilYear = regexp.MustCompile(`截(?:至|止|止到|至到)((?:19|20)[0-9]{2})年(?:12月(?:31日|底|末)|年?底|年?末)`)
	// a plan for a year
	planYear = regexp.MustCompile(`(?:下一步|下一年|明年|来年|下年|下年度|新的一年|下一阶段)[，,：]?在?((?:19|20)[0-9]{2})年(?:度|中|里)?[，,]?(?:我|本|将|要|拟|全|继续|进一步)|((?:19|20)[0-9]{2})年(?:度)?[，,]?(?:` + ownWords + `)?[，,]?将(?:继续|进一步|持续|不断|着力|切实|努力)`)
	planHead = regexp.MustCompile(`^(?:[（(]?[一二三四五六七八九十0-9]+[）)、.．])?((?:19|20)[0-9]{2})年度?(?:工作)?(?:的)?(?:打算|思路|计划|安排|工作打算)。?$`)

	// what makes another year in a sentence a matter of course
	otherYearWords = []string{"较", "比", "同期", "增长", "下降", "上年", "去年", "以来", "结转", "年报", "年度报告", "历年", "期间", "统计", "数据", "期限"}
	// and what was found wrong in another year and mended in this one
	mendedWords   = []string{"整改", "问题", "不足"}
	planWords     = []string{"将", "要", "计划", "拟", "力争", "目标", "下一步", "预计", "确保", "争取"}
	aheadWords    = []string{"将", "下一", "明年", "来年", "下年", "新的一年", "打算", "思路", "计划", "安排"}
	thisYearWords = []string{"本年", "今年", "当年", "报告期"}
)

// staleIn returns what a paragraph says of the wrong year. Last year's figures beside this year's are a
// comparison. absent reports whether the whole passage never names the report's year.
func (x *Inspection) staleIn(absent func() bool, text string) (found string, year int) {
	if !zhtext.ContainsAny(text, []string{"20", "２０", "2 0"}) {
		return "", 0
	}
	text = zhtext.Fold(text)
	want := x.Report.Year
	if strings.Contains(text, strconv.Itoa(want)) {
		if !zhtext.ContainsAny(text, aheadWords) {
			return "", 0
		}
		return matched(text, func(y int) bool { return y == want }, planYear, planHead)
	}
	if !zhtext.ContainsAny(text, []string{strconv.Itoa(want - 1), strconv.Itoa(want + 1)}) || zhtext.ContainsAny(text, thisYearWords) {
		return "", 0
	}
	if !zhtext.ContainsAny(text, otherYearWords) && absent() {
		if found, year = matched(text, func(y int) bool { return y == want-1 }, openingYear); found != "" {
			return found, year
		}
	}
	for sentence := range strings.SplitSeq(text, "。") {
		if zhtext.ContainsAny(sentence, otherYearWords) || zhtext.ContainsAny(sentence, mendedWords) {
			continue
		}
		near := func(y int) bool { return y == want-1 || y == want+1 && !zhtext.ContainsAny(sentence, planWords) }
		if found, year = matched(sentence, near, statedYear, ownYear, untilYear); found != "" {
			return found, year
		}
	}
	return "", 0
}

// matched returns the first match of a pattern whose year is one of those wanted.
func matched(text string, is func(int) bool, patterns ...*regexp.Regexp) (string, int) {
	for _, pattern := range patterns {
		for _, m := range pattern.FindAllStringSubmatch(text, -1) {
			year := 0
			for _, group := range m[1:] {
				if group != "" {
					year = yearOf(group)
				}
			}
			if is(year) {
				return m[0], year
			}
		}
	}
	return "", 0
}
