package pages

import "math"

// Matrix is a b c d e f as PDF and OFD write it: x' = ax + cy + e, y' = bx + dy + f.
type Matrix [6]float64

// Identity leaves everything in its place.
var Identity = Matrix{1, 0, 0, 1, 0, 0}

// Times is m and then n.
func (m Matrix) Times(n Matrix) Matrix {
	return Matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// Apply moves a place.
func (m Matrix) Apply(x, y float64) Point {
	return Point{m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]}
}

// Usable reports whether all numbers are such that places can be computed.
func (m Matrix) Usable() bool {
	for _, v := range m {
		if math.IsNaN(v) || v > 1e7 || v < -1e7 {
			return false
		}
	}
	return true
}

// Point is a place on a page in points: x to the right, y down, from the upper left corner as the
// page is shown.
type Point struct{ X, Y float64 }

// Box is a part of a page.
type Box struct{ X0, Y0, X1, Y1 float64 }

// Width is how far it reaches across.
func (b Box) Width() float64 { return b.X1 - b.X0 }

// Height is how far it reaches down.
func (b Box) Height() float64 { return b.Y1 - b.Y0 }

// Contains reports whether a place is in the box or on its edge.
func (b Box) Contains(p Point) bool {
	return p.X >= b.X0 && p.X <= b.X1 && p.Y >= b.Y0 && p.Y <= b.Y1
}

// Grow moves every edge outwards.
func (b Box) Grow(by float64) Box { return Box{b.X0 - by, b.Y0 - by, b.X1 + by, b.Y1 + by} }

// Meet is what two boxes share; its width or height is below zero when that is nothing.
func (b Box) Meet(c Box) Box {
	return Box{max(b.X0, c.X0), max(b.Y0, c.Y0), min(b.X1, c.X1), min(b.Y1, c.Y1)}
}

// Join is the box around two.
func (b Box) Join(c Box) Box {
	return Box{min(b.X0, c.X0), min(b.Y0, c.Y0), max(b.X1, c.X1), max(b.Y1, c.Y1)}
}

// Around is the box of a list of points.
func Around(points []Point) Box {
	b := Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range points {
		b = b.Join(Box{p.X, p.Y, p.X, p.Y})
	}
	return b
}
