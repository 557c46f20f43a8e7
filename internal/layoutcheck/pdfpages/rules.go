package pdfpages

import (
	"math"

	"github.com/nianbao/nianbao/layout"
)

// What counts as a rule: it is thin and straight, and longer than a dot.
const (
	thickest = 3.0 // pt
	shortest = 4.0
)

type point struct {
	x, y float64
	curve,
	move bool
}

// segment takes a step of a path.
func (t *reader) segment(name string, attr map[string]string) {
	var p point
	switch name {
	case "closepath":
		if t.start >= len(t.path) {
			return
		}
		p = t.path[t.start]
		p.move = false
	case "curveto":
		p.curve = true
		p.x, p.y = t.page.apply(t.number(attr["x3"]), t.number(attr["y3"]))
	default:
		p.move = name == "moveto"
		p.x, p.y = t.page.apply(t.number(attr["x"]), t.number(attr["y"]))
	}
	if p.move {
		t.start = len(t.path)
	}
	t.path = append(t.path, p)
}

// finish takes the rules out of a path that is complete.
func (t *reader) finish() {
	for from := 0; from < len(t.path); {
		to := from + 1
		for to < len(t.path) && !t.path[to].move {
			to++
		}
		if part := t.path[from:to]; t.element == "fill_path" {
			t.filled(part)
		} else {
			t.stroked(part)
		}
		from = to
	}
	t.element, t.path, t.start = "", nil, 0
}

// filled takes an area for a rule when it is a thin rectangle.
func (t *reader) filled(part []point) {
	left, top, right, bottom := part[0].x, part[0].y, part[0].x, part[0].y
	for i, p := range part {
		if p.curve || i > 0 && p.x != part[i-1].x && p.y != part[i-1].y {
			return
		}
		left, right = min(left, p.x), max(right, p.x)
		top, bottom = min(top, p.y), max(bottom, p.y)
	}
	t.rule(left, top, right, bottom)
}

// stroked takes each straight step of a line for a rule.
func (t *reader) stroked(part []point) {
	for i := 1; i < len(part); i++ {
		a, b := part[i-1], part[i]
		half := t.weight / 2
		switch {
		case b.curve:
		case math.Abs(a.y-b.y) < 0.1:
			t.rule(min(a.x, b.x), a.y-half, max(a.x, b.x), a.y+half)
		case math.Abs(a.x-b.x) < 0.1:
			t.rule(a.x-half, min(a.y, b.y), a.x+half, max(a.y, b.y))
		}
	}
}

func (t *reader) rule(left, top, right, bottom float64) {
	w, h := right-left, bottom-top
	if min(w, h) > thickest || max(w, h) < shortest {
		return
	}
	s := &t.sheets[len(t.sheets)-1]
	s.rules = append(s.rules, layout.Rule{X: length(left), Y: length(top), W: length(w), H: length(h)})
}
