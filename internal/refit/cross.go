package refit

import (
	"cmp"
	"math"
	"slices"
)

// chord is a short straight part of a contour.
type chord struct {
	a, b       vec
	contour    int
	xMin, xMax float64
}

// crossings counts how often each two contours of a glyph cross, and each itself: entry [i][j] with i ≤ j.
func crossings(contours []Contour) [][]int {
	var chords []chord
	counts := make([][]int, len(contours))
	for i, c := range contours {
		counts[i] = make([]int, len(contours))
		line := samples(knotsOf(c), math.Inf(1), false)
		for j, a := range line {
			b := line[(j+1)%len(line)]
			chords = append(chords, chord{a, b, i, min(a.x, b.x), max(a.x, b.x)})
		}
	}
	slices.SortStableFunc(chords, func(a, b chord) int { return cmp.Compare(a.xMin, b.xMin) })
	var open []chord // those that may still meet one that begins farther right
	for _, c := range chords {
		open = slices.DeleteFunc(open, func(o chord) bool { return o.xMax < c.xMin })
		for _, o := range open {
			if c.crosses(o) {
				counts[min(c.contour, o.contour)][max(c.contour, o.contour)]++
			}
		}
		open = append(open, c)
	}
	return counts
}

// crosses reports whether two chords cross; to touch is not to cross.
func (c chord) crosses(o chord) bool {
	if max(c.a.y, c.b.y) < min(o.a.y, o.b.y) || max(o.a.y, o.b.y) < min(c.a.y, c.b.y) {
		return false
	}
	d, e := c.b.sub(c.a), o.b.sub(o.a)
	return d.cross(o.a.sub(c.a))*d.cross(o.b.sub(c.a)) < 0 && e.cross(c.a.sub(o.a))*e.cross(c.b.sub(o.a)) < 0
}

// newlyCrossing returns which contours cross themselves or others more often than before.
func newlyCrossing(before, after [][]int) []bool {
	out := make([]bool, len(after))
	for i := range after {
		for j := range after[i] {
			if after[i][j] > before[i][j] {
				out[i], out[j] = true, true
			}
		}
	}
	return out
}
