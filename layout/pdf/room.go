package pdf

import (
	"bytes"

	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/internal/press"
)

// room is what the encoding of one document needs while it goes on, and the next can use again.
type room struct {
	validator validator
	file      pdfobj.File
	fonts     fontTable
	content   pdfobj.Buffer
	text      pdfobj.Buffer // of an object
	metadata  bytes.Buffer
	codes     []uint16  // of a line of text
	runs      []textRun // of it
	program   press.Program
	subset    []byte // a font program that is not compressed
}

// object returns an empty buffer for an object, the same one each time.
func (r *room) object() *pdfobj.Buffer {
	r.text.Reset()
	return &r.text
}

// clear lets go of all that belongs to the document.
func (r *room) clear() {
	r.validator.clear()
	clear(r.runs[:cap(r.runs)])
	r.fonts.clear()
	r.file.Reset()
}

// mostBytes is how large a room may be that is kept: several times what a report needs.
const mostBytes = 4 << 20

// give takes a room back, unless it has grown too large.
func (e *Encoder) give(r *room) {
	r.clear()
	if r.file.Room()+cap(r.subset) <= mostBytes {
		e.rooms.Give(r)
	}
}
