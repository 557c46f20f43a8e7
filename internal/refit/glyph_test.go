package refit

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func drawGlyph(t *rapid.T) glyph {
	g := glyph{overlap: rapid.Bool().Draw(t, "overlap")}
	for range rapid.IntRange(1, 4).Draw(t, "contours") {
		c := make(Contour, rapid.IntRange(1, 30).Draw(t, "points"))
		for i := range c {
			coordinate := rapid.OneOf(rapid.IntRange(-300, 300), rapid.IntRange(lowest, highest), rapid.Just(0))
			c[i] = Point{coordinate.Draw(t, "x"), coordinate.Draw(t, "y"), rapid.Bool().Draw(t, "on")}
		}
		g.contours = append(g.contours, c)
	}
	return g
}

func TestAGlyphIsReadAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGlyph(t)
		back, err := decode(g.encode())
		if err != nil || !reflect.DeepEqual(back, g) {
			t.Fatalf("%v has become %v, error %v", g, back, err)
		}
	})
}

func TestAGlyphIsWrittenInFewBytes(t *testing.T) {
	const head = glyphHead + 2 + 2 // one contour, no instructions
	for _, c := range []struct {
		name    string
		contour Contour
		want    int
	}{
		{"short steps", Contour{{1, 1, true}, {256, 256, true}}, head + 2 + 4},
		{"long steps", Contour{{256, 256, true}, {0, 0, true}}, head + 2 + 8},
		{"steps along one axis", Contour{{0, 0, true}, {100, 0, true}, {100, 100, true}, {0, 100, true}}, head + 4 + 3},
		{"four flags of a kind", Contour{{1, 1, true}, {2, 2, true}, {3, 3, true}, {4, 4, true}}, head + 2 + 8},
	} {
		if got := len(glyph{contours: []Contour{c.contour}}.encode()); got != c.want {
			t.Errorf("%s: %d bytes, want %d", c.name, got, c.want)
		}
	}
}

func TestTheFlagOfOverlapsIsThatOfTheFirstPointOnly(t *testing.T) {
	g := glyph{contours: []Contour{{{0, 0, true}, {10, 0, true}, {10, 10, true}}}, overlap: true}
	data := g.encode()
	if flags := data[glyphHead+4:]; flags[0]&overlapSimple == 0 || flags[1]&overlapSimple != 0 {
		t.Errorf("the flags are % x", flags[:3])
	}
}

func TestDamagedGlyphsAreToldApart(t *testing.T) {
	good := glyph{contours: []Contour{{{0, 0, true}, {100, 0, true}, {50, 300, false}}}}.encode()
	for n := range good {
		if _, err := decode(good[:n]); err == nil {
			t.Errorf("the first %d bytes of %d are taken for a glyph", n, len(good))
		}
	}
	far := glyph{contours: []Contour{{{highest, 0, true}, {highest + 1, 0, true}}}}.encode()
	if _, err := decode(far); err == nil {
		t.Error("a coordinate beyond the limits is taken")
	}
}

func TestAContourBeginsWhereThatIsCheapest(t *testing.T) {
	first := Contour{{0, 0, true}, {300, 0, true}, {300, 40, true}, {0, 40, true}}
	second := Contour{{700, 700, true}, {300, 50, true}, {310, 400, true}}
	before := slices.Clone(second)
	all := []Contour{first, second}
	size := len(glyph{contours: all}.encode())
	turnStarts(all)
	if got := len(glyph{contours: all}.encode()); got >= size {
		t.Errorf("%d bytes are still %d", size, got)
	}
	if Distance(before, second) > 1e-9 || direction(before) != direction(second) {
		t.Errorf("%v has become %v", before, second)
	}
}
