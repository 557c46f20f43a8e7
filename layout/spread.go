package layout

// spread sets one line: its clusters with the slack shared out evenly among the gaps that
// may be spread or, when there is less room than they need, with the lack shared out among
// the marks, and what these have not among the gaps. at is told where each cluster begins and ends.
func spread(cs []cluster, ln line, size, x, slack Length, at func(k int, x, end Length)) {
	gaps, marks := sharer{all: slack, parts: gapsIn(cs, ln)}, sharer{}
	if slack < 0 {
		marks.parts = marksIn(cs, ln)
		marks.all = max(slack, -Em(size, maxSqueeze)*marks.parts)
		gaps.all -= marks.all
	}
	last := lastInk(cs, ln)
	for k := ln.start; k < ln.end; k++ {
		c := &cs[k]
		inside := marks.all < 0 && k > ln.start && k < last && c.gives()
		switch {
		case k > ln.start:
			x += c.gap
		case k > 0:
			x -= c.lead(size)
		}
		if inside && c.leadEm > 0 {
			x += marks.next()
		}
		at(k, x, x+c.width)
		x += c.width
		if inside && c.trailEm > 0 {
			x += marks.next()
		}
		if gaps.all != 0 && c.elastic && k < last {
			x += gaps.next()
		}
	}
}

// sharer shares out a length in whole parts that add up to it.
type sharer struct {
	all, parts  Length
	seen, given Length
}

func (s *sharer) next() Length {
	if s.seen == s.parts {
		return 0
	}
	s.seen++
	share := s.all*s.seen/s.parts - s.given
	s.given += share
	return share
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

// marksIn counts the marks inside a line that can give up some of their room.
func marksIn(cs []cluster, ln line) Length {
	marks := Length(0)
	for k := ln.start + 1; k < lastInk(cs, ln); k++ {
		if cs[k].gives() {
			marks++
		}
	}
	return marks
}

// lastInk is the index of a line's last cluster that is no space.
func lastInk(cs []cluster, ln line) int {
	k := ln.end - 1
	for k > ln.start && cs[k].space {
		k--
	}
	return k
}
