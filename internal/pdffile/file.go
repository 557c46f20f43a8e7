package pdffile

import (
	"bytes"
	"strconv"
)

// The limits of a file.
const (
	maxNodes   = 4_000_000 // values made of it
	maxStream  = 48 << 20  // bytes of one stream, unpacked
	maxTotal   = 96 << 20  // bytes of all streams, unpacked
	maxHops    = 32        // references to references
	maxLoading = 64        // objects that need each other to be read
	headRoom   = 1024      // where the first line may stand
	tailRoom   = 2048      // where the last lines may stand
)

// File is an open file.
type File struct {
	// Trailer is the trailer dictionary.
	Trailer Dict
	// Rebuilt says that the cross-reference was wrong and the objects were found by searching.
	Rebuilt bool

	data    []byte
	xref    map[int]entry
	cache   map[int]any
	loading map[int]bool
	packed  map[int]*objectStream
	crypt   *crypt
	nodes   int
	left    int // bytes that may still be unpacked
}

// entry is where an object stands: at an offset, or in an object stream.
type entry struct {
	offset int
	stream int // the number of the object stream, 0 for none
	gen    int
}

// Open reads the cross-reference of a file.
func Open(data []byte) (*File, error) {
	head := bytes.Index(data[:min(len(data), headRoom)], []byte("%PDF-"))
	if head < 0 {
		return nil, ErrNotPDF
	}
	f := &File{data: data[head:], nodes: maxNodes, left: maxTotal}
	f.forget()
	tail := f.data[max(0, len(f.data)-tailRoom):]
	at := bytes.LastIndex(tail, []byte("startxref"))
	if at < 0 {
		return nil, ErrCut
	}
	l := f.lexer(tail[at+len("startxref"):])
	start, _ := l.Next()
	if offset, ok := start.(int); !ok || !f.readXref(offset) || !f.sound() {
		f.rebuild()
	}
	if f.nodes <= 0 {
		return nil, ErrLimit
	}
	if f.Trailer["Encrypt"] != nil {
		if err := f.openCrypt(); err != nil {
			return nil, err
		}
	}
	if f.Dict(f.Trailer["Root"]) == nil && !f.Rebuilt {
		f.rebuild()
	}
	if f.Dict(f.Trailer["Root"]) == nil {
		return nil, ErrDamaged
	}
	return f, nil
}

// Full reports whether the limit of values or of unpacked bytes was reached, so that something is
// missing.
func (f *File) Full() bool { return f.nodes <= 0 || f.left <= 0 }

func (f *File) forget() {
	f.xref, f.cache, f.loading, f.packed = map[int]entry{}, map[int]any{}, map[int]bool{}, map[int]*objectStream{}
}

func (f *File) lexer(data []byte) *Lexer { return &Lexer{data: data, nodes: &f.nodes, refs: true} }

// sound reports whether the catalogue is where the cross-reference says. An encrypted file's is
// only looked at when it stands in no stream, as nothing is decrypted yet.
func (f *File) sound() bool {
	root, ok := f.Trailer["Root"].(Ref)
	if !ok {
		return false
	}
	e, ok := f.xref[root.ID]
	if !ok {
		return false
	}
	if e.stream != 0 {
		return true
	}
	_, ok = f.object(e.offset, root.ID, false).(Dict)
	return ok
}

// Resolve follows references. An object that is missing is nil.
func (f *File) Resolve(v any) any {
	for range maxHops {
		r, ok := v.(Ref)
		if !ok {
			return v
		}
		v = f.load(r.ID)
	}
	return nil
}

// load returns an object. One that is asked for while it is being read is nil.
func (f *File) load(id int) any {
	if v, ok := f.cache[id]; ok {
		return v
	}
	e, ok := f.xref[id]
	if !ok || f.loading[id] || len(f.loading) > maxLoading {
		return nil
	}
	f.loading[id] = true
	defer delete(f.loading, id)
	var v any
	if e.stream != 0 {
		v = f.fromStream(e.stream, id)
	} else {
		v = f.object(e.offset, id, true)
	}
	f.cache[id] = v
	return v
}

// object reads "id gen obj … endobj" at an offset; nil when another object stands there.
func (f *File) object(offset, id int, decrypt bool) any {
	if offset < 0 || offset >= len(f.data) {
		return nil
	}
	l := f.lexer(f.data)
	l.pos = offset
	got, _ := l.Next()
	gen, _ := l.Next()
	word, _ := l.Next()
	if got != id || word != Keyword("obj") {
		return nil
	}
	v, _ := l.value()
	if _, isWord := v.(Keyword); isWord {
		return nil
	}
	ref := Ref{id, Int(gen)}
	if d, ok := v.(Dict); ok {
		back := l.pos
		if word, _ := l.Next(); word == Keyword("stream") {
			return f.stream(d, l.pos, ref, decrypt)
		}
		l.pos = back
	}
	if decrypt && f.crypt != nil {
		return f.crypt.value(v, ref)
	}
	return v
}

// stream makes a stream of a dictionary and the data at an offset.
func (f *File) stream(d Dict, pos int, ref Ref, decrypt bool) *Stream {
	if pos < len(f.data) && f.data[pos] == '\r' {
		pos++
	}
	if pos < len(f.data) && f.data[pos] == '\n' {
		pos++
	}
	pos = min(pos, len(f.data))
	s := &Stream{Dict: d, ref: ref, raw: f.extent(f.data[pos:], f.Int(d["Length"]))}
	if decrypt && f.crypt != nil {
		s.Dict, _ = f.crypt.value(d, ref).(Dict)
	}
	s.clear = d["Type"] == Name("XRef")
	return s
}

// extent is the data of a stream: as long as it says when "endstream" follows, else up to there.
func (f *File) extent(data []byte, length int) []byte {
	word := []byte("endstream")
	if length >= 0 && length <= len(data) && bytes.HasPrefix(bytes.TrimLeft(data[length:min(len(data), length+len(word)+4)], "\r\n \t"), word) {
		return data[:length]
	}
	if i := bytes.Index(data, word); i >= 0 {
		return bytes.TrimSuffix(bytes.TrimSuffix(data[:i], []byte("\n")), []byte("\r"))
	}
	return data
}

// objectStream is an object stream that is unpacked.
type objectStream struct {
	data []byte
	at   map[int]int
}

func (f *File) fromStream(stream, id int) any {
	o := f.packed[stream]
	if o == nil {
		o = f.openObjects(stream)
		f.packed[stream] = o
	}
	at, ok := o.at[id]
	if !ok {
		return nil
	}
	l := f.lexer(o.data)
	l.pos = at
	v, _ := l.value()
	if _, isWord := v.(Keyword); isWord {
		return nil
	}
	return v
}

// openObjects unpacks an object stream and reads the offsets in it. An object stream in an object
// stream is none.
func (f *File) openObjects(stream int) *objectStream {
	o := &objectStream{at: map[int]int{}}
	if e, ok := f.xref[stream]; !ok || e.stream != 0 {
		return o
	}
	s, _ := f.load(stream).(*Stream)
	if s == nil {
		return o
	}
	o.data, _ = f.Decode(s)
	l, first := f.lexer(o.data), f.Int(s.Dict["First"])
	for range f.Int(s.Dict["N"]) {
		id, _ := l.Next()
		at, ok := l.Next()
		if !ok {
			break
		}
		if offset := first + Int(at); offset >= 0 && offset <= len(o.data) {
			o.at[Int(id)] = offset
		}
	}
	return o
}

// rebuild finds the objects by searching the file for "id gen obj". The last one of a number
// counts, as it does after incremental updates.
func (f *File) rebuild() {
	f.forget()
	f.Rebuilt = true
	trailer := Dict{}
	for at := 0; ; {
		i := bytes.Index(f.data[at:], []byte("obj"))
		if i < 0 {
			break
		}
		at += i + len("obj")
		if id, gen, offset, ok := f.heading(at - len("obj")); ok {
			f.xref[id] = entry{offset: offset, gen: gen}
		}
	}
	for at := 0; ; {
		i := bytes.Index(f.data[at:], []byte("trailer"))
		if i < 0 {
			break
		}
		at += i + len("trailer")
		l := f.lexer(f.data)
		l.pos = at
		if d, _ := l.value(); d != nil {
			merge(trailer, d)
		}
	}
	f.rebuildStreams(trailer)
	f.Trailer = trailer
}

func merge(trailer Dict, v any) {
	d, _ := v.(Dict)
	for _, k := range []Name{"Root", "Info", "Encrypt", "ID"} {
		if d[k] != nil {
			trailer[k] = d[k]
		}
	}
}

// heading reads "id gen " before an offset where "obj" stands.
func (f *File) heading(at int) (id, gen, offset int, ok bool) {
	i := at
	number := func() (int, bool) {
		end := i
		for end > 0 && isSpace(f.data[end-1]) {
			end--
		}
		start := end
		for start > 0 && end-start < 10 && f.data[start-1] >= '0' && f.data[start-1] <= '9' {
			start--
		}
		n, err := strconv.Atoi(string(f.data[start:end]))
		i = start
		return n, err == nil && end < at+1
	}
	gen, ok = number()
	if !ok || i == at {
		return 0, 0, 0, false
	}
	id, ok = number()
	return id, gen, i, ok
}
