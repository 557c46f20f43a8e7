package svg

import (
	"strings"

	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/layout"
)

// read writes the layer that is read. Its text has no ink but can be selected. Its unit is 1/100 pt.
func (x *encoding) read(page int) {
	r := &reading{x: x, b: &x.out, page: page, runs: make([][]*layout.Glyphs, x.doc.Pages[page].Marks)}
	for _, item := range x.doc.Pages[page].Items {
		if g, ok := item.(*layout.Glyphs); ok && g.Mark >= 0 && g.Mark < len(r.runs) {
			r.runs[g.Mark] = append(r.runs[g.Mark], g)
		}
	}
	r.b.raw(`<g fill-opacity="0" font-family="serif" xml:space="preserve" transform="scale(.01)">` + "\n")
	r.kids(x.doc.Tree)
	r.b.raw("</g>\n")
}

type reading struct {
	x        *encoding
	b        *buffer
	page     int
	runs     [][]*layout.Glyphs // of each mark
	contents bool               // within a table of contents
}

// stands reports whether something of an element stands on the page. A cell without text stands where its row does.
func (r *reading) stands(e *layout.Elem) bool {
	return isCell(e.Role) || r.x.places[e].has(r.page)
}

func isCell(role layout.Role) bool { return role == layout.RoleTH || role == layout.RoleTD }

// onPage reports whether a kid that is no element is a mark of the page.
func (r *reading) onPage(k layout.Kid) bool {
	return k.Elem == nil && k.Link == nil && k.Page == r.page
}

// inline reports whether an element is part of a line, as all that is below it.
func (r *reading) inline(e *layout.Elem) bool { return r.x.places[e].inline }

// elem writes an element that is no part of a line: as one text, or as a group where there are others in it.
func (r *reading) elem(e *layout.Elem) {
	if !r.stands(e) {
		return
	}
	if e.Role == layout.RoleFigure {
		r.figure(e)
		return
	}
	if r.isText(e) {
		r.b.raw("<text")
		r.role(e)
		r.b.raw(">")
		r.line(r.x.kids(e, r.page), "")
		r.b.raw("</text>\n")
		return
	}
	r.b.raw("<g")
	r.role(e)
	r.b.raw(">\n")
	within := r.contents
	r.contents = within || e.Role == layout.RoleTOC
	r.kids(e)
	r.contents = within
	r.b.raw("</g>\n")
}

// isText reports whether an element has text on the page, and no element that is no part of a line.
func (r *reading) isText(e *layout.Elem) bool {
	if !r.x.places[e].lines {
		return false
	}
	for _, k := range r.x.kids(e, r.page) {
		if r.onPage(k) || k.Elem != nil && r.stands(k.Elem) {
			return true
		}
	}
	return false
}

// kids writes the children of an element; those in a line that follow each other are one text.
func (r *reading) kids(e *layout.Elem) {
	for kids := r.x.kids(e, r.page); len(kids) > 0; {
		if k := kids[0]; k.Elem != nil && !r.inline(k.Elem) {
			r.elem(k.Elem)
			kids = kids[1:]
			continue
		}
		n, some := 0, false
		for n < len(kids) && (kids[n].Elem == nil || r.inline(kids[n].Elem)) {
			k := kids[n]
			some = some || r.onPage(k) || k.Elem != nil && r.stands(k.Elem)
			n++
		}
		if some {
			r.b.raw("<text>")
			r.line(kids[:n], "")
			r.b.raw("</text>\n")
		}
		kids = kids[n:]
	}
}

// line writes what stands in a line, or in several of a paragraph, and where all of it leads, "" for nowhere.
func (r *reading) line(kids []layout.Kid, to string) {
	for _, k := range kids {
		switch {
		case r.onPage(k):
			for _, g := range r.runs[k.Mark] {
				r.run(g, to)
			}
		case k.Elem != nil && r.stands(k.Elem):
			within := to
			if address := r.target(k.Elem); address != "" {
				within = address
			}
			r.line(r.x.kids(k.Elem, r.page), within)
		}
	}
}

// target returns where a link leads, "" where it leads nowhere.
func (r *reading) target(e *layout.Elem) string {
	for _, l := range r.x.places[e].links {
		switch {
		case l.Heading == 0:
			return address(l.URL)
		case r.x.Address != nil:
			return r.x.Address(r.x.doc.Outline[l.Heading-1].Page)
		}
	}
	return ""
}

// address returns what may stand in a link, "" for what a browser would run.
func address(url string) string {
	scheme, _, _ := strings.Cut(url, ":")
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto", "tel", "ftp":
		return pdfobj.URI(url)
	}
	return ""
}

// run writes the text of a run, spread over its width whatever face a browser takes for it. A link stands within it:
// validators know of no run in a link.
func (r *reading) run(g *layout.Glyphs, to string) {
	if len(g.Glyphs) == 0 {
		return
	}
	first, last := g.Glyphs[0], g.Glyphs[len(g.Glyphs)-1]
	end := last.X + g.Size*layout.Length(g.Face.Advance(last.ID))/layout.Length(g.Face.UnitsPerEm())
	r.b.raw(`<tspan x="`).int(centi(g.X + first.X)).raw(`" y="`).int(centi(g.Y)).raw(`" font-size="`).int(centi(g.Size)).raw(`"`)
	if width := centi(end - first.X); width > 0 {
		r.b.raw(` textLength="`).int(width).raw(`"`)
	}
	r.b.raw(">")
	if to != "" {
		r.b.raw("<a").attribute("xlink:href", to).raw(">")
	}
	for _, gl := range g.Glyphs {
		r.b.text(gl.Text)
	}
	if to != "" {
		r.b.raw("</a>")
	}
	r.b.raw("</tspan>")
}

// figure writes what is read instead of a figure, and the texts in it, which can be selected.
func (r *reading) figure(e *layout.Elem) {
	r.b.raw(`<g role="img"`).attribute("aria-label", e.Alt).raw(">\n<rect").box(e.Box, centi).raw("/>\n")
	for _, k := range e.Kids {
		switch {
		case k.Elem != nil:
			r.elem(k.Elem)
		case r.onPage(k):
			r.labels(r.runs[k.Mark])
		}
	}
	r.b.raw("</g>\n")
}

// labels writes each text of a chart by itself; a browser puts line ends between them.
func (r *reading) labels(runs []*layout.Glyphs) {
	for i, g := range runs {
		if i == 0 || !g.Joined {
			r.b.raw("<text>")
		}
		r.run(g, "")
		if i+1 == len(runs) || !runs[i+1].Joined {
			r.b.raw("</text>\n")
		}
	}
}
