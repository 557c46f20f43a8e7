package sfnt

import (
	"testing"

	"pgregory.net/rapid"
)

// fontWithCmap is a font of 3,000 empty glyphs.
func fontWithCmap(cmap []byte) []byte {
	return spec{glyphs: make([]outGlyph, 3000), own: 1, tables: map[string][]byte{"cmap": cmap}}.build()
}

func TestCharactersFindTheirGlyphs(t *testing.T) {
	f := mustParse(t, sample().build())
	for _, c := range []struct {
		char rune
		want uint16
	}{
		{'A', 2}, {'C', 4}, {'D', 0}, {'@', 0}, {0, 0}, {0x4E00, 5}, {0x4E01, 0}, {0x20000, 3}, {0x20001, 4}, {0x20002, 0},
		{-1, 0}, {0x7FFFFFFF, 0},
	} {
		if id, ok := f.GlyphID(c.char); id != c.want || ok != (c.want != 0) {
			t.Errorf("U+%04X: glyph %d, %v", c.char, id, ok)
		}
	}
}

func TestTheBestOfSeveralMappingsIsUsed(t *testing.T) {
	to := func(glyph int) (four, twelve []byte) {
		return cmap4(segment{'A', 'A', glyph - 'A', nil}), cmap12([3]int{'A', 'A', glyph})
	}
	four1, twelve1 := to(1)
	four2, twelve2 := to(2)
	for _, c := range []struct {
		name string
		cmap []byte
		want uint16
	}{
		{"12 before 4", cmapTable(subtable{0, 3, four1}, subtable{3, 1, four1}, subtable{3, 10, twelve2}), 2},
		{"12 of platform 0 before 4 of platform 3", cmapTable(subtable{0, 4, twelve2}, subtable{3, 1, four1}), 2},
		{"platform 3 before 0", cmapTable(subtable{0, 4, twelve1}, subtable{3, 10, twelve2}), 2},
		{"platform 0 alone", cmapTable(subtable{0, 3, four2}), 2},
		{"no code pages", cmapTable(subtable{1, 0, twelve1}, subtable{3, 3, twelve1}, subtable{3, 1, four2}), 2},
		{"no damaged ones", cmapTable(subtable{3, 1, four2}, subtable{3, 10, twelve1[:20]}), 2},
	} {
		if id, _ := mustParse(t, fontWithCmap(c.cmap)).GlyphID('A'); id != c.want {
			t.Errorf("%s: glyph %d, want %d", c.name, id, c.want)
		}
	}
}

func TestMappingsWithoutUseAreRefused(t *testing.T) {
	for name, cmap := range map[string][]byte{
		"none":              cmapTable(),
		"other formats":     cmapTable(subtable{0, 5, words(14, 0, 0, 0, 0)}, subtable{1, 0, words(6, 0, 0, 0, 0)}),
		"4 cut off":         cmapTable(subtable{3, 1, cmap4(segment{'A', 'C', 5, nil})[:20]}),
		"4 without arrays":  cmapTable(subtable{3, 1, words(4, 16, 0)}),
		"4 without segment": cmapTable(subtable{3, 1, words(4, 16, 0, 0, 0, 0, 0, 0)}),
		"12 cut off":        cmapTable(subtable{3, 10, words(12, 0, 0)}),
		"12 too many":       cmapTable(subtable{3, 10, append(words(12, 0), longs(0, 0, 0x7FFFFFFF)...)}),
		"beyond the table":  append(words(0, 1, 3, 1), longs(-1)...),
	} {
		_, err := Parse(fontWithCmap(cmap), 0)
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		wantError(t, err, "table cmap: no sound Unicode mapping")
	}
}

func TestGlyphsTheFontDoesNotHaveAreNotFound(t *testing.T) {
	for name, data := range map[string][]byte{
		"4":                 cmap4(segment{'A', 'A', 3000 - 'A', nil}),
		"4 by list":         cmap4(segment{'A', 'A', 0, []int{3000}}),
		"4, list cut off":   cmap4(segment{'A', 'D', 0, []int{}}),
		"12":                cmap12([3]int{'A', 'A', 3000}),
		"12 beyond 16 bits": cmap12([3]int{'A', 'A', 0x10001}),
		"12 beyond 32 bits": cmap12([3]int{'@', 'A', -1}),
	} {
		if id, ok := mustParse(t, fontWithCmap(cmapTable(subtable{3, 1, data}))).GlyphID('A'); ok || id != 0 {
			t.Errorf("%s: glyph %d", name, id)
		}
	}
}

func TestBothFormatsGiveBackWhatWasPutIn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := map[rune]uint16{}
		var segments []segment
		var groups [][3]int
		next := 0
		for range rapid.IntRange(0, 20).Draw(t, "runs") {
			start := next + rapid.IntRange(0, 300).Draw(t, "gap")
			size := rapid.IntRange(1, 40).Draw(t, "size")
			first := rapid.IntRange(1, 2900).Draw(t, "glyph")
			next = start + size
			s := segment{start: start, end: next - 1, delta: first - start}
			if rapid.Bool().Draw(t, "listed") {
				s.delta = rapid.IntRange(0, 0xFFFF).Draw(t, "delta")
				for i := range size {
					s.glyphs = append(s.glyphs, first+i-s.delta)
				}
			}
			for i := range size {
				// In a list, 0 stands for no glyph whatever the delta.
				if s.glyphs == nil || uint16(s.glyphs[i]) != 0 {
					want[rune(start+i)] = uint16(first + i)
				} else {
					delete(want, rune(start+i))
				}
			}
			segments = append(segments, s)
			groups = append(groups, [3]int{start, next - 1, first})
		}
		four, err := Parse(fontWithCmap(cmapTable(subtable{3, 1, cmap4(segments...)})), 0)
		if err != nil {
			t.Fatal(err)
		}
		twelve, err := Parse(fontWithCmap(cmapTable(subtable{3, 10, cmap12(groups...)})), 0)
		if err != nil {
			t.Fatal(err)
		}
		for r := rune(0); r <= rune(next); r++ {
			got4, ok4 := four.GlyphID(r)
			if got4 != want[r] || ok4 != (want[r] != 0) {
				t.Fatalf("format 4, U+%04X: glyph %d, want %d", r, got4, want[r])
			}
			if got, ok := twelve.GlyphID(r); ok4 && (got != got4 || !ok) {
				t.Fatalf("format 12, U+%04X: glyph %d, want %d", r, got, got4)
			}
		}
	})
}
