package pdfobj

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/internal/deflate"
)

// writing is a file being written, with the place of each object.
type writing struct {
	w      *bufio.Writer
	offset int // of the next byte
	places []place
	err    error
}

// add writes bytes; an error of the writer sticks to it.
func (w *writing) add(b []byte) {
	n, _ := w.w.Write(b)
	w.offset += n
}

func (w *writing) addString(s string) {
	n, _ := w.w.WriteString(s)
	w.offset += n
}

// place is an entry of the cross-reference: the offset of an object, or the object stream
// it lies in and its index there.
type place struct {
	kind   byte // 1 offset, 2 in an object stream
	offset int
	index  int
}

// packed is where packObjects put an object.
type packed struct {
	stream Ref
	index  int
}

// perStream is how many objects one object stream holds: few enough that a reader does
// not unpack much for one of them, many enough to compress well.
const perStream = 600

// packObjects moves all objects that are no streams into object streams (7.5.7).
func (f *File) packObjects() {
	var members []Ref
	for i, o := range f.objects {
		if !o.stream {
			members = append(members, Ref(i+1))
		}
	}
	for len(members) > 0 && f.err == nil {
		n := min(perStream, len(members))
		f.packStream(members[:n])
		members = members[n:]
	}
}

func (f *File) packStream(members []Ref) {
	size, offset := 0, 0
	for _, r := range members {
		size += len(f.objects[r-1].body) + len("12345 123456 \n")
	}
	data := make([]byte, 0, size)
	for _, r := range members {
		data = strconv.AppendInt(data, int64(r), 10)
		data = strconv.AppendInt(append(data, ' '), int64(offset), 10)
		data = append(data, ' ')
		offset += len(f.objects[r-1].body) + 1
	}
	var entries Buffer
	entries.Key("Type").Name("ObjStm").Key("N").Int(len(members)).Key("First").Int(len(data))
	for _, r := range members {
		data = append(append(data, f.objects[r-1].body...), '\n')
	}
	stream := f.New()
	f.Stream(stream, &entries, data)
	for i, r := range members {
		f.objects[r-1].body = nil
		f.objects[r-1].packed = packed{stream, i}
	}
}

// bufferSize is how much is given to the caller's writer at once.
const bufferSize = 32 << 10

// body writes the header and all objects that stand in the file by themselves.
func (f *File) body(out io.Writer) *writing {
	w := &writing{w: bufio.NewWriterSize(out, bufferSize), places: make([]place, len(f.objects))}
	w.addString(header)
	for i, o := range f.objects {
		if o.packed.stream != 0 {
			w.places[i] = place{kind: 2, offset: int(o.packed.stream), index: o.packed.index}
			continue
		}
		w.places[i] = place{kind: 1, offset: w.offset}
		w.addString(strconv.Itoa(i+1) + " 0 obj\n")
		w.add(o.body)
		if o.stream {
			w.streamData(o.data)
		}
		w.addString("\nendobj\n")
	}
	return w
}

func (w *writing) streamData(data []byte) {
	w.addString("\nstream\n")
	w.add(data)
	w.addString("\nendstream")
}

// table writes a classic cross-reference table and trailer (7.5.4, 7.5.5).
func (w *writing) table(root, info Ref, id string) {
	start := w.offset
	w.addString(fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(w.places)+1))
	for _, p := range w.places {
		w.addString(fmt.Sprintf("%010d 00000 n \n", p.offset))
	}
	var o Buffer
	o.Dict()
	trailer(&o, len(w.places)+1, root, info, id)
	o.EndDict()
	w.addString("trailer\n")
	w.add(o.Bytes())
	w.end(start)
}

// stream writes a cross-reference stream (7.5.8), its rows as differences to the row above.
func (w *writing) stream(root, info Ref, id string) {
	start := w.offset
	w.places = append(w.places, place{kind: 1, offset: start})
	const row = 1 + 4 + 2
	rows := make([]byte, 0, (len(w.places)+1)*row)
	rows = append(rows, 0, 0, 0, 0, 0, 0xff, 0xff)
	for _, p := range w.places {
		rows = append(rows, p.kind, byte(p.offset>>24), byte(p.offset>>16), byte(p.offset>>8), byte(p.offset), byte(p.index>>8), byte(p.index))
	}
	data, err := deflate.Compress(upPredict(rows, row))
	if err != nil {
		w.err = err
		return
	}
	var o Buffer
	o.Dict().Key("Type").Name("XRef").Key("W").Raw("[1 4 2]").Key("Filter").Name("FlateDecode")
	o.Key("DecodeParms").Dict().Key("Predictor").Int(12).Key("Columns").Int(row).EndDict()
	trailer(&o, len(w.places)+1, root, info, id)
	o.Key("Length").Int(len(data)).EndDict()
	w.addString(strconv.Itoa(len(w.places)) + " 0 obj\n")
	w.add(o.Bytes())
	w.streamData(data)
	w.addString("\nendobj\n")
	w.end(start)
}

func (w *writing) end(start int) {
	w.addString(fmt.Sprintf("\nstartxref\n%d\n%%%%EOF\n", start))
}

func trailer(o *Buffer, size int, root, info Ref, id string) {
	o.Key("Size").Int(size).Key("Root").Ref(root).Key("Info").Ref(info)
	digits := "<" + strings.ToUpper(hex.EncodeToString([]byte(id))) + ">"
	o.Key("ID").Array().Raw(digits).Raw(digits).EndArray()
}

// upPredict encodes rows with PNG's Up predictor.
func upPredict(rows []byte, width int) []byte {
	out := make([]byte, 0, len(rows)+len(rows)/width)
	above := make([]byte, width)
	for at := 0; at < len(rows); at += width {
		out = append(out, 2)
		for i, c := range rows[at : at+width] {
			out = append(out, c-above[i])
		}
		above = rows[at : at+width]
	}
	return out
}
