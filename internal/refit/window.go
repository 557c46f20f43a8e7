package refit

import (
	"math"
	"slices"
)

// window is a stretch of a contour on its way to a new form: it begins and ends at points of the curve that stay where they
// are, and what lies between is fitted to samples of the original.
type window struct {
	knots     []knot // the first and the last are on the curve and fixed
	target    []vec  // the original's samples between them
	straight  []bool // of each of them: it must come to lie on a line
	around    []vec  // the same and some more on both sides
	low, high vec    // the bounds of the original's points: a glyph's header gives those of the new ones, control points and all
	spans     []span
	line      []vec     // the chords of the present form
	place     []float64 // of each corner of line: span and fraction of it
	params    []float64 // of each sample of target, in the same way
	columns   []int     // the column of each free knot in the system of equations, -1 for the others
	miss      float64   // how far the last form that was not close enough lay off, before it came to whole units
}

// span is one piece of a window: where its ends are, as the mean of two knots each, and its control point.
type span struct {
	a0, a1, c, b0, b1 int
	line              bool
}

const (
	longestChord = 12 // units
	mostFree     = 5
	hopeless     = 2 // times the limit: farther off, a window is given up
	rounds       = 4 // of solving and measuring where the samples fall
)

// cut names the pieces between the knots.
func (w *window) cut() {
	w.spans = w.spans[:0]
	last := len(w.knots) - 1
	for i := range last {
		k, next := w.knots[i], w.knots[i+1]
		if k.on {
			if next.on {
				w.spans = append(w.spans, span{i, i, i, i + 1, i + 1, true})
			}
			continue
		}
		s := span{i - 1, i - 1, i, i + 1, i + 1, false}
		if !w.knots[i-1].on {
			s.a1 = i
		}
		if !next.on {
			s.b0 = i
		}
		w.spans = append(w.spans, s)
	}
}

func (w *window) piece(s span) piece {
	k := w.knots
	return piece{middle(k[s.a0].vec, k[s.a1].vec), k[s.c].vec, middle(k[s.b0].vec, k[s.b1].vec), s.line}
}

// draw makes the chords of the present form.
func (w *window) draw() {
	w.line, w.place = append(w.line[:0], w.knots[0].vec), append(w.place[:0], 0)
	for i, s := range w.spans {
		p := w.piece(s)
		n := p.steps(longestChord)
		for j := 1; j <= n; j++ {
			t := float64(j) / float64(n)
			w.line, w.place = append(w.line, p.point(t)), append(w.place, float64(i)+t)
		}
	}
}

// spread gives the samples places in proportion to the length of the way.
func (w *window) spread() {
	w.params = w.params[:0]
	total, way := 0.0, 0.0
	for i := 1; i < len(w.line); i++ {
		total += w.line[i].sub(w.line[i-1]).length()
	}
	from, all := w.knots[0].vec, 0.0
	for _, p := range w.target {
		all += p.sub(from).length()
		from = p
	}
	all += w.knots[len(w.knots)-1].sub(from).length()
	if all == 0 || total == 0 {
		all = 1
	}
	from = w.knots[0].vec
	at, passed := 1, 0.0
	for _, p := range w.target {
		way += p.sub(from).length()
		from = p
		goal := mul(way/all, total)
		for at < len(w.line)-1 && passed+w.line[at].sub(w.line[at-1]).length() < goal {
			passed += w.line[at].sub(w.line[at-1]).length()
			at++
		}
		t := 0.0
		if l := w.line[at].sub(w.line[at-1]).length(); l > 0 {
			t = min((goal-passed)/l, 1)
		}
		w.params = append(w.params, w.place[at-1]+mul(t, w.place[at]-w.place[at-1]))
	}
}

// measure gives the samples the places nearest to them and returns the square of the longest distance.
func (w *window) measure() (worst float64) {
	const ahead = 10
	hint := 1
	for i, p := range w.target {
		best := math.Inf(1)
		at := hint
		for j := max(hint-1, 1); j < min(hint+ahead, len(w.line)); j++ {
			if d, t := toChord(p, w.line[j-1], w.line[j]); d < best {
				best, at = d, j
				w.params[i] = w.place[j-1] + mul(t, w.place[j]-w.place[j-1])
			}
		}
		hint = at
		worst = max(worst, best)
	}
	return worst
}

// system holds the normal equations of the free knots.
type system struct {
	m    [mostFree][mostFree]float64
	x, y [mostFree]float64
}

// solve moves the free knots to where the squares of the samples' distances are least. ok is false where they have no such
// place.
func (w *window) solve() (ok bool) {
	var s system
	free := 0
	for i, k := range w.knots {
		w.columns[i] = -1
		if i > 0 && i < len(w.knots)-1 && !k.fixed {
			w.columns[i] = free
			// A little is held back, lest knots that nothing depends on run away.
			const hold = 1e-3
			s.m[free][free], s.x[free], s.y[free] = hold, mul(hold, k.x), mul(hold, k.y)
			free++
		}
	}
	for i, p := range w.target {
		w.enter(&s, p, w.params[i])
	}
	if !s.eliminate(free) {
		return false
	}
	for i, c := range w.columns[:len(w.knots)] {
		if c >= 0 {
			w.knots[i].vec = vec{s.x[c], s.y[c]}
		}
	}
	return true
}

// enter adds one sample to the equations.
func (w *window) enter(s *system, p vec, param float64) {
	at := min(int(param), len(w.spans)-1)
	sp, t := w.spans[at], param-float64(at)
	u := 1 - t
	start, control, end := mul(u, u), 2*mul(u, t), mul(t, t)
	if sp.line {
		start, control, end = u, 0, t
	}
	knots := [5]int{sp.a0, sp.a1, sp.c, sp.b0, sp.b1}
	weights := [5]float64{start / 2, start / 2, control, end / 2, end / 2}
	var sum [mostFree]float64
	for i, k := range knots {
		if c := w.columns[k]; c >= 0 {
			sum[c] += weights[i]
			continue
		}
		p = p.sub(w.knots[k].times(weights[i]))
	}
	for i, a := range sum {
		if a == 0 {
			continue
		}
		for j, b := range sum {
			s.m[i][j] += mul(a, b)
		}
		s.x[i] += mul(a, p.x)
		s.y[i] += mul(a, p.y)
	}
}

// eliminate solves the equations in place; they are symmetric and positive, so no row need be exchanged.
func (s *system) eliminate(n int) bool {
	for i := range n {
		if s.m[i][i] < 1e-9 {
			return false
		}
		for r := range n {
			if r == i {
				continue
			}
			f := s.m[r][i] / s.m[i][i]
			for c := i; c < n; c++ {
				s.m[r][c] -= mul(f, s.m[i][c])
			}
			s.x[r] -= mul(f, s.x[i])
			s.y[r] -= mul(f, s.y[i])
		}
	}
	for i := range n {
		s.x[i] /= s.m[i][i]
		s.y[i] /= s.m[i][i]
	}
	return true
}

// close reports whether the present form lies within limit of the original, and the original within limit of it.
func (w *window) close(limit float64) bool {
	for _, k := range w.knots {
		if k.x < w.low.x || k.y < w.low.y || k.x > w.high.x || k.y > w.high.y {
			return false
		}
	}
	w.draw()
	return within(w.target, w.line, limit) && within(w.line, w.around, limit) && w.keepsLines()
}

// keepsLines reports whether what was straight is still straight.
func (w *window) keepsLines() bool {
	if !slices.Contains(w.straight, true) {
		return true
	}
	w.measure()
	for i, straight := range w.straight {
		if straight && !w.spans[min(int(w.params[i]), len(w.spans)-1)].line {
			return false
		}
	}
	return true
}

// inside returns the place nearest to p within the original's bounds.
func (w *window) inside(p vec) vec {
	return vec{min(max(p.x, w.low.x), w.high.x), min(max(p.y, w.low.y), w.high.y)}
}

// fit moves the free knots to whole units where the window lies within limit of the original.
func (w *window) fit(limit float64) bool {
	w.miss = 0
	w.cut()
	w.draw()
	w.spread()
	var exact [16]vec
	free := 0
	for i, k := range w.knots {
		if i > 0 && i < len(w.knots)-1 && !k.fixed {
			free++
		}
	}
	if free == 0 {
		return w.close(limit)
	}
	w.columns = slices.Grow(w.columns[:0], len(w.knots))[:len(w.knots)]
	for range rounds {
		if !w.solve() {
			return false
		}
		for i := range w.knots {
			exact[i] = w.knots[i].vec
			if w.columns[i] >= 0 {
				w.knots[i].vec = w.inside(exact[i].round())
			}
		}
		if w.close(limit) {
			return true
		}
		for i := range w.knots {
			w.knots[i].vec = exact[i]
		}
		w.draw()
		if w.miss = math.Sqrt(w.measure()); w.miss > mul(hopeless, limit) {
			return false
		}
	}
	return false
}
