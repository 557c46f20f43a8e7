package layoutcheck

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/layout"
)

const pt = layout.Pt

// lineAt is a line of glyphs of 10 pt from a place on, in a block.
func lineAt(b *Block, x, y layout.Length, text string) *Line {
	l := &Line{Y: y}
	for i, r := range []rune(text) {
		from := x + layout.Length(i)*10*pt
		l.Glyphs = append(l.Glyphs, Glyph{Text: string(r), From: from, To: from + 10*pt, Size: 10 * pt, Block: b})
	}
	return l
}

// Each of four rules bounds a place as far as it reaches, its ends with it.
func TestTheRulesAroundAPlace(t *testing.T) {
	p := &Page{Width: 100 * pt, Height: 200 * pt, Rules: []layout.Rule{
		{X: 10 * pt, Y: 20 * pt, W: 50 * pt, H: pt}, {X: 10 * pt, Y: 60 * pt, W: 50 * pt, H: pt},
		{X: 10 * pt, Y: 20 * pt, W: pt, H: 40 * pt}, {X: 60 * pt, Y: 20 * pt, W: pt, H: 40 * pt},
	}}
	none := Box{-1, -1, p.Width + 1, p.Height + 1}
	for _, c := range []struct {
		x, y layout.Length
		want Box
		cell bool
	}{
		{30 * pt, 40 * pt, Box{10 * pt, 20 * pt, 60 * pt, 60 * pt}, true},
		{10 * pt, 40 * pt, Box{none.Left, 20 * pt, 10 * pt, 60 * pt}, false},
		{10*pt + 1, 40 * pt, Box{10 * pt, 20 * pt, 60 * pt, 60 * pt}, true},
		{10*pt - 1, 40 * pt, Box{none.Left, none.Top, 10 * pt, none.Bottom}, false},
		{60 * pt, 40 * pt, Box{10 * pt, 20 * pt, 60 * pt, 60 * pt}, true},
		{60*pt + 1, 40 * pt, Box{60 * pt, none.Top, none.Right, none.Bottom}, false},
		{30 * pt, 20 * pt, Box{10 * pt, none.Top, 60 * pt, 20 * pt}, true},
		{30 * pt, 20*pt - 1, Box{none.Left, none.Top, none.Right, 20 * pt}, false},
		{30 * pt, 20*pt + 1, Box{10 * pt, 20 * pt, 60 * pt, 60 * pt}, true},
		{30 * pt, 60 * pt, Box{10 * pt, 20 * pt, 60 * pt, 60 * pt}, true},
		{30 * pt, 60*pt + 1, Box{none.Left, 60 * pt, none.Right, none.Bottom}, false},
		{90 * pt, 40 * pt, Box{60 * pt, none.Top, none.Right, none.Bottom}, false},
	} {
		if got, cell := p.Around(c.x, c.y); got != c.want || cell != c.cell {
			t.Errorf("%v, %v: %v %v, want %v %v", c.x, c.y, got, cell, c.want, c.cell)
		}
	}
	p.Rules = []layout.Rule{{X: 0, Y: 50 * pt, W: pt, H: pt}, {X: 10 * pt, Y: 0, W: pt, H: 100 * pt}, {X: 80 * pt, Y: 0, W: pt, H: 100 * pt}}
	if got, cell := p.Around(pt/2, 60*pt); got != (Box{none.Left, 50 * pt, 10 * pt, none.Bottom}) || cell {
		t.Errorf("a square is taken for %v, %v", got, cell)
	}
	if got, cell := p.Around(30*pt, 60*pt); got != (Box{10 * pt, none.Top, 80 * pt, none.Bottom}) || cell {
		t.Errorf("two vertical rules are %v, %v", got, cell)
	}
}

// The halves that are empty count for no ink: those of these marks, at these ends.
func TestTheInkOfALine(t *testing.T) {
	b := &Block{}
	ink := func(text string) string {
		from, to := lineAt(b, 0, 0, text).Ink()
		return fmt.Sprint(from, " ", to)
	}
	for _, r := range "“‘（【《〈「『〔〖［｛" {
		if got := ink(string(r) + "甲"); got != "5 20" {
			t.Errorf("%c at the left: %s", r, got)
		}
		if got := ink("甲" + string(r)); got != "0 20" {
			t.Errorf("%c at the right: %s", r, got)
		}
	}
	for _, r := range "、，。；：？！”’）】》〉」』〕〗］｝．" {
		if got := ink("甲" + string(r)); got != "0 15" {
			t.Errorf("%c at the right: %s", r, got)
		}
		if got := ink(string(r) + "甲"); got != "0 20" {
			t.Errorf("%c at the left: %s", r, got)
		}
	}
	for text, want := range map[string]string{"甲乙": "0 20", "甲 ": "0 10", "甲\u00a0\u3000": "0 10", " 甲": "0 20", "   ": "0 10", "甲·": "0 20", "—甲": "0 20", "甲， ": "0 15"} {
		if got := ink(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	for width, want := range map[layout.Length]layout.Length{7 * pt: 17 * pt, 15 * pt / 2: 35 * pt / 2, 15*pt/2 + 1: 25*pt/2 + 1, 8 * pt: 13 * pt} {
		l := lineAt(b, 0, 0, "甲，")
		l.Glyphs[1].To = l.Glyphs[1].From + width
		if _, to := l.Ink(); to != want {
			t.Errorf("a mark of the width %v: %v, want %v", width, to, want)
		}
	}
}

// Where a rule touches a line's ink it crosses it, to the unit.
func TestRulesThatCrossALine(t *testing.T) {
	b := &Block{Cell: true}
	l := lineAt(b, 20*pt, 40*pt, "甲乙") // from 20 to 40, from 32.5 to 40
	for _, c := range []struct {
		r    layout.Rule
		want bool
	}{
		{layout.Rule{X: 40 * pt, Y: 30 * pt, W: pt, H: 20 * pt}, false}, {layout.Rule{X: 40*pt - 1, Y: 30 * pt, W: pt, H: 20 * pt}, true},
		{layout.Rule{X: 19 * pt, Y: 30 * pt, W: pt, H: 20 * pt}, false}, {layout.Rule{X: 19*pt + 1, Y: 30 * pt, W: pt, H: 20 * pt}, true},
		{layout.Rule{X: 0, Y: 40 * pt, W: 99 * pt, H: pt}, false}, {layout.Rule{X: 0, Y: 40*pt - 1, W: 99 * pt, H: pt}, true},
		{layout.Rule{X: 0, Y: 63 * pt / 2, W: 99 * pt, H: pt}, false}, {layout.Rule{X: 0, Y: 63*pt/2 + 1, W: 99 * pt, H: pt}, true},
	} {
		p := &Page{Rules: []layout.Rule{c.r}}
		if got := p.crossed(l); got != c.want {
			t.Errorf("%v: %v", c.r, got)
		}
	}
	p := &Page{Left: 5 * pt, Right: 95 * pt, Width: 100 * pt}
	if left, right := p.room(l); left != p.Left || right != p.Right {
		t.Errorf("a cell without rules has the room %v to %v", left, right)
	}
	p.Rules = []layout.Rule{{X: 10 * pt, W: 20 * pt}, {X: 8 * pt, W: 3 * pt}, {X: 50 * pt, W: 7 * pt}}
	if left, right := p.room(l); left != 8*pt || right != 57*pt {
		t.Errorf("a cell has the room %v to %v", left, right)
	}
	if left, right := p.room(lineAt(&Block{}, 0, 0, "甲")); left != p.Left || right != p.Right {
		t.Errorf("a text has the room %v to %v", left, right)
	}
}

// Edges are the same, and labels in one column, within these distances.
func TestWhatIsNear(t *testing.T) {
	a := Box{10 * pt, 0, 100 * pt, 0}
	for _, c := range []struct {
		left, right layout.Length
		want        bool
	}{
		{0, 0, true}, {2*pt - 1, 0, true}, {2 * pt, 0, false}, {1 - 2*pt, 0, true}, {-2 * pt, 0, false},
		{0, 2*pt - 1, true}, {0, 2 * pt, false}, {0, 1 - 2*pt, true}, {0, -2 * pt, false}, {pt, -pt, true},
	} {
		if got := near(a, Box{a.Left + c.left, 7, a.Right + c.right, 9}); got != c.want {
			t.Errorf("by %v and %v: %v", c.left, c.right, got)
		}
	}
	for shift, want := range map[layout.Length]bool{0: true, pt - 1: true, pt: false, 1 - pt: true, -pt: false} {
		if got := (label{box: a}).near(label{box: Box{Left: a.Left + shift}}); got != want {
			t.Errorf("labels by %v: %v", shift, got)
		}
	}
	for text, want := range map[string]bool{"一、": true, "十、": true, "十一、": true, "（三）": true, "（三、": true, "三）": true, "（三": false, "三": false, "甲、": false, "1、": false, " 一、": false, "二四五六七八九、": true} {
		if got := numbered.MatchString(text); got != want {
			t.Errorf("%s is numbered: %v", text, got)
		}
	}
}

// Rules that touch, or nearly so, are of one table.
func TestTheRoomOfATable(t *testing.T) {
	base := []layout.Rule{
		{X: 20 * pt, Y: 20 * pt, W: 20 * pt, H: 0}, {X: 20 * pt, Y: 40 * pt, W: 20 * pt, H: 0}, {X: 20 * pt, Y: 20 * pt, W: 0, H: 20 * pt}, {X: 40 * pt, Y: 20 * pt, W: 0, H: 20 * pt},
	}
	l := lineAt(&Block{Cell: true}, 25*pt, 35*pt, "甲")
	own := Box{20 * pt, 20 * pt, 40 * pt, 40 * pt}
	for _, c := range []struct {
		r    layout.Rule
		want Box
	}{
		{layout.Rule{X: 41 * pt, Y: 30 * pt, W: 9 * pt}, Box{20 * pt, 20 * pt, 50 * pt, 40 * pt}}, {layout.Rule{X: 41*pt + 1, Y: 30 * pt, W: 9 * pt}, own},
		{layout.Rule{X: 10 * pt, Y: 30 * pt, W: 9 * pt}, Box{10 * pt, 20 * pt, 40 * pt, 40 * pt}}, {layout.Rule{X: 10*pt - 1, Y: 30 * pt, W: 9 * pt}, own},
		{layout.Rule{X: 30 * pt, Y: 41 * pt, H: 9 * pt}, Box{20 * pt, 20 * pt, 40 * pt, 50 * pt}}, {layout.Rule{X: 30 * pt, Y: 41*pt + 1, H: 9 * pt}, own},
		{layout.Rule{X: 30 * pt, Y: 10 * pt, H: 9 * pt}, Box{20 * pt, 10 * pt, 40 * pt, 40 * pt}}, {layout.Rule{X: 30 * pt, Y: 10*pt - 1, H: 9 * pt}, own},
	} {
		p := &Page{Width: 100 * pt, Height: 100 * pt, Rules: append([]layout.Rule{c.r}, base...)}
		if got := p.table(l); got != c.want {
			t.Errorf("%v: the table is %v, want %v", c.r, got, c.want)
		}
	}
}

// Spaces between characters are those of text that goes on, of Chinese side by side and of one size.
func TestTheSpaceOfALineIsItsMedian(t *testing.T) {
	b, other, cell, heading := &Block{}, &Block{}, &Block{Cell: true}, &Block{Heading: true}
	wide := func(b *Block, text string, gaps ...layout.Length) *Line {
		l := lineAt(b, 0, 0, text)
		for i, gap := range gaps {
			for k := i + 1; k < len(l.Glyphs); k++ {
				l.Glyphs[k].From += gap
				l.Glyphs[k].To += gap
			}
		}
		return l
	}
	for name, c := range map[string]struct {
		lines []*Line
		want  Spacing
	}{
		"four pairs":        {[]*Line{wide(b, "甲乙丙丁戊", pt, 2*pt, 3*pt, 4*pt), wide(b, "己")}, Spacing{1, 1300, 1300, "甲乙丙丁戊"}},
		"three pairs":       {[]*Line{wide(b, "甲乙丙丁", pt, pt, pt), wide(b, "己")}, Spacing{}},
		"three and a digit": {[]*Line{wide(b, "甲乙丙丁1", pt, pt, pt), wide(b, "己")}, Spacing{}},
		"a last line":       {[]*Line{wide(b, "甲乙丙丁戊", pt), wide(other, "己")}, Spacing{}},
		"a cell":            {[]*Line{wide(cell, "甲乙丙丁戊", pt), wide(cell, "己")}, Spacing{}},
		"a heading":         {[]*Line{wide(heading, "甲乙丙丁戊", pt), wide(heading, "己")}, Spacing{}},
		"the first widest":  {[]*Line{wide(b, "甲乙丙丁戊", pt, pt, pt, pt), wide(b, "子丑寅卯辰", pt, pt, pt, pt), wide(b, "己庚辛壬癸"), wide(b, "己")}, Spacing{3, 1100, 1100, "甲乙丙丁戊"}},
	} {
		if got := Measure([]Page{{Lines: c.lines}}); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
	mixed := wide(b, "甲乙丙丁戊")
	mixed.Glyphs[2].Size = 9 * pt
	if got := Measure([]Page{{Lines: []*Line{mixed, wide(b, "己")}}}); got.Lines != 0 {
		t.Errorf("two sizes: %+v", got)
	}
}

// A column has room for a word with what it is not parted from, to the unit.
func TestTheRoomForAWord(t *testing.T) {
	for _, c := range []struct {
		text, word string
		ems        float64
	}{
		{"甲乙丙丁", "甲乙丙丁", 4}, {"甲乙丙丁，", "甲乙丙丁", 4.5}, {"（甲乙丙丁", "甲乙丙丁", 4.5}, {"1.甲乙丙丁", "甲乙丙丁", 5}, {"（甲乙丙丁）", "甲乙丙丁", 5}, {"子甲乙丙丁丑", "甲乙丙丁", 4}, {"甲乙丙丁戊", "甲乙丙丁戊", 5},
	} {
		from := strings.Index(c.text, c.word)
		need := layout.Length(c.ems * 10 * float64(pt))
		if !fits(c.text, from, from+len(c.word), 10*pt, need) || fits(c.text, from, from+len(c.word), 10*pt, need-1) {
			t.Errorf("%s in %s needs not %v", c.word, c.text, need)
		}
	}
	if !fits("甲乙丙", 0, 9, 10*pt, 0) || fits("甲乙丙丁", 0, 12, 10*pt, 0) {
		t.Error("words of three characters always have room, and those of four not")
	}
	for _, c := range []struct {
		at   int
		want bool
	}{{0, false}, {3, false}, {4, true}, {8, true}, {9, false}} {
		if got := endsWithin(map[int]bool{c.at: true}, 3, 9); got != c.want {
			t.Errorf("an end at %d lies within: %v", c.at, got)
		}
	}
}
