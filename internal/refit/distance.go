package refit

import "math"

// toChord returns the square of the distance from p to the chord from a to b, and how far along it the nearest point is.
func toChord(p, a, b vec) (square, t float64) {
	d := b.sub(a)
	if l := d.dot(d); l > 0 {
		t = min(max(p.sub(a).dot(d)/l, 0), 1)
	}
	e := p.sub(a).sub(d.times(t))
	return e.dot(e), t
}

// within reports whether every point lies no farther than limit from the line. Points and line run alongside, so that the
// search for one begins where that for the last one ended.
func within(points, line []vec, limit float64) bool {
	limit = mul(limit, limit)
	n, hint := len(line)-1, 0
	for _, p := range points {
		found := false
		for j := range n {
			at := hint + j
			if at >= n {
				at -= n
			}
			if d, _ := toChord(p, line[at], line[at+1]); d <= limit {
				found, hint = true, at
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// Distance returns how far apart two contours are: the longest way from a point of either to the nearest of the other, in
// units (the Hausdorff distance), found at points half a unit apart.
func Distance(a, b Contour) float64 {
	x, y := samples(knotsOf(a), 0.5, false), samples(knotsOf(b), 0.5, false)
	if len(x) == 0 || len(y) == 0 {
		if len(x) == len(y) {
			return 0
		}
		return math.Inf(1)
	}
	coarseX, coarseY := samples(knotsOf(a), 32, false), samples(knotsOf(b), 32, false)
	return math.Sqrt(max(farthest(x, coarseY), farthest(y, coarseX)))
}

// farthest returns the square of the longest distance of the points to the closed line. A point need not be looked at closely
// once it is known to be no farther than another one.
func farthest(points, line []vec) float64 {
	const near = 4
	n, worst, hint := len(line), 0.0, 0
	for _, p := range points {
		best := math.Inf(1)
		for j := hint + n - 1; j < hint+n+near && best > worst; j++ {
			if d, _ := toChord(p, line[j%n], line[(j+1)%n]); d < best {
				best, hint = d, j%n
			}
		}
		for j := 0; j < n && best > worst; j++ {
			a, b := line[j], line[(j+1)%n]
			if r := math.Sqrt(best); p.x < min(a.x, b.x)-r || p.x > max(a.x, b.x)+r || p.y < min(a.y, b.y)-r || p.y > max(a.y, b.y)+r {
				continue
			}
			if d, _ := toChord(p, a, b); d < best {
				best, hint = d, j
			}
		}
		worst = max(worst, best)
	}
	return worst
}
