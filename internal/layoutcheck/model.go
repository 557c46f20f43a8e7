package layoutcheck

import (
	"strings"

	"github.com/nianbao/nianbao/layout"
)

// Page is what a reader sees of a page. FromDocument fills it from a finished layout,
// package pdfpages from a PDF file.
type Page struct {
	Width, Height layout.Length
	Left, Right   layout.Length // the edges of the type area, counted from the page's left edge
	Lines         []*Line       // of the content, in reading order: no page numbers, no repeated headers that are known for such
	Rules         []layout.Rule
}

// Block is a paragraph, a heading or a cell of a table. Lines belong together when their
// glyphs share one.
type Block struct {
	Heading bool // or a title
	Cell    bool
	elem    *layout.Elem // nil when nothing but the page is known
}

// Glyph is a glyph where it stands.
type Glyph struct {
	Text     string
	From, To layout.Length // its cell
	Size     layout.Length
	Block    *Block
	Link     bool // it belongs to an address, which may be parted after a stop
}

// Line is the glyphs of a paragraph or a cell that stand side by side. A heading and the
// text that follows it on its line make one.
type Line struct {
	Page   int           // from 0
	Y      layout.Length // the baseline of its first glyph
	Glyphs []Glyph       // at least one, from left to right
}

func (l *Line) end() Glyph { return l.Glyphs[len(l.Glyphs)-1] }

func (l *Line) inTable() bool { return l.Glyphs[0].Block.Cell }

// Text returns the characters of the line.
func (l *Line) Text() string {
	var b strings.Builder
	for _, g := range l.Glyphs {
		b.WriteString(g.Text)
	}
	return b.String()
}

// Ink returns the room that a line's ink takes: the empty halves of marks at its edges and
// the spaces at its end are none of it.
func (l *Line) Ink() (from, to layout.Length) {
	first, last := l.Glyphs[0], l.lastInk()
	from, to = first.From, last.To
	if strings.ContainsAny(openings, first.Text) {
		from += first.Size / 2
	}
	if strings.ContainsAny(closings, last.Text) && last.To-last.From > last.Size*3/4 {
		to -= last.Size / 2
	}
	return from, to
}

// lastInk is the last glyph of a line that is no space.
func (l *Line) lastInk() Glyph {
	last := l.end()
	for i := len(l.Glyphs) - 1; i > 0 && strings.Trim(last.Text, spaces) == ""; i-- {
		last = l.Glyphs[i-1]
	}
	return last
}

// Box is the room between the rules around a place.
type Box struct{ Left, Top, Right, Bottom layout.Length }

// Around finds the nearest rules on all sides of a place. Where there is none the box ends
// with the page. It is a cell when there is one at the left, at the right, and above or
// below: a page end may part a cell without a rule.
func (p *Page) Around(x, y layout.Length) (b Box, cell bool) {
	none := Box{-1, -1, p.Width + 1, p.Height + 1}
	b = none
	for _, r := range p.Rules {
		switch {
		case r.W >= r.H && r.X <= x && x <= r.X+r.W:
			if r.Y < y {
				b.Top = max(b.Top, r.Y)
			} else {
				b.Bottom = min(b.Bottom, r.Y)
			}
		case r.W < r.H && r.Y <= y && y <= r.Y+r.H:
			if r.X < x {
				b.Left = max(b.Left, r.X)
			} else {
				b.Right = min(b.Right, r.X)
			}
		}
	}
	return b, b.Left != none.Left && b.Right != none.Right && (b.Top != none.Top || b.Bottom != none.Bottom)
}

// box is the room between the rules around a line.
func (p *Page) box(l *Line) Box {
	b, _ := p.Around(l.Glyphs[0].From, l.Y)
	return b
}
