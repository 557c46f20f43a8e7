package pdfobj

import (
	"bufio"
	_ "embed" // the code
	"io"
	"strconv"

	"github.com/nianbao/nianbao/internal/deflate"
)

// writing is a file being written, with the place of each object.
type writing struct {
	w      *bufio.Writer
	offset int // of the next byte
	text   Buffer
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

// begin writes what an object begins with.
func (w *writing) begin(r Ref) {
	w.text.Reset()
	w.add(w.text.Int(int(r)).Raw(" 0 obj\n").Bytes())
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

// objectSizes is the code in which object streams are compressed, made from those of reports.
//
//go:embed objects.code
var objectSizes string

var objectsKind Kind = deflate.Later(objectSizes)

// packObjects moves all objects that are no streams into object streams (7.5.7).
func (f *File) packObjects() {
	given := f.objects
	for from := 0; from < len(given) && f.err == nil; {
		count, to := 0, from
		for ; to < len(given) && count < perStream; to++ {
			if !given[to].stream {
				count++
			}
		}
		if count > 0 {
			f.packStream(from, to, count)
		}
		from = to
	}
}

// packStream moves the objects of a range that are no streams, count of them.
func (f *File) packStream(from, to, count int) {
	stream := f.New()
	data, offset, index := f.gather[:0], 0, 0
	for i := from; i < to; i++ {
		o := &f.objects[i]
		if o.stream {
			continue
		}
		data = strconv.AppendInt(data, int64(i+1), 10)
		data = strconv.AppendInt(append(data, ' '), int64(offset), 10)
		data = append(data, ' ')
		offset += len(o.body) + 1
		o.packed = packed{stream, index}
		index++
	}
	var entries Buffer
	entries.Key("Type").Name("ObjStm").Key("N").Int(count).Key("First").Int(len(data))
	for _, o := range f.objects[from:to] {
		if !o.stream {
			data = append(append(data, o.body...), '\n')
		}
	}
	f.gather = data
	f.TextStream(stream, &entries, data, objectsKind)
}

// bufferSize is how much is given to the caller's writer at once.
const bufferSize = 32 << 10

// body writes the header and all objects that stand in the file by themselves.
func (f *File) body(out io.Writer) *writing {
	if f.out == nil {
		f.out = bufio.NewWriterSize(nil, bufferSize)
	}
	f.out.Reset(out)
	w := &writing{w: f.out, places: f.places}
	w.addString("%PDF-" + f.Version.String() + binary)
	for i := range f.objects {
		o := &f.objects[i]
		if o.packed.stream != 0 {
			w.places = append(w.places, place{kind: 2, offset: int(o.packed.stream), index: o.packed.index})
			continue
		}
		w.places = append(w.places, place{kind: 1, offset: w.offset})
		w.begin(Ref(i + 1))
		w.add(o.body)
		if o.stream {
			w.streamData(o.data)
		}
		w.addString("\nendobj\n")
	}
	f.places = w.places
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
	o := &w.text
	o.Reset()
	o.Raw("xref\n0").Int(len(w.places) + 1).Raw("\n0000000000 65535 f \n")
	for _, p := range w.places {
		o.Digits(p.offset, 10).Raw(" 00000 n \n")
	}
	o.Raw("trailer\n").Dict()
	trailer(o, len(w.places)+1, root, info, id)
	o.EndDict()
	w.add(o.Bytes())
	w.end(start)
}

// row is the size of an entry of the cross-reference stream: its kind, an offset and an index.
const row = 1 + 4 + 2

// stream writes a cross-reference stream (7.5.8), its rows as differences to the row above.
func (w *writing) stream(root, info Ref, id string) {
	start := w.offset
	w.places = append(w.places, place{kind: 1, offset: start})
	rows := make([]byte, 0, (len(w.places)+1)*row)
	rows = append(rows, 0, 0, 0, 0, 0, 0xff, 0xff)
	for _, p := range w.places {
		rows = append(rows, p.kind, byte(p.offset>>24), byte(p.offset>>16), byte(p.offset>>8), byte(p.offset), byte(p.index>>8), byte(p.index))
	}
	data, err := deflate.Compress(nil, upPredict(rows, row))
	if err != nil {
		w.err = err
		return
	}
	w.begin(Ref(len(w.places)))
	o := &w.text
	o.Reset()
	o.Dict().Key("Type").Name("XRef").Key("W").Raw("[1 4 2]").Key("Filter").Name("FlateDecode")
	o.Key("DecodeParms").Dict().Key("Predictor").Int(12).Key("Columns").Int(row).EndDict()
	trailer(o, len(w.places)+1, root, info, id)
	o.Key("Length").Int(len(data)).EndDict()
	w.add(o.Bytes())
	w.streamData(data)
	w.addString("\nendobj\n")
	w.end(start)
}

func (w *writing) end(start int) {
	w.text.Reset()
	w.add(w.text.Raw("\nstartxref\n").Int(start).Raw("\n%%EOF\n").Bytes())
}

func trailer(o *Buffer, size int, root, info Ref, id string) {
	o.Key("Size").Int(size).Key("Root").Ref(root)
	if info != 0 {
		o.Key("Info").Ref(info)
	}
	o.Key("ID").Array()
	for range 2 {
		o.Raw("<")
		for i := 0; i < len(id); i += 2 {
			o.Hex16(uint16(id[i])<<8 | uint16(id[i+1]))
		}
		o.Raw(">")
	}
	o.EndArray()
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
