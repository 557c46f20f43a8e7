package sfnt

import (
	"encoding/binary"
	"math"
)

// Mapped is a glyph with the character that leads to it.
type Mapped struct {
	Code rune // 0: no character leads to the glyph
	ID   uint16
}

// narrow gives glyphs no more than the advances that they may have. The first one measured is .notdef.
func narrow(measured []Measured, most []uint16) {
	for i, advance := range most {
		if m := &measured[i+1]; advance != 0 {
			m.advance = min(m.advance, int(advance))
		}
	}
}

// OpenType makes a whole font file out of some glyphs, for programs that take a font file and find glyphs by characters
// or by numbers: glyph 0 is .notdef, glyph i+1 is glyphs[i], which the cmap gives for its code. Codes may come in any
// order, but each once; a glyph may come several times. Beside what Subset makes the file has cmap, name, OS/2 and post;
// every glyph has an advance of its own.
//
// TrueType outlines give a TrueType file, in which components of composite glyphs follow the glyphs asked for. CFF
// outlines give an OpenType file whose table "CFF " is keyed by CIDs, each the number of its glyph. The licence bits of
// OS/2 are this font's, but for those on subsets and bitmaps, which are settled when a subset of outlines is made. name
// becomes family, full and PostScript name, as far as it is made of characters that PostScriptName keeps. The same
// arguments give the same bytes.
//
// Errors are *RequestError for glyphs or codes that are not acceptable, and *FormatError for damaged glyphs.
func (f *Font) OpenType(glyphs []Mapped, name string) ([]byte, error) {
	return f.Narrow(glyphs, nil, name)
}

// Narrow is OpenType with the most that each glyph's advance may be in hmtx, 0 for any; nil for all. There are programs that
// squeeze a glyph whose advance is more than its distance to the next one.
func (f *Font) Narrow(glyphs []Mapped, most []uint16, name string) ([]byte, error) {
	if err := checkMost(glyphs, most); err != nil {
		return nil, err
	}
	name = postScript(name)
	further, err := f.fileTables(glyphs, name)
	if err != nil {
		return nil, err
	}
	ids := make([]uint16, 1, len(glyphs)+1)
	for _, g := range glyphs {
		ids = append(ids, g.ID)
	}
	if f.cff != nil {
		return f.compactFile(ids, name, most, further)
	}
	p := plan{font: f, glyphs: ids, most: most}
	if err := p.take(); err != nil {
		return nil, err
	}
	return p.write(further...).Data, nil
}

// fileTables returns the tables that a font file has beside those of a subset.
func (f *Font) fileTables(glyphs []Mapped, name string) ([]outTable, error) {
	codes, err := sortedCodes(glyphs)
	if err != nil {
		return nil, err
	}
	cmap, err := writeCmap(codes)
	if err != nil {
		return nil, err
	}
	return []outTable{
		fixedTable("OS/2", f.writeOS2(codes)), fixedTable("cmap", cmap),
		fixedTable("name", writeName(name)), fixedTable("post", f.writePost()),
	}, nil
}

func checkMost(glyphs []Mapped, most []uint16) error {
	if most != nil && len(most) != len(glyphs) {
		return &RequestError{Reason: "there must be an advance for each glyph or for none"}
	}
	return nil
}

// FileFrame returns the frame of the file that Narrow makes of glyphs, which were measured, behind .notdef.
func (f *Font) FileFrame(room []byte, measured []Measured, glyphs []Mapped, most []uint16, name string) (Frame, error) {
	if len(measured) != len(glyphs)+1 {
		return Frame{}, &RequestError{Reason: "all glyphs and .notdef must be measured"}
	}
	if err := checkMost(glyphs, most); err != nil {
		return Frame{}, err
	}
	further, err := f.fileTables(glyphs, postScript(name))
	if err != nil {
		return Frame{}, err
	}
	narrow(measured, most)
	return f.frame(room, measured, further)
}

// compactFile makes a file with CFF outlines.
func (f *Font) compactFile(ids []uint16, name string, most []uint16, further []outTable) ([]byte, error) {
	p := newCFFPlan(f, name, len(ids))
	p.measured = make([]Measured, 0, len(ids))
	if err := p.take(ids, nil); err != nil {
		return nil, err
	}
	narrow(p.measured, most)
	l := layout{}
	l.place(inOrder(append(further,
		fixedTable("CFF ", p.write()),
		outTable{"head", headSize, f.head[:headSize], &l.head},
		outTable{"hhea", hheaSize, f.hhea[:hheaSize], &l.hhea},
		outTable{"hmtx", 4 * len(ids), nil, &l.hmtx},
		fixedTable("maxp", put16(nil, 0, 0x5000, uint16(len(ids)))), // version 0.5
	)))
	binary.BigEndian.PutUint32(l.file, magicOTTO)
	l.writeMetrics(p.measured, len(ids))
	binary.BigEndian.PutUint16(l.hhea[34:], uint16(len(ids)))
	binary.BigEndian.PutUint16(l.head[50:], 0) // says how loca is written, which the file does not have
	l.sum()
	return l.file, nil
}

// fixedTable is a table whose bytes are known.
func fixedTable(tag string, data []byte) outTable {
	return outTable{tag: tag, size: len(data), fixed: data}
}

// writeName gives family, full and PostScript name.
func writeName(name string) []byte {
	ids := []uint16{1, 4, 6}
	size := uint16(2 * len(name))
	b := put16(nil, 0, uint16(len(ids)), uint16(6+12*len(ids)))
	for _, id := range ids {
		b = put16(b, 3, 1, 0x409, id, size, 0)
	}
	for i := range len(name) {
		b = put16(b, uint16(name[i]))
	}
	return b
}

// writePost writes version 3, without names of glyphs.
func (f *Font) writePost() []byte {
	m := f.Metrics()
	fixed := uint16(0)
	if m.Fixed {
		fixed = 1
	}
	return append(put16(nil, 3, 0, uint16(m.ItalicAngle>>16), uint16(m.ItalicAngle), 0, 0, 0, fixed), make([]byte, 16)...)
}

// writeOS2 writes version 2.
func (f *Font) writeOS2(codes []coded) []byte {
	m := f.Metrics()
	const licence = 0x000F
	b := make([]byte, os2Part)
	for at, v := range map[int]int{
		0: 2, 4: m.Weight, 6: 5, 8: int(uint16At(f.os2, 8)) & licence,
		68: m.Ascent, 70: m.Descent, 74: max(m.BBox.YMax, 0), 76: max(-m.BBox.YMin, 0), 86: m.XHeight, 88: m.CapHeight,
	} {
		binary.BigEndian.PutUint16(b[at:], uint16(v))
	}
	if n := len(codes); n > 0 {
		first, last := codes[0].code, codes[n-1].code
		binary.BigEndian.PutUint16(b[64:], uint16(min(first, math.MaxUint16)))
		binary.BigEndian.PutUint16(b[66:], uint16(min(last, math.MaxUint16)))
		if last > math.MaxUint16 {
			const beyondBMP = 57 // the bit of ulUnicodeRange
			b[42+4*(beyondBMP/32)+3-beyondBMP%32/8] |= 1 << (beyondBMP % 8)
		}
	}
	return b
}

// put32 appends numbers of 32 bits.
func put32(b []byte, values ...int) []byte {
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	return b
}

// put16 appends numbers of 16 bits.
func put16(b []byte, values ...uint16) []byte {
	for _, v := range values {
		b = binary.BigEndian.AppendUint16(b, v)
	}
	return b
}
