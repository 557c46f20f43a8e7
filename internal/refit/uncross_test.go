package refit

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// Contours that cross anew are fitted closer wherever they stand among the others, and kept in the end; the others stay fitted.
func TestContoursThatCrossAreKeptAmongOthers(t *testing.T) {
	square := on(0, 0, 100, 0, 100, 100, 0, 100)
	far := moved(on(0, 0, 50, 0, 100, 0, 100, 100, 0, 100), 1000, 0)
	notch := on(0, 0, 100, 0, 100, 100, 54, 100, 50, 90, 46, 100, 0, 100)
	bump := on(0, 200, 0, 101, 46, 101, 50, 91, 54, 101, 100, 101, 100, 200)
	before := []Contour{far, notch, bump, moved(far, 1000, 0)}
	fitted := Fit(far, 3)
	after := []Contour{fitted, square, bump, moved(fitted, 1000, 0)}
	kept := uncross(before, after, 3)
	if slices.Contains(newlyCrossing(crossings(before), crossings(after)), true) {
		t.Error("they still cross")
	}
	if !slices.Equal(after[0], fitted) || !slices.Equal(after[3], moved(fitted, 1000, 0)) || len(fitted) != 4 {
		t.Errorf("contours that cross nothing are changed: %v, %v", after[0], after[3])
	}
	if !slices.Equal(after[1], notch) && Distance(after[1], notch) > 1.5 {
		t.Errorf("the notch has become %v, %d kept", after[1], kept)
	}
	// One that no fit can keep apart is put back and counted.
	stuck := []Contour{square, bump}
	if kept := uncross([]Contour{notch, bump}, stuck, 0); kept > 2 || slices.Contains(newlyCrossing(crossings([]Contour{notch, bump}), crossings(stuck)), true) {
		t.Errorf("%d kept: %v", kept, stuck)
	}
}

func TestContoursThatCrossMoreThanBefore(t *testing.T) {
	for _, c := range []struct {
		before, after [][]int
		want          []bool
	}{
		{[][]int{{0, 0}, {0, 0}}, [][]int{{0, 0}, {0, 0}}, []bool{false, false}},
		{[][]int{{0, 0}, {0, 0}}, [][]int{{0, 1}, {0, 0}}, []bool{true, true}},
		{[][]int{{1, 2}, {0, 3}}, [][]int{{1, 2}, {0, 4}}, []bool{false, true}},
		{[][]int{{1, 2}, {0, 3}}, [][]int{{2, 1}, {0, 2}}, []bool{true, false}},
		{[][]int{{0, 0, 0}, {0, 0, 0}, {0, 0, 0}}, [][]int{{0, 0, 1}, {0, 0, 0}, {0, 0, 0}}, []bool{true, false, true}},
	} {
		if got := newlyCrossing(c.before, c.after); !slices.Equal(got, c.want) {
			t.Errorf("%v and %v: %v", c.before, c.after, got)
		}
	}
}

func TestTolerancesAtTheirLimits(t *testing.T) {
	data := figured().bytes()
	for tolerance, sound := range map[float64]bool{0: false, -1: false, 0.001: true, 10: true, 10.001: false, math.Inf(1): false, math.NaN(): false} {
		_, _, err := Font(data, tolerance)
		if (err == nil) != sound || err != nil && !strings.Contains(err.Error(), "give more than 0 and at most 10 units") {
			t.Errorf("%v: %v", tolerance, err)
		}
	}
}

// The nearest point of a chord, between its ends and beyond them.
func TestDistancesToChords(t *testing.T) {
	for _, c := range []struct {
		p, a, b   vec
		square, t float64
	}{
		{vec{5, 3}, vec{0, 0}, vec{10, 0}, 9, 0.5}, {vec{-3, 4}, vec{0, 0}, vec{10, 0}, 25, 0}, {vec{13, 4}, vec{0, 0}, vec{10, 0}, 25, 1}, {vec{3, 4}, vec{0, 0}, vec{0, 0}, 25, 0}, {vec{0, 5}, vec{0, 0}, vec{0, 10}, 0, 0.5},
	} {
		if square, at := toChord(c.p, c.a, c.b); square != c.square || at != c.t {
			t.Errorf("%v to %v–%v: %v at %v", c.p, c.a, c.b, square, at)
		}
	}
	line := []vec{{0, 0}, {10, 0}, {10, 10}}
	for _, c := range []struct {
		points []vec
		limit  float64
		want   bool
	}{
		{nil, 0, true}, {[]vec{{5, 1}}, 1, true}, {[]vec{{5, 1.01}}, 1, false}, {[]vec{{5, 0}, {10, 5}}, 0, true}, {[]vec{{10, 5}, {5, 0}}, 0, true}, {[]vec{{5, 0}, {0, 5}}, 4.9, false}, {[]vec{{5, 0}, {0, 5}}, 5, true},
	} {
		if got := within(c.points, line, c.limit); got != c.want {
			t.Errorf("%v within %v: %v", c.points, c.limit, got)
		}
	}
}

// Flags in a row are counted from three on, up to 256 of them.
func TestRunsOfFlags(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "\x01", 2: "\x01\x01", 3: "\x09\x02", 4: "\x09\x03", 255: "\x09\xfe", 256: "\x09\xff", 257: "\x09\xff\x01", 258: "\x09\xff\x01\x01", 259: "\x09\xff\x09\x02"} {
		flags := []byte(strings.Repeat("\x01", n))
		packed := packFlags(flags)
		if string(packed) != want {
			t.Errorf("%d flags: % x", n, packed)
		}
		r := &reader{data: packed}
		if back := r.flags(n); len(back) != n || len(r.data) != 0 {
			t.Errorf("%d flags come back as %d", n, len(back))
		}
	}
	if got := packFlags([]byte{1, 1, 2, 2, 2, 1}); string(got) != "\x01\x01\x0a\x02\x01" {
		t.Errorf("% x", got)
	}
}
