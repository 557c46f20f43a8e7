package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// list numbers the items of a list.
type list struct {
	upcoming int
	step     int
	form     string // list-style-type; "" when items have no numbers
}

// newList begins a list. Bullets are no numbers.
func newList(n *html.Node, s *style) *list {
	if n.DataAtom != atom.Ol && s.list == "" {
		return nil
	}
	l := &list{upcoming: 1, step: 1, form: "decimal"}
	if n.DataAtom != atom.Ol {
		l.form = ""
	}
	switch attr(n, "type") {
	case "a":
		l.form = "lower-alpha"
	case "A":
		l.form = "upper-alpha"
	case "i":
		l.form = "lower-roman"
	case "I":
		l.form = "upper-roman"
	}
	if s.list != "" {
		l.form = formOf(s.list)
	}
	if _, ok := attrOf(n, "reversed"); ok {
		l.step = -1
		l.upcoming = 0
		for child := range n.ChildNodes() {
			if child.DataAtom == atom.Li {
				l.upcoming++
			}
		}
	}
	if v, err := strconv.Atoi(strings.TrimSpace(attr(n, "start"))); err == nil {
		l.upcoming = v
	}
	return l
}

// formOf finds the kind of number in a list-style.
func formOf(style string) string {
	for word := range strings.FieldsSeq(style) {
		switch word {
		case "decimal", "decimal-leading-zero", "lower-alpha", "upper-alpha", "lower-latin", "upper-latin", "lower-roman", "upper-roman",
			"cjk-ideographic", "cjk-decimal", "simp-chinese-informal", "trad-chinese-informal", "simp-chinese-formal", "trad-chinese-formal":
			return word
		}
	}
	return ""
}

// next returns the number before an item as a browser shows it, "" when it has none.
func (l *list) next(n *html.Node, s *style) string {
	if l == nil {
		return ""
	}
	if v, err := strconv.Atoi(strings.TrimSpace(attr(n, "value"))); err == nil {
		l.upcoming = v
	}
	i := l.upcoming
	l.upcoming += l.step
	form := l.form
	if s.list != "" {
		form = formOf(s.list)
	}
	return numbered(i, form)
}

func numbered(i int, form string) string {
	const most = 3999 // the largest Roman number
	switch {
	case form == "":
		return ""
	case i < 1 || i > most:
	case form == "decimal-leading-zero" && i < 10:
		return "0" + strconv.Itoa(i) + "."
	case form == "lower-alpha", form == "lower-latin":
		return strings.ToLower(alphabetic(i)) + "."
	case form == "upper-alpha", form == "upper-latin":
		return alphabetic(i) + "."
	case form == "lower-roman":
		return strings.ToLower(roman(i)) + "."
	case form == "upper-roman":
		return roman(i) + "."
	case strings.Contains(form, "chinese") || form == "cjk-ideographic":
		return chinese(i) + "、"
	}
	return strconv.Itoa(i) + "."
}

func alphabetic(i int) string {
	s := ""
	for ; i > 0; i = (i - 1) / 26 {
		s = string(rune('A'+(i-1)%26)) + s
	}
	return s
}

func roman(i int) string {
	var b strings.Builder
	for _, d := range []struct {
		value int
		text  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; i >= d.value; i -= d.value {
			b.WriteString(d.text)
		}
	}
	return b.String()
}

// chinese writes a number below 100 in Chinese, larger ones in digits.
func chinese(i int) string {
	digits := []rune("〇一二三四五六七八九")
	switch tens, ones := i/10, i%10; {
	case i >= 100:
		return strconv.Itoa(i)
	case i < 10:
		return string(digits[i])
	default:
		s := "十"
		if tens > 1 {
			s = string(digits[tens]) + s
		}
		if ones > 0 {
			s += string(digits[ones])
		}
		return s
	}
}
