// Package doccheck finds what no encoder can write of a finished layout, for encoders that take documents of any maker.
// Its errors lack the name of the encoder, which begins its messages with it.
package doccheck

import (
	"errors"
	"fmt"

	"github.com/nianbao/nianbao/layout"
)

const (
	// MaxDepth bounds the depth of a tree, which is walked recursively.
	MaxDepth = 64
	// MaxSide is the longest side of a page, as layout has it; sizes beyond it would overflow.
	MaxSide = 14400 * layout.Pt
)

// ErrTooDeep says that a tree has more than MaxDepth levels.
var ErrTooDeep = errors.New("the tree is too deep")

// Whole refuses a document that lacks what every document must have.
func Whole(d *layout.Document) error {
	switch {
	case d == nil || d.Tree == nil || len(d.Pages) == 0:
		return errors.New("the document has no pages or no tree")
	case d.Meta.Title == "":
		return errors.New("the document has no title")
	case d.Meta.Lang == "":
		return errors.New("the document has no language")
	}
	for _, h := range d.Outline {
		if h.Page < 0 || h.Page >= len(d.Pages) {
			return fmt.Errorf("the outline names page %d, which does not exist", h.Page)
		}
	}
	return nil
}

// Page refuses a page that cannot be drawn.
func Page(d *layout.Document, i int) error {
	p := &d.Pages[i]
	switch {
	case min(p.Width, p.Height) <= 0 || max(p.Width, p.Height) > MaxSide:
		return fmt.Errorf("page %d has sides of %s × %s points", i, p.Width, p.Height)
	case p.Marks < 0 || p.Marks > len(p.Items):
		return fmt.Errorf("page %d has %d marks and %d items", i, p.Marks, len(p.Items))
	}
	for _, item := range p.Items {
		if bad := fault(d, item); bad != "" {
			return fmt.Errorf("page %d has %s", i, bad)
		}
	}
	return nil
}

// fault says what is wrong with an item, "" for nothing.
func fault(d *layout.Document, item layout.Item) string {
	switch item := item.(type) {
	case *layout.Glyphs:
		switch {
		case item == nil:
			return isNil
		case item.Face == nil || item.Size <= 0 || item.Size > MaxSide:
			return "a run of glyphs without face, or with an impossible size"
		}
	case *layout.Rule:
		if item == nil {
			return isNil
		}
	case *layout.Link:
		switch {
		case item == nil:
			return isNil
		case item.Heading < 0 || item.Heading > len(d.Outline):
			return "a link to a heading that does not exist"
		}
	case *layout.Image:
		if item == nil || item.Picture == nil || !isPicture(item.Picture) {
			return "an image without a picture, or with one whose data do not match its size"
		}
	case *layout.Path:
		if item == nil || len(item.Points) < 2 || item.Weight < 0 || !item.Filled && item.Weight == 0 {
			return "a path with fewer than two points, or neither line nor area"
		}
	default:
		return fmt.Sprintf("an item of the type %T", item)
	}
	return ""
}

const isNil = "an item that is nil"

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

// Kid refuses a child of an element that is no element and names what there is not.
func Kid(d *layout.Document, k layout.Kid) error {
	switch {
	case k.Page < 0 || k.Page >= len(d.Pages):
		return fmt.Errorf("the tree names page %d, which does not exist", k.Page)
	case k.Link == nil && (k.Mark < 0 || k.Mark >= d.Pages[k.Page].Marks):
		return fmt.Errorf("the tree names mark %d of page %d, which does not exist", k.Mark, k.Page)
	case k.Link != nil && (k.Link.Heading < 0 || k.Link.Heading > len(d.Outline)):
		return fmt.Errorf("a link leads to heading %d, which does not exist", k.Link.Heading)
	}
	return nil
}

// Twice says that an element is in two places of a tree.
func Twice(e *layout.Elem) error {
	return fmt.Errorf("an element of role %s stands twice in the tree", e.Role)
}
