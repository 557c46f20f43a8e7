package refit

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Flags of a component of a composite glyph (OpenType 1.9, "glyf", Composite Glyph Description).
const (
	argsAreWords   = 0x0001
	haveScale      = 0x0008
	moreComponents = 0x0020
	haveXAndYScale = 0x0040
	haveTwoByTwo   = 0x0080
)

// components returns which glyphs are parts of others. Those others may name their points by number and have bounds of their
// own, so they are left alone.
func (f *file) components() ([]bool, error) {
	out := make([]bool, len(f.glyphs))
	for i, g := range f.glyphs {
		if len(g) == 0 || !isComposite(g) {
			continue
		}
		r := &reader{data: g[glyphHead:]}
		for more := true; more; {
			flags, part := r.uint16(), r.uint16()
			more = flags&moreComponents != 0
			r.take(componentSize(flags))
			if r.bad || part >= len(out) {
				return nil, fmt.Errorf("refit: composite glyph %d is damaged", i)
			}
			out[part] = true
		}
	}
	return out, nil
}

// componentSize is how many bytes follow a component's flags and glyph.
func componentSize(flags int) int {
	size := 2
	if flags&argsAreWords != 0 {
		size = 4
	}
	switch {
	case flags&haveScale != 0:
		size += 2
	case flags&haveXAndYScale != 0:
		size += 4
	case flags&haveTwoByTwo != 0:
		size += 8
	}
	return size
}

func int16At(b []byte, at int) int { return int(int16(binary.BigEndian.Uint16(b[at:]))) }

func putInt16(b []byte, at, v int) {
	binary.BigEndian.PutUint16(b[at:], uint16(min(max(v, math.MinInt16), math.MaxInt16)))
}

// metric is where a glyph's advance and left side bearing stand in hmtx.
func (f *file) metric(i int) (advance, bearing int) {
	own := int(binary.BigEndian.Uint16(f.table("hhea")[34:]))
	if i < own {
		return 4 * i, 4*i + 2
	}
	return 4 * (own - 1), 4*own + 2*(i-own)
}

// follow puts the new glyphs in the place of the old ones and has the other tables follow.
func (f *file) follow(glyphs [][]byte) {
	head, hhea, hmtx, maxp := f.table("head"), f.table("hhea"), f.table("hmtx"), f.table("maxp")
	box := [4]int{math.MaxInt, math.MaxInt, math.MinInt, math.MinInt}
	left, right, reach := math.MaxInt, math.MaxInt, math.MinInt
	points, contours := 0, 0
	for i, g := range glyphs {
		if len(g) == 0 {
			continue
		}
		advanceAt, bearingAt := f.metric(i)
		xMin, xMax := int16At(g, 2), int16At(g, 6)
		bearing := int16At(hmtx, bearingAt) + xMin - int16At(f.glyphs[i], 2)
		putInt16(hmtx, bearingAt, bearing)
		box = [4]int{min(box[0], xMin), min(box[1], int16At(g, 4)), max(box[2], xMax), max(box[3], int16At(g, 8))}
		left, reach = min(left, bearing), max(reach, bearing+xMax-xMin)
		right = min(right, int(binary.BigEndian.Uint16(hmtx[advanceAt:]))-bearing-(xMax-xMin))
		if n := int16At(g, 0); n > 0 && glyphHead+2*n <= len(g) { // Symbols keeps glyphs that it does not look into
			contours = max(contours, n)
			points = max(points, int(binary.BigEndian.Uint16(g[glyphHead+2*(n-1):]))+1)
		}
	}
	f.glyphs = glyphs
	f.join()
	if left == math.MaxInt {
		return // no glyph has an outline
	}
	for i, v := range box {
		putInt16(head, 36+2*i, v)
	}
	for i, v := range []int{left, right, reach} {
		putInt16(hhea, 12+2*i, v)
	}
	binary.BigEndian.PutUint16(maxp[6:], uint16(points))
	binary.BigEndian.PutUint16(maxp[8:], uint16(contours))
}

const (
	nameHead    = 6
	nameRecord  = 12
	description = 10
)

// note adds a sentence to the font's description (name 10) for Windows, which is in UTF-16. A font without one stays without.
func (f *file) note(sentence string) {
	old := f.table("name")
	if len(old) < nameHead {
		return
	}
	count, at := int(binary.BigEndian.Uint16(old[2:])), int(binary.BigEndian.Uint16(old[4:]))
	if nameHead+count*nameRecord > at || at > len(old) {
		return
	}
	name := append([]byte{}, old...)
	for i := range count {
		r := name[nameHead+i*nameRecord:]
		size, from := int(binary.BigEndian.Uint16(r[8:])), int(binary.BigEndian.Uint16(r[10:]))
		if binary.BigEndian.Uint16(r) != 3 || binary.BigEndian.Uint16(r[6:]) != description || at+from+size > len(old) {
			continue
		}
		text := append([]byte{}, old[at+from:at+from+size]...)
		for _, c := range sentence {
			text = append(text, 0, byte(c))
		}
		if len(name)-at+len(text) > math.MaxUint16 {
			continue
		}
		binary.BigEndian.PutUint16(r[8:], uint16(len(text)))
		binary.BigEndian.PutUint16(r[10:], uint16(len(name)-at))
		name = append(name, text...)
	}
	f.set("name", name)
}
