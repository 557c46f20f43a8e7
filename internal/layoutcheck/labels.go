package layoutcheck

import (
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/layout"
)

// Labels returns the places where a line end in a cell parts one of words that its column
// has room for. A word of up to three characters always has.
func Labels(d *layout.Document, style layout.PageStyle, words []string) []Fault {
	c := newChecker(FromDocument(d, style))
	for from := 0; from < len(c.lines); {
		to := from + 1
		for to < len(c.lines) && continues(c.lines[from], c.lines[to]) {
			to++
		}
		if to > from+1 && c.lines[from].inTable() {
			c.cell(c.lines[from:to], words)
		}
		from = to
	}
	return c.faults
}

// cellRoom is the most that is left free beside a cell's text at each side.
const cellRoom = 3 * layout.Pt

func (c *checker) cell(lines []*Line, words []string) {
	first := lines[0]
	_, at, _ := c.column(first.Glyphs[0].Block)
	room := at.to - at.from - 2*cellRoom
	text, ends := "", map[int]bool{}
	for _, l := range lines {
		text += l.Text()
		ends[len(text)] = true
	}
	for _, word := range words {
		for i := range text {
			if strings.HasPrefix(text[i:], word) && endsWithin(ends, i, i+len(word)) && fits(text, i, i+len(word), first.Glyphs[0].Size, room) {
				c.fault(SplitLabel, first.Page, text+" | "+word)
			}
		}
	}
}

// fits reports whether a column has room for a word with the mark or the number that it is
// not parted from.
func fits(text string, from, to int, size, room layout.Length) bool {
	n := utf8.RuneCountInString(text[from:to])
	if n <= 3 {
		return true
	}
	width := layout.Length(n) * size
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	if strings.ContainsRune(badStarts, after) {
		width += size / 2
	}
	switch {
	case before == '.':
		width += size
	case strings.ContainsRune(badEnds, before):
		width += size / 2
	}
	return width <= room
}

func endsWithin(ends map[int]bool, from, to int) bool {
	for i := from + 1; i < to; i++ {
		if ends[i] {
			return true
		}
	}
	return false
}
