package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// Span is a part of a paragraph in one look. The marks of bold type are left out of Text; asterisks
// that stand for something else are kept.
type Span struct {
	Text string
	Bold bool
	At   int // where Text begins in the paragraph
}

const boldMark = "**"

// Bold divides a paragraph into its bold parts and the rest. Templates print ** in the place of a
// name or a number (**县**局公开信息**条): such a pair encloses what can't be meant to be bold, and all
// its asterisks stand.
func Bold(text string) []Span {
	marks := boldMarks(text)
	if len(marks) < 2 {
		return []Span{{Text: text}}
	}
	var out []Span
	plain := func(from, to int) {
		if from < to {
			out = append(out, Span{Text: text[from:to], At: from})
		}
	}
	rest := 0
	for i := 0; i+1 < len(marks); i++ {
		from, to := marks[i]+len(boldMark), marks[i+1]
		if !isBold(text[from:to], text[to+len(boldMark):]) {
			continue
		}
		plain(rest, marks[i])
		out = append(out, Span{Text: text[from:to], Bold: true, At: from})
		rest = to + len(boldMark)
		i++
	}
	plain(rest, len(text))
	return out
}

// boldMarks lists where exactly two asterisks stand.
func boldMarks(text string) []int {
	var marks []int
	for i := 0; ; {
		at := strings.Index(text[i:], boldMark)
		if at < 0 {
			return marks
		}
		i += at
		run := len(text[i:]) - len(strings.TrimLeft(text[i:], "*"))
		if run == len(boldMark) {
			marks = append(marks, i)
		}
		i += run
	}
}

// Characters that follow a blank in a template: what names of places end in, and what numbers count.
const (
	afterName   = "省市州县区旗盟镇乡村局委办厅街"
	afterNumber = "条件次份个项篇期场家人名年月日号元万页"
)

// isBold reports whether what stands between two marks is meant to be bold, after being what follows
// the second one.
func isBold(inner, after string) bool {
	first, size := utf8.DecodeRuneInString(inner)
	last, _ := utf8.DecodeLastRuneInString(inner)
	switch {
	case inner == "", zhtext.IsBlank(first), zhtext.IsBlank(last), endsClause(first):
		return false
	case size == len(inner) && strings.ContainsRune(afterName+afterNumber, first):
		return false
	case strings.ContainsRune(afterNumber, first) && clauseEnds(inner[size:]):
		return false // 公开信息**条，解读**件
	case strings.HasPrefix(inner, "同志"):
		return false
	}
	unit, width := utf8.DecodeRuneInString(after)
	return !strings.ContainsRune(afterNumber, unit) || !clauseEnds(after[width:]) || isNumeral(last)
}

// clauseEnds reports whether a clause ends where a text begins.
func clauseEnds(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return text == "" || endsClause(r) || strings.HasPrefix(text, boldMark)
}

func endsClause(r rune) bool { return strings.ContainsRune("，。；、：！？,;）)", r) }

func isNumeral(r rune) bool {
	return unicode.IsDigit(r) || strings.ContainsRune("零一二三四五六七八九十百千万亿两几数多余", r)
}

// Blanks returns the asterisks of a paragraph that stand in the place of a name or a number, each with
// the character behind it, and where they begin. Those between Latin letters or digits hide or
// multiply something (138****1234, 3*4), and one alone may mark a note: it counts before a unit only.
func Blanks(text string) (blanks []string, at []int) {
	if !strings.Contains(text, "*") {
		return nil, nil
	}
	for _, s := range Bold(text) {
		for i := 0; !s.Bold && i < len(s.Text); {
			run := len(s.Text[i:]) - len(strings.TrimLeft(s.Text[i:], "*"))
			if run == 0 {
				i++
				continue
			}
			if blank := blankAt(s.Text, i, i+run); blank != "" {
				blanks, at = append(blanks, blank), append(at, s.At+i)
			}
			i += run
		}
	}
	return blanks, at
}

func blankAt(text string, from, to int) string {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, size := utf8.DecodeRuneInString(text[to:])
	masks := isLatin(before) || isLatin(after)
	if masks || from == 0 && to == len(text) {
		return ""
	}
	if to-from == 1 && !strings.ContainsRune(afterNumber, after) && !strings.ContainsRune(afterName, after) {
		return ""
	}
	if to-from == 1 && !clauseEnds(text[to+size:]) && !strings.Contains(text[to:], "*") {
		return ""
	}
	if to == len(text) {
		return text[from:to]
	}
	return text[from : to+size]
}

func isLatin(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}
