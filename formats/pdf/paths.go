package pdf

import (
	"math"

	"github.com/nianbao/nianbao/internal/pages"
)

// pathOperator handles the operators of paths.
func (w *walker) pathOperator(word string, args []any) bool {
	switch word {
	case "m", "l":
		if n := numbers(args, 2); n != nil {
			if pt := w.s.ctm.Apply(n[0], n[1]); word == "m" {
				w.path.Move(pt)
			} else {
				w.path.Line(pt)
			}
		}
	case "re":
		if n := numbers(args, 4); n != nil {
			m := w.s.ctm
			w.path.Move(m.Apply(n[0], n[1]))
			w.path.Line(m.Apply(n[0]+n[2], n[1]))
			w.path.Line(m.Apply(n[0]+n[2], n[1]+n[3]))
			w.path.Line(m.Apply(n[0], n[1]+n[3]))
			w.path.Close()
		}
	case "c", "v", "y":
		if n := numbers(args, 2); n != nil {
			w.path.Move(w.s.ctm.Apply(n[0], n[1]))
		}
	case "h":
		w.path.Close()
	case "W", "W*":
		w.clips = true
	case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n":
		w.paint(word)
	default:
		return false
	}
	return true
}

// paint turns the straight parts of a path into rules.
func (w *walker) paint(word string) {
	p, clips := w.path, w.clips
	w.path, w.clips = pages.Path{}, false
	if word == "s" || word == "b" || word == "b*" {
		p.Close()
	}
	if !w.top().hidden {
		if word[0] == 'f' || word[0] == 'F' || word[0] == 'b' || word[0] == 'B' {
			w.p.Fill(p, w.s.clip)
		}
		if word[0] == 's' || word[0] == 'S' || word[0] == 'b' || word[0] == 'B' {
			m := w.s.ctm
			w.p.Stroke(p, w.s.width*math.Sqrt(math.Abs(m[0]*m[3]-m[1]*m[2])), w.s.clip)
		}
	}
	if b, ok := p.Around(); ok && clips { // office programs clip to boxes only
		w.s.clip = w.s.clip.Meet(b)
	}
}
