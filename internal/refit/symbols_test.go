package refit

import (
	"bytes"
	"os"
	"testing"

	"github.com/nianbao/nianbao/internal/sfnt"
)

// withSymbols returns an embedded face, which has the symbols.
func withSymbols(t *testing.T) ([]byte, *sfnt.Font) {
	t.Helper()
	data, err := os.ReadFile("../../fonts/faces/song-regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := sfnt.Parse(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	return data, f
}

func TestSymbolsAreMadeOfTheFacesOwnFigures(t *testing.T) {
	_, f := withSymbols(t)
	bounds := func(r rune) sfnt.Rect {
		id, ok := f.GlyphID(r)
		b, inked := f.Bounds(id)
		if !ok || !inked || f.Advance(id) < b.XMax-b.XMin {
			t.Fatalf("%c: glyph %d in %v, %d wide", r, id, b, f.Advance(id))
		}
		return b
	}
	for digit := range rune(10) {
		own, up, down := bounds('0'+digit), bounds(superscripts[digit]), bounds('₀'+digit)
		if up.YMin <= 0 || up.YMax <= own.YMax || down.YMin >= own.YMin || up.YMax-up.YMin >= own.YMax-own.YMin || down.YMax-down.YMin != up.YMax-up.YMin {
			t.Errorf("%d stands in %v, above the line in %v, below it in %v", digit, own, up, down)
		}
	}
	zero := bounds('0')
	for char := range fractions {
		if b := bounds(char); b.YMax-b.YMin > zero.YMax-zero.YMin+40 || b.XMax-b.XMin < zero.XMax-zero.XMin {
			t.Errorf("%c stands in %v", char, b)
		}
	}
	if id, _ := f.GlyphID('✓'); f.Advance(id) != f.UnitsPerEm() {
		t.Errorf("✓ is %d wide", f.Advance(id))
	}
}

func TestAFaceWithAllSymbolsStaysAsItIs(t *testing.T) {
	data, _ := withSymbols(t)
	again, err := Symbols(data)
	if err != nil || !bytes.Equal(again, data) {
		t.Errorf("%d bytes became %d: %v", len(data), len(again), err)
	}
}

func TestSymbolsComeBehindAllOtherGlyphs(t *testing.T) {
	data, want := withSymbols(t)
	f, err := open(data)
	if err != nil {
		t.Fatal(err)
	}
	chars, err := f.characters()
	if err != nil {
		t.Fatal(err)
	}
	var without []group
	for _, g := range chars {
		if _, symbol := find([]group{g}, '₂'); !symbol {
			without = append(without, g)
		}
	}
	f.setCharacters(without)
	made, err := Symbols(f.bytes())
	if err != nil {
		t.Fatal(err)
	}
	got, err := sfnt.Parse(made, 0)
	if err != nil {
		t.Fatal(err)
	}
	if id, ok := got.GlyphID('₂'); got.NumGlyphs() != want.NumGlyphs()+1 || !ok || int(id) != want.NumGlyphs() {
		t.Errorf("₂ is glyph %d of %d", id, got.NumGlyphs())
	}
	for id := range want.NumGlyphs() {
		id := uint16(id)
		a, _ := got.Bounds(id)
		if b, _ := want.Bounds(id); a != b || got.Advance(id) != want.Advance(id) {
			t.Fatalf("glyph %d has changed", id)
		}
	}
}

func TestAFaceWithoutFiguresIsRefused(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("no face"), bytes.Repeat([]byte{0, 1, 0, 0}, 20)} {
		if _, err := Symbols(data); err == nil {
			t.Errorf("%q is taken", data)
		}
	}
}
