package pdf

import (
	"slices"

	"github.com/nianbao/nianbao/layout"
)

// image draws a picture in its box.
func (c *content) image(m *layout.Image) {
	c.endText()
	index := c.x.images.use(c.x.file, m.Picture)
	if !slices.Contains(c.images, index) {
		c.images = append(c.images, index)
	}
	left, right := milli(m.X), milli(m.X+m.W)
	bottom, top := milli(c.page.Height-m.Y-m.H), milli(c.page.Height-m.Y)
	c.out.Raw("q").Milli(right - left).Raw(" 0 0").Milli(top - bottom).Milli(left).Milli(bottom).Raw(" cm")
	c.out.Name(imageName(index)).Raw(" Do Q\n")
}

// path draws a path. What it sets of the graphics state ends with it.
func (c *content) path(p *layout.Path) {
	c.endText()
	c.out.Raw("q")
	if p.Filled {
		c.out.Milli(shade(p.Gray)).Raw(" g")
	}
	if p.Weight > 0 {
		c.out.Milli(shade(p.Shade)).Raw(" G").Milli(milli(p.Weight)).Raw(" w")
		if len(p.Dash) > 0 {
			c.out.Raw(" [")
			for _, d := range p.Dash {
				c.out.Milli(milli(d))
			}
			c.out.Raw("] 0 d")
		}
	}
	for i, at := range p.Points {
		c.out.Milli(milli(at.X)).Milli(milli(c.page.Height - at.Y))
		if i == 0 {
			c.out.Raw(" m")
		} else {
			c.out.Raw(" l")
		}
	}
	switch {
	case p.Filled && p.Weight > 0:
		c.out.Raw(" b")
	case p.Filled:
		c.out.Raw(" f")
	default:
		c.out.Raw(" S")
	}
	c.out.Raw(" Q\n")
}

// shade is a grey in thousandths of white.
func shade(gray uint8) int64 { return int64(gray) * 1000 / 255 }
