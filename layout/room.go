package layout

// pool hands out room for values in pieces, and after reset the same room again: a document
// has thousands of small things, and the next one as many.
type pool[T any] struct {
	pieces [][]T
	at     int // of the piece in use
	used   int // of it
}

// The first piece holds so many values, each further one twice as many as that before it, up
// to the largest.
const (
	firstPiece   = 128
	largestPiece = 1024
)

// room returns an empty slice with room for n values. keep must follow when it was used.
func (p *pool[T]) room(n int) []T {
	for p.at < len(p.pieces) && len(p.pieces[p.at])-p.used < n {
		p.at, p.used = p.at+1, 0
	}
	if p.at == len(p.pieces) {
		p.pieces = append(p.pieces, make([]T, max(n, min(firstPiece<<p.at, largestPiece))))
	}
	return p.pieces[p.at][p.used : p.used : p.used+n]
}

// keep makes the first n values of the room that was given last those of the caller.
func (p *pool[T]) keep(n int) { p.used += n }

// take returns n zero values.
func (p *pool[T]) take(n int) []T {
	values := p.room(n)[:n]
	p.keep(n)
	return values
}

// one returns a zero value.
func (p *pool[T]) one() *T { return &p.take(1)[0] }

// reset takes everything back.
func (p *pool[T]) reset() {
	for _, piece := range p.pieces[:min(p.at+1, len(p.pieces))] {
		clear(piece) // what was there is not to be kept alive
	}
	p.at, p.used = 0, 0
}

// size is how many values the pool has room for.
func (p *pool[T]) size() int {
	n := 0
	for _, piece := range p.pieces {
		n += len(piece)
	}
	return n
}

// store is the room for what a document is made of.
type store struct {
	glyphRuns pool[Glyphs]
	glyphs    pool[Glyph]
	rules     pool[Rule]
	elems     pool[Elem]
	headers   pool[*Elem]
	kids      pool[Kid]
	items     [][]Item // of the pages of the last document
}

// page returns room for the items of a page.
func (st *store) page(index int) []Item {
	if index < len(st.items) {
		return st.items[index]
	}
	return nil
}

// kid appends a child to those of an element. Most elements have one.
func (st *store) kid(kids []Kid, k Kid) []Kid {
	if kids != nil {
		return append(kids, k)
	}
	return append(st.kids.take(1)[:0], k)
}

// elem returns an element.
func (st *store) elem(role Role) *Elem {
	e := st.elems.one()
	e.Role = role
	return e
}

func (st *store) rule(r Rule) *Rule {
	kept := st.rules.one()
	*kept = r
	return kept
}

// reset takes back all of a document.
func (st *store) reset(d *Document) {
	st.glyphRuns.reset()
	st.glyphs.reset()
	st.rules.reset()
	st.elems.reset()
	st.headers.reset()
	st.kids.reset()
	st.items = st.items[:0]
	for i := range d.Pages {
		clear(d.Pages[i].Items)
		st.items = append(st.items, d.Pages[i].Items[:0])
	}
}

// mostKept is the most of anything that is kept from one document to the next. A report has
// some thousand glyphs.
const mostKept = 1 << 16

// isLarge reports whether the room is more than what is kept.
func (st *store) isLarge() bool {
	items := 0
	for _, page := range st.items {
		items += cap(page)
	}
	return max(st.glyphRuns.size(), st.glyphs.size(), st.elems.size(), st.headers.size(), st.kids.size(), items) > mostKept
}
