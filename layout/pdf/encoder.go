package pdf

import (
	"io"

	"github.com/nianbao/nianbao/internal/idle"
	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/internal/press"
	"github.com/nianbao/nianbao/layout"
)

// Encoder writes documents as PDF/A-2a and PDF/UA-1, or by other standards. The zero value is ready
// for use.
//
// An Encoder may be used by several goroutines at once, and must not be copied after first use. It
// keeps compressed outlines of the embedded faces, and memory, so that later documents are written
// several times as fast as the first; what it writes is the same. It keeps nothing of documents.
type Encoder struct {
	// Plain leaves out all compression, for files that are read or compared by people. The
	// file meets the same standards.
	Plain bool
	// Standard is what the files conform to.
	Standard Standard
	// Attachments are files that every document gets, where the standard allows them. Their data must not
	// change while the encoder is in use.
	Attachments []Attachment

	from  *Encoder // keeps what follows for this one, if it is not nil
	press press.Press
	rooms idle.List[room]
}

// Encode writes d to w, to which it writes nothing before the whole file is known.
//
// It refuses, with an error that names the clause, what would break a standard or make a damaged file:
//   - a document without pages, tree, title or language, with a date that is not like 2022-01-16, or
//     with a title, author, subject, heading or alternative text that is longer than PDF/A allows;
//   - a tree with an unknown role, an element in two places, more than 64 levels, a heading that skips
//     a level, a header cell without scope, a cell that names a header that is not there, or spans of
//     an element that is no cell;
//   - marks that are not each in the tree once and on their page in one stretch, and references to
//     pages, marks or headings that do not exist;
//   - link areas without address or text, outside Link elements, or not on their page;
//   - figures without alternative text, box or page; pictures whose data do not match their size;
//   - items that are nil; glyphs that the face lacks, that stand for no text, or that have no size; paths without points;
//   - pages with sides outside 3 to 14400 points;
//   - attachments without name, media type or description.
//
// What the chosen standard alone forbids is an error of type *StandardError, with a Chinese message.
//
// It does not check that tables are full rectangles and texts in reading order, which layout.Do
// ensures for its documents. An error of w is returned as it is.
func (e *Encoder) Encode(w io.Writer, d *layout.Document) error {
	keeper := e.keeper()
	room := keeper.rooms.Take()
	defer keeper.give(room)
	if err := room.validator.validate(d); err != nil {
		return err
	}
	x := &encoding{
		validator: &room.validator, room: room, file: &room.file, fonts: &room.fonts,
		plain: e.Plain, standard: e.Standard, attached: e.Attachments,
	}
	if err := x.permit(); err != nil {
		return err
	}
	if err := checkAttachments(x.attached); err != nil {
		return err
	}
	x.begin(e.Plain)
	x.fonts.press, x.fonts.room, x.fonts.standard = &keeper.press, room, e.Standard
	x.reserve()
	x.number()
	x.findHeadings()
	x.contents()
	if err := x.fonts.write(x.file); err != nil {
		return err
	}
	x.images.write(x.file)
	x.structure()
	x.pageObjects()
	x.attach()
	root, info := x.catalogue()
	_, err := x.file.WriteTo(w, root, info)
	return err
}

// encoding is one document on its way into a file.
type encoding struct {
	*validator // of the document, whose tree it knows
	file       *pdfobj.File
	plain      bool
	standard   Standard
	attached   []Attachment
	specs      []pdfobj.Ref // of the attachments
	targets    []int        // elements that the outline's entries lead to, where destinations are elements
	namespace  pdfobj.Ref   // of PDF 2.0's structure types, 0 for none
	room       *room
	fonts      *fontTable
	images     imageTable
	pages      []pageRefs
	pageTree   pdfobj.Ref
	treeRoot   pdfobj.Ref
	named      []int // elements with an identifier, in the order of these
}

type pageRefs struct {
	page, content pdfobj.Ref
	fonts         []int // used on the page, as indices into the font table
	images        []int // likewise
}

// begin chooses the form of the file.
func (x *encoding) begin(plain bool) {
	x.file.Plain, x.file.Version, x.file.Classic = plain, pdfobj.Version17, false
	switch x.standard {
	case A1a:
		x.file.Version, x.file.Classic = pdfobj.Version14, true
	case A4_UA2:
		x.file.Version = pdfobj.Version20
	}
}

func (x *encoding) object() *pdfobj.Buffer { return x.room.object() }

func (x *encoding) reserve() {
	x.file.Grow(len(x.elems) + 2*len(x.doc.Pages) + 2*len(x.doc.Outline) + 64)
	x.pageTree = x.file.New()
	x.treeRoot = x.file.New()
	for range x.doc.Pages {
		x.pages = append(x.pages, pageRefs{page: x.file.New(), content: x.file.New()})
	}
}

// number gives every element and link its object, and the headers that cells name their
// identifiers.
func (x *encoding) number() {
	for i := range x.elems {
		e := &x.elems[i]
		if !x.isDissolved(i) {
			e.ref = x.file.New()
		}
		for _, k := range e.Kids {
			if k.Link != nil {
				x.links[x.areas[k.Link]].ref = x.file.New()
			}
		}
		for _, h := range x.headersOf(e) {
			if header := &x.elems[h]; header.id == 0 {
				x.named = append(x.named, h)
				header.id = len(x.named)
			}
		}
	}
}

// headersOf returns the indices of the headers that an element names.
func (x *encoding) headersOf(e *element) []int { return x.headers[e.headers:][:len(e.Headers)] }
