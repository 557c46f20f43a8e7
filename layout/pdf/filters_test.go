package pdf

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// Each row takes the filter whose differences are smaller, the one to the left where both are alike.
func TestTheFilterOfEachRowOfAPicture(t *testing.T) {
	for _, c := range []struct {
		name       string
		data       []byte
		row, pixel int
		want       []byte
	}{
		{"both alike", []byte{0, 0}, 2, 1, []byte{1, 0, 0}},
		{"a flat row", []byte{9, 9, 9}, 3, 1, []byte{1, 9, 0, 0}},
		{"rows that are alike", []byte{1, 99, 1, 99}, 2, 1, []byte{1, 1, 98, 2, 0, 0}},
		{"three colours", []byte{1, 2, 3, 1, 2, 3}, 6, 3, []byte{1, 1, 2, 3, 0, 0, 0}},
		{"differences below zero count as their size", []byte{0, 255, 2, 253}, 2, 1, []byte{1, 0, 255, 2, 2, 254}},
		{"a rest that is no row", []byte{5, 5, 5}, 2, 1, []byte{1, 5, 0}},
	} {
		if got := predicted(c.data, c.row, c.pixel); !bytes.Equal(got, c.want) {
			t.Errorf("%s: %v, not %v", c.name, got, c.want)
		}
	}
}

// What a run looks like is written where it differs from the last one's, and only there.
func TestTheLookOfARunIsWrittenOnce(t *testing.T) {
	face := embedded(t).Face(fonts.Song)
	d := handmade(face, "国")
	first := *run(d)
	add := func(change func(g *layout.Glyphs)) {
		g := first
		g.Mark = layout.Artifact
		change(&g)
		d.Pages[0].Items = append(d.Pages[0].Items, &g)
	}
	for _, change := range []func(g *layout.Glyphs){
		func(g *layout.Glyphs) {}, func(g *layout.Glyphs) { g.Size += layout.Pt }, func(g *layout.Glyphs) { g.Size += layout.Pt },
		func(g *layout.Glyphs) { g.Size, g.Bold = g.Size+layout.Pt, true }, func(g *layout.Glyphs) { g.Bold = true }, func(g *layout.Glyphs) {},
	} {
		add(change)
	}
	data := string(encode(t, &Encoder{Plain: true}, d))
	var got []string
	for _, line := range strings.Split(data, "\n") {
		for _, op := range []string{" Tf", " Tr"} {
			got = append(got, slices.Repeat([]string{op[1:]}, strings.Count(line, op))...)
		}
	}
	if want := []string{"Tf", "Tf", "Tr", "Tf", "Tr"}; !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}
