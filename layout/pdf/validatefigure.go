package pdf

import (
	"errors"
	"fmt"

	"github.com/nianbao/nianbao/layout"
)

// stretches follows the marks of a page, each of which must be one stretch of it.
type stretches struct {
	last int
	seen []bool
}

// goesOn reports whether content of a mark may follow, and notes it.
func (s *stretches) goesOn(mark int) bool {
	if mark == s.last && mark != layout.Artifact {
		return true
	}
	if mark < 0 || mark >= len(s.seen) || s.seen[mark] {
		return false
	}
	s.last, s.seen[mark] = mark, true
	return true
}

func (s *stretches) fault(mark, page int) error {
	return fmt.Errorf("pdf: mark %d of page %d is not one stretch", mark, page)
}

// figure checks that a figure says what it shows and where, and that nothing else does.
func figure(e *layout.Elem) error {
	if e.Role != layout.RoleFigure {
		if e.Alt != "" || e.Box != (layout.Box{}) {
			return fmt.Errorf("pdf: an element of role %s has the description or box of a figure", e.Role)
		}
		return nil
	}
	switch {
	case e.Alt == "":
		return errors.New("pdf: a figure has no alternative text (ISO 14289-1, 7.3)")
	case isTooLong(e.Alt):
		return errors.New("pdf: the alternative text of a figure is too long (ISO 19005-2, 6.1.13)")
	case e.Box.W <= 0 || e.Box.H <= 0 || firstPage(e) < 0:
		return errors.New("pdf: a figure has no box or stands on no page")
	}
	return nil
}

// picture checks that a picture is what it says, as far as that can be told without
// decoding it.
func picture(page int, m *layout.Image) error {
	p := m.Picture
	switch {
	case p == nil || m.W <= 0 || m.H <= 0:
		return fmt.Errorf("pdf: an image of page %d has no picture or no size", page)
	case p.Components != 1 && p.Components != 3:
		return fmt.Errorf("pdf: a picture of page %d has %d colours; 1 and 3 can be shown (ISO 19005-2, 6.2.4.3)", page, p.Components)
	case min(p.Width, p.Height) < 1 || max(p.Width, p.Height) > layout.MaxPictureSide:
		return fmt.Errorf("pdf: a picture of page %d has %d × %d pixels", page, p.Width, p.Height)
	case p.Format == layout.Samples && len(p.Data) != p.Width*p.Height*p.Components:
		return fmt.Errorf("pdf: a picture of page %d has %d samples, not %d", page, len(p.Data), p.Width*p.Height*p.Components)
	case p.Format != layout.Samples && p.Format != layout.JPEG || len(p.Data) == 0:
		return fmt.Errorf("pdf: a picture of page %d has no data, or data of no known format", page)
	}
	return nil
}
