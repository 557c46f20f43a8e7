package sfnt

import "encoding/binary"

const (
	format4Head   = 14 // bytes before the first array
	format12Head  = 16
	format12Group = 12
)

// charMap is the one subtable of cmap that is used: groups for format 12, the four arrays for format 4, neither for a
// font without cmap.
type charMap struct {
	groups []byte

	ends, starts, deltas []byte
	ranges               []byte // idRangeOffset and all that follows, as its offsets count from their own place
}

// GlyphID returns the glyph for a character. ok is false, and id 0, where the font has none.
func (f *Font) GlyphID(r rune) (id uint16, ok bool) {
	var glyph uint64
	switch {
	case r < 0:
	case f.chars.groups != nil:
		glyph = f.chars.lookup12(uint32(r))
	case r <= 0xFFFF:
		glyph = f.chars.lookup4(uint16(r))
	}
	if glyph >= uint64(f.numGlyphs) {
		return 0, false
	}
	return uint16(glyph), glyph != 0
}

// readCmap chooses the subtable: format 12 before 4, as it reaches beyond the BMP, and platform 3 before 0.
func (f *Font) readCmap() error {
	if f.cmap == nil {
		return nil
	}
	if len(f.cmap) < 4 {
		return damaged("cmap", "cut off")
	}
	records := f.cmap[4:]
	if size := 8 * int(binary.BigEndian.Uint16(f.cmap[2:])); size <= len(records) {
		records = records[:size]
	} else {
		return damaged("cmap", "the list of subtables is cut off")
	}
	best := 0
	for ; len(records) > 0; records = records[8:] {
		platform := platformRank(binary.BigEndian.Uint16(records), binary.BigEndian.Uint16(records[2:]))
		offset := uint64(binary.BigEndian.Uint32(records[4:]))
		if platform == 0 || offset+2 > uint64(len(f.cmap)) {
			continue
		}
		chars, format := readCharMap(f.cmap[offset:])
		if rank := format + platform; format != 0 && rank > best {
			best, f.chars = rank, chars
		}
	}
	if best == 0 {
		return damaged("cmap", "no sound Unicode mapping of format 4 or 12")
	}
	return nil
}

// platformRank is 0 for encodings other than Unicode.
func platformRank(platform, encoding uint16) int {
	switch {
	case platform == 3 && (encoding == 1 || encoding == 10):
		return 2
	case platform == 0:
		return 1
	}
	return 0
}

// readCharMap returns format 0 for a subtable that is damaged or of another kind than 4 or 12. The length written in a
// subtable is not heeded: format 4 has 16 bits for it, too few for some large Chinese fonts.
func readCharMap(b []byte) (m charMap, format int) {
	switch binary.BigEndian.Uint16(b) {
	case 4:
		if len(b) < format4Head {
			return m, 0
		}
		n := int(binary.BigEndian.Uint16(b[6:]) / 2 * 2) // bytes of one array
		if n == 0 || format4Head+2+4*n > len(b) {
			return m, 0
		}
		b = b[format4Head:]
		m.ends, b = b[:n], b[n+2:]
		m.starts, b = b[:n], b[n:]
		m.deltas, m.ranges = b[:n], b[n:]
		return m, 4
	case 12:
		if len(b) < format12Head {
			return m, 0
		}
		size := format12Group * uint64(binary.BigEndian.Uint32(b[12:]))
		if size > uint64(len(b)-format12Head) {
			return m, 0
		}
		m.groups = b[format12Head : format12Head+size]
		return m, 12
	}
	return m, 0
}

// lookup12 returns 0 for a character that is not mapped; the result may exceed the font's glyphs.
func (m *charMap) lookup12(c uint32) uint64 {
	lo, hi := 0, len(m.groups)/format12Group
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		group := m.groups[mid*format12Group:]
		start := binary.BigEndian.Uint32(group)
		switch {
		case c < start:
			hi = mid
		case c > binary.BigEndian.Uint32(group[4:]):
			lo = mid + 1
		default:
			return uint64(binary.BigEndian.Uint32(group[8:])) + uint64(c-start)
		}
	}
	return 0
}

// lookup4 returns 0 for a character that is not mapped; the result may exceed the font's glyphs.
func (m *charMap) lookup4(c uint16) uint64 {
	lo, hi := 0, len(m.ends)/2
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		if binary.BigEndian.Uint16(m.ends[2*mid:]) < c {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if 2*lo >= len(m.ends) {
		return 0
	}
	start := binary.BigEndian.Uint16(m.starts[2*lo:])
	if c < start {
		return 0
	}
	delta := binary.BigEndian.Uint16(m.deltas[2*lo:])
	offset := int(binary.BigEndian.Uint16(m.ranges[2*lo:]))
	if offset == 0 {
		return uint64(c + delta)
	}
	at := 2*lo + offset + 2*int(c-start)
	if at+2 > len(m.ranges) {
		return 0
	}
	glyph := binary.BigEndian.Uint16(m.ranges[at:])
	if glyph == 0 {
		return 0
	}
	return uint64(glyph + delta)
}
