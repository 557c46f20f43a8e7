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
	Hanging     Kind = "a mark hangs over the edge of the type area"
	HeadingFoot Kind = "a heading is the last line of a page"
	LoneLine    Kind = "a line of a paragraph stands alone at a page's foot or head"
	SmallText   Kind = "a table's text is under 9 pt"
	SplitGroup  Kind = "a group of rows that a page could hold is parted"
	LoneHeader  Kind = "header cells are a table's last row on a page"
	NoHeader    Kind = "a table goes on without its header"
	SplitLabel  Kind = "a word of a table's label is parted"
	NoLabel     Kind = "a group of rows goes on without its label and （续）"
	BlankLabel  Kind = "the label beside several rows is missing on one of the pages they stand on"
	TornLabel   Kind = "the label beside several rows is torn by a page end"
)

// Fault is one finding.
type Fault struct {
	Kind Kind
	Page int    // from 1
	Text string // of the line or cell
}

func (f Fault) String() string { return fmt.Sprintf("page %d: %s: %s", f.Page, f.Kind, f.Text) }

// Check returns all faults of a document that was set on pages of a style. What its tables
// are it takes from the tree.
func Check(d *layout.Document, style layout.PageStyle) []Fault {
	c := newChecker(FromDocument(d, style))
	c.seen()
	t := &tree{checker: c, doc: d, style: style}
	for _, k := range d.Tree.Kids {
		if k.Elem != nil && k.Elem.Role == layout.RoleTable {
			t.table(k.Elem)
		}
	}
	return c.faults
}

// at returns the style of a page, which may be turned.
func (c *tree) at(page int) layout.PageStyle {
	if p := c.doc.Pages[page]; p.Width == c.style.Height && p.Height == c.style.Width {
		return c.style.Turned()
	}
	return c.style
}

// CheckPages returns the faults of pages of which nothing is known but what they show.
// SplitGroup is not among them: that rows belong together shows on no page. LoneHeader,
// NoHeader, BlankLabel and TornLabel are judged by how tables look.
func CheckPages(pages []Page) []Fault {
	c := newChecker(pages)
	c.seen()
	c.tablesSeen()
	return c.faults
}

type checker struct {
	pages  []Page
	lines  []*Line
	faults []Fault
}

func newChecker(pages []Page) *checker {
	c := &checker{pages: pages}
	for _, p := range pages {
		c.lines = append(c.lines, p.Lines...)
	}
	return c
}

func (c *checker) fault(kind Kind, page int, text string) {
	c.faults = append(c.faults, Fault{kind, page + 1, text})
}

// seen checks what lines and rules alone tell.
func (c *checker) seen() {
	c.text()
	c.widths()
	c.feet()
	for _, l := range c.lines {
		if l.inTable() && l.Glyphs[0].Size < layout.XiaoWu-layout.Pt/20 { // programs round sizes
			c.fault(SmallText, l.Page, l.Text())
		}
	}
}

// feet checks what stands at the end and at the beginning of each page.
func (c *checker) feet() {
	for i := 1; i < len(c.lines); i++ {
		last, first := c.lines[i-1], c.lines[i]
		if last.Page == first.Page || last.inTable() {
			continue
		}
		if !slices.ContainsFunc(last.Glyphs, func(g Glyph) bool { return !g.Block.Heading }) {
			c.fault(HeadingFoot, last.Page, last.Text())
		}
		if first.inTable() || last.end().Block != first.Glyphs[0].Block {
			continue
		}
		if i < 2 || !c.sameParagraph(c.lines[i-2], last) {
			c.fault(LoneLine, last.Page, last.Text())
		}
		if i+1 == len(c.lines) || !c.sameParagraph(first, c.lines[i+1]) {
			c.fault(LoneLine, first.Page, first.Text())
		}
	}
}

// continues reports whether the text of one line goes on in another.
func continues(a, b *Line) bool { return a.end().Block == b.Glyphs[0].Block }

// sameParagraph takes a heading that ends where its line does and the text that runs on
// from it for one paragraph: that text begins at the edge, as no paragraph does.
func (c *checker) sameParagraph(a, b *Line) bool {
	from, _ := b.Ink()
	return continues(a, b) || a.end().Block.Heading && !b.inTable() && from < c.pages[b.Page].Left+b.Glyphs[0].Size
}
