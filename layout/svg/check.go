package svg

import (
	"github.com/nianbao/nianbao/internal/doccheck"
	"github.com/nianbao/nianbao/layout"
)

// isPrefix reports whether ids can begin with s.
func isPrefix(s string) bool {
	for i, r := range s {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (i == 0 || r != '-' && r != '_' && (r < '0' || r > '9')) {
			return false
		}
	}
	return true
}

// span says on which pages something of an element stands: from first to last, on none where last is less.
type span struct{ first, last int }

func (s span) has(page int) bool { return s.first <= page && page <= s.last }

// pages finds the pages of an element and of all below it.
func (x *encoding) pages(e *layout.Elem, depth int) (span, error) {
	if depth > doccheck.MaxDepth {
		return span{}, doccheck.ErrTooDeep
	}
	if _, twice := x.spans[e]; twice {
		return span{}, doccheck.Twice(e)
	}
	s := span{len(x.doc.Pages), -1}
	x.spans[e] = s
	for _, k := range e.Kids {
		of := span{k.Page, k.Page}
		if k.Elem != nil {
			var err error
			if of, err = x.pages(k.Elem, depth+1); err != nil {
				return s, err
			}
		} else if err := doccheck.Kid(x.doc, k); err != nil {
			return s, err
		}
		s = span{min(s.first, of.first), max(s.last, of.last)}
	}
	x.spans[e] = s
	return s, nil
}
