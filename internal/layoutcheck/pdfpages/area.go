package pdfpages

import (
	"github.com/nianbao/nianbao/internal/layoutcheck"
	"github.com/nianbao/nianbao/layout"
)

// areas finds the type area of the pages of each width, as no file tells it: where most
// lines begin and end, or, where those are first lines of paragraphs, two characters to the
// left of that. Tables show it too where lines are few.
func areas(pages []layoutcheck.Page, normal layout.Length) {
	for i := range pages {
		p := &pages[i]
		from, to := places{}, places{}
		left, right := p.Width, layout.Length(0)
		for _, other := range pages {
			if other.Width != p.Width {
				continue
			}
			for _, l := range other.Lines {
				if a, b := l.Ink(); body(l) && l.Glyphs[0].Size <= normal+layout.Pt {
					from.count(a)
					to.count(b)
				}
			}
			for _, r := range other.Rules {
				left, right = min(left, r.X), max(right, r.X+r.W)
			}
		}
		p.Left, p.Right = from.edge(normal), to.most()
		if p.Left == 0 || p.Left > left+normal {
			p.Left = left
		}
		if p.Right < right-normal {
			p.Right = right
		}
	}
}

// places counts lengths, those of half a point as one.
type places map[layout.Length][]layout.Length

func (m places) count(v layout.Length) {
	half := (v + layout.Pt/4) / (layout.Pt / 2)
	m[half] = append(m[half], v)
}

// most is the length that comes most often, the largest of several, or 0.
func (m places) most() layout.Length {
	var best []layout.Length
	for _, v := range m {
		if len(v) > len(best) || len(v) == len(best) && v[0] > best[0] {
			best = v
		}
	}
	if len(best) == 0 {
		return 0
	}
	return best[0]
}

// edge is the most frequent length, or the least one that is an indent of about two
// characters before it.
func (m places) edge(size layout.Length) layout.Length {
	most := m.most()
	edge := most
	for _, v := range m {
		if indent := most - v[0]; indent > size*3/2 && indent < size*5/2 {
			edge = min(edge, v[0])
		}
	}
	return edge
}
