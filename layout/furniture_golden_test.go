package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/golden"
)

// Where numbers and stamps stand: on odd and even pages, printed on one side or on both, turned, and after pages in front.
func TestThePlacesOfNumbersAndStamps(t *testing.T) {
	base := PageStyle{
		Width: 300 * Pt, Height: 200 * Pt, Top: 20 * Pt, Right: 30 * Pt, Bottom: 40 * Pt, Left: 50 * Pt,
		Lines: 7, Chars: 20, Body: 10 * Pt, NumberSize: 14 * Pt, NumberBelow: 9 * Pt,
	}
	line := func(text string) Block {
		p := body(text)
		p.Style.Size = 10 * Pt
		return p
	}
	apart := func(text string) *Group { return &Group{Apart: true, Blocks: []Block{line(text)}} }
	landscape := func(text string) *Group { return &Group{Landscape: true, Blocks: []Block{line(text)}} }
	var out strings.Builder
	for _, c := range []struct {
		name   string
		change func(*PageStyle)
		flow   []Block
	}{
		{"both sides", func(*PageStyle) {}, []Block{line("甲"), apart("乙"), landscape("丙"), line("丁")}},
		{"one side", func(p *PageStyle) { p.SingleSided = true }, []Block{line("甲"), apart("乙"), landscape("丙")}},
		{"pages in front", func(*PageStyle) {}, []Block{&Group{Front: true, Blocks: []Block{line("甲")}}, line("乙"), landscape("丙")}},
		{"no numbers", func(p *PageStyle) { p.NumberSize = 0 }, []Block{line("甲")}},
		{"a stamp", func(p *PageStyle) { p.Stamp = "草稿" }, []Block{line("甲"), landscape("乙")}},
	} {
		page := base
		c.change(&page)
		fmt.Fprintf(&out, "== %s\n%s", c.name, dump(t, mustDo(t, page, c.flow...)))
	}
	golden.Compare(t, "testdata/furniture.txt", []byte(out.String()))
}

// To the unit, where a dump tells thousandths of a point.
func TestTheWidthOfWhatIsNoContent(t *testing.T) {
	for _, c := range []struct {
		cs   []cluster
		want Length
	}{
		{nil, 0}, {[]cluster{{gap: 5, width: 10}}, 10}, {[]cluster{{gap: 5, width: 10}, {gap: 3, width: 7}}, 20},
		{[]cluster{{width: 1}, {gap: -1, width: 2}, {gap: 4, width: 0}}, 6},
	} {
		if got := runWidth(c.cs); got != c.want {
			t.Errorf("%+v: %d, want %d", c.cs, got, c.want)
		}
	}
	var faults Faults
	m := newMeasurer(t, &faults)
	b := newBuilder(GBT9704(), m, &store{})
	cs := b.artifact("甲12", fonts.Song, 10*Pt)
	if got, want := runWidth(cs), Width([]Span{{Text: "甲12", Face: fonts.Song}}, 10*Pt, GBT9704(), faces(t)); got != want || len(faults) > 0 {
		t.Errorf("%d wide, want %d; %v", got, want, faults)
	}
	if b.artifact("\U000f0000", fonts.Song, Pt); len(faults) != 1 || *faults[0].(*MissingGlyph) != (MissingGlyph{0xf0000, "page"}) {
		t.Errorf("the faults are %v", faults)
	}
}
