package refit

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func moved(c Contour, dx, dy int) Contour {
	out := slices.Clone(c)
	for i := range out {
		out[i].X += dx
		out[i].Y += dy
	}
	return out
}

func TestCrossingsAreCounted(t *testing.T) {
	square := Contour{{0, 0, true}, {100, 0, true}, {100, 100, true}, {0, 100, true}}
	bow := Contour{{0, 0, true}, {100, 100, true}, {100, 0, true}, {0, 100, true}}
	for _, c := range []struct {
		name     string
		contours []Contour
		want     [][]int
	}{
		{"none", []Contour{square}, [][]int{{0}}},
		{"of a bow tie with itself", []Contour{bow}, [][]int{{1}}},
		{"of two squares", []Contour{square, moved(square, 50, 50)}, [][]int{{0, 2}, {0, 0}}},
		{"of two squares far apart", []Contour{square, moved(square, 500, 0)}, [][]int{{0, 0}, {0, 0}}},
		{"to touch is not to cross", []Contour{square, moved(square, 100, 0)}, [][]int{{0, 0}, {0, 0}}},
		{"of a circle and a square", []Contour{square, moved(circle(61, 8), 3, 5)}, [][]int{{0, 2}, {0, 0}}},
	} {
		got := crossings(c.contours)
		for i := range got {
			if !slices.Equal(got[i], c.want[i]) {
				t.Errorf("%s: %v, want %v", c.name, got, c.want)
			}
		}
	}
}

func TestAContourThatWouldCrossAnotherIsKeptCloser(t *testing.T) {
	// A bump one unit high reaches into the notch of a neighbour; the fit at 3 units would flatten the notch.
	notch := Contour{{0, 0, true}, {100, 0, true}, {100, 100, true}, {54, 100, true}, {50, 98, true}, {46, 100, true}, {0, 100, true}}
	bump := Contour{{0, 200, true}, {0, 101, true}, {46, 101, true}, {50, 99, true}, {54, 101, true}, {100, 101, true}, {100, 200, true}}
	before := []Contour{notch, bump}
	after := []Contour{{{0, 0, true}, {100, 0, true}, {100, 100, true}, {0, 100, true}}, bump}
	if slices.Equal(newlyCrossing(crossings(before), crossings(after)), []bool{false, false}) {
		t.Fatal("the notch filled in crosses nothing")
	}
	uncross(before, after, 3)
	if !slices.Equal(newlyCrossing(crossings(before), crossings(after)), []bool{false, false}) {
		t.Errorf("they still cross: %v", after)
	}
}

func TestFittedGlyphsCrossNowhereAnew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := blob(t, "a"), blob(t, "b")
		b = moved(b, rapid.IntRange(-300, 300).Draw(t, "dx"), rapid.IntRange(-300, 300).Draw(t, "dy"))
		old := glyph{contours: []Contour{a, b}, overlap: true}
		tolerance := rapid.Float64Range(0.2, 4).Draw(t, "tolerance")
		data, report, err := refitGlyph(old.encode(), tolerance)
		if err != nil {
			t.Fatal(err)
		}
		now, err := decode(data)
		if err != nil || !now.overlap || len(now.contours) != 2 {
			t.Fatalf("%v, error %v", now, err)
		}
		for i, crosses := range newlyCrossing(crossings(old.contours), crossings(now.contours)) {
			if crosses {
				t.Fatalf("contour %d crosses anew", i)
			}
		}
		worst := math.Max(Distance(a, now.contours[0]), Distance(b, now.contours[1]))
		if worst > tolerance || math.Abs(worst-report.Worst) > 0.05 || report.After != now.points() || report.Before != old.points() {
			t.Fatalf("%v off, the report is %+v", worst, report)
		}
	})
}
