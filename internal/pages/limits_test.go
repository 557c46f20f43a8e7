package pages

import (
	"fmt"
	"math"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/golden"
)

// runs tells for a list of values from which to which of them something comes out alike.
func runs(b *strings.Builder, what string, values []float64, of func(float64) string) {
	fmt.Fprintf(b, "%s:", what)
	from, to, was := 0.0, 0.0, ""
	end := func() {
		if was != "" {
			fmt.Fprintf(b, " %g…%g %s;", from, to, was)
		}
	}
	for _, v := range values {
		if is := of(v); is != was {
			end()
			from, was = v, is
		}
		to = v
	}
	end()
	b.WriteByte('\n')
}

// span of values with a step.
func upTo(from, to, step float64) []float64 {
	var out []float64
	for i := 0; ; i++ {
		v := from + float64(float64(i)*step) // rounded at each step on every processor
		if v > to {
			return out
		}
		out = append(out, v)
	}
}

func glyph(text string, x, width, y, size float64) Glyph {
	return Glyph{Text: text, X0: x, X1: x + width, Y: y, Size: size, Mark: -1}
}

// TestLimitsOfPlaces compares where the outcome of a measure changes.
func TestLimitsOfPlaces(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("where products and sums are rounded at once, what stands at a limit may come out otherwise")
	}
	var b strings.Builder
	halves := upTo(-5, 45, 0.5)
	for _, size := range []float64{8, 16} {
		runs(&b, fmt.Sprintf("line of a glyph of %g under one of 16", size), upTo(-20, 20, 0.25), func(v float64) string {
			return fmt.Sprint(lineFor([]textLine{{y: 100, size: 16}}, glyph("甲", 0, 10, 100+v, size)))
		})
	}
	runs(&b, "line among many", upTo(1, 12, 1), func(v float64) string {
		lines := []textLine{{y: 100, size: 10}}
		for range int(v) - 1 {
			lines = append(lines, textLine{y: 500, size: 10})
		}
		return fmt.Sprint(lineFor(lines, glyph("甲", 0, 10, 100, 10)))
	})
	for _, g := range []Glyph{glyph("甲", 0, 20, 100, 20), glyph("l", 0, 5, 100, 20)} {
		runs(&b, "drawn twice beside "+g.Text, upTo(0, 5, 0.25), func(v float64) string {
			o := g
			o.X0, o.X1 = o.X0+v, o.X1+v
			return fmt.Sprint(twin([]Glyph{g}, o))
		})
		runs(&b, "drawn twice under "+g.Text, upTo(-5, 5, 0.25), func(v float64) string {
			o := g
			o.Y += v
			return fmt.Sprint(twin([]Glyph{g}, o))
		})
	}
	runs(&b, "drawn twice behind others", upTo(0, 6, 1), func(v float64) string {
		list := []Glyph{glyph("甲", 0, 10, 100, 10)}
		for range int(v) {
			list = append(list, glyph("乙", 0, 10, 100, 10))
		}
		return fmt.Sprint(twin(list, list[0]))
	})
	for _, texts := range []string{"甲乙", "ab", "a乙", "甲b"} {
		r := []rune(texts)
		for _, spaces := range []string{"", " ", "   "} {
			for _, spread := range []bool{false, true} {
				runs(&b, fmt.Sprintf("between %s with %q %v", texts, spaces, spread), halves, func(v float64) string {
					x, y := glyph(string(r[0]), 0, 10, 100, 10), glyph(string(r[1]), 10+v, 10, 100, 5)
					return fmt.Sprintf("%q", between(&x, &y, spaces, spread))
				})
			}
		}
	}
	runs(&b, "spread", halves, func(v float64) string {
		l := textLine{size: 10, glyphs: []Glyph{glyph("甲", 0, 10, 100, 10), glyph("乙", 10+v, 10, 100, 10), glyph("丙", 30+v, 10, 100, 10)}}
		return fmt.Sprint(l.spread())
	})
	runs(&b, "overlap", upTo(-8, 18, 0.5), func(v float64) string { return fmt.Sprint(band{0, 10}.overlaps(Box{X0: v, X1: v + 5})) })
	for _, angle := range []float64{0, 90, 180, 270} {
		runs(&b, fmt.Sprintf("turned by %g", angle), upTo(-10, 10, 0.25), func(v float64) string {
			sin, cos := math.Sincos((angle + v) * math.Pi / 180)
			turn, upright := quarter(cos, sin)
			return fmt.Sprint(turn, upright)
		})
	}
	runs(&b, "usable", []float64{-1e7 - 1, -1e7, 0, 1e7, 1e7 + 1, math.Inf(1), math.NaN()}, func(v float64) string {
		return fmt.Sprint(Matrix{1, 0, 0, 1, 0, v}.Usable(), Matrix{v, 0, 0, 1, 0, 0}.Usable())
	})
	box := Box{10, 20, 30, 40}
	for _, p := range []Point{{9, 30}, {10, 30}, {30, 30}, {31, 30}, {20, 19}, {20, 20}, {20, 40}, {20, 41}} {
		fmt.Fprintln(&b, "box", box.Width(), box.Height(), box.Grow(1), box.Meet(Box{15, 5, 50, 35}), box.Join(Box{15, 5, 50, 35}), p, box.Contains(p))
	}
	m := Matrix{1, 2, 3, 4, 5, 6}
	fmt.Fprintln(&b, "matrix", m.Times(Matrix{7, 8, 9, 10, 11, 12}), m.Apply(2, 3), turned(Point{1, 2}, 0), turned(Point{1, 2}, 1), turned(Point{1, 2}, 2), turned(Point{1, 2}, 3))
	for _, side := range []string{"across", "down"} {
		runs(&b, "picture "+side, []float64{39, 40, 41, 59, 60, 61, 139, 140, 141, 159, 160, 161, 300}, func(v float64) string {
			p := New(1, Box{0, 0, 200, 200})
			if side == "across" {
				p.Picture(Box{0, 0, v, 200})
			} else {
				p.Picture(Box{0, 0, 200, v})
			}
			return fmt.Sprint(p.Pictures, p.Covered)
		})
	}
	for turn := 1; turn < 4; turn++ {
		runs(&b, fmt.Sprintf("page turned by %d", turn), upTo(0, 10, 1), func(v float64) string {
			p := New(1, Box{0, 0, 200, 300})
			for i := range 10 {
				g := Glyph{}
				if i < int(v) {
					g.Turn = turn
				}
				p.Glyphs = append(p.Glyphs, g)
			}
			p.Rules, p.Slanted, p.Pictures, p.Unseen, p.Lost["a"] = []Rule{{}}, p.Glyphs[:1], 1, 1, 1
			m, ok := p.TurnBack()
			return fmt.Sprint(m, ok, p.Box, len(p.Glyphs), len(p.Rules), len(p.Slanted), len(p.Lost), p.Pictures, p.Unseen)
		})
	}
	golden.Compare(t, filepath.Join("testdata", "limits.txt"), []byte(b.String()))
}

// TestLimitsOfRules compares which paths are rules, and what becomes of rules near each other.
func TestLimitsOfRules(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("where products and sums are rounded at once, what stands at a limit may come out otherwise")
	}
	var b strings.Builder
	for _, size := range []float64{1, 2.2, 2.25, 2.5, 3, 4, 4.25, 8, 8.5, 20} {
		runs(&b, fmt.Sprintf("bar as high as %g", size), append(upTo(0.5, 10, 0.25), 2.2, 2.1, 30), func(v float64) string {
			p := New(1, Box{0, 0, 100, 100})
			p.bar(Box{10, 10, 10 + v, 10 + size}, p.Box)
			out := ""
			for _, r := range p.Rules {
				out += fmt.Sprint(r.Vertical) + " "
			}
			return out + fmt.Sprint(len(p.Rules))
		})
	}
	runs(&b, "bar beside the clip", upTo(-3, 3, 0.05), func(v float64) string {
		p := New(1, Box{0, 0, 100, 100})
		p.bar(Box{10, 10, 50, 11}, Box{0, 10.5 + v, 100, 100})
		p.bar(Box{10, 10, 11, 50}, Box{10.5 + v, 0, 100, 100})
		return fmt.Sprint(len(p.Rules))
	})
	for _, long := range []float64{0.5, 0.8, 3, 10} {
		runs(&b, fmt.Sprintf("line of %g", long), []float64{0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 3, 10}, func(v float64) string {
			p := New(1, Box{0, 0, 100, 100})
			p.stroke([]Point{{0, 0}, {long, v}}, 0.25, p.Box)
			p.stroke([]Point{{0, 0}, {v, long}}, 0.25, p.Box)
			return fmt.Sprint(p.Rules)
		})
	}
	across := func(at, from, to float64) Rule { return Rule{false, at, from, to} }
	runs(&b, "rules under each other", upTo(0, 4, 0.25), func(v float64) string {
		return fmt.Sprint(len(joinRules([]Rule{across(10, 0, 50), across(10+v, 0, 50), {true, 0, 0, 50}}, false)))
	})
	runs(&b, "rules behind each other", append(upTo(-2, 4, 0.25), 2.6, 2.7), func(v float64) string {
		return fmt.Sprint(joinRules([]Rule{across(10, 0, 50), across(10, 50+v, 90), across(10, 20, 30)}, false))
	})
	runs(&b, "length of a rule", upTo(4, 6, 0.25), func(v float64) string { return fmt.Sprint(len(joinRules([]Rule{across(10, 0, v)}, false))) })
	runs(&b, "edges", append(upTo(0, 4, 0.25), 3.2), func(v float64) string {
		return fmt.Sprint(len(edges([]Rule{across(10, 0, 9), across(0, 0, 9), across(v, 0, 9)})))
	})
	runs(&b, "connected", upTo(-5, 5, 0.5), func(v float64) string {
		n := 0
		for _, r := range []Rule{{true, 0 - v, 0, 60}, {true, 50 + v, 0, 60}, {true, 20, 10 + v, 60}, {true, 20, -20, 10 - v}} {
			n += len(components([]Rule{across(10, 0, 50), r}))
		}
		return fmt.Sprint(n)
	})
	runs(&b, "closed", upTo(-12, 12, 0.5), func(v float64) string {
		var out []int
		for _, c := range []component{
			{[]Rule{across(10, 0, 50), across(40, 0, 50)}, []Rule{{true, 0, 10 - v, 40}, {true, 50, 10, 40}}},
			{[]Rule{across(10, 0, 50), across(40, 0, 50)}, []Rule{{true, 0, 10, 40 + v}, {true, 50, 10, 40}}},
			{[]Rule{across(10, 0-v, 50), across(40, 0-v, 50)}, []Rule{{true, 0, 10, 40}, {true, 50, 10, 40}}},
			{[]Rule{across(10, 0, 50+v), across(40, 0, 50+v)}, []Rule{{true, 0, 10, 40}, {true, 50, 10, 40}}},
			{[]Rule{across(10, 0-v, 50+v), across(40, 0, 50)}, []Rule{{true, 0, 10, 40}, {true, 50, 10, 40}}},
		} {
			c.close()
			out = append(out, len(c.across), len(c.down))
		}
		return fmt.Sprint(out)
	})
	// 50 and 10 high: a rule must cover 0.6 of an edge.
	runs(&b, "covered", upTo(0, 50, 1), func(v float64) string {
		return fmt.Sprint(walls([]Rule{{true, 0, 0, v}, {true, 30, 10, v}}, []float64{0, 30}, []float64{0, 10, 50}))
	})
	for _, p := range []float64{0, 9.98, 9.99, 10, 10.5, 20, 30, 35} {
		fmt.Fprintln(&b, "near", p, near([]float64{0, 10, 20, 30}, p))
	}
	golden.Compare(t, filepath.Join("testdata", "rules.txt"), []byte(b.String()))
}

// TestThingsAreCountedToALimit fills pages and paths to the last thing that is kept.
func TestThingsAreCountedToALimit(t *testing.T) {
	p := New(1, Box{0, 0, 100, 100})
	p.Rules = make([]Rule, 79_999)
	for range 3 {
		p.rule(Rule{})
	}
	if len(p.Rules) != 80_000 {
		t.Errorf("%d rules", len(p.Rules))
	}
	path := Path{}
	path.Line(Point{})
	if len(path.parts) != 1 || path.points != 1 {
		t.Errorf("a line without a place to begin: %+v", path)
	}
	path.Close()
	path.Close()
	if len(path.parts[0]) != 2 || !path.closed[0] {
		t.Errorf("closed twice: %+v", path)
	}
	path.points = 199_998
	for range 3 {
		path.Line(Point{1, 1})
	}
	if len(path.parts[0]) != 4 {
		t.Errorf("%d points", len(path.parts[0]))
	}
	path.Move(Point{2, 2})
	if len(path.parts) != 1 {
		t.Errorf("%d parts", len(path.parts))
	}
	path.points = 199_999
	path.Move(Point{2, 2})
	if box, ok := path.Around(); len(path.parts) != 2 || box != (Box{0, 0, 2, 2}) || !ok || path.points != 200_000 {
		t.Errorf("%d parts, %v %v, %d points", len(path.parts), box, ok, path.points)
	}
	var none Path
	if _, ok := none.Around(); ok {
		t.Error("a path without a point has a box")
	}
	var many []Rule
	for i := range 2002 {
		many = append(many, Rule{false, float64(2 * i), 0, 10 + float64(i)})
	}
	if got := joinRules(many, false); len(got) != 2000 || got[0].At != 4 || got[1999].At != 4002 {
		t.Errorf("%d rules from %v to %v", len(got), got[0], got[len(got)-1])
	}
	if got := joinRules(many[:2000], false); len(got) != 2000 || got[0].At != 0 {
		t.Errorf("%d rules from %v", len(got), got[0])
	}
	if got := Shortened(strings.Repeat("字", 60)); got != strings.Repeat("字", 60) {
		t.Errorf("60 are shortened: %s", got)
	}
	if got := Shortened(strings.Repeat("字", 61)); got != strings.Repeat("字", 60)+"…" {
		t.Errorf("61 are %s", got)
	}
	for n, want := range map[int]int{-1: 1, 0: 1, 1: 1, 2: 2, 99: 99, 100: 100, 101: 100} {
		if spanned(n) != want {
			t.Errorf("%d is %d", n, spanned(n))
		}
	}
}

// TestGlyphsAreKeptByTheirSizeAndPlace has sizes and places on both sides of what is kept.
func TestGlyphsAreKeptByTheirSizeAndPlace(t *testing.T) {
	place := func(size, x, y float64) (kept, unseen int) {
		p := New(1, Box{0, 0, 100, 100})
		p.Place(Glyph{Text: "a", Unseen: true}, Matrix{size, 0, 0, size, 0, 0}, Point{x, y}, 1)
		return len(p.Glyphs), p.Unseen
	}
	for _, c := range []struct {
		size, x, y float64
		kept       int
	}{{0.25, 5, 5, 0}, {0.5, 5, 5, 1}, {10, -10, 5, 1}, {10, -10.5, 5, 0}, {10, 110, 5, 1}, {10, 110.5, 5, 0}, {10, 5, 110, 1}, {10, 5, 110.5, 0}} {
		if kept, unseen := place(c.size, c.x, c.y); kept != c.kept || unseen != 1 {
			t.Errorf("%v: kept %d, unseen %d", c, kept, unseen)
		}
	}
}

// TestMarksOfListsMoveTheBoldParts compares bold parts before and behind what is taken out.
func TestMarksOfListsMoveTheBoldParts(t *testing.T) {
	for _, c := range []struct {
		text string
		bold []paper.Span
		want []paper.Span
	}{
		{"●\tab", []paper.Span{{Start: 0, End: 3}, {Start: 4, End: 5}}, []paper.Span{{Start: 0, End: 3}, {Start: 0, End: 1}}},
		{"●\tab", []paper.Span{{Start: 0, End: 4}, {Start: 4, End: 6}}, []paper.Span{{Start: 0, End: 2}}},
		{"1.\tab", []paper.Span{{Start: 0, End: 2}, {Start: 3, End: 5}}, []paper.Span{{Start: 0, End: 2}, {Start: 2, End: 4}}},
		{"1.\tab", []paper.Span{{Start: 0, End: 3}, {Start: 2, End: 3}}, []paper.Span{{Start: 0, End: 2}}},
		{"1. ab", []paper.Span{{Start: 0, End: 3}}, []paper.Span{{Start: 0, End: 3}}},
	} {
		if _, _, got := listMark(c.text, c.bold); !slices.Equal(got, c.want) {
			t.Errorf("%q %v: got %v, want %v", c.text, c.bold, got, c.want)
		}
	}
}
