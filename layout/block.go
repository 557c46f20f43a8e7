package layout

import "github.com/nianbao/nianbao/fonts"

// Block is a piece of the flow: a *Paragraph, a *Table, a *Figure, a *Separator or a
// *Group.
type Block interface{ block() }

// Paragraph is text set in lines. Most have one part; a run-in heading is a part before
// the part that follows it on the same line.
type Paragraph struct {
	Parts  []Part
	Style  Style
	Source string // where the text comes from, named in errors
	// Tail is set in 宋 at the right edge of the last line, after a row of dots, and belongs to
	// the last span: the page number of an entry of a table of contents. RightIndent is its room.
	Tail string
}

func (*Paragraph) block() {}

// Table is a table of the full measure. Its cells must be a full rectangle, in reading
// order. It is laid out in the largest of Sizes at which it takes the fewest pages, or in a smaller
// one at which it ends on a page of which more than a third would stay empty otherwise. A cell over
// several rows that goes on on another page has its text there again, with （续）, as an artifact. A
// row that is higher than a page is split between its lines.
type Table struct {
	Name     string // named in errors
	Rows     int
	HeadRows int   // repeated, as artifacts, when the table goes on on another page
	Widths   []int // relative widths of the columns
	// Keep[r]: no page end between rows r and r+1 where avoidable; may be short. It gives way where a page
	// has no room for a group of rows, or none for it below a heading: the heading stands with the
	// first row of the table whenever a page has room for both.
	Keep []bool
	// Divisible tables may be parted between the groups of rows that Keep tells, where more than a
	// third of a page would stay empty otherwise. It is for tables whose groups have headers of their
	// own.
	Divisible bool
	Sizes     []Length // largest first
	KeepEnd   bool     // its last rows stand on the page on which the next block begins, where a page has room for both
	Cells     []Cell
}

func (*Table) block() {}

// Cell is one cell of a table.
type Cell struct {
	Row, Col         int // of its upper left corner, from 0
	RowSpan, ColSpan int // 0 counts as 1
	Header           Scope
	Text             string
	Face             fonts.Role
	Align            Align  // Left, Centre or Units
	Source           string // where the text comes from, named in errors
	// Phrases are texts that no line end of the cell parts where it can be avoided, as in
	// Style. A column has room for those of up to three characters unless large numbers in
	// the others leave it none.
	Phrases []string
}
