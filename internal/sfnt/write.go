package sfnt

import (
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
	"strings"
)

// checksumMagic is what the sum over a whole font file comes to (OpenType 1.9, "head", checkSumAdjustment).
const checksumMagic = 0xB1B0AFBA

// layout is the place of each table in the file: their contents, or room for them.
type layout struct {
	file                               []byte
	glyfAt                             int
	left                               int    // bytes of outlines, the beginning of glyf, that the file is without
	leftSum                            uint32 // their checksum
	head, hhea, maxp, hmtx, loca, glyf []byte
}

// outTable is one table of the file to be written.
type outTable struct {
	tag   string
	size  int
	fixed []byte  // bytes to begin with; the rest is filled in later
	place *[]byte // told where the table has come to stand; nil if nothing is to be filled in
}

// write makes the file, with further tables for those that need them. take has seen every glyph, so nothing can fail here.
func (p *plan) write(further ...outTable) *Subset {
	glyphs := make([]Measured, len(p.glyphs))
	for i, id := range p.glyphs {
		glyphs[i] = p.font.measure(id)
		if m := p.margin(i); m.set() {
			p.outlines -= maxMoved
			glyphs[i] = glyphs[i].moved(m)
			p.outlines += glyphs[i].size
		}
	}
	narrow(glyphs, p.most)
	l := layout{file: p.room}
	p.font.fill(&l, glyphs, p.outlines, further)
	p.writeOutlines(&l, glyphs)
	l.sum()
	return &Subset{Data: l.file, NumGlyphs: len(p.glyphs)}
}

// fill lays out the file of a subset and fills all its tables but glyf. outlines is how many bytes are in that.
func (f *Font) fill(l *layout, glyphs []Measured, outlines int, further []outTable) {
	metrics := ownMetrics(glyphs)
	if len(further) > 0 {
		metrics = len(glyphs) // what reads a whole font file may not know of shortened metrics
	}
	short := outlines <= 2*math.MaxUint16
	locaSize := 4 * (len(glyphs) + 1)
	if short {
		locaSize /= 2
	}
	tables := []outTable{
		{"cvt ", len(f.cvt), f.cvt, nil},
		{"fpgm", len(f.fpgm), f.fpgm, nil},
		{"glyf", max(outlines, 2), nil, &l.glyf}, // some readers take an empty table for a missing one
		{"head", headSize, f.head[:headSize], &l.head},
		{"hhea", hheaSize, f.hhea[:hheaSize], &l.hhea},
		{"hmtx", 2*metrics + 2*len(glyphs), nil, &l.hmtx},
		{"loca", locaSize, nil, &l.loca},
		{"maxp", maxpSize, f.maxp[:maxpSize], &l.maxp},
		{"prep", len(f.prep), f.prep, nil},
	}
	if len(further) > 0 {
		tables = inOrder(append(tables, further...))
	}
	l.place(tables)
	l.writePlaces(glyphs, short)
	l.writeMetrics(glyphs, metrics)
	binary.BigEndian.PutUint16(l.hhea[34:], uint16(metrics))
	binary.BigEndian.PutUint16(l.maxp[4:], uint16(len(glyphs)))
	if anyComposed(glyphs) {
		l.allowComponents()
	}
	binary.BigEndian.PutUint16(l.head[50:], 1)
	if short {
		binary.BigEndian.PutUint16(l.head[50:], 0)
	}
}

// inOrder sorts tables as a directory lists them.
func inOrder(tables []outTable) []outTable {
	slices.SortFunc(tables, func(a, b outTable) int { return strings.Compare(a.tag, b.tag) })
	return tables
}

// place lays out the file, writes its directory, all but the checksums, and the bytes tables begin with. The three tables
// for hinting are left out if they are empty.
func (l *layout) place(tables []outTable) {
	n, size := 0, 0
	for _, t := range tables {
		if t.size > 0 {
			n++
			size += padTo4(t.size)
		}
	}
	at := headerSize + recordSize*n
	size += at - l.left
	if cap(l.file) < size {
		l.file = make([]byte, size)
	} else {
		l.file = l.file[:size]
		clear(l.file)
	}
	writeHeader(l.file, n)
	record := l.file[headerSize:]
	for _, t := range tables {
		if t.size == 0 {
			continue
		}
		copy(record, t.tag)
		binary.BigEndian.PutUint32(record[8:], uint32(at))
		binary.BigEndian.PutUint32(record[12:], uint32(t.size))
		record = record[recordSize:]
		here := t.size
		if t.tag == "glyf" {
			l.glyfAt, here = at, t.size-l.left
		}
		place := l.file[l.index(at):][:here]
		copy(place, t.fixed)
		if t.place != nil {
			*t.place = place
		}
		at += padTo4(t.size)
	}
}

// index returns where in l.file stands what has the place at in the whole file.
func (l *layout) index(at int) int {
	if l.glyfAt == 0 || at <= l.glyfAt {
		return at
	}
	return at - l.left
}

func writeHeader(file []byte, tables int) {
	log := bits.Len(uint(tables)) - 1
	searchRange := recordSize << log
	binary.BigEndian.PutUint32(file, magicTrueType)
	binary.BigEndian.PutUint16(file[4:], uint16(tables))
	binary.BigEndian.PutUint16(file[6:], uint16(searchRange))
	binary.BigEndian.PutUint16(file[8:], uint16(log))
	binary.BigEndian.PutUint16(file[10:], uint16(recordSize*tables-searchRange))
}

// writeOutlines fills glyf.
func (p *plan) writeOutlines(l *layout, glyphs []Measured) {
	at := 0
	for i, id := range p.glyphs {
		if m := p.margin(i); m.set() {
			glyphs[i].appendMoved(l.glyf[at:at], m)
			at += glyphs[i].size
			continue
		}
		glyph, _ := p.font.outline(id)
		copy(l.glyf[at:], glyph)
		if isComposite(glyph) {
			p.renumber(l.glyf[at : at+len(glyph)])
		}
		at += padTo2(len(glyph))
	}
}

// writePlaces fills loca. Its entry 0 is 0, as the file was to begin with.
func (l *layout) writePlaces(glyphs []Measured, short bool) {
	at := 0
	for i := range glyphs {
		at += glyphs[i].size
		if short {
			binary.BigEndian.PutUint16(l.loca[2*i+2:], uint16(at/2))
		} else {
			binary.BigEndian.PutUint32(l.loca[4*i+4:], uint32(at))
		}
	}
}

// renumber rewrites the components of a composite glyph that visitComponents has found sound.
func (p *plan) renumber(glyph []byte) {
	for at := glyphHead; at != 0; {
		component := glyph[at+2:]
		binary.BigEndian.PutUint16(component, p.nodes[binary.BigEndian.Uint16(component)].new)
		at, _ = nextComponent(glyph, at)
	}
}

// ownMetrics returns how many glyphs need an advance of their own in hmtx: the last one given counts for all that follow.
func ownMetrics(glyphs []Measured) int {
	n := len(glyphs)
	for n > 1 && glyphs[n-2].advance == glyphs[len(glyphs)-1].advance {
		n--
	}
	return n
}

// writeMetrics fills hmtx, and writes to head and hhea what it finds on the way.
func (l *layout) writeMetrics(glyphs []Measured, own int) {
	var e extent
	hmtx := l.hmtx
	for i := range glyphs {
		g := &glyphs[i]
		if i < own {
			binary.BigEndian.PutUint16(hmtx, uint16(g.advance))
			hmtx = hmtx[2:]
		}
		binary.BigEndian.PutUint16(hmtx, uint16(g.bearing))
		hmtx = hmtx[2:]
		e.advance = max(e.advance, g.advance)
		if g.drawn {
			e.add(g.box, g.advance, g.bearing)
		}
	}
	e.write(l)
}

// extent gathers what head and hhea say on all glyphs together.
type extent struct {
	any                bool // a glyph with an outline was seen; the values below, but for advance, are of such glyphs
	box                Rect
	advance            int // the widest
	left, right, reach int // least side bearings, and the furthest an outline goes
}

func (e *extent) add(b Rect, advance, bearing int) {
	reach := bearing + b.XMax - b.XMin
	if !e.any {
		e.any, e.box, e.left, e.right, e.reach = true, b, bearing, advance-reach, reach
		return
	}
	e.box.XMin = min(e.box.XMin, b.XMin)
	e.box.YMin = min(e.box.YMin, b.YMin)
	e.box.XMax = max(e.box.XMax, b.XMax)
	e.box.YMax = max(e.box.YMax, b.YMax)
	e.left = min(e.left, bearing)
	e.right = min(e.right, advance-reach)
	e.reach = max(e.reach, reach)
}

func (e *extent) write(l *layout) {
	for i, v := range []int{e.box.XMin, e.box.YMin, e.box.XMax, e.box.YMax} {
		binary.BigEndian.PutUint16(l.head[36+2*i:], uint16(v))
	}
	binary.BigEndian.PutUint16(l.hhea[10:], uint16(e.advance))
	for i, v := range []int{e.left, e.right, e.reach} {
		v = min(max(v, math.MinInt16), math.MaxInt16)
		binary.BigEndian.PutUint16(l.hhea[12+2*i:], uint16(v))
	}
}

// sum writes the checksums of the directory and, last, the one of the file, which is kept out of them.
func (l *layout) sum() {
	adjustment := l.head[8:12]
	clear(adjustment)
	n := int(binary.BigEndian.Uint16(l.file[4:]))
	total := uint32(0)
	for i := range n {
		record := l.file[headerSize+recordSize*i:]
		at := int(binary.BigEndian.Uint32(record[8:]))
		size := padTo4(int(binary.BigEndian.Uint32(record[12:])))
		left := uint32(0)
		if at == l.glyfAt {
			size, left = size-l.left, l.leftSum
		}
		sum := left + checksum(l.file[l.index(at):][:size])
		binary.BigEndian.PutUint32(record[4:], sum)
		total += sum
	}
	total += checksum(l.file[:headerSize+recordSize*n])
	binary.BigEndian.PutUint32(adjustment, checksumMagic-total)
}

// checksum adds up 32-bit words; b is a whole number of them. It takes two at a time, being the costliest step of writing;
// only the lower halves of both sums count.
func checksum(b []byte) uint32 {
	var high, low uint64
	for ; len(b) >= 8; b = b[8:] {
		v := binary.BigEndian.Uint64(b)
		high += v >> 32
		low += v
	}
	if len(b) >= 4 {
		low += uint64(binary.BigEndian.Uint32(b))
	}
	return uint32(high) + uint32(low)
}
