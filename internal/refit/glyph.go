package refit

import (
	"encoding/binary"
	"errors"
	"math"
)

// Flags of a point of a simple glyph (OpenType 1.9, "glyf", Simple Glyph Description).
const (
	onCurve       = 0x01
	xShort        = 0x02
	yShort        = 0x04
	repeated      = 0x08
	xSameOrMore   = 0x10 // the same x as before; with xShort, x grows
	ySameOrMore   = 0x20
	overlapSimple = 0x40

	glyphHead  = 10 // numberOfContours and the bounding box
	longestRun = 255

	// Coordinates beyond these are not allowed, so that the way from any point to any other fits into 16 bits.
	lowest, highest = -16384, 16383
)

// glyph is a simple glyph.
type glyph struct {
	contours []Contour
	overlap  bool // of the first point: the contours may lie over each other
}

var errDamaged = errors.New("its outline is damaged")

type reader struct {
	data []byte
	bad  bool
}

func (r *reader) take(n int) []byte {
	if n > len(r.data) {
		r.bad, r.data = true, nil
		return make([]byte, n)
	}
	out := r.data[:n]
	r.data = r.data[n:]
	return out
}

func (r *reader) byte() byte  { return r.take(1)[0] }
func (r *reader) uint16() int { return int(binary.BigEndian.Uint16(r.take(2))) }

// decode reads a simple glyph. Instructions are passed over.
func decode(data []byte) (g glyph, err error) {
	r := &reader{data: data}
	ends := make([]int, r.uint16())
	r.take(8)
	n := 0
	for i := range ends {
		ends[i] = r.uint16() + 1
		if ends[i] <= n {
			return g, errDamaged
		}
		n = ends[i]
	}
	r.take(r.uint16())
	flags := r.flags(n)
	if r.bad {
		return g, errDamaged
	}
	xs := r.coordinates(flags, xShort, xSameOrMore)
	ys := r.coordinates(flags, yShort, ySameOrMore)
	if r.bad {
		return g, errDamaged
	}
	start := 0
	for _, end := range ends {
		c := make(Contour, 0, end-start)
		for i := start; i < end; i++ {
			c = append(c, Point{xs[i], ys[i], flags[i]&onCurve != 0})
		}
		g.contours = append(g.contours, c)
		start = end
	}
	g.overlap = n > 0 && flags[0]&overlapSimple != 0
	return g, nil
}

func (r *reader) flags(n int) []byte {
	flags := make([]byte, 0, n)
	for len(flags) < n && !r.bad {
		f := r.byte()
		flags = append(flags, f)
		if f&repeated == 0 {
			continue
		}
		for range min(int(r.byte()), n-len(flags)) {
			flags = append(flags, f)
		}
	}
	return flags
}

func (r *reader) coordinates(flags []byte, short, sameOrMore byte) []int {
	out := make([]int, len(flags))
	at := 0
	for i, f := range flags {
		switch {
		case f&short != 0 && f&sameOrMore != 0:
			at += int(r.byte())
		case f&short != 0:
			at -= int(r.byte())
		case f&sameOrMore == 0:
			at += int(int16(r.uint16()))
		}
		if at < lowest || at > highest {
			r.bad = true
		}
		out[i] = at
	}
	return out
}

// box returns the bounds of the points, which are what a glyph's header gives: xMin, yMin, xMax, yMax.
func (g glyph) box() [4]int {
	b := [4]int{math.MaxInt, math.MaxInt, math.MinInt, math.MinInt}
	for _, c := range g.contours {
		for _, p := range c {
			b = [4]int{min(b[0], p.X), min(b[1], p.Y), max(b[2], p.X), max(b[3], p.Y)}
		}
	}
	return b
}

func (g glyph) points() (n int) {
	for _, c := range g.contours {
		n += len(c)
	}
	return n
}

// encode writes the glyph in as few bytes as the format allows.
func (g glyph) encode() []byte {
	if len(g.contours) == 0 {
		return nil
	}
	out := binary.BigEndian.AppendUint16(nil, uint16(len(g.contours)))
	for _, v := range g.box() {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	var flags, xs, ys []byte
	var last Point
	end := 0
	for _, c := range g.contours {
		end += len(c)
		out = binary.BigEndian.AppendUint16(out, uint16(end-1))
		for _, p := range c {
			flag := byte(0)
			if p.On {
				flag = onCurve
			}
			if g.overlap && len(flags) == 0 {
				flag |= overlapSimple
			}
			xs = appendStep(xs, &flag, p.X-last.X, xShort, xSameOrMore)
			ys = appendStep(ys, &flag, p.Y-last.Y, yShort, ySameOrMore)
			flags = append(flags, flag)
			last = p
		}
	}
	out = append(out, 0, 0) // no instructions
	out = append(out, packFlags(flags)...)
	return append(append(out, xs...), ys...)
}

// appendStep writes how far a coordinate moves and marks the form in the point's flag.
func appendStep(to []byte, flag *byte, d int, short, sameOrMore byte) []byte {
	switch {
	case d == 0:
		*flag |= sameOrMore
		return to
	case d > 0 && d < 256:
		*flag |= short | sameOrMore
		return append(to, byte(d))
	case d < 0 && d > -256:
		*flag |= short
		return append(to, byte(-d))
	}
	return binary.BigEndian.AppendUint16(to, uint16(d))
}

// packFlags joins runs of three flags and more; two are no shorter with a count.
func packFlags(flags []byte) []byte {
	var out []byte
	for i := 0; i < len(flags); {
		run := 1
		for i+run < len(flags) && run <= longestRun && flags[i+run] == flags[i] {
			run++
		}
		if run > 2 {
			out = append(out, flags[i]|repeated, byte(run-1))
		} else {
			run = 1
			out = append(out, flags[i])
		}
		i += run
	}
	return out
}
