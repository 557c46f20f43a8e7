package sfnt

import (
	"encoding/binary"
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"
)

// FuzzParse does with a file all that can be done with it, and checks each subset that can be made against its source.
func FuzzParse(f *testing.F) {
	for _, data := range seeds() {
		f.Add(data, uint32('A'))
	}
	f.Fuzz(func(t *testing.T, data []byte, char uint32) {
		count, err := Count(data)
		if err != nil {
			return
		}
		for index := range min(count, 3) {
			if font, err := Parse(data, index); err == nil {
				exercise(t, font, rune(char))
			}
		}
	})
}

// seeds are sound fonts and some with a few bytes changed.
func seeds() [][]byte {
	long := sample()
	long.longLoca, long.own = true, 2
	full := sample().with(map[string][]byte{
		"OS/2": os2(300, 8, 880, -120, 468, 695),
		"post": longs(0x30000, 0, 0, 1, 0, 0, 0, 0),
		"fpgm": {1, 2, 3, 4, 5},
	}).build()
	compact := cfftest.Sample().File()
	files := [][]byte{compact, named().File(), collection(compact, full), full, long.build(), chain(4).build(), collection(full, long.build()), nil}
	for _, whole := range [][]byte{full, compact} {
		for at := 0; at < len(whole); at += 7 {
			changed := append([]byte(nil), whole...)
			changed[at] ^= 0xFF
			files = append(files, changed)
		}
	}
	return files
}

func exercise(t *testing.T, font *Font, char rune) {
	font.Metrics()
	font.Embedding()
	font.FullName()
	if n := len(font.PostScriptName()); n < 1 || n > maxPostScriptName {
		t.Fatalf("a PostScript name of %d bytes", n)
	}
	ids := []uint16{0}
	for _, r := range []rune{char, 'A', 'x', 0x4E00, 0xFFFF, 0x20000, -1} {
		if id, ok := font.GlyphID(r); ok {
			ids = append(ids, id)
			font.Trace(id, &sketch{})
		}
	}
	for id := range uint16(min(font.NumGlyphs(), 8)) {
		ids = append(ids, id)
	}
	ids = append(ids, uint16(font.NumGlyphs()-1), 0)
	for _, id := range ids {
		if int(id) >= font.NumGlyphs() {
			t.Fatalf("glyph %d of %d", id, font.NumGlyphs())
		}
		exerciseSubset(t, font, []uint16{0, id})
	}
	exerciseSubset(t, font, ids)
	exerciseFile(t, font, ids, char)
}

// exerciseFile makes font files of some glyphs and of all, which must be readable when they can be made.
func exerciseFile(t *testing.T, font *Font, ids []uint16, char rune) {
	glyphs := []Mapped{{Code: char}}
	for i, id := range ids {
		glyphs = append(glyphs, Mapped{Code: rune(0xFFF8 + i), ID: id}, Mapped{ID: id})
	}
	for i := range glyphs {
		if glyphs[i].Code == 0xFFFF {
			glyphs[i].Code = 'A'
		}
	}
	if data, err := font.OpenType(glyphs, "X"); err == nil && len(data) < 1<<20 {
		checkFile(t, &Subset{Data: data})
		checkLike(t, font, glyphs, data)
	}
	data, err := font.Whole()
	if err != nil {
		return
	}
	if whole, err := Parse(data, 0); err != nil || whole.NumGlyphs() != font.NumGlyphs() {
		t.Fatalf("the whole face cannot be read: %v", err)
	}
}

func exerciseSubset(t *testing.T, font *Font, ids []uint16) {
	s, err := font.Subset(ids)
	if err != nil {
		return
	}
	if len(s.Data) > 1<<20 {
		return // sound or not, it takes too long to compare
	}
	if s.Format == FormatCFF {
		checkCFF(t, font, ids, s)
		return
	}
	checkFile(t, s)
	sub, err := Parse(s.Data, 0)
	if err != nil {
		t.Fatalf("the subset cannot be read: %v", err)
	}
	if _, err := sub.Subset(identity(sub.NumGlyphs())); err != nil {
		t.Fatalf("the subset cannot be subset: %v", err)
	}
	for i, id := range ids {
		i := uint16(i)
		got, _ := sub.outline(i)
		want, _ := font.outline(id)
		if sub.Advance(i) != font.Advance(id) || len(got) < len(want) || len(got) > len(want)+1 {
			t.Fatalf("glyph %d: advance %d, outline % x; glyph %d of the source: %d, % x", i, sub.Advance(i), got, id, font.Advance(id), want)
		}
		if len(want) > 0 && binary.BigEndian.Uint64(got) != binary.BigEndian.Uint64(want) {
			t.Fatalf("glyph %d begins % x, glyph %d of the source % x", i, got[:8], id, want[:8])
		}
	}
}
