package ofd

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/sfnt"
	"github.com/nianbao/nianbao/layout"
)

// turns writes where each edge of a box goes on to the next line of the grid as what is in it moves down the page and
// to the right, by one length each time.
func turns(b *strings.Builder, name string, at func(d layout.Length) box) {
	first := at(0)
	fmt.Fprintf(b, "%s: %d %d %d %d", name, first.left, first.top, first.right, first.bottom)
	for _, edge := range []func(box) unit{
		func(x box) unit { return x.left }, func(x box) unit { return x.top }, func(x box) unit { return x.right }, func(x box) unit { return x.bottom },
	} {
		d := layout.Length(0)
		for d < 4000 && edge(at(d)) == edge(first) {
			d++
		}
		fmt.Fprintf(b, ", %d at %d", edge(at(d)), d)
	}
	b.WriteString("\n")
}

// Boxes are rounded outwards, so that a length more or less shows only at a line of the grid: the file tells where
// that is for each edge.
func TestTheEdgesOfBoxes(t *testing.T) {
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	song := set.Face(fonts.Song)
	glyph := func(r rune, x layout.Length) layout.Glyph {
		id, ok := song.GlyphID(r)
		if !ok {
			t.Fatalf("no %c", r)
		}
		return layout.Glyph{ID: id, X: x, Text: string(r)}
	}
	var b strings.Builder
	for _, angle := range []int{0, 45, 270} {
		turns(&b, fmt.Sprintf("turned by %d", angle), func(d layout.Length) box {
			r := &run{Glyphs: &layout.Glyphs{Angle: angle, X: 100*layout.Pt + d, Y: 200*layout.Pt + d}}
			return r.turned(-3*layout.Pt, 20*layout.Pt, 9*layout.Pt, -2*layout.Pt)
		})
		for _, bold := range []bool{false, true} {
			for _, glyphs := range [][]layout.Glyph{{glyph('国', 0)}, {glyph('j', 0), glyph('国', 9*layout.Pt)}, {glyph('国', 30*layout.Pt), glyph('—', 0)}} {
				g := &layout.Glyphs{Face: song, Angle: angle, Bold: bold, Size: 10 * layout.Pt, Glyphs: glyphs}
				x := &encoding{doc: &layout.Document{Pages: []layout.Page{{Items: []layout.Item{g}}}}}
				if err := x.gather(); err != nil {
					t.Fatal(err)
				}
				r := &run{Glyphs: g, page: &page{x: x}, face: x.faces.faces[0]}
				r.line = r.outline()
				name := fmt.Sprintf("%s… turned by %d, bold %v", glyphs[0].Text, angle, bold)
				turns(&b, name, func(d layout.Length) box {
					r.X, r.Y = 100*layout.Pt+d, 200*layout.Pt+d
					return r.box(glyphs)
				})
				r.X, r.Y = 100*layout.Pt, 200*layout.Pt
				left, y, along := r.start(r.box(glyphs))
				fmt.Fprintf(&b, "  it starts at %d %d along %s, a line of %s around it\n", left, y, along, r.line)
			}
		}
	}
	// what has ink beyond ascent, descent, start and advance
	for _, ink := range []sfnt.Rect{{}, {XMin: -50, YMin: -500, XMax: 1200, YMax: 1500}, {XMin: 50, YMin: -10, XMax: 900, YMax: 10}} {
		f := &face{Face: song, upm: song.UnitsPerEm(), ascent: 880, descent: -120, uses: []use{{ink: ink}}, index: make([]uint16, song.NumGlyphs())}
		f.index[glyph('国', 0).ID] = 1
		r := &run{Glyphs: &layout.Glyphs{Face: song, Size: 10 * layout.Pt}, face: f}
		turns(&b, fmt.Sprintf("with ink %v", ink), func(d layout.Length) box {
			r.X, r.Y = 100*layout.Pt+d, 200*layout.Pt+d
			return r.box([]layout.Glyph{glyph('国', 0)})
		})
	}
	for _, m := range []layout.Path{
		{Points: []layout.Point{{X: 1, Y: 2}, {X: 90000, Y: 2}}, Weight: layout.Pt}, {Points: []layout.Point{{X: 90000, Y: 80000}, {X: 3, Y: 2}, {X: 70000, Y: 99999}}, Weight: layout.Pt + 1},
		{Points: []layout.Point{{}, {}}},
	} {
		turns(&b, fmt.Sprintf("a path %v", m.Points), func(d layout.Length) box {
			moved := m
			moved.Points = nil
			for _, p := range m.Points {
				moved.Points = append(moved.Points, layout.Point{X: p.X + d, Y: p.Y + d})
			}
			return pathBox(&moved, reach(&moved))
		})
	}
	turns(&b, "around", func(d layout.Length) box { return around(d, 2*d, 100000-d, 200000+d) })
	golden.Compare(t, "testdata/boxes.txt", []byte(b.String()))
}
