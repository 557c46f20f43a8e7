package layout

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/zhbreak"
	"pgregory.net/rapid"
)

// reportText draws mixes of all that reports hold.
func reportText(maxPieces int) *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{
		"国", "政府", "信息公开", "年", "一", "和", "的", "，", "。", "、", "；", "：", "？", "（", "）", "《", "》", "“", "”", "‘", "’", "〔", "〕",
		"2021", "30件", "12.5%", "〔2021〕30号", "0955-5797090", "3.14万元", "第20条", "——", "……", "·", " ", "　", "\u00a0", "Wi-Fi", "App", "a",
		"Internet", "don’t", "http://www.nxzw.gov.cn/a/b.html", "zw@163.com", "Administration", "和/或", "25℃", "10~20", "①",
	})
	return rapid.Map(rapid.SliceOfN(piece, 1, maxPieces), func(s []string) string { return strings.Join(s, "") })
}

// solver finds the least cost of all ways to break a text, from its end backwards. It
// follows the description of the costs and shares only their names with the breaker.
type solver struct {
	cs             []cluster
	size           Length
	first, measure Length
	ragged         bool
	heading        bool
	memo           map[int]int64
}

// width returns the natural width of a line, that with the mark at its end squeezed, and how
// many gaps and marks are inside it.
func (s *solver) width(i, j int) (natural, squeezed Length, gaps, marks int) {
	end := j
	for end > i && s.cs[end-1].space {
		end--
	}
	for k := i; k < end; k++ {
		natural += s.cs[k].width
		if k > i && k < end-1 && (s.cs[k].leadEm > 0 || s.cs[k].trailEm > 0) {
			marks++
		}
		if k > i {
			natural += s.cs[k].gap
			if s.cs[k-1].elastic {
				gaps++
			}
		}
	}
	if i > 0 && end > i {
		natural -= s.cs[i].lead(s.size)
	}
	if end == i {
		return 0, 0, 0, 0
	}
	return natural, natural - s.cs[end-1].trail(s.size), gaps, marks
}

func (s *solver) room(i int) Length {
	if i == 0 {
		return s.first
	}
	return s.measure
}

func (s *solver) hard(j int) bool { return j == len(s.cs) || s.cs[j-1].hard }

func (s *solver) single(i, j int) bool {
	letters := 0
	for _, c := range s.cs[i:j] {
		r := []rune(c.text)[0]
		mark := c.glyph.Advance == 1000 && zhbreak.MarkOf(r) == zhbreak.Closing
		if !mark && !strings.ContainsRune(" \u00a0　", r) {
			letters++
		}
	}
	return letters < 2
}

func (s *solver) cost(i, j int) int64 {
	natural, squeezed, gaps, marks := s.width(i, j)
	slack := float64(max(s.room(i)-natural, 0))
	cost := int64(costLine)
	if s.heading {
		cost = costHeading
	}
	if s.ragged || !s.hard(j) {
		r := math.Floor(slack * 1000 / float64(s.size))
		if s.ragged {
			r = math.Floor(slack * 25 / float64(s.size))
		} else {
			r = math.Floor(r / float64(max(gaps, 1)))
		}
		cost += int64(r * r)
	}
	if over := squeezed - s.room(i); over > 0 {
		byMarks := min(over, Length(marks)*Em(s.size, maxSqueeze))
		r := math.Floor(math.Floor(float64(byMarks)*costlyMark/float64(s.size)) / float64(max(marks, 1)))
		g := math.Floor(math.Floor(float64(over-byMarks)*costlyGap/float64(s.size)) / float64(max(gaps, 1)))
		cost += int64(r*r) + int64(g*g)
	}
	if (s.ragged || s.hard(j)) && s.single(i, j) && !(i == 0 && s.hard(j)) {
		cost += costRunt
	}
	if s.hard(j) {
		return cost
	}
	for range s.cs[j-1].held {
		if s.ragged {
			cost += costPhrase
		} else {
			cost += costWord
		}
	}
	switch s.cs[j-1].class {
	case zhbreak.Poor:
		cost += costPoor
	case zhbreak.Fair:
		cost += costFair
	case zhbreak.LastHope:
		cost += costLastHope
	case zhbreak.Sense:
		if s.ragged {
			cost -= gainSense
		}
	}
	return cost
}

// ends lists where a line that begins at i may end, and whether none may and it must.
func (s *solver) ends(i int) (ends []int, forced bool) {
	full := i + 1
	for j := i + 1; j <= len(s.cs); j++ {
		_, least, gaps, marks := s.width(i, j)
		if !s.ragged {
			least -= Length(marks)*Em(s.size, maxSqueeze) + Length(gaps)*Em(s.size, maxTighten)
		}
		if least <= s.room(i) {
			full = j
			if s.hard(j) || s.cs[j-1].class != zhbreak.Never {
				ends = append(ends, j)
			}
		}
		if s.hard(j) {
			break
		}
	}
	if ends == nil {
		return []int{full}, true
	}
	return ends, false
}

func (s *solver) best(i int) int64 {
	if i == len(s.cs) {
		return 0
	}
	if cost, ok := s.memo[i]; ok {
		return cost
	}
	best := int64(math.MaxInt64)
	ends, forced := s.ends(i)
	for _, j := range ends {
		best = min(best, s.step(i, j, forced)+s.best(j))
	}
	s.memo[i] = best
	return best
}

func (s *solver) step(i, j int, forced bool) int64 {
	if forced {
		return costNever
	}
	return s.cost(i, j)
}

// greedy fills each line as far as it goes.
func (s *solver) greedy() int64 {
	total := int64(0)
	for i := 0; i < len(s.cs); {
		ends, forced := s.ends(i)
		j := slices.Max(ends)
		total += s.step(i, j, forced)
		i = j
	}
	return total
}

func (s *solver) of(lines []line) int64 {
	total := int64(0)
	for _, ln := range lines {
		ends, forced := s.ends(ln.start)
		if !slices.Contains(ends, ln.end) {
			return math.MaxInt64
		}
		total += s.step(ln.start, ln.end, forced)
	}
	return total
}

func TestTheLinesAreTheBestOfAll(t *testing.T) {
	set := faces(t)
	rapid.Check(t, func(t *rapid.T) {
		text := reportText(14).Draw(t, "text")
		if rapid.Bool().Draw(t, "typed line end") {
			text += "\n" + reportText(5).Draw(t, "next")
		}
		measure := Length(rapid.IntRange(1, 160).Draw(t, "measure")) * Pt
		indent := Length(rapid.IntRange(-10, 40).Draw(t, "indent")) * Pt
		ragged, heading := rapid.Bool().Draw(t, "ragged"), rapid.Bool().Draw(t, "heading")
		var faults Faults
		sh := shaper{faces: set, faults: &faults}
		cs := sh.shape([]Span{{Text: text, Face: fonts.FangSong}}, "")
		fit(cs, SanHao, Length(rapid.IntRange(-20000, 20000).Draw(t, "tracking")))
		holdPhrases(cs, []string{"政府信息公开", "信息公开年", "30件和"}, SanHao, measure)
		b := &breaker{cs: cs, size: SanHao, measure: measure, first: measure - indent, ragged: ragged, heading: heading}
		lines, _ := b.lines(nil)
		s := &solver{cs: cs, size: SanHao, measure: measure, first: measure - indent, ragged: ragged, heading: heading, memo: map[int]int64{}}
		got, best, greedy := s.of(lines), s.best(0), s.greedy()
		if got != best {
			t.Fatalf("the lines cost %d, the best %d", got, best)
		}
		if got > greedy {
			t.Fatalf("the lines cost %d, filling them as far as they go %d", got, greedy)
		}
	})
}

func TestALineIsOnlyPartedWhereNoneMayWhenItMust(t *testing.T) {
	for text, want := range map[string]bool{"政府信息": false, "20211231": true, "公开（一）": false, "Administration": true, "——": false, "（（（": false, "（（（（": true} {
		sp := broken(t, body(text), narrow(4, 4))
		b := &breaker{cs: sp.cs, size: SanHao, measure: 2 * SanHao, first: 2 * SanHao}
		if _, emergency := b.lines(nil); emergency != want {
			t.Errorf("%q in two ems: %v", text, emergency)
		}
	}
}
