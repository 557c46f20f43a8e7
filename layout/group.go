package layout

import "slices"

// Group is a part of the flow that has an element of its own in the tree, pages of its own,
// or both.
type Group struct {
	Role   Role // of the element that holds those of Blocks; "" for none
	Blocks []Block
	// Front puts the group on pages of its own that come before page 1: they have no number,
	// and page 1 is the first page after them. It counts at the beginning of a flow only, for
	// one group or for several in a row.
	Front bool
	// Landscape puts the group on pages of its own that are turned to the right to be read:
	// their head is the left side of the sheet, so at the binding edge of an odd page and at
	// the cutting edge of an even one, and the page number stands on the sheet where the
	// other pages have it (GB/T 9704-2012, 8). It counts at the top of a flow only.
	Landscape bool
	// Apart puts the group at the top of a new page, such as an attachment. It counts at the top of
	// a flow only.
	Apart bool
	// Turnable puts the group on such pages when a table in it has no room for its numbers and
	// the words of its labels otherwise, or goes over several pages and is set larger so on no
	// more of them. It counts at the top of a flow only.
	Turnable bool
}

func (*Group) block() {}

// group is a Group's element, which enters the tree with the first block in it.
type group struct {
	elem   *Elem
	parent *group
	hung   bool
}

// open returns the element that a block in the group hangs on.
func (b *builder) open(g *group) *Elem {
	if g == nil {
		return b.doc.Tree
	}
	if !g.hung {
		g.hung = true
		parent := b.open(g.parent)
		parent.Kids = append(parent.Kids, Kid{Elem: g.elem})
	}
	return g.elem
}

// grouped is a block in a group.
type grouped struct {
	measured
	group *group
}

func (g grouped) place(b *builder) {
	b.parent = b.open(g.group)
	g.measured.place(b)
	b.parent = b.doc.Tree
}

// stretch is a piece of the flow that begins on a new page.
type stretch struct {
	front  bool
	turned bool // on landscape pages
	blocks []measured
}

// stretches measures a flow. What comes upright, or turned, goes on on the pages of what was
// so before it; each group in front has its own.
func (m *measurer) stretches(flow []Block) []stretch {
	all := []stretch{{}}
	front := true // as long as nothing of the body has come
	for _, b := range flow {
		last := &all[len(all)-1]
		g, ok := b.(*Group)
		if !ok && !last.front && !last.turned {
			last.blocks = m.blocks(last.blocks, []Block{b}, nil)
			front = front && len(last.blocks) == 0
			continue
		}
		var s stretch
		if ok {
			s = m.group(g, front)
		} else {
			s.blocks = m.blocks(nil, []Block{b}, nil)
		}
		switch {
		case len(s.blocks) == 0:
			continue
		case s.front || last.front || s.turned != last.turned || ok && g.Apart:
			all = append(all, s)
		default:
			last.blocks = append(last.blocks, s.blocks...)
		}
		front = s.front
	}
	return all
}

// group measures a group; front says that nothing of the body has come.
func (m *measurer) group(g *Group, front bool) stretch {
	var s stretch
	switch {
	case g.Landscape:
		s = stretch{turned: true, blocks: m.turned(g)}
	case g.Turnable:
		s = m.turnable(g)
	default:
		s = stretch{blocks: m.blocks(nil, []Block{g}, nil)}
	}
	s.front = g.Front && front
	return s
}

// tableCount is what a group's tables come to.
type tableCount struct {
	pages, tables int
	size          Length // the smallest
	cramped       bool   // one of them at least
}

func (c *tableCount) add(t *setTable) {
	if c.tables == 0 || t.size < c.size {
		c.size = t.size
	}
	c.tables++
	c.pages += t.pages()
	c.cramped = c.cramped || t.ease == cramped
}

// turnable measures a group upright, and turned when that serves its tables better.
func (m *measurer) turnable(g *Group) stretch {
	faults := m.shaper.faults
	before := len(*faults)
	m.tables = tableCount{}
	upright := stretch{blocks: m.blocks(nil, []Block{g}, nil)}
	up := m.tables
	if up.pages <= up.tables && !up.cramped || m.page.Turned().Measure() <= m.page.Measure() {
		return upright
	}
	between := len(*faults)
	m.tables = tableCount{}
	turned := stretch{turned: true, blocks: m.turned(g)}
	side := m.tables
	if up.cramped || side.pages <= up.pages && side.size > up.size && !side.cramped {
		kept := slices.DeleteFunc(slices.Clone((*faults)[before:between]), ofBlock)
		*faults = slices.Concat((*faults)[:before], kept, (*faults)[between:])
		return turned
	}
	*faults = (*faults)[:between]
	return upright
}

// turned measures a group for the page turned.
func (m *measurer) turned(g *Group) []measured {
	upright := m.page
	m.page = upright.Turned()
	defer func() { m.page = upright }()
	return m.blocks(nil, []Block{g}, nil)
}

// blocks appends the measured blocks of a part of the flow to dst.
func (m *measurer) blocks(dst []measured, flow []Block, in *group) []measured {
	for _, b := range flow {
		if g, ok := b.(*Group); ok {
			inner := in
			if g.Role != "" {
				inner = &group{elem: &Elem{Role: g.Role}, parent: in}
			}
			dst = m.blocks(dst, g.Blocks, inner)
			continue
		}
		mb := m.block(b)
		switch {
		case mb == nil:
		case in == nil || isArtifact(b):
			dst = append(dst, mb)
		default:
			dst = append(dst, grouped{mb, in})
		}
	}
	return dst
}

// stretch sets a stretch on pages of its own.
func (b *builder) stretch(s stretch) {
	if len(s.blocks) == 0 {
		return
	}
	b.page, b.turned = b.upright, s.turned
	if s.turned {
		b.page = b.upright.Turned()
	}
	b.newPage()
	b.place(s.blocks)
	if s.front {
		b.doc.Front = len(b.doc.Pages)
	}
}
