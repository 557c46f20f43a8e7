package pdf

import (
	"strconv"

	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/layout"
)

// structure writes the structure tree (ISO 32000-1, 14.7.2), its parent tree and the
// identifiers of header cells.
func (x *encoding) structure() {
	if x.standard == A4_UA2 {
		o := x.object()
		o.Dict().Key("Type").Name("Namespace").Key("NS").Literal(namespace2).EndDict()
		x.namespace = x.file.Add(o)
	}
	for i := range x.elems {
		if !x.isDissolved(i) {
			x.element(i)
		}
	}
	parents, ids := x.parentTree(), x.identifiers()
	o := x.object()
	o.Dict().Key("Type").Name("StructTreeRoot").Key("K").Ref(x.elems[0].ref)
	o.Key("ParentTree").Ref(parents).Key("ParentTreeNextKey").Int(len(x.pages) + len(x.links))
	if ids != 0 {
		o.Key("IDTree").Ref(ids)
	}
	if x.namespace != 0 {
		o.Key("Namespaces").Array().Ref(x.namespace).EndArray()
	} else if x.usesRole(layout.RoleTitle) { // which is a standard type of PDF 2.0
		o.Key("RoleMap").Dict().Key(string(layout.RoleTitle)).Name(string(layout.RoleP)).EndDict()
	}
	o.EndDict()
	x.file.Set(x.treeRoot, o)
}

func (x *encoding) usesRole(role layout.Role) bool {
	for _, e := range x.elems {
		if e.Role == role {
			return true
		}
	}
	return false
}

// element writes one structure element.
func (x *encoding) element(index int) {
	e := &x.elems[index]
	o := x.object()
	o.Dict().Key("S").Name(x.role(e.Elem)).Key("P").Ref(x.parentOf(e))
	if x.namespace != 0 {
		x.namespaced(o, index)
	}
	page := firstPage(e.Elem)
	if page >= 0 {
		o.Key("Pg").Ref(x.pages[page].page)
	}
	if len(e.Kids) > 0 {
		o.Key("K")
		x.kids(o, index, page)
	}
	if e.id != 0 {
		o.Key("ID")
		x.identifier(o, e.id)
	}
	if e.Role == layout.RoleFigure {
		x.figure(o, e.Elem, page)
	}
	x.attributes(o, e)
	o.EndDict()
	x.file.Set(e.ref, o)
}

// firstPage returns the page of the element's first own content, -1 when it has none.
func firstPage(e *layout.Elem) int {
	for _, k := range e.Kids {
		if k.Elem == nil {
			return k.Page
		}
	}
	return -1
}

func (x *encoding) kids(o *pdfobj.Buffer, index, page int) {
	kids := x.elems[index].Kids
	if len(kids) > 1 || kids[0].Elem != nil && x.isDissolved(index+1) {
		o.Array()
		defer o.EndArray()
	}
	x.kidList(o, index, page)
}

// kidList writes the children of an element without the brackets around them.
func (x *encoding) kidList(o *pdfobj.Buffer, index, page int) {
	e, child := x.elems[index].Elem, index+1
	for _, k := range e.Kids {
		switch {
		case k.Elem != nil && x.isDissolved(child):
			x.kidList(o, child, page)
			child = x.elems[child].end
		case k.Elem != nil:
			o.Ref(x.elems[child].ref)
			child = x.elems[child].end
		case k.Link != nil:
			o.Dict().Key("Type").Name("OBJR").Key("Obj").Ref(x.links[x.areas[k.Link]].ref)
			o.Key("Pg").Ref(x.pages[k.Page].page).EndDict()
		case k.Page == page:
			o.Int(k.Mark)
		default:
			o.Dict().Key("Type").Name("MCR").Key("Pg").Ref(x.pages[k.Page].page).Key("MCID").Int(k.Mark).EndDict()
		}
	}
}

// figure writes what a figure shows, and where it stands (ISO 32000-1, 14.8.5.4.3).
func (x *encoding) figure(o *pdfobj.Buffer, e *layout.Elem, page int) {
	height := x.doc.Pages[page].Height
	o.Key("Alt").Text(e.Alt)
	o.Key("A").Dict().Key("O").Name("Layout").Key("Placement").Name("Block").Key("BBox").Array()
	o.Milli(milli(e.Box.X)).Milli(milli(height - e.Box.Y - e.Box.H)).Milli(milli(e.Box.X + e.Box.W)).Milli(milli(height - e.Box.Y))
	o.EndArray().EndDict()
}

// namespaced writes what an element of a file of PDF 2.0 has beside others: its namespace; where an
// entry of a table of contents leads (ISO 14289-2, 8.2.5.8); and of a list with labels that these
// count its items (8.2.5.25).
func (x *encoding) namespaced(o *pdfobj.Buffer, index int) {
	e := &x.elems[index]
	if !onlyIn17(e.Role) {
		o.Key("NS").Ref(x.namespace)
	}
	switch e.Role {
	case layout.RoleTOCI:
		if to := x.leadsTo(index); to >= 0 {
			o.Key("Ref").Array().Ref(x.elems[to].ref).EndArray()
		}
	case layout.RoleL:
		if x.hasLabels(index) {
			o.Key("A").Dict().Key("O").Name("List").Key("ListNumbering").Name("Ordered").EndDict()
		}
	}
}

// leadsTo returns the element that the first link below one leads to, -1 when there is none.
func (x *encoding) leadsTo(index int) int {
	for i := range x.links {
		if l := &x.links[i]; l.elem >= index && l.elem < x.elems[index].end && l.Heading > 0 {
			return x.targets[l.Heading-1]
		}
	}
	return -1
}

func (x *encoding) hasLabels(list int) bool {
	for i := list; i < x.elems[list].end; i++ {
		if x.elems[i].Role == layout.RoleLbl {
			return true
		}
	}
	return false
}

// attributes writes what a cell says of itself (ISO 32000-1, 14.8.5.7).
func (x *encoding) attributes(o *pdfobj.Buffer, e *element) {
	if e.Scope == layout.NoScope && e.RowSpan < 2 && e.ColSpan < 2 && len(e.Headers) == 0 {
		return
	}
	o.Key("A").Dict().Key("O").Name("Table")
	if e.Scope != layout.NoScope {
		o.Key("Scope").Name(e.Scope.String())
	}
	if e.RowSpan > 1 {
		o.Key("RowSpan").Int(e.RowSpan)
	}
	if e.ColSpan > 1 {
		o.Key("ColSpan").Int(e.ColSpan)
	}
	if len(e.Headers) > 0 {
		o.Key("Headers").Array()
		for _, h := range x.headersOf(e) {
			x.identifier(o, x.elems[h].id)
		}
		o.EndArray()
	}
	o.EndDict()
}

// parentTree leads from marked content and links to their elements (14.7.4.4): the pages
// have the keys 0 …, the links those after them.
func (x *encoding) parentTree() pdfobj.Ref {
	o := x.object()
	o.Dict().Key("Nums").Array()
	for i, owners := range x.owners {
		o.Int(i).Array()
		for _, e := range owners {
			o.Ref(x.elems[e].ref)
		}
		o.EndArray()
	}
	for i, l := range x.links {
		o.Int(len(x.pages) + i).Ref(x.elems[l.elem].ref)
	}
	o.EndArray().EndDict()
	return x.file.Add(o)
}

// identifier writes an identifier. All have as many digits as the last one, so that the order of
// their bytes, which the name tree must have, is that of their numbers; and no more, as a large
// table names its headers a thousand times.
func (x *encoding) identifier(o *pdfobj.Buffer, id int) {
	o.Raw("(").Digits(id, len(strconv.Itoa(len(x.named)))).Raw(")")
}

// identifiers writes the name tree of element identifiers, 0 when there are none.
func (x *encoding) identifiers() pdfobj.Ref {
	if len(x.named) == 0 {
		return 0
	}
	o := x.object()
	o.Dict().Key("Names").Array()
	for i, e := range x.named {
		x.identifier(o, i+1)
		o.Ref(x.elems[e].ref)
	}
	o.EndArray().EndDict()
	return x.file.Add(o)
}
