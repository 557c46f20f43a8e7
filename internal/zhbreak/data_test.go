package zhbreak

import (
	"strings"
	"testing"
)

// Each unit of a table that this test states for itself, after digits, a Chinese number and a multiplier.
func TestEveryUnitStaysWithItsNumber(t *testing.T) {
	for _, unit := range "年月日时分秒号件条次个项人名元角万亿千百家份例起部篇期批类种宗岁届页册章节款卷天周倍吨米克升亩户处台套所位辆余多" {
		u := string(unit)
		check(t, "计|3¦"+u)
		check(t, "计|3 ¦"+u)
		check(t, "第¦三¦"+u)
		for _, by := range "十百千万亿" {
			if by == unit { // one sign would be parted from itself in the text
				continue
			}
			text := []rune("计3" + string(by) + u)
			var b Breaker
			if class := b.Classes(text)[2]; class != Poor {
				t.Errorf("a line may end in %s before the unit: %d", string(text), class)
			}
		}
	}
	for _, none := range "省市县局法的了和在国" {
		check(t, "计|3|"+string(none))
	}
}

func TestEveryChineseDigitMakesANumber(t *testing.T) {
	for _, digit := range "〇零一二三四五六七八九十百千万亿两" {
		check(t, "第¦"+string(digit)+"¦条")
		check(t, "计|三¦"+string(digit)+"¦人")
	}
}

// A digit alone before a unit is surely a number, or may begin a word: 三件, but 一条龙.
func TestSingleDigitsThatSurelyCount(t *testing.T) {
	for digit, sign := range map[rune]string{
		'二': "¦", '三': "¦", '四': "¦", '五': "¦", '六': "¦", '七': "¦", '八': "¦", '九': "¦", '十': "¦", '两': "¦",
		'一': "|", '〇': "|", '零': "|", '百': "|", '千': "|", '万': "|", '亿': "|",
	} {
		check(t, "的|"+string(digit)+sign+"条")
	}
}

func TestEveryNumeralMakesAListNumber(t *testing.T) {
	for _, n := range "〇零一二三四五六七八九十百" {
		if got := ListNumber([]rune(string(n) + "、甲")); got != 2 {
			t.Errorf("%c、 is a list number of %d characters", n, got)
		}
	}
	for _, n := range "千万亿两甲A" {
		if got := ListNumber([]rune(string(n) + "、甲")); got != 0 {
			t.Errorf("%c、 is a list number of %d characters", n, got)
		}
	}
	for text, want := range map[string]int{
		"1234.": 5, "12345.": 0, "一二三四、": 5, "一二三四五、": 0, "（1234）": 6, "（12345）": 0, "①": 1, "⑳": 1, "⓪": 0, "⑴": 0,
		"（一)": 3, "(一）": 3, "一.": 0, "一．": 0, "（1.": 0, "1）": 0, "1.5": 0, "1．5": 0, "1、5": 2, "1.年": 2, "（1）5": 3,
	} {
		if got := ListNumber([]rune(text)); got != want {
			t.Errorf("%s begins with a list number of %d characters, want %d", text, got, want)
		}
	}
}

// What stands before digits: words that introduce them hold them loosely, marks within a number firmly.
func TestEachWordAndMarkBeforeDigits(t *testing.T) {
	for _, word := range "第共约" {
		check(t, "甲|"+string(word)+"╎20¦件")
	}
	for _, mark := range "，：—–－～" {
		text := []rune("甲1" + string(mark) + "2")
		var b Breaker
		if class := b.Classes(text)[2]; class != Poor {
			t.Errorf("after the %c of %s a line may end: %d", mark, string(text), class)
		}
		text[1] = '乙'
		if class := b.Classes(text)[2]; class <= Poor {
			t.Errorf("after the %c of %s no line may end well: %d", mark, string(text), class)
		}
	}
	for _, bracket := range "〕］】" {
		text := []rune("函1" + string(bracket) + "2")
		var b Breaker
		if class := b.Classes(text)[2]; class != Poor {
			t.Errorf("after the %c of %s a line may end: %d", bracket, string(text), class)
		}
	}
	check(t, "函|〔乙〕‖2")
	check(t, "函¦〔2")
	check(t, "函|〔")
}

func TestTheLongestTitleAndQuotationThatAreKeptWhole(t *testing.T) {
	for _, c := range []struct {
		open, close string
		most        int
	}{{"《", "》", 10}, {"“", "”", 4}} {
		for n, want := range map[int]Class{1: Good, c.most: Fair, c.most + 1: Good} {
			text := []rune("甲" + c.open + strings.Repeat("国", n) + c.close + "乙")
			var b Breaker
			classes := b.Classes(text)
			if n == 1 { // nothing in it can be parted
				continue
			}
			for i := 2; i < n+1; i++ {
				if classes[i] != want {
					t.Errorf("%d characters between %s and %s: class %d after %d, want %d", n, c.open, c.close, classes[i], i, want)
				}
			}
		}
	}
}

func TestEveryCharacterThatBeginsOrEndsNoLine(t *testing.T) {
	starts := "·–—―－…⋯～〜~/／%％‰℃°′″々〻,.;:?!)]}»⸺" + "”’）】》〉」』〕〗］｝、，。；：？！．"
	ends := "/／([{«￥¥$＄№§＃" + "“‘（【《〈「『〔〖［｛"
	for _, r := range "国A5→" + starts + ends {
		if got, want := noStart(r), strings.ContainsRune(starts, r); got != want {
			t.Errorf("%c begins no line: %v", r, got)
		}
		if got, want := noEnd(r), strings.ContainsRune(ends, r); got != want {
			t.Errorf("%c ends no line: %v", r, got)
		}
	}
}

func TestSpacesOfEveryWidthAreKnown(t *testing.T) {
	spaces := " \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
	for r := rune(0); r < 0x3100; r++ {
		if IsSpace(r) != strings.ContainsRune(spaces, r) {
			t.Errorf("%U is a space: %v", r, IsSpace(r))
		}
	}
}

// inRanges reports whether a character is in one of ranges, whose ends belong to them.
func inRanges(r rune, ranges [][2]rune) bool {
	for _, x := range ranges {
		if r >= x[0] && r <= x[1] {
			return true
		}
	}
	return false
}

func TestTheEndsOfEachRangeOfCharacters(t *testing.T) {
	unified := [][2]rune{{0x3400, 0x4dbf}, {0x4e00, 0x9fff}, {0x20000, 0x323af}}
	ideographic := [][2]rune{{0x2e80, 0x9fff}, {0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0xfe30, 0xfe4f}, {0xff01, 0xff60}, {0xffe0, 0xffe6}, {0x20000, 0x3ffff}}
	latin := [][2]rune{{'!', '~'}, {0xb2, 0xb3}, {0xb9, 0xb9}, {0xbc, 0xbe}, {0xc0, 0x24f}, {0x370, 0x52f}, {0x2070, 0x2089}, {0x2150, 0x215e}}
	digits := [][2]rune{{'0', '9'}, {'０', '９'}}
	for name, c := range map[string]struct {
		is     func(rune) bool
		ranges [][2]rune
	}{"unified": {IsUnified, unified}, "ideographic": {IsIdeographic, ideographic}, "Latin": {IsLatin, latin}, "a digit": {isDigit, digits}} {
		for _, x := range c.ranges {
			for _, r := range []rune{x[0] - 1, x[0], x[1], x[1] + 1} {
				want := inRanges(r, c.ranges) || name == "ideographic" && MarkOf(r) != NoMark
				if c.is(r) != want {
					t.Errorf("%U is %s: %v", r, name, !want)
				}
			}
		}
	}
}

// A set holds exactly what it was made of, also at its ends.
func TestASetOfCharactersHasItsEnds(t *testing.T) {
	s := newCharset("一\u4e3f\u4e40\u9fff")
	for r := rune(0x4d00); r < 0xa100; r++ {
		if s.has(r) != strings.ContainsRune("一\u4e3f\u4e40\u9fff", r) {
			t.Errorf("%U", r)
		}
	}
}

// What was remembered of one text says nothing wrong of the next.
func TestTheBreakerForgetsTheTextBefore(t *testing.T) {
	texts := []string{"根据《条例》，国3件", "甲", "", "见https://a.cn/b", "国，国A国→国", "一、总体"}
	var used Breaker
	for range 2 {
		for _, text := range texts {
			var fresh Breaker
			runes := []rune(text)
			if got, want := marked(runes, used.Classes(runes)), marked(runes, fresh.Classes(runes)); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		}
	}
}

func TestEachSignOfAnAddress(t *testing.T) {
	for text, address := range map[string]bool{
		"a://b/c": true, "www.a": true, "a@b.c": true, "a/b/c": true, "a/b": false, "1/2/3": false, "1/2/3a": true, "a.b-c": false, "www": false,
	} {
		if isAddress([]rune(text)) != address {
			t.Errorf("%s is an address: %v", text, !address)
		}
	}
	for _, sign := range "/.@-" {
		check(t, "www.†a"+string(sign)+"†b")
	}
	for _, sign := range "_?=&+#%" {
		check(t, "www.†a"+string(sign)+"b")
	}
}
