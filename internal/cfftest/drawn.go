package cfftest

import (
	"encoding/binary"
	"slices"
)

// Shape is the form of all glyphs of a font, in font units: a box as wide as the advance.
type Shape struct{ UnitsPerEm, Advance, Bottom, Top int }

// Drawn is a font that draws each character of a text as a box.
func Drawn(name, text string, s Shape) Spec {
	box := Box(0, s.Bottom, s.Advance, s.Top)
	spec := Spec{Name: name, UnitsPerEm: s.UnitsPerEm, Fonts: []Font{{}}, Glyphs: []Glyph{{Code: box, Advance: s.Advance}}}
	if s.UnitsPerEm != 1000 {
		unit := Real("0." + decimals(s.UnitsPerEm))
		spec.Matrix = slices.Concat(unit, Short(0), Short(0), unit, Short(0), Short(0))
	}
	seen := map[rune]bool{}
	for _, r := range text {
		if !seen[r] {
			seen[r] = true
			spec.Glyphs = append(spec.Glyphs, Glyph{Char: r, Code: box, Advance: s.Advance, Name: len(spec.Glyphs)})
		}
	}
	return spec
}

// decimals are those of one part of the units of an em.
func decimals(unitsPerEm int) string {
	text := ""
	for rest := 1; rest > 0 && len(text) < 16; rest %= unitsPerEm {
		rest *= 10
		text += string(rune('0' + rest/unitsPerEm))
	}
	return text
}

// Collection is a file of several fonts.
func Collection(fonts ...[]byte) []byte {
	head := append([]byte("ttcf"), words(1, 0, 0, len(fonts))...)
	start := len(head) + 4*len(fonts)
	var body []byte
	for _, f := range fonts {
		f = slices.Clone(f)
		for i := range int(binary.BigEndian.Uint16(f[4:])) {
			offset := f[12+16*i+8:]
			binary.BigEndian.PutUint32(offset, binary.BigEndian.Uint32(offset)+uint32(start+len(body)))
		}
		head = binary.BigEndian.AppendUint32(head, uint32(start+len(body)))
		body = append(body, f...)
	}
	return append(head, body...)
}
