// Package sfnt reads TrueType and OpenType/CFF fonts and collections of them, and cuts subsets out of them.
//
// A Font keeps slices of the bytes it was made from: opening one costs a look at the table directory and nothing per
// glyph, and looking things up allocates nothing. A Font never changes, so any number of goroutines may share it.
//
// Tables and their clauses are those of OpenType 1.9 (ISO/IEC 14496-22); CFF outlines are those of Adobe's Technical Notes
// 5176 (the format) and 5177 (charstrings). Lengths are in font units, UnitsPerEm to the em,
// with y growing upwards from the baseline.
package sfnt

import "encoding/binary"

const (
	headSize  = 54
	hheaSize  = 36
	maxpSize  = 32 // version 1.0, the one for TrueType outlines
	maxpShort = 6  // version 0.5, the one for CFF outlines
	headMagic = 0x5F0F3CF5
)

// Font is one face. The zero value is of no use: Parse makes fonts.
type Font struct {
	file, records []byte // records are those of the face's table directory

	head, hhea, maxp, hmtx, loca, glyf []byte
	cmap, name, post, os2, cvt, fpgm   []byte
	prep, cffTable, cff2               []byte

	cff         *CFF // nil for TrueType outlines
	chars       charMap
	unitsPerEm  int
	numGlyphs   int
	numHMetrics int  // glyphs with an advance of their own in hmtx
	longLoca    bool // loca holds 32-bit offsets
}

// Parse opens one face of a TrueType or OpenType file: index counts the faces of a collection from 0 and is 0 for a plain file. data
// belongs to the Font from then on and must not change. A variable font is read at its default instance. A font without
// a cmap table is accepted, as subsets have none; GlyphID then finds nothing.
//
// Errors are *FormatError; ErrCFF2 and ErrWOFF mark the kinds of font that are sound but not read.
func Parse(data []byte, index int) (*Font, error) {
	records, err := directory(data, index)
	if err != nil {
		return nil, err
	}
	f := &Font{file: data, records: records}
	if err := f.readTables(data, records); err != nil {
		return nil, err
	}
	for _, step := range []func() error{f.readOutlines, f.readHead, f.readMaxp, f.readMetrics, f.readPlaces, f.readCmap} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// UnitsPerEm returns the number of font units to the em, 16 to 16384.
func (f *Font) UnitsPerEm() int { return f.unitsPerEm }

// NumGlyphs returns the number of glyphs, 1 to 65535.
func (f *Font) NumGlyphs() int { return f.numGlyphs }

// Format returns the format of the outlines, which a subset has as well.
func (f *Font) Format() Format {
	if f.cff != nil {
		return FormatCFF
	}
	return FormatTrueType
}

// readOutlines decides which kind of outlines the font has. Those of TrueType count where it has both.
func (f *Font) readOutlines() (err error) {
	switch {
	case f.glyf != nil:
	case f.cffTable != nil:
		f.cff, err = ParseCFF(f.cffTable)
	case f.cff2 != nil:
		err = ErrCFF2
	default:
		err = damaged("glyf", "missing: the font has neither TrueType nor CFF outlines")
	}
	return err
}

func (f *Font) readHead() error {
	if err := require("head", f.head, headSize); err != nil {
		return err
	}
	if magic := binary.BigEndian.Uint32(f.head[12:]); magic != headMagic {
		return damaged("head", "the magic number is %#08x, not %#08x", magic, headMagic)
	}
	f.unitsPerEm = int(binary.BigEndian.Uint16(f.head[18:]))
	if f.unitsPerEm < 16 || f.unitsPerEm > 16384 {
		return damaged("head", "%d units per em, allowed are 16 to 16384", f.unitsPerEm)
	}
	switch format := binary.BigEndian.Uint16(f.head[50:]); format {
	case 0, 1:
		f.longLoca = format == 1
	default:
		if f.cff != nil {
			return nil // it has no loca
		}
		return damaged("head", "unknown indexToLocFormat %d", format)
	}
	return nil
}

func (f *Font) readMaxp() error {
	size := maxpSize
	if f.cff != nil {
		size = maxpShort
	}
	if err := require("maxp", f.maxp, size); err != nil {
		return err
	}
	f.numGlyphs = int(binary.BigEndian.Uint16(f.maxp[4:]))
	if f.numGlyphs == 0 {
		return damaged("maxp", "the font has no glyphs")
	}
	return nil
}

func (f *Font) readMetrics() error {
	if err := require("hhea", f.hhea, hheaSize); err != nil {
		return err
	}
	// Entries past the last glyph belong to nothing.
	f.numHMetrics = min(int(binary.BigEndian.Uint16(f.hhea[34:])), f.numGlyphs)
	if f.numHMetrics == 0 {
		return damaged("hhea", "no horizontal metrics")
	}
	return require("hmtx", f.hmtx, 4*f.numHMetrics)
}

// readPlaces checks that every glyph has a place for its outline.
func (f *Font) readPlaces() error {
	if f.cff != nil {
		if n := f.cff.NumGlyphs(); n < f.numGlyphs {
			return damaged("CFF ", "%d charstrings for %d glyphs", n, f.numGlyphs)
		}
		return nil
	}
	size := 2 * (f.numGlyphs + 1)
	if f.longLoca {
		size *= 2
	}
	return require("loca", f.loca, size)
}

// require reports a table that is missing or shorter than size.
func require(tag string, table []byte, size int) error {
	switch {
	case table == nil:
		return damaged(tag, "missing")
	case len(table) < size:
		return damaged(tag, "%d bytes long, %d needed", len(table), size)
	}
	return nil
}
