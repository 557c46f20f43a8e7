package layoutcheck

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// Spacing says how far apart the Chinese characters of full lines stand: from one to the
// next, in thousandths of the type size.
type Spacing struct {
	Lines          int // that were measured
	Median, Widest int
	Line           string // the text of the widest
}

// Measure measures the lines outside tables that their paragraph goes on after, where at
// least four pairs of characters stand side by side. What counts in a line is the median.
func Measure(pages []Page) Spacing {
	var all []int
	var s Spacing
	lines := newChecker(pages).lines
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if a.inTable() || a.end().Block.Heading || !continues(a, b) {
			continue
		}
		pairs := a.pairs()
		if len(pairs) < 4 {
			continue
		}
		m := median(pairs)
		if all = append(all, m); m > s.Widest {
			s.Widest, s.Line = m, a.Text()
		}
	}
	if s.Lines = len(all); s.Lines > 0 {
		s.Median = median(all)
	}
	return s
}

// pairs lists how far the Chinese characters of a line stand from the next.
func (l *Line) pairs() []int {
	var out []int
	for i := 1; i < len(l.Glyphs); i++ {
		a, b := l.Glyphs[i-1], l.Glyphs[i]
		if isHan(a.Text) && isHan(b.Text) && a.Size == b.Size && a.Size > 0 {
			out = append(out, int((b.From-a.From)*1000/a.Size))
		}
	}
	return out
}

func isHan(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Han, r)
}

func median(v []int) int {
	slices.Sort(v)
	return v[len(v)/2]
}
