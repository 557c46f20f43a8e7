package layout

import (
	"slices"
	"testing"
)

// Pieces hold 128, 256, 512 values, and 1024 from then on; more where more are asked for.
func TestThePiecesOfAPool(t *testing.T) {
	var p pool[int]
	for _, c := range []struct{ take, size, at, used int }{
		{0, 128, 0, 0}, {128, 128, 0, 128}, {0, 128, 0, 128}, {1, 384, 1, 1}, {256, 896, 2, 256}, {257, 1920, 3, 257}, {767, 1920, 3, 1024}, {1, 2944, 4, 1},
		{2000, 4944, 5, 2000}, {1024, 5968, 6, 1024},
	} {
		if got := p.take(c.take); len(got) != c.take || cap(got) != c.take {
			t.Errorf("%d values for %d, room for %d", len(got), c.take, cap(got))
		}
		if p.size() != c.size || p.at != c.at || p.used != c.used {
			t.Errorf("after %d there is room for %d, %d of piece %d are used; want %d, %d of %d", c.take, p.size(), p.used, p.at, c.size, c.used, c.at)
		}
	}
}

// Room that was not kept is given again; what was kept is empty after reset, in each piece.
func TestARoomIsGivenAgain(t *testing.T) {
	var p pool[int]
	a := append(p.room(3), 1, 2)
	p.keep(2)
	b := append(p.room(3), 3)
	p.keep(1)
	if !slices.Equal(a, []int{1, 2}) || !slices.Equal(b, []int{3}) || p.used != 3 || cap(b) != 3 {
		t.Errorf("%v, %v, %d used", a, b, p.used)
	}
	whole := p.take(125)
	more := p.take(5)
	whole[124], more[4], *p.one() = 7, 8, 9
	if p.at != 1 || p.used != 6 {
		t.Errorf("%d of piece %d are used", p.used, p.at)
	}
	p.reset()
	if p.at != 0 || p.used != 0 || len(p.pieces) != 2 || a[0] != 0 || b[0] != 0 || whole[124] != 0 || more[4] != 0 || p.pieces[1][5] != 0 {
		t.Errorf("something is left: %+v", p)
	}
	if again := p.take(3); &again[0] != &a[0] {
		t.Error("the room is another")
	}
	var none pool[int]
	none.reset()
	p.at = len(p.pieces)
	p.reset()
	if p.at != 0 {
		t.Error("a pool that was full is not empty")
	}
}

func TestWhenAStoreIsTooLargeToKeep(t *testing.T) {
	const most = 65536
	for name, fill := range map[string]func(st *store, n int){
		"runs":     func(st *store, n int) { st.glyphRuns.pieces = [][]Glyphs{make([]Glyphs, n)} },
		"glyphs":   func(st *store, n int) { st.glyphs.pieces = [][]Glyph{make([]Glyph, n)} },
		"elements": func(st *store, n int) { st.elems.pieces = [][]Elem{make([]Elem, n)} },
		"headers":  func(st *store, n int) { st.headers.pieces = [][]*Elem{make([]*Elem, n)} },
		"children": func(st *store, n int) { st.kids.pieces = [][]Kid{make([]Kid, n-1), make([]Kid, 1)} },
		"items":    func(st *store, n int) { st.items = [][]Item{make([]Item, 0, n-1), make([]Item, 1)} },
	} {
		for n, want := range map[int]bool{most: false, most + 1: true} {
			var st store
			fill(&st, n)
			if got := st.isLarge(); got != want {
				t.Errorf("%d %s: too large is %v", n, name, got)
			}
		}
	}
}

// The items of a page lie where those of the page of the same number lay.
func TestAStoreTakesADocumentBack(t *testing.T) {
	var st store
	if st.page(0) != nil {
		t.Error("a new store has items")
	}
	rule := st.rule(Rule{X: 1})
	e := st.elem(RoleP)
	e.Kids = st.kid(e.Kids, Kid{Mark: 1})
	first := &e.Kids[0]
	e.Kids = st.kid(e.Kids, Kid{Mark: 2})
	if e.Role != RoleP || len(e.Kids) != 2 || e.Kids[0].Mark != 1 || e.Kids[1].Mark != 2 || rule.X != 1 || &e.Kids[0] == first {
		t.Errorf("%+v, %+v", e, rule)
	}
	run, glyph, header := st.glyphRuns.one(), st.glyphs.one(), st.headers.take(1)
	run.X, glyph.X, header[0] = 1, 1, e
	d := &Document{Pages: []Page{{Items: []Item{rule}}, {Items: []Item{run, rule}}}}
	old := d.Pages[1].Items
	st.reset(d)
	if rule.X != 0 || e.Role != "" || first.Mark != 0 || run.X != 0 || glyph.X != 0 || header[0] != nil || old[0] != nil || old[1] != nil {
		t.Error("something is left")
	}
	if st.page(2) != nil || st.page(1) == nil || len(st.page(1)) != 0 || cap(st.page(1)) < 2 || cap(st.page(0)) < 1 {
		t.Errorf("the pages have room for %d and %d items", cap(st.page(0)), cap(st.page(1)))
	}
	st.reset(&Document{})
	if st.page(0) != nil {
		t.Error("the items of a document without pages are kept")
	}
	for name, at := range map[string]int{
		"runs": st.glyphRuns.used, "glyphs": st.glyphs.used, "rules": st.rules.used, "elements": st.elems.used, "headers": st.headers.used, "children": st.kids.used,
	} {
		if at != 0 {
			t.Errorf("%d %s are in use", at, name)
		}
	}
}
