package sfnt

import "encoding/binary"

// Margin makes a glyph of a subset out of another one with room added at its sides, or taken away: the outline stands Left
// units further right, and the advance is Left and Right more. The other glyph must be in the subset. The zero Margin makes
// a glyph as it is.
type Margin struct {
	Of          uint16 // number in the subset of the glyph without margins; its id is the same
	Left, Right int16
}

func (m Margin) set() bool { return m.Of != 0 }

// widen returns the advance of the glyph that had one.
func (m Margin) widen(advance int) int {
	return min(max(advance+int(m.Left)+int(m.Right), 0), 1<<16-1)
}

// checkMargins reports margins that do not fit the glyphs asked for.
func checkMargins(ids []uint16, margins []Margin) error {
	if margins == nil {
		return nil
	}
	if len(margins) != len(ids) {
		return &RequestError{Reason: "there must be margins for each glyph or for none"}
	}
	for i, m := range margins {
		if m.set() && (int(m.Of) >= len(ids) || margins[m.Of].set() || ids[m.Of] != ids[i]) {
			return &RequestError{Index: i, Glyph: ids[i], Reason: "margins belong to the same glyph without margins"}
		}
	}
	return nil
}

// margin returns the margin of the i-th glyph; components have none.
func (p *plan) margin(i int) Margin {
	if i < len(p.margins) {
		return p.margins[i]
	}
	return Margin{}
}

// Flags of a component (see glyph.go) that is placed by an offset.
const argsAreXY = 0x0002

// maxMoved is the size of the largest outline that is another one, moved.
const maxMoved = glyphHead + componentLength + 4

// Moved measures a glyph with margins and appends its outline to out: a composite glyph of the one without. A copy of the
// outline would be five times as long.
func (m Measured) Moved(out []byte, by Margin) (Measured, []byte) {
	moved, start := m.moved(by), len(out)
	out = moved.appendMoved(out, by)
	moved.add(out[start:])
	return moved, out
}

// moved returns what the tables say of a glyph with margins, without sums.
func (m Measured) moved(by Margin) Measured {
	left := int(by.Left)
	moved := Measured{advance: by.widen(m.advance), bearing: m.bearing + left, drawn: m.drawn}
	if !m.drawn {
		return moved
	}
	moved.box = Rect{m.box.XMin + left, m.box.YMin, m.box.XMax + left, m.box.YMax}
	moved.composed, moved.size = true, maxMoved-2
	if left != int(int8(left)) {
		moved.size = maxMoved
	}
	return moved
}

// appendMoved writes the outline of a glyph that moved has measured.
func (m Measured) appendMoved(out []byte, by Margin) []byte {
	if !m.composed {
		return out
	}
	out = append(out, 0xff, 0xff) // components instead of contours
	for _, v := range []int{m.box.XMin, m.box.YMin, m.box.XMax, m.box.YMax} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	if m.size < maxMoved {
		out = binary.BigEndian.AppendUint16(out, argsAreXY)
		return append(binary.BigEndian.AppendUint16(out, by.Of), byte(by.Left), 0)
	}
	out = binary.BigEndian.AppendUint16(out, argsAreXY|argsAreWords)
	out = binary.BigEndian.AppendUint16(out, by.Of)
	return append(binary.BigEndian.AppendUint16(out, uint16(by.Left)), 0, 0)
}

func anyComposed(glyphs []Measured) bool {
	for i := range glyphs {
		if glyphs[i].composed {
			return true
		}
	}
	return false
}

// allowComponents raises what maxp says of composite glyphs: there is one around any other glyph.
func (l *layout) allowComponents() {
	raise := func(at int, to uint16) {
		binary.BigEndian.PutUint16(l.maxp[at:], max(binary.BigEndian.Uint16(l.maxp[at:]), to))
	}
	raise(10, binary.BigEndian.Uint16(l.maxp[6:])) // points
	raise(12, binary.BigEndian.Uint16(l.maxp[8:])) // contours
	raise(28, 1)                                   // components
	raise(30, min(binary.BigEndian.Uint16(l.maxp[30:]), maxNesting)+1)
}

// moveBy makes the tracer write its glyph with margins.
func (t *tracer) moveBy(m Margin) {
	t.left = int64(m.Left) << 16
	t.shiftX = t.left
}
