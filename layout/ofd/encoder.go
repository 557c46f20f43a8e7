package ofd

import (
	"bytes"
	"fmt"
	"io"

	"github.com/nianbao/nianbao/internal/idle"
	"github.com/nianbao/nianbao/internal/press"
	"github.com/nianbao/nianbao/layout"
)

// Encoder writes documents as OFD. The zero value writes OFD-A and is ready for use. An Encoder may be used by several
// goroutines at once.
type Encoder struct {
	// Web makes links to addresses work, which archives forbid: the file is a plain OFD then. Without it the addresses
	// stay in the file as parameters of annotations.
	Web bool
	// Attachments are files that every document gets. Their data must not change while the encoder is in use.
	Attachments []Attachment
}

// With returns an encoder that gives documents other attachments.
func (e *Encoder) With(attachments ...Attachment) *Encoder {
	return &Encoder{Web: e.Web, Attachments: attachments}
}

// Encode writes d to w, to which it writes nothing before the whole file is known.
//
// It refuses:
//   - a document without pages, tree, title or language, or with a date that is not like 2022-01-16;
//   - a tree with an element in two places, with more than 64 levels, with a role that is no name, with spans or headers
//     that cannot be, or with places that do not exist; marks that are not in the tree once;
//   - links that lead nowhere or are not on their page;
//   - items that cannot be drawn or lie far outside their page, and glyphs that stand for characters that XML has not;
//   - attachments without a name, or of another format than XML and TXT.
//
// The error is a *layout.CannotDraw for a glyph that its face has not or whose outline is damaged. An error of w is
// returned as it is.
func (e *Encoder) Encode(w io.Writer, d *layout.Document) error {
	x := rooms.Take()
	defer x.rest()
	if err := x.encode(e, d); err != nil {
		return err
	}
	_, err := w.Write(x.file.Bytes())
	return err
}

func (x *encoding) encode(e *Encoder, d *layout.Document) error {
	x.web, x.doc, x.attached = e.Web, d, e.Attachments
	if x.links == nil {
		x.links = map[*layout.Link]objectID{}
	}
	if err := x.check(); err != nil {
		return fmt.Errorf("ofd: %w", err)
	}
	if err := x.gather(); err != nil {
		return err
	}
	x.number()
	if err := x.resources(); err != nil {
		return err
	}
	for i := range d.Pages {
		x.page(i)
	}
	x.annotations()
	x.structure()
	x.attachments()
	x.document()
	return x.pack()
}

// objectID is an ID of a file: one sequence for resources, pages, layers, objects and annotations.
type objectID uint32

func (x *encoding) newID() objectID {
	x.lastID++
	return x.lastID
}

// encoding is one document on its way into a file. What it has room for serves the next one.
type encoding struct {
	web      bool
	doc      *layout.Document
	attached []Attachment
	tree     tree
	faces    faceTable
	pictures pictureTable
	lastID   objectID
	pageIDs  []objectID
	links    map[*layout.Link]objectID // annotations
	leaves   leaves
	parts    parts
	pressed  press.Program
	out      buffer // of the part that is written
	layers   [3]buffer
	common   size // of most pages
	file     bytes.Buffer
}

var rooms idle.List[encoding]
