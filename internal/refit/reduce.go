package refit

import "math"

// fitter takes points out of one contour.
type fitter struct {
	path     []vec  // samples of the original
	straight []bool // whether a sample is in the middle of a straight line
	knots    []knot
	w        window
	next     []knot
}

const (
	corner       = 0.94 // the cosine of 20°: a sharper turn is a corner and stays where it is
	arm          = 6    // units: shorter pieces make no corners
	straight     = 16   // units: a line of this length stays a line
	straightAxis = 10   // units: a horizontal or vertical line of this length stays where it is
)

func newFitter(c Contour) *fitter {
	f := &fitter{knots: knotsOf(c)}
	f.path = samples(f.knots, longestChord, true)
	b := glyph{contours: []Contour{c}}.box()
	f.w.low, f.w.high = vec{float64(b[0]), float64(b[1])}, vec{float64(b[2]), float64(b[3])}
	f.straight = make([]bool, len(f.path))
	for i := range f.knots {
		f.knots[i].fixed = f.knots[i].on && f.isFixed(i)
		if p, ok := pieceAt(f.knots, i); ok && p.line && p.b.sub(p.a).length() >= straight {
			n := p.steps(longestChord)
			for j := 1; j < n; j++ {
				f.straight[f.knots[i].at+j] = 5*j > n && 5*j < 4*n
			}
		}
	}
	return f
}

func (f *fitter) knot(i int) *knot {
	n := len(f.knots)
	return &f.knots[((i%n)+n)%n]
}

// isFixed reports whether a point on the curve is a corner or the end of a horizontal or vertical line.
func (f *fitter) isFixed(i int) bool {
	k, before, after := f.knot(i), f.knot(i-1), f.knot(i+1)
	in, out := k.sub(before.vec), after.sub(k.vec)
	stemIn, stemOut := before.on && isStem(in), after.on && isStem(out)
	if stemIn && stemOut && in.cross(out) == 0 {
		return false
	}
	if stemIn || stemOut {
		return true
	}
	a, b := in.length(), out.length()
	return a >= arm && b >= arm && in.dot(out) < mul(corner, mul(a, b))
}

func isStem(d vec) bool { return (d.x == 0 || d.y == 0) && d.length() >= straightAxis }

// reduce takes out every point that the contour can do without, the least missed first.
func (f *fitter) reduce(tolerance float64) {
	for _, part := range []float64{0.5, 0.8, 1} { // more rounds gain less than a hundredth
		limit := mul(tolerance, part)
		for i := 0; i < len(f.knots); {
			if len(f.knots) <= 3 || f.knots[i].fixed || f.knots[i].miss > limit || !f.without(i, limit) {
				i++
			}
		}
	}
}

// without takes one point out and moves its neighbours to make up for it, if they can: two on each side, or one where the
// contour is short.
func (f *fitter) without(i int, limit float64) bool {
	for _, reach := range []int{2, 1} {
		before, after, ok := f.open(i, i, reach, reach)
		if !ok {
			continue
		}
		if f.w.fit(limit) {
			f.put(i, i, before, after)
			return true
		}
		f.knots[i].miss = f.w.miss
		return false
	}
	return false
}

// open makes the window around the points from first to last, which are left out; none are where last is first-1. Of the points
// before and after them the nearest ones are free, up to as many as said, and those beyond that shape the same pieces come
// along. It returns how many points of each side are in the window, but for its ends. ok is false where the contour is too
// short for it.
func (f *fitter) open(first, last, freeBefore, freeAfter int) (before, after int, ok bool) {
	w := &f.w
	w.knots = w.knots[:0]
	left, free, startAt := f.side(first, -1, freeBefore)
	right, freeRight, endAt := f.side(last, 1, freeAfter)
	if left+right+(last-first+1)+2 > len(f.knots) {
		return 0, 0, false
	}
	w.knots = append(w.knots, f.end(first-left-1, -1))
	for j := left; j >= 1; j-- {
		k := *f.knot(first - j)
		k.fixed = j > free
		w.knots = append(w.knots, k)
	}
	for j := 1; j <= right; j++ {
		k := *f.knot(last + j)
		k.fixed = j > freeRight
		w.knots = append(w.knots, k)
	}
	w.knots = append(w.knots, f.end(last+right+1, 1))
	f.aim(startAt, endAt)
	return left, right, true
}

// side walks from a point in one direction and returns how many points belong into the window, how many of them, the nearest ones, are
// free, and the sample where the window ends.
func (f *fitter) side(i, step, reach int) (in, free, at int) {
	for free < reach && !f.knot(i+step*(free+1)).fixed {
		free++
	}
	in = free
	if k := f.knot(i + step*(free+1)); !k.on {
		in++
	}
	end := f.knot(i + step*(in+1))
	if end.on {
		return in, free, end.at
	}
	// The window ends midway between two control points.
	inner := f.knot(i + step*in)
	return in, free, f.nearest(middle(inner.vec, end.vec), inner.at, end.at, step)
}

// end returns the point at a window's end: the point i, or the one midway from it to its neighbour in the window.
func (f *fitter) end(i, step int) knot {
	k := *f.knot(i)
	if !k.on {
		k.vec = middle(k.vec, f.knot(i-step).vec)
		k.on = true
	}
	k.fixed = true
	return k
}

// nearest returns the sample nearest to p from one sample to another, walking in the direction of step.
func (f *fitter) nearest(p vec, from, to, step int) int {
	n := len(f.path)
	best, found := math.Inf(1), from
	for at := from; ; at = (at + step + n) % n {
		d := f.path[at].sub(p)
		if l := d.dot(d); l < best {
			best, found = l, at
		}
		if at == to {
			return found
		}
	}
}

// aim takes the samples from one to another as what the window is fitted to.
func (f *fitter) aim(from, to int) {
	w, n := &f.w, len(f.path)
	w.target, w.around, w.straight = w.target[:0], w.around[:0], w.straight[:0]
	count := (to - from + n) % n
	for j := -2; j <= count+2; j++ {
		at := ((from+j)%n + n) % n
		p := f.path[at]
		w.around = append(w.around, p)
		if j > 0 && j < count {
			w.target, w.straight = append(w.target, p), append(w.straight, f.straight[at])
		}
	}
}

// put replaces the points of the window by its knots.
func (f *fitter) put(first, last, before, after int) {
	n := len(f.knots)
	inner := f.w.knots[1 : len(f.w.knots)-1]
	start, end := f.knot(first-before-1).at, f.knot(last+after+1).at
	f.settle(inner, start, end)
	for j, k := range inner[:before] {
		*f.knot(first - before + j) = k
	}
	for j, k := range inner[before:] {
		*f.knot(last + 1 + j) = k
	}
	f.next = f.next[:0]
	for i := range n {
		if (i-first+n)%n > last-first {
			f.next = append(f.next, f.knots[i])
		}
	}
	f.knots, f.next = f.next, f.knots
}

// settle finds the samples that the window's free knots now belong to; the control points at its rims keep theirs.
func (f *fitter) settle(inner []knot, start, end int) {
	from := start
	if n := len(inner); n > 0 && inner[n-1].fixed {
		end = inner[n-1].at
	}
	for i := range inner {
		k := &inner[i]
		if k.fixed {
			from, k.fixed, k.miss = k.at, false, 0
			continue
		}
		p := k.vec
		if !k.on {
			whole := f.w.knots
			a, b := whole[i], whole[i+2]
			pc := piece{a: a.vec, c: k.vec, b: b.vec}
			if !a.on {
				pc.a = middle(a.vec, k.vec)
			}
			if !b.on {
				pc.b = middle(k.vec, b.vec)
			}
			p = pc.point(0.5)
		}
		k.at, k.miss = f.nearest(p, from, end, 1), 0
		from = k.at
	}
}
