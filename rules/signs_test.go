package rules

import (
	"strings"
	"testing"
)

// Each character that a rule looks for is seen, and its neighbours are not taken for it.
func TestTheSignsOfEachCharacter(t *testing.T) {
	want := map[rune]signs{}
	for _, c := range []struct {
		says  signs
		chars string
	}{
		{hasLatin, "0123456789abcdefghijklmopqrstuvwyzABCDEFGHIJKLMOPQRSTUVWYZＡＢＣＤＥＦＧＨＩＪＫＬＭＯＰＱＲＳＴＵＶＷＹＺ"},
		{hasLatin | hasX, "XxＸNnＮ"}, {hasFiller, "×╳✕□＿_○＊"}, {hasDash, "…—"}, {hasAsk, "？"}, {hasAsk | hasHalf, "?"}, {hasStar, "*"}, {hasAngle, "<＜"}, {hasEntity, "&"},
		{hasQuote, "\"'＂"}, {hasHalf, ",;:!."}, {hasPair, "《》“”"}, {hasPair | hasBracket, "（）"}, {hasPair | hasBracket | hasHalf, "()"}, {hasSquare, "[【［"},
		{hasHooked, "〔〖〈「『"}, {hasCurly, "{｛«#$"}, {hasGap, " \t\n\r\u00a0\u3000\u2003"},
		{0, "，。、；：！/@`^|~+-=%>＞]】］〕〗〉」』}｝»‘’·０９ａｚ\u00d6零①文\u4e00\u9fff\u4dff\ua000"},
	} {
		for _, r := range c.chars {
			want[r] = c.says
		}
	}
	for r, says := range want {
		if got := signsOf(string(r)); got != says {
			t.Errorf("%q: %b, want %b", r, got, says)
		}
		if got := signsOf("文" + string(r) + "字"); got != says {
			t.Errorf("%q between characters: %b, want %b", r, got, says)
		}
	}
	for text, says := range map[string]signs{"Ｘ＠": hasLatin | hasX, "＠": 0, "［": hasSquare, "Ｚ": hasLatin, "/0": hasLatin, "9:": hasLatin | hasHalf} {
		if got := signsOf(text); got != says {
			t.Errorf("%q: %b, want %b", text, got, says)
		}
	}
}

func TestTheSignsOfCharactersInARow(t *testing.T) {
	for _, pair := range strings.Fields("（） () 〔〕 ［］ 【】 《》") {
		marks := []rune(pair)
		for inner, empty := range map[string]bool{"": true, " ": true, "\u3000": true, " 文": true, "文": false, "文 ": false, "1": false, "、": false} {
			text := string(marks[0]) + inner + string(marks[1])
			if got := signsOf(text)&hasEmpty != 0; got != empty {
				t.Errorf("%q: empty %v", text, got)
			}
		}
	}
	for text, empty := range map[string]bool{"（)": true, "(）": true, "（》": true, "《】": true, "[]": false, "{}": false, "“”": false, "）（": false, "文 ": false} {
		if got := signsOf(text)&hasEmpty != 0; got != empty {
			t.Errorf("%q: empty %v", text, got)
		}
	}
	const stops = "，。、；："
	for _, a := range stops + "！？,.文" {
		for _, b := range stops + "！？,.文" {
			want := strings.ContainsRune(stops, a) && strings.ContainsRune(stops, b)
			if got := signsOf("文"+string(a)+string(b)+"文")&hasDoubled != 0; got != want {
				t.Errorf("%c%c: doubled %v", a, b, got)
			}
			if signsOf(string(a)+"文"+string(b))&hasDoubled != 0 {
				t.Errorf("%c and %c apart are doubled", a, b)
			}
		}
	}
}

func TestCharactersAroundAPlace(t *testing.T) {
	for _, c := range []struct {
		text     string
		at, most int
		behind   string
		before   string
	}{
		{"", 0, 3, "", ""}, {"甲乙丙丁", 0, 3, "甲乙丙", ""}, {"甲乙丙丁", 3, 3, "乙丙丁", "甲"}, {"甲乙丙丁", 6, 3, "丙丁", "甲乙"}, {"甲乙丙丁", 12, 3, "", "乙丙丁"},
		{"甲乙丙丁", 9, 3, "丁", "甲乙丙"}, {"甲乙丙丁", 12, 4, "", "甲乙丙丁"}, {"甲乙丙丁", 12, 5, "", "甲乙丙丁"}, {"a甲b", 1, 0, "", ""}, {"a甲b", 1, 1, "甲", "a"},
	} {
		if got := charactersAt(c.text, c.at, c.most); got != c.behind {
			t.Errorf("%d of %s at %d: %s", c.most, c.text, c.at, got)
		}
		if got := charactersBefore(c.text, c.at, c.most); got != c.before {
			t.Errorf("%d of %s before %d: %s", c.most, c.text, c.at, got)
		}
	}
	long := "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"
	for piece, want := range map[string]string{
		"甲": "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸", "乙": "二三四五六七八九十甲乙丙丁戊己庚辛壬癸", "十": "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸",
		"九": "一二三四五六七八九十甲乙丙丁戊己庚辛壬", "一": "一二三四五六七八九十甲", "癸": "十甲乙丙丁戊己庚辛壬癸",
	} {
		if got := around(long, piece); got != want {
			t.Errorf("around %s: %s", piece, got)
		}
	}
	if excerptAt(long, 0) != "一二三四五六七八" || excerptBefore(long, len(long)) != "丙丁戊己庚辛壬癸" {
		t.Errorf("excerpts are %s and %s", excerptAt(long, 0), excerptBefore(long, len(long)))
	}
}

func TestListNumbersBeforeABracket(t *testing.T) {
	for text, want := range map[string]bool{
		"1": true, "12": true, "123": false, "": false, "一": true, "十二": true, "二十一": false, "a": true, "z": true, "A": true, "Z": true, "ab": true, "abc": false, "文1": true, "文": false, "1文": false,
		"〇": true, "零": true, "百": true, "千": false, "`": false, "{": false, "@": false, "[": false, "１": true, "文 1": true, "a1b": false,
	} {
		if got := listNumberEnds(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestPairsOfMarks(t *testing.T) {
	for text, want := range map[string]string{
		"《甲》“乙”（丙）(丁)": "0 ", "（甲)": "0 ", "甲）": "1 甲）", "1）甲": "0 ", "（一）1）甲": "0 ", "《甲": "1 《甲", "甲》": "1 甲》", "“甲": "1 “甲", "甲”": "1 甲”", "（甲": "1 （甲", "(甲": "1 (甲", "甲)": "1 甲)",
		"《甲》》“": "2 《甲》》", "》《": "2 》", "1》": "1 1》", "1”": "1 1”", "《《甲》": "1 《《甲》", "“（甲”）": "0 ",
	} {
		var u unpaired
		u.read(text)
		left := u.left()
		if got := string(rune('0'+left.n)) + " " + left.first; got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
