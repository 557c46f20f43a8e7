package pdf

import (
	"io"

	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/layout"
)

// Encoder writes documents. The zero value is ready: compressed, PDF/A-2a and PDF/UA-1. An
// Encoder may be used by several goroutines at once, and must not be copied once it was used.
// It keeps the outlines of the embedded faces that it met in compressed form, so the second document is written
// several times as fast as the first; what it writes is the same.
type Encoder struct {
	// Plain leaves out all compression, for files that are read or compared by people. The
	// file meets the same standards.
	Plain bool

	press press
	rooms rooms
}

// Encode writes d to w, which is only begun when the whole file is known. It refuses a document that could not meet the
// standards: one without title or language, or whose marks and tree do not match.
func (e *Encoder) Encode(w io.Writer, d *layout.Document) error {
	order, err := validate(d)
	if err != nil {
		return err
	}
	room := e.rooms.take()
	defer e.rooms.give(room)
	x := &encoding{doc: d, byElem: order, room: room, file: &room.file, plain: e.Plain}
	x.file.Plain = e.Plain
	x.fonts.press, x.fonts.room = &e.press, room
	x.reserve()
	x.number()
	x.contents()
	if err := x.fonts.write(x.file); err != nil {
		return err
	}
	x.images.write(x.file)
	x.structure()
	x.pageObjects()
	root, info := x.catalogue()
	_, err = x.file.WriteTo(w, root, info)
	return err
}

// encoding is one document on its way into a file.
type encoding struct {
	doc    *layout.Document
	file   *pdfobj.File
	plain  bool
	room   *room
	text   pdfobj.Buffer // of an element
	fonts  fontTable
	images imageTable

	pages    []pageRefs
	pageTree pdfobj.Ref
	treeRoot pdfobj.Ref
	elems    []element            // in the order of the tree, the document first
	byElem   map[*layout.Elem]int // index
	named    []int                // elements with an identifier, in the order of these
	links    []link
	linkOf   map[*layout.Link]int
	// owners[page][mark] is the index of the element that the marked content belongs to.
	owners [][]int
}

type pageRefs struct {
	page, content pdfobj.Ref
	fonts         []int // used on the page, as indices into the font table
	images        []int // likewise
}

// element is a structure element with its object.
type element struct {
	*layout.Elem
	ref    pdfobj.Ref
	parent int // index, -1 for the document
	id     int // of a header that a cell names, counted from 1; 0 for none
}

// link is an annotation with its object.
type link struct {
	*layout.Link
	ref  pdfobj.Ref
	page int
	elem int
}

func (x *encoding) reserve() {
	x.file.Grow(len(x.byElem) + 2*len(x.doc.Pages) + 2*len(x.doc.Outline) + 64)
	x.pageTree = x.file.New()
	x.treeRoot = x.file.New()
	for range x.doc.Pages {
		x.pages = append(x.pages, pageRefs{page: x.file.New(), content: x.file.New()})
	}
}

// number walks the tree once: it gives every element and link its object, and finds the
// owner of every mark.
func (x *encoding) number() {
	x.linkOf = map[*layout.Link]int{}
	x.elems = make([]element, 0, len(x.byElem))
	x.owners = make([][]int, len(x.doc.Pages))
	for i, p := range x.doc.Pages {
		x.owners[i] = make([]int, p.Marks)
	}
	x.numberElem(x.doc.Tree, -1)
	for i := range x.elems {
		for _, h := range x.elems[i].Headers {
			index := x.byElem[h]
			if e := &x.elems[index]; e.id == 0 {
				x.named = append(x.named, index)
				e.id = len(x.named)
			}
		}
	}
}

func (x *encoding) numberElem(e *layout.Elem, parent int) {
	index := len(x.elems)
	x.elems = append(x.elems, element{Elem: e, ref: x.file.New(), parent: parent})
	for _, k := range e.Kids {
		switch {
		case k.Elem != nil:
			x.numberElem(k.Elem, index)
		case k.Link != nil:
			x.linkOf[k.Link] = len(x.links)
			x.links = append(x.links, link{Link: k.Link, ref: x.file.New(), page: k.Page, elem: index})
		default:
			x.owners[k.Page][k.Mark] = index
		}
	}
}
