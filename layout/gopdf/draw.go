package gopdf

import (
	"strconv"

	"github.com/signintech/gopdf"

	"github.com/nianbao/nianbao/internal/redraw"
	"github.com/nianbao/nianbao/layout"
)

// Flip turns the page upside down without knowing how high it is, which gopdf doesn't tell. Of
// its own operations, only turning counts from the upper left corner: by half a circle it
// takes (x, y) to (-x, 2h-y). Before and after that, y is taken double and halved, and x
// turned back, which makes it (x, h-y).
func (c *canvas) Flip() {
	c.Raw("q 1 0 0 .5 0 0 cm")
	c.pdf.Rotate(180, 0, 0)
	c.Raw("-1 0 0 2 0 0 cm")
}

func (c *canvas) Unflip() {
	c.pdf.RotateReset()
	c.Raw("Q")
}

func (c *canvas) Image(p *layout.Picture, x, y, w, h float64) {
	data, known := c.images[p]
	if !known {
		var err error
		if data, _, err = redraw.ImageFile(p); err != nil {
			c.do(err)
			return
		}
		c.images[p] = data
	}
	holder, err := gopdf.ImageHolderByBytes(data) // gopdf knows it again by its bytes
	if err != nil {
		c.do(err)
		return
	}
	c.do(c.pdf.ImageByHolder(holder, c.unit(x), c.unit(y), rect(w, h)))
}

// place turns a height on the current page into one from which gopdf, which counts on all
// pages from the height of the usual one, comes to the right place.
func (c *canvas) place(y float64) float64 { return y + c.usual - c.height }

func (c *canvas) URL(x, y, w, h float64, address string) {
	c.pdf.AddExternalLink(address, c.unit(x), c.unit(c.place(y)), c.unit(w), c.unit(h))
}

// Link leads to its own page until Target corrects it: gopdf writes an empty object for a link
// without target.
func (c *canvas) Link(x, y, w, h float64, heading int) {
	if !c.anchors[heading] {
		c.Target(heading, y)
	}
	c.pdf.AddInternalLink(c.anchor(heading), c.unit(x), c.unit(c.place(y)), c.unit(w), c.unit(h))
}

func (c *canvas) anchor(heading int) string { return c.prefix + strconv.Itoa(heading) }

// Target sees to it that gopdf does not add the type size to the height of an anchor.
func (c *canvas) Target(heading int, y float64) {
	c.anchors[heading] = true
	c.at(0, c.place(y))
	c.do(c.pdf.SetFontSize(0))
	c.pdf.SetAnchor(c.anchor(heading))
	c.do(c.pdf.SetFontSize(c.size))
}

// Bookmark allows for the room that gopdf leaves above a heading.
func (c *canvas) Bookmark(title string, _ int, y float64) {
	const room = 20
	c.at(0, c.place(y)+room)
	c.pdf.AddOutlineWithPosition(title)
}

func (c *canvas) Err() error { return c.err }
