package sfnt

// plain does what an operator of one byte says.
func (t *tracer) plain(op int) {
	switch op {
	case opHStem, opVStem, opHStemHM, opVStemHM:
		t.stem(op)
	case opRMoveTo, opHMoveTo, opVMoveTo:
		t.move(op)
	case opRLineTo, opHLineTo, opVLineTo, opRRCurveTo, opRCurveLine, opRLineCurve, opVVCurveTo, opHHCurveTo, opVHCurveTo, opHVCurveTo:
		t.draw(op)
	default:
		t.fail("its charstring has an operator that Type 2 does not know")
	}
}

// escaped does what an operator of two bytes says.
func (t *tracer) escaped(op int) {
	switch op {
	case opFlex, opHFlex, opHFlex1, opFlex1:
		t.draw(op)
	case opDotSection: // of no effect since Type 2
		t.n = 0
	default:
		t.calculate(op)
	}
}

func (t *tracer) move(op int) {
	want := 1
	if op == opRMoveTo {
		want = 2
	}
	t.begin(t.n > want)
	if t.n != want {
		t.fail("its charstring has a move with too few or too many operands")
		return
	}
	var dx, dy int64
	switch op {
	case opRMoveTo:
		dx, dy = int64(t.stack[0]), int64(t.stack[1])
	case opHMoveTo:
		dx = int64(t.stack[0])
	case opVMoveTo:
		dy = int64(t.stack[0])
	}
	if t.shiftX != 0 || t.shiftY != 0 {
		dx, dy = dx+t.shiftX, dy+t.shiftY
		t.shiftX, t.shiftY = 0, 0
		if dx != int64(int32(dx)) || dy != int64(int32(dy)) {
			t.fail("its accent lies too far away")
			return
		}
		op, t.n = opRMoveTo, 2
		t.stack[0], t.stack[1] = int32(dx), int32(dy)
	}
	t.x, t.y, t.pen = t.x+dx, t.y+dy, false
	t.emit(op)
}

// draw takes lines and curves.
func (t *tracer) draw(op int) {
	if !t.begun || t.shiftX != 0 || t.shiftY != 0 {
		t.fail("its charstring begins without a move")
		return
	}
	if !t.pen {
		t.box.add(t.x, t.y)
		t.pen = true
		if t.to != nil {
			t.to.Move(halves(t.x, t.y))
		}
	}
	if !t.path(op, t.stack[:t.n]) {
		t.fail("its charstring has a line or curve with too few or too many operands")
		return
	}
	t.emit(op)
}

// path follows one operator; it returns false if the number of its operands is not right.
func (t *tracer) path(op int, a []int32) bool {
	n := len(a)
	switch op {
	case opRLineTo:
		return t.lines(a)
	case opHLineTo, opVLineTo:
		for i, v := range a {
			if (op == opHLineTo) == (i%2 == 0) {
				t.line(v, 0)
			} else {
				t.line(0, v)
			}
		}
		return n > 0
	case opRRCurveTo:
		return t.curves(a)
	case opRCurveLine:
		return n >= 8 && t.curves(a[:n-2]) && t.lines(a[n-2:])
	case opRLineCurve:
		return n >= 8 && t.lines(a[:n-6]) && t.curves(a[n-6:])
	case opHHCurveTo, opVVCurveTo:
		return t.flatCurves(op == opHHCurveTo, a)
	case opHVCurveTo, opVHCurveTo:
		return t.turningCurves(op == opHVCurveTo, a)
	}
	return t.flex(op, a)
}

func (t *tracer) lines(a []int32) bool {
	for i := 0; i+1 < len(a); i += 2 {
		t.line(a[i], a[i+1])
	}
	return len(a) > 0 && len(a)%2 == 0
}

func (t *tracer) curves(a []int32) bool {
	for i := 0; i+5 < len(a); i += 6 {
		t.curve(a[i], a[i+1], a[i+2], a[i+3], a[i+4], a[i+5])
	}
	return len(a) > 0 && len(a)%6 == 0
}

// flatCurves are curves that begin and end level, or upright; the first may begin otherwise.
func (t *tracer) flatCurves(level bool, a []int32) bool {
	var other int32
	if len(a)%4 == 1 {
		other, a = a[0], a[1:]
	}
	if len(a) == 0 || len(a)%4 != 0 {
		return false
	}
	for ; len(a) > 0; a, other = a[4:], 0 {
		if level {
			t.curve(a[0], other, a[1], a[2], a[3], 0)
		} else {
			t.curve(other, a[0], a[1], a[2], 0, a[3])
		}
	}
	return true
}

// turningCurves begin level and end upright, then the other way round, and so on; the last may end otherwise.
func (t *tracer) turningCurves(level bool, a []int32) bool {
	var last int32
	if len(a)%4 == 1 {
		last, a = a[len(a)-1], a[:len(a)-1]
	}
	if len(a) == 0 || len(a)%4 != 0 {
		return false
	}
	for ; len(a) > 0; a, level = a[4:], !level {
		var end int32
		if len(a) == 4 {
			end = last
		}
		if level {
			t.curve(a[0], 0, a[1], a[2], end, a[3])
		} else {
			t.curve(0, a[0], a[1], a[2], a[3], end)
		}
	}
	return true
}

// flex is two curves that readers may draw as a line at small sizes.
func (t *tracer) flex(op int, a []int32) bool {
	switch {
	case op == opFlex && len(a) == 13:
		return t.curves(a[:12])
	case op == opHFlex && len(a) == 7:
		t.curve(a[0], 0, a[1], a[2], a[3], 0)
		t.curve(a[4], 0, a[5], -a[2], a[6], 0)
	case op == opHFlex1 && len(a) == 9:
		t.curve(a[0], a[1], a[2], a[3], a[4], 0)
		t.curve(a[5], 0, a[6], a[7], a[8], -(a[1] + a[3] + a[7]))
	case op == opFlex1 && len(a) == 11:
		t.flexEitherWay(a)
	default:
		return false
	}
	return true
}

// flexEitherWay ends at the height it began at, or straight above or below, whichever way it leads further.
func (t *tracer) flexEitherWay(a []int32) {
	var dx, dy int32
	for i := 0; i < 10; i += 2 {
		dx, dy = dx+a[i], dy+a[i+1]
	}
	endX, endY := a[10], -dy
	if magnitude(dx) <= magnitude(dy) {
		endX, endY = -dx, a[10]
	}
	t.curve(a[0], a[1], a[2], a[3], a[4], a[5])
	t.curve(a[6], a[7], a[8], a[9], endX, endY)
}

func magnitude(v int32) int64 { return max(int64(v), -int64(v)) }

func (t *tracer) line(dx, dy int32) {
	t.x, t.y = t.x+int64(dx), t.y+int64(dy)
	t.box.add(t.x, t.y)
	if t.to != nil {
		t.to.Line(halves(t.x, t.y))
	}
}

func (t *tracer) curve(dx1, dy1, dx2, dy2, dx3, dy3 int32) {
	var p [4][2]int64
	p[0] = [2]int64{t.x, t.y}
	for i, d := range [3][2]int32{{dx1, dy1}, {dx2, dy2}, {dx3, dy3}} {
		p[i+1] = [2]int64{p[i][0] + int64(d[0]), p[i][1] + int64(d[1])}
	}
	t.x, t.y = p[3][0], p[3][1]
	if t.to != nil {
		t.to.Cubic(halves(p[1][0], p[1][1]), halves(p[2][0], p[2][1]), halves(t.x, t.y))
		return
	}
	t.box.add(t.x, t.y)
	t.box.curve(p, maxHalvings)
}

// halves turns a place of a charstring into one of an outline.
func halves(x, y int64) Place { return Place{int((x + 1<<14) >> 15), int((y + 1<<14) >> 15)} }

// maxHalvings leaves an error of far less than a unit: each halving divides how far the control points of a piece lie
// off the curve by four.
const maxHalvings = 10

// extrema is a box around the places that were added.
type extrema struct {
	any        bool
	minX, minY int64
	maxX, maxY int64
}

func (e *extrema) add(x, y int64) {
	if !e.any {
		*e = extrema{true, x, y, x, y}
		return
	}
	e.minX, e.maxX = min(e.minX, x), max(e.maxX, x)
	e.minY, e.maxY = min(e.minY, y), max(e.maxY, y)
}

func (e *extrema) has(p [2]int64) bool {
	return p[0] >= e.minX && p[0] <= e.maxX && p[1] >= e.minY && p[1] <= e.maxY
}

// curve adds a curve whose ends are in the box already. A curve stays within its control points; where one sticks out,
// the halves are looked at.
func (e *extrema) curve(p [4][2]int64, halvings int) {
	if e.has(p[1]) && e.has(p[2]) || halvings == 0 {
		return
	}
	var a, b [4][2]int64
	for i := range 2 {
		m01, m12, m23 := (p[0][i]+p[1][i])>>1, (p[1][i]+p[2][i])>>1, (p[2][i]+p[3][i])>>1
		m012, m123 := (m01+m12)>>1, (m12+m23)>>1
		middle := (m012 + m123) >> 1
		a[0][i], a[1][i], a[2][i], a[3][i] = p[0][i], m01, m012, middle
		b[0][i], b[1][i], b[2][i], b[3][i] = middle, m123, m23, p[3][i]
	}
	e.add(b[0][0], b[0][1])
	e.curve(a, halvings-1)
	e.curve(b, halvings-1)
}

// rect returns the box in whole units, to the nearest.
func (e *extrema) rect() Rect {
	round := func(v int64) int { return int((v + 1<<15) >> 16) }
	return Rect{round(e.minX), round(e.minY), round(e.maxX), round(e.maxY)}
}
