// Package paper holds the neutral document that every office format is read into — paragraphs and
// grids of cells with their places in the file — and finds the report in it.
//
// A reader of a format (package html, docx, xlsx, text, pdf) returns a Document. It knows its format
// and nothing of reports. Recognize knows reports and nothing of formats.
package paper

import (
	"strings"

	"github.com/nianbao/nianbao/model"
)

// Document is what a file shows to a person who reads it, from top to bottom.
type Document struct {
	// Kind is what the file is, as messages call it: "网页", "Word 文档", "Excel 工作簿", "文本", "PDF".
	Kind string
	// Blocks are the paragraphs and tables in reading order.
	Blocks []Block
	// Meta is what the file says of itself outside its text.
	Meta Meta
	// Pictures counts the pictures that are large enough to hold a table or a page.
	Pictures int
	// Loose says that spans of cells, or which cell a number belongs to, had to be worked out from
	// positions (PDF) or was lost (text), so that a failing identity may be the reading's fault.
	Loose bool
	// Office says that the file is an office document, which no site has put its furniture around.
	Office bool
	// Form is what the cells of a form of ours hold, nil for any other file. Blocks then are what stands
	// on other sheets than the form's, or on sheets of it that were changed too much.
	Form *Form
	// Notes is what the reader noticed: hidden sheets, tracked changes, text that cannot be decoded.
	Notes model.Findings
}

// Meta is what a file says of itself outside its text. Every field may be empty or wrong.
type Meta struct {
	Title string // <title>, ArticleTitle, dc:title, /Title
	Organ string // ContentSource, dc:creator, /Author
	Date  string // PubDate
}

// Block is a *Paragraph or a *Grid.
type Block interface{ place() model.Place }

// Paragraph is a paragraph of text, or one line of one (see Line).
type Paragraph struct {
	// Text is what is shown. A forced line break inside a paragraph is "\n", a tab or a wide gap
	// between columns is "\t"; other white space stands as in the file.
	Text string
	// Number is the number that the application puts before the text by itself ("一、", "（二）", "1."),
	// "" when there is none or it is typed in Text.
	Number string
	// Bold are the parts of Text that are set bold, in order, as byte offsets.
	Bold []Span
	// Level is the level of a heading as the file marks it, from 1; 0 for text.
	Level int
	// Align is how the paragraph stands between the margins.
	Align Align
	// Line says that this is one line as a page or a program broke it: the paragraph may go on in the
	// next Paragraph. Indent and Full help to tell.
	Line bool
	// Indent says that the line begins further right than the lines around it, as first lines do.
	Indent bool
	// Full says that the line reaches the right margin, so that the next may continue it.
	Full bool
	// Gap says that more room than usual, such as an empty line, stands before it.
	Gap bool
	// Chrome says that the page uses it for moving about, not as content.
	Chrome bool
	// Role is what the file says that the paragraph is.
	Role Role
	// Picture says that this stands for a picture; Text is its alternative text.
	Picture bool
	// Place is where it begins.
	Place model.Place
}

// Span is a part of a text, as byte offsets.
type Span struct{ Start, End int }

// Marked is a text with ** around its bold parts, which are in order and do not overlap.
func Marked(text string, bold []Span) string {
	var b strings.Builder
	at := 0
	for _, s := range bold {
		b.WriteString(text[at:s.Start] + "**" + text[s.Start:s.End] + "**")
		at = s.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// Align is how a paragraph stands between the margins.
type Align int

// The alignments. Start covers justified text.
const (
	Start Align = iota
	Center
	End
)

// Grid is a table.
type Grid struct {
	Rows, Cols int
	// Cells are sorted by row and column and do not overlap. Positions without a cell are allowed.
	Cells []Cell
	Place model.Place
}

// Cell is one cell of a grid.
type Cell struct {
	Row, Col         int // from 0
	RowSpan, ColSpan int // at least 1
	// Text is what is shown, its paragraphs and lines separated by "\n", without the text of tables
	// inside the cell.
	Text string
	// Blocks is what stands in the cell when that is more than one paragraph, such as tables inside
	// it; nil otherwise.
	Blocks []Block
	// Header says that the file marks it as a header cell.
	Header bool
	// Remark is what the file says beside the cell's text: a comment, why the text is not certain
	// ("公式没有保存结果，按公式算得"). It is reported with the cell.
	Remark string
	// Place is where it stands. Name may be empty: Recognize then names the cell by table, row and
	// column.
	Place model.Place
}

func (p *Paragraph) place() model.Place { return p.Place }
func (g *Grid) place() model.Place      { return g.Place }
