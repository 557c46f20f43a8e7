package sfnt

import (
	"encoding/binary"
	"slices"
)

// Flags of a point of a simple glyph (OpenType 1.9, "glyf", Simple Glyph Description).
const (
	pointOnCurve     = 0x01
	pointXShort      = 0x02
	pointYShort      = 0x04
	pointRepeated    = 0x08
	pointXSameOrMore = 0x10 // the same x as before; with pointXShort, x grows
	pointYSameOrMore = 0x20
)

// simple gathers the points of a simple glyph. It returns false if the glyph is damaged.
func (g *gatherer) simple(data []byte) bool {
	first, n := len(g.points), 0
	r := glyphReader{rest: data[glyphHead:]}
	for range contours(data) {
		end := int(r.word()) + 1
		if end <= n || r.short {
			return false
		}
		n = end
		g.ends = append(g.ends, first+end)
	}
	r.take(int(r.word())) // instructions
	flags := r.flags(n)
	if len(flags) != n {
		return false
	}
	g.points = slices.Grow(g.points, n)[:first+n]
	points := g.points[first:]
	at := 0
	for i, flag := range flags {
		at += r.step(flag&pointXShort != 0, flag&pointXSameOrMore != 0)
		points[i] = outlinePoint{Place{X: 2 * at}, flag&pointOnCurve != 0}
	}
	at = 0
	for i, flag := range flags {
		at += r.step(flag&pointYShort != 0, flag&pointYSameOrMore != 0)
		points[i].Y = 2 * at
	}
	return !r.short
}

// glyphReader reads numbers, zeros behind the end.
type glyphReader struct {
	rest  []byte
	short bool // more was asked for than there was
}

func (r *glyphReader) take(n int) []byte {
	if n > len(r.rest) {
		r.short, r.rest = true, nil
		return nil
	}
	out := r.rest[:n]
	r.rest = r.rest[n:]
	return out
}

func (r *glyphReader) byte() byte {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *glyphReader) word() uint16 {
	if b := r.take(2); b != nil {
		return binary.BigEndian.Uint16(b)
	}
	return 0
}

// flags reads the flags of n points, fewer if there are not as many.
func (r *glyphReader) flags(n int) []byte {
	flags := make([]byte, 0, min(n, 256*len(r.rest)))
	for len(flags) < n && !r.short {
		flag := r.byte()
		times := 1
		if flag&pointRepeated != 0 {
			times += int(r.byte())
		}
		for range min(times, n-len(flags)) {
			flags = append(flags, flag)
		}
	}
	return flags
}

// step reads how far a coordinate is from the one before.
func (r *glyphReader) step(short, sameOrMore bool) int {
	switch {
	case short && sameOrMore:
		return int(r.byte())
	case short:
		return -int(r.byte())
	case sameOrMore:
		return 0
	}
	return int(int16(r.word()))
}
