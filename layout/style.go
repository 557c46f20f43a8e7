package layout

import "github.com/nianbao/nianbao/fonts"

// The named type sizes of Chinese printing (字号).
const (
	ErHao      = 22 * Pt     // 二号
	XiaoEr     = 18 * Pt     // 小二
	SanHao     = 16 * Pt     // 三号
	XiaoSan    = 15 * Pt     // 小三
	SiHao      = 14 * Pt     // 四号
	XiaoSi     = 12 * Pt     // 小四
	WuHao      = 21 * Pt / 2 // 五号
	XiaoWu     = 9 * Pt      // 小五
	RuleWeight = Pt / 2      // of the lines of a table
)

// PageStyle is the page and its type area (版心).
type PageStyle struct {
	Width, Height            Length
	Top, Right, Bottom, Left Length // margins; Left is the binding side
	Lines                    int    // grid lines in the type area
	Chars                    int    // characters of the body size in a grid line
	Body                     Length // body type size
	NumberSize               Length // type size of page numbers; 0 leaves them out
	NumberBelow              Length // from the type area down to the dashes beside the number
	SingleSided              bool   // centres every page number
	// Stamp is printed large, grey and slanting behind the text of every page, as an artifact: "草稿".
	Stamp string
}

// GBT9704 returns the page of GB/T 9704-2012, 5.2: A4, type area 156 × 225 mm, 22 lines of
// 28 characters of 三号.
func GBT9704() PageStyle {
	return PageStyle{
		Width: MM(210), Height: MM(297),
		Top: MM(37), Right: MM(26), Bottom: MM(35), Left: MM(28),
		Lines: 22, Chars: 28, Body: SanHao,
		NumberSize: SiHao, NumberBelow: MM(7),
	}
}

// Turned returns the page that is p turned to the right by a right angle: its head is what
// was the left side. Grid lines and characters are as far apart as on p, as nearly as
// whole numbers of them fit.
func (p PageStyle) Turned() PageStyle {
	t := p
	t.Width, t.Height = p.Height, p.Width
	t.Top, t.Right, t.Bottom, t.Left = p.Left, p.Top, p.Right, p.Bottom
	t.Lines = max(1, int(t.Depth()*Length(p.Lines)/p.Depth()))
	t.Chars = max(1, int(t.Measure()*Length(p.Chars)/p.Measure()))
	return t
}

// maxSide is the longest side of a page that a PDF file can have (ISO 32000-1, annex C).
const maxSide = 14400 * Pt

// check reports a page that has no room for text, or whose grid has no lines.
func (p PageStyle) check() error {
	switch {
	case p.Width > maxSide || p.Height > maxSide || min(p.Top, p.Right, p.Bottom, p.Left) < 0:
		return &BadPage{"it is larger than 14400 pt, or a margin is negative"}
	case p.Measure() <= 0 || p.Depth() <= 0:
		return &BadPage{"the margins leave no room for text"}
	case p.Lines <= 0 || p.Chars <= 0 || p.Pitch() <= 0 || p.Body <= 0 || p.Body > maxSide || p.NumberSize < 0 || p.NumberSize > maxSide:
		return &BadPage{"its grid has no lines or characters, or a type size is out of range"}
	}
	return nil
}

// Measure returns the width of the type area.
func (p PageStyle) Measure() Length { return p.Width - p.Left - p.Right }

// Depth returns the height of the type area.
func (p PageStyle) Depth() Length { return p.Height - p.Top - p.Bottom }

// Pitch returns the distance from one grid line to the next.
func (p PageStyle) Pitch() Length { return p.Depth() / Length(p.Lines) }

// Tracking returns what is added to each full-width character of the body size so that
// Chars of them fill a line.
func (p PageStyle) Tracking() Length { return p.Measure()/Length(p.Chars) - p.Body }

// Align says how the lines of a paragraph or a cell are set.
type Align int

// The alignments.
const (
	Justify Align = iota // both edges, the last line at the left
	Left
	Centre
	Right
	Units // of the cells of a column: the widest in the middle, the others' ends below its end
)

// Style is how the lines of a paragraph are set. Lengths of zero mean none.
type Style struct {
	Size        Length // 0 is the page's body size
	Pitch       Length // from line to line; 0 is the page's
	Align       Align
	FirstIndent Length // of the first line
	LeftIndent  Length // of every line, from the left edge
	RightIndent Length // of every line, from the right edge
	SpaceBefore Length // not at the top of a page
	SpaceAfter  Length
	KeepNext    bool // not parted from the next block by a page end where a page has room for both; else it stays where it is
	KeepEnd     bool // its last lines stand on the page on which the next block begins
	// Snap makes the paragraph, with the space around it, whole lines of the page's grid, so that the
	// next block begins on one. What they are higher than the paragraph stands above it.
	Snap bool
	// Phrases are texts that no line end parts where it can be avoided, wherever they stand
	// in the paragraph. A phrase wider than a line counts as none, and one inside another
	// is parted after the other: a name, its parts, their words.
	Phrases []string
}

// Span is a run of text of one look. A "\n" in its text ends the line, as between the lines of a
// title; the paragraph goes on.
type Span struct {
	Text  string
	Face  fonts.Role
	Bold  bool   // thickened outlines, for faces that have no bold
	Color Color  // of the text
	Link  string // address that the text leads to, or ""
	To    int    // which heading of the flow the text leads to, from 1; 0 for none
}

func (s Span) leads() bool { return s.Link != "" || s.To != 0 }

// Part is what one structure element holds of a paragraph.
type Part struct {
	Role  Role
	Spans []Span
}
