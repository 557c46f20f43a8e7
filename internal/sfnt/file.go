package sfnt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
)

// ErrNotTrueType is returned by File for fonts with CFF outlines.
var ErrNotTrueType = errors.New("sfnt: the font has CFF outlines, and only TrueType outlines can be written as a TrueType file")

// Coded is a glyph with the character it is found by.
type Coded struct {
	Code uint16 // of the basic plane; neither 0 nor U+FFFF
	ID   uint16
}

// maxRuns is how many runs of neighbouring characters a cmap of format 4 has room for.
const maxRuns = (math.MaxUint16-format4Head-2)/8 - 1

// File makes a whole TrueType file out of some glyphs, for programs that take a font file and find glyphs by characters:
// glyph 0 is .notdef, glyph i+1 is glyphs[i], which the cmap gives for its code. Codes must rise; a glyph may come several
// times. Components of composite glyphs follow. Beside the tables of a Subset it has cmap (format 4), name, OS/2 and
// post; every glyph has an advance of its own. The licence bits of OS/2 are this font's, but for those on subsets and
// bitmaps, which are settled when a subset of outlines is made. name becomes the PostScript name and must be ASCII.
//
// Errors are ErrNotTrueType, *RequestError for glyphs or codes that are not acceptable, and *FormatError for damaged
// glyphs.
func (f *Font) File(glyphs []Coded, name string) ([]byte, error) {
	if f.cff != nil {
		return nil, ErrNotTrueType
	}
	ids := make([]uint16, 1, len(glyphs)+1)
	for i, g := range glyphs {
		if g.Code == 0 || g.Code == math.MaxUint16 || i > 0 && g.Code <= glyphs[i-1].Code {
			return nil, &RequestError{Index: i, Glyph: g.ID, Reason: fmt.Sprintf("its code %U does not rise, or can't be one", rune(g.Code))}
		}
		ids = append(ids, g.ID)
	}
	runs := codeRuns(glyphs)
	if len(runs) > maxRuns {
		return nil, &RequestError{Reason: fmt.Sprintf("the codes make %d runs, a cmap holds %d", len(runs), maxRuns)}
	}
	p := plan{font: f, glyphs: ids}
	if err := p.take(); err != nil {
		return nil, err
	}
	var further []outTable
	for _, t := range []struct {
		tag  string
		data []byte
	}{{"OS/2", f.writeOS2(glyphs)}, {"cmap", writeCmap(runs)}, {"name", writeName(name)}, {"post", f.writePost()}} {
		further = append(further, outTable{tag: t.tag, size: len(t.data), fixed: t.data})
	}
	return p.write(further...).Data, nil
}

// codeRun is a run of codes without gaps; its first glyph is the one numbered glyph.
type codeRun struct{ first, last, glyph uint16 }

func codeRuns(glyphs []Coded) (runs []codeRun) {
	for i, g := range glyphs {
		if n := len(runs); n > 0 && runs[n-1].last+1 == g.Code {
			runs[n-1].last++
			continue
		}
		runs = append(runs, codeRun{g.Code, g.Code, uint16(i + 1)})
	}
	return runs
}

// writeCmap writes one subtable of format 4 for Unicode on Windows. Glyphs rise with their codes, so each run is a segment
// with a delta.
func writeCmap(runs []codeRun) []byte {
	const head = 12 // of the table, with one record
	runs = append(runs[:len(runs):len(runs)], codeRun{math.MaxUint16, math.MaxUint16, 0})
	n := len(runs)
	log := uint16(bits.Len(uint(n)) - 1)
	search := uint16(2) << log
	b := put16(nil, 0, 1, 3, 1, 0, head)
	b = put16(b, 4, uint16(format4Head+2+8*n), 0, uint16(2*n), search, log, uint16(2*n)-search)
	for _, r := range runs {
		b = put16(b, r.last)
	}
	b = put16(b, 0)
	for _, r := range runs {
		b = put16(b, r.first)
	}
	for _, r := range runs {
		b = put16(b, r.glyph-r.first)
	}
	return append(b, make([]byte, 2*n)...) // no offsets into an array of glyphs
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
func (f *Font) writeOS2(glyphs []Coded) []byte {
	m := f.Metrics()
	const licence = 0x000F
	b := make([]byte, 96)
	for at, v := range map[int]int{
		0: 2, 4: m.Weight, 6: 5, 8: int(uint16At(f.os2, 8)) & licence,
		68: m.Ascent, 70: m.Descent, 74: max(m.BBox.YMax, 0), 76: max(-m.BBox.YMin, 0), 86: m.XHeight, 88: m.CapHeight,
	} {
		binary.BigEndian.PutUint16(b[at:], uint16(v))
	}
	if n := len(glyphs); n > 0 {
		binary.BigEndian.PutUint16(b[64:], glyphs[0].Code)
		binary.BigEndian.PutUint16(b[66:], glyphs[n-1].Code)
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
