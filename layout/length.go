package layout

import (
	"strconv"
	"strings"
)

// Length is a distance in 1/65536 pt. Positions on a page count from its upper left corner,
// to the right and down.
type Length int64

// Pt is one point, 1/72 inch.
const Pt Length = 1 << 16

// MM returns n millimetres, rounded to the nearest Length.
func MM(n int64) Length { return div(Length(n)*Pt*720, 254) }

// Em returns n thousandths of a type size, rounded to the nearest Length.
func Em(size Length, n int32) Length { return div(size*Length(n), 1000) }

// div divides and rounds half away from zero.
func div(a, b Length) Length {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}

// String returns the length in points with at most three decimals: "15.79".
func (l Length) String() string {
	return string(l.Append(nil))
}

// Append appends what String returns.
func (l Length) Append(b []byte) []byte {
	milli := int64(div(l*1000, Pt))
	if milli < 0 {
		b = append(b, '-')
		milli = -milli
	}
	b = strconv.AppendInt(b, milli/1000, 10)
	if rest := milli % 1000; rest != 0 {
		digits := strconv.FormatInt(1000+rest, 10)[1:]
		b = append(b, '.')
		b = append(b, strings.TrimRight(digits, "0")...)
	}
	return b
}
