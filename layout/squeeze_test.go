package layout

import (
	"strings"
	"testing"
)

// origins returns where each glyph of a text stands, in 1/1000 em from the line's left
// edge, when it is set in lines of so many half ems; lines are parted by "|". The ink of an
// opening mark is half an em to the right of that.
func origins(t *testing.T, text string, halves int) string {
	t.Helper()
	page := narrow(halves, 10)
	page.Right += Length(halves) * SanHao / 2
	page.Body = XiaoSan // so that nothing is added to each character
	sp := broken(t, body(text), page)
	all := mustDo(t, page, body(text)).Pages[0].glyphs()
	var b strings.Builder
	for i, ln := range sp.lines {
		if i > 0 {
			b.WriteString(" |")
		}
		for k := ln.start; k < ln.end; k++ {
			if k > ln.start {
				b.WriteByte(' ')
			}
			x := all[k].x - page.Left - Em(SanHao, sp.cs[k].glyph.DX)
			b.WriteString((div(x*1000, SanHao) * Pt).String())
		}
	}
	return b.String()
}

func checkOrigins(t *testing.T, halves int, cases [][2]string) {
	t.Helper()
	for _, c := range cases {
		if got := origins(t, c[0], halves); got != c[1] {
			t.Errorf("%s stands at %s, want %s", c[0], got, c[1])
		}
	}
}

func TestAdjacentMarksShareAnEm(t *testing.T) {
	checkOrigins(t, 40, [][2]string{
		{"国国国", "0 1000 2000"},
		{"国，国", "0 1000 2000"},
		{"国）、国", "0 1000 1500 2500"},
		{"国》）。国", "0 1000 1500 2000 3000"},
		{"国）（国", "0 1000 1500 2500"},
		{"国（《国", "0 1000 1500 2500"},
		{"国（《“国", "0 1000 1500 2000 3000"},
		{"国（《“‘国", "0 1000 1500 2000 2500 3500"},
		{"国：“国", "0 1000 1500 2500"},
		{"国。”（国", "0 1000 1500 2000 3000"},
		{"国（）国", "0 1000 2000 3000"},
		{"国”——国", "0 1000 2000 4000"},
		{"《国", "0 1000"}, // the first line keeps the edge of its indent
		{"国·国", "0 1000 2000"},
		{"国——国", "0 1000 3000"},
		{"国……国", "0 1000 2000 3000"},
	})
}

func TestAMarkGivesUpItsEmptyHalfAtALineEdge(t *testing.T) {
	checkOrigins(t, 9, [][2]string{
		{"政府信息，公开", "0 1000 2000 3000 4000 |0 1000"},                         // four and a half ems
		{"政府信息）（公开", "0 1000 2000 3000 4000 |-500 500 1500"},                 // at the end and at the start
		{"政府信息）、公开", "0 1000 2000 |0 1000 1500 2500 3500"},                   // 息 goes down with them, too far to be spread
		{"政府信，（《公开", "0 1333 2667 4000 |-500 0 1000 2000"},                   // two at the start
		{"政府信息， 公开", "0 1000 2000 3000 4000 5000 |0 1000"},                   // a space at the end counts nothing
		{"政府\n（公开）\n“工作”", "0 1000 |-500 500 1500 2500 |-500 500 1500 2500"}, // typed line ends
	})
}

func TestATypedSpaceMakesNoDifference(t *testing.T) {
	for typed, plain := range map[string]string{
		"国 2021 年": "国2021年", "国  2021 年": "国2021年", "国 App 国": "国App国", "国， “国": "国，“国", "国 （ 国 ） ， 国": "国（国），国",
		"国， 2021 年": "国，2021年", "国。  国": "国。国", "国 （《 国": "国（《国", "国（ 《国": "国（《国",
	} {
		for halves := 5; halves < 20; halves++ {
			var spaced []string
			texts := []rune(typed)
			all := strings.ReplaceAll(origins(t, typed, halves), "|", "| ")
			for i, x := range fieldsOf(all) {
				if r := texts[i]; r != ' ' && r != '\u00a0' {
					spaced = append(spaced, x)
				}
			}
			want := fieldsOf(strings.ReplaceAll(origins(t, plain, halves), "|", "| "))
			if strings.Join(spaced, " ") != strings.Join(want, " ") {
				t.Errorf("%q stands at %v, %q at %v", typed, spaced, plain, want)
			}
		}
	}
}

// fieldsOf splits origins, a line's start being part of its first.
func fieldsOf(s string) []string {
	return strings.Fields(strings.ReplaceAll(s, "| ", "|"))
}

func TestSeveralTypedSpacesCountAsOne(t *testing.T) {
	checkOrigins(t, 40, [][2]string{
		{"张 三", "0 1000 1256"}, {"张  三", "0 1000 1256 1256"}, {"张　三", "0 1000 2000"}, {"张　 三", "0 1000 2000 2256"},
		{"：　三", "0 1000 2000"}, {"2021　年", "0 558 1115 1673 2144 3144"},
	})
}

func TestAnApostropheIsNotSpreadFromItsWord(t *testing.T) {
	page := narrow(10, 10)
	sp := broken(t, body("国don’t国"), page)
	for _, c := range sp.cs[1:5] {
		if c.elastic || c.text == "’" && (c.trailEm != 0 || c.closing) {
			t.Errorf("%q is set as Chinese text is", c.text)
		}
	}
}

func TestDashesAreNotSpread(t *testing.T) {
	sp := broken(t, body("国……国———国"), narrow(10, 10))
	for i, c := range sp.cs {
		inside := c.text == "…" && sp.cs[i+1].text == "…" || c.text == "——"
		if c.elastic == inside && i < len(sp.cs)-1 {
			t.Errorf("the space after %q, character %d: %v", c.text, i, c.elastic)
		}
	}
}

func TestAHalfWidthBracketClingsToItsText(t *testing.T) {
	m := &measurer{page: GBT9704(), shaper: shaper{faces: faces(t), faults: &Faults{}}}
	cs := m.shaper.shape([]Span{{Text: "办公室(以下简称),如下"}}, "")
	for i, c := range cs {
		open := c.text == "("
		closing := i+1 < len(cs) && (cs[i+1].text == ")" || cs[i+1].text == ",")
		if (open || closing) && (c.elastic || cs[i+1].gapEm != 0) {
			t.Errorf("there is room between %s and %s", c.text, cs[i+1].text)
		}
	}
}
