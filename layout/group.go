package layout

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

// stretches measures a flow.
func (m *measurer) stretches(flow []Block) []stretch {
	all := []stretch{{}}
	front := true // as long as nothing of the body has come
	for _, b := range flow {
		g, ok := b.(*Group)
		if ok && (g.Front && front || g.Landscape) {
			own := stretch{front: g.Front && front, turned: g.Landscape}
			own.blocks = m.turnedBlocks(g, own.turned)
			front = front && (own.front || len(own.blocks) == 0)
			all = append(all, own, stretch{})
			continue
		}
		last := &all[len(all)-1]
		last.blocks = m.blocks(last.blocks, []Block{b}, nil)
		front = front && len(last.blocks) == 0
	}
	return all
}

// turnedBlocks measures a group, for the page or for the page turned.
func (m *measurer) turnedBlocks(g *Group, turned bool) []measured {
	if turned {
		upright := m.page
		m.page, m.turned = upright.Turned(), true
		defer func() { m.page, m.turned = upright, false }()
	}
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
		case in == nil:
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
