package pdf

import (
	"bytes"
	"slices"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/cfftest"
)

func words16(values ...int) (b []byte) {
	for _, v := range values {
		b = append(b, byte(v>>8), byte(v))
	}
	return b
}

// What a descriptor says of a face that is slanted, of one width, of another weight, or of other units to the em.
func TestTheDescriptorOfAFace(t *testing.T) {
	os2 := func(weight int) []byte {
		return slices.Concat(words16(2, 0, weight), make([]byte, 80), words16(480, 700), make([]byte, 6))
	}
	post := func(angle, fixed int) []byte {
		return slices.Concat(words16(3, 0, angle>>16, angle, 0, 0, 0, fixed), make([]byte, 16))
	}
	for _, c := range []struct {
		units  int
		tables map[string][]byte
		want   string
	}{
		{1000, nil, "/Flags 4/FontBBox[-10 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 0/StemV 80/FontFile3"},
		{1000, map[string][]byte{"OS/2": os2(700), "post": post(-0xC8000, 0)}, "/Flags 68/FontBBox[-10 -120 1000 880]/ItalicAngle -12.5/Ascent 880/Descent -120/CapHeight 700/StemV 140/FontFile3"},
		{1000, map[string][]byte{"OS/2": os2(99), "post": post(1<<16, 1)}, "/Flags 69/FontBBox[-10 -120 1000 880]/ItalicAngle 1/Ascent 880/Descent -120/CapHeight 700/StemV 19/FontFile3"},
		{1000, map[string][]byte{"post": post(0, 1)}, "/Flags 5/FontBBox[-10 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 0/StemV 80/FontFile3"},
		{2048, nil, "/Flags 4/FontBBox[-4 -58 488 429]/ItalicAngle 0/Ascent 429/Descent -58/CapHeight 0/StemV 80/FontFile3"},
	} {
		spec := cfftest.Sample()
		spec.UnitsPerEm, spec.Tables = c.units, c.tables
		face, err := fonts.NewFace(spec.File(), 0)
		if err != nil {
			t.Fatal(err)
		}
		data := encode(t, &Encoder{Plain: true}, handmade(face, "国"))
		if !bytes.Contains(data, []byte(c.want)) {
			_, after, _ := bytes.Cut(data, []byte("/FontDescriptor/"))
			t.Errorf("%d units, %d tables: %.200s, not %s", c.units, len(c.tables), after, c.want)
		}
	}
}

// A room that has grown to more than several reports need is not kept.
func TestRoomsOfACertainSizeAreKept(t *testing.T) {
	for size, kept := range map[int]bool{0: true, 4 << 20: true, 4<<20 + 1: false} {
		e, r := &Encoder{}, &room{subset: make([]byte, 0, size)}
		e.give(r)
		if (e.rooms.Take() == r) != kept {
			t.Errorf("a room of %d bytes is kept: %v", size, !kept)
		}
	}
}
