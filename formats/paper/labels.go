package paper

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold returns a label as labels are compared: compatibility forms resolved, and nothing but letters
// and digits. 其它 is 其他.
func fold(s string) string {
	if s == "" {
		return ""
	}
	letters, ok := lettersOf(s)
	if !ok {
		letters = strings.Map(letter, norm.NFKC.String(s))
	}
	return strings.ReplaceAll(letters, "其它", "其他")
}

// foldLabel is fold without the number that the label begins with.
func foldLabel(s string) string {
	number, rest := cutNumber(s)
	if rest == "" {
		rest = s
	}
	f := fold(rest)
	if number == "" {
		// the mark behind the number may be lost: 1属于国家秘密
		if bare := strings.TrimLeft(f, "0123456789"); bare != f && hasHan(bare) {
			return bare
		}
	}
	return f
}

const numerals = "一二三四五六七八九十0123456789"

// cutNumber splits a text into the number that it begins with, such as 一、 （三） 2. or 第一部分, and the
// rest. The number is "" when there is none. value is its digits, folded.
func cutNumber(s string) (value, rest string) {
	s = strings.TrimSpace(s)
	if r, size := utf8.DecodeRuneInString(s); r >= '①' && r <= '⑳' {
		return itoa(int64(r-'①') + 1), strings.TrimLeft(norm.NFKC.String(s[size:]), " 、.")
	}
	s = resolve(s)
	t, open := strings.CutPrefix(s, "(")
	t = strings.TrimLeft(t, " ")
	part := false
	if u, ok := strings.CutPrefix(t, "第"); ok && !open {
		t, part = u, true
	}
	n := 0
	for _, r := range t {
		if !strings.ContainsRune(numerals, r) || n >= 9 {
			break
		}
		n += utf8.RuneLen(r)
	}
	if n == 0 {
		return "", s
	}
	value, rest = t[:n], strings.TrimLeft(t[n:], " ")
	if len(rest) < len(t[n:]) && !open && !part && value[0] >= 0x80 && length(value) <= 2 && hasHan(rest) {
		if mark, _ := utf8.DecodeRuneInString(rest); unicode.Is(unicode.Han, mark) {
			return value, rest // 一 总体情况
		}
	}
	if part {
		for _, unit := range []string{"部分", "章", "节"} {
			if after, ok := strings.CutPrefix(rest, unit); ok {
				return value, strings.TrimLeft(after, " 、.:,")
			}
		}
		return "", s
	}
	mark, size := utf8.DecodeRuneInString(rest)
	switch {
	case mark == ')':
		return value, strings.TrimLeft(rest[size:], " 、.,")
	case open:
		return "", s
	case mark != utf8.RuneError && strings.ContainsRune("、.,:·", mark):
		after := rest[size:]
		if next, _ := utf8.DecodeRuneInString(after); mark == '.' && unicode.IsDigit(next) && value[0] < 0x80 {
			return "", s
		}
		return value, strings.TrimLeft(after, " 、.")
	}
	return "", s
}

// distance is the edit distance of two texts in characters, most+1 when it is more than most.
func distance(a, b string, most int) int {
	if len(a) > 3*len(b)+4*most || len(b) > 3*len(a)+4*most {
		return most + 1 // a character takes one to four bytes, those of labels three
	}
	return runeDistance([]rune(a), []rune(b), most)
}

func runeDistance(s, t []rune, most int) int {
	if d := len(s) - len(t); d > most || -d > most {
		return most + 1
	}
	var room [64]int
	row := room[:]
	if len(t) >= len(row) {
		row = make([]int, len(t)+1)
	}
	row = row[:len(t)+1]
	for j := range row {
		row[j] = j
	}
	for i, r := range s {
		before, least := row[0], i+1
		row[0] = i + 1
		for j, q := range t {
			cost := before
			if r != q {
				cost++
			}
			before = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
			least = min(least, row[j+1])
		}
		if least > most {
			return most + 1
		}
	}
	return min(row[len(t)], most+1)
}

// allowed is how many characters of a label of some length may be wrong before it is no longer the
// label: at most 3, and less than half.
func allowed(label string) int {
	return min(3, (utf8.RuneCountInString(label)-1)/2)
}

func length(s string) int { return utf8.RuneCountInString(s) }

// hasHan reports whether a text has a Chinese character.
func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
