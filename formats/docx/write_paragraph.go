package docx

import (
	"strings"

	"github.com/nianbao/nianbao/internal/zhbreak"
	"github.com/nianbao/nianbao/layout"
)

// kindOf tells what a paragraph of a report is. next is the block behind it.
func kindOf(p *layout.Paragraph, next layout.Block) kind {
	role := layout.RoleP
	if len(p.Parts) > 0 {
		role = p.Parts[0].Role
	}
	level := role.HeadingLevel()
	_, beforeTable := next.(*layout.Table)
	switch {
	case role == layout.RoleTitle:
		return titleKind
	case role == layout.RoleReference:
		return contentsKind
	case strings.HasPrefix(p.Source, "attachments[") && strings.HasSuffix(p.Source, "].title"):
		switch {
		case level > 0:
			return attachmentTitleKind
		case p.Style.LeftIndent > 0:
			return attachmentListKind
		}
		return attachmentLabelKind
	case role == layout.RoleCaption, beforeTable && p.Style.Align == layout.Centre && level == 0:
		return captionKind
	case level > 0 && len(p.Parts) == 1:
		return heading1Kind + kind(level-1)
	}
	switch p.Source {
	case "date_line":
		return dateLineKind
	case "addressee":
		return addresseeKind
	case "signature.organ":
		return signatureOrganKind
	case "signature.date":
		return signatureDateKind
	}
	return bodyKind
}

// lookOf is how a paragraph stands.
func (w *writer) lookOf(p *layout.Paragraph, k kind) paragraphLook {
	s := &p.Style
	l := paragraphLook{
		keepNext: s.KeepNext, before: twips(s.SpaceBefore), after: twips(s.SpaceAfter), line: w.upright.pitch,
		left: twips(s.LeftIndent), right: twips(s.RightIndent), first: twips(s.FirstIndent), align: alignments[min(max(s.Align, layout.Justify), layout.Right)],
	}
	if s.Pitch > 0 {
		l.line = twips(s.Pitch)
	}
	switch k {
	case titleKind, attachmentTitleKind:
		l.line = titleLine
	case captionKind:
		l.line = 0
	case contentsKind:
		l.right = 0 // the room of the page number
	}
	if s.Align == layout.Justify && hasLongWord(paragraphText(p)) {
		l.align = "left" // else the line above is spread out
	}
	if s.FirstIndent == w.page.Measure()*2/layout.Length(max(w.page.Chars, 1)) {
		l.first, l.firstChars = 2*twips(w.page.Body), 200
	}
	return l
}

// hasLongWord reports whether a text has a word, such as an address, that takes most of a line.
func hasLongWord(text string) bool {
	const most = 24
	n := 0
	for _, r := range text {
		if n++; !zhbreak.IsLatin(r) {
			n = 0
		}
		if n > most {
			return true
		}
	}
	return false
}

var alignments = [...]string{layout.Justify: "both", layout.Left: "left", layout.Centre: "center", layout.Right: "right"}

// paragraph writes a paragraph.
func (w *writer) paragraph(s *pages, p *layout.Paragraph, next layout.Block, apart bool, closes func(*markup)) {
	k := kindOf(p, next)
	l := w.lookOf(p, k)
	if isTable(w.above) { // else its rule touches the text
		l.before = max(l.before, w.upright.pitch/2)
	}
	l.keepNext = l.keepNext || closing(next) && !closing(p)
	breaks := w.titleBreaks(p, k, l)
	if p.Style.Snap {
		lines := len(breaks) + 1 + lineEnds(p)
		if rest := (lines*l.line + l.after) % w.upright.pitch; rest > 0 {
			l.before = max(l.before, w.upright.pitch-rest)
		}
	}
	if above, ok := w.above.(*layout.Paragraph); ok && l.before > 0 {
		l.before += twips(above.Style.SpaceAfter) // of the two, Word leaves the larger
	}
	g := w.geometry(s)
	w.place.add(w.paragraphHeight(paragraphText(p), p.Style.Size, &l, g.measure), g.depth, l.keepNext, true)
	m := &w.doc
	m.raw(`<w:p>`)
	w.paragraphProperties(k, &l, apart, p.Tail != "", closes)
	t := &textWriter{w: w, kind: k, size: p.Style.Size, marks: w.notes[p], breaks: breaks}
	if w.bookmarks && isHeading(p) {
		w.headings++
		m.num(`<w:bookmarkStart w:id="`, w.headings, `"`)
		m.num(` w:name="_Toc`, w.headings, `"/>`)
		m.num(`<w:bookmarkEnd w:id="`, w.headings, `"/>`)
	}
	for i := range p.Parts {
		part := &p.Parts[i]
		t.heading = 0
		if k == bodyKind {
			t.heading = part.Role.HeadingLevel()
		}
		for j := range part.Spans {
			t.span(&part.Spans[j])
		}
	}
	w.tail(p)
	t.finish()
	m.raw(`</w:p>`)
}

// closing reports whether a block belongs to the signature or to the list above it, which do not stand
// on a page without text.
func closing(b layout.Block) bool {
	p, ok := b.(*layout.Paragraph)
	return ok && kindOf(p, nil) >= attachmentListKind && kindOf(p, nil) <= signatureDateKind
}

func isHeading(p *layout.Paragraph) bool {
	for _, part := range p.Parts {
		if part.Role.HeadingLevel() > 0 {
			return true
		}
	}
	return false
}

func lineEnds(p *layout.Paragraph) int {
	n := 0
	for _, part := range p.Parts {
		for _, s := range part.Spans {
			n += strings.Count(s.Text, "\n")
		}
	}
	return n
}

// paragraphProperties writes what a paragraph has otherwise than its style.
func (w *writer) paragraphProperties(k kind, l *paragraphLook, apart, tail bool, closes func(*markup)) {
	m, from := &w.doc, &w.styles[k].look
	m.raw(`<w:pPr><w:pStyle w:val="`, w.styles[k].id, `"/>`)
	switch {
	case l.keepNext && !from.keepNext:
		m.raw(`<w:keepNext/>`)
	case !l.keepNext && from.keepNext:
		m.raw(`<w:keepNext w:val="0"/>`)
	}
	if apart {
		m.raw(pageBreak)
	}
	if tail {
		m.num(`<w:tabs><w:tab w:val="right" w:leader="middleDot" w:pos="`, w.upright.measure, `"/></w:tabs>`)
	}
	l.spacing(m, from)
	l.indents(m, from)
	if l.align != from.align {
		m.raw(`<w:jc w:val="`, l.align, `"/>`)
	}
	closes(m)
	m.raw(`</w:pPr>`)
}

// tail writes the page number of an entry of a table of contents as a field, which Word brings up to date.
func (w *writer) tail(p *layout.Paragraph) {
	if p.Tail == "" {
		return
	}
	to := 0
	for _, part := range p.Parts {
		for _, s := range part.Spans {
			to = max(to, s.To)
		}
	}
	m := &w.doc
	m.raw(`<w:r><w:tab/></w:r>`)
	if to == 0 {
		m.raw(`<w:r><w:t>`)
		m.text(strings.TrimSpace(p.Tail))
		m.raw(`</w:t></w:r>`)
		return
	}
	m.raw(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF _Toc`)
	m.num("", to, ` \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>`)
	m.text(strings.TrimSpace(p.Tail))
	m.raw(`</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`)
}
