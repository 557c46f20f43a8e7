package pages

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/formats/paper"
)

// The measures of lines, in ems unless they are parts.
const (
	above    = 0.8  // how far glyphs reach over the baseline
	below    = 0.2  // and under it
	together = 0.5  // the part of the height that glyphs of a line share
	wordGap  = 0.2  // between two words that are not Chinese
	columns  = 0.8  // between two columns
	loose    = 2.0  // between two columns that spaces stand between
	sameInk  = 0.15 // glyphs drawn twice for boldness
)

// textLine is a line of glyphs from left to right.
type textLine struct {
	glyphs []Glyph
	box    Box
	y      float64 // the baseline of its largest glyph
	size   float64
}

// linesOf gathers glyphs of one direction into lines from top to bottom.
func linesOf(glyphs []Glyph) []textLine {
	sorted := slices.Clone(glyphs)
	slices.SortStableFunc(sorted, func(a, b Glyph) int { return cmp.Or(cmp.Compare(a.Y, b.Y), cmp.Compare(a.X0, b.X0)) })
	var lines []textLine
	for _, g := range sorted {
		if i := lineFor(lines, g); i >= 0 {
			l := &lines[i]
			l.glyphs = append(l.glyphs, g)
			if g.Size > l.size {
				l.y, l.size = g.Y, g.Size
			}
			continue
		}
		lines = append(lines, textLine{glyphs: []Glyph{g}, y: g.Y, size: g.Size})
	}
	out := lines[:0]
	for _, l := range lines {
		if l.finish() {
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b textLine) int { return cmp.Or(cmp.Compare(a.y, b.y), cmp.Compare(a.box.X0, b.box.X0)) })
	return out
}

// lineFor returns the line among the last ones that a glyph stands in, -1 when there is none.
func lineFor(lines []textLine, g Glyph) int {
	const last = 8
	for i := len(lines) - 1; i >= max(0, len(lines)-last); i-- {
		l := &lines[i]
		shared := min(l.y+below*l.size, g.Y+below*g.Size) - max(l.y-above*l.size, g.Y-above*g.Size)
		if shared >= together*min(l.size, g.Size) {
			return i
		}
	}
	return -1
}

// finish sorts the glyphs of a line and drops what is drawn twice and the blanks at the ends. It
// reports false when nothing is left.
func (l *textLine) finish() bool {
	slices.SortStableFunc(l.glyphs, func(a, b Glyph) int { return cmp.Compare(a.X0, b.X0) })
	kept := l.glyphs[:0]
	for _, g := range l.glyphs {
		if i := twin(kept, g); i >= 0 {
			kept[i].Bold = true
			continue
		}
		kept = append(kept, g)
	}
	for len(kept) > 0 && blank(kept[len(kept)-1].Text) {
		kept = kept[:len(kept)-1]
	}
	for len(kept) > 0 && blank(kept[0].Text) {
		kept = kept[1:]
	}
	if l.glyphs = kept; len(kept) == 0 {
		return false
	}
	l.box = Box{kept[0].X0, l.y - above*l.size, kept[0].X1, l.y + below*l.size}
	for _, g := range kept {
		if !blank(g.Text) {
			l.box.X1 = max(l.box.X1, g.X1)
		}
	}
	return true
}

// twin returns the glyph before g that has the same ink at the same place, -1 when there is none.
func twin(before []Glyph, g Glyph) int {
	for i := len(before) - 1; i >= max(0, len(before)-4); i-- {
		b := &before[i]
		near := min(sameInk*g.Size, 0.4*(g.X1-g.X0))
		if b.Text == g.Text && g.X0-b.X0 <= near && max(b.Y-g.Y, g.Y-b.Y) <= sameInk*g.Size {
			return i
		}
	}
	return -1
}

func blank(text string) bool {
	for _, r := range text {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}

// text is the text of a line with the parts that are bold. Wide gaps are tabs.
func (l *textLine) text() (string, []paper.Span) {
	var b strings.Builder
	var bold []paper.Span
	var last *Glyph
	spread := l.spread()
	var spaces []byte
	for i := range l.glyphs {
		g := &l.glyphs[i]
		if blank(g.Text) {
			spaces = append(spaces, g.Text...)
			continue
		}
		if last != nil {
			b.WriteString(between(last, g, string(spaces), spread))
		}
		start := b.Len()
		b.WriteString(g.Text)
		if g.Bold {
			if n := len(bold); n > 0 && last != nil && last.Bold {
				bold[n-1].End = b.Len()
			} else {
				bold = append(bold, paper.Span{Start: start, End: b.Len()})
			}
		}
		last, spaces = g, spaces[:0]
	}
	return b.String(), bold
}

// spread reports whether a line is Chinese with all its characters far apart, as titles are: such
// gaps are no columns.
func (l *textLine) spread() bool {
	if len(l.glyphs) < 2 {
		return false
	}
	least, most := 1e9, 0.0
	for i := range l.glyphs {
		if !chinese(l.glyphs[i].Text) {
			return false
		}
		if i > 0 {
			gap := l.glyphs[i].X0 - l.glyphs[i-1].X1
			least, most = min(least, gap), max(most, gap)
		}
	}
	return least > 0.3*l.size && most < 2.5*l.size
}

// between is what stands between two glyphs: nothing, the spaces that are there, a space for a gap
// between two words, or a tab. The gap that office programs leave beside Chinese is no space.
func between(a, b *Glyph, spaces string, spread bool) string {
	gap, em := b.X0-a.X1, max(a.Size, b.Size)
	switch {
	case spread:
		return spaces
	case spaces != "" && gap >= loose*em && gap >= float64(utf8.RuneCountInString(spaces)+1)*0.8*em:
		return "\t"
	case spaces != "":
		return spaces
	case gap >= columns*em:
		return "\t"
	case gap > wordGap*em && word(a.Text) && word(b.Text):
		return " "
	}
	return ""
}

// word reports whether a text ends or begins a word that spaces part from others.
func word(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return r < 0x2000 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(".,;:!?)(%", r))
}

func chinese(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return r >= 0x4E00 && r < 0xA000 || unicode.Is(unicode.Han, r) || r >= 0x3000 && r < 0x3040 || r >= 0xFF00 && r < 0xFF60
}
