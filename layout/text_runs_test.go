package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
)

// runTexts writes the runs of items: place, look, and the glyphs with their places.
func runTexts(items []Item) []string {
	var out []string
	for _, item := range items {
		g := item.(*Glyphs)
		s := fmt.Sprintf("%d,%d size%d mark%d", g.X, g.Y, g.Size, g.Mark)
		for _, flag := range []struct {
			name string
			set  bool
		}{{"bold", g.Bold}, {"joined", g.Joined}, {"page", g.Page}, {fmt.Sprintf("gray%d", g.Gray), g.Gray != 0}, {fmt.Sprintf("red%d", g.Color.R), g.Color.R != 0}} {
			if flag.set {
				s += " " + flag.name
			}
		}
		for _, gl := range g.Glyphs {
			s += fmt.Sprintf(" %s%d#%d", gl.Text, gl.X, gl.ID)
		}
		out = append(out, s)
	}
	return out
}

// Two glyphs are one run unless they differ in what a run has one of, each alone.
func TestWhereARunEnds(t *testing.T) {
	set := faces(t)
	song, hei := set.Face(fonts.Song), set.Face(fonts.Hei)
	first := cluster{text: "甲", glyph: fonts.Glyph{Face: song, ID: 5, DX: 10, DY: 20}}
	base := look{size: 1000, mark: 3}
	for _, c := range []struct {
		name   string
		change func(c *cluster, l *look)
		want   string
	}{
		{"nothing", func(*cluster, *look) {}, "10,-20 size1000 mark3 甲0#5 甲1000#5"},
		{"the glyph", func(c *cluster, _ *look) { c.glyph.ID, c.text = 6, "乙" }, "10,-20 size1000 mark3 甲0#5 乙1000#6"},
		{"the cell's place", func(c *cluster, _ *look) { c.shiftEm, c.glyph.DX = -500, -20 }, "10,-20 size1000 mark3 甲0#5 甲470#5"},
		{"two places that add up", func(c *cluster, _ *look) { c.shiftEm, c.glyph.DX = -20, -20 }, "10,-20 size1000 mark3 甲0#5 甲950#5"},
		{"a place that comes to nothing", func(c *cluster, _ *look) { c.shiftEm, c.glyph.DX = -500, 500 }, "10,-20 size1000 mark3 甲0#5 甲990#5"},
		{"the gray", func(_ *cluster, l *look) { l.gray = 7 }, "10,-20 size1000 mark3 甲0#5 甲1000#5"},
		{"the face", func(c *cluster, _ *look) { c.glyph.Face = hei }, "10,-20 size1000 mark3 甲0#5; 1010,-20 size1000 mark3 joined 甲0#5"},
		{"the height", func(c *cluster, _ *look) { c.glyph.DY = 21 }, "10,-20 size1000 mark3 甲0#5; 1010,-21 size1000 mark3 joined 甲0#5"},
		{"the mark", func(_ *cluster, l *look) { l.mark = 4 }, "10,-20 size1000 mark3 甲0#5; 1010,-20 size1000 mark4 joined 甲0#5"},
		{"bold", func(_ *cluster, l *look) { l.bold = true }, "10,-20 size1000 mark3 甲0#5; 1010,-20 size1000 mark3 bold joined 甲0#5"},
		{"the colour", func(_ *cluster, l *look) { l.color.R = 9 }, "10,-20 size1000 mark3 甲0#5; 1010,-20 size1000 mark3 joined red9 甲0#5"},
		{"the size", func(_ *cluster, l *look) { l.size = 2000 }, "10,-20 size1000 mark3 甲0#5; 1020,-40 size2000 mark3 joined 甲0#5"},
	} {
		second, l := first, base
		c.change(&second, &l)
		st := new(store)
		s := st.setter(nil, 0, 2)
		s.put(&first, 0, base)
		s.put(&second, 1000, l)
		if got := strings.Join(runTexts(s.end()), "; "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// A part begins a run that does not go on from the one before; a row is set with its gaps, all but the first.
func TestTheRunsOfARow(t *testing.T) {
	face := faces(t).Face(fonts.Song)
	cs := textOf("甲A乙")
	for i := range cs {
		cs[i].glyph.Face, cs[i].gap = face, 100
	}
	st := new(store)
	s := st.setter([]Item{&Glyphs{X: 1, Glyphs: []Glyph{{ID: 9, Text: "前"}}}}, 50, 9)
	end := s.row(cs, 10, look{size: 1000, gray: 8, page: true, mark: Artifact})
	s.part()
	s.row(cs[:1], 7000, look{size: 1000})
	items := s.end()
	want := "1,0 size0 mark0 前0#9; 10,50 size1000 mark-1 page gray8 甲0#0 A1100#0 乙2200#0; 7000,50 size1000 mark0 甲0#0"
	if got := strings.Join(runTexts(items), "; "); got != want || end != 3210 {
		t.Errorf("%s, want %s; it ends at %d", got, want, end)
	}
	again := st.runs(nil, cs[:2], 0, 0, look{size: 1000})
	if got := strings.Join(runTexts(again), "; "); got != "0,0 size1000 mark0 甲0#0 A1100#0" || strings.Join(runTexts(items), "; ") != want {
		t.Errorf("the next row is %s, and the one before became %s", got, strings.Join(runTexts(items), "; "))
	}
	if got := runTexts(st.runs(nil, nil, 0, 0, look{})); got != nil {
		t.Errorf("nothing gives %s", got)
	}
}
