package sfnt

import (
	"bytes"
	"errors"
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"

	"pgregory.net/rapid"
)

func TestAFrameAroundTheOutlinesIsTheSubset(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, err := Parse(drawSpec(t).build(), 0)
		if err != nil {
			t.Fatal(err)
		}
		var glyphs []Measured
		var ids []uint16
		var outlines []byte
		for _, id := range append([]uint16{0}, rapid.SliceOfN(rapid.Uint16Range(0, uint16(f.NumGlyphs()-1)), 0, 20).Draw(t, "ids")...) {
			m, outline, ok := f.Measure(id)
			if glyph, _ := f.outline(id); ok == isComposite(glyph) {
				t.Fatalf("glyph %d is measured: %v", id, ok)
			}
			if ok {
				glyphs, ids, outlines = append(glyphs, m), append(ids, id), append(outlines, outline...)
			}
		}
		if len(ids) == 0 || ids[0] != 0 {
			return
		}
		want, err := f.Subset(ids)
		if err != nil {
			t.Fatal(err)
		}
		frame, err := f.Frame(make([]byte, rapid.IntRange(0, 999).Draw(t, "room")), glyphs)
		if err != nil {
			t.Fatal(err)
		}
		if got := bytes.Join([][]byte{frame.Before, outlines, frame.Behind}, nil); !bytes.Equal(got, want.Data) {
			t.Fatalf("glyphs %v: % x, want % x", ids, got, want.Data)
		}
	})
}

func TestAGlyphThatNoSubsetCouldHoldIsNotMeasured(t *testing.T) {
	f := mustParse(t, sample().build())
	if _, _, ok := f.Measure(uint16(f.NumGlyphs())); ok {
		t.Error("a glyph that is not there")
	}
}

func TestAGlyphOfCFFOutlinesIsNotMeasured(t *testing.T) {
	f := mustParse(t, cfftest.Sample().File())
	for id := range uint16(6) {
		if m, outline, ok := f.Measure(id); ok || outline != nil || m != (Measured{}) {
			t.Errorf("glyph %d is measured: %+v", id, m)
		}
	}
}

func TestAFrameOfNoGlyphsOrTooManyIsRefused(t *testing.T) {
	f := mustParse(t, sample().build())
	for _, n := range []int{0, maxGlyphs + 1} {
		var refused *RequestError
		if _, err := f.Frame(nil, make([]Measured, n)); !errors.As(err, &refused) {
			t.Errorf("%d glyphs: error %v", n, err)
		}
	}
	var broken *FormatError
	if _, err := f.Frame(nil, []Measured{{size: maxOutlines}, {size: 2}}); !errors.As(err, &broken) {
		t.Errorf("outlines of more than %d bytes: error %v", maxOutlines, err)
	}
}
