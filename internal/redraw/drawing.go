package redraw

import (
	"errors"
	"fmt"
	"slices"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/layout"
)

// ErrNoPage says that there is no page to draw on.
var ErrNoPage = errors.New("layout: there is no page to draw on; add one first")

// Drawing draws a document on a canvas.
type Drawing struct {
	doc    *layout.Document
	canvas Canvas
	fonts  map[*fonts.Face]*Font
	depths []int // of the headings in the outline, from 0
	deep   int   // the depth of the bookmark made last, -1 before the first
	wanted []bool
	found  []bool
	losses []layout.Loss // of the document as a whole
}

// New makes the fonts of a document and gives them to the canvas. It fails, before anything
// is drawn, when there is something in the document that can't be drawn.
func New(d *layout.Document, c Canvas) (*Drawing, error) {
	if err := check(d); err != nil {
		return nil, err
	}
	made, err := makeFonts(d)
	if err != nil {
		return nil, err
	}
	n := len(d.Outline)
	r := &Drawing{
		doc: d, canvas: c, fonts: map[*fonts.Face]*Font{}, depths: depths(d.Outline), deep: -1,
		wanted: make([]bool, n), found: make([]bool, n),
	}
	r.losses = []layout.Loss{layout.LossTags, layout.LossConformance}
	if hasLinks(d) {
		r.losses = append(r.losses, layout.LossLinkText)
	}
	if slices.ContainsFunc(made, (*Font).hasStandIns) {
		r.losses = append(r.losses, layout.LossActualText)
	}
	for _, f := range made {
		c.AddFont(f)
		r.fonts[f.face] = f
	}
	return r, c.Err()
}

// check refuses references that lead nowhere.
func check(d *layout.Document) error {
	if d == nil || len(d.Pages) == 0 {
		return errors.New("layout: the document has no pages")
	}
	for i, h := range d.Outline {
		if h.Page < 0 || h.Page >= len(d.Pages) {
			return fmt.Errorf("layout: heading %d is on page %d of %d", i+1, h.Page+1, len(d.Pages))
		}
		if r, ok := beyond(h.Text); ok {
			return &layout.CannotDraw{Page: h.Page, Text: r, Reason: beyondReason}
		}
	}
	for page := range d.Pages {
		for _, item := range d.Pages[page].Items {
			switch item := item.(type) {
			case *layout.Link:
				if item.Heading < 0 || item.Heading > len(d.Outline) {
					return &layout.CannotDraw{Page: page, Text: item.Text, Reason: "a link leads to a heading that there is not"}
				}
			case *layout.Image:
				if item.Picture == nil {
					return &layout.CannotDraw{Page: page, Reason: "a picture is missing"}
				}
			}
		}
	}
	return nil
}

// depths returns for each heading how many headings it stands below.
func depths(outline []layout.Heading) []int {
	out := make([]int, len(outline))
	var open []int // levels
	for i, h := range outline {
		for len(open) > 0 && open[len(open)-1] >= h.Level {
			open = open[:len(open)-1]
		}
		out[i] = len(open)
		open = append(open, h.Level)
	}
	return out
}

// Depth returns how many levels the outline has.
func (r *Drawing) Depth() int {
	deepest := 0
	for _, d := range r.depths {
		deepest = max(deepest, d+1)
	}
	return deepest
}

func hasLinks(d *layout.Document) bool {
	for page := range d.Pages {
		for _, item := range d.Pages[page].Items {
			if _, ok := item.(*layout.Link); ok {
				return true
			}
		}
	}
	return false
}

// Losses returns what every library that knows no tags loses of the document.
func (r *Drawing) Losses() []layout.Loss {
	losses := slices.Clone(r.losses)
	for i, wanted := range r.wanted {
		if wanted && !r.found[i] {
			return append(losses, layout.LossLinkTargets)
		}
	}
	return losses
}

// Pages adds all pages.
func (r *Drawing) Pages() error {
	for i := range r.doc.Pages {
		if err := r.Page(i); err != nil {
			return err
		}
	}
	return nil
}

// Page adds a page, counted from 0.
func (r *Drawing) Page(i int) error {
	if err := r.exists(i); err != nil {
		return err
	}
	p := &r.doc.Pages[i]
	r.canvas.AddPage(points(p.Width), points(p.Height))
	return r.Draw(i, 0, 0)
}

func (r *Drawing) exists(i int) error {
	if i < 0 || i >= len(r.doc.Pages) {
		return fmt.Errorf("layout: page %d asked for, counted from 0, and the document has %d", i, len(r.doc.Pages))
	}
	return nil
}

// Draw draws a page, counted from 0, on the current page, with its upper left corner at x, y.
func (r *Drawing) Draw(i int, x, y float64) error {
	switch err := r.exists(i); {
	case err != nil:
		return err
	case !r.canvas.HasPage():
		return ErrNoPage
	}
	r.canvas.Begin()
	r.items(r.doc.Pages[i].Items, x, y)
	for k, h := range r.doc.Outline {
		if h.Page == i {
			r.heading(k, h.Text, y+points(h.Y))
		}
	}
	r.canvas.End()
	return r.canvas.Err()
}

// items draws items of a page whose upper left corner is at x, y.
func (r *Drawing) items(items []layout.Item, x, y float64) {
	p := &painter{Drawing: r, x: x, y: y}
	for _, item := range items {
		p.item(item)
	}
	p.endRules()
}

// Table draws a part of a table, counted from 0 as in the document's Tables, on the current
// page, with its upper left corner at x, y.
func (r *Drawing) Table(i int, x, y float64) error {
	switch {
	case i < 0 || i >= len(r.doc.Tables):
		return fmt.Errorf("layout: table %d asked for, counted from 0, and the document has %d", i, len(r.doc.Tables))
	case !r.canvas.HasPage():
		return ErrNoPage
	}
	t := &r.doc.Tables[i]
	r.canvas.Begin()
	r.items(t.Items, x-points(t.X), y-points(t.Y))
	r.canvas.End()
	return r.canvas.Err()
}

// heading makes a heading known. In a part of the document the first may be of a low level;
// an outline goes down a level at a time.
func (r *Drawing) heading(k int, title string, y float64) {
	r.found[k] = true
	r.deep = min(r.depths[k], r.deep+1)
	r.canvas.Target(k, y)
	r.canvas.Bookmark(title, r.deep, y)
}

// link makes an area of a page lead somewhere.
func (p *painter) link(l *layout.Link) {
	x, y, w, h := p.x+points(l.X), p.y+points(l.Y), points(l.W), points(l.H)
	if l.Heading == 0 {
		p.canvas.URL(x, y, w, h, pdfobj.URI(l.URL))
		return
	}
	p.wanted[l.Heading-1] = true
	p.canvas.Link(x, y, w, h, l.Heading-1)
}

// points returns a length in points.
func points(l layout.Length) float64 { return float64(l) / float64(layout.Pt) }
