package pdfobj

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/nianbao/nianbao/internal/deflate"
)

// File collects objects and writes them as a file of version 1.7. The first error sticks:
// later calls do nothing, and WriteTo returns it.
type File struct {
	// Plain writes streams as they are, no object streams and a classic cross-reference
	// table, so that the file can be read and compared.
	Plain bool

	objects []object
	texts   []byte // room for the texts of objects
	err     error
}

// roomAtOnce is how much room for texts is made at a time.
const roomAtOnce = 32 << 10

// keep copies the text of an object.
func (f *File) keep(text []byte) []byte {
	if len(text) > cap(f.texts)-len(f.texts) {
		f.texts = make([]byte, 0, max(roomAtOnce, len(text)))
	}
	start := len(f.texts)
	f.texts = append(f.texts, text...)
	return f.texts[start:len(f.texts):len(f.texts)]
}

type object struct {
	body   []byte
	data   []byte // of a stream
	set    bool
	stream bool
	packed packed
}

// Grow makes room for n more objects.
func (f *File) Grow(n int) { f.objects = slices.Grow(f.objects, n) }

// New reserves the number of an object that Set or Stream will give.
func (f *File) New() Ref {
	f.objects = append(f.objects, object{})
	return Ref(len(f.objects))
}

// Set gives an object its text. The text is copied.
func (f *File) Set(r Ref, o *Buffer) { f.put(r, object{body: f.keep(o.Bytes()), set: true}) }

// Add is New and Set in one.
func (f *File) Add(o *Buffer) Ref {
	r := f.New()
	f.Set(r, o)
	return r
}

// Stream gives a stream object. entries is the inside of its dictionary without Length and
// Filter. The data is compressed unless the file is Plain, and not kept.
func (f *File) Stream(r Ref, entries *Buffer, data []byte) {
	if f.Plain || f.err != nil {
		f.RawStream(r, entries, bytes.Clone(data))
		return
	}
	packed, err := deflate.Compress(data)
	if err != nil {
		f.err = err
		return
	}
	f.DeflatedStream(r, entries, packed)
}

// DeflatedStream gives a stream object whose data is in the zlib format already.
func (f *File) DeflatedStream(r Ref, entries *Buffer, packed []byte) {
	var o Buffer
	o.Raw(string(entries.Bytes())).Key("Filter").Name("FlateDecode")
	f.RawStream(r, &o, packed)
}

// RawStream gives a stream object whose data is written as it is. The data is kept and must
// not change afterwards.
func (f *File) RawStream(r Ref, entries *Buffer, data []byte) {
	var o Buffer
	o.Dict().Raw(string(entries.Bytes())).Key("Length").Int(len(data)).EndDict()
	f.put(r, object{body: o.b, data: data, set: true, stream: true})
}

func (f *File) put(r Ref, o object) {
	switch {
	case f.err != nil:
	case r < 1 || int(r) > len(f.objects):
		f.err = fmt.Errorf("pdfobj: object %d was not reserved", r)
	case f.objects[r-1].set:
		f.err = fmt.Errorf("pdfobj: object %d is given twice", r)
	default:
		f.objects[r-1] = o
	}
}

// header is the version and a comment that marks the file as binary (7.5.2; ISO 19005-2,
// 6.1.2).
const header = "%PDF-1.7\n%\xE5\xB9\xB4\xE6\x8A\xA5\n"

// WriteTo writes the file. root is the catalogue, info the information dictionary. The
// file identifier is a digest of all objects.
func (f *File) WriteTo(w io.Writer, root, info Ref) (int64, error) {
	for i, o := range f.objects {
		if f.err == nil && !o.set {
			f.err = fmt.Errorf("pdfobj: object %d was never given", i+1)
		}
	}
	if f.err != nil {
		return 0, f.err
	}
	id := f.identifier()
	if !f.Plain {
		f.packObjects()
	}
	if f.err != nil {
		return 0, f.err
	}
	out := f.body(w)
	if f.Plain {
		out.table(root, info, id)
	} else {
		out.stream(root, info, id)
	}
	if out.err != nil {
		return int64(out.offset), out.err
	}
	err := out.w.Flush()
	return int64(out.offset), err
}

// identifier is a digest of all objects, so that the same content has the same one.
func (f *File) identifier() string {
	h := sha256.New()
	var sizes []byte
	for i, o := range f.objects {
		sizes = strconv.AppendInt(sizes[:0], int64(i), 10)
		sizes = strconv.AppendInt(append(sizes, ' '), int64(len(o.body)), 10)
		sizes = strconv.AppendInt(append(sizes, ' '), int64(len(o.data)), 10)
		h.Write(append(sizes, ' '))
		h.Write(o.body)
		h.Write(o.data)
	}
	return string(h.Sum(nil)[:16])
}
