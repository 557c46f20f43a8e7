package svg

import (
	"strconv"
	"unicode/utf8"

	"github.com/nianbao/nianbao/layout"
)

// buffer is a file being written. All numbers come from integers, so that they are the same on every machine.
type buffer struct{ data []byte }

func (b *buffer) raw(s string) *buffer {
	b.data = append(b.data, s...)
	return b
}

func (b *buffer) int(n int64) *buffer {
	b.data = strconv.AppendInt(b.data, n, 10)
	return b
}

// next writes a number behind another one, with a space unless its sign parts them.
func (b *buffer) next(n int64) *buffer {
	if n >= 0 {
		b.data = append(b.data, ' ')
	}
	return b.int(n)
}

// points writes a length in points, with at most three decimals.
func (b *buffer) points(l layout.Length) *buffer {
	b.data = l.Append(b.data)
	return b
}

// millimetres writes a length in millimetres, with at most three decimals.
func (b *buffer) millimetres(l layout.Length) *buffer { return b.points(div(l*254, 720)) }

// fixed writes n, which counts in parts of a power of ten, without zeros at its end.
func (b *buffer) fixed(n int64, places int) *buffer {
	if n < 0 {
		b.data, n = append(b.data, '-'), -n
	}
	power := int64(1)
	for range places {
		power *= 10
	}
	b.int(n / power)
	if n %= power; n != 0 {
		b.data = append(b.data, '.')
		for n != 0 {
			power /= 10
			b.data = append(b.data, byte('0'+n/power))
			n %= power
		}
	}
	return b
}

// attribute writes an attribute with a space before it.
func (b *buffer) attribute(name, value string) *buffer {
	return b.raw(" ").raw(name).raw(`="`).text(value).raw(`"`)
}

// color writes a colour as an attribute.
func (b *buffer) color(name string, c layout.Color) *buffer {
	const digits = "0123456789abcdef"
	b.raw(" ").raw(name).raw(`="#`)
	if c.R%17 == 0 && c.G%17 == 0 && c.B%17 == 0 {
		b.data = append(b.data, digits[c.R/17], digits[c.G/17], digits[c.B/17])
	} else {
		for _, v := range [...]uint8{c.R, c.G, c.B} {
			b.data = append(b.data, digits[v>>4], digits[v&15])
		}
	}
	return b.raw(`"`)
}

// text writes characters, of content or of an attribute's value. Characters that XML forbids become U+FFFD. Tabs and line
// ends are written by number: parsers make spaces of them in attributes.
func (b *buffer) text(s string) *buffer {
	for _, r := range s {
		switch {
		case r == '&':
			b.raw("&amp;")
		case r == '<':
			b.raw("&lt;")
		case r == '>':
			b.raw("&gt;")
		case r == '"':
			b.raw("&quot;")
		case r == '\t' || r == '\n' || r == '\r':
			b.raw("&#").int(int64(r)).raw(";")
		case r < ' ' || r == 0xFFFE || r == 0xFFFF:
			b.raw(string(utf8.RuneError))
		default:
			b.data = utf8.AppendRune(b.data, r)
		}
	}
	return b
}

// div divides and rounds half away from zero.
func div(a, b layout.Length) layout.Length {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}

// milli turns a length into thousandths of a point, in which what is seen is placed.
func milli(l layout.Length) int64 { return int64(div(l*1000, layout.Pt)) }

// centi turns a length into hundredths of a point, in which what is read is placed: browsers bound sizes of type at
// 10000 units.
func centi(l layout.Length) int64 { return int64(div(l*100, layout.Pt)) }

// box writes place and size of an element in the unit of a layer.
func (b *buffer) box(box layout.Box, in func(layout.Length) int64) *buffer {
	left, top := in(box.X), in(box.Y)
	b.raw(` x="`).int(left).raw(`" y="`).int(top)
	return b.raw(`" width="`).int(in(box.X+box.W) - left).raw(`" height="`).int(in(box.Y+box.H) - top).raw(`"`)
}
