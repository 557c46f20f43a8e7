package refit

import "math"

// Point is a point of a contour in font units. A point that is not on the curve is the control point of a quadratic;
// midway between two of those in a row the curve passes through a point that is not written down.
type Point struct {
	X, Y int
	On   bool
}

// Contour is a closed curve; the last point is followed by the first.
type Contour []Point

type vec struct{ x, y float64 }

// mul keeps the compiler from joining a product and a sum into one operation, which some processors do with one rounding
// less than others: the same font would come out different from machine to machine.
func mul(a, b float64) float64 { return float64(a * b) }

func (a vec) add(b vec) vec       { return vec{a.x + b.x, a.y + b.y} }
func (a vec) sub(b vec) vec       { return vec{a.x - b.x, a.y - b.y} }
func (a vec) times(f float64) vec { return vec{float64(a.x * f), float64(a.y * f)} }
func (a vec) dot(b vec) float64   { return mul(a.x, b.x) + mul(a.y, b.y) }
func (a vec) cross(b vec) float64 { return mul(a.x, b.y) - mul(a.y, b.x) }
func (a vec) length() float64     { return math.Sqrt(a.dot(a)) }
func (a vec) round() vec          { return vec{math.Round(a.x), math.Round(a.y)} }

func middle(a, b vec) vec { return vec{(a.x + b.x) / 2, (a.y + b.y) / 2} }

// knot is a point while it is being fitted.
type knot struct {
	vec
	on    bool
	fixed bool    // neither moved nor taken out: corners and the ends of straight lines
	miss  float64 // by how much the contour missed it, at the last try, in units; 0 where its surroundings have changed since
	at    int     // the nearest sample of the original; for a control point, the one nearest to the middle of its quadratic
}

func knotsOf(c Contour) []knot {
	out := make([]knot, len(c))
	for i, p := range c {
		out[i] = knot{vec: vec{float64(p.X), float64(p.Y)}, on: p.On}
	}
	return out
}

func contourOf(knots []knot) Contour {
	out := make(Contour, len(knots))
	for i, k := range knots {
		out[i] = Point{int(k.x), int(k.y), k.on}
	}
	return out
}

// piece is a straight line or a quadratic of a contour.
type piece struct {
	a, c, b vec // c is of no meaning for a line
	line    bool
}

func (p piece) point(t float64) vec {
	if p.line {
		return p.a.add(p.b.sub(p.a).times(t))
	}
	u := 1 - t
	return p.a.times(u * u).add(p.c.times(2 * u * t)).add(p.b.times(t * t))
}

// flatness is how far the chords that stand for a quadratic may lie off it, in units.
const flatness = 0.04

// steps is the number of chords that stand for the piece, none longer than longest.
func (p piece) steps(longest float64) int {
	if p.line {
		return max(1, int(math.Ceil(p.b.sub(p.a).length()/longest)))
	}
	bend := p.a.add(p.b).sub(p.c.times(2)).length() / 4
	length := p.c.sub(p.a).length() + p.b.sub(p.c).length()
	return max(2, int(math.Ceil(math.Sqrt(bend/flatness))), int(math.Ceil(length/longest)))
}

// pieceAt returns the piece that a point stands for: the quadratic of a control point, or the line that begins at a point on
// the curve. ok is false for a point on the curve with a control point after it.
func pieceAt(knots []knot, i int) (p piece, ok bool) {
	n := len(knots)
	k, next := knots[i], knots[(i+1)%n]
	if k.on {
		return piece{a: k.vec, b: next.vec, line: true}, next.on
	}
	before := knots[(i+n-1)%n]
	p = piece{a: before.vec, c: k.vec, b: next.vec}
	if !before.on {
		p.a = middle(before.vec, k.vec)
	}
	if !next.on {
		p.b = middle(k.vec, next.vec)
	}
	return p, true
}

func pieces(knots []knot) []piece {
	out := make([]piece, 0, len(knots))
	for i := range knots {
		if p, ok := pieceAt(knots, i); ok {
			out = append(out, p)
		}
	}
	return out
}

// samples draws the contour as a closed line of chords and returns its corners. Where at is asked for, each knot is told the
// one that it belongs to.
func samples(knots []knot, longest float64, at bool) []vec {
	var out []vec
	for i := range knots {
		p, ok := pieceAt(knots, i)
		if at {
			knots[i].at = len(out)
		}
		if !ok {
			continue
		}
		n := p.steps(longest)
		if at && !knots[i].on {
			knots[i].at += n / 2
		}
		for j := range n {
			out = append(out, p.point(float64(j)/float64(n)))
		}
	}
	if last := len(knots) - 1; at && last >= 0 && knots[last].at == len(out) {
		knots[last].at = 0 // its piece is the first control point's
	}
	return out
}

// area is twice the area inside the line, negative where it runs clockwise.
func area(line []vec) float64 {
	sum := 0.0
	for i, p := range line {
		sum += p.cross(line[(i+1)%len(line)])
	}
	return sum
}

// way is the length of the line through all points of the contour.
func way(c Contour) float64 {
	sum := 0.0
	for i, p := range c {
		q := c[(i+1)%len(c)]
		sum += vec{float64(q.X - p.X), float64(q.Y - p.Y)}.length()
	}
	return sum
}
