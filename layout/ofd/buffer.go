package ofd

import (
	"strconv"
	"unicode/utf8"

	"github.com/nianbao/nianbao/layout"
)

// unit counts ten-thousandths of a millimetre, the precision of the files. All numbers come from integers, so that they are
// the same on every machine.
type unit int64

// A unit is 294912/15875 of a layout.Length.
const perLength, perUnit = 15875, 294912

// millimetre is a millimetre, grid what the boxes of objects are rounded outwards to: short numbers compress well.
const (
	millimetre unit = 10000
	grid       unit = millimetre / 100
)

// units turns a length into units.
func units(l layout.Length) unit { return unit(div(int64(l)*perLength, perUnit)) }

// div divides and rounds half away from zero.
func div(a, b int64) int64 {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}

// floor returns the line of the grid at a length or before it.
func floor(l layout.Length) unit {
	n, by := int64(l)*perLength, perUnit*int64(grid)
	q := n / by
	if n%by < 0 {
		q--
	}
	return unit(q) * grid
}

// ceil returns the line of the grid at a length or behind it.
func ceil(l layout.Length) unit { return -floor(-l) }

// buffer is a file being written.
type buffer struct{ data []byte }

func (b *buffer) reset() *buffer {
	b.data = b.data[:0]
	return b
}

func (b *buffer) raw(s string) *buffer {
	b.data = append(b.data, s...)
	return b
}

func (b *buffer) int(n int) *buffer {
	b.data = strconv.AppendInt(b.data, int64(n), 10)
	return b
}

func (b *buffer) id(id objectID) *buffer {
	b.data = strconv.AppendUint(b.data, uint64(id), 10)
	return b
}

// mm writes a number of millimetres, without zeros at its end.
func (b *buffer) mm(n unit) *buffer {
	if n < 0 {
		b.data, n = append(b.data, '-'), -n
	}
	b.data = strconv.AppendInt(b.data, int64(n/millimetre), 10)
	if n %= millimetre; n != 0 {
		b.data = append(b.data, '.')
		for power := millimetre / 10; n != 0; power /= 10 {
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

// element writes an element of the standard with a text in it, nothing where there is none.
func (b *buffer) element(name, text string) *buffer {
	if text == "" {
		return b
	}
	return b.raw("<ofd:").raw(name).raw(">").text(text).raw("</ofd:").raw(name).raw(">")
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
			b.raw("&#").int(int(r)).raw(";")
		case !isXML(r):
			b.raw(string(utf8.RuneError))
		default:
			b.data = utf8.AppendRune(b.data, r)
		}
	}
	return b
}

// isXML reports whether a character that is no control character can stand in XML (XML 1.0, 2.2).
func isXML(r rune) bool { return r >= ' ' && r != 0xFFFE && r != 0xFFFF }

// color writes an element with a colour. Greys are three equal parts: of one part alone readers make nothing.
func (b *buffer) color(name string, c layout.Color) *buffer {
	b.raw("<ofd:").raw(name).raw(` Value="`).int(int(c.R)).raw(" ").int(int(c.G)).raw(" ").int(int(c.B))
	return b.raw(`"/>`)
}

// box is a rectangle on a page.
type box struct{ left, top, right, bottom unit }

// around returns the box of a rectangle, rounded outwards. It is never empty.
func around(left, top, right, bottom layout.Length) box {
	b := box{floor(left), floor(top), ceil(right), ceil(bottom)}
	b.right, b.bottom = max(b.right, b.left+grid), max(b.bottom, b.top+grid)
	return b
}

// boundary writes place and size of a box.
func (b *buffer) boundary(x box) *buffer {
	b.raw(` Boundary="`).mm(x.left).raw(" ").mm(x.top)
	return b.raw(" ").mm(x.right - x.left).raw(" ").mm(x.bottom - x.top).raw(`"`)
}
