package pages

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/model"
)

// maxSpan is the most rows or columns that a cell goes over.
const maxSpan = 100

// findingsTitle begins the pages that a draft has before the report.
const findingsTitle = "问题清单（不属于报告正文）"

// Element is an element of the structure of a file of ours, which says exactly what each text is. A leaf
// has no role.
type Element struct {
	Role             string // as PDF names it
	Alt              string // what a picture shows
	RowSpan, ColSpan int    // of a cell
	Kids             []*Element
	Glyphs           []*Glyph // of a leaf, in the order of reading
	Page             *Page    // where it stands, if it is known
}

// Marks are the glyphs of the parts that a structure is made of.
type Marks struct {
	glyphs map[markKey][]*Glyph
	all    int
	left   int // glyphs that no element has yet
}

type markKey struct {
	page *Page
	id   int
}

func marksOf(list []*Page) *Marks {
	m := &Marks{glyphs: map[markKey][]*Glyph{}}
	for _, p := range list {
		for i := range p.Glyphs {
			if g := &p.Glyphs[i]; g.Mark >= 0 && !g.Artifact {
				key := markKey{p, g.Mark}
				m.glyphs[key] = append(m.glyphs[key], g)
				m.all++
			}
		}
	}
	m.left = m.all
	return m
}

// Take makes a leaf of the glyphs with a mark, which belong to one element only.
func (m *Marks) Take(p *Page, id int) *Element {
	key := markKey{p, id}
	e := &Element{Glyphs: m.glyphs[key], Page: p}
	m.left -= len(e.Glyphs)
	delete(m.glyphs, key)
	return e
}

// tree makes blocks of a structure.
type tree struct {
	pages    []*Page
	blocks   []paper.Block
	notes    model.Findings
	told     []toldText
	headings *Element // the heading that a text may follow on its line
}

// tagged reads pages by their structure: nil when it does not have all of their text.
func tagged(list []*Page, structure func(*Marks) *Element) ([]paper.Block, model.Findings) {
	marks := marksOf(list)
	top := structure(marks)
	if top == nil || marks.left != 0 || marks.all == 0 {
		return nil, nil
	}
	t := &tree{pages: list}
	for _, e := range top.Kids {
		t.walk(e)
	}
	t.roles()
	return t.blocks, t.notes
}

// walk turns an element into blocks.
func (t *tree) walk(e *Element) {
	before := t.headings
	t.headings = nil
	switch e.Role {
	case "Table":
		t.table(e)
	case "H1", "H2", "H3", "H4":
		p := t.paragraph(e)
		p.Level = int(e.Role[1] - '0')
		if len(p.Bold) == 1 && p.Bold[0] == (paper.Span{Start: 0, End: len(p.Text)}) {
			p.Bold = nil // the look of its level
		}
		t.headings = e
	case "P":
		if before != nil && sameLine(before, e) {
			t.joined(e)
			return
		}
		t.paragraph(e)
	case "Title", "LI", "Caption":
		t.paragraph(e)
	case "Figure":
		t.add(&paper.Paragraph{Picture: true, Text: e.Alt}, e)
		for _, k := range e.Kids {
			if k.Role != "" {
				t.walk(k)
			}
		}
	case "Sect":
		if t.front(e) {
			return
		}
		fallthrough
	default:
		for _, k := range e.Kids {
			t.walk(k)
		}
	}
}

func (t *tree) add(b paper.Block, e *Element) {
	place := model.Place{Order: len(t.blocks) + 1}
	if e.Page != nil {
		place.Page = e.Page.Number
	}
	switch b := b.(type) {
	case *paper.Paragraph:
		b.Place = place
	case *paper.Grid:
		b.Place = place
		for i := range b.Cells {
			b.Cells[i].Place = place
		}
	}
	t.blocks = append(t.blocks, b)
}

func (t *tree) paragraph(e *Element) *paper.Paragraph {
	mark := ""
	if e.Role == "Title" {
		mark = "\n"
	}
	p := &paper.Paragraph{}
	p.Text, p.Bold = e.text(mark)
	if e.Role == "Title" {
		p.Align, p.Bold = paper.Center, nil
	}
	t.add(p, e)
	t.told = append(t.told, toldText{p, e})
	return p
}

// joined adds a text to the heading that it follows on its line.
func (t *tree) joined(e *Element) {
	p := t.blocks[len(t.blocks)-1].(*paper.Paragraph)
	text, bold := e.text("")
	for _, b := range bold {
		p.Bold = append(p.Bold, paper.Span{Start: b.Start + len(p.Text), End: b.End + len(p.Text)})
	}
	p.Text, p.Level = p.Text+text, 0
}

// sameLine reports whether b begins where a ends.
func sameLine(a, b *Element) bool {
	before, behind := a.all(nil), b.all(nil)
	if len(before) == 0 || len(behind) == 0 || a.last() != b.first() {
		return false
	}
	last, first := before[len(before)-1], behind[0]
	return max(last.Y-first.Y, first.Y-last.Y) < 0.3*first.Size && first.X0 > last.X0
}

// first and last are the pages where an element begins and ends.
func (e *Element) first() *Page {
	for _, k := range e.Kids {
		if p := k.first(); p != nil {
			return p
		}
	}
	return e.Page
}

func (e *Element) last() *Page {
	for i := len(e.Kids) - 1; i >= 0; i-- {
		if p := e.Kids[i].last(); p != nil {
			return p
		}
	}
	return e.Page
}

// all are the glyphs of an element in the order of reading.
func (e *Element) all(out []*Glyph) []*Glyph {
	out = append(out, e.Glyphs...)
	for _, k := range e.Kids {
		out = k.all(out)
	}
	return out
}

// text is the text of an element with the parts that are bold. mark stands between lines.
func (e *Element) text(mark string) (string, []paper.Span) {
	var b strings.Builder
	var bold []paper.Span
	var last *Glyph
	for _, g := range e.all(nil) {
		if last != nil && newLine(last, g) && mark != "" {
			b.WriteString(mark)
		} else if last != nil && newLine(last, g) && parted(last, g) {
			b.WriteString(" ")
		}
		start := b.Len()
		b.WriteString(g.Text)
		if g.Bold {
			if n := len(bold); n > 0 && last.Bold {
				bold[n-1].End = b.Len()
			} else {
				bold = append(bold, paper.Span{Start: start, End: b.Len()})
			}
		}
		last = g
	}
	return b.String(), bold
}

// newLine reports whether g stands on another line, or page, than the glyph before it.
func newLine(last, g *Glyph) bool {
	return g.X0 < last.X0 && (g.Y-last.Y > 0.5*g.Size || last.Y-g.Y > g.Size)
}

// parted reports whether a space ended a line: it is not drawn there.
func parted(last, g *Glyph) bool {
	a, _ := utf8.DecodeLastRuneInString(last.Text)
	b, _ := utf8.DecodeRuneInString(g.Text)
	return a < 0x250 && b < 0x250 && unicode.IsLetter(a) && unicode.IsLetter(b)
}

// table turns a table into a grid.
func (t *tree) table(e *Element) {
	g := &paper.Grid{}
	taken := map[[2]int]bool{}
	for _, row := range e.rows(nil) {
		col := 0
		for _, k := range row.Kids {
			if k.Role != "TH" && k.Role != "TD" {
				continue
			}
			for taken[[2]int{g.Rows, col}] {
				col++
			}
			c := paper.Cell{Row: g.Rows, Col: col, Header: k.Role == "TH"}
			c.RowSpan, c.ColSpan = spanned(k.RowSpan), spanned(k.ColSpan)
			c.Text, _ = k.text("")
			if lines, _ := k.text("\n"); !c.Header && strings.Contains(lines, "\n") {
				// A figure stands in a line of its own, and a remark below it.
				if figure, remark, _ := strings.Cut(lines, "\n"); cellNumber.MatchString(figure) {
					c.Text = figure + "\n" + strings.ReplaceAll(remark, "\n", "")
				}
			}
			for r := range c.RowSpan {
				for i := range c.ColSpan {
					taken[[2]int{g.Rows + r, col + i}] = true
				}
			}
			col += c.ColSpan
			g.Cols = max(g.Cols, col)
			g.Cells = append(g.Cells, c)
		}
		g.Rows++
	}
	for i := range g.Cells {
		g.Cells[i].RowSpan = min(g.Cells[i].RowSpan, g.Rows-g.Cells[i].Row)
	}
	if len(g.Cells) > 0 {
		t.add(g, e)
	}
}

func (e *Element) rows(out []*Element) []*Element {
	for _, k := range e.Kids {
		if k.Role == "TR" {
			out = append(out, k)
		} else {
			out = k.rows(out)
		}
	}
	return out
}

// spanned is over how many rows or columns a cell goes, whatever the file says.
func spanned(n int) int { return min(max(1, n), maxSpan) }

// front leaves out the pages before the report: the contents and the findings of a draft.
func (t *tree) front(e *Element) bool {
	first, what := "", "目录"
	if len(e.Kids) > 0 {
		first, _ = e.Kids[0].text("")
	}
	if first == findingsTitle {
		what = "草稿的问题清单"
	} else if !e.has("TOC") {
		return false
	}
	p := e.first()
	if p == nil {
		p = t.pages[0]
	}
	t.notes = append(t.notes, note(model.SeverityInfo, p, fmt.Sprintf("报告前面的%s没有读入：“%s”", what, first), ""))
	return true
}

func (e *Element) has(role string) bool {
	for _, k := range e.Kids {
		if k.Role == role {
			return true
		}
	}
	return false
}
