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
	spaces    = " \u00a0\u3000"
)

// text checks the ends and beginnings of lines within a paragraph or a cell.
func (c *checker) text() {
	for i := 1; i < len(c.lines); i++ {
		a, b := c.lines[i-1], c.lines[i]
		if !continues(a, b) {
			continue
		}
		before, spaced := lastRune(a)
		after, _ := utf8.DecodeRuneInString(b.Glyphs[0].Text)
		if strings.ContainsRune(badStarts+spaces, after) {
			c.fault(BadStart, b.Page, b.Text())
		}
		inAddress := a.end().Link || isLetter(after) && strings.Contains(a.Text(), "://") // one without a link
		if strings.ContainsRune(badEnds, before) && !(before == '/' && inAddress) {
			c.fault(BadEnd, a.Page, a.Text())
		}
		switch {
		case spaced:
		case isDigit(before) && isDigit(after), strings.ContainsRune(".,．", before) && isDigit(after) && !a.end().Link:
			c.fault(SplitNumber, a.Page, a.Text()+" | "+b.Text())
		case isLetter(before) && isLetter(after), before == after && strings.ContainsRune("—…", before):
			c.fault(SplitWord, a.Page, a.Text()+" | "+b.Text())
		}
	}
}

// lastRune is the last character of a line that is no space, and whether spaces follow it.
func lastRune(l *Line) (r rune, spaced bool) {
	text := l.Text()
	trimmed := strings.TrimRight(text, spaces)
	r, _ = utf8.DecodeLastRuneInString(trimmed)
	return r, len(trimmed) < len(text)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// widths checks that lines stand in their room: text in the type area, a cell's text
// between the rules around it.
func (c *checker) widths() {
	for _, l := range c.lines {
		p := &c.pages[l.Page]
		from, to := l.Ink()
		left, right := p.room(l)
		last := l.lastInk()
		slack := (last.To - last.From) / 50 // a grid's tracking is not taken off the last glyph
		over := to - right
		switch {
		case !l.inTable() && over > slack && over <= last.Size && strings.ContainsAny(closings, last.Text):
			c.fault(Hanging, l.Page, l.Text())
		case from < left-slack, over > slack, l.inTable() && p.crossed(l):
			c.fault(Overfull, l.Page, l.Text())
		}
	}
}

// room is where a line may stand: in the type area, in a table as far as its rules reach.
func (p *Page) room(l *Line) (left, right layout.Length) {
	if !l.inTable() || len(p.Rules) == 0 {
		return p.Left, p.Right
	}
	left, right = p.Width, 0
	for _, r := range p.Rules {
		left, right = min(left, r.X), max(right, r.X+r.W)
	}
	return left, right
}

// crossed reports whether a rule goes through the text of a cell.
func (p *Page) crossed(l *Line) bool {
	from, to := l.Ink()
	top, bottom := l.Y-l.Glyphs[0].Size*3/4, l.Y
	for _, r := range p.Rules {
		if r.X < to && r.X+r.W > from && r.Y < bottom && r.Y+r.H > top {
			return true
		}
	}
	return false
}
