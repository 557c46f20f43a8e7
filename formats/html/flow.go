package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// flow makes paragraphs of the text of a page or of one cell.
type flow struct {
	d      *page
	blocks []paper.Block
	inCell bool
	marks  marks // behind the figure of the cell

	buf   []byte
	bold  []paper.Span
	space blank // white space that is shown if text follows
	// breaks counts the forced line ends behind the text that are not in buf yet
	breaks    int
	lineStart int // in buf, of the line that the next character stands in
	lead      int // how wide the blanks at its start are

	number   string      // of the list item that begins here
	at       model.Place // where the next paragraph begins
	started  bool        // the fields below are of the paragraph in buf
	place    model.Place
	align    paper.Align
	level    int
	role     paper.Role
	chrome   bool
	gap      bool
	chars    int // that are not blank
	linked   int // of these, in links and buttons
	datelike int // of these, not in links, of a date or punctuation
	links    int
	pictures []paper.Block // that stand inside the paragraph
}

type blank int8

const (
	noBlank  blank = iota
	aBlank         // spaces and tabs
	aLineEnd       // white space with a line end
)

func (d *page) newFlow() *flow {
	if n := len(d.spare); n > 0 {
		f := d.spare[n-1]
		d.spare = d.spare[:n-1]
		*f = flow{d: d, buf: f.buf[:0]}
		return f
	}
	return &flow{d: d}
}

// text adds text as a browser shows it: white space collapsed, unless in pre.
func (f *flow) text(s string, c context) {
	if c.unseen && !f.d.showAll {
		f.d.unseen.add(s, f.at)
		return
	}
	if c.struck {
		f.d.struck.add(s, f.at)
		return
	}
	for _, r := range s {
		switch {
		case c.pre:
			f.preRune(r, c)
		case r == '\n' && c.breaks:
			f.lineEnd()
		case r == ' ' || r == '\t' || r == '\f' || r == '\r':
			f.space = max(f.space, aBlank)
		case r == '\n':
			f.space = aLineEnd
		case isZeroWidth(r):
		case r == '\u00a0':
			f.blankRune(' ', 1)
		case r == '\u3000' || r == '\u2003':
			f.blankRune(r, 2)
		case zhtext.IsBlank(r):
			f.blankRune(r, 1)
		default:
			f.put(r, c)
		}
	}
}

// isZeroWidth says that a character is not seen at all.
func isZeroWidth(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff', 0:
		return true
	}
	return false
}

// blankRune adds a blank that browsers do not collapse.
func (f *flow) blankRune(r rune, width int) {
	f.showSpace(r)
	if len(f.buf) == f.lineStart || f.lead > 0 {
		f.lead += width
	}
	f.buf = utf8.AppendRune(f.buf, r)
}

// showSpace adds the space that the white space before a character shows as. Between Chinese
// characters a line end of the source shows as nothing.
func (f *flow) showSpace(next rune) {
	was := f.space
	f.space = noBlank
	if was == noBlank || len(f.buf) == f.lineStart {
		return
	}
	if last, _ := utf8.DecodeLastRune(f.buf); was == aLineEnd && isWide(last) && isWide(next) {
		return
	}
	f.buf = append(f.buf, ' ')
	if f.lead > 0 {
		f.lead++
	}
}

// isWide says that a character is as wide as a Chinese one.
func isWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff01 && r <= 0xff60 || r == '“' || r == '”' || r == '—' || r == '…'
}

// put adds a character that is seen.
func (f *flow) put(r rune, c context) {
	f.endBreaks(c)
	f.showSpace(r)
	f.lead = 0
	if !f.started {
		f.start(c)
	}
	begin := len(f.buf)
	f.buf = utf8.AppendRune(f.buf, r)
	if c.bold {
		f.embolden(begin)
	}
	f.chars++
	switch {
	case c.link:
		f.linked++
	case isDatelike(r):
		f.datelike++
	}
}

// start remembers of what kind the paragraph is whose first character is about to come. A heading of the
// first level is the page's title, also in its header.
func (f *flow) start(c context) {
	f.started, f.place, f.align, f.level, f.chrome = true, f.at, c.align, c.level, c.chrome && c.level != 1
	f.role = c.role
}

// embolden makes the text from begin bold, together with bold text right before it.
func (f *flow) embolden(begin int) {
	if n := len(f.bold); n > 0 && strings.TrimSpace(string(f.buf[f.bold[n-1].End:begin])) == "" {
		f.bold[n-1].End = len(f.buf)
		return
	}
	f.bold = append(f.bold, paper.Span{Start: begin, End: len(f.buf)})
}

func isDatelike(r rune) bool {
	return r >= '0' && r <= '9' || strings.ContainsRune("年月日-/.:：|｜[]【】（）()·•>›»、", r)
}

// lineEnd adds a forced line end.
func (f *flow) lineEnd() {
	f.space = noBlank
	f.lead = 0
	if !f.started {
		f.gap, f.buf, f.lineStart = true, f.buf[:0], 0
		return
	}
	if f.breaks == 0 {
		f.lineStart = len(f.buf)
	}
	f.breaks++
	f.buf = f.buf[:f.lineStart]
}

// endBreaks turns the line ends before a character into one inside the paragraph, or into the end of
// the paragraph when there are two or when an indent follows, as first lines have it.
func (f *flow) endBreaks(c context) {
	if f.breaks == 0 {
		return
	}
	const indent = 4
	wide := f.lead
	if f.space != noBlank && f.lead > 0 {
		wide++
	}
	lead, space, at := string(f.buf[f.lineStart:]), f.space, f.at
	many := f.breaks > 1
	f.buf, f.breaks = f.buf[:f.lineStart], 0
	if many || wide >= indent && f.align == paper.Start && c.align == paper.Start {
		f.flush()
		f.at, f.gap = at, many
	} else {
		f.buf = append(f.buf, '\n')
		f.lineStart = len(f.buf)
	}
	f.buf, f.space = append(f.buf, lead...), space
}

// flush ends the paragraph, if there is one.
func (f *flow) flush() {
	text := strings.TrimRight(string(f.buf), " \n\u3000\u2002\u2003\u2009")
	if !f.started {
		f.gap = f.gap || len(f.buf) > 0
	} else if f.d.count() {
		p := &paper.Paragraph{Text: text, Number: f.number, Level: f.level, Align: f.align, Role: f.role, Gap: f.gap, Chrome: f.chrome || f.isNavigation(text), Place: f.place}
		for _, b := range f.bold {
			p.Bold = append(p.Bold, paper.Span{Start: b.Start, End: min(b.End, len(text))})
		}
		f.blocks = append(f.blocks, p)
		f.number, f.gap = "", false
	}
	f.blocks = append(f.blocks, f.pictures...)
	f.buf, f.bold, f.pictures = f.buf[:0], f.bold[:0], nil
	f.space, f.breaks, f.lead, f.lineStart = noBlank, 0, 0, 0
	f.started, f.chars, f.linked, f.datelike, f.links = false, 0, 0, 0, 0
}

// isNavigation says that the paragraph consists of links, with a date at most. In a cell, a single
// link may well be a label or a figure, and a sentence is no menu.
func (f *flow) isNavigation(text string) bool {
	if f.linked == 0 || f.linked+f.datelike < f.chars || f.level > 0 || strings.Contains(text, "。") {
		return false
	}
	if f.datelike > 0 {
		f.d.facts.dated++
	}
	return !f.inCell || f.links > 1
}

// count counts a paragraph or table and says whether there may be as many.
func (d *page) count() bool {
	if d.blocks++; d.blocks > maxBlocks {
		d.tooBig = "的段落太多"
		return false
	}
	return true
}
