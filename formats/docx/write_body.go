package docx

import (
	"strings"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/idle"
	"github.com/nianbao/nianbao/internal/zhbreak"
	"github.com/nianbao/nianbao/layout"
)

// writer is the state of writing one document.
type writer struct {
	Encoder
	flow            *layout.Flow
	page            layout.PageStyle
	upright, turned geometry
	fonts           map[fonts.Role]string
	styles          *[kinds]paragraphStyle

	relations []relation
	others    []part // pictures, charts, headers and footers

	fitted    map[*layout.Table]*fittedTable
	pictures  map[*layout.Picture]string // relations
	links     map[string]string          // relations
	drawings  int
	charts    int
	heads     map[bool]furniture // footers of pages turned or not
	stamped   furniture          // headers of a draft
	notes     map[any][]mark     // of paragraphs and cells
	comments  int
	bookmarks bool // something leads to a heading
	headings  int
	below     bool // the block follows a table
	*workspace
}

// workspace is what one document leaves for the next: memory, and labels as they were broken.
type workspace struct {
	doc     markup // the main part
	breaker zhbreak.Breaker
	labels  map[labelKey]brokenLabel
}

var workspaces idle.List[workspace]

func newWriter(e Encoder, f *layout.Flow) (*writer, error) {
	w := &writer{
		Encoder: e, flow: f, page: f.Page, fonts: e.names(),
		fitted: map[*layout.Table]*fittedTable{}, pictures: map[*layout.Picture]string{}, links: map[string]string{},
		heads: map[bool]furniture{},
	}
	if w.page.Measure() <= 0 || w.page.Depth() <= 0 || w.page.Body <= 0 {
		return nil, &layout.BadPage{Reason: "the margins leave no room for text"}
	}
	w.upright, w.turned = geometryOf(w.page), geometryOf(w.page.Turned())
	w.styles = styleTable(w.page, &w.upright)
	w.workspace = workspaces.Take()
	w.doc.b = w.doc.b[:0]
	if w.labels == nil {
		w.labels = map[labelKey]brokenLabel{}
	}
	relate(&w.relations, relation{kind: "styles", target: "styles.xml"})
	relate(&w.relations, relation{kind: "settings", target: "settings.xml"})
	relate(&w.relations, relation{kind: "fontTable", target: "fontTable.xml"})
	return w, nil
}

func (w *writer) lang() string {
	if w.flow.Meta.Lang == "" {
		return "zh-CN"
	}
	return w.flow.Meta.Lang
}

// body writes the main part.
func (w *writer) body() error {
	m := &w.doc
	m.raw(xmlHeader, `<w:document xmlns:w="`, wordSpace, `" xmlns:r="`, relationSpace, `" xmlns:wp="`, placedSpace, `"><w:body>`)
	all := w.sections(w.flow.Blocks)
	w.placeNotes(all)
	w.bookmarks = leadSomewhere(all)
	fronted := false
	for i := range all {
		s := &all[i]
		last := i == len(all)-1
		// Page 1 is the first behind those in front.
		first := !s.front && fronted
		fronted = s.front
		properties := func(m *markup) { w.sectionProperties(m, s, first) }
		if err := w.entries(s, properties, last); err != nil {
			return err
		}
		if last {
			properties(m)
		}
	}
	m.raw(`</w:body></w:document>`)
	return nil
}

// leadSomewhere reports whether a span leads to a heading.
func leadSomewhere(all []pages) bool {
	for _, s := range all {
		for _, e := range s.entries {
			p, _ := e.block.(*layout.Paragraph)
			if p == nil {
				continue
			}
			for _, part := range p.Parts {
				for _, span := range part.Spans {
					if span.To != 0 {
						return true
					}
				}
			}
		}
	}
	return false
}

// entries writes the blocks of a stretch. Its last paragraph ends the section, unless it is the last.
func (w *writer) entries(s *pages, end func(*markup), last bool) error {
	for i, e := range s.entries {
		var next layout.Block
		if i+1 < len(s.entries) {
			next = s.entries[i+1].block
		}
		w.below = i > 0 && isTable(s.entries[i-1].block)
		closes := func(*markup) {}
		if next == nil && !last {
			closes = end
		}
		if err := w.block(s, e, next, closes); err != nil {
			return err
		}
	}
	return nil
}

// block writes a block. close writes what a section ends with into the properties of a paragraph.
func (w *writer) block(s *pages, e entry, next layout.Block, closes func(*markup)) error {
	switch b := e.block.(type) {
	case *layout.Paragraph:
		w.paragraph(b, next, e.apart, closes)
	case *layout.Separator:
		w.separator(b, e.apart, closes)
	case *layout.Figure:
		return w.figure(s, b, e.apart, closes)
	case *layout.Table:
		if e.apart {
			w.gap(true, func(*markup) {})
		}
		if err := w.table(s, b); err != nil {
			return err
		}
		// Two tables would become one, and a section ends with a paragraph.
		if next == nil || isTable(next) {
			w.gap(false, closes)
		}
	}
	return nil
}

func isTable(b layout.Block) bool { _, is := b.(*layout.Table); return is }

// gap writes an empty paragraph that takes no room.
func (w *writer) gap(apart bool, closes func(*markup)) {
	w.doc.raw(`<w:p><w:pPr><w:pStyle w:val="`, w.styles[gapKind].id, `"/>`)
	if apart {
		w.doc.raw(pageBreak)
	}
	closes(&w.doc)
	w.doc.raw(`</w:pPr></w:p>`)
}

const pageBreak = `<w:pageBreakBefore/>`

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
	if s.FirstIndent == w.page.Measure()*2/layout.Length(max(w.page.Chars, 1)) {
		l.first, l.firstChars = 2*twips(w.page.Body), 200
	}
	return l
}

var alignments = [...]string{layout.Justify: "both", layout.Left: "left", layout.Centre: "center", layout.Right: "right"}

// paragraph writes a paragraph.
func (w *writer) paragraph(p *layout.Paragraph, next layout.Block, apart bool, closes func(*markup)) {
	k := kindOf(p, next)
	l := w.lookOf(p, k)
	if w.below { // else its rule touches the text
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

// separator writes a rule as the lower border of an empty paragraph.
func (w *writer) separator(s *layout.Separator, apart bool, closes func(*markup)) {
	weight := s.Weight
	if weight <= 0 {
		weight = layout.RuleWeight
	}
	m := &w.doc
	m.raw(`<w:p><w:pPr><w:pStyle w:val="`, w.styles[gapKind].id, `"/>`)
	if s.KeepNext {
		m.raw(`<w:keepNext/>`)
	}
	if apart {
		m.raw(pageBreak)
	}
	const least, most = 2, 96 // eighths of a point that a border may have
	m.num(`<w:pBdr><w:bottom w:val="single" w:sz="`, min(max(rounded(weight, layout.Pt/8), least), most), `" w:space="0" w:color="`)
	m.raw(hexColor(s.Color), `"/></w:pBdr>`)
	l := paragraphLook{
		before: twips(s.SpaceBefore), after: twips(s.SpaceAfter), line: gapLine, left: twips(s.LeftIndent), right: twips(s.RightIndent),
	}
	if height := l.before + twips(weight) + l.after; s.Snap && height%w.upright.pitch > 0 {
		l.after += w.upright.pitch - height%w.upright.pitch
	}
	l.spacing(m, nil)
	l.indents(m, nil)
	closes(m)
	m.raw(`</w:pPr></w:p>`)
}

func hexColor(c layout.Color) string {
	const digits = "0123456789ABCDEF"
	return string([]byte{digits[c.R>>4], digits[c.R&15], digits[c.G>>4], digits[c.G&15], digits[c.B>>4], digits[c.B&15]})
}
