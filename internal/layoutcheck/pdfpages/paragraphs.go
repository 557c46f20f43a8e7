package pdfpages

import (
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/layoutcheck"
	"github.com/nianbao/nianbao/layout"
)

// parse makes pages of a trace.
func parse(r io.Reader) ([]layoutcheck.Page, error) {
	sheets, err := trace(r)
	if err != nil {
		return nil, err
	}
	pages := make([]layoutcheck.Page, len(sheets))
	for i, s := range sheets {
		pages[i] = layoutcheck.Page{Width: s.width, Height: s.height, Rules: s.rules, Lines: linesOf(s, i)}
	}
	normal := bodySize(pages)
	areas(pages, normal)
	paragraphs(pages, normal)
	return pages, nil
}

func body(l *layoutcheck.Line) bool { return l.Glyphs[0].Block == nil }

// paragraphs finds the blocks of the lines outside tables.
func paragraphs(pages []layoutcheck.Page, normal layout.Length) {
	var last *layoutcheck.Line
	blocks := map[*layoutcheck.Block][]*layoutcheck.Line{}
	var order []*layoutcheck.Block
	for i := range pages {
		p := &pages[i]
		for _, l := range p.Lines {
			if !body(l) {
				last = nil
				continue
			}
			if last == nil || !goesOn(p, last, l, normal) {
				order = append(order, &layoutcheck.Block{})
			}
			block := order[len(order)-1]
			for k := range l.Glyphs {
				l.Glyphs[k].Block = block
			}
			blocks[block] = append(blocks[block], l)
			last = l
		}
	}
	for _, b := range order {
		b.Heading = heading(blocks[b], normal)
		addresses(blocks[b])
	}
}

// bodySize is the type size of most lines outside tables.
func bodySize(pages []layoutcheck.Page) layout.Length {
	size := places{}
	for _, p := range pages {
		for _, l := range p.Lines {
			if body(l) {
				size.count(l.Glyphs[0].Size)
			}
		}
	}
	return size.most()
}

// goesOn reports whether a line continues the paragraph of another: it is not indented, or
// both are large and in the middle.
func goesOn(p *layoutcheck.Page, a, b *layoutcheck.Line, normal layout.Length) bool {
	first, size := b.Glyphs[0], b.Glyphs[0].Size
	if change := a.Glyphs[0].Size - size; max(change, -change) > layout.Pt {
		return false
	}
	if entryEnd.MatchString(a.Text()) || attachment.MatchString(strings.TrimSpace(b.Text())) {
		return false
	}
	if size > normal+layout.Pt && centred(p, a) && centred(p, b) {
		return true
	}
	return first.From < p.Left+size*9/10 && !centred(p, a)
}

func centred(p *layoutcheck.Page, l *layoutcheck.Line) bool {
	from, to := l.Ink()
	off := (from - p.Left) - (p.Right - to)
	return from > p.Left+l.Glyphs[0].Size*3 && max(off, -off) < l.Glyphs[0].Size
}

var numbered = regexp.MustCompile(`^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]{1,2}[.．]|（[0-9]{1,2}）)`)

// attachment is the line at the head of an attachment.
var attachment = regexp.MustCompile(`^附件[0-9]*$`)

// entryEnd is how a line of a table of contents ends.
var entryEnd = regexp.MustCompile(`[….·]{2}\s*[0-9]+$`)

// heading reports whether a paragraph is a title, or a numbered line that is no sentence
// and no entry of a table of contents.
func heading(lines []*layoutcheck.Line, normal layout.Length) bool {
	if lines[0].Glyphs[0].Size > normal+layout.Pt {
		return true
	}
	text := strings.TrimSpace(lines[0].Text())
	end, _ := utf8.DecodeLastRuneInString(text)
	return len(lines) == 1 && numbered.MatchString(text) && !entryEnd.MatchString(text) && !strings.ContainsRune("。；，：、！？", end)
}

var address = regexp.MustCompile(`[A-Za-z][A-Za-z0-9+.\-]*://[!-~]+|www\.[!-~]+|[!-~]+@[!-~]+`)

// addresses marks the glyphs of links and mail addresses.
func addresses(lines []*layoutcheck.Line) {
	var text strings.Builder
	var owners []*layoutcheck.Glyph // of each byte
	for _, l := range lines {
		for i := range l.Glyphs {
			g := &l.Glyphs[i]
			text.WriteString(g.Text)
			for range len(g.Text) {
				owners = append(owners, g)
			}
		}
	}
	for _, m := range address.FindAllStringIndex(text.String(), -1) {
		for i := m[0]; i < m[1]; i++ {
			owners[i].Link = true
		}
	}
}
