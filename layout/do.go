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
	kept := false // with the block before, in a chain that is known to fit
	for i, mb := range blocks {
		if !kept {
			need := b.needed(blocks[i:])
			kept = need <= b.left() || b.y > 0 && b.fill(blocks[i:])
			if b.y > 0 && !kept {
				b.newPage()
				kept = need <= b.left()
			}
		}
		mb.place(b)
		kept = kept && mb.keepNext()
	}
}

// needed is the height that must fit at the start of blocks: a block that keeps with the
// next counts whole, and the last of such a chain with what it keeps together itself, or
// whole when it asks for that and a page can hold the chain.
func (b *builder) needed(blocks []measured) Length {
	need := Length(0)
	for _, mb := range blocks {
		height, keep := mb.whole()
		if mb.keepNext() && need <= b.page.Depth() {
			need += height
			continue
		}
		if keep && need+height <= b.page.Depth() {
			return need + height
		}
		return need + mb.first()
	}
	return need
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
