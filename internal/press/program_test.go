package press

import (
	"bytes"
	"compress/flate"
	"hash/crc32"
	"io"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/internal/sfnt"
)

// Glyphs with margins between others, on both sides of what a byte holds, and of a space; one Program makes all, one after the other.
func TestAPressedProgramWithMarginsIsTheSubset(t *testing.T) {
	face := embedded(t).Face(fonts.Song)
	id := func(r rune) uint16 {
		id, ok := face.GlyphID(r)
		if !ok {
			t.Fatalf("no %c", r)
		}
		return id
	}
	guo, ren, space := id('国'), id('人'), id(' ')
	var press Press
	var room Program
	for i, c := range []struct {
		ids     []uint16
		margins []sfnt.Margin
	}{
		{[]uint16{0}, make([]sfnt.Margin, 1)},
		{[]uint16{0, guo, guo, ren, ren, guo}, []sfnt.Margin{{}, {}, {Of: 1, Left: 127}, {}, {Of: 3, Left: 128, Right: -50}, {Of: 1, Right: 90}}},
		{[]uint16{0, space, space, guo}, []sfnt.Margin{{}, {}, {Of: 1, Left: 60}, {}}},
		{[]uint16{0, guo, ren}, make([]sfnt.Margin, 3)},
		{[]uint16{0, guo, guo, guo, ren}, []sfnt.Margin{{}, {}, {Of: 1, Left: -128}, {Of: 1, Left: -129}, {}}},
	} {
		subset, err := sfnt.OfFace(face).SubsetIn(nil, c.ids, c.margins)
		if err != nil {
			t.Fatal(err)
		}
		ok, err := room.Gather(press.Face(face), c.ids, c.margins)
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
		stream, err := room.Stream([]byte("before"))
		if err != nil || string(stream[:6]) != "before" {
			t.Fatalf("%q, %v", stream[:6], err)
		}
		if got := inflate(t, stream[6:]); !bytes.Equal(got, subset.Data) || room.Size != len(got) {
			t.Errorf("program %d: %d bytes, %d said, not %d, or others", i, len(got), room.Size, len(subset.Data))
		}
	}
	for i, glyphs := range [][]sfnt.Mapped{{{Code: '国', ID: guo}}, nil, {{Code: '人', ID: ren}, {Code: ' ', ID: space}, {ID: guo}}} {
		want, err := sfnt.OfFace(face).OpenType(glyphs, "Test")
		if err != nil {
			t.Fatal(err)
		}
		ok, err := room.GatherFile(press.Face(face), glyphs, nil, "Test")
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
		file, sum := room.File(nil)
		got, err := io.ReadAll(flate.NewReader(bytes.NewReader(file)))
		if err != nil || !bytes.Equal(got, want) || sum != crc32.ChecksumIEEE(want) || room.Size != len(want) {
			t.Errorf("file %d is another one (%v)", i, err)
		}
	}
}

// What has no glyph to press is said so, wherever it stands; what a font cannot hold is an error.
func TestWhatIsNotPressed(t *testing.T) {
	outside, err := fonts.NewFace(cfftest.Sample().File(), 0)
	if err != nil {
		t.Fatal(err)
	}
	kai := embedded(t).Face(fonts.Kai)
	made := uint16(0)
	for id := range uint16(kai.NumGlyphs()) {
		if _, _, ok := sfnt.OfFace(kai).Measure(id); !ok {
			made = id
		}
	}
	var press Press
	for _, c := range []struct {
		name   string
		face   *fonts.Face
		glyphs []sfnt.Mapped
		most   []uint16
		ok     bool
		fault  string
	}{
		{"CFF outlines", outside, nil, nil, false, ""},
		{"a glyph made of others", kai, []sfnt.Mapped{{Code: 'a', ID: 5}, {Code: 'b', ID: made}}, nil, false, ""},
		{"no glyphs", kai, nil, nil, true, ""},
		{"a code twice", kai, []sfnt.Mapped{{Code: 'a', ID: 5}, {Code: 'a', ID: 6}}, nil, true, "sfnt: subset: entry 1, glyph 6: the code U+0061 leads to another glyph already"},
		{"advances for some", kai, []sfnt.Mapped{{Code: 'a', ID: 5}}, []uint16{1, 2}, true, "sfnt: subset: entry 0, glyph 0: there must be an advance for each glyph or for none"},
	} {
		ok, err := new(Program).GatherFile(press.Face(c.face), c.glyphs, c.most, "x")
		fault := ""
		if err != nil {
			fault = err.Error()
		}
		if ok != c.ok || fault != c.fault {
			t.Errorf("%s: %v, %q", c.name, ok, fault)
		}
	}
	ok, err := new(Program).Gather(press.Face(kai), nil, nil)
	if !ok || err == nil {
		t.Errorf("a program of nothing: %v, %v", ok, err)
	}
}

func TestAGlyphIsPressedOnce(t *testing.T) {
	var press Press
	face := embedded(t).Face(fonts.Song)
	one := press.Face(face)
	if press.Face(face) != one || press.Face(embedded(t).Face(fonts.Hei)) == one {
		t.Error("a face is kept twice, or for another")
	}
	code, err := outlineCode()
	if err != nil {
		t.Fatal(err)
	}
	first := one.glyph(code, 40)
	if again := one.glyph(code, 40); first == nil || again != first {
		t.Error("a glyph is pressed twice")
	}
	if one.glyph(code, 41) == first || first.outline.Len() != len(first.raw) || first.Size() != len(first.raw) {
		t.Errorf("%d bytes of %d", first.outline.Len(), len(first.raw))
	}
}
