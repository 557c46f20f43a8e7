package gopdf

import (
	"fmt"

	"github.com/signintech/gopdf"

	"github.com/nianbao/nianbao/internal/redraw"
	"github.com/nianbao/nianbao/layout"
)

// canvas is the current page of a gopdf document. It implements redraw.Canvas.
type canvas struct {
	pdf     *gopdf.GoPdf
	usual   float64 // height of pages of the document's usual size
	height  float64 // of the current page
	added   int     // how many pages there were when height was set
	x, y    float64 // the caller's position
	size    float64 // of the font
	prefix  string  // of the names of anchors
	anchors map[int]bool
	images  map[*layout.Picture][]byte
	err     error
}

// usualHeight returns the height of pages in points. gopdf's own page sizes are in points
// whatever the document's unit is: an inch of them is no inch.
func usualHeight(pdf *gopdf.GoPdf, config gopdf.Config) float64 {
	size := config.PageSize
	if size.UnitsToPoints(gopdf.UnitIN).H == size.H {
		return size.H
	}
	return pdf.UnitsToPoints(size.H)
}

// rect returns a rectangle whose sides are points whatever the document's unit is, as those
// of gopdf's page sizes.
func rect(w, h float64) *gopdf.Rect {
	r := *gopdf.PageSizeA4
	r.W, r.H = w, h
	return &r
}

// unit returns a length in the document's unit of measure.
func (c *canvas) unit(points float64) float64 { return c.pdf.PointsToUnits(points) }

// do keeps the first error.
func (c *canvas) do(err error) {
	if c.err == nil {
		c.err = err
	}
}

func (c *canvas) AddFont(f *redraw.Font) {
	c.do(c.pdf.AddTTFFontDataWithOption(f.Name, f.File, gopdf.TtfOption{OnGlyphNotFound: c.missing}))
}

// missing is called where gopdf would put a space for a character, which the fonts made for
// the document give no cause for.
func (c *canvas) missing(r rune) {
	c.do(fmt.Errorf("gopdf: the font made for the document lacks %U", r))
}

func (c *canvas) AddPage(width, height float64) {
	c.pdf.AddPageWithOption(gopdf.PageOption{PageSize: rect(width, height)})
	c.height, c.added = height, c.pdf.GetNumberOfPages()
}

func (c *canvas) HasPage() bool { return c.pdf.GetNumberOfPages() > 0 }

func (c *canvas) Begin() {
	if c.added != c.pdf.GetNumberOfPages() {
		c.height = c.usual
	}
	c.x, c.y = c.pdf.GetX(), c.pdf.GetY()
	c.Raw("q 0 J 0 j 10 M []0 d 0 Tr 0 Ts 100 Tz 0 G")
	c.pdf.SetGrayFill(0) // text in the colour for filling, which End gives back
}

func (c *canvas) End() {
	c.pdf.SetGrayFill(0)
	c.do(c.pdf.SetCharSpacing(0))
	c.Raw("Q")
	c.pdf.SetXY(c.x, c.y)
}

// Width cuts off as gopdf does.
func (c *canvas) Width(advance, unitsPerEm int) int { return advance * 1000 / unitsPerEm }

func (c *canvas) SetFont(f *redraw.Font, size float64) {
	c.size = size
	c.do(c.pdf.SetFontWithStyle(f.Name, gopdf.Regular, size))
}

// SetColor sets the colour for filling, in which gopdf shows text.
func (c *canvas) SetColor(color layout.Color) {
	if color.R == color.G && color.G == color.B {
		c.pdf.SetGrayFill(float64(color.R) / 255)
		return
	}
	c.pdf.SetFillColor(color.R, color.G, color.B)
}

func (c *canvas) Text(x, y, spacing float64, text string) {
	c.do(c.pdf.SetCharSpacing(c.unit(spacing)))
	c.at(x, y)
	c.do(c.pdf.Text(text))
}

func (c *canvas) at(x, y float64) { c.pdf.SetXY(c.unit(x), c.unit(y)) }

func (c *canvas) Rotate(degrees, x, y float64) { c.pdf.Rotate(degrees, c.unit(x), c.unit(y)) }

func (c *canvas) Upright() { c.pdf.RotateReset() }

// Raw goes round that gopdf has no call for operators: it writes the style of a rectangle as
// it is, between the rectangle and the Q that ends it. So the style drops the rectangle, ends
// it, and gives that Q something to end.
func (c *canvas) Raw(operators string) {
	c.do(c.pdf.RectFromUpperLeftWithOpts(gopdf.DrawableRectOptions{PaintStyle: gopdf.PaintStyle("n Q " + operators + " q")}))
}
