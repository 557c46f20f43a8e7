package paper

import (
	"strings"
	"unicode"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/tables"
)

// reading is what the text of one cell says.
type reading struct {
	number  string   // the number to be kept, "" when there is none
	blank   bool     // the cell says that there is nothing
	typed   string   // of a blank cell: what stands there, such as "/"
	remark  string   // what stands behind the number in brackets
	unit    string   // what stands behind the number
	misfit  string   // the unit, when it is none of the field
	marks   string   // of notes, taken out behind the number
	doubts  []string // what else it could be; not empty when the value is not certain
	foreign bool     // it is text and no number at all
}

// blankWords are what people write into a cell that has no number.
var blankWords = map[string]bool{"": true, "-": true, "--": true, "---": true, "—": true, "——": true, "–": true, "−": true, "/": true, "//": true,
	"\\": true, "无": true, "空": true, "不适用": true, "不涉及": true, "未涉及": true, "没有": true, "未发生": true, "暂无": true, "无数据": true, "n/a": true, "na": true, "无。": true, "*": true, "_": true, "―": true, "──": true, "─": true, ".": true, "...": true, "......": true}

// plainText resolves compatibility forms and removes white space and characters without width.
func plainText(s string) string {
	if isGraphic(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case zhtext.IsBlank(r), unicode.Is(unicode.Cf, r), r == '\u00ad', unicode.Is(unicode.Mn, r):
			return -1
		case r == '−' || r == '－' || r == '﹣' || r == '–' || r == '‒':
			return '-'
		}
		return r
	}, resolve(s))
}

// isGraphic reports whether a text has nothing but visible ASCII, as most data cells do.
func isGraphic(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// isBlankText reports whether the text of a cell says that there is nothing.
func isBlankText(s string) bool {
	return blankWords[strings.ToLower(plainText(s))]
}

// isNumberText reports whether a text is one number or a mark for none, as stands in a data cell.
func isNumberText(s string) bool {
	t := plainText(s)
	if t == "" {
		return false
	}
	if blankWords[strings.ToLower(t)] {
		return t != "无。" && t != "*" && t != "." && t != "_"
	}
	if t == "〇" || t == "○" {
		return true
	}
	digits := 0
	for _, r := range t {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case strings.ContainsRune("+-.,", r):
		default:
			return false
		}
	}
	return digits > 0
}

// readCell reads the text of a data cell. whole says that only whole numbers are possible.
func readCell(text string, whole bool) reading {
	bare, marks := cutMarks(text)
	r := readBare(bare, whole)
	r.marks = marks
	return r
}

// readBare reads the text of a data cell without the marks of notes.
func readBare(text string, whole bool) reading {
	t := plainText(text)
	if blankWords[strings.ToLower(t)] {
		return reading{blank: true, typed: t}
	}
	if t == "零" || t == "〇" || t == "○" && whole {
		return reading{number: "0"}
	}
	body, remark := splitRemark(signed(t))
	number, rest := leadingNumber(body)
	r := reading{number: number, remark: remark}
	switch {
	case number == "":
		return lookalike(t).counted(whole)
	case rest == "" || isUnit(rest):
		r.unit = rest
	case !hasHan(rest):
		return lookalike(t).counted(whole) // 1O, 5/6
	default:
		r.doubts = append(r.doubts, t)
	}
	if inner := strings.Trim(remark, "()[]〔〕【】"); remark != "" && isNumberText(inner) {
		// most likely last year's number; it is told and not printed
		r.doubts, r.remark = append(r.doubts, inner), ""
	}
	r.remark = asTyped(text, r.remark)
	if r.remark != "" && !isRemark(bracketed(r.remark)) { // 5（其中2件）9
		r.doubts, r.remark = append(r.doubts, text), ""
	}
	if hasOddDigit(strings.TrimSuffix(strings.Join(strings.FieldsFunc(text, zhtext.IsBlank), ""), r.remark)) {
		r.doubts = append(r.doubts, text)
	}
	r.settle(text, whole)
	if !fits(r.unit, whole) {
		r.misfit, r.doubts = r.unit, append(r.doubts, text)
	}
	return r
}

// hasOddDigit reports whether a text has digits that are no plain ones, such as those in circles, which
// number items and count nothing.
func hasOddDigit(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r > unicode.MaxASCII && unicode.IsNumber(r) && (r < '０' || r > '９') && !unicode.Is(unicode.Han, r) && r != '〇'
	})
}

// asTyped is the end of a text that is the same as a folded one, as it was typed: with the marks of Chinese.
func asTyped(text, folded string) string {
	const most = 1000 // bytes; longer texts are no remarks, and would take long
	if folded == "" || len(text) > most {
		return folded
	}
	for i := range text {
		if plainText(text[i:]) == folded {
			return strings.Join(strings.FieldsFunc(text[i:], zhtext.IsBlank), "")
		}
	}
	return folded
}

// settle checks the number of a reading and writes it in one form.
func (r *reading) settle(text string, whole bool) {
	n := r.number
	body, _ := splitRemark(resolve(text))
	if parts := strings.FieldsFunc(body, zhtext.IsBlank); len(parts) > 1 && digitsIn(parts[0]) > 0 && digitsIn(parts[1]) > 0 && len(r.doubts) == 0 {
		// "1 234" is most likely one number; "3 5" may be two
		r.doubts = append(r.doubts, strings.Join(parts, "、"))
	}
	d, err := tables.ParseDecimal(n)
	if err != nil {
		if fixed := strings.ReplaceAll(n, ",", ""); fixed != n {
			if e, err := tables.ParseDecimal(fixed); err == nil {
				r.number, r.doubts = e.String(), append(r.doubts, n)
				return
			}
		}
		if strings.HasPrefix(n, ".") || strings.HasPrefix(n, "-.") {
			if e, err := tables.ParseDecimal(strings.Replace(n, ".", "0.", 1)); err == nil && !whole {
				r.number = e.String()
				return
			}
		}
		r.number, r.doubts = "", append(r.doubts, text)
		return
	}
	r.number = d.String()
	if !whole {
		r.number = strings.TrimPrefix(r.number, "+")
		return
	}
	count, err := tables.ParseCount(r.number)
	if err != nil {
		r.number, r.doubts = "", append(r.doubts, text)
		return
	}
	r.number = itoa(count)
}

// signed writes 增3 and 减少48 with a sign.
func signed(t string) string {
	for _, w := range []struct{ word, sign string }{{"增加", "+"}, {"减少", "-"}, {"增", "+"}, {"减", "-"}} {
		if rest, ok := strings.CutPrefix(t, w.word); ok && digitsIn(rest) == len(rest) && rest != "" {
			return w.sign + rest
		}
	}
	return t
}

func digitsIn(s string) int {
	return len(s) - len(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, s))
}

// splitRemark cuts the remark off that stands behind a number in brackets or after 其中 and the like.
func splitRemark(t string) (number, remark string) {
	i := strings.IndexAny(t, "([〔【")
	for _, w := range remarkWords {
		if k := strings.Index(t, w); k > 0 && (i < 0 || k < i) {
			i = k
		}
	}
	if i <= 0 || digitsIn(t[:i]) == 0 {
		return t, ""
	}
	return strings.TrimRight(t[:i], ",;"), t[i:]
}

// leadingNumber splits a text into the number that it begins with and the rest.
func leadingNumber(t string) (number, rest string) {
	i := strings.IndexFunc(t, func(r rune) bool { return !strings.ContainsRune("+-0123456789.,", r) })
	if i < 0 {
		i = len(t)
	}
	number = strings.TrimRight(t[:i], ".,")
	if digitsIn(number) == 0 || strings.LastIndexAny(number, "+-") > 0 {
		return "", t
	}
	return number, t[i:]
}

// lookalikes are letters and signs that stand for digits when a text was scanned or typed in haste.
var lookalikes = strings.NewReplacer("O", "0", "o", "0", "Q", "0", "D", "0", "l", "1", "I", "1", "|", "1", "i", "1", "Z", "2", "z", "2", "S", "5", "s", "5", "B", "8", "〇", "0", "○", "0", "。", ".")

// lookalike reads a text that is no number as it stands. Whatever it makes of it is not certain.
func lookalike(t string) reading {
	r := reading{doubts: []string{t}}
	if n := lookalikes.Replace(t); digitsIn(t) > 0 || len(t) <= 2 {
		if number, rest := leadingNumber(n); rest == "" && number != "" {
			if d, err := tables.ParseDecimal(number); err == nil {
				r.number = d.String()
				return r
			}
		}
	}
	if n := chineseNumber(t); n >= 0 {
		r.number = itoa(n)
		return r
	}
	body := strings.TrimLeft(t, "约近超过余多共计合~≈＞＜><=:*第")
	body = strings.TrimRight(body, "余多左右以上?？!*#")
	if number, rest := leadingNumber(body); body != t && number != "" && (rest == "" || isUnit(rest)) {
		if d, err := tables.ParseDecimal(number); err == nil {
			r.number = d.String()
			return r
		}
	}
	r.foreign = digitsIn(t) == 0
	return r
}

// counted is a reading whose number is whole where only whole numbers are possible: 08 is 8, and 1.5 is none.
func (r reading) counted(whole bool) reading {
	if !whole || r.number == "" {
		return r
	}
	count, err := tables.ParseCount(r.number)
	if r.number = itoa(count); err != nil {
		r.number = ""
	}
	return r
}

// chineseNumber reads a number below a thousand in Chinese numerals, -1 when it is none.
func chineseNumber(t string) int64 {
	var value, digit int64
	if t == "" {
		return -1
	}
	for _, r := range t {
		i := strings.IndexRune("零一二三四五六七八九", r)
		switch {
		case r == '〇' || r == '○':
			digit *= 10
		case i >= 0:
			digit = digit*10 + int64(i/3)
		case r == '十':
			value, digit = value+max(digit, 1)*10, 0
		case r == '百':
			value, digit = value+max(digit, 1)*100, 0
		default:
			return -1
		}
		if value+digit > 999 {
			return -1
		}
	}
	return value + digit
}
