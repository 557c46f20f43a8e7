package fpdf

import (
	"bytes"
	"math"
	"strconv"

	"codeberg.org/go-pdf/fpdf"

	"github.com/nianbao/nianbao/internal/redraw"
	"github.com/nianbao/nianbao/layout"
)

// canvas is the current page of an fpdf document. It implements redraw.Canvas.
type canvas struct {
	pdf    *fpdf.Fpdf
	before state
	font   string      // one of the document's fonts, "" where it has none
	links  map[int]int // fpdf's number for each heading
	images map[*layout.Picture]string
	err    error
}

func (c *canvas) AddFont(f *redraw.Font) {
	c.font = f.Name
	c.pdf.AddUTF8FontFromBytes(f.Name, "", f.File)
}

// AddPage calls every page upright, as fpdf exchanges width and height of others.
func (c *canvas) AddPage(width, height float64) {
	c.pdf.AddPageFormat("P", fpdf.SizeType{Wd: c.unit(width), Ht: c.unit(height)})
}

func (c *canvas) HasPage() bool { return c.pdf.PageNo() > 0 }

// unit returns a length in the document's unit of measure.
func (c *canvas) unit(points float64) float64 { return c.pdf.PointConvert(points) }

// Begin saves the graphics state of the page with an operator, and what fpdf itself remembers
// of it in before.
func (c *canvas) Begin() {
	c.before = stateOf(c.pdf)
	c.Raw("q 0 J 0 j 10 M []0 d 0 Tr 0 Ts 100 Tz 0 G")
	c.pdf.LTR()
	c.pdf.SetTextColor(0, 0, 0)
	if c.font != "" { // fpdf writes bookmarks in Unicode only while it has a font for that
		c.pdf.SetFont(c.font, "", 1)
	}
	if c.before.seeThrough() {
		c.pdf.SetAlpha(1, normalBlend)
	}
}

func (c *canvas) End() {
	c.Raw("Q")
	c.before.restore(c.pdf)
}

// Width rounds as fpdf does.
func (c *canvas) Width(advance, unitsPerEm int) int {
	return int(math.Round(1000 / float64(unitsPerEm) * float64(advance)))
}

func (c *canvas) SetFont(f *redraw.Font, size float64) { c.pdf.SetFont(f.Name, "", size) }

func (c *canvas) SetColor(color layout.Color) {
	c.pdf.SetTextColor(int(color.R), int(color.G), int(color.B))
}

func (c *canvas) Text(x, y, spacing float64, text string) {
	c.Raw(decimal(spacing, 3) + " Tc")
	c.pdf.Text(c.unit(x), c.unit(y), text)
}

func (c *canvas) Rotate(degrees, x, y float64) {
	c.pdf.TransformBegin()
	c.pdf.TransformRotate(degrees, c.unit(x), c.unit(y))
}

func (c *canvas) Upright() { c.pdf.TransformEnd() }

func (c *canvas) Raw(operators string) { c.pdf.RawWriteStr(operators) }

func (c *canvas) Flip() {
	_, height := c.pdf.GetPageSize()
	c.Raw("q 1 0 0 -1 0 " + decimal(c.pdf.UnitToPointConvert(height), 3) + " cm")
}

func (c *canvas) Unflip() { c.Raw("Q") }

func (c *canvas) Image(p *layout.Picture, x, y, w, h float64) {
	options := fpdf.ImageOptions{ImageType: "PNG"}
	if p.Format == layout.JPEG {
		options.ImageType = "JPG"
	}
	name, known := c.images[p]
	if !known {
		data, unique, err := redraw.ImageFile(p)
		if err != nil {
			c.err = err
			return
		}
		name, c.images[p] = unique, unique
		c.pdf.RegisterImageOptionsReader(name, options, bytes.NewReader(data))
	}
	c.pdf.ImageOptions(name, c.unit(x), c.unit(y), c.unit(w), c.unit(h), false, options, 0, "")
}

func (c *canvas) URL(x, y, w, h float64, address string) {
	c.pdf.LinkString(c.unit(x), c.unit(y), c.unit(w), c.unit(h), address)
}

// Link leads to its own page until Target corrects it: fpdf writes a reference to page 0,
// which there is not, for a link without target.
func (c *canvas) Link(x, y, w, h float64, heading int) {
	number, known := c.links[heading]
	if !known {
		number = c.pdf.AddLink()
		c.links[heading] = number
		c.pdf.SetLink(number, c.unit(y), c.pdf.PageNo())
	}
	c.pdf.Link(c.unit(x), c.unit(y), c.unit(w), c.unit(h), number)
}

func (c *canvas) Target(heading int, y float64) {
	number, known := c.links[heading]
	if !known {
		number = c.pdf.AddLink()
		c.links[heading] = number
	}
	c.pdf.SetLink(number, c.unit(y), c.pdf.PageNo())
}

// Bookmark allows for what fpdf takes as the height of every page when it writes the
// outline: that of the last one, which is taken to be of the document's usual size.
func (c *canvas) Bookmark(title string, depth int, y float64) {
	_, usual, _ := c.pdf.PageSize(0)
	c.pdf.Bookmark(title, depth, usual-c.unit(c.height()-y))
}

func (c *canvas) Err() error {
	if c.err != nil {
		return c.err
	}
	return c.pdf.Error()
}

// height returns that of the current page in points.
func (c *canvas) height() float64 {
	_, h := c.pdf.GetPageSize()
	return c.pdf.UnitToPointConvert(h)
}

// decimal writes a number with so many decimals.
func decimal(v float64, places int) string { return strconv.FormatFloat(v, 'f', places, 64) }
