package ofd

import "github.com/nianbao/nianbao/layout"

// tagSpace is the namespace of the elements of the tree. It is no address: a checker of archives would take it for something
// outside the file.
const tagSpace = "urn:nianbao:structure:1"

const treeFile = "Structure.xml"

// structure writes the document's tree as custom tags: an element for each one of it, named by its role, whose leaves name
// objects of the pages in reading order.
func (x *encoding) structure() {
	b := x.out.reset().raw(xmlHeader)
	x.elem(b, x.doc.Tree)
	x.add("Tags/"+treeFile, b.raw("\n"))
	b = x.begin("CustomTags")
	b.raw(`<ofd:CustomTag NameSpace="` + tagSpace + `"><ofd:FileLoc>` + treeFile + "</ofd:FileLoc></ofd:CustomTag>\n")
	x.add(tagsName, b.raw("</ofd:CustomTags>\n"))
}

func (x *encoding) elem(b *buffer, e *layout.Elem) {
	b.raw("<").raw(string(e.Role))
	if e == x.doc.Tree {
		b.raw(` xmlns="`+tagSpace+`"`+namespace).attribute("lang", x.doc.Meta.Lang)
	}
	x.attributes(b, e)
	if len(e.Kids) == 0 {
		b.raw("/>")
		return
	}
	b.raw(">")
	for _, k := range e.Kids {
		switch {
		case k.Elem != nil:
			x.elem(b, k.Elem)
		case k.Link == nil:
			x.leaf(b, k)
		}
	}
	b.raw("</").raw(string(e.Role)).raw(">")
	if e.Role != layout.RoleSpan && e.Role != layout.RoleLink {
		b.raw("\n")
	}
}

// leaf names the objects of a mark.
func (x *encoding) leaf(b *buffer, k layout.Kid) {
	for n := x.leaves.first[x.tree.first[k.Page]+k.Mark]; n != 0; {
		entry := x.leaves.entries[n-1]
		b.raw(`<ofd:ObjectRef PageRef="`).id(x.pageIDs[k.Page]).raw(`">`).id(entry.id).raw("</ofd:ObjectRef>")
		n = entry.next
	}
}

// attributes writes what an element says of itself. Header cells have numbers, by which other cells name them; a link names
// the annotations of its areas.
func (x *encoding) attributes(b *buffer, e *layout.Elem) {
	if n := x.tree.headers[e]; n != 0 {
		b.raw(` id="h`).int(n).raw(`"`)
	}
	if e.Scope != layout.NoScope {
		b.raw(` scope="`).raw(e.Scope.String()).raw(`"`)
	}
	if e.RowSpan > 1 {
		b.raw(` rowspan="`).int(e.RowSpan).raw(`"`)
	}
	if e.ColSpan > 1 {
		b.raw(` colspan="`).int(e.ColSpan).raw(`"`)
	}
	separator := ` headers="h`
	for _, h := range e.Headers {
		b.raw(separator).int(x.tree.headers[h])
		separator = " h"
	}
	if len(e.Headers) > 0 {
		b.raw(`"`)
	}
	if e.Alt != "" {
		b.attribute("alt", e.Alt)
	}
	x.areas(b, e)
}

// areas names the annotations of a link.
func (x *encoding) areas(b *buffer, e *layout.Elem) {
	separator := ` annotations="`
	for _, k := range e.Kids {
		if k.Link != nil {
			b.raw(separator).id(x.links[k.Link])
			separator = " "
		}
	}
	if separator == " " { // there are some
		b.raw(`"`)
	}
}
