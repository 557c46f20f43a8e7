package xlsx

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxFormat is how many characters a format of numbers has at most, as in Excel. A longer one counts
// as General and is told with each number that has it.
const maxFormat = 255

// numFormat is what matters of a format of numbers. It is read once for each format of a file, not
// for each cell.
type numFormat struct {
	code        string // "" is General
	codes       string // see codes
	days, times bool
	long        bool // it was longer than a format may be
	sections    []section
}

// section is a part of a format: for positive numbers, negative ones, nought and texts.
type section struct {
	parts     []formatPart
	digits    int  // places for digits of the whole part
	decimals  int  // and behind the point
	general   bool // the number as in General, or a text
	plain     bool // nothing but digits and letters that are shown as they are: it can be shown here
	percent   bool
	thousands int     // how often the number is divided by 1,000
	signed    bool    // has a sign of its own: a minus, brackets
	text      bool    // is that of texts
	operator  string  // of its condition, "" without one
	limit     float64 // of its condition
	other     bool    // its texts make another figure of the number
}

// formatPart is a place for a digit or a text of a section.
type formatPart struct {
	text  string
	digit byte // 0, # or ?; 0 for a text
	point bool // the text is the decimal point
}

// readFormat reads a format of numbers.
func readFormat(code string) *numFormat {
	if utf8.RuneCountInString(code) > maxFormat {
		return &numFormat{long: true}
	}
	f := &numFormat{code: code, codes: codes(code)}
	f.days, f.times = isDate(code)
	if code != "" {
		f.sections = readSections(code)
	}
	return f
}

// readSections cuts a format at its semicolons and reads each part.
func readSections(code string) []section {
	var out []section
	s := section{plain: true}
	point, commas := false, 0
	text := func(t string) {
		s.parts = append(s.parts, formatPart{text: t})
	}
	end := func() {
		s.thousands += commas
		s.judge()
		out = append(out, s)
		s, point, commas = section{plain: true}, false, 0
	}
	for i := 0; i < len(code); {
		r, n := utf8.DecodeRuneInString(code[i:])
		switch rest := code[i:]; {
		case r == '"':
			close := strings.IndexByte(rest[1:], '"')
			if close < 0 {
				close = len(rest) - 1
			}
			text(rest[1 : 1+close])
			n = min(close+2, len(rest))
		case r == '[':
			close := strings.IndexByte(rest, ']')
			if close < 0 {
				close = len(rest) - 1
			}
			inner := rest[1:max(1, close)]
			if op := inner[:len(inner)-len(strings.TrimLeft(inner, "<>="))]; op != "" {
				s.operator = op
				s.limit, _ = strconv.ParseFloat(strings.TrimSpace(inner[len(op):]), 64)
			}
			s.plain = s.plain && !strings.HasPrefix(strings.ToUpper(inner), "DBNUM")
			n = close + 1
		case r == '\\' || r == '!':
			_, m := utf8.DecodeRuneInString(rest[1:])
			text(rest[1 : 1+m])
			n = 1 + m
		case r == '_' || r == '*':
			_, m := utf8.DecodeRuneInString(rest[1:])
			n = 1 + m
		case r == ';':
			end()
		case r == '0' || r == '#' || r == '?':
			s.parts = append(s.parts, formatPart{digit: byte(r)})
			if commas = 0; point {
				s.decimals++
			} else {
				s.digits++
			}
		case r == ',':
			if s.digits+s.decimals > 0 {
				commas++
			}
		case r == '.':
			if !point {
				s.thousands, commas = s.thousands+commas, 0
			}
			point = true
			s.parts = append(s.parts, formatPart{text: ".", point: true})
		case r == '%':
			s.percent = true
			text("%")
		case r == '@':
			s.general, s.text = true, true
		case hasFold(rest, "general"):
			s.general, n = true, len("general")
		case strings.HasPrefix(rest, "G/通用格式"):
			s.general, n = true, len("G/通用格式")
		case r == 'E' || r == 'e' || r == '/':
			s.plain = false
			text(string(r))
		default:
			if r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
				s.plain = false
			}
			text(string(r))
		}
		i += n
	}
	end()
	return out
}

func hasFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// judge finds out whether a section shows another figure than the number.
func (s *section) judge() {
	last, first := -1, -1
	for i, p := range s.parts {
		if p.digit != 0 {
			if last = i; first < 0 {
				first = i
			}
		}
	}
	for i, p := range s.parts {
		if p.digit != 0 {
			continue
		}
		inside := i > first && i < last
		s.signed = s.signed || strings.ContainsAny(p.text, "-－−–(（△▲负")
		switch {
		case !s.plain && strings.Trim(p.text, "0123456789") == "": // a fraction or an exponent
		case strings.ContainsAny(p.text, "0123456789０１２３４５６７８９") && first >= 0,
			strings.ContainsAny(p.text, "%‰") && !s.percent,
			inside && !p.point && strings.ContainsAny(p.text, ".．。·"),
			first >= 0 && hasScale(p.text):
			s.other = true
		}
	}
}

// hasScale reports whether a text behind a figure multiplies it.
func hasScale(text string) bool {
	return strings.ContainsAny(strings.ReplaceAll(text, "百分", ""), "十百千万亿")
}

// of returns the section that shows a number, and whether that shows the minus of a negative one only
// where it has one itself; nil for General.
func (f *numFormat) of(v float64) (s *section, unsigned bool) {
	all := f.sections[:min(len(f.sections), 3)]
	if n := len(all); n > 1 && all[n-1].text { // of texts, wherever it stands
		all = all[:n-1]
	}
	for i := range all {
		s := &all[i]
		switch {
		case s.operator != "":
			if s.holds(v) {
				return s, false
			}
		case i == 0 && len(all) > 1 && all[1].operator == "":
			if v > 0 || v == 0 && len(all) < 3 {
				return s, false
			}
		case i == 1 && (len(all) == 2 && all[0].operator == "" || len(all) > 2):
			if v < 0 {
				return s, true
			}
		default:
			return s, false
		}
	}
	return nil, false
}

// holds reports whether the condition of a section is true of a number.
func (s *section) holds(v float64) bool {
	switch s.operator {
	case "<":
		return v < s.limit
	case "<=":
		return v <= s.limit
	case ">":
		return v > s.limit
	case ">=":
		return v >= s.limit
	case "<>":
		return v != s.limit
	}
	return v == s.limit
}

// hidesTexts reports whether a format does not show texts.
func (f *numFormat) hidesTexts() bool { return len(f.sections) > 3 && !f.sections[3].general }

// remark tells of a number that its format shows as another, "" when it does not.
func (f *numFormat) remark(text string, v float64) string {
	const shows, stored = "单元格的数字格式", "存的数值是 "
	if f.long {
		return shows + "太长（超过 " + strconv.Itoa(maxFormat) + " 个字符），没有理会；" + stored + text
	}
	s, unsigned := f.of(v)
	if s == nil {
		return ""
	}
	shown, ok := s.show(v, unsigned)
	empty := s.digits+s.decimals == 0 && !s.general
	switch {
	case empty && v == 0 && s.dash():
		return ""
	case empty, s.thousands > 0, s.other, unsigned && !s.signed, v > 0 && s.minus():
	case !ok || v != 0 || !isBlank(shown): // # shows no nought
		return ""
	}
	switch {
	case !ok:
		return shows + "“" + shorten(f.code) + "”显示的不是这个数值，" + stored + text
	case isBlank(shown):
		return shows + "不显示数值，" + stored + text
	}
	return shows + "显示为“" + shorten(shown) + "”，" + stored + text
}

// dash reports whether a section without digits shows a dash, which stands for nought.
func (s *section) dash() bool {
	var b strings.Builder
	for _, p := range s.parts {
		b.WriteString(strings.TrimSpace(p.text))
	}
	return b.Len() > 0 && strings.Trim(b.String(), "-－−–—一/／") == ""
}

// minus reports whether a section has a minus before its digits.
func (s *section) minus() bool {
	for _, p := range s.parts {
		if p.digit != 0 {
			return false
		}
		if strings.HasSuffix(p.text, "-") || strings.HasSuffix(p.text, "－") || strings.HasSuffix(p.text, "−") {
			return true
		}
	}
	return false
}

// show returns what a section shows of a number; not the commas between digits, which change no figure.
// It reports false where more than digits and texts is shown.
func (s *section) show(v float64, unsigned bool) (string, bool) {
	if !s.plain || s.general {
		return "", false
	}
	places := s.digits + s.decimals
	x := math.Abs(v) / math.Pow(1000, float64(s.thousands))
	if s.percent {
		x *= 100
	}
	if s.decimals < maxDigits { // half of the last digit is rounded up
		x = math.Round(x*math.Pow10(s.decimals)) / math.Pow10(s.decimals)
	}
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(x, 'f', s.decimals, 64), ".")
	figure := whole + fraction
	if whole == "0" {
		figure = fraction
	}
	var b strings.Builder
	if v < 0 && !unsigned && len(s.parts) > 0 {
		b.WriteByte('-')
	}
	left := places // for digits still to come
	for _, p := range s.parts {
		switch {
		case p.digit == 0:
			b.WriteString(p.text)
			continue
		case len(figure) > left: // all that is before goes to the first place
			n := len(figure) - left + 1
			b.WriteString(figure[:n])
			figure = figure[n:]
		case len(figure) == left:
			b.WriteByte(figure[0])
			figure = figure[1:]
		case p.digit == '0':
			b.WriteByte('0')
		}
		left--
	}
	return b.String(), true
}
