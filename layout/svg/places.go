package svg

import (
	"github.com/nianbao/nianbao/internal/doccheck"
	"github.com/nianbao/nianbao/layout"
)

// span says on which pages something of an element stands: from first to last, on none where last is less.
type span struct{ first, last int }

func (s span) has(page int) bool { return s.first <= page && page <= s.last }

func (s span) with(t span) span { return span{min(s.first, t.first), max(s.last, t.last)} }

// place is what all pages need to know of an element.
type place struct {
	span
	inline  bool // part of a line, as all that is below it
	lines   bool // all elements right below it are part of a line
	links   []*layout.Link
	windows []window // for each page of span, where the kids of the page are; nil where that is all kids on all pages
}

// window is a stretch of an element's kids.
type window struct{ from, to int }

// manyKids is the number of kids from which on a page looks at those of its window only, so that the pages of a long section
// together take time that grows with the section, not with its square.
const manyKids = 32

// kids returns the kids of an element among which are all that stand on a page.
func (x *encoding) kids(e *layout.Elem, page int) []layout.Kid {
	p := x.places[e]
	switch {
	case p.windows == nil:
		return e.Kids
	case !p.has(page): // an empty cell
		return nil
	}
	w := p.windows[page-p.first]
	return e.Kids[w.from:w.to]
}

// survey finds the places of an element and of all below it.
func (x *encoding) survey(e *layout.Elem, depth int) (*place, error) {
	if depth > doccheck.MaxDepth {
		return nil, doccheck.ErrTooDeep
	}
	if x.places[e] != nil {
		return nil, doccheck.Twice(e)
	}
	p := &place{span: span{len(x.doc.Pages), -1}, lines: true}
	x.places[e] = p
	cells := false
	for _, k := range e.Kids {
		of := span{k.Page, k.Page}
		if k.Elem != nil {
			below, err := x.survey(k.Elem, depth+1)
			if err != nil {
				return nil, err
			}
			of = below.span
			p.lines = p.lines && below.inline
			cells = cells || isCell(k.Elem.Role)
		} else if err := doccheck.Kid(x.doc, k); err != nil {
			return nil, err
		}
		if k.Link != nil {
			p.links = append(p.links, k.Link)
		}
		p.span = p.with(of)
	}
	p.inline = p.lines && (e.Role == layout.RoleSpan || e.Role == layout.RoleLink)
	if len(e.Kids) >= manyKids && p.first < p.last && !cells { // an empty cell stands on all pages of its row
		p.windows = x.windowsOf(e, p.span)
	}
	return p, nil
}

// windowsOf finds the kids of each page of an element.
func (x *encoding) windowsOf(e *layout.Elem, s span) []window {
	windows := make([]window, s.last-s.first+1)
	for i, k := range e.Kids {
		of := span{k.Page, k.Page}
		if k.Elem != nil {
			of = x.places[k.Elem].span
		}
		for page := of.first; page <= of.last; page++ {
			w := &windows[page-s.first]
			if w.to == 0 {
				w.from = i
			}
			w.to = i + 1
		}
	}
	return windows
}
