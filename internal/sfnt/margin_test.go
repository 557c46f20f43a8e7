package sfnt

import (
	"bytes"
	"errors"
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"
)

func TestAMarginIsPartOfTheWidthAndMovesTheOutline(t *testing.T) {
	for name, file := range map[string][]byte{"TrueType": sample().build(), "CFF": cfftest.Sample().File()} {
		f := mustParse(t, file)
		for _, m := range []Margin{{1, 150, 0}, {1, 0, 150}, {1, -100, -50}, {1, 20, 300}, {1, -300, 300}} {
			s, err := f.SubsetIn(nil, []uint16{0, 2, 2, 1}, []Margin{{}, {}, m, {}})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			advance, box := f.Advance(2)+int(m.Left)+int(m.Right), mustBounds(t, f, 2)
			box.XMin, box.XMax = box.XMin+int(m.Left), box.XMax+int(m.Left)
			if s.Format == FormatCFF {
				c, err := ParseCFF(s.Data)
				if err != nil {
					t.Fatal(err)
				}
				traced := tracer{cff: c}
				if width, ok := c.Width(2); !ok || width != advance || !traced.trace(2) || traced.box.rect() != box {
					t.Errorf("%s, %v: %d wide, in %v; want %d, %v", name, m, width, traced.box.rect(), advance, box)
				}
				continue
			}
			checkFile(t, s, "cvt ", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
			sub := mustParse(t, s.Data)
			if got, _ := sub.Bounds(2); sub.Advance(2) != advance || got != box || sub.leftSideBearing(2) != f.leftSideBearing(2)+int(m.Left) {
				t.Errorf("%s, %v: %d wide, in %v; want %d, %v", name, m, sub.Advance(2), got, advance, box)
			}
			if glyph, _ := sub.outline(2); !isComposite(glyph) || len(componentsOf(sub, 2)) != 1 || componentsOf(sub, 2)[0] != 1 {
				t.Errorf("%s, %v: the outline is % x", name, m, glyph)
			}
			if got := sub.Advance(1); got != f.Advance(2) {
				t.Errorf("%s, %v: the glyph without margins is %d wide", name, m, got)
			}
		}
	}
}

func TestAFrameHasGlyphsWithMargins(t *testing.T) {
	f := mustParse(t, sample().build())
	margins := []Margin{{}, {}, {Of: 1, Left: 150}, {Of: 1, Right: 20}}
	want, err := f.SubsetIn(nil, []uint16{0, 2, 2, 2}, margins)
	if err != nil {
		t.Fatal(err)
	}
	var glyphs []Measured
	var outlines []byte
	for i, id := range []uint16{0, 2} {
		m, outline, ok := f.Measure(id)
		if !ok {
			t.Fatal(i)
		}
		glyphs, outlines = append(glyphs, m), append(outlines, outline...)
	}
	for _, by := range margins[2:] {
		var m Measured
		m, outlines = glyphs[1].Moved(outlines, by)
		glyphs = append(glyphs, m)
	}
	frame, err := f.Frame(nil, glyphs)
	if err != nil {
		t.Fatal(err)
	}
	if got := bytes.Join([][]byte{frame.Before, outlines, frame.Behind}, nil); !bytes.Equal(got, want.Data) {
		t.Errorf("the frame with outlines is\n% x\nthe subset\n% x", got, want.Data)
	}
}

func TestMarginsBelongToTheGlyphWithoutThem(t *testing.T) {
	f := mustParse(t, sample().build())
	ids := []uint16{0, 1, 2}
	for _, margins := range [][]Margin{{{}}, {{}, {}, {Of: 1}}, {{}, {}, {Of: 2}}, {{}, {}, {Of: 9}}} {
		var refused *RequestError
		if _, err := f.SubsetIn(nil, ids, margins); !errors.As(err, &refused) {
			t.Errorf("%v: %v", margins, err)
		}
	}
}

func mustBounds(t *testing.T, f *Font, id uint16) Rect {
	t.Helper()
	b, ok := f.Bounds(id)
	if !ok {
		t.Fatalf("glyph %d has no outline", id)
	}
	return b
}
