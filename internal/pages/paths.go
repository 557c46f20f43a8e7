package pages

import "math"

// The measures of rules, in points.
const (
	thin      = 4.0 // the most that a rule is thick
	dot       = 2.2 // the most that a dot of a dotted rule is
	shortRule = 3.0 // the least that one is long
	skew      = 0.8 // how far its ends may be from straight
	maxPath   = 200_000
)

// Path is a path while it is being built, in the coordinates of the page.
type Path struct {
	parts  [][]Point
	closed []bool
	points int
}

// Move begins a part. A curve is no rule: it ends the part, and a new one begins behind it.
func (p *Path) Move(to Point) {
	if p.points >= maxPath {
		return
	}
	p.parts, p.closed = append(p.parts, []Point{to}), append(p.closed, false)
	p.points++
}

// Line adds a straight line to the part.
func (p *Path) Line(to Point) {
	if len(p.parts) == 0 {
		p.Move(to)
		return
	}
	if p.points >= maxPath {
		return
	}
	last := len(p.parts) - 1
	p.parts[last] = append(p.parts[last], to)
	p.points++
}

// Close leads the part back to where it began.
func (p *Path) Close() {
	if n := len(p.parts); n > 0 && !p.closed[n-1] {
		p.closed[n-1] = true
		p.parts[n-1] = append(p.parts[n-1], p.parts[n-1][0])
	}
}

// Around is the box around the path; false when it has no point.
func (p *Path) Around() (Box, bool) {
	var all []Point
	for _, part := range p.parts {
		all = append(all, part...)
	}
	return Around(all), len(all) > 0
}

// Fill takes the filled parts of a path for rules when what the clip leaves of them is thin: some programs
// fill a large part and clip it to a rule.
func (p *Page) Fill(path Path, clip Box) {
	for _, part := range path.parts {
		if len(part) > 1 {
			p.bar(Around(part), clip)
		}
	}
}

// Stroke takes the straight lines of a path for rules. width is that of the line.
func (p *Page) Stroke(path Path, width float64, clip Box) {
	for _, part := range path.parts {
		p.stroke(part, width/2, clip)
	}
}

func (p *Page) stroke(part []Point, half float64, clip Box) {
	for i := 1; i < len(part); i++ {
		a, b := part[i-1], part[i]
		bar := Around([]Point{a, b})
		switch dx, dy := math.Abs(a.X-b.X), math.Abs(a.Y-b.Y); {
		case dy <= skew && dx > dy:
			bar.Y0, bar.Y1 = (a.Y+b.Y)/2-half, (a.Y+b.Y)/2+half
		case dx <= skew && dy > dx:
			bar.X0, bar.X1 = (a.X+b.X)/2-half, (a.X+b.X)/2+half
		default:
			continue
		}
		p.bar(bar, clip)
	}
}

// bar takes a thin box for a rule.
func (p *Page) bar(b, clip Box) {
	b = b.Meet(clip.Grow(0.05))
	width, height := b.Width(), b.Height()
	switch {
	case width < 0 || height < 0:
	case width <= dot && height <= dot:
		// Dots in a row are a rule; in which direction the others tell.
		p.rule(Rule{false, (b.Y0 + b.Y1) / 2, b.X0, b.X1})
		p.rule(Rule{true, (b.X0 + b.X1) / 2, b.Y0, b.Y1})
	case height <= thin && width >= shortRule && width > 2*height:
		p.rule(Rule{false, (b.Y0 + b.Y1) / 2, b.X0, b.X1})
	case width <= thin && height >= shortRule && height > 2*width:
		p.rule(Rule{true, (b.X0 + b.X1) / 2, b.Y0, b.Y1})
	}
}

// rule keeps a rule.
func (p *Page) rule(r Rule) {
	if len(p.Rules) < MaxRules {
		p.Rules = append(p.Rules, r)
	}
}
