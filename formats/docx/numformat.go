package docx

import (
	"strconv"
	"strings"
)

// formatNumber returns a number in a format of Word, named as in files. Formats that are not known
// or have no form for the number give Arabic digits.
func formatNumber(format string, n int) string {
	if format == "none" {
		return ""
	}
	if f := formats[format]; f != nil {
		if s := f(n); s != "" {
			return s
		}
	}
	return strconv.Itoa(n)
}

var formats = makeFormats()

func makeFormats() map[string]func(int) string {
	counting := func(n int) string { return chinese(n, "〇一二三四五六七八九", "十", 99) }
	thousand := func(n int) string { return chinese(n, "零一二三四五六七八九", "十百千万", 9999_9999) }
	digital := func(n int) string { return digits(n, "〇一二三四五六七八九") }
	legal := func(n int) string { return legalNumber(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟万") }
	return map[string]func(int) string{
		"decimalZero": func(n int) string { return pad(n) },
		"upperRoman":  roman, "lowerRoman": func(n int) string { return strings.ToLower(roman(n)) },
		"upperLetter": func(n int) string { return letters(n, 'A') }, "lowerLetter": func(n int) string { return letters(n, 'a') },
		"chineseCounting": counting, "taiwaneseCounting": counting,
		"chineseCountingThousand": thousand, "taiwaneseCountingThousand": thousand, "japaneseCounting": thousand, "koreanCounting": thousand,
		"ideographDigital": digital, "taiwaneseDigital": digital, "japaneseDigitalTenThousand": digital, "koreanDigital2": digital,
		"chineseLegalSimplified":    legal,
		"ideographLegalTraditional": func(n int) string { return legalNumber(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬") },
		"japaneseLegal":             func(n int) string { return legalNumber(n, "零壱弐参四伍六七八九", "拾百阡萬") },
		"ideographTraditional":      func(n int) string { return nth(n, "甲乙丙丁戊己庚辛壬癸") },
		"ideographZodiac":           func(n int) string { return nth(n, "子丑寅卯辰巳午未申酉戌亥") },
		"ideographEnclosedCircle":   func(n int) string { return nth(n, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉") },
		"decimalFullWidth":          fullWidth, "decimalFullWidth2": fullWidth,
		"decimalEnclosedCircle": circled, "decimalEnclosedCircleChinese": circled,
		"decimalEnclosedFullstop": func(n int) string { return inRange(n, 20, '⒈') },
		"decimalEnclosedParen":    func(n int) string { return inRange(n, 20, '⑴') },
		"numberInDash":            func(n int) string { return "- " + strconv.Itoa(n) + " -" },
	}
}

func pad(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// chinese writes a number in Chinese with as many units as are given, "" above most.
func chinese(n int, digit, unit string, most int) string {
	d, u := []rune(digit), []rune(unit)
	switch {
	case n <= 0 || n > most:
		return digits(n, digit)
	case n < 10:
		return string(d[n])
	}
	s := groups(n, d, u)
	if n < 20 { // 十一, not 一十一
		s = strings.TrimPrefix(s, string(d[1]))
	}
	return s
}

func legalNumber(n int, digit, unit string) string {
	if n <= 0 || n > 9999_9999 {
		return ""
	}
	return groups(n, []rune(digit), []rune(unit))
}

// groups writes a number below a hundred million with digits and the units 十, 百, 千 and 万.
func groups(n int, d, u []rune) string {
	if n >= 10000 {
		s := groups(n/10000, d, u) + string(u[3])
		if rest := n % 10000; rest > 0 {
			if rest < 1000 {
				s += string(d[0])
			}
			s += groups(rest, d, u)
		}
		return s
	}
	var b strings.Builder
	zero := false
	for i, size := range []int{1000, 100, 10, 1} {
		v := n / size % 10
		if v == 0 {
			zero = b.Len() > 0
			continue
		}
		if zero {
			b.WriteRune(d[0])
			zero = false
		}
		b.WriteRune(d[v])
		if i < 3 {
			b.WriteRune(u[2-i])
		}
	}
	return b.String()
}

// digits writes a number digit by digit.
func digits(n int, digit string) string {
	d := []rune(digit)
	var b strings.Builder
	for _, c := range strconv.Itoa(n) {
		if c < '0' || c > '9' {
			return ""
		}
		b.WriteRune(d[c-'0'])
	}
	return b.String()
}

func nth(n int, all string) string {
	if r := []rune(all); n > 0 && n <= len(r) {
		return string(r[n-1])
	}
	return ""
}

func inRange(n, most int, first rune) string {
	if n < 1 || n > most {
		return ""
	}
	return string(first + rune(n-1))
}

func circled(n int) string {
	switch {
	case n == 0:
		return "⓪"
	case n <= 20:
		return inRange(n, 20, '①')
	case n <= 35:
		return inRange(n-20, 15, '㉑')
	}
	return inRange(n-35, 15, '㊱')
}

func fullWidth(n int) string {
	return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n))
}

// letters writes A to Z, then AA, BB as Word does.
func letters(n int, first rune) string {
	const most = 26 * 30
	if n < 1 || n > most {
		return ""
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return ""
	}
	var b strings.Builder
	for _, part := range []struct {
		size int
		text string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= part.size {
			b.WriteString(part.text)
			n -= part.size
		}
	}
	return b.String()
}
