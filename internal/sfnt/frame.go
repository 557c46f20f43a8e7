package sfnt

import "encoding/binary"

// Measured is what the tables of a subset say of a glyph, beside its outline.
type Measured struct {
	size             int // of the outline, with its padding
	advance, bearing int
	box              Rect
	drawn            bool      // there is an outline, and the box is around it
	composed         bool      // the outline is another glyph's, moved
	sums             [2]uint32 // of the outline in 32-bit words, at a multiple of 4 and 2 behind one
}

// measure returns all but the sums.
func (f *Font) measure(id uint16) Measured {
	glyph, _ := f.outline(id)
	m := Measured{size: padTo2(len(glyph)), advance: f.Advance(id), bearing: f.leftSideBearing(id)}
	m.box, m.drawn = f.Bounds(id)
	return m
}

// Size returns how many bytes the outline takes.
func (m *Measured) Size() int { return m.size }

// Measure returns what Frame needs to know of a glyph, and its outline as it stands in a Subset, padding included. It
// fails for composite glyphs, whose outline is another in each subset, and for all that a Subset could not hold.
func (f *Font) Measure(id uint16) (m Measured, outline []byte, ok bool) {
	if f.cff != nil {
		return Measured{}, nil, false
	}
	if outline, ok = f.outline(id); !ok || isComposite(outline) {
		return Measured{}, nil, false
	}
	if len(outline)%2 != 0 {
		outline = append(outline, 0) // a copy: what outline returns has no room
	}
	m = f.measure(id)
	m.add(outline)
	return m, outline, true
}

// add adds up an outline.
func (m *Measured) add(outline []byte) {
	for i := 0; i < len(outline); i += 2 {
		half := uint32(binary.BigEndian.Uint16(outline[i:]))
		m.sums[i/2%2] += half << 16
		m.sums[1-i/2%2] += half
	}
}

// Frame is the file of a Subset without the outlines: what stands before the first and behind the last. Before has all the
// room of both, so it is what to give as room for the next frame.
type Frame struct{ Before, Behind []byte }

// Frame returns the frame of a subset whose glyphs were measured, so that the file is known without touching an outline.
// The first one must be .notdef. The frame is made in room when that is large enough.
func (f *Font) Frame(room []byte, glyphs []Measured) (Frame, error) {
	return f.frame(room, glyphs, nil)
}

func (f *Font) frame(room []byte, glyphs []Measured, further []outTable) (Frame, error) {
	if len(glyphs) == 0 || len(glyphs) > maxGlyphs {
		return Frame{}, &RequestError{Reason: "a font holds 1 to 65535 glyphs"}
	}
	l := layout{file: room}
	for i := range glyphs {
		l.leftSum += glyphs[i].sums[l.left/2%2]
		l.left += glyphs[i].size
		if l.left > maxOutlines {
			return Frame{}, damaged("glyf", "the outlines of the subset exceed %d bytes", maxOutlines)
		}
	}
	f.fill(&l, glyphs, l.left, further)
	l.sum()
	return Frame{Before: l.file[:l.glyfAt], Behind: l.file[l.glyfAt:]}, nil
}
