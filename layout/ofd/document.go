package ofd

import (
	"cmp"

	"github.com/nianbao/nianbao/layout"
)

// The names of the parts, relative to folder. They are the customary ones, which some readers expect.
const (
	folder          = "Doc_0/"
	documentName    = "Document.xml"
	publicName      = "PublicRes.xml"
	resourcesName   = "DocumentRes.xml"
	annotationsName = "Annots/Annotations.xml"
	tagsName        = "Tags/CustomTags.xml"
	attachmentsName = "Attachs/Attachments.xml"
)

const (
	xmlHeader = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	namespace = ` xmlns:ofd="http://www.ofdspec.org/2016"`
)

// begin begins a part with its root element. The buffer is the same for all parts.
func (x *encoding) begin(root string, attributes ...string) *buffer {
	b := x.out.reset().raw(xmlHeader).raw("<ofd:").raw(root).raw(namespace)
	for _, a := range attributes {
		b.raw(a)
	}
	return b.raw(">\n")
}

// size is that of a page.
type size struct{ width, height unit }

func sizeOf(p *layout.Page) size { return size{max(units(p.Width), 1), max(units(p.Height), 1)} }

// commonSize returns the size that most pages have.
func (x *encoding) commonSize() size {
	if x.common != (size{}) {
		return x.common
	}
	counts := map[size]int{}
	for i := range x.doc.Pages {
		s := sizeOf(&x.doc.Pages[i])
		if counts[s]++; counts[s] > counts[x.common] {
			x.common = s
		}
	}
	return x.common
}

func (b *buffer) physicalBox(s size) *buffer {
	return b.raw("<ofd:PhysicalBox>0 0 ").mm(s.width).raw(" ").mm(s.height).raw("</ofd:PhysicalBox>")
}

// number gives IDs to what other parts name: fonts, pictures and pages.
func (x *encoding) number() {
	marks := 0
	for _, f := range x.faces.faces {
		f.id = x.newID()
		f.number()
	}
	for i := range x.doc.Pages {
		for _, item := range x.doc.Pages[i].Items {
			if m, ok := item.(*layout.Image); ok {
				x.picture(m.Picture)
			}
		}
	}
	for i := range x.doc.Pages {
		x.pageIDs = append(x.pageIDs, x.newID())
		marks += x.doc.Pages[i].Marks
	}
	x.leaves.begin(marks)
}

// document writes the part that names all others, when all IDs are given.
func (x *encoding) document() {
	b := x.begin("Document")
	b.raw("<ofd:CommonData><ofd:MaxUnitID>").id(x.lastID).raw("</ofd:MaxUnitID><ofd:PageArea>")
	b.physicalBox(x.commonSize()).raw("</ofd:PageArea>")
	b.element("PublicRes", x.named(publicName)).element("DocumentRes", x.named(resourcesName))
	b.raw("</ofd:CommonData>\n<ofd:Pages>\n")
	for i, id := range x.pageIDs {
		b.raw(`<ofd:Page ID="`).id(id).raw(`"`).attribute("BaseLoc", pageName(i)).raw("/>\n")
	}
	b.raw("</ofd:Pages>\n")
	x.outline(b)
	b.element("Annotations", x.named(annotationsName)).element("CustomTags", x.named(tagsName))
	b.element("Attachments", x.named(attachmentsName))
	x.add(documentName, b.raw("</ofd:Document>\n"))
}

// named returns the name of a part, "" when there is none of it.
func (x *encoding) named(name string) string {
	if !x.parts.has(name) {
		return ""
	}
	return name
}

// outline writes the headings, each in the last one before it of a higher level.
func (x *encoding) outline(b *buffer) {
	if len(x.doc.Outline) == 0 {
		return
	}
	b.raw("<ofd:Outlines>\n")
	var open []int // levels
	for i := range x.doc.Outline {
		h := &x.doc.Outline[i]
		for len(open) > 0 && open[len(open)-1] >= h.Level {
			b.raw("</ofd:OutlineElem>\n")
			open = open[:len(open)-1]
		}
		b.raw("<ofd:OutlineElem").attribute("Title", h.Text).raw(`><ofd:Actions><ofd:Action Event="CLICK">`)
		x.goTo(b, i)
		b.raw("</ofd:Action></ofd:Actions>")
		open = append(open, h.Level)
	}
	for range open {
		b.raw("</ofd:OutlineElem>\n")
	}
	b.raw("</ofd:Outlines>\n")
}

// goTo writes where a heading is, counted from 0. The scale of the view stays.
func (x *encoding) goTo(b *buffer, heading int) {
	h := &x.doc.Outline[heading]
	b.raw(`<ofd:Goto><ofd:Dest Type="XYZ" PageID="`).id(x.pageIDs[h.Page])
	b.raw(`" Left="0" Top="`).mm(units(h.Y)).raw(`"/></ofd:Goto>`)
}

// entry writes the part that leads to the document and says what it is.
func (x *encoding) entry(docID string) {
	kind := "OFD-A"
	if x.web {
		kind = "OFD"
	}
	m := &x.doc.Meta
	b := x.begin("OFD", ` Version="1.0" DocType="`, kind, `"`)
	b.raw("<ofd:DocBody><ofd:DocInfo>").element("DocID", docID)
	b.element("Title", m.Title).element("Author", m.Author).element("Subject", m.Subject)
	b.element("CreationDate", m.Date).element("ModDate", m.Date).raw("<ofd:DocUsage>Normal</ofd:DocUsage>")
	b.raw("<ofd:Creator>nianbao</ofd:Creator>")
	b.raw(`<ofd:CustomDatas><ofd:CustomData Name="语种">`).text(m.Lang).raw("</ofd:CustomData></ofd:CustomDatas>")
	b.raw("</ofd:DocInfo><ofd:DocRoot>" + folder + documentName + "</ofd:DocRoot></ofd:DocBody></ofd:OFD>\n")
	x.parts.add(entryName, b.data)
}

// date returns the document's date for where the standard wants one.
func (x *encoding) date() string { return cmp.Or(x.doc.Meta.Date, "1980-01-01") }
