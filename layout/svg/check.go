package svg

import (
	"errors"
	"fmt"

	"github.com/nianbao/nianbao/layout"
)

const (
	maxDepth = 64
	maxSide  = 14400 * layout.Pt // as layout has it; sizes beyond it would overflow
)

// whole refuses a document that lacks what every document must have.
func whole(d *layout.Document) error {
	switch {
	case d == nil || d.Tree == nil || len(d.Pages) == 0:
		return errors.New("svg: the document has no pages or no tree")
	case d.Meta.Title == "":
		return errors.New("svg: the document has no title")
	case d.Meta.Lang == "":
		return errors.New("svg: the document has no language")
	}
	for _, h := range d.Outline {
		if h.Page < 0 || h.Page >= len(d.Pages) {
			return fmt.Errorf("svg: the outline names page %d, which does not exist", h.Page)
		}
	}
	return nil
}

// checkPage refuses a page that cannot be drawn.
func checkPage(d *layout.Document, i int) error {
	p := &d.Pages[i]
	switch {
	case min(p.Width, p.Height) <= 0 || max(p.Width, p.Height) > maxSide:
		return fmt.Errorf("svg: page %d has sides of %s × %s points", i, p.Width, p.Height)
	case p.Marks < 0 || p.Marks > len(p.Items):
		return fmt.Errorf("svg: page %d has %d marks and %d items", i, p.Marks, len(p.Items))
	}
	for _, item := range p.Items {
		if err := checkItem(d, i, item); err != nil {
			return err
		}
	}
	return nil
}

func checkItem(d *layout.Document, page int, item layout.Item) error {
	fault := ""
	switch item := item.(type) {
	case *layout.Glyphs:
		switch {
		case item == nil:
			fault = "an item that is nil"
		case item.Face == nil || item.Size <= 0 || item.Size > maxSide:
			fault = "a run of glyphs without face, or with an impossible size"
		}
	case *layout.Rule:
		if item == nil {
			fault = "an item that is nil"
		}
	case *layout.Link:
		switch {
		case item == nil:
			fault = "an item that is nil"
		case item.Heading < 0 || item.Heading > len(d.Outline):
			fault = "a link to a heading that does not exist"
		}
	case *layout.Image:
		if item == nil || item.Picture == nil || !isPicture(item.Picture) {
			fault = "an image without a picture, or with one whose data do not match its size"
		}
	case *layout.Path:
		if item == nil || len(item.Points) < 2 || item.Weight < 0 || !item.Filled && item.Weight == 0 {
			fault = "a path with fewer than two points, or neither line nor area"
		}
	default:
		fault = fmt.Sprintf("an item of the type %T", item)
	}
	if fault != "" {
		return fmt.Errorf("svg: page %d has %s", page, fault)
	}
	return nil
}

// isPicture reports whether a picture is what it says, as far as that can be told without decoding it.
func isPicture(p *layout.Picture) bool {
	switch {
	case p.Components != 1 && p.Components != 3, min(p.Width, p.Height) < 1, max(p.Width, p.Height) > layout.MaxPictureSide:
		return false
	case p.Format == layout.Samples:
		return len(p.Data) == p.Width*p.Height*p.Components
	}
	return p.Format == layout.JPEG && len(p.Data) > 0
}

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

// survey finds the pages of an element and of all below it.
func (x *encoding) survey(e *layout.Elem, depth int) (span, error) {
	if depth > maxDepth {
		return span{}, errors.New("svg: the tree is too deep")
	}
	if _, twice := x.spans[e]; twice {
		return span{}, fmt.Errorf("svg: an element of role %s stands twice in the tree", e.Role)
	}
	s := span{len(x.doc.Pages), -1}
	x.spans[e] = s
	for _, k := range e.Kids {
		of := span{k.Page, k.Page}
		if k.Elem != nil {
			var err error
			if of, err = x.survey(k.Elem, depth+1); err != nil {
				return s, err
			}
		} else if err := x.checkKid(k); err != nil {
			return s, err
		}
		s = span{min(s.first, of.first), max(s.last, of.last)}
	}
	x.spans[e] = s
	return s, nil
}

func (x *encoding) checkKid(k layout.Kid) error {
	if k.Page < 0 || k.Page >= len(x.doc.Pages) {
		return fmt.Errorf("svg: the tree names page %d, which does not exist", k.Page)
	}
	if k.Link == nil && (k.Mark < 0 || k.Mark >= x.doc.Pages[k.Page].Marks) {
		return fmt.Errorf("svg: the tree names mark %d of page %d, which does not exist", k.Mark, k.Page)
	}
	if k.Link != nil && (k.Link.Heading < 0 || k.Link.Heading > len(x.doc.Outline)) {
		return fmt.Errorf("svg: a link leads to heading %d, which does not exist", k.Link.Heading)
	}
	return nil
}
