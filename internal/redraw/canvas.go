package redraw

import "github.com/nianbao/nianbao/layout"

// Canvas is the current page of a library's document. Lengths are points; places count from
// the page's upper left corner, to the right and down. What a method can't do it remembers
// for Err.
type Canvas interface {
	AddFont(f *Font)
	AddPage(width, height float64)
	HasPage() bool
	// Begin saves what the caller has set and sets what drawing relies on, End restores it.
	Begin()
	End()
	// Width is a glyph's advance in 1/1000 em as the library writes it into the file.
	Width(advance, unitsPerEm int) int
	SetFont(f *Font, size float64)
	SetColor(c layout.Color) // of text
	// Text shows a text of the current font from a place on its baseline; spacing comes after
	// each character.
	Text(x, y, spacing float64, text string)
	// Rotate turns what follows to the left about a place; Upright ends that.
	Rotate(degrees, x, y float64)
	Upright()
	// Raw writes operators of ISO 32000-1, annex A. They say nothing of places, but between
	// Flip and Unflip, where places count as those of a Canvas do.
	Raw(operators string)
	Flip()
	Unflip()
	Image(p *layout.Picture, x, y, w, h float64)
	URL(x, y, w, h float64, address string)
	// Link leads to where Target says that a heading is, and nowhere as long as it doesn't.
	// Headings count from 0.
	Link(x, y, w, h float64, heading int)
	Target(heading int, y float64)
	Bookmark(title string, depth int, y float64)
	Err() error
}
