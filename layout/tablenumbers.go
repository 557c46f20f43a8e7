package layout

import "github.com/nianbao/nianbao/fonts"

// digitRoom is the cell of the widest digit of a face, in thousandths of an em.
type digitRoom struct {
	face  fonts.Role
	width int32 // 0: not known yet
}

// in returns it for a face.
func (d *digitRoom) in(faces *fonts.Set, face fonts.Role) int32 {
	if d.width > 0 && d.face == face {
		return d.width
	}
	*d = digitRoom{face: face}
	all := []rune("0123456789")
	for i := range all {
		if g, ok := faces.Glyph(face, all, i); ok {
			d.width = max(d.width, g.Advance)
		}
	}
	return d.width
}

// unseen is a difference of widths, in thousandths of an em, that no eye sees.
const unseen = 20

// evenDigits gives each digit of a number the same room: in many faces the 1 is narrower,
// and the digits of a column are to stand below each other. Differences that no eye sees are
// left.
func evenDigits(cs []cluster, width int32) {
	for i := range cs {
		c := &cs[i]
		if room := width - c.widthEm; len(c.text) == 1 && c.text[0] >= '0' && c.text[0] <= '9' && room > unseen {
			c.shiftEm += room / 2
			c.widthEm = width
		}
	}
}

// columns are those that a cell stands in.
type columns struct{ first, span int }

// align finds how far each number stands from the middle of its cell, so that units stand
// below units: the widest of the numbers in a column is in the middle.
func (t *setTable) align() {
	if t.widest == nil {
		t.widest = map[columns]Length{}
	}
	clear(t.widest)
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Align == Units {
			in := columns{c.Col, c.ColSpan}
			t.widest[in] = max(t.widest[in], t.cells[i].width())
		}
	}
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Align == Units {
			t.cells[i].shift = (t.widest[columns{c.Col, c.ColSpan}] - t.cells[i].width()) / 2
		}
	}
}
