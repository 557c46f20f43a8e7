package refit

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// blob draws a contour that goes once around the origin.
func blob(t *rapid.T, name string) Contour {
	n := rapid.IntRange(3, 40).Draw(t, name+" points")
	c := make(Contour, n)
	for i := range c {
		angle := 2 * math.Pi * float64(i) / float64(n)
		r := rapid.Float64Range(60, 500).Draw(t, name+" radius")
		c[i] = Point{int(r * math.Cos(angle)), int(r * math.Sin(angle)), rapid.Bool().Draw(t, name+" on")}
	}
	return c
}

// circle returns a circle of points on the curve and control points by turns.
func circle(radius float64, quadratics int) Contour {
	c := make(Contour, 0, 2*quadratics)
	half := math.Pi / float64(quadratics)
	for i := range quadratics {
		a := 2 * half * float64(i)
		c = append(c, Point{int(math.Round(radius * math.Cos(a))), int(math.Round(radius * math.Sin(a))), true})
		r, b := radius/math.Cos(half), a+half
		c = append(c, Point{int(math.Round(r * math.Cos(b))), int(math.Round(r * math.Sin(b))), false})
	}
	return c
}

func direction(c Contour) bool { return area(samples(knotsOf(c), 0.5, false)) > 0 }

func bounds(c Contour) (xMin, yMin, xMax, yMax float64) {
	xMin, yMin, xMax, yMax = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range samples(knotsOf(c), 0.5, false) {
		xMin, yMin, xMax, yMax = min(xMin, p.x), min(yMin, p.y), max(xMax, p.x), max(yMax, p.y)
	}
	return
}

func TestAFittedContourIsTheOldOneWithinTheTolerance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := blob(t, "contour")
		tolerance := rapid.Float64Range(0.1, 4).Draw(t, "tolerance")
		before := slices.Clone(c)
		out := Fit(c, tolerance)
		if !slices.Equal(c, before) {
			t.Fatal("the contour given was changed")
		}
		if len(out) > len(c) {
			t.Fatalf("%d points became %d", len(c), len(out))
		}
		if d := Distance(c, out); d > tolerance {
			t.Fatalf("the new contour lies %v off", d)
		}
		if direction(c) != direction(out) {
			t.Fatal("the contour runs the other way round")
		}
		a, b, x, y := bounds(c)
		a2, b2, x2, y2 := bounds(out)
		if worst := max(math.Abs(a-a2), math.Abs(b-b2), math.Abs(x-x2), math.Abs(y-y2)); worst > tolerance+1e-6 {
			t.Fatalf("the bounds have moved by %v", worst)
		}
		was, is := glyph{contours: []Contour{c}}.box(), glyph{contours: []Contour{out}}.box()
		if is[0] < was[0] || is[1] < was[1] || is[2] > was[2] || is[3] > was[3] {
			t.Fatalf("the points reach from %v to %v", was, is)
		}
		if again := Fit(c, tolerance); !slices.Equal(again, out) {
			t.Fatal("the second time the result is another")
		}
	})
}

func TestAContourLosesThePointsThatItCanDoWithout(t *testing.T) {
	for _, c := range []struct {
		name      string
		contour   Contour
		tolerance float64
		most      int
	}{
		{"a circle of 32 quadratics and as many points between them", circle(300, 32), 1, 32},
		{"a circle that begins with a control point", append(circle(300, 16)[1:], circle(300, 16)[0]), 1, 16},
		{"a square with points along its sides", Contour{{0, 0, true}, {40, 0, true}, {100, 0, true}, {100, 50, true}, {100, 100, true}, {0, 100, true}, {0, 30, true}}, 1, 4},
		{"a slanting bar whose corners are cut by a unit", Contour{{0, 0, true}, {400, 37, true}, {401, 38, true}, {396, 77, true}, {395, 78, true}, {-4, 41, true}, {-5, 40, true}, {-1, 1, true}}, 1, 4},
		{"a triangle", Contour{{0, 0, true}, {100, 0, true}, {50, 80, true}}, 1, 3},
	} {
		out := Fit(c.contour, c.tolerance)
		if len(out) > c.most {
			t.Errorf("%s: %d points are left, at most %d are needed: %v", c.name, len(out), c.most, out)
		}
	}
}

func TestStemsStayWhereTheyAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(20, 90).Draw(t, "width"), rapid.IntRange(60, 800).Draw(t, "height")
		bend := rapid.IntRange(1, 9).Draw(t, "bend")
		// A stem with bent ends and a needless point in its left side.
		c := Contour{{0, 0, true}, {0, height / 3, true}, {0, height, true}, {width / 2, height + bend, false}, {width, height, true}, {width, 0, true}, {width / 2, -bend, false}}
		out := Fit(c, 1)
		for _, p := range []Point{{0, 0, true}, {0, height, true}, {width, height, true}, {width, 0, true}} {
			if !slices.Contains(out, p) {
				t.Fatalf("the stem's end %v is gone: %v", p, out)
			}
		}
	})
}

func TestALongLineStaysALine(t *testing.T) {
	// A slanting line that runs on into a bow so flat that one quadratic would do for both.
	c := Contour{{0, 0, true}, {60, 4, true}, {90, 6, false}, {120, 10, true}, {150, 14, false}, {180, 20, true}, {170, 90, true}, {0, 80, true}}
	for _, tolerance := range []float64{1, 2, 4} {
		knots := knotsOf(Fit(c, tolerance))
		found := false
		for _, p := range pieces(knots) {
			if d, _ := toChord(vec{30, 2}, p.a, p.b); p.line && d <= tolerance*tolerance {
				found = true
			}
		}
		if !found {
			t.Errorf("within %v units the line has become a curve: %v", tolerance, contourOf(knots))
		}
	}
}

func TestDistanceIsThatOfTheFarthestPoint(t *testing.T) {
	square := Contour{{0, 0, true}, {100, 0, true}, {100, 100, true}, {0, 100, true}}
	spike := Contour{{0, 0, true}, {100, 0, true}, {100, 100, true}, {50, 107, true}, {0, 100, true}}
	for _, c := range []struct {
		name string
		a, b Contour
		want float64
	}{
		{"itself", square, square, 0},
		{"begun elsewhere", square, append(square[2:4:4], square[:2]...), 0},
		{"with a spike", square, spike, 7},
		{"without one", spike, square, 7},
		{"nothing and nothing", nil, nil, 0},
		{"nothing and something", nil, square, math.Inf(1)},
		{"a circle of few pieces and one of many", circle(300, 64), circle(300, 64), 0},
	} {
		if got := Distance(c.a, c.b); got != c.want && math.Abs(got-c.want) > 0.05 {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
