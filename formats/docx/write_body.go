package docx

import (
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
	place     placing
	above     layout.Block // what stands before the block, on pages of the same kind
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
	w.place.begin()
	for i, e := range s.entries {
		if e.apart {
			w.place.begin()
		}
		var next layout.Block
		if i+1 < len(s.entries) {
			next = s.entries[i+1].block
		}
		w.above = nil
		if i > 0 {
			w.above = s.entries[i-1].block
		}
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
		w.paragraph(s, b, next, e.apart, closes)
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
	w.place.add(l.before+l.line+l.after, w.upright.depth, s.KeepNext, false)
	l.spacing(m, nil)
	l.indents(m, nil)
	closes(m)
	m.raw(`</w:pPr></w:p>`)
}

func hexColor(c layout.Color) string {
	const digits = "0123456789ABCDEF"
	return string([]byte{digits[c.R>>4], digits[c.R&15], digits[c.G>>4], digits[c.G&15], digits[c.B>>4], digits[c.B&15]})
}
