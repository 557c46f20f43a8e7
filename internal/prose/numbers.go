package prose

import (
	"strings"
	"unicode/utf8"
)

// Number is the number that a paragraph begins with. Level 1 is 一、, 2 （一）, 3 1. and 1、, 4 （1）
// (GB/T 9704-2012, 7.3.3).
type Number struct {
	Level int
	Value int
	Text  string // as typed, with its marks
}

const chineseDigits = "〇一二三四五六七八九"

// FindNumber reads the number that a paragraph begins with; Level is 0 when there is none. A point or
// 、 between digits is a decimal's or an enumeration's (1.5万, 1．5万, 3、4月), but for a year behind it
// (1．2023年).
func FindNumber(text string) Number {
	first, size := utf8.DecodeRuneInString(text)
	if !startsNumber(first) {
		return Number{}
	}
	if first == '（' || first == '(' {
		value, chinese, width := numeral(text[size:])
		rest := text[size+width:]
		closed := strings.HasPrefix(rest, "）") || strings.HasPrefix(rest, ")")
		if width == 0 || !closed {
			return Number{}
		}
		_, mark := utf8.DecodeRuneInString(rest)
		return Number{level(chinese, 2, 4), value, text[:size+width+mark]}
	}
	value, chinese, width := numeral(text)
	if width == 0 {
		return Number{}
	}
	mark, size := utf8.DecodeRuneInString(text[width:])
	rest := text[width+size:]
	switch {
	case mark == '、' && !enumerates(chinese, rest):
	case !chinese && (mark == '.' || mark == '．') && (!startsWithDigit(rest) || startsWithYear(rest)):
	default:
		return Number{}
	}
	return Number{level(chinese, 1, 3), value, text[:width+size]}
}

// enumerates reports whether 、 behind a numeral joins it with the next: 3、4月, 三、四季度, but not
// 1、2023年 nor 1、三公经费.
func enumerates(chinese bool, rest string) bool {
	_, alike, width := numeral(rest)
	return width > 0 && alike == chinese && !strings.HasPrefix(rest, "十")
}

func startsWithDigit(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return r >= '0' && r <= '9' || r >= '０' && r <= '９'
}

// startsWithYear reports whether a text begins with four digits and 年.
func startsWithYear(text string) bool {
	for range 4 {
		if !startsWithDigit(text) {
			return false
		}
		_, size := utf8.DecodeRuneInString(text)
		text = text[size:]
	}
	return strings.HasPrefix(text, "年")
}

// startsNumber passes the few characters that a number may begin with.
func startsNumber(r rune) bool {
	return r == '（' || r == '(' || r >= '0' && r <= '9' || r >= '０' && r <= '９' || strings.ContainsRune(chineseDigits+"零十百", r)
}

func level(chinese bool, ifChinese, ifArabic int) int {
	if chinese {
		return ifChinese
	}
	return ifArabic
}

// numeral reads up to three Arabic digits or a Chinese numeral below two hundred at the start of a text.
func numeral(text string) (value int, chinese bool, width int) {
	digits := 0
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			value = value*10 + int(r-'0')
		case r >= '０' && r <= '９':
			value = value*10 + int(r-'０')
		case digits == 0:
			value, width = chineseNumeral(text)
			return value, width > 0, width
		default:
			return value, false, width
		}
		if digits++; digits > 3 {
			return 0, false, 0
		}
		width += utf8.RuneLen(r)
	}
	return value, false, width
}

// chineseNumeral reads 三, 十, 十二, 二十, 一百零三.
func chineseNumeral(text string) (value, width int) {
	digit := 0
	for _, r := range text {
		i := strings.IndexRune(chineseDigits, r)
		switch {
		case i >= 0:
			digit = i / utf8.RuneLen('一')
		case r == '零':
			digit = 0
		case r == '十':
			value += max(digit, 1) * 10
			digit = 0
		case r == '百':
			value += max(digit, 1) * 100
			digit = 0
		default:
			return value + digit, width
		}
		width += utf8.RuneLen(r)
	}
	return value + digit, width
}

// Outline follows the numbers of a text. A number of a new level stands below the one before it; a
// level seen before goes on, whatever stood between. So it takes any order of levels, 1. above （一）
// too.
type Outline struct {
	open []openList
	last [5]int // the last number of each level, wherever it stood
	runs int
}

type openList struct{ level, value, run int }

// Step says how a number follows those before it.
type Step struct {
	Before int  // the number before it in its list, 0 when it begins one
	Run    int  // tells apart the lists whose numbers go on one by one
	Joined bool // a list that begins with this number goes on from the last one of its level
}

// Next takes the next number of the text.
func (o *Outline) Next(n Number) Step {
	step := Step{Joined: n.Value == o.last[n.Level]+1}
	o.last[n.Level] = n.Value
	at := len(o.open) - 1
	for at >= 0 && o.open[at].level != n.Level {
		at--
	}
	if at < 0 {
		o.runs++
		o.open = append(o.open, openList{n.Level, n.Value, o.runs})
		step.Run = o.runs
		return step
	}
	o.open = o.open[:at+1]
	list := &o.open[at]
	if step.Before = list.value; n.Value != list.value+1 {
		o.runs++
		list.run = o.runs
	}
	list.value, step.Run = n.Value, list.run
	return step
}
