package ofd

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/internal/pages"
	"github.com/nianbao/nianbao/model"
)

// told tells what the file has beside its pages. What of it cannot be read is passed over, since the report
// stands on the pages.
func (d *document) told() model.Findings {
	notes := append(d.notes, d.annotated()...)
	if n := d.signatures(); n > 0 {
		notes = append(notes, told(model.SeverityInfo, 0, fmt.Sprintf("文件有 %d 个电子印章或数字签名，没有验证", n), ""))
	}
	return notes
}

// signatures counts those of the document.
func (d *document) signatures() int {
	n := 0
	if d.file.pack.Has(d.body.signatures) {
		_ = d.file.pack.Walk(d.body.signatures, func(r *opc.Reader, _ opc.Element) error { // see told
			return r.Each(func(e opc.Element) error {
				if local(e) == "Signature" {
					n++
				}
				return nil
			})
		})
	}
	return n
}

// annotations are what is told of them, each text once.
type annotations struct {
	d     *document
	notes model.Findings
	known map[string]bool
}

// annotated tells the stamps, watermarks and remarks that programs have put upon the pages.
func (d *document) annotated() model.Findings {
	a := &annotations{d: d, known: map[string]bool{}}
	if !d.file.pack.Has(d.annotations) {
		return nil
	}
	_ = d.file.pack.Walk(d.annotations, func(r *opc.Reader, _ opc.Element) error { // see told
		return r.Each(func(e opc.Element) error {
			p := d.pageIDs[attr(e, "PageID")]
			if local(e) != "Page" || p == nil {
				return nil
			}
			return r.Each(func(opc.Element) error {
				part, err := d.file.location(r, d.annotations)
				if err == nil && d.file.pack.Has(part) {
					err = a.page(part, p)
				}
				return err
			})
		})
	})
	return a.notes
}

// page tells the annotations of a page.
func (a *annotations) page(part string, p *page) error {
	return a.d.file.pack.Walk(part, func(r *opc.Reader, _ opc.Element) error {
		return r.Each(func(e opc.Element) error {
			if local(e) != "Annot" {
				return nil
			}
			kind := attr(e, "Type")
			w := &walker{d: &document{file: a.d.file, fonts: a.d.fonts, units: a.d.units}, p: pages.New(p.Number, p.Box)}
			err := r.Each(func(e opc.Element) error {
				if local(e) != "Appearance" {
					return nil
				}
				b, _ := boxOf(attr(e, "Boundary"))
				return w.content(r, frame{m: pages.Matrix{1, 0, 0, 1, b.X0, b.Y0}.Times(p.base), mark: -1})
			})
			a.tell(p, kind, textOf(w.p))
			return err
		})
	})
}

func (a *annotations) tell(p *page, kind, text string) {
	message := ""
	switch {
	case text != "":
		message = fmt.Sprintf("批注、水印或印章里的文字没有读入：“%s”", pages.Shortened(text))
	case strings.EqualFold(kind, "Stamp"):
		message = "页上的印章是图片，没有读入"
	}
	if message != "" && !a.known[message] {
		a.known[message] = true
		a.notes = append(a.notes, told(model.SeverityInfo, p.Number, message, ""))
	}
}

// textOf is all text of a page in the order in which it is drawn, as far as it is told.
func textOf(p *pages.Page) string {
	var b strings.Builder
	for _, list := range [][]pages.Glyph{p.Glyphs, p.Slanted} {
		for _, g := range list[:min(len(list), maxAppearance)] {
			b.WriteString(g.Text)
		}
	}
	return strings.TrimSpace(b.String())
}
