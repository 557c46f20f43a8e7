package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/zhbreak"
)

// cluster is one glyph of a text before it is set in lines, with the room it takes. The
// fields in em are thousandths; fit turns them into lengths for a type size.
type cluster struct {
	glyph fonts.Glyph
	text  string
	r     rune  // its character; of a glyph that stands for several, each of them
	span  int32 // index of the span it comes from

	widthEm int32 // in the middle of a line
	gapEm   int32 // space before it in the middle of a line: between Chinese and Latin
	shiftEm int32 // of the glyph's cell, when the left half of a mark was given up
	leadEm  int32 // given up at a line's start
	trailEm int32 // what it can give up at a line's end

	width, gap Length // as above, in a type size

	class   zhbreak.Class
	held    uint8 // phrases of the paragraph that go on after it
	elastic bool  // the space after it may be spread
	space   bool
	closing bool // a mark at the end of something: ） 。
	hard    bool // a line ends here
}

// Space between Chinese characters and Latin letters or digits, typed or not, in
// thousandths of an em. W3C clreq allows a quarter of an em at most; readers of PDF files
// take more than about 0.15 em for a space that is not there.
const autoSpace = 100

const half = 500 // of an em, what a full-width mark can give up

// shaper turns spans into clusters. Its buffers serve all texts of a document.
type shaper struct {
	faces    *fonts.Set
	glyphs   *fonts.Finder // of faces
	breaker  zhbreak.Breaker
	runes    []rune
	starts   []int         // of each of runes in the text of its span
	clusters pool[cluster] // of all texts of the document
	faults   *Faults
	told     map[MissingGlyph]bool
	missed   int // characters that no face has, told or not
}

// reset takes back all clusters.
func (s *shaper) reset() {
	s.clusters.reset()
	s.faults, s.told = nil, nil
}

// shape returns the clusters of the spans' text, set as one text. A character that no face
// has is reported once for a source and left out. All roles stand in the middle of the line
// as the first span's does, whose baseline is that of the text.
func (s *shaper) shape(spans []Span, source string) []cluster {
	if s.glyphs == nil || s.glyphs.Set() != s.faces {
		s.glyphs = fonts.NewFinder(s.faces)
	}
	s.runes, s.starts = s.runes[:0], s.starts[:0]
	for _, span := range spans {
		for at, r := range span.Text {
			s.runes, s.starts = append(s.runes, r), append(s.starts, at)
		}
	}
	classes := s.classes()
	cs, at := s.clusters.room(len(s.runes)), 0
	for i, span := range spans {
		end, start := at+utf8.RuneCountInString(span.Text), len(cs)
		cs = s.span(cs, span, int32(i), at, end, classes, source)
		raise(cs[start:], s.faces.Face(spans[0].Face).Centre()-s.faces.Face(span.Face).Centre())
		at = end
	}
	s.clusters.keep(len(cs))
	space(cs)
	return slices.Clip(cs)
}

// classes finds the line breaks; a single character has none.
func (s *shaper) classes() []zhbreak.Class {
	if len(s.runes) == 1 {
		return []zhbreak.Class{zhbreak.Sense}
	}
	return s.breaker.Classes(s.runes)
}

// span appends the clusters of one span.
func (s *shaper) span(dst []cluster, span Span, index int32, at, end int, classes []zhbreak.Class, source string) []cluster {
	for i := at; i < end; {
		if s.runes[i] == '\n' {
			endLine(dst)
			i++
			continue
		}
		g, ok := s.glyphs.Glyph(span.Face, s.runes[:end], i)
		if !ok {
			s.missing(s.runes[i], source)
			i++
			continue
		}
		start, after := s.starts[i], len(span.Text)
		if i+g.Runes < end {
			after = s.starts[i+g.Runes]
		}
		dst = append(dst, cluster{
			glyph: g, text: span.Text[start:after], r: s.runes[i], span: index,
			widthEm: g.Advance, class: classes[i+g.Runes-1],
		})
		i += g.Runes
	}
	return dst
}

// raise moves clusters up, by thousandths of an em.
func raise(cs []cluster, by int32) {
	if by == 0 {
		return
	}
	for i := range cs {
		cs[i].glyph.DY += by
	}
}

// endLine ends the line after the last cluster of a text, if it has one.
func endLine(cs []cluster) {
	if len(cs) > 0 {
		cs[len(cs)-1].hard = true
	}
}

func (s *shaper) missing(r rune, source string) {
	s.missed++
	fault := MissingGlyph{Rune: r, Source: source}
	if s.told[fault] {
		return
	}
	if s.told == nil {
		s.told = map[MissingGlyph]bool{}
	}
	s.told[fault] = true
	*s.faults = append(*s.faults, &fault)
}

// space decides the room between neighbours: what adjacent marks give up, the space
// between Chinese and Latin, and where a line may be spread. A typed space between two
// marks makes no difference to them.
func space(cs []cluster) {
	last := 0 // the last cluster that is no narrow space
	for i := range cs {
		c := &cs[i]
		mark := zhbreak.NoMark
		if !zhbreak.IsUnified(c.r) {
			mark = c.look()
		}
		if i > 0 {
			squeeze(&cs[last], c, mark)
			between(&cs[i-1], c)
		}
		if !c.narrow() || c.hard {
			last = i
		}
	}
	narrowSpaces(cs)
}

// look finds out whether a cluster is a space or a mark, and what it can give up.
func (c *cluster) look() zhbreak.Mark {
	c.space = zhbreak.IsSpace(c.r)
	mark := zhbreak.MarkOf(c.r)
	if c.glyph.Advance != 2*half {
		mark = zhbreak.NoMark // a Latin apostrophe
	}
	switch mark {
	case zhbreak.Opening:
		c.leadEm = half
	case zhbreak.Closing:
		c.trailEm, c.closing = half, true
	}
	return mark
}

// squeeze lets one of two marks give up the empty half of an em between them; mark is b's
// kind.
func squeeze(a, b *cluster, mark zhbreak.Mark) {
	switch {
	case a.hard:
	case a.trailEm == half && mark != zhbreak.NoMark: // ）、 or ）（
		a.widthEm -= half
		a.trailEm = 0
	case (a.leadEm > 0 || a.shiftEm < 0) && mark == zhbreak.Opening: // （《: the second moves up to the first
		b.widthEm -= half
		b.shiftEm -= half
		b.leadEm = 0
	}
}

// between decides the space between two neighbours, and whether it may be spread.
func between(a, b *cluster) {
	if zhbreak.IsUnified(a.r) && zhbreak.IsUnified(b.r) { // as most
		a.elastic = !a.hard
		return
	}
	if clings(a.r, b.r) {
		return
	}
	latinA, latinB := a.latin(), b.latin()
	if latinA && isHan(b.r) && a.r != '/' || isHan(a.r) && latinB && b.r != '/' {
		b.gapEm = autoSpace
	}
	joined := a.r == b.r && (a.r == '—' || a.r == '…')
	a.elastic = !(latinA && latinB) && !joined && !b.space && a.r != '/' && b.r != '/'
	if a.hard {
		a.elastic, b.gapEm = false, 0
	}
}

// clings reports whether a half-width bracket or mark belongs to the Chinese character
// beside it, as its full-width form would.
func clings(a, b rune) bool {
	return (a == '(' || a == '[') && isHan(b) || isHan(a) && strings.ContainsRune(")],.;:!?", b)
}

// narrow reports whether a cluster is a space of less than an em.
func (c *cluster) narrow() bool { return c.space && c.r != '\u3000' }

// latin reports whether a cluster belongs to a Latin word.
func (c *cluster) latin() bool {
	return zhbreak.IsLatin(c.r) || c.r == '’' && c.glyph.Advance != 2*half
}

// narrowSpaces gives typed spaces beside Chinese text the room that there is when none is
// typed: the same as between Chinese and Latin, none beside a full-width mark. Several in a
// row count as one.
func narrowSpaces(cs []cluster) {
	for i := 1; i < len(cs); i++ {
		end := i
		for end < len(cs) && cs[end].narrow() {
			end++
		}
		if end > i && end < len(cs) {
			narrowRun(cs[i:end], &cs[i-1], &cs[end])
		}
		i = end
	}
}

func narrowRun(spaces []cluster, before, after *cluster) {
	a, b := before.r, after.r
	for i := range spaces[1:] {
		spaces[i+1].widthEm = 0
	}
	switch {
	case zhbreak.MarkOf(a) != zhbreak.NoMark, zhbreak.MarkOf(b) != zhbreak.NoMark:
		spaces[0].widthEm = 0
	case isHan(a) && zhbreak.IsLatin(b), zhbreak.IsLatin(a) && isHan(b):
		spaces[0].widthEm = autoSpace
	}
}

func isHan(r rune) bool {
	return r != '\u3000' && zhbreak.IsIdeographic(r) && zhbreak.MarkOf(r) == zhbreak.NoMark
}

// lead is what the cluster gives up at a line's start.
func (c *cluster) lead(size Length) Length { return Em(size, c.leadEm) }

// trail is what it can give up at a line's end.
func (c *cluster) trail(size Length) Length { return Em(size, c.trailEm) }

// fit scales clusters to a type size. tracking is added to each em of full-width text.
func fit(cs []cluster, size, tracking Length) {
	for i := range cs {
		c := &cs[i]
		c.width = Em(size, c.widthEm)
		if c.glyph.Advance >= 2*half {
			c.width += tracking * Length(c.glyph.Advance/(2*half))
		}
		c.gap = Em(size, c.gapEm)
	}
}
