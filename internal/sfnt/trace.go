package sfnt

import "encoding/binary"

// Place is a place of an outline in halves of a font unit, in which the points that TrueType implies in the middle of two
// others are whole numbers.
type Place struct{ X, Y int }

// Pen is led along the outline of a glyph. A contour begins with a Move and ends where it began, by a straight line if
// the last step does not lead there.
type Pen interface {
	Move(to Place)
	Line(to Place)
	Quad(by, to Place)             // a quadratic curve, of TrueType
	Cubic(first, second, to Place) // a cubic curve, of CFF
}

// Trace leads a pen along a glyph's outline, which is none for such as the space. It returns false for a glyph that is
// damaged or that the font does not have; the pen may have been led part of the way then.
func (f *Font) Trace(id uint16, pen Pen) bool {
	if f.cff != nil {
		t := tracer{cff: f.cff, to: pen}
		return int(id) < f.numGlyphs && t.trace(id)
	}
	data, ok := f.outline(id)
	if !ok || len(data) == 0 {
		return ok
	}
	g := gatherer{font: f}
	if !g.glyph(id, 0) {
		return false
	}
	// Rasterisers put the left edge that the header gives where hmtx says.
	g.move(0, 2*(f.leftSideBearing(id)-readRect(data[2:]).XMin), 0)
	from := 0
	for _, end := range g.ends {
		traceContour(g.points[from:end], pen)
		from = end
	}
	return true
}

// outlinePoint is a point of a TrueType contour.
type outlinePoint struct {
	Place
	on bool // the curve
}

// traceContour draws a contour whose points may all be off the curve.
func traceContour(points []outlinePoint, pen Pen) {
	if len(points) < 2 {
		return // an anchor, which draws nothing
	}
	last := len(points) - 1
	start := points[0]
	switch rest := points[1:]; {
	case start.on:
		points = rest
	case points[last].on:
		start, points = points[last], points[:last]
	default:
		start.Place = middle(start.Place, points[last].Place)
	}
	pen.Move(start.Place)
	var by *outlinePoint // off the curve, with no point on it yet
	for i := range points {
		p := &points[i]
		switch {
		case p.on && by == nil:
			pen.Line(p.Place)
		case p.on:
			pen.Quad(by.Place, p.Place)
			by = nil
		case by != nil:
			pen.Quad(by.Place, middle(by.Place, p.Place))
			by = p
		default:
			by = p
		}
	}
	if by != nil {
		pen.Quad(by.Place, start.Place)
	}
}

// middle is exact for places in whole font units.
func middle(a, b Place) Place { return Place{(a.X + b.X) >> 1, (a.Y + b.Y) >> 1} }

// Limits of composite glyphs: how deep they are nested, and how many glyphs they are made of. A glyph of a sound font is
// far from both.
const (
	maxNested = 8
	maxParts  = 1 << 10
)

// gatherer gathers the points of a glyph and of those that it is made of.
type gatherer struct {
	font   *Font
	parts  int
	points []outlinePoint
	ends   []int // one behind the last point of each contour
}

func (g *gatherer) glyph(id uint16, nested int) bool {
	data, ok := g.font.outline(id)
	if g.parts++; !ok || nested > maxNested || g.parts > maxParts {
		return false
	}
	switch {
	case len(data) == 0:
		return true
	case isComposite(data):
		return g.composite(data, nested)
	}
	return g.simple(data)
}

// move moves the points from one on.
func (g *gatherer) move(from, dx, dy int) {
	if dx == 0 && dy == 0 {
		return
	}
	for i := range g.points[from:] {
		p := &g.points[from+i]
		p.X, p.Y = p.X+dx, p.Y+dy
	}
}

func (g *gatherer) composite(data []byte, nested int) bool {
	first := len(g.points)
	for at := glyphHead; at != 0; {
		next, ok := nextComponent(data, at)
		if !ok {
			return false
		}
		from := len(g.points)
		if !g.glyph(binary.BigEndian.Uint16(data[at+2:]), nested+1) || !g.place(data[at:], first, from) {
			return false
		}
		at = next
	}
	return true
}

// place scales and moves the points from one on as the component at the beginning of data says. first is the first point
// of the composite glyph.
func (g *gatherer) place(data []byte, first, from int) bool {
	flags := binary.BigEndian.Uint16(data)
	args := [2]int{int(int8(data[4])), int(int8(data[5]))}
	rest := data[6:]
	switch {
	case flags&argsAreWords != 0:
		args = [2]int{int(int16At(data, 4)), int(int16At(data, 6))}
		rest = data[8:]
	case flags&argsAreXY == 0:
		args = [2]int{int(data[4]), int(data[5])}
	}
	g.scale(from, flags, rest)
	if flags&argsAreXY != 0 {
		g.move(from, 2*args[0], 2*args[1])
		return true
	}
	// A point of the component comes to stand on one of the glyph so far.
	onto, moved := args[0]&0xFFFF+first, args[1]&0xFFFF+from
	if onto >= from || moved >= len(g.points) {
		return false
	}
	a, b := g.points[onto], g.points[moved]
	g.move(from, a.X-b.X, a.Y-b.Y)
	return true
}

// scale applies the matrix of a component, whose numbers have 14 binary places, to the points from one on.
func (g *gatherer) scale(from int, flags uint16, numbers []byte) {
	number := func(i int) int { return int(int16At(numbers, 2*i)) }
	var xx, xy, yx, yy int
	switch {
	case flags&haveScale != 0:
		xx, yy = number(0), number(0)
	case flags&haveXAndYScale != 0:
		xx, yy = number(0), number(1)
	case flags&haveTwoByTwo != 0:
		xx, yx, xy, yy = number(0), number(1), number(2), number(3)
	default:
		return
	}
	round := func(v int) int { return (v + 1<<13) >> 14 }
	for i := range g.points[from:] {
		p := &g.points[from+i]
		p.X, p.Y = round(p.X*xx+p.Y*xy), round(p.X*yx+p.Y*yy)
	}
}
