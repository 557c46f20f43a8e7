package refit

import (
	"math"
	"math/bits"
)

// cost is about how many bits it takes to write how far a coordinate moves, once compressed: nothing where it stays, and more
// the farther it goes, as short ways are frequent; more than 255 units need a second byte.
func cost(d float64) int {
	n := bits.Len(uint(math.Abs(d)))
	switch {
	case n == 0:
		return 0
	case n > 8:
		return 15 + n
	}
	return 5 + n
}

func step(a, b vec) int { return cost(b.x-a.x) + cost(b.y-a.y) }

// polish moves points to where they take fewer bits to write.
func (f *fitter) polish(limit float64) {
	const rounds = 2
	for range rounds {
		for i := range f.knots {
			if !f.knots[i].fixed {
				f.shift(i, limit)
			}
		}
	}
}

// shift moves one point to the cheapest place nearby that is within the limit.
func (f *fitter) shift(i int, limit float64) {
	const far = 2
	k, before, after := *f.knot(i), *f.knot(i - 1), *f.knot(i + 1)
	now := step(before.vec, k.vec) + step(k.vec, after.vec)
	opened := false
	for dx := -far; dx <= far; dx++ {
		for dy := -far; dy <= far; dy++ {
			p := k.add(vec{float64(dx), float64(dy)})
			bits := step(before.vec, p) + step(p, after.vec)
			if bits >= now {
				continue
			}
			if !opened && !f.openAround(i) {
				return
			}
			opened = true
			if f.allows(p, before.on, limit) {
				now = bits
				f.knot(i).vec = p
			}
		}
	}
}

// openAround makes the window in which only the point i moves.
func (f *fitter) openAround(i int) bool {
	if _, _, ok := f.open(i+1, i, 1, 0); !ok {
		return false
	}
	f.w.cut()
	f.w.params = append(f.w.params[:0], make([]float64, len(f.w.target))...)
	return true
}

// allows reports whether the window's moving point may stand at p; it is the second of the window if the one before it is on
// the curve, else the third.
func (f *fitter) allows(p vec, afterCurve bool, limit float64) bool {
	at := 2
	if afterCurve {
		at = 1
	}
	f.w.knots[at].vec = p
	return f.w.close(limit)
}
