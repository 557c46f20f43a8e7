package sfnt

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"
)

// sketch is an outline as text, in font units.
type sketch struct{ strings.Builder }

func (d *sketch) step(name string, places ...Place) {
	d.WriteString(name)
	for i, p := range places {
		if i > 0 {
			d.WriteByte(' ')
		}
		fmt.Fprintf(d, "%v,%v", float64(p.X)/2, float64(p.Y)/2)
	}
	d.WriteByte(';')
}

func (d *sketch) Move(to Place)                 { d.step("M", to) }
func (d *sketch) Line(to Place)                 { d.step("L", to) }
func (d *sketch) Quad(by, to Place)             { d.step("Q", by, to) }
func (d *sketch) Cubic(first, second, to Place) { d.step("C", first, second, to) }

// curved is a glyph of one contour of points of which some are off the curve.
func curved(points ...[3]int) []byte {
	b := words(1, points[0][0], 0, 100, 100, len(points)-1, 0)
	for _, p := range points {
		b = append(b, byte(p[2]))
	}
	for axis := range 2 {
		at := 0
		for _, p := range points {
			b = append(b, words(p[axis]-at)...)
			at = p[axis]
		}
	}
	return b
}

// made is a composite glyph of the parts, each with flags, glyph and arguments as words; its box begins at xMin.
func made(xMin int, parts ...[]int) []byte {
	b := words(-1, xMin, 0, 500, 700)
	for i, part := range parts {
		if i < len(parts)-1 {
			part[0] |= moreComponents
		}
		b = append(b, words(part...)...)
	}
	return b
}

func TestOutlinesOfTrueTypeAreTracedAsTheyAre(t *testing.T) {
	const xy = argsAreWords | argsAreXY
	square := box(10, 20, 30, 40)
	drawn := "M10,20;L30,20;L30,40;L10,40;"
	for name, c := range map[string]struct {
		glyph []byte
		left  int
		want  string
	}{
		"nothing":                  {nil, 7, ""},
		"lines":                    {square, 10, drawn},
		"a bearing of its own":     {square, 15, "M15,20;L35,20;L35,40;L15,40;"},
		"a point off the curve":    {curved([3]int{0, 0, 1}, [3]int{50, 99, 0}, [3]int{100, 0, 1}), 0, "M0,0;Q50,99 100,0;"},
		"two of them, and the end": {curved([3]int{0, 0, 1}, [3]int{50, 99, 0}, [3]int{101, 50, 0}), 0, "M0,0;Q50,99 75.5,74.5;Q101,50 0,0;"},
		"off the curve at first":   {curved([3]int{0, 0, 0}, [3]int{50, 0, 1}, [3]int{50, 50, 1}), 0, "M50,50;Q0,0 50,0;"},
		"all off the curve":        {curved([3]int{0, 0, 0}, [3]int{50, 0, 0}, [3]int{50, 51, 0}), 0, "M25,25.5;Q0,0 25,0;Q50,0 50,25.5;Q50,51 25,25.5;"},
		"a point alone":            {curved([3]int{5, 5, 1}), 5, ""},
		"a part":                   {made(15, []int{xy, 1, 5, -20}), 15, "M15,0;L35,0;L35,20;L15,20;"},
		"a part of half the size":  {made(5, []int{xy | haveScale, 1, 0, 0, 1 << 13}), 5, "M5,10;L15,10;L15,20;L5,20;"},
		"a part mirrored":          {made(-30, []int{xy | haveXAndYScale, 1, 0, 0, -1 << 14, 1 << 14}), -30, "M-10,20;L-30,20;L-30,40;L-10,40;"},
		"a part turned":            {made(-40, []int{xy | haveTwoByTwo, 1, 0, 0, 0, 1 << 14, -1 << 14, 0}), -40, "M-20,10;L-20,30;L-40,30;L-40,10;"},
		"parts that meet":          {made(10, []int{xy, 1, 0, 0}, []int{argsAreWords, 1, 2, 0}), 10, drawn + "M30,40;L50,40;L50,60;L30,60;"},
	} {
		f, err := Parse(spec{glyphs: []outGlyph{{}, {data: square, advance: 100, bearing: 10}, {data: c.glyph, advance: 100, bearing: c.left}}}.build(), 0)
		if err != nil {
			t.Fatal(err)
		}
		var d sketch
		if ok := f.Trace(2, &d); !ok || d.String() != c.want {
			t.Errorf("%s: %s, want %s (%v)", name, d.String(), c.want, ok)
		}
	}
}

func TestDamagedOutlinesAreNotTraced(t *testing.T) {
	const xy = argsAreWords | argsAreXY
	square := box(10, 20, 30, 40)
	for name, glyph := range map[string][]byte{
		"itself":               made(0, []int{xy, 2, 0, 0}),
		"no such glyph":        made(0, []int{xy, 9, 0, 0}),
		"no such point":        made(0, []int{xy, 1, 0, 0}, []int{argsAreWords, 1, 4, 0}),
		"no such point of it":  made(0, []int{xy, 1, 0, 0}, []int{argsAreWords, 1, 0, 4}),
		"a cut component":      made(0, []int{xy, 1, 0})[:14],
		"half its points":      square[:len(square)-6],
		"contours that end":    append(words(2, 0, 0, 9, 9, 3, 1, 0), make([]byte, 20)...),
		"too many flags":       append(words(1, 0, 0, 9, 9, 0xFFFE, 0), 9, 255, 9, 255),
		"instructions for all": words(1, 0, 0, 9, 9, 0, 0x7FFF),
	} {
		f, err := Parse(spec{glyphs: []outGlyph{{}, {data: square}, {data: glyph}}}.build(), 0)
		if err != nil {
			t.Fatal(err)
		}
		if f.Trace(2, &sketch{}) {
			t.Errorf("%s: traced", name)
		}
		if f.Trace(3, &sketch{}) {
			t.Error("a glyph that there is not is traced")
		}
	}
}

// A web of glyphs that double each other takes no more than a moment.
func TestAWebOfPartsIsGivenUp(t *testing.T) {
	const xy = argsAreWords | argsAreXY
	s := spec{glyphs: []outGlyph{{data: box(0, 0, 9, 9)}}}
	for id := range maxNested {
		parts := make([][]int, 40)
		for i := range parts {
			parts[i] = []int{xy, id, 0, 0}
		}
		s.glyphs = append(s.glyphs, outGlyph{data: made(0, parts...)})
	}
	f, err := Parse(s.build(), 0)
	if err != nil {
		t.Fatal(err)
	}
	var d sketch
	if f.Trace(maxNested, &d) || d.Len() > 0 {
		t.Error("traced")
	}
	if !f.Trace(1, &d) || strings.Count(d.String(), "M") != 40 {
		t.Errorf("forty parts: %s", d.String())
	}
}

func TestOutlinesOfCFFAreTraced(t *testing.T) {
	for want, code := range map[string][]any{
		"M10,20;L40,60;L-10,120;":                    {10, 20, "rmoveto", 30, 40, -50, 60, "rlineto"},
		"M0,0;C0,100 100,100 100,0;L5,0;":            {0, 0, "rmoveto", 0, 100, 100, 0, 0, -100, -95, 0, "rcurveline"},
		"M5,5;L10,5;M110,105;L110,110;":              {5, 5, "rmoveto", 5, "hlineto", 100, 100, "rmoveto", 5, "vlineto", 9, "hmoveto"},
		"M0.5,0.5;L11,-3;":                           {0.6, 0.4, "rmoveto", 10.5, -3.5, "rlineto"},
		"M0,0;C10,0 20,5 30,5;C40,5 50,0 60,0;":      {0, 0, "rmoveto", 10, 10, 5, 10, 10, 10, 10, "hflex"},
		"M0,0;C10,0 20,10 20,20;C20,30 30,40 40,40;": {0, 0, "rmoveto", 10, 10, 10, 10, 10, 10, 10, 10, "hvcurveto"},
		"": {"endchar"},
	} {
		s := cfftest.Sample()
		s.Glyphs[1].Code = cfftest.Code(append(slices.Clone(code), "endchar")...)
		f, err := Parse(s.File(), 0)
		if err != nil {
			t.Fatal(err)
		}
		var d sketch
		if ok := f.Trace(1, &d); !ok || d.String() != want {
			t.Errorf("%s, want %s (%v)", d.String(), want, ok)
		}
	}
	s := cfftest.Sample()
	s.Glyphs[1].Code = cfftest.Code(5, "hlineto")
	f, err := Parse(s.File(), 0)
	if err != nil {
		t.Fatal(err)
	}
	if f.Trace(1, &sketch{}) || f.Trace(99, &sketch{}) {
		t.Error("a damaged glyph is traced")
	}
}
