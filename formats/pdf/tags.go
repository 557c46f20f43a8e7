package pdf

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/pdffile"
	"github.com/nianbao/nianbao/model"
)

// The limits of a structure tree.
const (
	maxTreeDepth = 30
	maxElements  = 200_000
	maxSpan      = 100
)

// producer is what our own files name as their producer.
const producer = "nianbao"

// findingsTitle begins the pages that a draft has before the report.
const findingsTitle = "问题清单（不属于报告正文）"

// tree reads the structure of a file of ours: it says exactly what each text is.
type tree struct {
	d        *document
	marks    map[markKey][]*glyph
	left     int // elements that may still be read
	used     int // glyphs that the tree has
	blocks   []paper.Block
	notes    model.Findings
	told     []toldText
	headings *element // the heading that a text may follow on its line
}

type markKey struct {
	page *page
	id   int
}

// element is an element with its text, in the order of reading.
type element struct {
	role   string
	dict   pdffile.Dict
	kids   []*element
	glyphs []*glyph // of a leaf without a role: one marked content
	page   *page
}

// tagged reads a file by its structure tree: nil when it is not one of ours, or when the tree does not
// have all of its text.
func (d *document) tagged() ([]paper.Block, model.Findings) {
	root := d.file.Dict(d.file.Trailer["Root"])
	structure := d.file.Dict(root["StructTreeRoot"])
	if structure == nil || !d.ours(structure) {
		return nil, nil
	}
	t := &tree{d: d, marks: map[markKey][]*glyph{}, left: maxElements}
	marked := 0
	for _, p := range d.pages {
		for i := range p.glyphs {
			g := &p.glyphs[i]
			if g.mark >= 0 && !g.artifact {
				key := markKey{p, g.mark}
				t.marks[key] = append(t.marks[key], g)
				marked++
			}
		}
	}
	top := &element{}
	t.kids(top, structure["K"], nil, 0)
	for _, e := range top.kids {
		t.walk(e)
	}
	if t.used != marked || marked == 0 {
		return nil, nil
	}
	t.roles()
	return t.blocks, t.notes
}

// ours reports whether a structure is one of ours: the file names us as its producer or, when another
// program saved it again, only the title's role has a map, as in no other program's files.
func (d *document) ours(structure pdffile.Dict) bool {
	if textString(d.file.Get(d.file.Dict(d.file.Trailer["Info"]), "Producer")) == producer || d.metadata().producer == producer {
		return true
	}
	roles := d.file.Dict(structure["RoleMap"])
	return len(roles) == 1 && d.file.Name(roles["Title"]) == "P"
}

// kids reads the children of an element.
func (t *tree) kids(e *element, v any, p *page, depth int) {
	if t.left--; t.left < 0 || depth > maxTreeDepth {
		return
	}
	switch k := t.d.file.Resolve(v).(type) {
	case pdffile.Array:
		for _, v := range k {
			t.kids(e, v, p, depth+1)
		}
	case int:
		t.content(e, p, k)
	case pdffile.Dict:
		if ref, ok := k["Pg"].(pdffile.Ref); ok {
			p = t.d.byRef[ref]
		}
		switch t.d.file.Name(k["Type"]) {
		case "MCR":
			t.content(e, p, t.d.file.Int(k["MCID"]))
			return
		case "OBJR":
			return
		}
		child := &element{role: string(t.d.file.Name(k["S"])), dict: k, page: p}
		t.kids(child, k["K"], p, depth+1)
		if child.page == nil && len(child.kids) > 0 {
			child.page = child.kids[0].page
		}
		e.kids = append(e.kids, child)
	}
}

// content adds a marked content, which belongs to one element only.
func (t *tree) content(e *element, p *page, id int) {
	key := markKey{p, id}
	e.kids = append(e.kids, &element{glyphs: t.marks[key], page: p})
	t.used += len(t.marks[key])
	delete(t.marks, key)
}

// walk turns an element into blocks.
func (t *tree) walk(e *element) {
	before := t.headings
	t.headings = nil
	switch e.role {
	case "Table":
		t.table(e)
	case "H1", "H2", "H3", "H4":
		p := t.paragraph(e)
		p.Level = int(e.role[1] - '0')
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
		t.add(&paper.Paragraph{Picture: true, Text: textString(t.d.file.Get(e.dict, "Alt"))}, e)
		for _, k := range e.kids {
			if k.role != "" {
				t.walk(k)
			}
		}
	case "Sect":
		if t.front(e) {
			return
		}
		fallthrough
	default:
		for _, k := range e.kids {
			t.walk(k)
		}
	}
}

func (t *tree) add(b paper.Block, e *element) {
	place := model.Place{Order: len(t.blocks) + 1}
	if e.page != nil {
		place.Page = e.page.number
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

func (t *tree) paragraph(e *element) *paper.Paragraph {
	mark := ""
	if e.role == "Title" {
		mark = "\n"
	}
	p := &paper.Paragraph{}
	p.Text, p.Bold = e.text(mark)
	if e.role == "Title" {
		p.Align, p.Bold = paper.Center, nil
	}
	t.add(p, e)
	t.told = append(t.told, toldText{p, e})
	return p
}

// joined adds a text to the heading that it follows on its line.
func (t *tree) joined(e *element) {
	p := t.blocks[len(t.blocks)-1].(*paper.Paragraph)
	text, bold := e.text("")
	for _, b := range bold {
		p.Bold = append(p.Bold, paper.Span{Start: b.Start + len(p.Text), End: b.End + len(p.Text)})
	}
	p.Text, p.Level = p.Text+text, 0
}

// sameLine reports whether b begins where a ends.
func sameLine(a, b *element) bool {
	before, behind := a.all(nil), b.all(nil)
	if len(before) == 0 || len(behind) == 0 || a.last() != b.first() {
		return false
	}
	last, first := before[len(before)-1], behind[0]
	return max(last.y-first.y, first.y-last.y) < 0.3*first.size && first.x0 > last.x0
}

// first and last are the pages where an element begins and ends.
func (e *element) first() *page {
	for _, k := range e.kids {
		if p := k.first(); p != nil {
			return p
		}
	}
	return e.page
}

func (e *element) last() *page {
	for i := len(e.kids) - 1; i >= 0; i-- {
		if p := e.kids[i].last(); p != nil {
			return p
		}
	}
	return e.page
}

// all are the glyphs of an element in the order of reading.
func (e *element) all(out []*glyph) []*glyph {
	out = append(out, e.glyphs...)
	for _, k := range e.kids {
		out = k.all(out)
	}
	return out
}

// text is the text of an element with the parts that are bold. mark stands between lines.
func (e *element) text(mark string) (string, []paper.Span) {
	var b strings.Builder
	var bold []paper.Span
	var last *glyph
	for _, g := range e.all(nil) {
		if last != nil && newLine(last, g) && mark != "" {
			b.WriteString(mark)
		} else if last != nil && newLine(last, g) && parted(last, g) {
			b.WriteString(" ")
		}
		start := b.Len()
		b.WriteString(g.text)
		if g.bold {
			if n := len(bold); n > 0 && last.bold {
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
func newLine(last, g *glyph) bool {
	return g.x0 < last.x0 && (g.y-last.y > 0.5*g.size || last.y-g.y > g.size)
}

// parted reports whether a space ended a line: it is not drawn there.
func parted(last, g *glyph) bool {
	a, _ := utf8.DecodeLastRuneInString(last.text)
	b, _ := utf8.DecodeRuneInString(g.text)
	return a < 0x250 && b < 0x250 && unicode.IsLetter(a) && unicode.IsLetter(b)
}

// table turns a table into a grid.
func (t *tree) table(e *element) {
	g := &paper.Grid{}
	taken := map[[2]int]bool{}
	for _, row := range e.rows(nil) {
		col := 0
		for _, k := range row.kids {
			if k.role != "TH" && k.role != "TD" {
				continue
			}
			for taken[[2]int{g.Rows, col}] {
				col++
			}
			c := paper.Cell{Row: g.Rows, Col: col, Header: k.role == "TH"}
			c.RowSpan, c.ColSpan = t.span(k, "RowSpan"), t.span(k, "ColSpan")
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

func (e *element) rows(out []*element) []*element {
	for _, k := range e.kids {
		if k.role == "TR" {
			out = append(out, k)
		} else {
			out = k.rows(out)
		}
	}
	return out
}

func (t *tree) span(e *element, key pdffile.Name) int {
	return min(max(1, t.d.file.Int(t.d.file.Dict(e.dict["A"])[key])), maxSpan)
}

// front leaves out the pages before the report: the contents and the findings of a draft.
func (t *tree) front(e *element) bool {
	first, what := "", "目录"
	if len(e.kids) > 0 {
		first, _ = e.kids[0].text("")
	}
	if first == findingsTitle {
		what = "草稿的问题清单"
	} else if !e.has("TOC") {
		return false
	}
	p := e.first()
	if p == nil {
		p = t.d.pages[0]
	}
	t.notes = append(t.notes, note(model.SeverityInfo, p, fmt.Sprintf("报告前面的%s没有读入：“%s”", what, first), ""))
	return true
}

func (e *element) has(role string) bool {
	for _, k := range e.kids {
		if k.role == role {
			return true
		}
	}
	return false
}
