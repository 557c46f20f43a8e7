package paper

import (
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// growing is a paragraph that lines are joined to. It grows without copying what it has, and knows its
// text without the blanks around it.
type growing struct {
	par   *Paragraph
	text  string // without the blanks around it
	lead  string // the blanks before it
	tail  string // the blanks behind it
	tab   bool   // the text has a tab
	grown bool
	buf   strings.Builder // lead and text, once it has grown
}

// begin makes p the paragraph that grows.
func (g *growing) begin(p *Paragraph) {
	body := strings.TrimLeftFunc(p.Text, zhtext.IsBlank)
	text := strings.TrimRightFunc(body, zhtext.IsBlank)
	*g = growing{par: p, text: text, lead: p.Text[:len(p.Text)-len(body)], tail: body[len(text):], tab: strings.ContainsRune(text, '\t')}
}

// join puts the text of p behind that of the paragraph.
func (g *growing) join(p *Paragraph) {
	if !g.grown {
		own := *g.par
		own.Bold = append([]Span(nil), own.Bold...)
		g.par, g.grown = &own, true
		g.buf.WriteString(g.lead)
		g.buf.WriteString(g.text)
	}
	g.clipBold(g.buf.Len())
	body := strings.TrimLeftFunc(p.Text, zhtext.IsBlank)
	text := strings.TrimRightFunc(body, zhtext.IsBlank)
	if latinAt(g.text, true) && latinAt(body, false) {
		g.buf.WriteByte(' ')
	}
	cut, at := len(p.Text)-len(body), g.buf.Len()
	for _, s := range p.Bold {
		if s.End > cut {
			g.par.Bold = append(g.par.Bold, Span{max(s.Start, cut) - cut + at, s.End - cut + at})
		}
	}
	g.buf.WriteString(text)
	g.text, g.tail = g.buf.String()[len(g.lead):], body[len(text):]
	g.par.Full = p.Full
}

// clipBold ends the bold parts at the end of the text.
func (g *growing) clipBold(end int) {
	bold := g.par.Bold
	for len(bold) > 0 && bold[len(bold)-1].Start >= end {
		bold = bold[:len(bold)-1]
	}
	if n := len(bold); n > 0 {
		bold[n-1].End = min(bold[n-1].End, end)
	}
	g.par.Bold = bold
}

// whole returns the paragraph as it is now. It cannot grow any more.
func (g *growing) whole() *Paragraph {
	if g.grown {
		g.par.Text = g.buf.String() + g.tail
		if len(g.par.Bold) == 0 {
			g.par.Bold = nil
		}
	}
	return g.par
}
