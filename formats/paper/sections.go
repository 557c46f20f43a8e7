package paper

import (
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// section is one of the six sections of a report, from 1; 0 is none.
type section int

// sectionMatch says which section a paragraph may be the title of.
type sectionMatch struct {
	section section
	// score is 3 for an official title, 2 for one with the same sense, 1 for what may as well be a
	// heading inside a section.
	score  int
	number string // its ordinal, folded: "一", "3"
	style  string // how the ordinal is written: "、", "（）", "部分", "" …
	title  string // without the ordinal
}

func (m sectionMatch) certain() bool { return m.score >= 2 }

// officialTitles are the titles of both sets, folded.
var officialTitles = map[string]section{
	"总体情况": 1, "主动公开政府信息情况": 2, "行政机关主动公开政府信息情况": 2,
	"收到和处理政府信息公开申请情况": 3, "行政机关收到和处理政府信息公开申请情况": 3,
	"政府信息公开行政复议行政诉讼情况": 4, "因政府信息公开工作被申请行政复议提起行政诉讼情况": 4,
	"存在的主要问题及改进情况": 5, "政府信息公开工作存在的主要问题及改进情况": 5, "其他需要报告的事项": 6,
}

const longestTitle = 45

// sectionOf tells which section's title a paragraph is, by its words: ordinals are often wrong.
func sectionOf(text string) sectionMatch {
	if text = strings.TrimSpace(text); len(text) > utf8.UTFMax*longestTitle+mostFilling {
		return sectionMatch{}
	}
	text = strings.TrimSpace(strings.Trim(text, "#*"))
	sentence := strings.HasSuffix(text, "。")
	text = strings.TrimRight(text, "。：:")
	if text == "" || longer(text, longestTitle) {
		return sectionMatch{}
	}
	number, rest := cutNumber(text)
	rest = strings.TrimLeftFunc(rest, zhtext.IsBlank) // there may be a wide gap behind the number
	if strings.ContainsAny(rest, "。；;！？!?，,\t|") {
		return sectionMatch{}
	}
	m := sectionMatch{number: number, title: rest, style: styleOf(text, number)}
	f := fold(rest)
	if number == "" {
		// the mark behind the ordinal may be lost
		if r := []rune(f); len(r) > 4 && strings.ContainsRune("一二三四五六", r[0]) {
			if _, ok := officialTitles[string(r[1:])]; ok {
				f, m.number, m.style, m.title = string(r[1:]), string(r[0]), "、", string(r[1:])
			}
		}
	}
	if s, ok := officialTitles[f]; ok {
		m.section, m.score = s, 3
		return m
	}
	has := func(words ...string) bool {
		for _, w := range words {
			if !strings.Contains(f, w) {
				return false
			}
		}
		return true
	}
	n := length(f)
	switch {
	case has("未经复议") || has("复议后") || has("如下") || has("见下") || has("下表"):
		return sectionMatch{}
	case has("复议") && (has("诉讼") || has("情况")) && n <= 40:
		m.section, m.score = 4, 2
	case has("申请") && (has("收到") || has("处理") || has("办理")) && has("情况") && n <= 30 && !has("依申请公开"):
		m.section, m.score = 3, 2
	case has("主动公开", "政府信息", "情况") && n <= 26:
		m.section, m.score = 2, 2
	case has("总体") && (has("情况") || has("概况") || has("工作")) && n <= 16:
		m.section, m.score = 1, 2
	case has("问题") && (has("改进") || has("整改") || has("措施") || has("打算") || has("对策") || has("计划") || has("下一步")) && n <= 36:
		m.section, m.score = 5, 2
	case (has("不足") || has("困难")) && (has("改进") || has("整改") || has("措施")) && n <= 30:
		m.section, m.score = 5, 2
	case has("其他") && (has("事项") || has("报告") || has("汇报") || has("说明")) && (has("需") || n <= 8) && n <= 20:
		m.section, m.score = 6, 2
	case has("主动公开") && (has("情况") || n <= 8) && n <= 16:
		m.section, m.score = 2, 1
	case has("依申请") && n <= 16:
		m.section, m.score = 3, 1
	case has("问题") && (has("存在") || has("主要")) && n <= 16:
		m.section, m.score = 5, 1
	case has("其他") && n <= 6 && number != "":
		m.section, m.score = 6, 1
	case f == "概述" || f == "概况" || f == "工作概况" || f == "基本情况" || f == "总体工作" || f == "工作综述":
		m.section, m.score = 1, 2
	default:
		return sectionMatch{}
	}
	if sentence && number == "" {
		return sectionMatch{}
	}
	return m
}

// styleOf tells how an ordinal is written.
func styleOf(text, number string) string {
	switch {
	case number == "":
		return ""
	case strings.HasPrefix(text, "第"):
		return "部分"
	case strings.HasPrefix(text, "（"), strings.HasPrefix(text, "("):
		if number[0] < 0x80 {
			return "(1)"
		}
		return "（）"
	case number[0] < 0x80:
		return "1."
	}
	return "、"
}
