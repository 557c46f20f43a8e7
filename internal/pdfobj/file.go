package pdfobj

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/nianbao/nianbao/internal/deflate"
)

// File collects objects and writes them as a file of version 1.7, or of another one. The first
// error sticks: later calls do nothing, and WriteTo returns it.
type File struct {
	// Plain writes streams as they are, no object streams and a classic cross-reference
	// table, so that the file can be read and compared.
	Plain bool
	// Version is what the file begins with instead of Version17.
	Version Version
	// Classic writes what readers of PDF 1.4 know: no object streams and a classic cross-reference
	// table. Streams are compressed all the same.
	Classic bool

	objects []object
	texts   []byte        // of objects, and the compressed data of streams
	gather  []byte        // of an object stream
	places  []place       // of the objects in the file
	out     *bufio.Writer // to the caller's writer
	err     error
}

// Reset makes the file empty. Its room is kept for other objects, and nothing that was given.
func (f *File) Reset() {
	clear(f.objects)
	if f.out != nil {
		f.out.Reset(nil)
	}
	*f = File{
		Plain: f.Plain, Version: f.Version, Classic: f.Classic, objects: f.objects[:0], texts: f.texts[:0], gather: f.gather[:0], places: f.places[:0], out: f.out,
	}
}

// Room returns how many bytes the file keeps for the texts of objects.
func (f *File) Room() int { return cap(f.texts) + cap(f.gather) }

// keep copies the text of an object.
func (f *File) keep(text []byte) []byte {
	start := len(f.texts)
	f.texts = append(f.texts, text...)
	return f.texts[start:len(f.texts):len(f.texts)]
}

type object struct {
	body   []byte
	data   []byte // of a stream
	source []byte // what stands for the data in the identifier, nil for the data
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
	f.stream(r, entries, data, func(out []byte) ([]byte, error) { return deflate.Compress(out, data) })
}

// TextStream is Stream for data of a kind that there is a code for.
func (f *File) TextStream(r Ref, entries *Buffer, data []byte, kind Kind) {
	f.stream(r, entries, data, func(out []byte) ([]byte, error) {
		code, err := kind()
		if err != nil {
			return nil, err
		}
		return code.Compress(out, data), nil
	})
}

// Kind gives the code for a kind of data.
type Kind func() (*deflate.Code, error)

func (f *File) stream(r Ref, entries *Buffer, data []byte, pack func(out []byte) ([]byte, error)) {
	if f.Plain {
		f.RawStream(r, entries, f.keep(data))
		return
	}
	f.Packed(r, entries, nil, pack)
}

// Packed gives a stream object whose data pack appends to what it is given, in the zlib format.
// Where the data follows from something shorter, source, the file's identifier is made from that
// and the checksum that the data ends with: the digest of a whole font would take longer than
// writing it. Without a source, nil, the data stands for itself.
func (f *File) Packed(r Ref, entries *Buffer, source []byte, pack func(out []byte) ([]byte, error)) {
	if f.err != nil {
		return
	}
	start := len(f.texts)
	out, err := pack(f.texts)
	if err != nil {
		f.err = err
		return
	}
	f.texts = out
	f.DeflatedStream(r, entries, out[start:len(out):len(out)])
	if source != nil && f.err == nil {
		f.objects[r-1].source = f.keep(source)
	}
}

// DeflatedStream gives a stream object whose data is in the zlib format already. The data is
// kept and must not change afterwards.
func (f *File) DeflatedStream(r Ref, entries *Buffer, packed []byte) {
	f.streamObject(r, entries, "/Filter/FlateDecode", packed)
}

// RawStream gives a stream object whose data is written as it is. The data is kept and must
// not change afterwards.
func (f *File) RawStream(r Ref, entries *Buffer, data []byte) { f.streamObject(r, entries, "", data) }

func (f *File) streamObject(r Ref, entries *Buffer, filter string, data []byte) {
	start := len(f.texts)
	o := Buffer{f.texts}
	o.Dict().Append(entries).Raw(filter).Key("Length").Int(len(data)).EndDict()
	f.texts = o.b
	f.put(r, object{body: o.b[start:len(o.b):len(o.b)], data: data, set: true, stream: true})
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

// Version is a version of PDF.
type Version uint8

// The versions that a file can begin with.
const (
	Version17 Version = iota
	Version14
	Version20
)

func (v Version) String() string { return [...]string{"1.7", "1.4", "2.0"}[v] }

// binary is a comment that marks the file as binary (7.5.2; ISO 19005-2, 6.1.2).
const binary = "\n%\xE5\xB9\xB4\xE6\x8A\xA5\n"

// WriteTo writes the file. root is the catalogue, info the information dictionary, 0 for none.
// The file identifier is a digest of all objects.
func (f *File) WriteTo(w io.Writer, root, info Ref) (int64, error) {
	for i, o := range f.objects {
		if f.err == nil && !o.set {
			f.err = fmt.Errorf("pdfobj: object %d was never given", i+1)
		}
	}
	if f.err != nil {
		return 0, f.err
	}
	classic := f.Plain || f.Classic
	if !classic {
		f.packObjects()
	}
	if f.err != nil {
		return 0, f.err
	}
	id := f.identifier()
	out := f.body(w)
	if classic {
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

// identifier is a digest of all objects, so that the same content has the same one. Those in
// object streams are part of these.
func (f *File) identifier() string {
	h := sha256.New()
	var sizes []byte
	for i := range f.objects {
		o := &f.objects[i]
		if o.packed.stream != 0 {
			continue
		}
		sizes = strconv.AppendInt(sizes[:0], int64(i), 10)
		sizes = strconv.AppendInt(append(sizes, ' '), int64(len(o.body)), 10)
		sizes = strconv.AppendInt(append(sizes, ' '), int64(len(o.data)), 10)
		h.Write(append(sizes, ' '))
		h.Write(o.body)
		if o.source == nil {
			h.Write(o.data)
			continue
		}
		h.Write(o.source)
		h.Write(o.data[len(o.data)-checksumSize:])
	}
	return string(h.Sum(nil)[:16])
}

// checksumSize is how many bytes a stream in the zlib format ends with that check the rest (RFC 1950, 2.2).
const checksumSize = 4
