package ofd

import (
	"fmt"

	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/internal/pages"
	"github.com/nianbao/nianbao/model"
)

// point is a millimetre in points, which places on pages are given in.
const point = 72 / 25.4

// document is a document while it is being read.
type document struct {
	file *File
	body body

	fonts       map[string]bool   // by ID: bold
	templates   map[string]string // by ID: the part
	units       map[string]unit   // composite units by ID
	area        pages.Box         // of pages that state none
	pages       []*page
	pageIDs     map[string]*page
	annotations string // the part that lists them, "" for none
	tags        string
	attachments string

	glyphs, objects int
	drawn           int            // bytes of composite units, each as often as it is drawn
	unnamed         int            // glyphs without text
	notes           model.Findings // on the tags
}

// unit is a composite unit: objects that are drawn in several places.
type unit struct {
	part string
	xml  []byte
}

// page is a page with what is known of it while it is being read.
type page struct {
	*pages.Page
	id, part string
	area     pages.Box    // in millimetres
	base     pages.Matrix // from millimetres to places on the page
}

// read reads the document with all its pages.
func (d *document) read() error {
	if d.body.root == "" {
		return damaged("OFD.xml 没有写明文档在哪里")
	}
	d.area = pages.Box{X1: 210, Y1: 297}
	d.pageIDs = map[string]*page{}
	err := d.file.pack.Walk(d.body.root, func(r *opc.Reader, _ opc.Element) error {
		return r.Each(func(e opc.Element) error { return d.child(r, e) })
	})
	if err != nil {
		return err
	}
	if len(d.pages) == 0 {
		return damaged("文档里没有页")
	}
	for _, p := range d.pages {
		if err := d.readPage(p); err != nil {
			return onPage(err, p.Number)
		}
		if d.glyphs > maxGlyphs || d.objects > maxObjects {
			return limit(fmt.Sprintf("文件内容过多，读到第 %d 页为止", p.Number))
		}
	}
	return nil
}

// child reads a child of the root of Document.xml. In some files they stand in another order than the
// standard's, so nothing that one says is used before all are read.
func (d *document) child(r *opc.Reader, e opc.Element) error {
	var err error
	switch local(e) {
	case "CommonData":
		err = r.Each(func(e opc.Element) error { return d.common(r, e) })
	case "Pages":
		err = r.Each(func(e opc.Element) error {
			if local(e) != "Page" {
				return nil
			}
			if len(d.pages) == maxPages {
				return limit(fmt.Sprintf("文件超过 %d 页", maxPages))
			}
			a := attrsOf(e)
			p := &page{Page: pages.New(len(d.pages)+1, pages.Box{}), id: a.get("ID"), part: d.file.find(d.body.root, a.get("BaseLoc"))}
			d.pages = append(d.pages, p)
			d.pageIDs[p.id] = p
			return nil
		})
	case "Annotations":
		d.annotations, err = d.file.location(r, d.body.root)
	case "CustomTags":
		d.tags, err = d.file.location(r, d.body.root)
	case "Attachments":
		d.attachments, err = d.file.location(r, d.body.root)
	}
	return err
}

// common reads what all pages share.
func (d *document) common(r *opc.Reader, e opc.Element) error {
	switch local(e) {
	case "PageArea":
		b, ok, err := physical(r)
		if ok {
			d.area = b
		}
		return err
	case "TemplatePage":
		d.templates[attr(e, "ID")] = d.file.find(d.body.root, attr(e, "BaseLoc"))
	case "PublicRes", "DocumentRes":
		part, err := d.file.location(r, d.body.root)
		if err != nil {
			return err
		}
		return d.resources(part)
	}
	return nil
}

// physical reads the size of pages.
func physical(r *opc.Reader) (area pages.Box, ok bool, err error) {
	err = r.Each(func(e opc.Element) error {
		if local(e) != "PhysicalBox" {
			return nil
		}
		text, err := r.Text()
		if b, is := boxOf(text); is && b.Width() > 1 && b.Height() > 1 && b.Width() < 1e5 && b.Height() < 1e5 {
			area, ok = b, true
		}
		return err
	})
	return area, ok, err
}

// resources reads which fonts are bold and where composite units are. A file that lacks resources shows its
// text all the same.
func (d *document) resources(part string) error {
	if !d.file.pack.Has(part) {
		return nil
	}
	return d.file.pack.Walk(part, func(r *opc.Reader, _ opc.Element) error {
		return r.Each(func(e opc.Element) error {
			switch local(e) {
			case "Fonts":
				return r.Each(func(e opc.Element) error {
					d.fonts[attr(e, "ID")] = isTrue(attr(e, "Bold")) || pages.IsBold(attr(e, "FontName")) || pages.IsBold(attr(e, "FamilyName"))
					return nil
				})
			case "CompositeGraphicUnits":
				return r.Each(func(e opc.Element) error {
					id := attr(e, "ID")
					xml, err := r.Outer()
					d.units[id] = unit{part, xml}
					return err
				})
			}
			return nil
		})
	})
}
