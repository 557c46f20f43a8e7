package pdf

import "github.com/nianbao/nianbao/layout"

// glyphs shows a run of glyphs.
func (c *content) glyphs(g *layout.Glyphs) {
	if len(g.Glyphs) == 0 {
		return
	}
	t := &c.text
	if !t.open {
		c.out.Raw("BT\n")
		t.open, t.x, t.y, t.angle = true, 0, 0, 0
	}
	font, codes := c.line.take(len(g.Glyphs))
	c.look(g, font)
	f := c.x.fonts.faces[font]
	x := g.X
	if c.line.moved {
		x -= f.left(codes[0], g.Size) / 1000
	}
	c.moveTo(milli(x), milli(c.page.Height-g.Y), g.Angle)
	c.show(g, f, codes)
}

// directions are the first four numbers of the text matrix for each angle of a run.
var directions = map[int]string{0: "1 0 0 1", 45: "0.70711 0.70711 -0.70711 0.70711", 270: "0 -1 1 0"}

// moveTo begins a line of text at a place: from the last line where both run straight,
// else by a matrix of its own.
func (c *content) moveTo(x, y int64, angle int) {
	t := &c.text
	if angle == 0 && t.angle == 0 {
		c.out.Milli(x - t.x).Milli(y - t.y).Raw(" Td")
	} else {
		c.out.Raw(" " + directions[angle]).Milli(x).Milli(y).Raw(" Tm")
	}
	t.x, t.y, t.angle = x, y, angle
}

// look sets the font, size, boldness and shade where they differ from the last run's.
func (c *content) look(g *layout.Glyphs, font int) {
	t := &c.text
	if !t.wasSet || t.font != font || t.size != g.Size {
		c.useFont(font)
		c.out.Name(fontName(font)).Milli(milli(g.Size)).Raw(" Tf")
		t.font, t.size, t.wasSet = font, g.Size, true
	}
	if t.bold != g.Bold {
		t.bold = g.Bold
		if g.Bold {
			c.out.Raw(" 2 Tr")
		} else {
			c.out.Raw(" 0 Tr")
		}
	}
	if g.Bold {
		c.out.Milli(milli(layout.Em(g.Size, layout.Boldness))).Raw(" w")
	}
	if t.gray != g.Gray || t.color != g.Color {
		c.fill(g.Gray, g.Color)
	}
	stroke := g.Color
	if stroke == (layout.Color{}) {
		stroke = layout.Color{R: g.Gray, G: g.Gray, B: g.Gray}
	}
	if g.Bold && t.stroke != stroke {
		t.stroke = stroke
		c.rgb(stroke, " RG")
	}
}

// fill sets the colour of what follows: a colour, or a grey where that is black.
func (c *content) fill(gray uint8, color layout.Color) {
	c.text.gray, c.text.color = gray, color
	if color == (layout.Color{}) {
		c.out.Milli(shade(gray)).Raw(" g")
		return
	}
	c.rgb(color, " rg")
}

func (c *content) rgb(color layout.Color, operator string) {
	c.out.Milli(shade(color.R)).Milli(shade(color.G)).Milli(shade(color.B)).Raw(operator)
}

// useFont notes that the page needs a font.
func (c *content) useFont(font int) {
	for _, f := range c.used {
		if f == font {
			return
		}
	}
	c.used = append(c.used, font)
}

// show writes the glyphs with the spacing that most of them have as character spacing, and
// the rest as adjustments. The pen is followed exactly, so that rounding does not add up.
func (c *content) show(g *layout.Glyphs, f *font, codes []uint16) {
	moved := c.line.moved
	space := commonSpace(g, f, codes, moved)
	if space != c.text.space {
		c.out.Milli(space).Raw(" Tc")
		c.text.space = space
	}
	spacing := layout.Length(space) * layout.Pt // in 1/1000 Length, as the pen
	c.out.Raw("[<")
	pen := layout.Length(0)
	if moved {
		pen -= f.left(codes[0], g.Size)
	}
	for i, code := range codes {
		at := g.Glyphs[i].X * 1000
		if moved {
			at -= f.left(code, g.Size)
		}
		if adjust := div(pen-at, g.Size); i > 0 && adjust != 0 {
			c.out.Raw(">").Int(int(adjust)).Raw("<")
			pen -= adjust * g.Size
		}
		c.out.Hex16(code)
		pen += g.Size*layout.Length(f.wide[code]) + spacing
	}
	c.out.Raw(">]TJ\n")
}

// commonSpace returns the room beyond their own width that most glyphs of a run have, in
// thousandths of a point.
func commonSpace(g *layout.Glyphs, f *font, codes []uint16, moved bool) int64 {
	best, votes := int64(0), 0
	for i, code := range codes[:len(codes)-1] {
		own := layout.Em(g.Size, int32(f.wide[code]))
		gap := g.Glyphs[i+1].X - g.Glyphs[i].X - own
		if moved {
			gap += (f.left(code, g.Size) - f.left(codes[i+1], g.Size)) / 1000
		}
		s := milli(gap)
		switch { // Boyer and Moore's majority vote
		case votes == 0:
			best, votes = s, 1
		case s == best:
			votes++
		default:
			votes--
		}
	}
	return best
}

// div divides and rounds half away from zero.
func div(a, b layout.Length) layout.Length {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}
