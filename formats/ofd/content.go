package ofd

import (
	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/internal/pages"
)

// readPage reads the content of a page, twice where the first time shows that it is turned.
func (d *document) readPage(p *page) error {
	if !d.file.pack.Has(p.part) {
		return damaged("缺少页的内容")
	}
	p.setArea(d.area)
	late, err := d.drawPage(p)
	if err != nil {
		return err
	}
	back, turned := p.TurnBack()
	if turned {
		p.base = p.base.Times(back)
	} else if late {
		p.Page = pages.New(p.Number, p.Box)
	}
	if turned || late {
		_, err = d.drawPage(p)
	}
	return err
}

// setArea says how large the page is.
func (p *page) setArea(area pages.Box) {
	p.base = pages.Matrix{point, 0, 0, point, 0, 0}
	p.Box = pages.Box{X1: area.Width() * point, Y1: area.Height() * point}
	p.area = area
}

// drawPage draws a page's own content and then its templates: the order matters to nobody who reads by
// place, and files with tags have no templates. late says that the page's size stands behind its content,
// so that it must be drawn again.
func (d *document) drawPage(p *page) (late bool, err error) {
	w := &walker{d: d, p: p.Page}
	var templates []string
	drawn := false
	err = d.file.pack.Walk(p.part, func(r *opc.Reader, _ opc.Element) error {
		return r.Each(func(e opc.Element) error {
			switch local(e) {
			case "Area":
				b, ok, err := physical(r)
				if ok && b != p.area {
					late = drawn
					p.setArea(b)
				}
				return err
			case "Template":
				if part := d.templates[attr(e, "TemplateID")]; d.file.pack.Has(part) {
					templates = append(templates, part)
				}
			case "PageRes":
				part, err := d.file.location(r, p.part)
				if err != nil {
					return err
				}
				return d.resources(part)
			case "Content":
				drawn = true
				return w.content(r, frame{m: p.base, mark: -1})
			}
			return nil
		})
	})
	for _, part := range templates {
		if err == nil {
			err = w.template(part, p.base)
		}
	}
	return late, err
}

// walker draws objects on a page.
type walker struct {
	d *document
	p *pages.Page
}

// frame is where objects are drawn.
type frame struct {
	m      pages.Matrix // from millimetres in it to places on the page
	mark   int          // of an object around it, -1 for none
	unseen bool
	depth  int // objects in each other
}

// template draws what a template has.
func (w *walker) template(part string, base pages.Matrix) error {
	return w.d.file.pack.Walk(part, func(r *opc.Reader, _ opc.Element) error {
		return r.Each(func(e opc.Element) error {
			if local(e) != "Content" {
				return nil
			}
			return w.content(r, frame{m: base, mark: -1})
		})
	})
}

// content draws the objects in the present element, and in the layers and blocks in it.
func (w *walker) content(r *opc.Reader, in frame) error {
	return r.Each(func(e opc.Element) error {
		if w.d.objects++; w.d.objects > maxObjects || w.d.glyphs > maxGlyphs {
			return limit("文件内容过多")
		}
		switch local(e) {
		case "Layer", "PageBlock":
			within := in
			within.unseen = in.unseen || isFalse(attr(e, "Visible"))
			return w.content(r, within)
		case "TextObject":
			return w.text(r, e, in)
		case "PathObject":
			return w.path(r, e, in)
		case "ImageObject":
			if o := objectOf(attrsOf(e), in); !o.unseen {
				w.p.Picture(o.box)
			}
		case "CompositeObject":
			return w.composite(e, in)
		}
		return nil
	})
}

// composite draws a unit that a resource has.
func (w *walker) composite(e opc.Element, in frame) error {
	a := attrsOf(e)
	o := objectOf(a, in)
	u, known := w.d.units[a.get("ResourceID")]
	if in.depth >= maxNested || !known {
		return nil
	}
	if w.d.drawn += len(u.xml); w.d.drawn > maxDrawn {
		return limit("文件内容过多")
	}
	return w.d.file.pack.WalkPiece(u.part, u.xml, func(r *opc.Reader, _ opc.Element) error {
		return r.Each(func(e opc.Element) error {
			if local(e) != "Content" {
				return nil
			}
			return w.content(r, frame{m: o.m, mark: o.mark, unseen: o.unseen, depth: in.depth + 1})
		})
	})
}

// object is what all objects of a page have.
type object struct {
	m      pages.Matrix // from the object's own millimetres to places on the page
	box    pages.Box    // on the page
	mark   int
	unseen bool
}

func objectOf(a attrs, in frame) object {
	o := object{m: in.m, mark: in.mark, unseen: in.unseen || isFalse(a.get("Visible")) || isZero(a.get("Alpha"))}
	if o.mark < 0 {
		o.mark = idOf(a.get("ID"))
	}
	b, ok := boxOf(a.get("Boundary"))
	o.m = pages.Matrix{1, 0, 0, 1, b.X0, b.Y0}.Times(in.m)
	if ok {
		o.box = pages.Around([]pages.Point{in.m.Apply(b.X0, b.Y0), in.m.Apply(b.X1, b.Y0), in.m.Apply(b.X0, b.Y1), in.m.Apply(b.X1, b.Y1)})
	}
	if n := numbers(a.get("CTM")); len(n) >= 6 {
		o.m = pages.Matrix(n[:6]).Times(o.m)
	}
	return o
}
