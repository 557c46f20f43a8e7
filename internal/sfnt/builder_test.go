package sfnt

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// spec describes a small font that a test builds.
type spec struct {
	glyphs   []outGlyph
	own      int // entries in hmtx with an advance; 0 stands for all
	longLoca bool
	tables   map[string][]byte // added, or put in place of those made from the fields above; nil leaves a table out
}

type outGlyph struct {
	data    []byte
	advance int
	bearing int
}

// words writes numbers as 16-bit big-endian words.
func words(values ...int) []byte {
	b := make([]byte, 0, 2*len(values))
	for _, v := range values {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

// longs writes numbers as 32-bit big-endian words.
func longs(values ...int) []byte {
	b := make([]byte, 0, 4*len(values))
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	return b
}

// box is a glyph with one rectangular contour.
func box(x0, y0, x1, y1 int) []byte {
	b := words(1, x0, y0, x1, y1, 3, 0)
	b = append(b, 1, 1, 1, 1) // four points on the curve, x and y as words
	b = append(b, words(x0, x1-x0, 0, x0-x1)...)
	return append(b, words(y0, 0, y1-y0, 0)...)
}

// component flags of the sizes a component can have, to be used in turn
var componentFlags = []int{0x0002, 0x0003, 0x000A, 0x0042, 0x0083}

// composite is a glyph made of others, each component with arguments and scales of another size.
func composite(ids ...int) []byte {
	b := words(-1, 0, 0, 500, 700)
	for i, id := range ids {
		flags := componentFlags[i%len(componentFlags)]
		size := []int{2, 4, 4, 6, 12}[i%len(componentFlags)]
		if i < len(ids)-1 {
			flags |= moreComponents
		}
		b = append(b, words(flags, id)...)
		for k := range size {
			b = append(b, byte(i+k+1))
		}
	}
	return b
}

// build makes the file of the font.
func (s spec) build() []byte {
	tables := map[string][]byte{
		"head": slices.Concat(longs(0x10000, 0x10000, 0, headMagic), words(0, 1000), make([]byte, 16), words(-10, -200, 990, 880, 0, 8, 2, b2i(s.longLoca), 0)),
		"maxp": append(longs(0x10000), append(words(len(s.glyphs)), make([]byte, 26)...)...),
	}
	own := s.own
	if own == 0 {
		own = len(s.glyphs)
	}
	tables["hhea"] = slices.Concat(longs(0x10000), words(800, -200, 0), make([]byte, 24), words(own))
	for i, g := range s.glyphs {
		if i < own {
			tables["hmtx"] = append(tables["hmtx"], words(g.advance)...)
		}
		tables["hmtx"] = append(tables["hmtx"], words(g.bearing)...)
	}
	glyf, offsets := []byte{}, []int{0}
	for _, g := range s.glyphs {
		glyf = append(glyf, g.data...)
		glyf = append(glyf, make([]byte, len(glyf)%2)...)
		offsets = append(offsets, len(glyf))
	}
	tables["glyf"] = glyf
	if tables["loca"] = longs(offsets...); !s.longLoca {
		for i := range offsets {
			offsets[i] /= 2
		}
		tables["loca"] = words(offsets...)
	}
	for tag, table := range s.tables {
		tables[tag] = table
	}
	return assemble(tables)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// assemble makes a file of tables; those that are nil are left out. Checksums are not filled in, as nobody reads them.
func assemble(tables map[string][]byte) []byte {
	var tags []string
	for tag, table := range tables {
		if table != nil {
			tags = append(tags, tag)
		}
	}
	slices.Sort(tags)
	file := slices.Concat(longs(magicTrueType), words(len(tags), 0, 0, 0))
	at := headerSize + recordSize*len(tags)
	var body []byte
	for _, tag := range tags {
		file = append(file, tag...)
		file = append(file, longs(0, at+len(body), len(tables[tag]))...)
		body = append(body, tables[tag]...)
		body = append(body, make([]byte, -len(body)&3)...)
	}
	return append(file, body...)
}

// collection puts fonts into one TTC file.
func collection(fonts ...[]byte) []byte {
	file := longs(magicTTC, 0x10000, len(fonts))
	at := len(file) + 4*len(fonts)
	var body []byte
	for _, font := range fonts {
		start := at + len(body)
		file = append(file, longs(start)...)
		font = slices.Clone(font)
		for i := range int(binary.BigEndian.Uint16(font[4:])) {
			offset := font[headerSize+recordSize*i+8:]
			binary.BigEndian.PutUint32(offset, binary.BigEndian.Uint32(offset)+uint32(start))
		}
		body = append(body, font...)
	}
	return append(file, body...)
}

// subtable is one mapping of a cmap table.
type subtable struct {
	platform, encoding int
	data               []byte
}

func cmapTable(subtables ...subtable) []byte {
	head := words(0, len(subtables))
	at := len(head) + 8*len(subtables)
	var body []byte
	for _, s := range subtables {
		head = append(head, words(s.platform, s.encoding)...)
		head = append(head, longs(at+len(body))...)
		body = append(body, s.data...)
	}
	return append(head, body...)
}

// segment maps start to end: by glyphs, one a character, where they are given, else by adding delta.
type segment struct {
	start, end, delta int
	glyphs            []int
}

func cmap4(segments ...segment) []byte {
	segments = append(slices.Clone(segments), segment{0xFFFF, 0xFFFF, 1, nil})
	n := len(segments)
	var ends, starts, deltas, ranges, glyphs []int
	for i, s := range segments {
		ends, starts, deltas = append(ends, s.end), append(starts, s.start), append(deltas, s.delta)
		offset := 0
		if s.glyphs != nil {
			offset = 2 * (n - i + len(glyphs))
		}
		ranges = append(ranges, offset)
		glyphs = append(glyphs, s.glyphs...)
	}
	return words(slices.Concat([]int{4, 16 + 8*n + 2*len(glyphs), 0, 2 * n, 0, 0, 0}, ends, []int{0}, starts, deltas, ranges, glyphs)...)
}

// cmap12 takes groups of first character, last character and first glyph.
func cmap12(groups ...[3]int) []byte {
	b := slices.Concat(words(12, 0), longs(16+12*len(groups), 0, len(groups)))
	for _, g := range groups {
		b = append(b, longs(g[:]...)...)
	}
	return b
}

// nameRecord is one entry of a name table; text is encoded for its platform.
type nameRecord struct {
	platform, encoding, language, id int
	text                             string
}

func nameTable(records ...nameRecord) []byte {
	head := words(0, len(records), 6+12*len(records))
	var body []byte
	for _, r := range records {
		text := []byte(r.text)
		if r.platform != 1 {
			text = nil
			for _, unit := range utf16.Encode([]rune(r.text)) {
				text = append(text, words(int(unit))...)
			}
		}
		head = append(head, words(r.platform, r.encoding, r.language, r.id, len(text), len(body))...)
		body = append(body, text...)
	}
	return append(head, body...)
}

// sample is a font with a bit of everything: an empty glyph, simple ones, a composite (4) and one nested in it (5).
func sample() spec {
	return spec{
		glyphs: []outGlyph{
			{box(50, 0, 450, 700), 500, 50},
			{nil, 250, 0},
			{box(10, -5, 400, 650), 420, 10},
			{box(-30, 20, 300, 500), 333, -30},
			{composite(2, 3), 600, 5},
			{composite(4, 2, 3, 2, 1), 600, 7},
		},
		tables: map[string][]byte{
			"cmap": cmapTable(
				subtable{3, 1, cmap4(segment{'A', 'C', 2 - 'A', nil}, segment{0x4E00, 0x4E02, 0, []int{5, 0, 4}})},
				subtable{3, 10, cmap12([3]int{'A', 'C', 2}, [3]int{0x4E00, 0x4E00, 5}, [3]int{0x20000, 0x20001, 3})},
			),
			"name": nameTable(nameRecord{3, 1, 0x409, 4, "Sample Face"}, nameRecord{3, 1, 0x409, 6, "Sample-Face"}),
			"cvt ": words(1, 2, 3),
			"prep": {0xB0},
		},
	}
}

// with returns the font with some tables added or exchanged.
func (s spec) with(tables map[string][]byte) spec {
	merged := map[string][]byte{}
	for tag, table := range s.tables {
		merged[tag] = table
	}
	for tag, table := range tables {
		merged[tag] = table
	}
	s.tables = merged
	return s
}

func mustParse(t testing.TB, data []byte) *Font {
	t.Helper()
	f, err := Parse(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func wantError(t *testing.T, err error, part string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), part) {
		t.Fatalf("error %v, want one with %q", err, part)
	}
}
