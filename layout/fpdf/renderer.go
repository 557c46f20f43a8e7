package fpdf

import (
	"codeberg.org/go-pdf/fpdf"

	"github.com/nianbao/nianbao/internal/redraw"
	"github.com/nianbao/nianbao/layout"
)

// Renderer draws one document into one fpdf document. It may not be used by several
// goroutines at once, as fpdf documents may not.
type Renderer struct {
	drawing *redraw.Drawing
	canvas  *canvas
}

// New returns a Renderer that draws d into pdf, and adds the fonts of d to pdf. pdf may have
// pages already, any unit of measure and any settings. The error is a *layout.CannotDraw
// where fpdf can't draw what d holds, and nothing has been drawn then; any other says that
// d contradicts itself, or is the error that pdf has.
func New(pdf *fpdf.Fpdf, d *layout.Document) (*Renderer, error) {
	c := &canvas{pdf: pdf, links: map[int]int{}, images: map[*layout.Picture]string{}}
	drawing, err := redraw.New(d, c)
	if err != nil {
		return nil, err
	}
	return &Renderer{drawing: drawing, canvas: c}, nil
}

// Pages adds all pages of the document, each in its own size. The functions that pdf calls
// for headers and footers are called for them as for any page.
func (r *Renderer) Pages() error { return r.drawing.Pages() }

// Page adds a page of the document, counted from 0.
func (r *Renderer) Page(i int) error { return r.drawing.Page(i) }

// Draw draws a page of the document, counted from 0, on the current page of pdf. x and y say
// where its upper left corner comes to stand, in pdf's unit from the upper left corner of the
// current page; they may be negative. Nothing is cut off.
//
// Drawing leaves pdf as it was: position, font, colours, line width and transparency are
// those that the caller had set. What fpdf doesn't tell can't be set again: a right-to-left
// mode is off afterwards, a spot colour of text has its full tint, and where no font was set,
// one of the document's is.
func (r *Renderer) Draw(i int, x, y float64) error {
	return r.drawing.Draw(i, r.canvas.pdf.UnitToPointConvert(x), r.canvas.pdf.UnitToPointConvert(y))
}

// DrawTable draws a table, or what stands of it on one page, on the current page of pdf: the
// i-th of the Tables of the document, counted from 0. x and y say where its upper left corner
// comes to stand, as with Draw. It is as wide as the document's type area.
func (r *Renderer) DrawTable(i int, x, y float64) error {
	return r.drawing.Table(i, r.canvas.pdf.UnitToPointConvert(x), r.canvas.pdf.UnitToPointConvert(y))
}

// Losses returns what the document loses in fpdf, as far as it has been drawn: LossTags and
// LossConformance always, LossLinkText when it has links, LossActualText when a glyph stands for
// several characters (——), LossLinkTargets as long as pages are
// not drawn that drawn links lead to.
func (r *Renderer) Losses() []layout.Loss { return r.drawing.Losses() }
