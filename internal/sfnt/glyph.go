package sfnt

import "encoding/binary"

const glyphHead = 10 // numberOfContours and the bounding box

// Flags of a component of a composite glyph (OpenType 1.9, "glyf", Composite Glyph Description).
const (
	argsAreWords    = 0x0001
	haveScale       = 0x0008
	moreComponents  = 0x0020
	haveXAndYScale  = 0x0040
	haveTwoByTwo    = 0x0080
	componentLength = 4 // flags and glyph
)

// Rect is a rectangle in font units.
type Rect struct{ XMin, YMin, XMax, YMax int }

// Advance returns a glyph's advance width in font units, 0 for a glyph the font does not have.
func (f *Font) Advance(id uint16) int {
	if int(id) >= f.numGlyphs {
		return 0
	}
	entry := min(int(id), f.numHMetrics-1)
	return int(binary.BigEndian.Uint16(f.hmtx[4*entry:]))
}

// Bounds returns the bounding box of a glyph's outline: as the glyph's header gives it or, for CFF, that of the curves to
// the nearest unit. ok is false for glyphs without outline, such as the space, and for glyphs that are damaged or that
// the font does not have.
func (f *Font) Bounds(id uint16) (b Rect, ok bool) {
	if f.cff != nil {
		t := tracer{cff: f.cff}
		if int(id) >= f.numGlyphs || !t.trace(id) || !t.box.any {
			return Rect{}, false
		}
		return t.box.rect(), true
	}
	glyph, ok := f.outline(id)
	if !ok || len(glyph) == 0 || contours(glyph) == 0 {
		return Rect{}, false
	}
	return readRect(glyph[2:]), true
}

// leftSideBearing returns 0, as rasterisers do, where hmtx ends before the glyph's entry.
func (f *Font) leftSideBearing(id uint16) int {
	at := 4*int(id) + 2
	if int(id) >= f.numHMetrics {
		at = 4*f.numHMetrics + 2*(int(id)-f.numHMetrics)
	}
	return int(int16At(f.hmtx, at))
}

// outline returns a glyph's bytes in glyf: none for a glyph without outline, else the whole header at least. ok is false
// for a glyph that the font does not have or whose place is impossible.
func (f *Font) outline(id uint16) (glyph []byte, ok bool) {
	if int(id) >= f.numGlyphs {
		return nil, false
	}
	var start, end uint64
	if f.longLoca {
		start = uint64(binary.BigEndian.Uint32(f.loca[4*int(id):]))
		end = uint64(binary.BigEndian.Uint32(f.loca[4*int(id)+4:]))
	} else {
		start = 2 * uint64(binary.BigEndian.Uint16(f.loca[2*int(id):]))
		end = 2 * uint64(binary.BigEndian.Uint16(f.loca[2*int(id)+2:]))
	}
	if start > end || end > uint64(len(f.glyf)) || (start < end && end-start < glyphHead) {
		return nil, false
	}
	return f.glyf[start:end:end], true
}

// contours returns the number of contours, negative for a composite glyph.
func contours(glyph []byte) int { return int(int16(binary.BigEndian.Uint16(glyph))) }

func isComposite(glyph []byte) bool { return len(glyph) > 0 && contours(glyph) < 0 }

// nextComponent returns where the component after the one at position at begins; it is 0 after the last one. ok is false
// if the component at that position is cut off. The glyph a component stands for is written at at+2.
func nextComponent(glyph []byte, at int) (next int, ok bool) {
	if at+componentLength > len(glyph) {
		return 0, false
	}
	flags := binary.BigEndian.Uint16(glyph[at:])
	next = at + componentLength + 2
	if flags&argsAreWords != 0 {
		next += 2
	}
	switch {
	case flags&haveScale != 0:
		next += 2
	case flags&haveXAndYScale != 0:
		next += 4
	case flags&haveTwoByTwo != 0:
		next += 8
	}
	if next > len(glyph) {
		return 0, false
	}
	if flags&moreComponents == 0 {
		next = 0
	}
	return next, true
}

// readRect reads xMin, yMin, xMax, yMax, the order of head and of glyf.
func readRect(b []byte) Rect {
	return Rect{
		XMin: int(int16At(b, 0)),
		YMin: int(int16At(b, 2)),
		XMax: int(int16At(b, 4)),
		YMax: int(int16At(b, 6)),
	}
}

// uint16At returns 0 beyond the end: tables have grown from version to version, and 0 is what their new fields default to.
func uint16At(b []byte, at int) uint16 {
	if at+2 > len(b) {
		return 0
	}
	return binary.BigEndian.Uint16(b[at:])
}

func int16At(b []byte, at int) int16 { return int16(uint16At(b, at)) }
