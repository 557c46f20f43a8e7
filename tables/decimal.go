package tables

import (
	"fmt"
	"math/big"
	"strings"
)

// MaxDigits is the most digits a number of the tables may have. It is far above any
// published figure and keeps every sum of cells within an int64.
const MaxDigits = 15

// Decimal is an amount as it was written: its text is printed unchanged and its value is
// exact, never a binary fraction. The zero value is 0.
type Decimal struct{ text string }

// ParseDecimal reads an amount: an optional sign, digits, and a fraction after a point.
// Thousands separators are dropped ("1,234.5" is 1234.5). It refuses exponents, anything
// else that is not a digit, and more than MaxDigits digits on either side of the point.
func ParseDecimal(s string) (Decimal, error) {
	plain, err := dropThousands(s)
	if err != nil {
		return Decimal{}, err
	}
	digits := plain
	if plain != "" && (plain[0] == '+' || plain[0] == '-') {
		digits = plain[1:]
	}
	whole, fraction, point := strings.Cut(digits, ".")
	if !allDigits(whole) || point && !allDigits(fraction) {
		return Decimal{}, &NumberError{Text: s, Reason: NotANumber}
	}
	if len(strings.TrimLeft(whole, "0")) > MaxDigits || len(fraction) > MaxDigits {
		return Decimal{}, &NumberError{Text: s, Reason: TooLong}
	}
	return Decimal{text: plain}, nil
}

// String returns the amount as it was written, "0" for the zero value.
func (d Decimal) String() string {
	if d.text == "" {
		return "0"
	}
	return d.text
}

// Rat returns the exact value.
func (d Decimal) Rat() *big.Rat {
	r, ok := new(big.Rat).SetString(d.String())
	if !ok { // ParseDecimal lets only plain decimals in
		return new(big.Rat)
	}
	return r
}

// Sign returns -1, 0 or +1.
func (d Decimal) Sign() int { return d.Rat().Sign() }

// MarshalText writes the amount as it is printed.
func (d Decimal) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what ParseDecimal reads.
func (d *Decimal) UnmarshalText(b []byte) error {
	v, err := ParseDecimal(string(b))
	if err == nil {
		*d = v
	}
	return err
}

// ParseCount reads a whole number with an optional sign; thousands separators are dropped.
// A fraction, an exponent or more than MaxDigits digits is an error.
func ParseCount(s string) (int64, error) {
	d, err := ParseDecimal(s)
	if err != nil {
		return 0, err
	}
	r := d.Rat()
	if !r.IsInt() {
		return 0, &NumberError{Text: s, Reason: NotWhole}
	}
	return r.Num().Int64(), nil
}

// NumberError says why a text is no number of the tables.
type NumberError struct {
	Text   string
	Reason NumberReason
}

// NumberReason is why a text was refused as a number.
type NumberReason int

// The reasons of a NumberError.
const (
	NotANumber NumberReason = iota // other characters than digits
	NotWhole                       // a fraction where whole numbers are counted
	TooLong                        // more than MaxDigits digits
	BadCommas                      // separators that do not stand between groups of three
)

func (e *NumberError) Error() string {
	why := map[NumberReason]string{
		NotANumber: "not a number", NotWhole: "not a whole number",
		TooLong: "too many digits", BadCommas: "misplaced thousands separator",
	}
	return fmt.Sprintf("tables: %q: %s", e.Text, why[e.Reason])
}

// dropThousands removes separators that stand where thousands separators stand, so that
// a list typed with commas ("1,2,3") is not silently read as one number.
func dropThousands(s string) (string, error) {
	s = strings.ReplaceAll(strings.TrimSpace(s), "，", ",")
	if !strings.Contains(s, ",") {
		return s, nil
	}
	whole, fraction, point := strings.Cut(s, ".")
	groups := strings.Split(strings.TrimLeft(whole, "+-"), ",")
	if len(groups[0]) == 0 || len(groups[0]) > 3 || strings.Contains(fraction, ",") {
		return "", &NumberError{Text: s, Reason: BadCommas}
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return "", &NumberError{Text: s, Reason: BadCommas}
		}
	}
	whole = strings.ReplaceAll(whole, ",", "")
	if point {
		whole += "." + fraction
	}
	return whole, nil
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
