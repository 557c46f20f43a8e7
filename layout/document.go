package layout

import "github.com/nianbao/nianbao/fonts"

// Document is a finished layout.
type Document struct {
	Meta    Meta
	Pages   []Page
	Front   int // how many of Pages stand before page 1 and have no number
	Tree    *Elem
	Outline []Heading
	Tables  []TablePart // in reading order; they are in Pages as well
}

// TablePart is what stands of a table on one page.
type TablePart struct {
	Name string // of the Table
	Page int    // from 0
	Box         // around it, its rules included
	// Items are the rules and texts of it, with their places on the page. Header rows that are
	// repeated are among them.
	Items []Item
}

// Meta describes a document as a whole. Empty fields are left out.
type Meta struct {
	Title   string
	Author  string
	Subject string
	Lang    string // BCP 47, "zh-CN"
	Date    string // 2022-01-16
}

// Heading is an entry of the outline.
type Heading struct {
	Level int // from 1
	Text  string
	Page  int    // from 0
	Y     Length // top of its line
}

// Page is one page. Items are in painting order, and those with a mark in reading order.
type Page struct {
	Width, Height Length
	Items         []Item
	Marks         int // marks on this page are 0 … Marks-1
}

// Item is something on a page: *Glyphs, *Rule, *Link, *Image or *Path.
type Item interface{ item() }

// Artifact is the mark of an item that is not part of the document's content: rules, page
// numbers, repeated headers.
const Artifact = -1

// Glyphs is a run of glyphs of one face, size and baseline.
type Glyphs struct {
	X, Y   Length // of the run's start, on the baseline
	Face   *fonts.Face
	Size   Length
	Bold   bool
	Gray   uint8 // 0 is black, 255 white
	Color  Color // instead of Gray, unless it is black
	Angle  int   // by which an artifact is turned to the left about X, Y: 0, 45 or 270 degrees
	Mark   int   // or Artifact
	Joined bool  // the text goes on from the run that is the item before, on the same line and without a break
	Page   bool  // an artifact of pagination (page number, repeated header, stamp)
	Glyphs []Glyph
}

// Boldness is the width of the outline that thickens bold text, in thousandths of its size.
const Boldness = 32

// Glyph is one glyph of a run.
type Glyph struct {
	ID   uint16
	X    Length // from the run's start
	Text string // the characters it stands for
}

// Rule is a filled rectangle, always an artifact.
type Rule struct {
	X, Y, W, H Length
	Color      Color
}

// Link is an area that leads to an address or to a heading. Kid names it in the tree.
type Link struct {
	X, Y, W, H Length
	URL        string
	Heading    int    // the heading of the outline that it leads to instead, from 1; 0 for none
	Text       string // what a screen reader says of it
}

// Box is a rectangle on a page.
type Box struct{ X, Y, W, H Length }

// Image is a picture that fills a box of a page.
type Image struct {
	Box
	Picture *Picture
	Mark    int
}

// Path is a line from point to point, or an area that such a line bounds.
type Path struct {
	Points []Point
	Weight Length   // of the line; 0 means that there is none
	Dash   []Length // lengths of strokes and gaps; none means a whole line
	Filled bool     // the area, which is closed from the last point to the first
	Gray   uint8    // of the area: 0 is black, 255 white
	Shade  uint8    // of the line
	Mark   int
}

// Point is a place on a page.
type Point struct{ X, Y Length }

func (*Image) item()  {}
func (*Path) item()   {}
func (*Glyphs) item() {}
func (*Rule) item()   {}
func (*Link) item()   {}

// Role is the type of a structure element, by its name in ISO 32000-1, 14.8.4, but for
// RoleTitle.
type Role string

// The roles.
const (
	RoleDocument  Role = "Document"
	RoleTitle     Role = "Title" // the document's title; as ISO 32000-2 has it, mapped to P
	RoleH1        Role = "H1"
	RoleH2        Role = "H2"
	RoleH3        Role = "H3"
	RoleH4        Role = "H4"
	RoleP         Role = "P"
	RoleSpan      Role = "Span"
	RoleLink      Role = "Link"
	RoleTable     Role = "Table"
	RoleTHead     Role = "THead"
	RoleTBody     Role = "TBody"
	RoleTR        Role = "TR"
	RoleTH        Role = "TH"
	RoleTD        Role = "TD"
	RoleSect      Role = "Sect"
	RoleL         Role = "L"  // a list
	RoleLI        Role = "LI" // of Lbl and LBody
	RoleLbl       Role = "Lbl"
	RoleLBody     Role = "LBody"
	RoleTOC       Role = "TOC"       // a table of contents, of TOCI and, a level below, TOC
	RoleTOCI      Role = "TOCI"      // an entry of it
	RoleReference Role = "Reference" // that says where else in the document something is
	RoleFigure    Role = "Figure"
	RoleCaption   Role = "Caption"
)

// HeadingLevel returns 1 to 4 for RoleH1 to RoleH4, 0 for every other role.
func (r Role) HeadingLevel() int {
	if len(r) == 2 && r[0] == 'H' && r[1] >= '1' && r[1] <= '4' {
		return int(r[1] - '0')
	}
	return 0
}

// Scope says which cells a header cell heads.
type Scope int

// The scopes.
const (
	NoScope     Scope = iota // not a header
	ColumnScope              // the cells below, down to the next header row
	RowScope                 // the cells to the right
)

// String returns "Column", "Row" or "".
func (s Scope) String() string { return [...]string{"", "Column", "Row"}[s] }

// Elem is a structure element.
type Elem struct {
	Role             Role
	Kids             []Kid
	Scope            Scope
	RowSpan, ColSpan int     // of TH and TD; 0 counts as 1
	Headers          []*Elem // the TH that head this cell, outermost first
	Alt              string  // of a Figure: what it shows
	Box              Box     // of a Figure: where it stands on the page of its first mark
}

// Kid is one child of an element: another element, a marked piece of a page, or a link
// area. Exactly one of Elem, the mark and Link counts.
type Kid struct {
	Elem *Elem
	Page int
	Mark int   // when Elem and Link are nil
	Link *Link // on Page
}
