package layout

import (
	"slices"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// setParagraph is a paragraph broken into lines.
type setParagraph struct {
	*Paragraph
	spans []Span
	parts []int // index in Parts of each of spans
	cs    []cluster
	lines []line
	tail  []cluster
	pitch Length
	grid  Length // the page's pitch
}

func (m *measurer) paragraph(p *Paragraph) measured {
	if p.Style.Size <= 0 {
		sized := *p
		sized.Style.Size = m.page.Body
		p = &sized
	}
	sp := &setParagraph{Paragraph: p, pitch: p.Style.Pitch, grid: m.page.Pitch()}
	if sp.pitch <= 0 {
		sp.pitch = sp.grid
	}
	sp.collect()
	sp.cs = m.shaper.shape(sp.spans, p.Source)
	if len(sp.cs) == 0 {
		return nil
	}
	tracking := Length(0)
	if p.Style.Size == m.page.Body {
		tracking = m.page.Tracking()
	}
	fit(sp.cs, p.Style.Size, tracking)
	if p.Tail != "" {
		sp.tail = m.shaper.shape([]Span{{Text: p.Tail, Face: tailFace}}, p.Source)
		fit(sp.tail, p.Style.Size, 0)
	}
	measure := m.page.Measure() - p.Style.LeftIndent - p.Style.RightIndent
	if runWidth(sp.cs) > measure-p.Style.FirstIndent {
		holdPhrases(sp.cs, p.Style.Phrases, p.Style.Size, measure)
	}
	b := &m.lines
	b.cs, b.size, b.measure, b.first = sp.cs, p.Style.Size, measure, measure-p.Style.FirstIndent
	b.ragged, b.heading = p.Style.Align != Justify, !slices.ContainsFunc(p.Parts, isText)
	sp.lines, _ = m.breakLines(nil)
	return sp
}

// isText reports whether a part is no heading.
func isText(part Part) bool { return part.Role.HeadingLevel() == 0 }

// collect finds the spans that have text.
func (p *setParagraph) collect() {
	if len(p.Parts) == 1 && !slices.ContainsFunc(p.Parts[0].Spans, func(s Span) bool { return s.Text == "" }) { // as most
		p.spans, p.parts = p.Parts[0].Spans, make([]int, len(p.Parts[0].Spans))
		return
	}
	for i, part := range p.Parts {
		for _, span := range part.Spans {
			if span.Text != "" {
				p.spans = append(p.spans, span)
				p.parts = append(p.parts, i)
			}
		}
	}
}

func (p *setParagraph) keepNext() bool { return p.Style.KeepNext }

func (p *setParagraph) keepEnd() (keep, all bool) {
	return p.Style.KeepEnd, p.together(0) == len(p.lines)
}

func (p *setParagraph) whole() (Length, bool) {
	return p.Style.SpaceBefore + p.above() + p.pitch*Length(len(p.lines)) + p.Style.SpaceAfter, false
}

// above is what a paragraph with Snap lacks of whole lines of the grid. It stands above the
// paragraph, so that the space below a title does not depend on how many lines it has.
func (p *setParagraph) above() Length {
	if !p.Style.Snap {
		return 0
	}
	height := p.Style.SpaceBefore + p.pitch*Length(len(p.lines)) + p.Style.SpaceAfter
	return toGrid(height, p.grid) - height
}

func (p *setParagraph) ends() (Length, bool) { return p.Style.SpaceBefore, p.Style.Snap }

func (p *setParagraph) first() Length {
	return p.Style.SpaceBefore + p.above() + p.pitch*Length(p.together(0))
}

func (p *setParagraph) place(b *builder) {
	if b.y > 0 {
		b.y += p.Style.SpaceBefore
	}
	b.y += p.above()
	e := p.elements(b.store)
	together := 0 // the end of the lines that stay together with one that has its place
	for i := range p.lines {
		need := p.pitch
		if i >= together {
			need, together = p.needed(b, i), i+p.together(i)
		}
		if b.left() < need && b.y > 0 {
			b.newPage()
		}
		if i == 0 {
			p.open(b, e)
		}
		p.line(b, e, i)
		b.y += p.pitch
	}
	b.y = min(b.y+p.Style.SpaceAfter, b.page.Depth())
	if p.Style.Snap {
		b.snap()
	}
}

// needed is the height that must be left for the i-th line: that of the lines that stay together with
// it and, where they are the last ones, of what stays with them. No heading stays behind alone for that.
func (p *setParagraph) needed(b *builder, i int) Length {
	n := p.together(i)
	need := p.pitch * Length(n)
	if i == 0 && b.linked {
		return need
	}
	if end := need + p.Style.SpaceAfter + b.after; b.after > 0 && i+n == len(p.lines) && end <= b.page.Depth() {
		return end
	}
	return need
}

// together is how many lines from the i-th on must stay on one page: no line of a paragraph
// stands alone at a page's foot or head, and a run-in heading does not stand without text.
func (p *setParagraph) together(i int) int {
	n := len(p.lines)
	switch {
	case i == 0:
		lead := max(2, p.headingLines()+1)
		if lead >= n-1 {
			return n
		}
		return lead
	case i == n-2:
		return 2
	}
	return 1
}

// headingLines is how many lines at the start hold nothing but a heading.
func (p *setParagraph) headingLines() int {
	for i, ln := range p.lines {
		last := p.parts[p.cs[ln.end-1].span]
		if p.Parts[last].Role.HeadingLevel() == 0 {
			return i
		}
	}
	return len(p.lines)
}

// paragraphElems are the elements of a paragraph's parts, and of its spans: links and bold
// text have one of their own, made when the first line of it is set.
type paragraphElems struct {
	parts []*Elem
	spans []*Elem
}

func (p *setParagraph) elements(st *store) *paragraphElems {
	all := st.headers.take(len(p.Parts) + len(p.spans))
	e := &paragraphElems{parts: all[:len(p.Parts)], spans: all[len(p.Parts):]}
	for i, part := range p.Parts {
		e.parts[i] = st.elem(part.Role)
	}
	return e
}

// open adds the paragraph's elements to the tree, and its headings to the outline.
func (p *setParagraph) open(b *builder, e *paragraphElems) {
	for i, part := range p.Parts {
		b.hang(e.parts[i])
		if level := part.Role.HeadingLevel(); level > 0 {
			b.doc.Outline = append(b.doc.Outline, Heading{
				Level: level, Text: zhtext.Cut(plainText(part), longestOutline), Page: len(b.doc.Pages) - 1, Y: b.top(),
			})
		}
	}
}

// longestOutline is the most characters of a heading that stand in the outline, a line in a program's
// margin, and in a table of contents: formats limit them (ISO 19005-2, 6.1.13).
const longestOutline = 1000

func plainText(part Part) string {
	var t strings.Builder
	for _, s := range part.Spans {
		t.WriteString(s.Text)
	}
	return unbroken(t.String())
}

// leaf returns the element that the text of a span belongs to.
func (p *setParagraph) leaf(b *builder, e *paragraphElems, span int32) *Elem {
	if e.spans[span] != nil {
		return e.spans[span]
	}
	parent, s := e.parts[p.parts[span]], p.spans[span]
	leaf := parent
	switch {
	case s.leads():
		leaf = b.store.elem(RoleLink)
	case s.Bold && p.partlyBold(p.parts[span]):
		leaf = b.store.elem(RoleSpan)
	}
	if leaf != parent {
		parent.Kids = b.store.kid(parent.Kids, Kid{Elem: leaf})
	}
	e.spans[span] = leaf
	return leaf
}

// partlyBold reports whether a part has text that is not bold: only then is bold a
// distinction within it.
func (p *setParagraph) partlyBold(part int) bool {
	for _, s := range p.Parts[part].Spans {
		if !s.Bold && s.Text != "" {
			return true
		}
	}
	return false
}

// maxSpread is the widest that a gap of a justified line is spread, in thousandths of an
// em; a line that would need more stays short.
const maxSpread = 350

// line sets the i-th line at the builder's position.
func (p *setParagraph) line(b *builder, e *paragraphElems, i int) {
	ln, size := p.lines[i], p.Style.Size
	x := b.page.Left + p.Style.LeftIndent
	slack := b.page.Measure() - p.Style.LeftIndent - p.Style.RightIndent - ln.width
	if i == 0 {
		x += p.Style.FirstIndent
		slack -= p.Style.FirstIndent
	}
	switch p.Style.Align {
	case Centre:
		x, slack = x+slack/2, 0
	case Right:
		x, slack = x+slack, 0
	case Left:
		slack = 0
	case Justify:
		slack = p.shared(i, slack)
	}
	page := b.current()
	s := b.store.setter(page.Items, p.baseline(b), ln.end-ln.start+len(p.tail))
	areas := linkAreas{p: p, e: e, y: s.y}
	right, span, l := x, int32(-1), look{size: size} // of what is set
	spread(p.cs, ln, size, x, slack, func(k int, x, end Length) {
		c := &p.cs[k]
		if c.span != span {
			span = c.span
			l.bold, l.color, l.mark = p.spans[span].Bold, p.spans[span].Color, b.mark(p.leaf(b, e, span))
		}
		s.put(c, x, l)
		areas.add(span, x, end)
		right = end
	})
	if i == len(p.lines)-1 && len(p.tail) > 0 {
		page.Items = p.setTail(b, e, &s, &areas, right)
	} else {
		page.Items = s.end()
	}
	page.Items = areas.finish(page.Items, len(b.doc.Pages)-1)
}

// shared is what the gaps or marks of the i-th line share out of its slack: the last line
// keeps its width, and so does one that can't be justified.
func (p *setParagraph) shared(i int, slack Length) Length {
	ln, size := p.lines[i], p.Style.Size
	switch {
	case slack < 0 && -slack > Em(size, maxSqueeze)*marksIn(p.cs, ln)+Em(size, maxTighten)*gapsIn(p.cs, ln):
		return 0
	case slack > 0 && (i == len(p.lines)-1 || p.cs[ln.end-1].hard || slack > Em(size, maxSpread)*gapsIn(p.cs, ln)):
		return 0
	}
	return slack
}

// baseline stands the ideographs' middle on the middle of the line.
func (p *setParagraph) baseline(b *builder) Length {
	face := b.faces.Face(p.spans[0].Face)
	return b.top() + p.pitch/2 + Em(p.Style.Size, face.Centre())
}
