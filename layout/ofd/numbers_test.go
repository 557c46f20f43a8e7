package ofd

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/layout"
)

// Lengths, boxes, sizes, texts and steps between glyphs as they are written.
func TestTheNumbersOfTheTable(t *testing.T) {
	var b strings.Builder
	note := func(name string, write func(o *buffer)) {
		o := &buffer{}
		write(o)
		fmt.Fprintf(&b, "%s\t%s\n", name, o.data)
	}
	for _, l := range []layout.Length{0, 1, 9, 10, 27, 28, 185, 186, 927, 928, 1857, 1858, 18577, 18578, 185780, 185794, 185795, layout.Pt, 595 * layout.Pt, 842*layout.Pt + 1} {
		for _, l := range []layout.Length{l, -l} {
			note(fmt.Sprintf("%d units %d, floor %d, ceil %d", l, units(l), floor(l), ceil(l)), func(o *buffer) { o.mm(units(l)) })
		}
	}
	for _, n := range []unit{1, 9, 10, 99, 100, 1000, 9999, 10000, 10001, 10010, 10100, 11000, 123456789} {
		note(fmt.Sprint("mm ", int64(n)), func(o *buffer) { o.mm(n).raw(" ").mm(-n) })
	}
	for _, n := range []int{0, 1, 51, 52, 512, 1023, 1024, 1025, 1536, 1 << 20} {
		note(fmt.Sprint(n, " bytes"), func(o *buffer) { o.kilobytes(n) })
	}
	const mm = 185795 // lengths in a millimetre, nearly
	for _, box := range [][4]layout.Length{{0, 0, 0, 0}, {0, 0, 1857, 1858}, {1, 1, 1, 1}, {-1, -1, 0, 0}, {mm, 2 * mm, 3 * mm, 5 * mm}, {mm, mm, mm, 0}} {
		note(fmt.Sprint("around ", box), func(o *buffer) { o.boundary(around(box[0], box[1], box[2], box[3])) })
	}
	for _, s := range []string{"", "年 a", "&<>\"'", "\t\n\r", "\x00\x08\x1f \x7f", "\ufffd\ufffe\uffff\U00010000", "\xff"} {
		note(fmt.Sprintf("%q", s), func(o *buffer) { o.text(s).attribute("a", s).element("E", s) })
	}
	for _, places := range [][]unit{
		{0}, {0, 10000}, {0, 10000, 20000}, {0, 10000, 20000, 30000}, {0, 10005, 20010, 30015}, {0, 10005, 19995}, {0, 10005, 20000}, {0, 10006, 20000}, {0, 10010, 20000}, {0, 10011, 20000},
		{0, 10000, 20000, 25000, 30000, 45000}, {0, -10000, -20000}, {0, 3, 6, 9}, {0, 12345, 24690, 37035}, {0, 12345, 24680}, {100, 333, 666, 1000}, {0, 21166, 42333, 63500, 84667}, {0, 0, 0}, {7, 5, 3},
	} {
		note(fmt.Sprint("places ", places), func(o *buffer) { o.steps(places[0], len(places), func(i int) unit { return places[i] }) })
	}
	for _, r := range [][2]unit{{0, 0}, {1, 1}, {9995, 10005}, {9996, 9999}, {10001, 10009}, {10001, 10010}, {-5, 5}, {-10005, -9995}, {-9, -1}, {1, 9}, {123, 132}, {1234, 1236}, {999, 1001}} {
		fmt.Fprintf(&b, "from %d to %d: %d\n", r[0], r[1], short(r[0], r[1]))
	}
	for _, c := range [][2]unit{{0, 3}, {1, 3}, {2, 3}, {3, 3}, {4, 3}, {-1, 3}, {-2, 3}, {-3, 3}, {-4, 3}} {
		fmt.Fprintf(&b, "%d / %d up: %d\n", c[0], c[1], ceilDiv(c[0], c[1]))
	}
	for _, c := range [][2]int64{{0, 4}, {1, 4}, {2, 4}, {5, 4}, {6, 4}, {-1, 4}, {-2, 4}, {-5, 4}, {-6, 4}} {
		fmt.Fprintf(&b, "%d / %d: %d\n", c[0], c[1], div(c[0], c[1]))
	}
	for _, text := range []string{"", "a", "年", "𠮷", "——", "a𠮷b", "𠮷𠮷"} {
		fmt.Fprintf(&b, "%q has %d units, is the character %q\n", text, textUnits(text), single(text))
	}
	golden.Compare(t, "testdata/numbers.txt", []byte(strings.ToValidUTF8(b.String(), "?")))
}

// A line reaches half its width beyond its points, and further at corners of lines that are not level or upright.
func TestHowFarALineReaches(t *testing.T) {
	at := func(coordinates ...layout.Length) (points []layout.Point) {
		for i := 0; i < len(coordinates); i += 2 {
			points = append(points, layout.Point{X: coordinates[i], Y: coordinates[i+1]})
		}
		return points
	}
	for _, c := range []struct {
		points []layout.Point
		want   layout.Length
	}{
		{at(0, 0, 9, 0), 501}, {at(0, 0, 9, 9), 501}, {at(0, 0, 9, 0, 9, 9), 501}, {at(0, 0, 9, 0, 18, 9), 2118}, {at(0, 0, 9, 9, 18, 9), 2118}, {at(5, 5, 5, 5), 501},
	} {
		if got := reach(&layout.Path{Points: c.points, Weight: 1000}); got != c.want {
			t.Errorf("%v: %d, not %d", c.points, got, c.want)
		}
	}
}

func TestTheSizeThatMostPagesHave(t *testing.T) {
	const a, b = 100 * layout.Pt, 200 * layout.Pt
	for _, c := range []struct {
		widths []layout.Length
		want   layout.Length
	}{{[]layout.Length{a}, a}, {[]layout.Length{a, b}, a}, {[]layout.Length{a, b, b}, b}, {[]layout.Length{b, a, a, b}, a}, {[]layout.Length{b, a, b, a, a}, a}} {
		x := &encoding{doc: &layout.Document{}}
		for _, w := range c.widths {
			x.doc.Pages = append(x.doc.Pages, layout.Page{Width: w, Height: a})
		}
		if got := x.commonSize(); got.width != units(c.want) || x.commonSize() != got {
			t.Errorf("%v: %v", c.widths, got)
		}
	}
}
