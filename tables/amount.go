package tables

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Amount is a sum of money with whatever unit was typed behind it ("73802895.90元"): the
// cell 采购总金额 of edition 2019 prints no unit of its own. The zero value is 0.
type Amount struct {
	number Decimal
	unit   string
}

// ParseAmount reads text that starts with a decimal, as ParseDecimal reads it. The unit is Chinese, or a remark in
// brackets: in "73 802.90元", "1e5" and "9/" what follows the first digits is none, and the text is refused.
func ParseAmount(s string) (Amount, error) {
	s = strings.TrimSpace(s)
	end := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("+-0123456789.,，", r) })
	if end < 0 {
		end = len(s)
	}
	number, err := ParseDecimal(s[:end])
	if err != nil {
		if e, ok := err.(*NumberError); ok {
			e.Text = s
		}
		return Amount{}, err
	}
	a := Amount{number: number, unit: s[end:]}
	if !isUnit(a.Unit()) {
		return Amount{}, &NumberError{Text: s, Reason: NotANumber}
	}
	return a, nil
}

// isUnit reports whether a text may stand behind an amount.
func isUnit(text string) bool {
	outside, _, _ := strings.Cut(strings.ReplaceAll(text, "(", "（"), "（")
	first, _ := utf8.DecodeRuneInString(outside)
	return outside == "" || unicode.Is(unicode.Han, first) && !strings.ContainsFunc(outside, unicode.IsDigit)
}

// String returns the amount as it was written.
func (a Amount) String() string { return a.number.String() + a.unit }

// Unit returns what stands behind the number, "" when nothing does.
func (a Amount) Unit() string { return strings.TrimSpace(a.unit) }

// Rat returns the exact value, in Unit.
func (a Amount) Rat() *big.Rat { return a.number.Rat() }

// MarshalText writes the amount as it is printed.
func (a Amount) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads what ParseAmount reads.
func (a *Amount) UnmarshalText(b []byte) error {
	v, err := ParseAmount(string(b))
	if err == nil {
		*a = v
	}
	return err
}
