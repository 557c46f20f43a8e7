package sfnt

import "testing"

func BenchmarkSubset(b *testing.B) {
	f := mustParse(b, readFace(b, "fangsong-light.ttf"))
	ids := make([]uint16, 560)
	for i := range ids {
		ids[i] = uint16(i * 16)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.Subset(ids); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	data := readFace(b, "fangsong-light.ttf")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(data, 0); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGlyphID(b *testing.B) {
	f := mustParse(b, readFace(b, "fangsong-light.ttf"))
	for b.Loop() {
		if _, ok := f.GlyphID('年'); !ok {
			b.Fatal("no glyph")
		}
	}
}

func BenchmarkOpenType(b *testing.B) {
	f := mustParse(b, readFace(b, "fangsong-light.ttf"))
	glyphs := make([]Mapped, 0, 500)
	for c := rune(0x4E00); len(glyphs) < cap(glyphs); c += 13 {
		if id, ok := f.GlyphID(c); ok {
			glyphs = append(glyphs, Mapped{c, id})
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.OpenType(glyphs, "Name"); err != nil {
			b.Fatal(err)
		}
	}
}
