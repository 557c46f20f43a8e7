package model

import (
	"cmp"
	"fmt"
)

// Place is where something stands in the file that a report was read from. The zero value
// means that the place is not known. Text files have lines and columns; other files have what a
// person finds a place by: a page, a cell, a row of a table.
type Place struct {
	Line   int // in a text file, from 1
	Column int // in characters, from 1
	// Page is the page of a file that has pages, from 1.
	Page int
	// Name is what a person finds the place by: "Sheet2!D9", "表三第7行“商业企业”", "第12段".
	Name string
	// Order counts the parts of a file that has no lines, from 1, so that places can be sorted.
	Order int
}

// IsZero reports whether the place is not known.
func (p Place) IsZero() bool { return p == Place{} }

// String returns the place in Chinese, as messages show it ("第3行第5列", "第4页表三第7行“商业企业”"),
// or "" for the zero value.
func (p Place) String() string {
	s := p.Name
	if p.Page > 0 {
		s = fmt.Sprintf("第%d页", p.Page) + s
	}
	if p.Line > 0 {
		at := fmt.Sprintf("第%d行第%d列", p.Line, p.Column)
		if s == "" {
			return at
		}
		return s + "（" + at + "）"
	}
	return s
}

// MarshalText writes String.
func (p Place) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// Compare orders places as they follow each other in the file. It returns -1, 0 or +1.
func (p Place) Compare(q Place) int {
	return cmp.Or(cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column), cmp.Compare(p.Page, q.Page), cmp.Compare(p.Order, q.Order))
}

// After returns the place behind a character of a text file that stands at p.
func (p Place) After(r rune) Place {
	if r == '\n' {
		return Place{Line: p.Line + 1, Column: 1}
	}
	return Place{Line: p.Line, Column: p.Column + 1}
}
