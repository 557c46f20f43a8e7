package pdfobj

import (
	"strconv"
	"unicode/utf16"
)

// Ref is the number of an indirect object; its generation is always 0.
type Ref int

// Buffer builds the text of one object. Each method appends; the caller opens and closes.
type Buffer struct{ b []byte }

// Bytes returns what was built. It is valid until the buffer is used again.
func (o *Buffer) Bytes() []byte { return o.b }

// Len returns the number of bytes built.
func (o *Buffer) Len() int { return len(o.b) }

// Reset empties the buffer and keeps its room.
func (o *Buffer) Reset() { o.b = o.b[:0] }

// Raw appends PDF syntax as it is.
func (o *Buffer) Raw(s string) *Buffer {
	o.b = append(o.b, s...)
	return o
}

// Append appends what another buffer holds.
func (o *Buffer) Append(other *Buffer) *Buffer {
	o.b = append(o.b, other.b...)
	return o
}

// Dict opens a dictionary, EndDict closes it.
func (o *Buffer) Dict() *Buffer { return o.Raw("<<") }

// EndDict closes a dictionary.
func (o *Buffer) EndDict() *Buffer { return o.Raw(">>") }

// Array opens an array, EndArray closes it.
func (o *Buffer) Array() *Buffer { return o.Raw("[") }

// EndArray closes an array.
func (o *Buffer) EndArray() *Buffer { return o.Raw("]") }

// Key appends a dictionary's key.
func (o *Buffer) Key(name string) *Buffer { return o.Name(name) }

// Name appends a name (7.3.5); characters that a name can't hold are written by number.
func (o *Buffer) Name(name string) *Buffer {
	o.b = append(o.b, '/')
	for i := range len(name) {
		c := name[i]
		if c > ' ' && c < 0x7f && !isDelimiter(c) && c != '#' {
			o.b = append(o.b, c)
			continue
		}
		o.b = append(o.b, '#', hexDigits[c>>4], hexDigits[c&15])
	}
	return o
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// Int appends an integer, parted from what stands before it.
func (o *Buffer) Int(n int) *Buffer {
	o.part()
	o.b = strconv.AppendInt(o.b, int64(n), 10)
	return o
}

// Digits appends the last digits of an integer, count of them.
func (o *Buffer) Digits(n, count int) *Buffer {
	start := len(o.b)
	for range count {
		o.b = append(o.b, '0')
	}
	for i := len(o.b) - 1; i >= start; i-- {
		o.b[i] += byte(n % 10)
		n /= 10
	}
	return o
}

// Milli appends n thousandths as a decimal number without trailing zeros.
func (o *Buffer) Milli(n int64) *Buffer {
	o.part()
	if n < 0 {
		o.b = append(o.b, '-')
		n = -n
	}
	if n >= 1000 || n == 0 {
		o.b = strconv.AppendInt(o.b, n/1000, 10)
	}
	rest := n % 1000
	if rest == 0 {
		return o
	}
	o.b = append(o.b, '.', byte('0'+rest/100), byte('0'+rest/10%10), byte('0'+rest%10))
	for o.b[len(o.b)-1] == '0' {
		o.b = o.b[:len(o.b)-1]
	}
	return o
}

// Bool appends true or false.
func (o *Buffer) Bool(v bool) *Buffer {
	o.part()
	o.b = strconv.AppendBool(o.b, v)
	return o
}

// Ref appends a reference to an object.
func (o *Buffer) Ref(r Ref) *Buffer { return o.Int(int(r)).Raw(" 0 R") }

// part appends a space where two tokens would run together.
func (o *Buffer) part() {
	if n := len(o.b); n > 0 && o.b[n-1] > ' ' && (!isDelimiter(o.b[n-1]) || o.b[n-1] == '/') {
		o.b = append(o.b, ' ')
	}
}

// Literal appends a string of printable ASCII as a literal string (7.3.4.2); any other
// byte is written by its octal number.
func (o *Buffer) Literal(s string) *Buffer {
	o.b = append(o.b, '(')
	for i := range len(s) {
		switch c := s[i]; {
		case c == '(' || c == ')' || c == '\\':
			o.b = append(o.b, '\\', c)
		case c < ' ' || c > '~':
			o.b = append(o.b, '\\', '0'+c>>6, '0'+c>>3&7, '0'+c&7)
		default:
			o.b = append(o.b, c)
		}
	}
	o.b = append(o.b, ')')
	return o
}

// Text appends a text string (7.9.2.2): a literal one when it is printable ASCII, else
// UTF-16BE.
func (o *Buffer) Text(s string) *Buffer {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] >= ' ' && s[i] <= '~'
	}
	if ascii {
		return o.Literal(s)
	}
	return o.Raw("<FEFF").UTF16(s).Raw(">")
}

// UTF16 appends the hexadecimal digits of s in UTF-16BE.
func (o *Buffer) UTF16(s string) *Buffer {
	for _, r := range s {
		if hi, lo := utf16.EncodeRune(r); hi != '\uFFFD' {
			o.Hex16(uint16(hi)).Hex16(uint16(lo))
			continue
		}
		o.Hex16(uint16(r))
	}
	return o
}

const hexDigits = "0123456789ABCDEF"

// Hex16 appends four hexadecimal digits.
func (o *Buffer) Hex16(n uint16) *Buffer {
	o.b = append(o.b, hexDigits[n>>12], hexDigits[n>>8&15], hexDigits[n>>4&15], hexDigits[n&15])
	return o
}
