package layout

// A table that does not fit on the rest of a page goes to the next one. Where that would leave a
// large part of the page empty, it gives way: it is set smaller, or parted between its groups.

// mostEmpty is the part of a page, as its inverse, that may stay empty above a table.
const mostEmpty = 3

// fill makes the table at the end of the chain that blocks begin with give way, so that the chain
// begins on the rest of the page. It reports whether the table does.
func (b *builder) fill(blocks []measured) bool {
	if b.left()*mostEmpty <= b.page.Depth() {
		return false
	}
	t, above := chained(blocks)
	if t == nil || b.below(blocks[:above], 0)+t.down(0, t.Rows) > b.page.Depth() { // which is parted in any case
		return false
	}
	top := b.below(blocks[:above], b.y)
	return b.setSmaller(t, b.bottom(t, blocks, above)-top) || t.Divisible && b.divide(t, b.page.Depth()-top, blocks[above+1:])
}

// bottom is how far down the page a table may reach that is set smaller: if it stands with what must follow
// it on the next page, it does on this one.
func (b *builder) bottom(t *setTable, blocks []measured, above int) Length {
	depth := b.page.Depth()
	if !t.KeepEnd {
		return depth
	}
	b.after = b.following(blocks[above+1:])
	if b.after == 0 || !t.endsWith(b, piece{to: t.Rows}, b.below(blocks[:above], 0)) {
		return depth
	}
	bottom := depth - b.after
	return bottom - bottom%b.page.Pitch()
}

// chained returns the table that ends the chain at the start of blocks, nil when none does, and how
// many blocks stand above it.
func chained(blocks []measured) (t *setTable, above int) {
	for i, mb := range blocks {
		if t := tableOf(mb); t != nil {
			return t, i
		}
		if !mb.keepNext() {
			break
		}
	}
	return nil, 0
}

// tableOf returns a block that is a table, nil when it is none.
func tableOf(mb measured) *setTable {
	if g, ok := mb.(grouped); ok {
		mb = g.measured
	}
	t, _ := mb.(*setTable)
	return t
}

// setting is how large a table is set.
type setting struct {
	size Length
	ease ease
}

// smaller lists the settings in which a table is smaller than it is.
func (t *setTable) smaller() []setting {
	var all []setting
	for _, size := range t.Sizes {
		for e := roomy; size < t.size && e <= t.ease; e++ {
			all = append(all, setting{size, e})
		}
	}
	return all
}

// set sets a table anew and reports whether its cells have room for their texts.
func (b *builder) set(t *setTable, s setting) bool {
	m, page := b.measurer, b.measurer.page
	m.page, t.ease = b.page, s.ease
	enough := m.fitTable(t, s.size)
	m.page = page
	return enough
}

// setSmaller sets a table in the largest of its smaller sizes at which all of it has room. It
// reports whether there is one; if not, the table is as it was.
func (b *builder) setSmaller(t *setTable, room Length) bool {
	now := setting{t.size, t.ease}
	for _, s := range t.smaller() {
		if Length(t.Rows)*rowHeight(s.size) <= room && b.set(t, s) && t.down(0, t.Rows) <= room {
			return true
		}
	}
	b.set(t, now)
	return false
}

// divide has a table begin in room with as many of its groups as can be, in the largest size at
// which they are so many, if what comes after it then stands on one page with the others. If it
// would not, as many pages would be needed, and one of them would have a few rows only; then divide
// reports false, and the table is as it was.
func (b *builder) divide(t *setTable, room Length, after []measured) bool {
	now := setting{t.size, t.ease}
	best, most := now, 0
	for _, s := range append([]setting{now}, t.smaller()...) {
		if b.set(t, s) && t.groupsIn(room) > most {
			best, most = s, t.groupsIn(room)
		}
	}
	b.set(t, best)
	rest := toGrid(t.down(0, t.HeadRows)+t.high(most, t.Rows), b.page.Pitch())
	if most > 0 && b.roomFor(after, b.page.Depth()-rest) {
		return true
	}
	b.set(t, now)
	return false
}

// groupsIn returns the row after the groups at the table's start that have room.
func (t *setTable) groupsIn(room Length) int {
	end := 0
	for end < t.Rows && t.high(0, t.groupEnd(end)) <= room {
		end = t.groupEnd(end)
	}
	return end
}

// roomFor reports whether what begins with blocks has room, once a table among them is set smaller
// if need be.
func (b *builder) roomFor(blocks []measured, room Length) bool {
	if len(blocks) == 0 || b.following(blocks) <= room {
		return len(blocks) > 0
	}
	t, above := chained(blocks)
	return t != nil && b.setSmaller(t, room+b.page.Pitch()-b.below(blocks[:above], b.page.Pitch()))
}
