package paper

import (
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// cutMarks takes the marks of notes out of the text of a data cell: raised, lowered, circled and bracketed digits
// behind its figure. 5² is 5, and 10² most likely is 10; marks is what was taken out, which is told. Marks before a
// digit and those in a remark stay.
func cutMarks(s string) (bare, marks string) {
	if !strings.ContainsFunc(s, isNoteMark) {
		return s, ""
	}
	var b, m strings.Builder
	digits := false
	end := remarkStart(s)
	for i := 0; i < end; {
		run := end - i - len(strings.TrimLeftFunc(s[i:end], isNoteMark))
		if next, _ := utf8.DecodeRuneInString(s[i+run:]); run > 0 && digits && !isDigitRune(next) {
			m.WriteString(s[i : i+run])
		} else if run > 0 {
			b.WriteString(s[i : i+run])
		}
		i += run
		r, size := utf8.DecodeRuneInString(s[i:end])
		digits = digits || isDigitRune(r)
		b.WriteString(s[i : i+size])
		i += size
	}
	return b.String() + s[end:], m.String()
}

// remarkStart returns where the remark behind the number of a cell may begin, the length of the text when there is
// none.
func remarkStart(s string) int {
	end := len(s)
	if i := strings.IndexAny(s, "([〔【（［"); i >= 0 {
		end = i
	}
	for _, w := range remarkWords {
		if i := strings.Index(s[:end], w); i >= 0 {
			end = i
		}
	}
	return end
}

// remarkWords begin a remark that has no brackets.
var remarkWords = []string{"其中", "含", "包括", "注:", "注："}

func isDigitRune(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// isNoteMark reports whether a character is a digit, or a sign beside one, that numbers a note: ² ₂ ② ⑵ ❷ ㈡.
func isNoteMark(r rune) bool {
	switch {
	case r < 0x80:
		return false
	case r == '²', r == '³', r == '¹':
	case r >= '⁰' && r <= '⁾' && r != 'ⁱ', r >= '₀' && r <= '₎':
	case r >= '①' && r <= '⒇', r >= '⓪' && r <= '⓿':
	case r >= '❶' && r <= '➓':
	case r >= '㈠' && r <= '㈩', r >= '㉈' && r <= '㉏', r >= '㉑' && r <= '㉟', r >= '㊀' && r <= '㊉', r >= '㊱' && r <= '㊿':
	default:
		return false
	}
	return true
}

// tellMarks adds what was taken out of the text of a cell to what its file says beside it.
func (f *figure) tellMarks() {
	if f.reading.marks == "" {
		return
	}
	if f.remark != "" {
		f.remark += "，"
	}
	f.remark += "数字后有标记" + zhtext.Quote(f.reading.marks)
}

// The units that figures are counted in, as people type them behind a number.
var (
	countUnits = map[string]bool{"件": true, "个": true, "条": true, "项": true, "件次": true, "宗": true, "起": true, "次": true, "份": true, "篇": true, "例": true, "件。": true, "(件)": true}
	moneyUnits = map[string]bool{"元": true, "万元": true, "亿元": true, "元整": true, "万元整": true, "人民币": true}
)

// isUnit reports whether what stands behind a number is the unit that something is counted in.
func isUnit(s string) bool {
	return countUnits[s] || moneyUnits[s] || s == "人" || s == "。"
}

// fits reports whether a unit may stand behind a count, or behind an amount of money.
func fits(unit string, whole bool) bool {
	switch {
	case unit == "", unit == "。":
		return true
	case whole:
		return countUnits[unit]
	}
	return moneyUnits[unit]
}

// takeUnit gives a number without a unit the one that stands in a cell of its own before it.
func (f *figure) takeUnit(unit, path string) {
	r := &f.reading
	if unit == "" || r.unit != "" || r.number == "" {
		return
	}
	if r.unit = unit; !fits(unit, isWhole(path)) || isFee(path) && !inTenThousands(unit) {
		r.misfit, r.doubts = unit, append(r.doubts, f.text)
	}
}

// doubtUnit makes fees in 元 uncertain: the table counts them in 万元.
func (f *figure) doubtUnit(path string) {
	if unit := f.reading.unit; isFee(path) && f.reading.misfit == "" && !inTenThousands(unit) {
		f.reading.doubts = append(f.reading.doubts, f.text)
	}
}

// inTenThousands reports whether a unit of money is 万元 or says nothing of it.
func inTenThousands(unit string) bool {
	return strings.HasPrefix(unit, "万元") || !strings.Contains(unit, "元")
}
