package sfnt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"sync"
	"testing"
)

func TestASubsetHoldsTheGlyphsAskedForInTheirOrder(t *testing.T) {
	f := mustParse(t, sample().build())
	ids := []uint16{0, 3, 1, 2}
	s := mustSubset(t, f, ids...)
	checkFile(t, s, "cvt ", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
	sub := checkGlyphs(t, f, ids, s)
	if s.NumGlyphs != 4 || !bytes.Equal(sub.cvt, f.cvt) || !bytes.Equal(sub.prep, f.prep) {
		t.Errorf("%d glyphs, cvt %x, prep %x", s.NumGlyphs, sub.cvt, sub.prep)
	}
	if want := (Rect{-30, -5, 450, 700}); sub.Metrics().BBox != want {
		t.Errorf("box %v, want %v", sub.Metrics().BBox, want)
	}
	// The widest advance, the least bearings left (of glyph 3) and right (of glyph 2), the furthest reach (of glyph 0).
	if got, want := sub.hhea[10:18], words(500, -30, 420-400, 450); !bytes.Equal(got, want) {
		t.Errorf("hhea has % x, want % x", got, want)
	}
}

func TestAGlyphAskedForTwiceGetsTwoOutlines(t *testing.T) {
	f := mustParse(t, sample().build())
	ids := []uint16{0, 2, 0, 2, 2}
	sub := checkGlyphs(t, f, ids, mustSubset(t, f, ids...))
	one, _ := sub.outline(1)
	two, _ := sub.outline(3)
	if sub.NumGlyphs() != 5 || &one[0] == &two[0] || !bytes.Equal(one, two) {
		t.Errorf("%d glyphs, outlines % x and % x", sub.NumGlyphs(), one, two)
	}
}

// componentsOf lists the components of a composite glyph.
func componentsOf(f *Font, id uint16) (ids []uint16) {
	glyph, _ := f.outline(id)
	for at := glyphHead; at != 0; {
		ids = append(ids, binary.BigEndian.Uint16(glyph[at+2:]))
		at, _ = nextComponent(glyph, at)
	}
	return ids
}

func TestComponentsFollowTheGlyphsAskedForAndAreRenumbered(t *testing.T) {
	f := mustParse(t, sample().build())
	for _, c := range []struct {
		ids        []uint16
		glyphs     int
		glyph      uint16 // a composite of the subset
		components []uint16
	}{
		{[]uint16{0, 4}, 4, 1, []uint16{2, 3}},
		{[]uint16{0, 3, 4, 2}, 4, 2, []uint16{3, 1}},
		{[]uint16{0, 4, 3, 3}, 5, 1, []uint16{4, 2}},
		{[]uint16{0, 4, 4}, 5, 2, []uint16{3, 4}},
		{[]uint16{0, 5}, 6, 1, []uint16{2, 3, 4, 3, 5}},
		{[]uint16{0, 5}, 6, 2, []uint16{3, 4}},
		{[]uint16{0, 5, 4}, 6, 1, []uint16{2, 3, 4, 3, 5}},
	} {
		s := mustSubset(t, f, c.ids...)
		checkFile(t, s)
		sub := checkGlyphs(t, f, c.ids, s)
		if got := componentsOf(sub, c.glyph); s.NumGlyphs != c.glyphs || !slices.Equal(got, c.components) {
			t.Errorf("%v: %d glyphs, glyph %d has components %v, want %v", c.ids, s.NumGlyphs, c.glyph, got, c.components)
		}
	}
}

// chain is a font in which glyph 1 is made of glyph 2 and so on, to a simple glyph; its composites are so many.
func chain(composites int) spec {
	s := spec{glyphs: []outGlyph{{}}}
	for i := range composites {
		s.glyphs = append(s.glyphs, outGlyph{data: composite(i + 2)})
	}
	s.glyphs = append(s.glyphs, outGlyph{data: box(0, 0, 9, 9)})
	return s
}

func TestNestingIsFollowedUpToItsLimit(t *testing.T) {
	f := mustParse(t, chain(maxNesting-1).build())
	checkGlyphs(t, f, []uint16{0, 1}, mustSubset(t, f, 0, 1))
	deep := mustParse(t, chain(maxNesting).build())
	_, err := deep.Subset([]uint16{0, 1})
	wantError(t, err, "nested more than 16 deep")
	// Nor does it help to come from below, where each step is known already.
	ids := []uint16{0}
	for id := deep.NumGlyphs() - 1; id > 0; id-- {
		ids = append(ids, uint16(id))
	}
	_, err = deep.Subset(ids)
	wantError(t, err, "nested more than 16 deep")
}

func TestDamagedGlyphsAreRefused(t *testing.T) {
	with := func(glyphs ...[]byte) spec {
		s := sample()
		for _, g := range glyphs {
			s.glyphs = append(s.glyphs, outGlyph{data: g})
		}
		return s
	}
	for _, c := range []struct {
		name, table, reason string
		font                spec
	}{
		{"a glyph in itself", "glyf", "glyph 6 contains itself", with(composite(2, 6))},
		{"a glyph in its component", "glyf", "glyph 6 contains itself", with(composite(7), composite(2, 8), composite(6))},
		{"no such component", "glyf", "component 7", with(composite(2, 7))},
		{"a composite cut in its head", "glyf", "glyph 6 is cut off", with(composite(2)[:12])},
		{"a composite cut in its arguments", "glyf", "glyph 6 is cut off", with(composite(2, 3, 2)[:30])},
		{"a composite without components", "glyf", "glyph 6 is cut off", with(composite(2)[:10])},
		{"a damaged component", "loca", "glyph 7", with(composite(7), []byte{1, 2})},
		{"a header cut off", "loca", "glyph 6", with(make([]byte, 8))},
		{"backwards", "loca", "glyph 6", with(nil).with(map[string][]byte{"loca": words(0, 0, 0, 0, 0, 0, 8, 0), "maxp": append(longs(0x10000), append(words(7), make([]byte, 26)...)...), "hmtx": make([]byte, 28)})},
		{"beyond glyf", "loca", "glyph 6", with(box(0, 0, 1, 1)).with(map[string][]byte{"glyf": mustParse(t, sample().build()).glyf})},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := mustParse(t, c.font.build()).Subset([]uint16{0, 6})
			wantError(t, err, c.reason)
			var format *FormatError
			if !errors.As(err, &format) || format.Table != c.table {
				t.Errorf("error %#v, want one of table %q", err, c.table)
			}
		})
	}
}

func TestIdsThatCannotBeGivenAreRefused(t *testing.T) {
	f := mustParse(t, sample().build())
	for name, c := range map[string]struct {
		ids    []uint16
		reason string
	}{
		"none":         {nil, "must be 0"},
		"no .notdef":   {[]uint16{2, 0}, "must be 0"},
		"unknown":      {[]uint16{0, 2, 6}, "entry 2, glyph 6: the font has 6 glyphs"},
		"far too many": {make([]uint16, 65536), "65535 glyphs at most"},
	} {
		_, err := f.Subset(c.ids)
		wantError(t, err, c.reason)
		var request *RequestError
		if !errors.As(err, &request) {
			t.Errorf("%s: error %#v", name, err)
		}
	}
}

func TestSubsetsThatGrowTooLargeAreRefused(t *testing.T) {
	f := mustParse(t, sample().build())
	full := make([]uint16, maxGlyphs)
	full[1] = 4
	_, err := f.Subset(full)
	wantError(t, err, "exceeds 65535 glyphs")

	s := spec{glyphs: []outGlyph{{data: append(box(0, 0, 9, 9), make([]byte, 2000)...)}}, longLoca: true}
	_, err = mustParse(t, s.build()).Subset(make([]uint16, 40000))
	wantError(t, err, "exceed 67108864 bytes")
}

func TestLocaIsLongOnlyWhereItMustBe(t *testing.T) {
	sized := func(n int) outGlyph {
		b := box(0, 0, 9, 9)
		return outGlyph{data: append(b, make([]byte, n-len(b))...)}
	}
	f := mustParse(t, spec{glyphs: []outGlyph{sized(65536), sized(65534), sized(65535)}, longLoca: true}.build())
	for _, c := range []struct {
		ids  []uint16
		long bool
	}{
		{[]uint16{0}, false},
		{[]uint16{0, 1}, false}, // 131070 bytes, the furthest short offsets reach
		{[]uint16{0, 2}, true},
		{[]uint16{0, 0}, true},
	} {
		s := mustSubset(t, f, c.ids...)
		checkFile(t, s)
		if sub := checkGlyphs(t, f, c.ids, s); sub.longLoca != c.long {
			t.Errorf("glyphs %v: long offsets %v", c.ids, sub.longLoca)
		}
	}
}

func TestASubsetWithoutOutlinesKeepsItsTables(t *testing.T) {
	f := mustParse(t, spec{glyphs: make([]outGlyph, 3)}.build())
	s := mustSubset(t, f, 0, 2)
	checkFile(t, s, "glyf", "head", "hhea", "hmtx", "loca", "maxp")
	if sub := checkGlyphs(t, f, []uint16{0, 2}, s); len(sub.glyf) == 0 {
		t.Error("glyf is empty")
	}
}

func TestTheCallersIdsAreLeftAlone(t *testing.T) {
	f := mustParse(t, sample().build())
	ids := []uint16{0, 5, 77, 77}
	mustSubset(t, f, ids[:2]...)
	if !slices.Equal(ids, []uint16{0, 5, 77, 77}) {
		t.Errorf("ids are %v now", ids)
	}
}

func TestManyMaySubsetAtOnce(t *testing.T) {
	f := mustParse(t, sample().build())
	want := mustSubset(t, f, 0, 5, 3, 5)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			s, err := f.Subset([]uint16{0, 5, 3, 5})
			if err != nil || !bytes.Equal(s.Data, want.Data) {
				t.Errorf("another subset, error %v", err)
			}
		})
	}
	all.Wait()
}
