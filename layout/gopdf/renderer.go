package gopdf

import (
	"fmt"

	"github.com/signintech/gopdf"

	"github.com/nianbao/nianbao/internal/redraw"
	"github.com/nianbao/nianbao/layout"
)

// Renderer draws one document into one gopdf document. It may not be used by several
// goroutines at once, as gopdf documents may not.
type Renderer struct {
	drawing *redraw.Drawing
	canvas  *canvas
}

// New returns a Renderer that draws d into pdf, and adds the fonts of d to pdf. pdf must have
// been started, with config: gopdf counts the places of links from its page size and does not
// tell it. pdf may have pages already. The error is a *layout.CannotDraw where gopdf can't
// draw what d holds, and nothing has been drawn then; any other says that d contradicts
// itself, or is one of gopdf's.
func New(pdf *gopdf.GoPdf, config gopdf.Config, d *layout.Document) (*Renderer, error) {
	c := &canvas{
		pdf: pdf, usual: usualHeight(pdf, config), anchors: map[int]bool{}, images: map[*layout.Picture][]byte{},
		prefix: fmt.Sprintf("nianbao %d ", pdf.GetNextObjectID()),
	}
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
// current page; they may be negative. Nothing is cut off. Links and the outline come to their
// places on pages that Page adds and on those of the size in New's config.
//
// Position, line width and line type are those that the caller had set afterwards. gopdf
// doesn't tell font, character spacing and colour of text: set them again. The colour
// is that for filling. A transparency holds for rules and pictures as for anything else, so
// that pdf should have none.
func (r *Renderer) Draw(i int, x, y float64) error {
	pdf := r.canvas.pdf
	return r.drawing.Draw(i, pdf.UnitsToPoints(x), pdf.UnitsToPoints(y))
}

// DrawTable draws a table, or what stands of it on one page, on the current page of pdf: the
// i-th of the Tables of the document, counted from 0. x and y say where its upper left corner
// comes to stand, as with Draw. It is as wide as the document's type area.
func (r *Renderer) DrawTable(i int, x, y float64) error {
	return r.drawing.Table(i, r.canvas.pdf.UnitsToPoints(x), r.canvas.pdf.UnitsToPoints(y))
}

// Losses returns what the document loses in gopdf, as far as it has been drawn: LossTags and
// LossConformance always, LossLinkText when it has links, LossActualText when a glyph stands for
// several characters (——), LossOutlineLevels when its outline
// has several levels, LossLinkTargets as long as pages are not drawn that drawn links lead to.
func (r *Renderer) Losses() []layout.Loss {
	losses := r.drawing.Losses()
	if r.drawing.Depth() > 1 {
		losses = append(losses, layout.LossOutlineLevels)
	}
	return losses
}
