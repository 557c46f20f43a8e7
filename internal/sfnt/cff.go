package sfnt

import (
	"encoding/binary"
	"math"
)

// CFF is a font program of the Compact Font Format, version 1 (Adobe TN 5176): the table "CFF " of an OpenType font, or
// what Subset makes of one. Like a Font, it keeps slices of the bytes it was made from and never changes.
type CFF struct {
	table   []byte
	glyphs  index // CharStrings
	globals index // global subroutines
	fonts   index // FDArray, of a CID-keyed program
	selects []byte
	keyed   bool // by CIDs, not by names
	charset int  // where it stands, or the number of a predefined one
	top     fontDict
}

// fontDict is what glyphs of one FD have in common; a program keyed by names has one for all.
type fontDict struct {
	matrix   []byte // operands of FontMatrix as they are written, nil where it is not given
	private  []byte
	locals   index
	standard int // defaultWidthX and nominalWidthX, in font units
	nominal  int
}

// ParseCFF opens a bare font program. Its glyphs are looked at when they are asked for. Errors are *FormatError.
func ParseCFF(data []byte) (*CFF, error) {
	if len(data) < 4 || data[0] != 1 {
		return nil, damaged("CFF ", "not a font program of version 1")
	}
	c := &CFF{table: data}
	_, at, ok := readIndex(data, int(data[2]))
	if !ok {
		return nil, damaged("CFF ", "the Name INDEX is cut off")
	}
	tops, at, ok := readIndex(data, at)
	if !ok {
		return nil, damaged("CFF ", "the Top DICT INDEX is cut off")
	}
	if _, at, ok = readIndex(data, at); !ok {
		return nil, damaged("CFF ", "the String INDEX is cut off")
	}
	if c.globals, _, ok = readIndex(data, at); !ok {
		return nil, damaged("CFF ", "the Global Subr INDEX is cut off")
	}
	top, ok := tops.item(0)
	if !ok {
		return nil, damaged("CFF ", "there is no Top DICT")
	}
	return c, c.readTop(top)
}

func (c *CFF) readTop(b []byte) error {
	glyphs, fonts, selects := 0, 0, 0
	d := dict{rest: b}
	for d.next() {
		switch d.op {
		case opCharset:
			c.charset = d.integer()
		case opCharStrings:
			glyphs = d.integer()
		case opROS:
			c.keyed = true
		case opFDArray:
			fonts = d.integer()
		case opFDSelect:
			selects = d.integer()
		case opCharstringType:
			if d.integer() != 2 {
				return damaged("CFF ", "charstrings of type %d, only type 2 is read", d.integer())
			}
		}
	}
	var ok bool
	if c.glyphs, _, ok = readIndex(c.table, glyphs); d.damaged || glyphs == 0 || !ok || c.glyphs.count == 0 {
		return damaged("CFF ", "there are no CharStrings, or the Top DICT is damaged")
	}
	if c.keyed {
		c.fonts, _, ok = readIndex(c.table, fonts)
		if fonts == 0 || !ok || selects <= 0 || selects >= len(c.table) {
			return damaged("CFF ", "the FDArray or FDSelect of a CID-keyed font is missing")
		}
		c.selects = c.table[selects:]
	}
	c.top, ok = c.readFont(b, !c.keyed)
	if !ok {
		return damaged("CFF ", "the Private DICT is damaged")
	}
	return nil
}

// NumGlyphs returns the number of glyphs, 1 to 65535.
func (c *CFF) NumGlyphs() int { return c.glyphs.count }

// readFont reads a Font DICT, or those entries of a Top DICT that a Font DICT has.
func (c *CFF) readFont(b []byte, whole bool) (f fontDict, ok bool) {
	size, offset := 0, 0
	d := dict{rest: b}
	for d.next() {
		switch d.op {
		case opFontMatrix:
			f.matrix = d.operands
		case opPrivate:
			var v [6]float64
			if d.numbers(&v) == 2 {
				size, offset = int(v[0]), int(v[1])
			}
		}
	}
	if d.damaged || !whole {
		return f, !d.damaged
	}
	if size < 0 || offset < 0 || size > len(c.table) || offset > len(c.table)-size {
		return f, false
	}
	f.private = c.table[offset : offset+size]
	d = dict{rest: f.private}
	for d.next() {
		switch d.op {
		case opSubrs:
			if f.locals, _, ok = readIndex(c.table, offset+d.integer()); !ok {
				return f, false
			}
		case opDefaultWidth:
			f.standard = clamp16(d.integer())
		case opNominalWidth:
			f.nominal = clamp16(d.integer())
		}
	}
	return f, !d.damaged
}

func clamp16(v int) int { return min(max(v, math.MinInt16), math.MaxInt16) }

// selected returns the number of a glyph's FD (TN 5176, 19), 0 in a program keyed by names, -1 if it cannot be read.
func (c *CFF) selected(id uint16) int {
	if !c.keyed {
		return 0
	}
	s := c.selects
	switch {
	case s[0] == 0 && len(s) > 1+int(id):
		return int(s[1+int(id)])
	case s[0] != 3 || len(s) < 8:
		return -1
	}
	ranges := s[3:]
	lo, hi := 0, min(int(binary.BigEndian.Uint16(s[1:])), len(ranges)/3)
	for lo < hi { // for the first range that begins after the glyph
		mid := int(uint(lo+hi) / 2)
		if binary.BigEndian.Uint16(ranges[3*mid:]) > id {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	if lo == 0 {
		return -1
	}
	return int(ranges[3*lo-1])
}

// font returns the Font DICT with a number that selected has given.
func (c *CFF) font(number int) (f fontDict, ok bool) {
	if !c.keyed {
		return c.top, number == 0
	}
	b, ok := c.fonts.item(number)
	if !ok {
		return f, false
	}
	return c.readFont(b, true)
}

// UnitsPerEm returns the units to the em that the font matrix of a glyph gives, to the nearest: 1000 where there is none,
// 0 where it makes no sense.
func (c *CFF) UnitsPerEm(id uint16) int {
	f, _ := c.font(c.selected(id))
	scale := 1.0
	given := false
	for i, matrix := range [][]byte{c.top.matrix, f.matrix} {
		if matrix == nil || i == 1 && !c.keyed {
			continue
		}
		var v [6]float64
		d := dict{operands: matrix}
		d.numbers(&v)
		scale *= v[0]
		given = true
	}
	switch upm := math.Round(1 / scale); {
	case !given:
		return 1000
	case upm >= 1 && upm <= 1<<20:
		return int(upm)
	}
	return 0
}

// Width returns the advance width that a glyph's charstring gives, in font units. ok is false for a glyph that the
// program does not have or that is damaged.
func (c *CFF) Width(id uint16) (width int, ok bool) {
	t := tracer{cff: c}
	if !t.trace(id) {
		return 0, false
	}
	if !t.hasWidth {
		return t.font.standard, true
	}
	return t.font.nominal + int((int64(t.width)+1<<15)>>16), true
}

// CIDsAreGlyphs reports whether the program is keyed by CIDs and each is the number of its glyph.
func (c *CFF) CIDsAreGlyphs() bool {
	if !c.keyed {
		return false
	}
	same := true
	seen := c.eachName(func(glyph, name, n int) bool {
		same = same && glyph == name
		return same
	})
	return same && seen
}

// glyphNamed returns the glyph whose name, or CID, has the number.
func (c *CFF) glyphNamed(name int) (id uint16, ok bool) {
	c.eachName(func(glyph, first, n int) bool {
		if name >= first && name < first+n {
			id, ok = uint16(glyph+name-first), true
		}
		return !ok
	})
	return id, ok
}

// eachName calls f for stretches of n glyphs with consecutive names, or CIDs, until it returns false (TN 5176, 13). It
// returns false where the charset cannot be read.
func (c *CFF) eachName(f func(glyph, name, n int) bool) bool {
	if !f(0, 0, 1) {
		return true
	}
	if c.charset == 0 && !c.keyed {
		f(1, 1, min(c.glyphs.count, lastISOAdobe+1)-1)
		return true
	}
	if c.charset <= 2 || c.charset >= len(c.table) {
		return false // the Expert sets, whose glyphs this package does not ask for by name
	}
	b := c.table[c.charset+1:]
	size := map[byte]int{0: 2, 1: 3, 2: 4}[c.table[c.charset]]
	for glyph := 1; glyph < c.glyphs.count; {
		if size == 0 || len(b) < size {
			return false
		}
		n := 1
		switch size {
		case 3:
			n += int(b[2])
		case 4:
			n += int(binary.BigEndian.Uint16(b[2:]))
		}
		if !f(glyph, int(binary.BigEndian.Uint16(b)), min(n, c.glyphs.count-glyph)) {
			return true
		}
		glyph += n
		b = b[size:]
	}
	return true
}
