package ofd

import (
	"strconv"

	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/layout"
)

// annotations writes the link areas, a part for each page that has some, and the part that lists those.
func (x *encoding) annotations() {
	var pages []int
	for i := range x.doc.Pages {
		if x.pageAnnotations(i) {
			pages = append(pages, i)
		}
	}
	if len(pages) == 0 {
		return
	}
	b := x.begin("Annotations")
	for _, i := range pages {
		b.raw(`<ofd:Page PageID="`).id(x.pageIDs[i]).raw(`"><ofd:FileLoc>`).raw(annotationFile(i)).raw("</ofd:FileLoc></ofd:Page>\n")
	}
	x.add(annotationsName, b.raw("</ofd:Annotations>\n"))
}

// annotationFile names the part with a page's annotations, relative to the one that lists them.
func annotationFile(page int) string { return "Page_" + strconv.Itoa(page) + "/Annotation.xml" }

// pageAnnotations writes the link areas of a page. It reports false when there are none.
func (x *encoding) pageAnnotations(page int) bool {
	var b *buffer
	for _, item := range x.doc.Pages[page].Items {
		if l, ok := item.(*layout.Link); ok {
			if b == nil {
				b = x.begin("PageAnnot")
			}
			x.link(b, l)
		}
	}
	if b == nil {
		return false
	}
	x.add("Annots/"+annotationFile(page), b.raw("</ofd:PageAnnot>\n"))
	return true
}

// link writes a link area as an annotation with a rectangle that is not seen.
func (x *encoding) link(b *buffer, l *layout.Link) {
	id := x.newID()
	x.links[l] = id
	b.raw(`<ofd:Annot ID="`).id(id).raw(`" Type="Link" Creator="nianbao" LastModDate="`).raw(x.date())
	b.raw(`" ReadOnly="true" NoZoom="true" NoRotate="true">`).element("Remark", l.Text)
	if l.Heading == 0 {
		b.raw(`<ofd:Parameters><ofd:Parameter Name="URI">`).text(pdfobj.URI(l.URL)).raw("</ofd:Parameter></ofd:Parameters>")
	}
	within := around(l.X, l.Y, l.X+max(l.W, 0), l.Y+max(l.H, 0))
	b.raw("<ofd:Appearance").boundary(within).raw(`><ofd:PathObject ID="`).id(x.newID()).raw(`"`)
	within = box{0, 0, within.right - within.left, within.bottom - within.top}
	b.boundary(within).raw(` Visible="false" Stroke="false">`)
	x.action(b, l)
	b.raw("<ofd:AbbreviatedData>").point("M", 0, 0).point(" L", within.right, 0)
	b.point(" L", within.right, within.bottom).point(" L", 0, within.bottom)
	b.raw(" C</ofd:AbbreviatedData></ofd:PathObject></ofd:Appearance></ofd:Annot>\n")
}

// action writes where a link leads. Archives have no addresses outside.
func (x *encoding) action(b *buffer, l *layout.Link) {
	if l.Heading == 0 && !x.web {
		return
	}
	b.raw(`<ofd:Actions><ofd:Action Event="CLICK">`)
	if l.Heading > 0 {
		x.goTo(b, l.Heading-1)
	} else {
		b.raw("<ofd:URI").attribute("URI", pdfobj.URI(l.URL)).raw("/>")
	}
	b.raw("</ofd:Action></ofd:Actions>")
}
