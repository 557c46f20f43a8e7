package layout

// sums are what the clusters up to a place add up to.
type sums struct {
	width Length // with the gaps before them
	gaps  int32  // that can be spread, after them
	marks int32  // that can give up some of their room

	letters int32 // clusters that are no spaces and no marks that close
	ink     int32 // where the text ends without the spaces at its end
}

// addUp finds the sums of the text.
func (b *breaker) addUp() {
	var s sums
	b.sums = append(b.sums[:0], s)
	for k := range b.cs {
		c := &b.cs[k]
		s.width += c.gap + c.width
		if c.elastic {
			s.gaps++
		}
		if c.gives() {
			s.marks++
		}
		if !c.space {
			s.ink = int32(k + 1)
			if !c.closing {
				s.letters++
			}
		}
		b.sums = append(b.sums, s)
	}
}

// gives reports whether a cluster is a mark with an empty half, of which it can give up some
// within a line.
func (c *cluster) gives() bool { return c.leadEm+c.trailEm > 0 }

// lineSums are what a line has: its natural width without the spaces at its end, what the
// mark at its end can give up, in thousandths of an em, and the gaps and marks inside it that
// can be spread or give up some of their room.
type lineSums struct {
	width Length
	trail int32
	gaps  int32
	marks int32
}

// measured adds up the line i…j. Only what stands between others is inside it.
func (b *breaker) measured(i, j int) lineSums {
	end := int(b.sums[j].ink)
	if end <= i {
		return lineSums{}
	}
	first, last, from, to := &b.cs[i], &b.cs[end-1], &b.sums[i], &b.sums[end-1]
	m := lineSums{
		width: b.sums[end].width - from.width - first.gap,
		trail: last.trailEm,
		gaps:  to.gaps - from.gaps,
		marks: to.marks - from.marks,
	}
	if i > 0 {
		m.width -= first.lead(b.size)
	}
	if end-1 > i && first.gives() {
		m.marks-- // it stands at the edge
	}
	return m
}

// least is the width of the line when all marks and gaps give up what they can.
func (m lineSums) least(b *breaker) Length {
	least := m.width - Em(b.size, m.trail)
	if !b.ragged {
		least -= Em(b.size, maxSqueeze)*Length(m.marks) + Em(b.size, maxTighten)*Length(m.gaps)
	}
	return least
}
