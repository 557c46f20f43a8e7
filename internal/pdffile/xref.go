package pdffile

import (
	"math"
	"slices"
)

// maxSections is how many cross-reference sections a file may have: one each time it is saved.
const maxSections = 1000

// readXref reads the cross-reference sections from the newest to the oldest. It reports whether
// they can be right.
func (f *File) readXref(offset int) bool {
	seen := map[int]bool{}
	for range maxSections {
		if offset < 0 || offset >= len(f.data) || seen[offset] {
			return len(seen) > 0 && seen[offset]
		}
		seen[offset] = true
		d := f.section(offset)
		if d == nil {
			return false
		}
		if f.Trailer == nil {
			f.Trailer = d
		}
		if extra, ok := d["XRefStm"].(int); ok && !seen[extra] && extra > 0 && extra < len(f.data) {
			seen[extra] = true
			f.section(extra)
		}
		prev, ok := d["Prev"]
		if !ok {
			return true
		}
		offset = Int(prev)
	}
	return false
}

// section reads a cross-reference section, a table or a stream, and returns its trailer.
func (f *File) section(offset int) Dict {
	l := f.lexer(f.data)
	l.pos = offset
	word, _ := l.Next()
	if word == Keyword("xref") {
		return f.table(l)
	}
	id, ok := word.(int)
	if !ok {
		return nil
	}
	s, ok := f.object(offset, id, false).(*Stream)
	if !ok || s.Dict["Type"] != Name("XRef") {
		return nil
	}
	s.clear = true
	data, err := f.Decode(s)
	if err != nil || !f.entries(s.Dict, data) {
		return nil
	}
	return s.Dict
}

func (f *File) table(l *Lexer) Dict {
	for {
		v, ok := l.Next()
		if !ok {
			return nil
		}
		if v == Keyword("trailer") {
			d, _ := l.value()
			trailer, _ := d.(Dict)
			return trailer
		}
		start, isInt := v.(int)
		count, _ := l.Next()
		if !isInt {
			return nil
		}
		for i := range Int(count) {
			offset, _ := l.Next()
			gen, _ := l.Next()
			kind, ok := l.Next()
			if !ok {
				return nil
			}
			switch kind {
			case Keyword("n"):
				f.add(start+i, entry{offset: Int(offset), gen: Int(gen)})
			case Keyword("f"):
				f.add(start+i, entry{offset: -1})
			default:
				return nil
			}
		}
	}
}

// add keeps the newest entry of an object.
func (f *File) add(id int, e entry) {
	if _, ok := f.xref[id]; !ok {
		f.xref[id] = e
	}
}

// entries reads the data of a cross-reference stream.
func (f *File) entries(d Dict, data []byte) bool {
	var w [3]int
	widths := f.Array(d["W"])
	if len(widths) < 3 {
		return false
	}
	for i := range w {
		if w[i] = Int(widths[i]); w[i] < 0 || w[i] > 8 {
			return false
		}
	}
	size := w[0] + w[1] + w[2]
	index := f.Array(d["Index"])
	if len(index) < 2 {
		index = Array{0, f.Int(d["Size"])}
	}
	for ; len(index) >= 2 && size > 0; index = index[2:] {
		start := Int(index[0])
		for i := 0; i < Int(index[1]) && len(data) >= size; i++ {
			kind := field(data[:w[0]], 1)
			a, b := field(data[w[0]:w[0]+w[1]], 0), field(data[w[0]+w[1]:size], 0)
			data = data[size:]
			switch kind {
			case 0:
				f.add(start+i, entry{offset: -1})
			case 1:
				f.add(start+i, entry{offset: a, gen: b})
			case 2:
				f.add(start+i, entry{stream: a})
			}
		}
	}
	return true
}

func field(b []byte, absent int) int {
	if len(b) == 0 {
		return absent
	}
	n := uint64(0)
	for _, c := range b {
		n = n<<8 | uint64(c)
	}
	return int(min(n&(1<<40-1), math.MaxInt)) // where int has 32 bits, no file holds what lies beyond
}

// rebuildStreams adds the objects of the object streams that were found, and takes the catalogue
// from the dictionary of a cross-reference stream, or from the object that is one.
func (f *File) rebuildStreams(trailer Dict) {
	ids := make([]int, 0, len(f.xref))
	for id := range f.xref {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var streams []int
	for _, id := range ids {
		switch v := f.object(f.xref[id].offset, id, false).(type) {
		case *Stream:
			switch v.Dict["Type"] {
			case Name("XRef"):
				merge(trailer, v.Dict)
			case Name("ObjStm"):
				streams = append(streams, id)
			}
		case Dict:
			if v["Type"] == Name("Catalog") && trailer["Root"] == nil {
				trailer["Root"] = Ref{ID: id}
			}
		}
	}
	f.Trailer = trailer
	if trailer["Encrypt"] != nil && f.openCrypt() != nil {
		return
	}
	for _, id := range streams {
		for n := range f.objectsOf(id).at {
			if _, ok := f.xref[n]; !ok {
				f.xref[n] = entry{stream: id}
			}
		}
	}
	f.findCatalogue(trailer)
}

func (f *File) objectsOf(stream int) *objectStream {
	o := f.openObjects(stream)
	f.packed[stream] = o
	return o
}

// findCatalogue looks for the catalogue among all objects when nothing points to it.
func (f *File) findCatalogue(trailer Dict) {
	if trailer["Root"] != nil {
		return
	}
	ids := make([]int, 0, len(f.xref))
	for id := range f.xref {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		if d, ok := f.load(id).(Dict); ok && d["Type"] == Name("Catalog") {
			trailer["Root"] = Ref{ID: id}
			return
		}
	}
}
