package rules

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

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
	preamble := x.folded("preamble")
	x.periods("preamble", "前言", preamble)
	for sentence := range strings.SplitAfterSeq(x.folded("overview"), "。") {
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
