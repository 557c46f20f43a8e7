// Package pages finds paragraphs and tables in pages of which only glyphs and ruled lines are known, each
// by its place, as in PDF and OFD; and reads the pages of files of ours by their structure. Readers of a
// format say what its pages show, and this package what that means.
package pages

import (
	"math"
	"strings"
)

// MaxRules is how many rules of one page are kept.
const MaxRules = 80_000

// Page is what a page shows.
type Page struct {
	Number  int
	Box     Box // from 0, 0
	Glyphs  []Glyph
	Rules   []Rule
	Slanted []Glyph        // text that runs across the page
	Lost    map[string]int // glyphs without text, by font

	Pictures int
	Covered  bool // a picture fills most of the page
	Unseen   int  // glyphs that are not painted
}

// New makes an empty page.
func New(number int, box Box) *Page {
	return &Page{Number: number, Box: box, Lost: map[string]int{}}
}

// Glyph is a character on a page.
type Glyph struct {
	Text     string
	X0, X1   float64 // where it begins and ends along its line
	Y        float64 // the baseline
	Size     float64
	Bold     bool
	Upright  bool // false: x and y are those of the page turned so that it is
	Turn     int  // quarters that the line is turned clockwise
	Vertical bool // written downwards, upright
	Mark     int  // of the part of the structure that has it, -1 outside
	Artifact bool
	Unseen   bool // drawn in a way that leaves no ink
}

// Rule is a horizontal or vertical line.
type Rule struct {
	Vertical bool
	At       float64 // y of a horizontal, x of a vertical one
	From, To float64
}

// middle is what decides which cell a glyph belongs to.
func (g *Glyph) middle() Point {
	return turned(Point{(g.X0 + g.X1) / 2, g.Y - 0.35*g.Size}, (4-g.Turn)%4)
}

// Place puts a glyph on the page. m leads from the square that the glyph is drawn in to the page, origin is
// where it begins on the page, and width its advance in that square.
func (p *Page) Place(g Glyph, m Matrix, origin Point, width float64) {
	g.Size = math.Hypot(m[2], m[3])
	g.Turn, g.Upright = quarter(m[0], m[1])
	width *= math.Hypot(m[0], m[1])
	if g.Unseen {
		p.Unseen++
	}
	if !p.Box.Grow(g.Size).Contains(origin) || g.Size < 0.5 {
		return
	}
	g.X0, g.X1, g.Y = origin.X, origin.X+width, origin.Y
	if !g.Upright {
		p.Slanted = append(p.Slanted, g)
		return
	}
	if g.Turn != 0 {
		at := turned(origin, g.Turn)
		g.X0, g.X1, g.Y = at.X, at.X+width, at.Y
	}
	p.Glyphs = append(p.Glyphs, g)
}

// quarter says how many quarters clockwise a line is turned; false when by something between.
func quarter(a, b float64) (int, bool) {
	limit := 0.06 * math.Hypot(a, b)
	switch {
	case math.Abs(b) <= limit && a > 0:
		return 0, true
	case math.Abs(a) <= limit && b > 0:
		return 1, true
	case math.Abs(b) <= limit && a < 0:
		return 2, true
	case math.Abs(a) <= limit && b < 0:
		return 3, true
	}
	return 0, false
}

// turned turns a point back by quarters, so that a turned line runs to the right.
func turned(p Point, quarters int) Point {
	switch quarters {
	case 1:
		return Point{p.Y, -p.X}
	case 2:
		return Point{-p.X, -p.Y}
	case 3:
		return Point{-p.Y, p.X}
	}
	return p
}

// TurnBack empties a page whose text runs up or down, since whoever printed it turned it, and says how
// places are turned back. It reports false for other pages, which it leaves as they are.
func (p *Page) TurnBack() (Matrix, bool) {
	var turns [4]int
	for i := range p.Glyphs {
		turns[p.Glyphs[i].Turn]++
	}
	var m Matrix
	w, h := p.Box.X1, p.Box.Y1
	switch most := len(p.Glyphs) * 3 / 5; {
	case turns[1] > most:
		m, p.Box = Matrix{0, -1, 1, 0, 0, w}, Box{0, 0, h, w}
	case turns[2] > most:
		m = Matrix{-1, 0, 0, -1, w, h}
	case turns[3] > most:
		m, p.Box = Matrix{0, 1, -1, 0, h, 0}, Box{0, 0, h, w}
	default:
		return Identity, false
	}
	p.Glyphs, p.Rules, p.Slanted, p.Lost = nil, nil, nil, map[string]int{}
	p.Pictures, p.Unseen = 0, 0
	return m, true
}

// Picture counts a picture that is large enough to hold a table or a page.
func (p *Page) Picture(b Box) {
	b = b.Meet(p.Box)
	if b.Width() < p.Box.Width()*0.3 || b.Height() < 40 {
		return
	}
	p.Pictures++
	if b.Width() > p.Box.Width()*0.8 && b.Height() > p.Box.Height()*0.7 {
		p.Covered = true
	}
}

// IsBold reports whether a font is bold by its name.
func IsBold(name string) bool {
	lower := strings.ToLower(name)
	for _, word := range []string{"bold", "black", "heavy", "粗"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}
