package layoutcheck

import (
	"fmt"
	"slices"

	"github.com/nianbao/nianbao/layout"
)

// Kind names what is wrong.
type Kind string

// The kinds of faults.
const (
	BadStart    Kind = "a line begins with a character that must not"
	BadEnd      Kind = "a line ends with a character that must not"
	SplitNumber Kind = "a number is cut by a line end"
	SplitWord   Kind = "a Latin word or a dash is cut by a line end"
	Overfull    Kind = "a line is wider than its room"
	HeadingFoot Kind = "a heading is the last line of a page"
	LoneLine    Kind = "a line of a paragraph stands alone at a page's foot or head"
	SmallText   Kind = "a table's text is under 9 pt"
	SplitGroup  Kind = "a group of rows that a page could hold is parted"
	LoneHeader  Kind = "header cells are a table's last row on a page"
	NoHeader    Kind = "a table goes on without its header"
	SplitLabel  Kind = "a word of a table's label is parted"
	NoLabel     Kind = "a group of rows goes on without its label and （续）"
)

// Fault is one finding.
type Fault struct {
	Kind Kind
	Page int    // from 1
	Text string // of the line or cell
}

func (f Fault) String() string { return fmt.Sprintf("page %d: %s: %s", f.Page, f.Kind, f.Text) }

// Check returns all faults of a document that was set on pages of a style.
func Check(d *layout.Document, style layout.PageStyle) []Fault {
	c := &checker{doc: d, style: style, lines: linesOf(d)}
	c.text()
	c.widths()
	c.feet()
	for _, k := range d.Tree.Kids {
		if k.Elem != nil && k.Elem.Role == layout.RoleTable {
			c.table(k.Elem)
		}
	}
	return c.faults
}

// at returns the style of a page, which may be turned.
func (c *checker) at(page int) layout.PageStyle {
	if p := c.doc.Pages[page]; p.Width == c.style.Height && p.Height == c.style.Width {
		return c.style.Turned()
	}
	return c.style
}

type checker struct {
	doc    *layout.Document
	style  layout.PageStyle
	lines  []*line
	faults []Fault
}

func (c *checker) fault(kind Kind, page int, text string) {
	c.faults = append(c.faults, Fault{kind, page + 1, text})
}

// feet checks what stands at the end and at the beginning of each page.
func (c *checker) feet() {
	for i := 1; i < len(c.lines); i++ {
		last, first := c.lines[i-1], c.lines[i]
		if last.page == first.page || last.inTable() {
			continue
		}
		if !slices.ContainsFunc(last.glyphs, func(g glyph) bool { return !isHeading(g.block) }) {
			c.fault(HeadingFoot, last.page, last.text())
		}
		if first.inTable() || last.end().block != first.glyphs[0].block {
			continue
		}
		if i < 2 || !c.sameParagraph(c.lines[i-2], last) {
			c.fault(LoneLine, last.page, last.text())
		}
		if i+1 == len(c.lines) || !c.sameParagraph(first, c.lines[i+1]) {
			c.fault(LoneLine, first.page, first.text())
		}
	}
}

func isHeading(e *layout.Elem) bool {
	return e.Role == layout.RoleTitle || e.Role.HeadingLevel() > 0
}

// continues reports whether the text of one line goes on in another.
func continues(a, b *line) bool { return a.end().block == b.glyphs[0].block }

// sameParagraph takes a heading that ends where its line does and the text that runs on
// from it for one paragraph: that text begins at the edge, as no paragraph does.
func (c *checker) sameParagraph(a, b *line) bool {
	from, _ := b.ink()
	return continues(a, b) || isHeading(a.end().block) && !b.inTable() && from < c.at(b.page).Left+b.glyphs[0].size
}
