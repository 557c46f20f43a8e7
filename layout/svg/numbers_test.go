package svg

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/sfnt"
	"github.com/nianbao/nianbao/layout"
)

// Numbers, colours, texts and outlines as they are written.
func TestTheNumbersOfTheTable(t *testing.T) {
	var b strings.Builder
	note := func(name string, write func(o *buffer)) {
		o := &buffer{}
		write(o)
		fmt.Fprintf(&b, "%s\t%s\n", name, o.data)
	}
	for _, n := range []int64{0, 1, 9, 10, 99, 100, 123, 1000, 120000, -1, -10, -123} {
		note(fmt.Sprint("fixed ", n), func(o *buffer) {
			o.fixed(n, 0).raw(" ").fixed(n, 1).raw(" ").fixed(n, 2).raw(" ").fixed(n, 5).raw(" and ").next(n).next(-n).next(n)
		})
	}
	for _, l := range []layout.Length{0, 1, 32, 33, 327, 328, 65536, 65536 / 3, 595 * layout.Pt, 842*layout.Pt + 1} {
		for _, l := range []layout.Length{l, -l} {
			note(fmt.Sprintf("length %d", int64(l)), func(o *buffer) { o.millimetres(l).raw(" mm ").int(milli(l)).raw(" ").int(centi(l)) })
		}
	}
	for _, c := range []layout.Color{{}, {R: 17, G: 34, B: 255}, {R: 18, G: 34, B: 255}, {R: 17, G: 35, B: 255}, {R: 17, G: 34, B: 254}, {R: 160, G: 1, B: 16}} {
		note(fmt.Sprint("color ", c), func(o *buffer) { o.color("fill", c) })
	}
	for _, s := range []string{"", "年 a", "&<>\"'", "\t\n\r", "\x00\x08\x1f \x7f", "\ufffd\ufffe\uffff\U00010000", "\xff"} {
		note(fmt.Sprintf("%q", s), func(o *buffer) { o.text(s).attribute("a", s) })
	}
	for _, box := range []layout.Box{{}, {X: layout.Pt, Y: 2 * layout.Pt, W: 3 * layout.Pt, H: 4 * layout.Pt}, {X: layout.Pt / 3, Y: layout.Pt / 7, W: layout.Pt / 3, H: layout.Pt / 7}, {X: -layout.Pt / 3, W: layout.Pt}} {
		note(fmt.Sprint("box ", box), func(o *buffer) { o.box(box, milli).box(box, centi) })
	}
	for _, n := range []int{0, 1, 25, 26, 27, 51, 52, 675, 676, 677, 701, 702} {
		fmt.Fprintf(&b, "face %d is %s\n", n, letters(n))
	}
	for _, c := range [][2]layout.Length{{0, 4}, {1, 4}, {2, 4}, {5, 4}, {6, 4}, {-1, 4}, {-2, 4}, {-5, 4}, {-6, 4}} {
		fmt.Fprintf(&b, "%d / %d: %d\n", int64(c[0]), int64(c[1]), int64(div(c[0], c[1])))
	}
	outline := func(name string, draw func(p *pathPen)) {
		p := &pathPen{}
		p.raw("before")
		p.begin()
		draw(p)
		fmt.Fprintf(&b, "%s\t%s\n", name, p.data)
	}
	at := func(x, y int) sfnt.Place { return sfnt.Place{X: x, Y: y} }
	outline("a square", func(p *pathPen) {
		p.Move(at(1, 2))
		p.Line(at(5, 2))
		p.Line(at(5, 6))
		p.Line(at(1, 6))
		p.Line(at(1, 2))
	})
	outline("slopes, and a step to nowhere", func(p *pathPen) {
		p.Move(at(0, 0))
		p.Line(at(5, 5))
		p.Line(at(5, 5))
		p.Line(at(-5, 9))
		p.Line(at(-6, -6))
	})
	outline("along one axis twice", func(p *pathPen) {
		p.Move(at(0, 0))
		p.Line(at(5, 0))
		p.Line(at(9, 0))
		p.Line(at(-9, 0))
		p.Line(at(-9, 4))
		p.Line(at(-9, 3))
	})
	outline("two contours", func(p *pathPen) {
		p.Move(at(3, 4))
		p.Line(at(9, 9))
		p.Move(at(10, 20))
		p.Line(at(12, 21))
		p.Move(at(0, 0))
		p.Line(at(1, 0))
	})
	outline("smooth quadratics", func(p *pathPen) {
		p.Move(at(0, 0))
		p.Quad(at(5, 5), at(10, 0))
		p.Quad(at(15, -5), at(20, 0))
		p.Quad(at(25, 5), at(30, 0))
		p.Quad(at(35, 5), at(40, 0))
		p.Quad(at(45, -4), at(50, 0))
	})
	outline("a quadratic behind a line that would be smooth", func(p *pathPen) { p.Move(at(0, 0)); p.Line(at(5, 5)); p.Quad(at(5, 5), at(10, 0)) })
	outline("a quadratic that begins the contour", func(p *pathPen) { p.Move(at(0, 0)); p.Quad(at(0, 0), at(10, 0)); p.Quad(at(20, 0), at(10, 9)) })
	outline("smooth cubics", func(p *pathPen) {
		p.Move(at(0, 0))
		p.Cubic(at(1, 5), at(5, 5), at(10, 0))
		p.Cubic(at(15, -5), at(18, -5), at(20, 0))
		p.Cubic(at(22, 5), at(28, 5), at(30, 0))
		p.Cubic(at(33, 5), at(38, 5), at(40, 0))
		p.Quad(at(42, -5), at(50, 0))
		p.Cubic(at(58, 5), at(58, 6), at(60, 0))
	})
	outline("a curve, a line, and on", func(p *pathPen) {
		p.Move(at(0, 0))
		p.Quad(at(5, 5), at(10, 0))
		p.Line(at(20, 0))
		p.Quad(at(20, 0), at(30, 5))
		p.Line(at(30, 9))
	})
	golden.Compare(t, "testdata/numbers.txt", []byte(strings.ToValidUTF8(b.String(), "?")))
}

// What is known of a document, in each combination, and the title of its pages.
func TestTheTitlesAndDescriptionsOfPages(t *testing.T) {
	for _, c := range []struct {
		m    layout.Meta
		want string
	}{
		{layout.Meta{}, ""}, {layout.Meta{Title: "题"}, ""}, {layout.Meta{Author: "甲"}, "甲"}, {layout.Meta{Subject: "乙"}, "乙"}, {layout.Meta{Date: "2022-01-16"}, "2022-01-16"},
		{layout.Meta{Author: "甲", Subject: "乙"}, "甲，乙"}, {layout.Meta{Author: "甲", Date: "丙"}, "甲，丙"}, {layout.Meta{Subject: "乙", Date: "丙"}, "乙，丙"}, {layout.Meta{Author: "甲", Subject: "乙", Date: "丙"}, "甲，乙，丙"},
	} {
		if got := description(c.m); got != c.want {
			t.Errorf("%+v: %q, not %q", c.m, got, c.want)
		}
	}
	d := &layout.Document{Meta: layout.Meta{Title: "题"}, Pages: make([]layout.Page, 1)}
	if got := pageTitle(d, 0); got != "题" {
		t.Errorf("the only page is called %s", got)
	}
	d.Pages = make([]layout.Page, 2)
	if got := pageTitle(d, 0) + pageTitle(d, 1); got != "题 第1页（共2页）题 第2页（共2页）" {
		t.Errorf("two pages are called %s", got)
	}
}
