package layoutcheck

import (
	"slices"
	"testing"

	"github.com/nianbao/nianbao/layout"
)

// sheet is a page that ends with a table: three columns of 40 pt and rows of 20 pt from the
// page's foot up. A row that has no text in a column goes on from the one above it: there is
// no rule between them. A row of one cell is as wide as the table.
func sheet(number int, rows ...[]string) Page {
	const width, height = 40 * layout.Pt, 20 * layout.Pt
	p := Page{Width: 160 * layout.Pt, Height: 300 * layout.Pt, Left: 20 * layout.Pt, Right: 140 * layout.Pt}
	across := func(x, y, w layout.Length) {
		p.Rules = append(p.Rules, layout.Rule{X: x, Y: y, W: w, H: layout.Pt / 2})
	}
	for r, row := range rows {
		top := p.Height - layout.Length(len(rows)-r+1)*height
		for c, text := range row {
			left := p.Left + layout.Length(c)*width
			p.Rules = append(p.Rules, layout.Rule{X: left, Y: top, W: layout.Pt / 2, H: height})
			switch {
			case len(row) == 1:
				across(left, top, 3*width)
			case text != "" || r == 0 || len(rows[r-1]) == 1:
				across(left, top, width)
			}
			if text != "" && text != "-" {
				g := Glyph{Text: text, From: left + 5*layout.Pt, To: left + 15*layout.Pt, Size: 10 * layout.Pt, Block: &Block{Cell: true}}
				p.Lines = append(p.Lines, &Line{Page: number, Y: top + 15*layout.Pt, Glyphs: []Glyph{g}})
			}
		}
		p.Rules = append(p.Rules, layout.Rule{X: p.Right, Y: top, W: layout.Pt / 2, H: height})
	}
	across(p.Left, p.Height-height, 3*width)
	return p
}

func TestTablesAreJudgedByTheirLooks(t *testing.T) {
	head, group, inside := []string{"项", "目", "数"}, []string{"一、", "子", "0"}, []string{"", "丑", "0"}
	single := []string{"甲", "乙", "0"}
	for _, c := range []struct {
		name         string
		first, other [][]string
		want         []Kind
	}{
		{"sound", [][]string{head, single, single}, [][]string{head, single}, nil},
		{"no header", [][]string{head, single, single}, [][]string{single, single}, []Kind{NoHeader}},
		{"a label again", [][]string{head, group, inside}, [][]string{head, group, inside}, nil},
		{"no label", [][]string{head, group, inside}, [][]string{head, {"-", "寅", "0"}, inside}, []Kind{BlankLabel}},
		{"the label below", [][]string{head, {"-", "寅", "0"}, inside}, [][]string{head, group, inside}, []Kind{BlankLabel}},
		{"half a label", [][]string{head, group, inside}, [][]string{head, {"公开", "寅", "0"}, inside}, []Kind{TornLabel}},
		{"another label", [][]string{head, group, inside}, [][]string{head, {"二、", "寅", "0"}, inside}, nil},
		{"a caption at the foot", [][]string{head, single, {"第一项"}}, [][]string{head, single}, []Kind{LoneHeader}},
		{"parts with captions", [][]string{{"第一项"}, head, single, {"第二项"}, single}, [][]string{single, single}, nil},
		{"a part begins", [][]string{head, single, single}, [][]string{{"第二项"}, single}, nil},
	} {
		var got []Kind
		for _, f := range CheckPages([]Page{sheet(0, c.first...), sheet(1, c.other...)}) {
			got = append(got, f.Kind)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTwoTablesThatFollowEachOtherAreNotOne(t *testing.T) {
	first, second := sheet(0, []string{"甲", "乙", "0"}), sheet(1, []string{"丙", "丁", "0"})
	for i := range second.Rules {
		second.Rules[i].X += 10 * layout.Pt
	}
	for _, l := range second.Lines {
		l.Glyphs[0].From += 10 * layout.Pt
		l.Glyphs[0].To += 10 * layout.Pt
	}
	if got := CheckPages([]Page{first, second}); len(got) != 0 {
		t.Errorf("%v", got)
	}
}
