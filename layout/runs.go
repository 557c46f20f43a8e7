package layout

// look is what the glyphs of a run share besides their face.
type look struct {
	size  Length
	bold  bool
	gray  uint8
	color Color
	mark  int
	page  bool
}

// runs appends to items the clusters set from x on the baseline y, without spreading.
func (st *store) runs(items []Item, cs []cluster, x, y Length, l look) []Item {
	s := st.setter(items, y, len(cs))
	s.row(cs, x, l)
	return s.end()
}

// setter collects glyphs into runs; a run ends where face, height, or look changes.
type setter struct {
	store  *store
	items  []Item
	y      Length
	run    *Glyphs
	rise   int32
	glyphs []Glyph // in the store's room; those of the run begin at start
	start  int
}

// setter begins to set at most n glyphs on the baseline y. It must end before the next begins.
func (st *store) setter(items []Item, y Length, n int) setter {
	return setter{store: st, items: items, y: y, glyphs: st.glyphs.room(n)}
}

// row sets clusters from x on, without spreading, and returns where they end.
func (s *setter) row(cs []cluster, x Length, l look) Length {
	for i := range cs {
		if i > 0 {
			x += cs[i].gap
		}
		s.put(&cs[i], x, l)
		x += cs[i].width
	}
	return x
}

// put sets a cluster whose cell, shift aside, begins at x.
func (s *setter) put(c *cluster, x Length, l look) {
	if in := c.shiftEm + c.glyph.DX; in != 0 {
		x += Em(l.size, c.shiftEm) + Em(l.size, c.glyph.DX)
	}
	if s.run == nil || s.run.Face != c.glyph.Face || s.rise != c.glyph.DY || s.run.Mark != l.mark ||
		s.run.Bold != l.bold || s.run.Color != l.color || s.run.Size != l.size {
		s.endRun()
		joined := s.run != nil
		s.rise, s.run = c.glyph.DY, s.store.glyphRuns.one()
		*s.run = Glyphs{
			X: x, Y: s.y - Em(l.size, c.glyph.DY), Face: c.glyph.Face, Size: l.size,
			Bold: l.bold, Gray: l.gray, Color: l.color, Mark: l.mark, Page: l.page, Joined: joined,
		}
		s.items = append(s.items, s.run)
	}
	s.glyphs = append(s.glyphs, Glyph{ID: c.glyph.ID, X: x - s.run.X, Text: c.text})
}

func (s *setter) endRun() {
	if s.run != nil {
		s.run.Glyphs = s.glyphs[s.start:len(s.glyphs):len(s.glyphs)]
	}
	s.start = len(s.glyphs)
}

// part begins a part of the line that does not go on from the one before.
func (s *setter) part() {
	s.endRun()
	s.run = nil
}

// end returns the items with all that was set.
func (s *setter) end() []Item {
	s.endRun()
	s.store.glyphs.keep(len(s.glyphs))
	return s.items
}
