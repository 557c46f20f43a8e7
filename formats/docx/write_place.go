package docx

import "github.com/nianbao/nianbao/layout"

// placing tells about where on its page a block stands, as far as that can be told without the fonts: on
// the grid, a line more or less.
type placing struct {
	y     int // in twips, from the top of the type area
	chain int // where what must stand on the page of the next block begins; -1 when there is none
}

// begin begins a page.
func (p *placing) begin() { *p = placing{chain: -1} }

// add adds a block of a height. One that may be parted goes on on the next page.
func (p *placing) add(height, depth int, keepNext, parted bool) {
	start := p.y
	if p.y += height; p.y > depth {
		if start = 0; parted {
			p.y %= depth
		} else {
			p.y = min(height, depth)
		}
	}
	switch {
	case !keepNext:
		p.chain = -1
	case p.chain < 0 || p.chain > start:
		p.chain = start
	}
}

// mostEmpty is how much of a page may stay empty so that a table stands on one page, in hundredths.
const mostEmpty = 45

// whole reports whether a table should stand on one page, with what must stand on its page.
func (p *placing) whole(height, depth int) bool {
	start := p.y
	if p.chain >= 0 {
		start = p.chain
	}
	if p.y+height <= depth {
		return true
	}
	return p.y-start+height <= depth && depth-start <= depth*mostEmpty/100
}

// paragraphHeight is how high a paragraph is.
func (w *writer) paragraphHeight(text string, size layout.Length, l *paragraphLook, measure int) int {
	if size <= 0 {
		size = w.page.Body
	}
	half := max(twips(size)/2, 1)
	if size == w.page.Body {
		half = max(w.upright.measure/(2*max(w.page.Chars, 1)), 1)
	}
	room := max(measure-l.left-l.right, 2*half)
	lines := 0
	width := l.first
	for _, r := range text {
		if r == '\n' {
			lines, width = lines+max((width+room-1)/room, 1), 0
			continue
		}
		width += wide(r) * half
	}
	lines += max((width+room-1)/room, 1)
	line := l.line
	if line == 0 {
		line = twips(size) * cellLeading / 100
	}
	return l.before + lines*line + l.after
}
