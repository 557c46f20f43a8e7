package pdfcheck

import (
	"errors"
	"unicode/utf16"
)

// literal reads a literal string (ISO 32000-1, 7.3.4.2).
func (s *scanner) literal() (operand, error) {
	s.at++
	var out []byte
	for open := 1; s.at < len(s.data); {
		c := s.data[s.at]
		s.at++
		switch c {
		case '\\':
			out = s.escape(out)
			continue
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return text(out), nil
			}
		case '\r':
			s.lineFeed()
			c = '\n'
		}
		out = append(out, c)
	}
	return nil, errors.New("a literal string has no end")
}

// lineFeed passes over the second half of a line end.
func (s *scanner) lineFeed() {
	if s.peek(0) == '\n' {
		s.at++
	}
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// escape reads what follows a backslash.
func (s *scanner) escape(out []byte) []byte {
	if s.at >= len(s.data) {
		return out
	}
	c := s.data[s.at]
	if c >= '0' && c <= '7' {
		return append(out, s.octal())
	}
	s.at++
	switch c {
	case '\r':
		s.lineFeed()
		return out
	case '\n':
		return out
	}
	if e, ok := escapes[c]; ok {
		c = e
	}
	return append(out, c)
}

func (s *scanner) octal() byte {
	v := 0
	for n := 0; n < 3 && s.peek(0) >= '0' && s.peek(0) <= '7'; n++ {
		v = v<<3 | int(s.data[s.at]-'0')
		s.at++
	}
	return byte(v)
}

// utf16Text decodes UTF-16BE; false when it is cut short or has half a pair.
func utf16Text(b string) (string, bool) {
	if len(b)%2 != 0 {
		return "", false
	}
	var out []rune
	for i := 0; i < len(b); i += 2 {
		r := rune(b[i])<<8 | rune(b[i+1])
		if utf16.IsSurrogate(r) {
			if i += 2; i >= len(b) {
				return "", false
			}
			if r = utf16.DecodeRune(r, rune(b[i])<<8|rune(b[i+1])); r == '\uFFFD' {
				return "", false
			}
		}
		out = append(out, r)
	}
	return string(out), true
}
