package layout

import (
	"github.com/nianbao/nianbao/fonts"
)

// measured is a block whose lines or rows are known and that waits for its place.
type measured interface {
	// first returns the height that must stay together at the block's start.
	first() Length
	// whole returns the height of the block on one page, and whether it asks to be kept whole.
	whole() (height Length, keep bool)
	// keepNext reports whether the block must stay with the next one.
	keepNext() bool
	// keepEnd reports whether its end must, and whether its end is all of it.
	keepEnd() (keep, all bool)
	// ends returns the space before the block that is left out at the top of a page, and whether what
	// follows it begins on the grid.
	ends() (before Length, snap bool)
	// place sets the block at the builder's position.
	place(b *builder)
}

// measurer breaks blocks into lines and rows. What its pools give out is needed until the
// document is set.
type measurer struct {
	flow   []Block // being laid out, to name blocks in faults
	page   PageStyle
	tables tableCount // since it was emptied last
	digits digitRoom
	shaper shaper
	lines  breaker
	broken pool[line]
	cells  pool[setCell]
	labels labels
}

// begin makes it ready for a document.
func (m *measurer) begin(page PageStyle, faces *fonts.Set, faults *Faults) {
	m.page, m.tables = page, tableCount{}
	if m.shaper.faces != faces {
		m.digits, m.labels = digitRoom{}, labels{}
	}
	m.shaper.faces, m.shaper.faults = faces, faults
}

// reset takes back what the last document needed.
func (m *measurer) reset() {
	m.shaper.reset()
	m.broken.reset()
	m.cells.reset()
	m.lines.cs, m.flow = nil, nil
}

// isLarge reports whether the room is more than what is kept.
func (m *measurer) isLarge() bool {
	return max(m.shaper.clusters.size(), m.broken.size(), m.cells.size(), cap(m.lines.best)) > mostKept
}

func (m *measurer) block(b Block) measured {
	before := len(*m.shaper.faults)
	mb := m.measure(b)
	if faults := (*m.shaper.faults)[before:]; len(faults) > 0 {
		nameFaults(faults, m.flow, b)
	}
	return mb
}

func (m *measurer) measure(b Block) measured {
	switch b := b.(type) {
	case *Paragraph:
		return m.paragraph(b)
	case *Table:
		return m.table(b)
	case *Figure:
		return m.figure(b)
	case *Separator:
		return m.separator(b)
	}
	return nil
}

// builder fills pages from top to bottom.
type builder struct {
	upright  PageStyle
	page     PageStyle // of the current page: upright, or that turned
	turned   bool
	sideways []int // the pages that are turned
	faces    *fonts.Set
	doc      *Document
	measurer *measurer
	shaper   *shaper // of page numbers and stamps
	y        Length  // from the top of the type area
	after    Length  // what must follow the block being placed on its last page, 0 for nothing
	linked   bool    // the block before it must not stand without it
	leaf     *Elem   // the element of the last mark
	parent   *Elem   // of the elements of the block being placed
	store    *store
}

func newBuilder(page PageStyle, m *measurer, store *store) *builder {
	b := &builder{upright: page, page: page, faces: m.shaper.faces, measurer: m, shaper: &m.shaper, store: store}
	b.doc = &Document{Tree: store.elem(RoleDocument)}
	b.parent = b.doc.Tree
	return b
}

func (b *builder) current() *Page { return &b.doc.Pages[len(b.doc.Pages)-1] }

func (b *builder) newPage() {
	b.doc.Pages = append(b.doc.Pages, Page{
		Width: b.page.Width, Height: b.page.Height, Items: b.store.page(len(b.doc.Pages)),
	})
	if b.turned {
		b.sideways = append(b.sideways, len(b.doc.Pages)-1)
	}
	b.y, b.leaf = 0, nil
	b.stamp()
}

// left is the height still free on the page.
func (b *builder) left() Length { return b.page.Depth() - b.y }

// top is the position of the builder on the page.
func (b *builder) top() Length { return b.page.Top + b.y }

// place sets the blocks one after the other. A heading goes to the next page with what it
// heads when there is no room for both, unless a table below it can give way.
func (b *builder) place(blocks []measured) {
	kept := 0 // of the blocks to come, those of a chain that is known to fit
	for i, mb := range blocks {
		b.linked = i > 0 && blocks[i-1].keepNext()
		if kept == 0 {
			kept = b.makeRoom(blocks[i:], b.linked)
		}
		b.after = 0
		if keep, all := mb.keepEnd(); keep && !all {
			b.after = b.following(blocks[i+1:])
		}
		mb.place(b)
		kept = max(kept-1, 0)
	}
}

// makeRoom begins a new page where the rest of this one has no room for the chain at the start of
// blocks, and returns how many blocks have room then. linked says that the block before belongs to
// the chain. Where no page has room for the chain, its first block stays where it has room itself: a
// heading that is alone in any case stands at the foot of a page rather than on one of its own.
func (b *builder) makeRoom(blocks []measured, linked bool) int {
	depth := b.page.Depth()
	n := b.chain(blocks, true)
	if b.isLong(blocks[:n], linked) || b.needed(blocks, n, 0) > depth {
		n = b.chain(blocks, false) // without a signature below the text
	}
	fits := b.needed(blocks, n, b.y) <= b.left()
	switch {
	case fits && !b.endsOnNext(blocks, n):
		return n
	case b.y == 0:
		return 0
	case b.isLong(blocks[:n], linked):
		if b.left() < b.neededLoosely(blocks, linked) {
			b.newPage()
		}
		return 0
	case !fits && b.fill(blocks):
		return n
	case b.needed(blocks, n, 0) > depth:
		if n == 1 || b.below(blocks[:1], b.y) > depth {
			b.newPage()
		}
		return 0
	}
	b.newPage()
	return n
}

// endsOnNext reports whether the table that ends a chain of n blocks, for which this page has room, stands
// with what must follow it only if the chain goes to the next page. It is not parted then.
func (b *builder) endsOnNext(blocks []measured, n int) bool {
	t := tableOf(blocks[n-1])
	if t == nil || !t.KeepEnd {
		return false
	}
	b.after = b.following(blocks[n:])
	all, y := piece{to: t.Rows}, b.below(blocks[:n-1], b.y)
	return !t.endsWith(b, all, y) && t.endsWith(b, all, b.below(blocks[:n-1], 0)) && t.shorter(b, 0, b.page.Depth()-y).to == 0
}

// following is the height that must stand below the end of a block, at a line of the grid, of blocks that
// follow it.
func (b *builder) following(blocks []measured) Length {
	if len(blocks) == 0 {
		return 0
	}
	return b.needed(blocks, b.chain(blocks, false), b.page.Pitch())
}

// chain returns how many blocks at the start of blocks stay on one page: those that keep with the
// next, and the one after them. ends says whether blocks of which only the end keeps count, too, where
// that is all of them.
func (b *builder) chain(blocks []measured, ends bool) int {
	height := Length(0)
	for i, mb := range blocks {
		keep, all := mb.keepEnd()
		if !mb.keepNext() && !(ends && keep && all) || height > b.page.Depth() {
			return i + 1
		}
		h, _ := mb.whole()
		height += h
	}
	return len(blocks)
}

// isLong reports whether a chain would leave too much of a page empty if it went to the next one: a
// list of short items that count as headings. Such a chain may be parted. What is not counted are the
// block that comes next, the second one where the chain begins, since two stay together, and the last.
func (b *builder) isLong(chain []measured, linked bool) bool {
	first := 2
	if linked {
		first = 1
	}
	counted := Length(0)
	for i := first; i+1 < len(chain); i++ {
		height, _ := chain[i].whole()
		counted += height
	}
	return counted*mostEmpty > b.page.Depth()
}

// neededLoosely is the height that must fit of a long chain: its first block does not stand at the foot
// of a page alone; the next ones may.
func (b *builder) neededLoosely(blocks []measured, linked bool) Length {
	if linked {
		return blocks[0].first()
	}
	height, _ := blocks[0].whole()
	return height + blocks[1].first()
}

// needed is the height that must fit below y of a chain of n blocks: all of them whole, but the last one
// only with what it keeps together itself, unless it asks for more and a page can hold the chain. Of a
// table one row is enough where no page can hold the chain otherwise.
func (b *builder) needed(blocks []measured, n int, y Length) Length {
	last, room := blocks[n-1], b.page.Depth()-b.below(blocks[:n-1], 0)
	height, keep := last.whole()
	if !keep || height > room {
		height = last.first()
	}
	if t := tableOf(last); t != nil && height > room {
		height = t.least()
	}
	if before, _ := last.ends(); n == 1 && y == 0 {
		height -= before
	}
	return b.below(blocks[:n-1], y) + height - y
}

// below is how far down a page blocks reach that begin at y.
func (b *builder) below(blocks []measured, y Length) Length {
	for _, mb := range blocks {
		height, _ := mb.whole()
		before, snap := mb.ends()
		if y == 0 {
			height -= before
		}
		if y += height; snap {
			y = toGrid(y, b.page.Pitch())
		}
	}
	return y
}

// snap moves down to the next line of the grid.
func (b *builder) snap() { b.y = toGrid(b.y, b.page.Pitch()) }

// toGrid rounds a height up to full lines.
func toGrid(height, pitch Length) Length {
	if rest := height % pitch; rest > 0 {
		return height + pitch - rest
	}
	return height
}

// mark returns the mark for content of leaf on the current page: the last one while the
// content goes on, else a new one, which is added to the leaf.
func (b *builder) mark(leaf *Elem) int {
	page := b.current()
	if b.leaf != leaf {
		b.leaf = leaf
		leaf.Kids = b.store.kid(leaf.Kids, Kid{Page: len(b.doc.Pages) - 1, Mark: page.Marks})
		page.Marks++
	}
	return page.Marks - 1
}

// hang adds an element of a block to the tree.
func (b *builder) hang(e *Elem) { b.parent.Kids = append(b.parent.Kids, Kid{Elem: e}) }

// finish numbers the pages, of which there is at least one.
func (b *builder) finish() {
	if len(b.doc.Pages) == 0 {
		b.newPage()
	}
	for i := b.doc.Front; i < len(b.doc.Pages); i++ {
		b.number(i)
	}
}
