package svg

import (
	"bytes"
	"fmt"
	"io"

	"github.com/nianbao/nianbao/internal/doccheck"
	"github.com/nianbao/nianbao/layout"
)

// Encoder writes pages as SVG. The zero value is ready for use. An Encoder may be used by several goroutines at once.
type Encoder struct {
	// Prefix begins all ids of a page, which are letters and digits. Pages of one document give the same id to the same
	// glyph only; pages of several documents that stand in one web page need prefixes that differ. It is empty, or a letter
	// with letters, digits, - and _ after it.
	Prefix string

	// Address says where a page stands, counted from 0, for links to headings. Where it is nil or returns "", what such a
	// link covers is plain text.
	Address func(page int) string
}

// EncodePage writes a page of d, counted from 0, to w, to which it writes nothing before the whole page is known. Whoever
// wants all pages calls Pages, which looks at the document once.
//
// It refuses a document without pages, tree, title or language, a tree with an element in two places, with more than 64
// levels, or with places that do not exist, and items that cannot be drawn. The error is a *layout.CannotDraw for a glyph
// that its face has not or whose outline is damaged. An error of w is returned as it is.
func (e *Encoder) EncodePage(w io.Writer, d *layout.Document, page int) error {
	x, err := e.begin(d)
	if err != nil {
		return err
	}
	if page < 0 || page >= len(d.Pages) {
		return fmt.Errorf("svg: page %d asked for, counted from 0, and the document has %d", page, len(d.Pages))
	}
	data, err := x.page(page)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// Pages calls f with each page of d, counted from 0, until it returns an error, which Pages returns. f may keep data. A
// document is refused as EncodePage does, before the first call where it lacks what every document has.
func (e *Encoder) Pages(d *layout.Document, f func(page int, data []byte) error) error {
	x, err := e.begin(d)
	if err != nil {
		return err
	}
	for page := range d.Pages {
		data, err := x.page(page)
		if err != nil {
			return err
		}
		if err := f(page, bytes.Clone(data)); err != nil {
			return err
		}
	}
	return nil
}

// encoding is one document on its way into files.
type encoding struct {
	*Encoder
	doc      *layout.Document
	faces    faceTable
	outlines outlines
	places   map[*layout.Elem]*place
	out      buffer // of the page
	body     buffer // of what is seen, behind the glyphs that it uses
}

func (e *Encoder) begin(d *layout.Document) (*encoding, error) {
	if !isPrefix(e.Prefix) {
		return nil, fmt.Errorf("svg: ids cannot begin with %q", e.Prefix)
	}
	x, err := e.look(d)
	if err != nil {
		return nil, fmt.Errorf("svg: %w", err)
	}
	return x, nil
}

// look surveys a document, and refuses one that cannot be drawn.
func (e *Encoder) look(d *layout.Document) (*encoding, error) {
	if err := doccheck.Whole(d); err != nil {
		return nil, err
	}
	x := &encoding{Encoder: e, doc: d, places: map[*layout.Elem]*place{}}
	x.outlines.paths = map[glyph]string{}
	if _, err := x.survey(d.Tree, 0); err != nil {
		return nil, err
	}
	for i := range d.Pages {
		if err := doccheck.Page(d, i); err != nil {
			return nil, err
		}
		for _, item := range d.Pages[i].Items {
			if g, ok := item.(*layout.Glyphs); ok {
				x.faces.add(g.Face)
			}
		}
	}
	return x, nil
}

// page writes a page. What it returns is good until the next call.
func (x *encoding) page(i int) ([]byte, error) {
	p := &x.doc.Pages[i]
	o := &x.out
	o.data = o.data[:0]
	o.raw(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"`)
	o.raw(` width="`).millimetres(p.Width).raw(`mm" height="`).millimetres(p.Height).raw(`mm" viewBox="0 0 `)
	o.points(p.Width).raw(" ").points(p.Height).raw(`" role="document"`)
	o.attribute("xml:lang", x.doc.Meta.Lang).raw(">\n")
	o.raw("<title>").text(pageTitle(x.doc, i)).raw("</title>\n")
	if desc := description(x.doc.Meta); desc != "" {
		o.raw("<desc>").text(desc).raw("</desc>\n")
	}
	if err := x.seen(i); err != nil {
		return nil, err
	}
	x.read(i)
	o.raw("</svg>\n")
	return o.data, nil
}

// pageTitle names a document and a page of it. All pages are counted, those without a number, too.
func pageTitle(d *layout.Document, page int) string {
	if len(d.Pages) == 1 {
		return d.Meta.Title
	}
	return fmt.Sprintf("%s 第%d页（共%d页）", d.Meta.Title, page+1, len(d.Pages))
}

// description says what else is known of a document.
func description(m layout.Meta) string {
	desc := ""
	for _, s := range [...]string{m.Author, m.Subject, m.Date} {
		if s != "" && desc != "" {
			desc += "，"
		}
		desc += s
	}
	return desc
}
