package layout

import "github.com/nianbao/nianbao/fonts"

// look is what the glyphs of a run share besides their face.
type look struct {
	size Length
	bold bool
	gray uint8
	mark int
	page bool
}

// runs appends to items the clusters set from x on the baseline y, without spreading.
func (st *store) runs(items []Item, cs []cluster, x, y Length, l look) []Item {
	s := setter{store: st, items: items, y: y}
	for i := range cs {
		if i > 0 {
			x += cs[i].gap
		}
		s.put(&cs[i], x, l)
		x += cs[i].width
	}
	return s.items
}

// store hands out the room for runs and glyphs in large pieces, since a document has
// thousands of them.
type store struct {
	runsLeft []Glyphs
	glyphs   []Glyph // the open run is at the end
	kidsLeft []Kid
}

const (
	runsAtOnce   = 64
	glyphsAtOnce = 1024
	kidsAtOnce   = 128
)

// kids appends a child to those of an element. Most elements have one.
func (st *store) kids(kids []Kid, k Kid) []Kid {
	if kids != nil {
		return append(kids, k)
	}
	if len(st.kidsLeft) == 0 {
		st.kidsLeft = make([]Kid, kidsAtOnce)
	}
	kids = st.kidsLeft[:1:1]
	st.kidsLeft = st.kidsLeft[1:]
	kids[0] = k
	return kids
}

func (st *store) newRun() *Glyphs {
	if len(st.runsLeft) == 0 {
		st.runsLeft = make([]Glyphs, runsAtOnce)
	}
	run := &st.runsLeft[0]
	st.runsLeft = st.runsLeft[1:]
	return run
}

// add appends a glyph to the run that was made last.
func (st *store) add(run *Glyphs, g Glyph) {
	if len(st.glyphs) == cap(st.glyphs) { // the run moves to a new piece
		room := make([]Glyph, 0, max(glyphsAtOnce, 2*len(run.Glyphs)))
		st.glyphs = append(room, run.Glyphs...)
	}
	st.glyphs = append(st.glyphs, g)
	start := len(st.glyphs) - len(run.Glyphs) - 1
	run.Glyphs = st.glyphs[start:len(st.glyphs):len(st.glyphs)]
}

// setter collects glyphs into runs; a run ends where face, height, or look changes.
type setter struct {
	store *store
	items []Item
	y     Length
	run   *Glyphs
	rise  int32
}

// put sets a cluster whose cell, shift aside, begins at x.
func (s *setter) put(c *cluster, x Length, l look) {
	at := x + c.shift + Em(l.size, c.glyph.DX)
	if s.run == nil || s.run.Face != c.glyph.Face || s.rise != c.glyph.DY || s.run.Mark != l.mark ||
		s.run.Bold != l.bold || s.run.Size != l.size {
		s.rise = c.glyph.DY
		s.run = s.store.newRun()
		*s.run = Glyphs{
			X: at, Y: s.y - Em(l.size, c.glyph.DY), Face: c.glyph.Face, Size: l.size,
			Bold: l.bold, Gray: l.gray, Mark: l.mark, Page: l.page,
		}
		s.items = append(s.items, s.run)
	}
	s.store.add(s.run, Glyph{ID: c.glyph.ID, X: at - s.run.X, Text: c.text})
}

// spread sets one line: its clusters with the slack shared out evenly among the gaps that
// may be spread. at is told where each cluster begins and ends.
func spread(cs []cluster, ln line, x, slack Length, at func(k int, x, end Length)) {
	gaps := gapsIn(cs, ln)
	if gaps == 0 {
		slack = 0
	}
	given, seen := Length(0), Length(0)
	for k := ln.start; k < ln.end; k++ {
		switch {
		case k > ln.start:
			x += cs[k].gap
		case k > 0:
			x -= cs[k].lead
		}
		at(k, x, x+cs[k].width)
		x += cs[k].width
		if cs[k].elastic && seen < gaps {
			seen++
			share := slack*seen/gaps - given
			given += share
			x += share
		}
	}
}

// gapsIn counts the gaps of a line that may be spread.
func gapsIn(cs []cluster, ln line) Length {
	gaps := Length(0)
	for k := ln.start; k < lastInk(cs, ln); k++ {
		if cs[k].elastic {
			gaps++
		}
	}
	return gaps
}

// lastInk is the index of a line's last cluster that is no space.
func lastInk(cs []cluster, ln line) int {
	k := ln.end - 1
	for k > ln.start && cs[k].space {
		k--
	}
	return k
}

// Width returns how wide a text is on one line of a page. Characters that no face has
// count nothing.
func Width(spans []Span, size Length, page PageStyle, faces *fonts.Set) Length {
	var faults Faults
	s := shaper{faces: faces, faults: &faults}
	cs := s.shape(nil, spans, "")
	tracking := Length(0)
	if size == page.Body {
		tracking = page.Tracking()
	}
	fit(cs, size, tracking)
	return runWidth(cs)
}
