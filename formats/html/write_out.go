package html

import (
	"unicode/utf8"
)

// out is a page as far as it is written.
type out []byte

func (o *out) raw(markup string) { *o = append(*o, markup...) }

// attr writes an attribute with a space before it.
func (o *out) attr(name, value string) {
	*o = append(*o, ' ')
	*o = append(*o, name...)
	*o = append(*o, '=', '"')
	o.text(value)
	*o = append(*o, '"')
}

// text writes a text so that it is one, in an element or between quotes. A line end is a line end of the
// source, which pages show as a space.
func (o *out) text(s string) {
	start := 0
	for i, r := range s {
		replaced := escaped(r)
		if replaced == "" && (r != utf8.RuneError || validAt(s[i:])) {
			continue
		}
		if replaced == "" {
			replaced = "\ufffd"
		}
		*o = append(*o, s[start:i]...)
		*o = append(*o, replaced...)
		_, size := utf8.DecodeRuneInString(s[i:])
		start = i + size
	}
	*o = append(*o, s[start:]...)
}

func validAt(s string) bool {
	_, size := utf8.DecodeRuneInString(s)
	return size > 1
}

// escaped is what stands for a character that would be markup, or that a page must not have (HTML, 13.1:
// control characters and noncharacters); "" for all others.
func escaped(r rune) string {
	switch {
	case r >= 0x3000 && r < 0xfdd0: // most of Chinese
		return ""
	case r == '&':
		return "&amp;"
	case r == '<':
		return "&lt;"
	case r == '>':
		return "&gt;"
	case r == '"':
		return "&quot;"
	case r == '\r':
		return " "
	case r < ' ' && r != '\n' && r != '\t', r >= 0x7f && r < 0xa0, r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe:
		return "\ufffd"
	}
	return ""
}

// script writes JSON into a script element: no tag and no comment can begin in it, and the JSON stays the
// same, because < stands in strings only.
func (o *out) script(data []byte) {
	for _, c := range data {
		if c == '<' {
			*o = append(*o, `\u003c`...)
		} else {
			*o = append(*o, c)
		}
	}
}
