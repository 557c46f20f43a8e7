package sfnt

import (
	"encoding/binary"
	"slices"
	"strconv"
)

// Numbers of standard strings end at 390 (TN 5176, annex A): these two are the first of a subset's own.
const (
	stringAdobe    = 391
	stringIdentity = 392
)

// privateRoom is about what a Font DICT and its Private DICT take.
const privateRoom = 128

// cffPlan is what a subset of CFF outlines will hold.
type cffPlan struct {
	font    *Font
	name    string
	fonts   []fontDict // those that are used, in the order of their first use
	numbers [256]int   // by old number: 1 + new number; 0 if not used
	selects []byte     // the new FD of each glyph
	glyphs  []byte     // charstrings
	ends    []int
	box     extrema

	measured []Measured // what hmtx, hhea and head say of each glyph; nil if nobody asks
}

func newCFFPlan(f *Font, name string, glyphs int) *cffPlan {
	return &cffPlan{
		font: f, name: name, selects: make([]byte, 0, glyphs), ends: make([]int, 0, glyphs),
		glyphs: make([]byte, 0, min(256*glyphs, 1<<20)),
	}
}

// subsetCFF makes a program keyed by CIDs in which CID i is glyph i is this font's glyph ids[i]. The widths are those of
// hmtx, whatever the source's charstrings say, as text was set by them.
func (f *Font) subsetCFF(ids []uint16, margins []Margin) (*Subset, error) {
	p := newCFFPlan(f, f.PostScriptName(), len(ids))
	if err := p.take(ids, margins); err != nil {
		return nil, err
	}
	return &Subset{Format: FormatCFF, Data: p.write(), NumGlyphs: len(ids)}, nil
}

func (p *cffPlan) take(ids []uint16, margins []Margin) error {
	if err := p.font.checkIDs(ids); err != nil {
		return err
	}
	for i, id := range ids {
		var m Margin
		if margins != nil {
			m = margins[i]
		}
		if err := p.add(id, m); err != nil {
			return err
		}
	}
	return nil
}

func (p *cffPlan) add(id uint16, m Margin) error {
	t := tracer{cff: p.font.cff, write: true, out: p.glyphs[len(p.glyphs):], advance: m.widen(p.font.Advance(id))}
	t.moveBy(m)
	if !t.trace(id) {
		return damaged("CFF ", "glyph %d: %s", id, t.fault)
	}
	p.glyphs = append(p.glyphs, t.out...)
	if len(p.glyphs) > maxOutlines {
		return damaged("CFF ", "the outlines of the subset exceed %d bytes", maxOutlines)
	}
	p.ends = append(p.ends, len(p.glyphs))
	if t.box.any {
		p.box.add(t.box.minX, t.box.minY)
		p.box.add(t.box.maxX, t.box.maxY)
	}
	if p.measured != nil {
		p.measured = append(p.measured, t.measured())
	}
	number := &p.numbers[p.font.cff.selected(id)]
	if *number == 0 {
		p.fonts = append(p.fonts, t.font)
		*number = len(p.fonts)
	}
	p.selects = append(p.selects, byte(*number-1))
	return nil
}

// measured returns what the tables say of the glyph traced. Its side bearing is where the outline begins, whatever hmtx
// says: that is where it is drawn.
func (t *tracer) measured() Measured {
	m := Measured{advance: t.advance, drawn: t.box.any}
	if m.drawn {
		b := t.box.rect()
		m.box = Rect{clamp16(b.XMin), clamp16(b.YMin), clamp16(b.XMax), clamp16(b.YMax)}
		m.bearing = m.box.XMin
	}
	return m
}

// write makes the file: all offsets stand in five bytes, so that the Top DICT has the same length before they are known.
func (p *cffPlan) write() []byte {
	const own = "AdobeIdentity"
	charset, selects := identityCharset(len(p.ends)), p.fontSelect()
	var offsets [4]int
	var file []byte
	for range 2 { // the second time with offsets
		top := p.top(offsets)
		file = appendIndex([]byte{1, 0, 4, 4}, []byte(p.name), len(p.name))
		file = appendIndex(file, top, len(top))
		file = appendIndex(file, []byte(own), len("Adobe"), len(own))
		file = appendIndex(file, nil) // no global subroutines
		offsets[0] = len(file)
		offsets[1] = offsets[0] + len(charset)
		offsets[2] = offsets[1] + len(selects)
		offsets[3] = offsets[2] + indexSize(p.ends)
	}
	file = slices.Grow(file, offsets[3]-len(file)+privateRoom*len(p.fonts))
	file = append(append(file, charset...), selects...)
	file = appendIndex(file, p.glyphs, p.ends...)
	return p.appendFonts(file)
}

// top writes the Top DICT with the offsets of charset, FDSelect, CharStrings and FDArray.
func (p *cffPlan) top(offsets [4]int) []byte {
	var b []byte
	for _, v := range []int{stringAdobe, stringIdentity, 0} {
		b = appendDictNumber(b, v)
	}
	b = appendDictOp(b, opROS)
	box := p.box.rect()
	for _, v := range []int{box.XMin, box.YMin, box.XMax, box.YMax} {
		b = appendDictNumber(b, v)
	}
	b = appendDictOp(b, opFontBBox)
	if m := p.matrix(); m != nil { // not right after ROS, whose operands veraPDF takes for those of the matrix
		b = appendDictOp(append(b, m...), opFontMatrix)
	}
	b = appendDictOp(appendDictNumber(b, len(p.ends)), opCIDCount)
	for i, op := range []int{opCharset, opFDSelect, opCharStrings, opFDArray} {
		b = appendDictOp(appendDictOffset(b, offsets[i]), op)
	}
	return b
}

// matrix returns the operands of FontMatrix for the Top DICT. A source without one has the units of its head, which the
// subset does not; 1000 are what a program has without a matrix.
func (p *cffPlan) matrix() []byte {
	given := p.font.cff.top.matrix
	if given != nil || p.font.unitsPerEm == 1000 {
		return given
	}
	for _, f := range p.fonts {
		if f.matrix != nil {
			return nil
		}
	}
	var b []byte
	for i := range 6 {
		if i == 0 || i == 3 {
			b = appendDictReal(b, 1/float64(p.font.unitsPerEm))
		} else {
			b = appendDictNumber(b, 0)
		}
	}
	return b
}

// appendFonts writes the FDArray and after it the Private DICTs.
func (p *cffPlan) appendFonts(file []byte) []byte {
	privates := make([][]byte, len(p.fonts))
	for i := range p.fonts {
		privates[i] = p.fonts[i].privateEntries()
	}
	size := len(p.fontArray(privates, 0))
	file = append(file, p.fontArray(privates, len(file)+size)...)
	for _, private := range privates {
		file = append(file, private...)
	}
	return file
}

// fontArray writes the FDArray; the Private DICTs stand one after the other from a place on.
func (p *cffPlan) fontArray(privates [][]byte, at int) []byte {
	var data []byte
	ends := make([]int, len(privates))
	for i, private := range privates {
		if m := p.fonts[i].matrix; m != nil && p.font.cff.keyed {
			data = appendDictOp(append(data, m...), opFontMatrix)
		}
		data = appendDictOp(appendDictOffset(appendDictOffset(data, len(private)), at), opPrivate)
		ends[i] = len(data)
		at += len(private)
	}
	return appendIndex(nil, data, ends...)
}

// privateEntries writes a Private DICT: widths as whole numbers, no subroutines, and all else as it was.
func (f *fontDict) privateEntries() []byte {
	var b []byte
	for d := (dict{rest: f.private}); d.next(); {
		switch d.op {
		case opSubrs, opDefaultWidth, opNominalWidth:
		default:
			b = appendDictOp(append(b, d.operands...), d.op)
		}
	}
	if f.standard != 0 {
		b = appendDictOp(appendDictNumber(b, f.standard), opDefaultWidth)
	}
	if f.nominal != 0 {
		b = appendDictOp(appendDictNumber(b, f.nominal), opNominalWidth)
	}
	return b
}

// identityCharset makes each CID the number of its glyph.
func identityCharset(glyphs int) []byte {
	if glyphs == 1 {
		return []byte{0} // .notdef is not listed
	}
	return binary.BigEndian.AppendUint16([]byte{2, 0, 1}, uint16(glyphs-2))
}

// fontSelect writes the FDSelect: in stretches, unless a list of all glyphs is shorter.
func (p *cffPlan) fontSelect() []byte {
	stretches := []byte{3, 0, 0}
	n := 0
	for i, number := range p.selects {
		if i > 0 && number == p.selects[i-1] {
			continue
		}
		stretches = append(binary.BigEndian.AppendUint16(stretches, uint16(i)), number)
		n++
	}
	binary.BigEndian.PutUint16(stretches[1:], uint16(n))
	stretches = binary.BigEndian.AppendUint16(stretches, uint16(len(p.selects)))
	if len(stretches) > 1+len(p.selects) {
		return append([]byte{0}, p.selects...)
	}
	return stretches
}

func appendDictOp(b []byte, op int) []byte {
	if op >= 12<<8 {
		b = append(b, 12)
	}
	return append(b, byte(op))
}

// appendDictNumber writes an integer of 32 bits in its shortest form.
func appendDictNumber(b []byte, v int) []byte {
	if v != int(int16(v)) {
		return appendDictOffset(b, v)
	}
	return appendCharNumber(b, int32(v)<<16)
}

// appendDictOffset writes an integer in five bytes.
func appendDictOffset(b []byte, v int) []byte {
	return binary.BigEndian.AppendUint32(append(b, 29), uint32(v))
}

// appendDictReal writes a decimal number, a digit to the half byte.
func appendDictReal(b []byte, v float64) []byte {
	var nibbles []byte
	text := strconv.FormatFloat(v, 'e', -1, 64)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			nibbles = append(nibbles, c-'0')
		case c == '.':
			nibbles = append(nibbles, 10)
		case c == 'e' && text[i+1] == '-':
			nibbles = append(nibbles, 12)
		case c == 'e':
			nibbles = append(nibbles, 11)
		}
	}
	nibbles = append(nibbles, 15)
	if len(nibbles)%2 == 1 {
		nibbles = append(nibbles, 15)
	}
	b = append(b, 30)
	for i := 0; i < len(nibbles); i += 2 {
		b = append(b, nibbles[i]<<4|nibbles[i+1])
	}
	return b
}
