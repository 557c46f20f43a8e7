package pdf

import (
	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/layout"
)

// pageObjects writes the page tree, the pages and their links.
func (x *encoding) pageObjects() {
	for i := range x.pages {
		x.pageObject(i)
	}
	tree := x.object()
	tree.Dict().Key("Type").Name("Pages").Key("Count").Int(len(x.pages)).Key("Kids").Array()
	for i := range x.pages {
		tree.Ref(x.pages[i].page)
	}
	tree.EndArray().EndDict()
	x.file.Set(x.pageTree, tree)
	for i := range x.links {
		x.annotation(i)
	}
}

func (x *encoding) pageObject(i int) {
	p, refs := &x.doc.Pages[i], x.pages[i]
	o := x.object()
	o.Dict().Key("Type").Name("Page").Key("Parent").Ref(x.pageTree)
	o.Key("MediaBox").Array().Int(0).Int(0).Milli(milli(p.Width)).Milli(milli(p.Height)).EndArray()
	o.Key("Resources").Dict()
	if len(refs.fonts) > 0 {
		o.Key("Font").Dict()
		for _, f := range refs.fonts {
			o.Key(fontName(f)).Ref(x.fonts.faces[f].ref)
		}
		o.EndDict()
	}
	if len(refs.images) > 0 {
		o.Key("XObject").Dict()
		for _, m := range refs.images {
			o.Key(imageName(m)).Ref(x.images.refs[m])
		}
		o.EndDict()
	}
	o.EndDict().Key("Contents").Ref(refs.content)
	o.Key("StructParents").Int(i).Key("Tabs").Name("S")
	x.annotations(o, i)
	o.EndDict()
	x.file.Set(refs.page, o)
}

func (x *encoding) annotations(o *pdfobj.Buffer, page int) {
	open := false
	for _, l := range x.links {
		if l.page != page {
			continue
		}
		if !open {
			o.Key("Annots").Array()
			open = true
		}
		o.Ref(l.ref)
	}
	if open {
		o.EndArray()
	}
}

// annotation writes a link: its area, where it leads, and what it is called (ISO 14289-1,
// 7.18.5). It is printed, as ISO 19005-2, 6.3.2 asks, and has no border.
func (x *encoding) annotation(i int) {
	l := x.links[i]
	height := x.doc.Pages[l.page].Height
	o := x.object()
	o.Dict().Key("Type").Name("Annot").Key("Subtype").Name("Link").Key("F").Int(4)
	o.Key("Rect").Array().Milli(milli(l.X)).Milli(milli(height - l.Y - l.H)).
		Milli(milli(l.X + l.W)).Milli(milli(height - l.Y)).EndArray()
	o.Key("Border").Raw("[0 0 0]")
	if l.Heading > 0 {
		x.destination(o, l.Heading-1)
	} else {
		o.Key("A").Dict().Key("S").Name("URI").Key("URI").Literal(pdfobj.URI(l.URL)).EndDict()
	}
	o.Key("Contents").Text(l.Text).Key("StructParent").Int(len(x.pages) + i).EndDict()
	x.file.Set(l.ref, o)
}

// outline writes the bookmarks (ISO 32000-1, 12.3.3), 0 when there are none.
func (x *encoding) outline() pdfobj.Ref {
	entries := x.doc.Outline
	if len(entries) == 0 {
		return 0
	}
	root := x.file.New()
	refs := make([]pdfobj.Ref, len(entries))
	for i := range refs {
		refs[i] = x.file.New()
	}
	parents := outlineParents(entries)
	for i := range entries {
		x.bookmark(i, root, refs, parents)
	}
	o := x.object()
	o.Dict().Key("Type").Name("Outlines")
	children(o, -1, refs, parents, false)
	o.EndDict()
	x.file.Set(root, o)
	return root
}

// outlineParents returns for each heading the nearest one before it of a higher rank, or -1.
func outlineParents(entries []layout.Heading) []int {
	parents := make([]int, len(entries))
	var open []int
	for i, e := range entries {
		for len(open) > 0 && entries[open[len(open)-1]].Level >= e.Level {
			open = open[:len(open)-1]
		}
		parents[i] = -1
		if len(open) > 0 {
			parents[i] = open[len(open)-1]
		}
		open = append(open, i)
	}
	return parents
}

func (x *encoding) bookmark(i int, root pdfobj.Ref, refs []pdfobj.Ref, parents []int) {
	e := x.doc.Outline[i]
	parent := root
	if parents[i] >= 0 {
		parent = refs[parents[i]]
	}
	o := x.object()
	o.Dict().Key("Title").Text(e.Text).Key("Parent").Ref(parent)
	if prev := sibling(parents, i, -1); prev >= 0 {
		o.Key("Prev").Ref(refs[prev])
	}
	if next := sibling(parents, i, 1); next >= 0 {
		o.Key("Next").Ref(refs[next])
	}
	children(o, i, refs, parents, true)
	x.destination(o, i)
	o.EndDict()
	x.file.Set(refs[i], o)
}

// destination writes where a bookmark or a link to a heading leads: to a place on a page, and, by
// PDF/UA-2 (8.8), to the heading itself, which readers of PDF 2.0 prefer.
func (x *encoding) destination(o *pdfobj.Buffer, entry int) {
	h := x.doc.Outline[entry]
	if x.targets == nil {
		x.place(o.Key("Dest"), x.pages[h.Page].page, h)
		return
	}
	o.Key("A").Dict().Key("S").Name("GoTo")
	x.place(o.Key("D"), x.pages[h.Page].page, h)
	x.place(o.Key("SD"), x.elems[x.targets[entry]].ref, h)
	o.EndDict()
}

// place writes a destination in an object, at the height of a heading.
func (x *encoding) place(o *pdfobj.Buffer, in pdfobj.Ref, h layout.Heading) {
	o.Array().Ref(in).Name("XYZ").Raw(" null").Milli(milli(x.doc.Pages[h.Page].Height - h.Y)).Raw(" null").EndArray()
}

// sibling returns the nearest entry with the same parent in a direction, or -1.
func sibling(parents []int, i, step int) int {
	for k := i + step; k >= 0 && k < len(parents); k += step {
		if parents[k] == parents[i] {
			return k
		}
		if k == parents[i] {
			break
		}
	}
	return -1
}

// children writes the links from an entry to the entries below it; closed ones count
// negative.
func children(o *pdfobj.Buffer, parent int, refs []pdfobj.Ref, parents []int, closed bool) {
	first, last, count := -1, -1, 0
	for i, p := range parents {
		if p != parent {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
		count++
	}
	if count == 0 {
		return
	}
	if closed {
		count = -count
	}
	o.Key("First").Ref(refs[first]).Key("Last").Ref(refs[last]).Key("Count").Int(count)
}
