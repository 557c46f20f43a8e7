package pdf

import (
	"bytes"
	"sync"

	"github.com/nianbao/nianbao/internal/pdfobj"
)

// room is what the encoding of one document needs while it goes on, and the next can use again.
type room struct {
	validator validator
	file      pdfobj.File
	fonts     fontTable
	content   pdfobj.Buffer
	text      pdfobj.Buffer // of an object
	metadata  bytes.Buffer
	codes     []uint16 // of a run of glyphs
	program   program
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
	r.fonts.clear()
	r.file.Reset()
}

// rooms keeps rooms that nobody uses. A sync.Pool would lose them at each collection.
type rooms struct {
	mutex sync.Mutex
	idle  []*room
}

// Limits of what is kept: of rooms, about one a processor; of bytes, several times what a
// report needs.
const (
	mostRooms = 16
	mostBytes = 4 << 20
)

func (r *rooms) take() *room {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if len(r.idle) == 0 {
		return &room{}
	}
	last := r.idle[len(r.idle)-1]
	r.idle = r.idle[:len(r.idle)-1]
	return last
}

// give takes a room back, unless there are enough or it has grown too large.
func (r *rooms) give(one *room) {
	one.clear()
	if one.file.Room()+cap(one.subset) > mostBytes {
		return
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if len(r.idle) < mostRooms {
		r.idle = append(r.idle, one)
	}
}
