package model

import (
	"cmp"
	"fmt"
)

// Place is where something stands in the file that a report was read from. The zero value
// means that the place is not known. Text files have lines and columns; other kinds of file
// will get fields of their own beside these.
type Place struct {
	Line   int // in a text file, from 1
	Column int // in characters, from 1
}

// IsZero reports whether the place is not known.
func (p Place) IsZero() bool { return p == Place{} }

// String returns the place in Chinese, as messages show it ("第3行第5列"), or "" for the zero
// value.
func (p Place) String() string {
	if p.IsZero() {
		return ""
	}
	return fmt.Sprintf("第%d行第%d列", p.Line, p.Column)
}

// MarshalText writes String.
func (p Place) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// Compare orders places as they follow each other in the file. It returns -1, 0 or +1.
func (p Place) Compare(q Place) int {
	return cmp.Or(cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column))
}

// After returns the place behind a character of a text file that stands at p.
func (p Place) After(r rune) Place {
	if r == '\n' {
		return Place{p.Line + 1, 1}
	}
	return Place{p.Line, p.Column + 1}
}
