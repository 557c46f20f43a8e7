package fonts

import (
	"encoding/binary"
	"slices"
	"testing"
)

func set(t testing.TB) *Set {
	t.Helper()
	s, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// roles lists all roles.
var roles = []Role{FangSong, Song, XiaoBiaoSong, Hei, Kai}

// glyph sets the character at i of a text, which the set must have.
func glyph(t testing.TB, s *Set, role Role, text string, i int) Glyph {
	t.Helper()
	g, ok := s.Glyph(role, []rune(text), i)
	if !ok {
		t.Fatalf("%v has no %q", role, []rune(text)[i])
	}
	return g
}

// box is where a glyph's ink lies, in 1/1000 em from the cell's start and the baseline.
type box struct{ left, right, bottom, top int }

func ink(t testing.TB, g Glyph) box {
	t.Helper()
	b, ok := g.Face.font.Bounds(g.ID)
	if !ok {
		t.Fatalf("glyph %d of %s has no ink", g.ID, g.Face.PostScriptName())
	}
	scale := func(v int, move int32) int { return v*1000/g.Face.UnitsPerEm() + int(move) }
	return box{scale(b.XMin, g.DX), scale(b.XMax, g.DX), scale(b.YMin, g.DY), scale(b.YMax, g.DY)}
}

func (b box) middle() int { return (b.bottom + b.top) / 2 }

// table returns where a table of a TrueType file begins, by its tag.
func table(t testing.TB, font []byte, tag string) (record, offset int) {
	t.Helper()
	for i := range int(binary.BigEndian.Uint16(font[4:])) {
		record = 12 + 16*i
		if string(font[record:record+4]) == tag {
			return record, int(binary.BigEndian.Uint32(font[record+8:]))
		}
	}
	t.Fatalf("the font has no table %q", tag)
	return 0, 0
}

// licensed returns a copy of a face with other licence bits.
func licensed(t testing.TB, fsType uint16) []byte {
	t.Helper()
	font := slices.Clone(kaiData)
	_, os2 := table(t, font, "OS/2")
	binary.BigEndian.PutUint16(font[os2+8:], fsType)
	return font
}

// without returns a copy of a face that lacks some characters, and those that share a
// group of its character map with them.
func without(t testing.TB, font []byte, runes string) []byte {
	t.Helper()
	font = slices.Clone(font)
	_, cmap := table(t, font, "cmap")
	groups := format12(t, font[cmap:])
	for _, r := range runes {
		for g := groups; len(g) >= 12; g = g[12:] {
			if c := uint32(r); c >= binary.BigEndian.Uint32(g) && c <= binary.BigEndian.Uint32(g[4:]) {
				binary.BigEndian.PutUint32(g[8:], 1<<24) // no font has that many glyphs
			}
		}
	}
	return font
}

// format12 returns the groups of the map from all of Unicode.
func format12(t testing.TB, cmap []byte) []byte {
	t.Helper()
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		sub := cmap[binary.BigEndian.Uint32(cmap[8+8*i:]):]
		if binary.BigEndian.Uint16(sub) == 12 {
			return sub[16 : 16+12*int(binary.BigEndian.Uint32(sub[12:]))]
		}
	}
	t.Fatal("the face has no map of format 12")
	return nil
}

// patched is the embedded set with another face in one role.
func patched(t testing.TB, role Role, font []byte) *Set {
	t.Helper()
	face, err := NewFace(font, 0)
	if err != nil {
		t.Fatal(err)
	}
	s := *set(t)
	s.faces[role] = face
	return &s
}
