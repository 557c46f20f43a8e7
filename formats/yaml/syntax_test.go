package yaml

import (
	"strings"
	"testing"
	"unicode"

	"github.com/nianbao/nianbao/model"
	"go.yaml.in/yaml/v4"
)

func TestFaultsOfSyntaxAreExplainedInChinese(t *testing.T) {
	for _, c := range []struct{ name, text, place, says string }{
		{"a tab before a key", "organ: 某局\n\tyear: 2021\n", "2:1", "缩进用了制表符"},
		{"a tab in front", "\torgan: 某局\n", "1:1", "缩进用了制表符"},
		{"a tab below a group", "litigation:\n\tdirect: [0]\n", "2:1", "缩进用了制表符"},
		{"a tab in prose", "overview: |\n  一\n\t二\n", "3:1", "缩进用了制表符"},
		{"no space after the colon", "organ:某局\nyear: 2021\n", "1:7", "冒号后面缺少空格"},
		{"a full-width colon in front", "organ：某局\nyear: 2021\n", "1:6", "全角冒号"},
		{"a full-width colon below", "organ: 某局\nyear：2021\ntitles: body\n", "2:5", "year: 2021"},
		{"no colon", "organ: 某局\n没有冒号\nyear: 2021\n", "2:1", "缺少冒号"},
		{"an open double quote", "organ: \"某局\nyear: 2021\n", "1:8", "引号没有配对"},
		{"an open single quote", "organ: '某局\nyear: 2021\n", "1:8", "引号没有配对"},
		{"text behind a quote", "organ: \"某\"局\n", "1:11", "引号后面不能再写文字"},
		{"an open list", "reconsideration: [0, 0\nyear: 2021\n", "1:18", "没有配对的“]”"},
		{"an open brace", "signature: {organ: 某局\nyear: 2021\n", "1:12", "没有配对的“}”"},
		{"two commas", "reconsideration: [0, , 0]\n", "1:22", "没有的写 0"},
		{"a bracket at the end", "reconsideration: [\n", "1:18", "没有配对的“]”"},
		{"a bracket that a later key ends", "organ: 甲\nreconsideration: [0, 0, 0\nlitigation:\n  direct: [0, 0]\n", "2:18", "没有配对的“]”"},
		{"a brace that a later key ends", "organ: 甲\n落款: {落款机关: 甲, 落款日期: 2024-01-20\nproblems: |\n  一。\n", "2:5", "没有配对的“}”"},
		{"a quote that a later quote ends", "title: '甲县报告\n总体情况: |\n  一。'二'。\n", "1:8", "引号没有配对"},
		{"a bracket too many", "organ: 甲\nreconsideration: [0, 0, 0, 0, 0]]\n", "2:33", "多出了“]”"},
		{"a full-width colon behind a Chinese key", "机关名称: 甲\n报告年度：2023\n总体情况: |\n  行政许可：3件。\n", "2:5", "全角冒号"},
		{"deeper than its value", "organ: 某局\n  year: 2021\n", "2:3", "没有对齐"},
		{"between two depths", "litigation:\n    direct: 1\n  year: 2021\n", "3:3", "缩进"},
		{"a colon in a text", "organ: 某局: 办公室\n", "1:10", "加引号"},
		{"an at sign", "title: @某局\n", "1:8", "“@”"},
		{"an asterisk", "overview: *一是*\n", "1:11", "“*”"},
		{"a bold start", "overview: **一是**\n", "1:11", "“*”"},
		{"an asterisk alone", "overview: * 一是\n", "1:11", "“*”"},
		{"a list behind a key", "organ: - 某局\n", "1:8", "“-”"},
		{"text behind a bar", "overview: |一年来\n  二\n", "1:12", "请从下一行写起"},
		{"an unknown escape", "organ: \"C:\\某局\"\n", "1:11", "两个“\\\\”"},
		{"half a surrogate pair", "organ: \"\\ud842\\udfb7\"\n", "1:11", "请直接写出该字"},
		{"a percent sign in front", "%某局\n", "1:2", "%"},
		{"an exclamation mark", "organ: !! 某局\n", "1:8", "“!”"},
		{"text behind the end", "{organ: 某局} 以上\n", "1:13", "多余的文字"},
		{"a list below keys", "organ: 某局\n- year: 2021\n", "2:1", "应是一个“键: 值”"},
		{"keys below a list", "- 某局\nyear: 2021\n", "2:1", "“- ”"},
		{"two reports", "organ: 某局\n---\norgan: 某局\n", "2:1", "一个文件只能有一份报告"},
		{"many levels", strings.Repeat("[", 100), "1:65", "层次过深"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var syntax model.Findings
			for _, p := range mustFail(t, c.text) {
				if p.ID == "READ-SYNTAX" {
					syntax = append(syntax, p)
				}
			}
			if got := places(syntax); got != "READ-SYNTAX  "+c.place {
				t.Errorf("%s\n%v\nwant %s", got, syntax, c.place)
			}
			if !strings.Contains(syntax.Error(), c.says) {
				t.Errorf("%v\ndoes not say %q", syntax, c.says)
			}
		})
	}
}

func TestEveryKeyWithoutAProperColonIsTold(t *testing.T) {
	ps := mustFail(t, "organ：某局\nyear：2021\nlitigation:\n  direct: [0, 0, 0, 0, 0]\n")
	if got, want := places(ps), "READ-SYNTAX  1:6\nREAD-SYNTAX  2:5"; got != want {
		t.Errorf("findings\n%s\nwant\n%s", got, want)
	}
}

func TestAnUnknownComplaintOfTheParserIsQuoted(t *testing.T) {
	ps := explain("a\nb", &yaml.LoadError{Message: "something new", Mark: yaml.Mark{Line: 9, Column: 9}}, nil)
	if len(ps) != 1 || !strings.Contains(ps[0].Message, "something new") || places(ps) != "READ-SYNTAX  2:2" {
		t.Errorf("explained as %v", ps)
	}
	if !strings.ContainsFunc(ps[0].Message, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		t.Errorf("no Chinese in %q", ps[0].Message)
	}
}

func TestALoneDashIsNotLookedForInOtherPlaces(t *testing.T) {
	for _, text := range []string{"organ: 某局\n-\n", "organ: 某局\n- \nyear: 2021\n", "organ: -某局\n- x\n"} {
		ps := mustFail(t, text)
		if ps[0].ID != "READ-SYNTAX" || ps[0].Place.Line != 2 || ps[0].Place.Column != 1 {
			t.Errorf("%q: %v", text, ps)
		}
	}
}
