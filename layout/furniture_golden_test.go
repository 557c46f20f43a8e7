package layout

import (
	"fmt"
	"strings"
	"testing"

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
