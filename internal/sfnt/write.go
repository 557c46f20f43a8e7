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
	f := p.font
	metrics := p.ownMetrics()
	if len(further) > 0 {
		metrics = len(p.glyphs) // what reads a whole font file may not know of shortened metrics
	}
	short := p.outlines <= 2*math.MaxUint16
	locaSize := 4 * (len(p.glyphs) + 1)
	if short {
		locaSize /= 2
	}
	l := layout{file: p.room}
	tables := []outTable{
		{"cvt ", len(f.cvt), f.cvt, nil},
		{"fpgm", len(f.fpgm), f.fpgm, nil},
		{"glyf", max(p.outlines, 2), nil, &l.glyf}, // some readers take an empty table for a missing one
		{"head", headSize, f.head[:headSize], &l.head},
		{"hhea", hheaSize, f.hhea[:hheaSize], &l.hhea},
		{"hmtx", 2*metrics + 2*len(p.glyphs), nil, &l.hmtx},
		{"loca", locaSize, nil, &l.loca},
		{"maxp", maxpSize, f.maxp[:maxpSize], &l.maxp},
		{"prep", len(f.prep), f.prep, nil},
	}
	if len(further) > 0 {
		tables = append(tables, further...)
		slices.SortFunc(tables, func(a, b outTable) int { return strings.Compare(a.tag, b.tag) })
	}
	l.place(tables)
	outlines := p.writeOutlines(&l, short)
	e := p.writeMetrics(&l, metrics)
	e.write(&l)
	binary.BigEndian.PutUint16(l.hhea[34:], uint16(metrics))
	binary.BigEndian.PutUint16(l.maxp[4:], uint16(len(p.glyphs)))
	binary.BigEndian.PutUint16(l.head[50:], 1)
	if short {
		binary.BigEndian.PutUint16(l.head[50:], 0)
	}
	l.sum()
	return &Subset{Data: l.file, NumGlyphs: len(p.glyphs), Outlines: outlines}
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
	if cap(l.file) < at+size {
		l.file = make([]byte, at+size)
	}
	l.file = l.file[:at+size]
	clear(l.file)
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
		place := l.file[at : at+t.size]
		copy(place, t.fixed)
		if t.place != nil {
			*t.place = place
		}
		if t.tag == "glyf" {
			l.glyfAt = at
		}
		at += padTo4(t.size)
	}
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

// writeOutlines fills glyf and loca, and returns where in the file the outlines lie.
func (p *plan) writeOutlines(l *layout, short bool) []Outline {
	outlines := make([]Outline, len(p.glyphs))
	start, at := l.glyfAt, 0
	for i, id := range p.glyphs {
		glyph, _ := p.font.outline(id)
		copy(l.glyf[at:], glyph)
		if isComposite(glyph) {
			p.renumber(l.glyf[at : at+len(glyph)])
		}
		outlines[i] = Outline{Start: start + at, End: start + at + padTo2(len(glyph)), Simple: !isComposite(glyph)}
		at += padTo2(len(glyph))
		// Entry 0 is 0, as the file was zero to begin with.
		if short {
			binary.BigEndian.PutUint16(l.loca[2*i+2:], uint16(at/2))
		} else {
			binary.BigEndian.PutUint32(l.loca[4*i+4:], uint32(at))
		}
	}
	return outlines
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
func (p *plan) ownMetrics() int {
	n := len(p.glyphs)
	last := p.font.Advance(p.glyphs[n-1])
	for n > 1 && p.font.Advance(p.glyphs[n-2]) == last {
		n--
	}
	return n
}

// writeMetrics fills hmtx and measures the glyphs on the way.
func (p *plan) writeMetrics(l *layout, own int) extent {
	var e extent
	hmtx := l.hmtx
	for i, id := range p.glyphs {
		advance, bearing := p.font.Advance(id), p.font.leftSideBearing(id)
		if i < own {
			binary.BigEndian.PutUint16(hmtx, uint16(advance))
			hmtx = hmtx[2:]
		}
		binary.BigEndian.PutUint16(hmtx, uint16(bearing))
		hmtx = hmtx[2:]
		e.advance = max(e.advance, advance)
		if b, ok := p.font.Bounds(id); ok {
			e.add(b, advance, bearing)
		}
	}
	return e
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
		sum := checksum(l.file[at : at+size])
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
