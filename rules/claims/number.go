package claims

import (
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Number is Mantissa × 10^Exp, exactly as far as it was written: the places below 10^Exp were not,
// so that 44.72万 is 4472 × 10² and may stand for 447,228.
type Number struct {
	Mantissa int64
	Exp      int
}

// maxDigits keeps a mantissa within an int64.
const maxDigits = 15

// Rat returns the value.
func (n Number) Rat() *big.Rat {
	r := new(big.Rat).SetInt64(n.Mantissa)
	return r.Mul(r, powerOfTen(n.Exp))
}

// Int returns the value of a number written to the unit.
func (n Number) Int() (int64, bool) { return n.Mantissa, n.Exp == 0 }

// String writes the number in plain digits.
func (n Number) String() string {
	digits := strconv.FormatInt(n.Mantissa, 10)
	if n.Exp >= 0 {
		if n.Mantissa == 0 {
			return "0"
		}
		return digits + strings.Repeat("0", n.Exp)
	}
	places := -n.Exp
	if len(digits) <= places {
		digits = strings.Repeat("0", places-len(digits)+1) + digits
	}
	return digits[:len(digits)-places] + "." + digits[len(digits)-places:]
}

func powerOfTen(exp int) *big.Rat {
	p := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(exp, -exp))), nil)
	if exp < 0 {
		return new(big.Rat).SetFrac(big.NewInt(1), p)
	}
	return new(big.Rat).SetInt(p)
}

// scanNumber reads the number that s begins with: Arabic or Chinese digits, with 千, 万 or 亿 behind
// them. It returns the number's length in bytes, 0 when there is none or its value is not certain.
func scanNumber(s string) (Number, int) {
	if s == "" {
		return Number{}, 0
	}
	if isDigit(s[0]) {
		n, end := scanArabic(s)
		if end == 0 {
			return Number{}, 0
		}
		return scaled(n, s, end)
	}
	return scanChinese(s)
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// scanArabic reads digits with thousands separators and a fraction.
func scanArabic(s string) (Number, int) {
	var n Number
	digits, end := 0, 0
	read := func() {
		for end < len(s) && isDigit(s[end]) {
			if digits++; digits <= maxDigits {
				n.Mantissa = n.Mantissa*10 + int64(s[end]-'0')
			}
			end++
		}
	}
	read()
	for lead := end; lead <= 3; {
		width := separator(s[end:])
		if width == 0 || !threeDigits(s[end+width:]) {
			break
		}
		end += width
		read()
	}
	if end+1 < len(s) && s[end] == '.' && isDigit(s[end+1]) {
		end++
		before := digits
		read()
		n.Exp = before - digits
	}
	if digits > maxDigits || end < len(s) && s[end] == ' ' {
		return Number{}, 0
	}
	return n, end
}

// separator returns the width of the thousands separator that s begins with.
func separator(s string) int {
	switch {
	case strings.HasPrefix(s, ","), strings.HasPrefix(s, " "):
		return 1
	case strings.HasPrefix(s, "，"):
		return len("，")
	}
	return 0
}

// threeDigits reports whether exactly three digits stand at the start of s.
func threeDigits(s string) bool {
	return len(s) >= 3 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2]) && (len(s) == 3 || !isDigit(s[3]))
}

// maxExp is the most zeros that 千, 万 and 亿 put behind digits: 1万亿亿 has 20, and nothing that a report
// counts has as many.
const maxExp = 20

// scaled applies 千, 万 or 亿 behind Arabic digits.
func scaled(n Number, s string, end int) (Number, int) {
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		switch r {
		case '千':
			n.Exp += 3
		case '万':
			n.Exp += 4
		case '亿':
			n.Exp += 8
		default:
			return n, end
		}
		if end += size; n.Exp > maxExp {
			return Number{}, 0
		}
	}
	return n, end
}

// chineseDigit returns the value of a digit, -1 for any other character.
func chineseDigit(r rune) int64 {
	switch r {
	case '〇', '○', '零':
		return 0
	case '一':
		return 1
	case '二', '两':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// chineseUnit returns the value of 十, 百, 千, 万 or 亿, 0 for any other character.
func chineseUnit(r rune) int64 {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	case '万':
		return 1e4
	case '亿':
		return 1e8
	}
	return 0
}

// scanChinese reads the longest run of Chinese numerals, which must make a number as a whole: either
// digits by position (二〇二一) or digits with units (一百二十三).
func scanChinese(s string) (Number, int) {
	end, runes, units, zeros := 0, 0, 0, 0
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		d, u := chineseDigit(r), chineseUnit(r)
		if d < 0 && u == 0 {
			break
		}
		if u > 0 {
			units++
		}
		if d == 0 {
			zeros++
		}
		runes++
		end += size
	}
	run := s[:end]
	switch {
	case units > 0:
		return byUnits(run)
	case runes == 0 || runes > maxDigits, runes == 2 && zeros == 0: // 三五 is three to five, not 35
		return Number{}, 0
	}
	var n Number
	for _, r := range run {
		n.Mantissa = n.Mantissa*10 + chineseDigit(r)
	}
	return n, end
}

// byUnits reads 一万二千三百零四. Units fall from left to right within each of 亿, 万 and the rest;
// a digit at the end stands for ones only after 十 or 零 (一百二 may be 120).
func byUnits(s string) (Number, int) {
	var total, section int64 // total counts finished 亿 and 万
	digit, zero := int64(-1), false
	below, lastBig := int64(1e4), int64(1e12) // the next unit must be smaller
	round := true
	for i, r := range s {
		u := chineseUnit(r)
		switch d := chineseDigit(r); {
		case d == 0:
			if digit >= 0 || i == 0 {
				return Number{}, 0
			}
			zero = true
			continue
		case d > 0:
			if digit >= 0 {
				return Number{}, 0
			}
			digit = d
			continue
		case u < 1e4:
			if digit < 0 {
				if u != 10 { // 十 stands for 一十
					return Number{}, 0
				}
				digit = 1
			}
			if u >= below {
				return Number{}, 0
			}
			section += digit * u
			below, round = u, false
		default:
			if section += max(digit, 0); section == 0 || u >= lastBig {
				return Number{}, 0
			}
			total += section * u
			section, below, lastBig, round = 0, 1e4, u, true
		}
		digit, zero = -1, false
	}
	if digit >= 0 {
		if below > 10 && !zero {
			return Number{}, 0
		}
		section += digit
		round = false
	} else if zero {
		return Number{}, 0
	}
	if round { // 三万 may be rounded
		return Number{total / lastBig, len(strconv.FormatInt(lastBig, 10)) - 1}, len(s)
	}
	return Number{total + section, 0}, len(s)
}
