package pdf

import "math"

// The measures of rules, in points.
const (
	thin      = 4.0 // the most that a rule is thick
	dot       = 2.2 // the most that a dot of a dotted rule is
	shortRule = 3.0 // the least that one is long
	skew      = 0.8 // how far its ends may be from straight
	maxPath   = 200_000
)

// path is a path while it is being built, in the coordinates of the page.
type path struct {
	parts  [][]point
	closed []bool
	points int
	clip   bool
}

func (p *path) move(to point) {
	p.parts, p.closed = append(p.parts, []point{to}), append(p.closed, false)
	p.points++
}

func (p *path) to(pt point) {
	if len(p.parts) == 0 {
		p.move(pt)
		return
	}
	last := len(p.parts) - 1
	p.parts[last] = append(p.parts[last], pt)
	p.points++
}

func (p *path) close() {
	if n := len(p.parts); n > 0 && !p.closed[n-1] {
		p.closed[n-1] = true
		p.parts[n-1] = append(p.parts[n-1], p.parts[n-1][0])
	}
}

// pathOperator handles the operators of paths.
func (w *walker) pathOperator(word string, args []any) bool {
	switch word {
	case "m", "l":
		if n := numbers(args, 2); n != nil && w.path.points < maxPath {
			if pt := w.s.ctm.apply(n[0], n[1]); word == "m" {
				w.path.move(pt)
			} else {
				w.path.to(pt)
			}
		}
	case "re":
		if n := numbers(args, 4); n != nil && w.path.points < maxPath {
			m := w.s.ctm
			w.path.move(m.apply(n[0], n[1]))
			w.path.to(m.apply(n[0]+n[2], n[1]))
			w.path.to(m.apply(n[0]+n[2], n[1]+n[3]))
			w.path.to(m.apply(n[0], n[1]+n[3]))
			w.path.close()
		}
	case "c", "v", "y":
		// A curve is no rule: it ends the part, and a new one begins behind it.
		if n := numbers(args, 2); n != nil && w.path.points < maxPath {
			w.path.move(w.s.ctm.apply(n[0], n[1]))
		}
	case "h":
		w.path.close()
	case "W", "W*":
		w.path.clip = true
	case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n":
		w.paint(word)
	default:
		return false
	}
	return true
}

// paint turns the straight parts of a path into rules.
func (w *walker) paint(word string) {
	p := w.path
	w.path = path{}
	if word == "s" || word == "b" || word == "b*" {
		p.close()
	}
	fills := word[0] == 'f' || word[0] == 'F' || word[0] == 'b' || word[0] == 'B'
	strokes := word[0] == 's' || word[0] == 'S' || word[0] == 'b' || word[0] == 'B'
	if !w.top().hidden {
		for _, part := range p.parts {
			if fills {
				w.fill(part)
			}
			if strokes {
				w.stroke(part)
			}
		}
	}
	if p.clip {
		w.clip(p)
	}
}

// clip narrows the clip to the box of the path, which is all that office programs clip to.
func (w *walker) clip(p path) {
	var all []point
	for _, part := range p.parts {
		all = append(all, part...)
	}
	if len(all) > 0 {
		w.s.clip = w.s.clip.meet(around(all))
	}
}

// fill takes a filled part for a rule when what the clip leaves of it is thin: some programs fill a large
// part and clip it to a rule.
func (w *walker) fill(part []point) {
	if len(part) < 2 {
		return
	}
	w.bar(around(part))
}

// bar takes a thin box for a rule.
func (w *walker) bar(b box) {
	b = b.meet(w.s.clip.grow(0.05))
	width, height := b.width(), b.height()
	switch {
	case width < 0 || height < 0:
	case width <= dot && height <= dot:
		// Dots in a row are a rule; in which direction the others tell.
		w.rule(rule{false, (b.y0 + b.y1) / 2, b.x0, b.x1})
		w.rule(rule{true, (b.x0 + b.x1) / 2, b.y0, b.y1})
	case height <= thin && width >= shortRule && width > 2*height:
		w.rule(rule{false, (b.y0 + b.y1) / 2, b.x0, b.x1})
	case width <= thin && height >= shortRule && height > 2*width:
		w.rule(rule{true, (b.x0 + b.x1) / 2, b.y0, b.y1})
	}
}

// stroke takes the straight lines of a part for rules.
func (w *walker) stroke(part []point) {
	m := w.s.ctm
	half := w.s.width * math.Sqrt(math.Abs(m[0]*m[3]-m[1]*m[2])) / 2
	for i := 1; i < len(part); i++ {
		a, b := part[i-1], part[i]
		bar := around([]point{a, b})
		switch dx, dy := math.Abs(a.x-b.x), math.Abs(a.y-b.y); {
		case dy <= skew && dx > dy:
			bar.y0, bar.y1 = (a.y+b.y)/2-half, (a.y+b.y)/2+half
		case dx <= skew && dy > dx:
			bar.x0, bar.x1 = (a.x+b.x)/2-half, (a.x+b.x)/2+half
		default:
			continue
		}
		w.bar(bar)
	}
}

// rule keeps a rule.
func (w *walker) rule(r rule) {
	if len(w.p.rules) < maxRules {
		w.p.rules = append(w.p.rules, r)
	}
}
