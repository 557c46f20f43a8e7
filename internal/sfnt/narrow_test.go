package sfnt

import (
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"
)

// Advances are no more than asked for, and nothing else is another.
func TestGlyphsAreNoWiderThanAskedFor(t *testing.T) {
	glyphs := []Mapped{{'A', 1}, {'B', 1}, {0, 2}}
	for name, font := range map[string][]byte{"TrueType": sample().build(), "CFF": cfftest.Sample().File()} {
		f := mustParse(t, font)
		own := f.Advance(1)
		data, err := f.Narrow(glyphs, []uint16{0, uint16(own - 100), uint16(f.Advance(2) + 100)}, "Narrow")
		if err != nil {
			t.Fatal(name, err)
		}
		checkFile(t, &Subset{Data: data})
		made, plain := mustParse(t, data), mustParse(t, mustFile(t, f, glyphs, "Narrow"))
		for i, want := range []int{own, own - 100, f.Advance(2)} {
			id := uint16(i + 1)
			if got := made.Advance(id); got != want {
				t.Errorf("%s: glyph %d is %d wide, not %d", name, id, got, want)
			}
			box, _ := made.Bounds(id)
			if other, _ := plain.Bounds(id); box != other {
				t.Errorf("%s: glyph %d has another outline", name, id)
			}
		}
		if _, err := f.Narrow(glyphs, []uint16{1}, "Narrow"); err == nil {
			t.Errorf("%s: one advance does for three glyphs", name)
		}
		if _, err := f.FileFrame(nil, make([]Measured, 2), glyphs, nil, "Narrow"); err == nil {
			t.Errorf("%s: a frame holds glyphs that were not measured", name)
		}
		if _, err := f.FileFrame(nil, make([]Measured, 4), glyphs, []uint16{1}, "Narrow"); err == nil {
			t.Errorf("%s: a frame takes one advance for three glyphs", name)
		}
	}
}
