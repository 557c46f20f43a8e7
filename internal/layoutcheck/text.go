package layoutcheck

import (
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/layout"
)

// What must not begin or end a line (GB/T 15834-2011, 5.1), and the marks whose ink leaves
// the right or the left half of their em empty.
const (
	badStarts = closings + "·–—…⋯～~/／%％‰℃°′″々,.;:?!)]}"
	badEnds   = openings + "/／([{￥¥$№"
	closings  = "、，。；：？！”’）】》〉」』〕〗］｝．"
	openings  = "“‘（【《〈「『〔〖［｛"
)

// text checks the ends and beginnings of lines within a paragraph or a cell.
func (c *checker) text() {
	for i := 1; i < len(c.lines); i++ {
		a, b := c.lines[i-1], c.lines[i]
		if !continues(a, b) {
			continue
		}
		before, spaced := lastRune(a)
		after, _ := utf8.DecodeRuneInString(b.glyphs[0].text)
		if strings.ContainsRune(badStarts+" \u00a0\u3000", after) {
			c.fault(BadStart, b.page, b.text())
		}
		if strings.ContainsRune(badEnds, before) && !(before == '/' && a.end().link) {
			c.fault(BadEnd, a.page, a.text())
		}
		switch {
		case spaced:
		case isDigit(before) && isDigit(after), strings.ContainsRune(".,．", before) && isDigit(after) && !a.end().link:
			c.fault(SplitNumber, a.page, a.text()+" | "+b.text())
		case isLetter(before) && isLetter(after), before == after && strings.ContainsRune("—…", before):
			c.fault(SplitWord, a.page, a.text()+" | "+b.text())
		}
	}
}

// lastRune is the last character of a line that is no space, and whether spaces follow it.
func lastRune(l *line) (r rune, spaced bool) {
	text := l.text()
	trimmed := strings.TrimRight(text, " \u00a0\u3000")
	r, _ = utf8.DecodeLastRuneInString(trimmed)
	return r, len(trimmed) < len(text)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// ink is the room that a line's ink takes: the empty halves of marks at its edges and the
// spaces at its end are none of it.
func (l *line) ink() (from, to layout.Length) {
	first, last := l.glyphs[0], l.lastInk()
	from, to = first.from, last.to
	if strings.ContainsAny(openings, first.text) {
		from += first.size / 2
	}
	if strings.ContainsAny(closings, last.text) && last.to-last.from > last.size*3/4 {
		to -= last.size / 2
	}
	return from, to
}

// lastInk is the last glyph of a line that is no space.
func (l *line) lastInk() glyph {
	last := l.end()
	for i := len(l.glyphs) - 1; i > 0 && strings.Trim(last.text, " \u00a0\u3000") == ""; i-- {
		last = l.glyphs[i-1]
	}
	return last
}

// widths checks that lines stand in their room: text in the type area, a cell's text
// between the rules around it.
func (c *checker) widths() {
	for _, l := range c.lines {
		from, to := l.ink()
		last := l.lastInk()
		slack := (last.to - last.from) / 50 // a grid's tracking is not taken off the last glyph
		style := c.at(l.page)
		if from < style.Left-slack || to > style.Width-style.Right+slack || l.inTable() && c.crossed(l, from, to) {
			c.fault(Overfull, l.page, l.text())
		}
	}
}

// crossed reports whether a rule goes through the text of a cell.
func (c *checker) crossed(l *line, from, to layout.Length) bool {
	size := l.glyphs[0].size
	top, bottom := l.y-size*3/4, l.y
	for _, item := range c.doc.Pages[l.page].Items {
		r, ok := item.(*layout.Rule)
		if ok && r.X < to && r.X+r.W > from && r.Y < bottom && r.Y+r.H > top {
			return true
		}
	}
	return false
}
