package sfnt

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func readFace(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "fonts", "faces", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestTheProjectsFacesReadAsTheyWereMade(t *testing.T) {
	for _, c := range []struct {
		file, postScript string
		glyphs           int
		char             rune
		advance          int
		bounds           Rect
		cap, x, weight   int
	}{
		{"song-regular.ttf", "NBSong", 9167, '—', 890, Rect{43, 242, 846, 293}, 729, 514, 400},
		{"song-semibold.ttf", "NBSongSemiBold", 9167, '年', 1000, Rect{33, -84, 965, 859}, 729, 514, 600},
		{"hei-medium.ttf", "NBHei", 9165, '1', 570, Rect{85, 0, 506, 737}, 733, 543, 500},
		{"kai-regular.ttf", "NBKai", 9159, '—', 1000, Rect{2, 349, 998, 410}, 695, 468, 400},
		{"fangsong-light.ttf", "NBFang", 9158, '“', 350, Rect{61, 618, 308, 812}, 695, 468, 300},
	} {
		t.Run(c.file, func(t *testing.T) {
			f := mustParse(t, readFace(t, c.file))
			if f.UnitsPerEm() != 1000 || f.NumGlyphs() != c.glyphs || f.PostScriptName() != c.postScript {
				t.Errorf("%d units, %d glyphs, name %q", f.UnitsPerEm(), f.NumGlyphs(), f.PostScriptName())
			}
			id, ok := f.GlyphID(c.char)
			b, drawn := f.Bounds(id)
			if !ok || !drawn || f.Advance(id) != c.advance || b != c.bounds {
				t.Errorf("%c: glyph %d, advance %d, bounds %v", c.char, id, f.Advance(id), b)
			}
			m := f.Metrics()
			if m.Ascent != 880 || m.Descent != -120 || m.CapHeight != c.cap || m.XHeight != c.x || m.Weight != c.weight || m.Fixed || m.ItalicAngle != 0 {
				t.Errorf("metrics %+v", m)
			}
			if e := f.Embedding(); e != (Embedding{Permission: Installable}) {
				t.Errorf("embedding %+v", e)
			}
		})
	}
}

func TestEachFaceOfACollectionIsReadByItsNumber(t *testing.T) {
	second := sample()
	second.glyphs = slices.Clone(second.glyphs[:4])
	second.glyphs[2].advance = 777
	data := collection(sample().build(), second.with(map[string][]byte{"cmap": nil}).build())
	if n, err := Count(data); n != 2 || err != nil {
		t.Fatalf("%d faces, error %v", n, err)
	}
	for index, want := range []struct{ glyphs, advance int }{{6, 420}, {4, 777}} {
		f, err := Parse(data, index)
		if err != nil {
			t.Fatal(err)
		}
		if f.NumGlyphs() != want.glyphs || f.Advance(2) != want.advance {
			t.Errorf("face %d: %d glyphs, advance %d", index, f.NumGlyphs(), f.Advance(2))
		}
	}
	for _, index := range []int{-1, 2} {
		_, err := Parse(data, index)
		wantError(t, err, "the file has 2")
	}
	_, err := Parse(sample().build(), 1)
	wantError(t, err, "the file has 1")
}

func TestKindsOfFontThatAreNotReadAreNamed(t *testing.T) {
	cff2 := sample().with(map[string][]byte{"glyf": nil, "CFF2": {2, 0, 5, 0}}).build()
	otto := append([]byte("OTTO"), cff2[4:]...)
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"CFF2", otto, ErrCFF2},
		{"CFF2 in a collection", collection(otto), ErrCFF2},
		{"CFF2 under a TrueType header", cff2, ErrCFF2},
		{"WOFF", append([]byte("wOFF"), make([]byte, 40)...), ErrWOFF},
		{"WOFF2", append([]byte("wOF2"), make([]byte, 40)...), ErrWOFF},
	} {
		_, err := Parse(c.data, 0)
		var format *FormatError
		if !errors.Is(err, c.want) || !errors.As(err, &format) {
			t.Errorf("%s: error %v, want %v", c.name, err, c.want)
		}
	}
}

// patched returns the sample's table tag with bytes exchanged at an offset.
func patched(tag string, at int, with []byte) map[string][]byte {
	f, err := Parse(sample().build(), 0)
	if err != nil {
		panic(err)
	}
	table := slices.Clone(*f.table(tag))
	copy(table[at:], with)
	return map[string][]byte{tag: table}
}

func TestDamagedFilesAreRefusedWithTheTableAtFault(t *testing.T) {
	whole := sample().build()
	for _, c := range []struct {
		name, table, reason string
		data                []byte
	}{
		{"an empty file", "", "not a TrueType or OpenType file", nil},
		{"some other file", "", "not a TrueType or OpenType file", []byte("%PDF-1.7 and so on")},
		{"a cut directory", "", "directory is cut off", whole[:40]},
		{"a cut file", "name", "beyond the end", whole[:len(whole)-80]},
		{"a collection without faces", "ttcf", "0 faces", longs(magicTTC, 0x10000, 0)},
		{"a collection's list cut off", "ttcf", "9 faces", longs(magicTTC, 0x10000, 9, 0)},
		{"a face beyond the end", "ttcf", "beyond the end", longs(magicTTC, 0x10000, 1, -1)},
		{"a collection in itself", "ttcf", "not a TrueType or OpenType font", longs(magicTTC, 0x10000, 1, 0)},
		{"no head", "head", "missing", sample().with(map[string][]byte{"head": nil}).build()},
		{"no glyf", "glyf", "neither TrueType nor CFF outlines", sample().with(map[string][]byte{"glyf": nil}).build()},
		{"a short hhea", "hhea", "36 needed", sample().with(map[string][]byte{"hhea": make([]byte, 35)}).build()},
		{"a short maxp", "maxp", "32 needed", sample().with(map[string][]byte{"maxp": make([]byte, 6)}).build()},
		{"a short hmtx", "hmtx", "24 needed", sample().with(map[string][]byte{"hmtx": make([]byte, 23)}).build()},
		{"a short loca", "loca", "14 needed", sample().with(map[string][]byte{"loca": make([]byte, 12)}).build()},
		{"a wrong magic number", "head", "magic", sample().with(patched("head", 12, []byte{0})).build()},
		{"an em of 15", "head", "15 units per em", sample().with(patched("head", 18, words(15))).build()},
		{"an em of 16385", "head", "16385 units per em", sample().with(patched("head", 18, words(16385))).build()},
		{"a strange loca", "head", "indexToLocFormat 2", sample().with(patched("head", 50, words(2))).build()},
		{"no glyphs", "maxp", "no glyphs", sample().with(patched("maxp", 4, words(0))).build()},
		{"no advances", "hhea", "no horizontal metrics", sample().with(patched("hhea", 34, words(0))).build()},
		{"a cut cmap", "cmap", "cut off", sample().with(map[string][]byte{"cmap": {0, 0}}).build()},
		{"a cut list in cmap", "cmap", "cut off", sample().with(map[string][]byte{"cmap": words(0, 1, 3)}).build()},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse(c.data, 0)
			wantError(t, err, c.reason)
			var format *FormatError
			if !errors.As(err, &format) || format.Table != c.table {
				t.Errorf("error %#v, want one of table %q", err, c.table)
			}
		})
	}
}

func TestDamageInTablesThatAreNotUsedDoesNoHarm(t *testing.T) {
	data := sample().with(map[string][]byte{"zzzz": {1, 2, 3, 4}}).build()
	f := mustParse(t, data[:len(data)-4])
	if f.NumGlyphs() != 6 {
		t.Errorf("%d glyphs", f.NumGlyphs())
	}
}

func TestAVariableFontIsReadAtItsDefaultInstance(t *testing.T) {
	f := mustParse(t, sample().with(map[string][]byte{"fvar": longs(0x10000), "gvar": longs(0x10000)}).build())
	if f.Advance(2) != 420 {
		t.Errorf("advance %d", f.Advance(2))
	}
	checkFile(t, mustSubset(t, f, 0, 2), "cvt ", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
}

func TestAdvancesAndBoundsOutsideTheFontAreNothing(t *testing.T) {
	f := mustParse(t, sample().build())
	if f.Advance(5) != 600 || f.Advance(6) != 0 || f.Advance(0xFFFF) != 0 {
		t.Errorf("advances %d %d %d", f.Advance(5), f.Advance(6), f.Advance(0xFFFF))
	}
	for _, id := range []uint16{1, 6, 0xFFFF} {
		if b, ok := f.Bounds(id); ok || b != (Rect{}) {
			t.Errorf("glyph %d has bounds %v", id, b)
		}
	}
	if b, ok := f.Bounds(3); !ok || b != (Rect{-30, 20, 300, 500}) {
		t.Errorf("glyph 3 has bounds %v", b)
	}
}

func TestTheLastAdvanceHoldsForAllGlyphsAfterIt(t *testing.T) {
	s := sample()
	s.own = 2
	f := mustParse(t, s.build())
	for id, want := range []struct{ advance, bearing int }{{500, 50}, {250, 0}, {250, 10}, {250, -30}, {250, 5}, {250, 7}} {
		id := uint16(id)
		if f.Advance(id) != want.advance || f.leftSideBearing(id) != want.bearing {
			t.Errorf("glyph %d: advance %d, bearing %d, want %v", id, f.Advance(id), f.leftSideBearing(id), want)
		}
	}
}

func TestLookupsAllocateNothing(t *testing.T) {
	f := mustParse(t, sample().build())
	sum := 0
	allocs := testing.AllocsPerRun(100, func() {
		id, _ := f.GlyphID(0x4E00)
		b, _ := f.Bounds(id)
		sum += f.Advance(id) + b.XMax + f.Metrics().Ascent + f.UnitsPerEm()
	})
	if allocs != 0 || sum == 0 {
		t.Errorf("%v allocations", allocs)
	}
}
