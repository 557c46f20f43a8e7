package docx

import (
	"strings"

	"github.com/nianbao/nianbao/internal/zhbreak"
	"github.com/nianbao/nianbao/layout"
)

// textWriter writes the text of one paragraph or cell as runs.
type textWriter struct {
	w       *writer
	kind    kind
	size    layout.Length // of the text; 0 is the page's
	heading int           // level of the heading that the spans belong to, where text follows it on the line
	marks   []mark        // of comments, in order
	breaks  []int         // where lines end by themselves, in order
	broken  bool          // a line has ended
	at      int           // bytes that were written, of all spans
}

// span writes a span, as a link where it leads somewhere.
func (t *textWriter) span(s *layout.Span) {
	m := &t.w.doc
	link := ""
	switch {
	case s.Link != "" && isWebLink(s.Link):
		link = ` r:id="` + t.w.link(s.Link) + `"`
	case s.To != 0:
		var a markup
		a.num(` w:anchor="_Toc`, s.To, `"`)
		link = string(a.b)
	}
	if link != "" {
		m.raw(`<w:hyperlink`, link, ` w:history="1">`)
	}
	t.runs(s)
	if link != "" {
		m.raw(`</w:hyperlink>`)
	}
}

// isWebLink reports whether an address is one that a document may lead to. Others run programs or
// open files of whoever reads it.
func isWebLink(address string) bool {
	scheme, _, ok := strings.Cut(address, ":")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto"))
}

// link returns the id of the relation to an address.
func (w *writer) link(address string) string {
	id := w.links[address]
	if id == "" {
		id = relate(&w.relations, relation{kind: "hyperlink", target: address, external: true})
		w.links[address] = id
	}
	return id
}

// runs writes the text of a span, parted where comments begin and end and where lines end.
func (t *textWriter) runs(s *layout.Span) {
	text := s.Text
	for {
		t.due()
		n := len(text)
		if len(t.marks) > 0 {
			n = min(n, t.marks[0].at-t.at)
		}
		if len(t.breaks) > 0 && t.breaks[0] > t.at {
			n = min(n, t.breaks[0]-t.at)
		}
		t.run(text[:n], s)
		t.at += n
		if text = text[n:]; text == "" {
			return
		}
		if len(t.breaks) > 0 && t.breaks[0] <= t.at {
			t.breaks = t.breaks[1:]
			t.broken = true
		}
	}
}

// due writes the marks that stand here.
func (t *textWriter) due() {
	for len(t.marks) > 0 && t.marks[0].at <= t.at {
		t.w.mark(t.marks[0])
		t.marks = t.marks[1:]
	}
}

// finish writes the marks at the end.
func (t *textWriter) finish() {
	for _, m := range t.marks {
		t.w.mark(m)
	}
	t.marks = nil
}

// run writes a run of text.
func (t *textWriter) run(text string, s *layout.Span) {
	if text == "" {
		return
	}
	m := &t.w.doc
	m.raw(`<w:r>`)
	t.properties(text, s)
	if t.broken {
		t.broken = false
		m.raw(`<w:br/>`)
	}
	for {
		i := strings.IndexAny(text, "\n\t")
		piece := text
		if i >= 0 {
			piece = text[:i]
		}
		if piece != "" {
			piece = withoutTyped(piece)
			m.raw(`<w:t`)
			if piece[0] == ' ' || piece[len(piece)-1] == ' ' {
				m.raw(` xml:space="preserve"`)
			}
			m.raw(`>`)
			m.text(piece)
			m.raw(`</w:t>`)
		}
		if i < 0 {
			break
		}
		if text[i] == '\n' {
			m.raw(`<w:br/>`)
		} else {
			m.raw(`<w:tab/>`)
		}
		text = text[i+1:]
	}
	m.raw(`</w:r>`)
}

// withoutTyped drops the blanks between Chinese characters and letters or digits, where Word leaves room by
// itself. It never drops all of a text.
func withoutTyped(text string) string {
	if !strings.Contains(text, " ") {
		return text
	}
	var b strings.Builder
	last, blanks := rune(0), 0
	for _, r := range text {
		if r == ' ' {
			blanks++
			continue
		}
		if blanks > 0 && !(zhbreak.IsUnified(last) && zhbreak.IsLatin(r) || zhbreak.IsLatin(last) && zhbreak.IsUnified(r)) {
			b.WriteString(strings.Repeat(" ", blanks))
		}
		b.WriteRune(r)
		last, blanks = r, 0
	}
	b.WriteString(strings.Repeat(" ", blanks))
	return b.String()
}

// properties writes what a run has otherwise than the style of its paragraph.
func (t *textWriter) properties(text string, s *layout.Span) {
	m := &t.w.doc
	from := &t.w.styles[t.kind]
	face, bold := from.face, from.bold
	start := len(m.b)
	m.raw(`<w:rPr>`)
	empty := len(m.b)
	switch {
	case t.heading > 0:
		look := &t.w.styles[heading1Kind+kind(t.heading-1)]
		face, bold = look.face, look.bold
		m.raw(`<w:rStyle w:val="`, headingStyles[t.heading].id, `"/>`)
	case s.Link != "" || s.To != 0:
		m.raw(`<w:rStyle w:val="Hyperlink"/>`)
	}
	hint := isAmbiguous(text)
	switch {
	case s.Face != face:
		t.w.fontsOf(m, s.Face, hint)
	case hint:
		m.raw(`<w:rFonts w:hint="eastAsia"/>`)
	}
	switch {
	case s.Bold && !bold:
		m.raw(boldOn)
	case !s.Bold && bold:
		m.raw(boldOff)
	}
	if s.Color != (layout.Color{}) {
		m.raw(`<w:color w:val="`, hexColor(s.Color), `"/>`)
	}
	size := t.size
	if size <= 0 {
		size = t.w.page.Body
	}
	if n := halfPoints(size); n != from.size {
		m.num(`<w:sz w:val="`, n, `"/>`)
		m.num(`<w:szCs w:val="`, n, `"/>`)
	}
	if len(m.b) == empty {
		m.b = m.b[:start]
		return
	}
	m.raw(`</w:rPr>`)
}

// isAmbiguous reports whether a text has characters that Chinese and Latin fonts both have, such as
// quotation marks, which Word takes from the Latin font unless it is told.
func isAmbiguous(text string) bool {
	for i, r := range text {
		if r >= 0x80 && r < 0x2e80 && text[i] >= 0xc2 {
			return true
		}
	}
	return false
}

// titleBreaks returns where the lines of a title end, as byte offsets, so that no phrase is parted. A
// title that has line ends of its own keeps those alone.
func (w *writer) titleBreaks(p *layout.Paragraph, k kind, l paragraphLook) []int {
	if k != titleKind && k != attachmentTitleKind || len(p.Parts) != 1 || len(p.Parts[0].Spans) != 1 {
		return nil
	}
	text := p.Parts[0].Spans[0].Text
	size := p.Style.Size
	if size <= 0 {
		size = w.page.Body
	}
	measure := (w.upright.measure - l.left - l.right) * 2 / max(twips(size), 1)
	var all []int
	start := 0
	for line := range strings.SplitSeq(text, "\n") {
		for _, at := range w.evenLines(line, p.Style.Phrases, measure) {
			all = append(all, start+at)
		}
		start += len(line) + 1
	}
	return all
}

// wide is how many halves of an em a character takes.
func wide(r rune) int {
	if zhbreak.IsIdeographic(r) || r >= 0x2000 && r < 0x2e80 {
		return 2
	}
	return 1
}
