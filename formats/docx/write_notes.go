package docx

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/layout"
)

// mark is a place in a text where a comment begins or ends.
type mark struct {
	at    int // in bytes
	end   bool
	id    int
	empty bool // it begins and ends at the same place
}

// notePlace is a paragraph or cell that notes may be about.
type notePlace struct {
	target any // *layout.Paragraph or *layout.Cell
	source string
	text   string
}

// placeNotes finds the places of the notes. One that has none stands at the title.
func (w *writer) placeNotes(all []pages) {
	if len(w.flow.Notes) == 0 {
		return
	}
	var places []notePlace
	title := 0
	for _, s := range all {
		for _, e := range s.entries {
			switch b := e.block.(type) {
			case *layout.Paragraph:
				if len(b.Parts) > 0 && b.Parts[0].Role == layout.RoleTitle {
					title = len(places)
				}
				places = append(places, notePlace{b, b.Source, paragraphText(b)})
			case *layout.Table:
				for i := range b.Cells {
					places = append(places, notePlace{&b.Cells[i], b.Cells[i].Source, b.Cells[i].Text})
				}
			}
		}
	}
	if len(places) == 0 {
		return
	}
	w.notes = map[any][]mark{}
	for id, n := range w.flow.Notes {
		i, from, to := findPlace(places, &n, title)
		p := places[i]
		w.notes[p.target] = append(w.notes[p.target], mark{from, false, id, from == to}, mark{to, true, id, from == to})
	}
	w.comments = len(w.flow.Notes)
	for _, marks := range w.notes {
		slices.SortStableFunc(marks, compareMarks)
	}
}

// compareMarks puts marks in order: at one place what ends before what begins.
func compareMarks(a, b mark) int {
	rank := func(m mark) int {
		switch {
		case m.end && !m.empty:
			return 0
		case m.empty:
			return 2
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(rank(a), rank(b)))
}

func paragraphText(p *layout.Paragraph) string {
	var b strings.Builder
	for _, part := range p.Parts {
		for _, s := range part.Spans {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// findPlace returns the place of a note and the part of its text: where its source and its quote stand, or
// what its own text quotes, else where its source or a part of that stands, else the title.
func findPlace(places []notePlace, n *layout.Note, title int) (index, from, to int) {
	exact, within := -1, -1
	quotes := append([]string{n.Quote}, quoted(n.Text)...)
	for i, p := range places {
		switch {
		case n.Source == "":
		case p.source == n.Source:
			for _, quote := range quotes {
				if at := indexOf(p.text, quote); at >= 0 {
					return i, at, at + len(quote)
				}
			}
			if exact < 0 {
				exact = i
			}
		case within < 0 && isWithin(p.source, n.Source):
			within = i
		}
	}
	index = title
	switch {
	case exact >= 0:
		index = exact
	case within >= 0:
		index = within
	}
	return index, 0, len(places[index].text)
}

// quoted returns the longer texts that stand in quotation marks in another.
func quoted(text string) []string {
	const least = 12 // bytes; shorter ones stand anywhere
	var out []string
	for {
		_, behind, ok := strings.Cut(text, "“")
		if !ok {
			return out
		}
		text = behind
		if quote, _, ok := strings.Cut(text, "”"); ok && len(quote) >= least {
			out = append(out, quote)
		}
	}
}

// isWithin reports whether a path leads to a part of what another leads to.
func isWithin(path, of string) bool {
	rest, ok := strings.CutPrefix(path, of)
	return ok && rest != "" && (rest[0] == '.' || rest[0] == '[')
}

// indexOf returns where a text stands in another, not as a part of a longer number; -1 when it does not.
func indexOf(text, quote string) int {
	if quote == "" {
		return -1
	}
	for from := 0; ; {
		i := strings.Index(text[from:], quote)
		if i < 0 {
			return -1
		}
		start, end := from+i, from+i+len(quote)
		cut := start > 0 && isDigit(text[start-1]) && isDigit(quote[0]) || end < len(text) && isDigit(text[end]) && isDigit(quote[len(quote)-1])
		if !cut {
			return start
		}
		_, size := utf8.DecodeRuneInString(text[start:])
		from = start + size
	}
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// mark writes the beginning of what a comment is about, or its end with the reference to the comment.
func (w *writer) mark(k mark) {
	m := &w.doc
	if !k.end {
		m.num(`<w:commentRangeStart w:id="`, k.id, `"/>`)
		return
	}
	m.num(`<w:commentRangeEnd w:id="`, k.id, `"/>`)
	m.num(`<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="`, k.id, `"/></w:r>`)
}

// commentsPart writes the comments.
func (w *writer) commentsPart() []byte {
	var m markup
	m.raw(xmlHeader, `<w:comments xmlns:w="`, wordSpace, `">`)
	for id, n := range w.flow.Notes[:w.comments] {
		m.num(`<w:comment w:id="`, id, `" w:author="`+commenter+`" w:initials="检查"><w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>`)
		m.raw(`<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>`)
		if n.Label != "" {
			m.raw(`<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">`)
			m.text(n.Label)
			m.raw(`　</w:t></w:r>`)
		}
		m.raw(`<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">`)
		m.text(n.Text)
		m.raw(`</w:t></w:r></w:p></w:comment>`)
	}
	m.raw(`</w:comments>`)
	return m.b
}

// commenter is who comments on a draft.
const commenter = "年报检查"
