package pdf

import (
	"errors"
	"fmt"
	"slices"

	"github.com/nianbao/nianbao/layout"
)

// The sides of a page, in points (ISO 19005-2, 6.1.13).
const (
	minSide = 3 * layout.Pt
	maxSide = 14400 * layout.Pt
)

// pages checks the other way round: all that is marked is in the tree, all that the tree
// names is on its page, and each mark is one stretch of the page.
func (v *validator) pages() error {
	for i := range v.doc.Pages {
		if err := v.page(i, &v.doc.Pages[i]); err != nil {
			return err
		}
	}
	for i := range v.links {
		if !v.links[i].drawn {
			return errors.New("pdf: the tree names a link area that is on no page")
		}
	}
	return v.resolve()
}

// resolve finds the headers that cells name.
func (v *validator) resolve() error {
	for i := range v.elems {
		v.elems[i].headers = len(v.headers)
		for _, h := range v.elems[i].Headers {
			index, known := v.index[h]
			if !known || h.Role != layout.RoleTH {
				return errors.New("pdf: a cell names a header that is no header cell of the tree")
			}
			v.headers = append(v.headers, index)
		}
	}
	return nil
}

func (v *validator) page(i int, p *layout.Page) error {
	if min(p.Width, p.Height) < minSide || max(p.Width, p.Height) > maxSide {
		return fmt.Errorf("pdf: page %d has sides of %s × %s points", i, p.Width, p.Height)
	}
	v.seen = slices.Grow(v.seen[:0], p.Marks)[:p.Marks]
	clear(v.seen)
	s := stretches{last: layout.Artifact, seen: v.seen}
	for _, item := range p.Items {
		if isNil(item) {
			return fmt.Errorf("pdf: page %d has an item that is nil", i)
		}
		switch item := item.(type) {
		case *layout.Link:
			index, named := v.areas[item]
			if !named || v.links[index].page != i {
				return fmt.Errorf("pdf: a link area of page %d is not in the tree", i)
			}
			v.links[index].drawn = true
		case *layout.Glyphs:
			if err := glyphs(i, item); err != nil {
				return err
			}
			if item.Mark != layout.Artifact && !s.goesOn(item.Mark) {
				return s.fault(item.Mark, i)
			}
		case *layout.Image:
			if err := picture(i, item); err != nil {
				return err
			}
			if !s.goesOn(item.Mark) {
				return s.fault(item.Mark, i)
			}
		case *layout.Path:
			if len(item.Points) < 2 || item.Weight < 0 || !item.Filled && item.Weight == 0 {
				return fmt.Errorf("pdf: a path of page %d has fewer than two points, or neither line nor area", i)
			}
			if !s.goesOn(item.Mark) {
				return s.fault(item.Mark, i)
			}
		case *layout.Rule:
		default:
			return fmt.Errorf("pdf: page %d has an item of the type %T", i, item)
		}
	}
	for m, owner := range v.owners[i] {
		if owner == nobody || !s.seen[m] {
			return fmt.Errorf("pdf: mark %d of page %d is not both in the tree and on the page", m, i)
		}
	}
	return nil
}

// isNil reports whether an item is nil, or a nil pointer.
func isNil(item layout.Item) bool {
	switch item := item.(type) {
	case nil:
		return true
	case *layout.Glyphs:
		return item == nil
	case *layout.Rule:
		return item == nil
	case *layout.Link:
		return item == nil
	case *layout.Image:
		return item == nil
	case *layout.Path:
		return item == nil
	}
	return false
}

// glyphs checks that a run can be shown and read back.
func glyphs(page int, g *layout.Glyphs) error {
	if g.Face == nil || g.Size <= 0 {
		return fmt.Errorf("pdf: a run of glyphs of page %d has no face or no size", page)
	}
	if _, known := directions[g.Angle]; !known || g.Angle != 0 && g.Mark != layout.Artifact {
		return fmt.Errorf("pdf: a run of glyphs of page %d is turned by %d degrees", page, g.Angle)
	}
	for _, gl := range g.Glyphs {
		if int(gl.ID) >= g.Face.NumGlyphs() || gl.ID == 0 {
			return fmt.Errorf("pdf: %s has no glyph %d (ISO 19005-2, 6.2.11.8)", g.Face.PostScriptName(), gl.ID)
		}
		if gl.Text == "" {
			return fmt.Errorf("pdf: a glyph of page %d stands for no text (ISO 19005-2, 6.2.11.7)", page)
		}
		for _, r := range gl.Text {
			if !isText(r) {
				return fmt.Errorf("pdf: a glyph of page %d stands for %U, which is no text (ISO 19005-2, 6.2.11.7)", page, r)
			}
		}
	}
	return nil
}

// isText reports whether a code point says what character it is: the standard excludes
// three, and those for private use need a replacement that this package does not write.
func isText(r rune) bool {
	switch {
	case r == 0, r == 0xFEFF, r == 0xFFFE:
		return false
	case r >= 0xE000 && r <= 0xF8FF, r >= 0xF0000 && r <= 0xFFFFD, r >= 0x100000:
		return false
	}
	return true
}
