package layout

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
)

// lumpBlock is a block of so many points that need not stay together but for its first ones.
type lumpBlock struct {
	head, height Length
	keep, next   bool   // kept whole; with the next block
	end, all     bool   // its end keeps with the next block, and that is all of it
	before       Length // of its height, left out at the top of a page
	snap         bool   // what follows begins on the grid
	after, top   Length
	page         int // where its first point stands
}

func (l *lumpBlock) first() Length                 { return l.head }
func (l *lumpBlock) whole() (Length, bool)         { return l.height, l.keep }
func (l *lumpBlock) keepNext() bool                { return l.next }
func (l *lumpBlock) keepEnd() (keep, allOfIt bool) { return l.end, l.all }
func (l *lumpBlock) ends() (Length, bool)          { return l.before, l.snap }

func (l *lumpBlock) place(b *builder) {
	height, head := l.height-l.before, l.head-l.before
	if b.y > 0 {
		b.y += l.before
	}
	if b.left() < head && b.y > 0 {
		b.newPage()
	}
	l.after, l.page, l.top = b.after, len(b.doc.Pages), b.y
	for rest := height; rest > 0; {
		if b.left() == 0 {
			b.newPage()
		}
		part := min(rest, b.left())
		b.y, rest = b.y+part, rest-part
	}
	if l.snap {
		b.snap()
	}
}

// lumps reads blocks such as "10" (points), "10/3" (the first three together), and behind that "w" (kept
// whole), "n" (with the next), "e" (its end with the next), "a" (and that is all of it).
func lumps(t *testing.T, text string) []measured {
	t.Helper()
	var all []measured
	for _, word := range strings.Fields(text) {
		word, space, _ := strings.Cut(word, "^")
		before, _ := strconv.Atoi(space)
		number := strings.TrimRight(word, "wneas")
		flags := word[len(number):]
		height, head, parted := strings.Cut(number, "/")
		if !parted {
			head = height
		}
		h, err := strconv.Atoi(height)
		f, err2 := strconv.Atoi(head)
		if err != nil || err2 != nil {
			t.Fatal(word)
		}
		all = append(all, &lumpBlock{
			head: Length(f) * Pt, height: Length(h) * Pt,
			keep: strings.Contains(flags, "w"), next: strings.Contains(flags, "n"), end: strings.Contains(flags, "e"), all: strings.Contains(flags, "a"),
			before: Length(before) * Pt, snap: strings.Contains(flags, "s"),
		})
	}
	return all
}

// lumpBuilder is on the first page of those with room for 90 points of blocks.
func lumpBuilder(t *testing.T, used Length) *builder {
	page := PageStyle{Width: 100 * Pt, Height: 100 * Pt, Top: 4 * Pt, Bottom: 6 * Pt, Lines: 9, Chars: 5, Body: 10 * Pt}
	b := newBuilder(page, &measurer{shaper: shaper{faces: faces(t), faults: new(Faults)}}, new(store))
	b.newPage()
	b.y = used
	return b
}

// The file has blocks, and for each the page and the place at which it begins; "after" is what has to
// follow it on its last page. A page has room for 90 points. What stands before a colon is used of the first.
func TestThePlacesOfBlocks(t *testing.T) {
	textTable(t, "places.txt", func(input string) []string {
		used, text, _ := strings.Cut(input, ":")
		y, err := strconv.Atoi(used)
		if err != nil {
			t.Fatal(err)
		}
		blocks := lumps(t, text)
		b := lumpBuilder(t, Length(y)*Pt)
		b.place(blocks)
		var out []string
		for _, mb := range blocks {
			l := mb.(*lumpBlock)
			s := fmt.Sprintf("%d at %s", l.page, l.top)
			if l.after > 0 {
				s += " after " + l.after.String()
			}
			out = append(out, s)
		}
		return []string{strings.Join(out, ", "), fmt.Sprintf("%d pages, %s left", len(b.doc.Pages), b.left())}
	})
}

func TestAHeightIsRoundedUpToLines(t *testing.T) {
	for height, want := range map[Length]Length{0: 0, 1: 28, 27: 28, 28: 28, 29: 56, 55: 56, 56: 56} {
		if got := toGrid(height, 28); got != want {
			t.Errorf("%d becomes %d, want %d", height, got, want)
		}
	}
	b := lumpBuilder(t, 11*Pt)
	if b.snap(); b.y != 20*Pt || b.top() != 24*Pt || b.left() != 70*Pt {
		t.Errorf("at %s, %s from the top, %s left", b.y, b.top(), b.left())
	}
}

// One mark is for all that is set of a leaf in a row; a page has its own.
func TestAMarkGoesOnWithItsLeaf(t *testing.T) {
	b := lumpBuilder(t, 0)
	first, second := b.store.elem(RoleP), b.store.elem(RoleP)
	var got []int
	for _, leaf := range []*Elem{first, first, second, first} {
		got = append(got, b.mark(leaf))
	}
	b.newPage()
	got = append(got, b.mark(first), b.mark(first), b.mark(second))
	if want := "[0 0 1 2 0 0 1]"; fmt.Sprint(got) != want || b.doc.Pages[0].Marks != 3 || b.doc.Pages[1].Marks != 2 {
		t.Errorf("marks %v, want %s; %d and %d on the pages", got, want, b.doc.Pages[0].Marks, b.doc.Pages[1].Marks)
	}
	if want := "[{<nil> 0 0 <nil>} {<nil> 0 2 <nil>} {<nil> 1 0 <nil>}]"; fmt.Sprint(first.Kids) != want {
		t.Errorf("the first leaf has %v", first.Kids)
	}
}

// What a measurer or store keeps for the next document is limited, each part of it.
func TestRoomThatIsLargeIsGivenBack(t *testing.T) {
	for n, large := range map[int]bool{1<<16 - 1: false, 1 << 16: false, 1<<16 + 1: true} {
		for name, m := range map[string]*measurer{
			"clusters": {shaper: shaper{clusters: pool[cluster]{pieces: [][]cluster{make([]cluster, 5), make([]cluster, n-5)}}}},
			"lines":    {broken: pool[line]{pieces: [][]line{make([]line, n)}}},
			"cells":    {cells: pool[setCell]{pieces: [][]setCell{make([]setCell, n)}}},
			"costs":    {lines: breaker{best: make([]int64, 0, n)}},
		} {
			if m.isLarge() != large {
				t.Errorf("%d %s: large %v", n, name, m.isLarge())
			}
		}
	}
}

func TestAMeasurerForgetsItsDocument(t *testing.T) {
	set := faces(t)
	m := &measurer{}
	first, second := new(Faults), new(Faults)
	m.begin(narrow(10, 10), set, first)
	m.flow = []Block{body("国")}
	m.tables.tables, m.digits.width, m.labels = 3, 7, labels{labelKey{text: "国"}: {}}
	if m.block(m.flow[0]) == nil || m.shaper.clusters.used != 1 || m.broken.used != 1 {
		t.Fatal("nothing was measured")
	}
	m.cells.take(3)
	m.reset()
	if m.cells.used != 0 {
		t.Error("cells of the last document are left")
	}
	if m.flow != nil || m.lines.cs != nil || m.shaper.clusters.used != 0 || m.broken.used != 0 || m.shaper.faults != nil {
		t.Errorf("something of the last document is left: %+v", m)
	}
	m.begin(narrow(12, 10), set, second)
	if m.page.Chars != 12 || m.tables != (tableCount{}) || m.shaper.faults != second || m.digits.width != 7 || len(m.labels) != 1 {
		t.Errorf("the next document begins with %+v", m.page)
	}
	m.begin(narrow(12, 10), set.With(fonts.Song, set.Face(fonts.Hei)), second)
	if m.digits.width != 0 || len(m.labels) != 0 {
		t.Error("what was measured in other faces is kept")
	}
}

// A document without blocks has one page, with its number.
func TestADocumentWithoutBlocksHasAPage(t *testing.T) {
	for name, flow := range map[string][]Block{"no blocks": nil, "an empty group": {&Group{}}, "an empty paragraph": {body("")}} {
		d := mustDo(t, GBT9704(), flow...)
		if len(d.Pages) != 1 || len(d.Pages[0].Items) != 3 || d.Pages[0].Marks != 0 || len(d.Tree.Kids) > 1 {
			t.Errorf("%s: %s", name, dump(t, d))
		}
	}
}
