package html

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits on what is looked at beside a raised or lowered text, for a page may have one behind each character.
const (
	maxFigure = 64 // bytes of a figure that a raised text may stand behind
	maxRaised = 64 // bytes of a raised text; longer ones are no marks
	maxNear   = 32 // nodes in a raised text, and between it and what follows
	maxMarks  = 3  // raised texts of a cell that are quoted; the others are counted
)

// The places of a text that does not stand on the line, as messages call them.
const (
	above   = "后有上标"
	beneath = "后有下标"
	little  = "中有小号字"
)

// marks are the raised, lowered and small texts behind the figure of a cell.
type marks struct {
	quotes []mark
	left   int // that are not quoted
}

type mark struct{ kind, text string }

func (m *marks) add(kind, text string) {
	if len(m.quotes) == maxMarks {
		m.left++
		return
	}
	m.quotes = append(m.quotes, mark{kind, text})
}

// join adds the marks of the only cell of a table, which stands for the table.
func (m *marks) join(other marks) {
	for _, o := range other.quotes {
		m.add(o.kind, o.text)
	}
	m.left += other.left
}

func (m *marks) String() string {
	var b strings.Builder
	for i, o := range m.quotes {
		switch {
		case i == 0:
			b.WriteString("数字" + o.kind)
		case o.kind == m.quotes[i-1].kind:
			b.WriteString("、")
		default:
			b.WriteString("，" + o.kind)
		}
		b.WriteString(zhtext.Quote(o.text))
	}
	if m.left > 0 {
		fmt.Fprintf(&b, "等 %d 处", m.left+len(m.quotes))
	}
	return b.String()
}

// shiftOf is how an element's text stands off the line, "" when it does not.
func shiftOf(n *html.Node, s *style) string {
	switch {
	case n.DataAtom == atom.Sup || s.vertical == "super":
		return above
	case n.DataAtom == atom.Sub || s.vertical == "sub":
		return beneath
	case n.DataAtom == atom.Small:
		return little
	}
	return ""
}

// shifted reads a text off the line such as the mark of a note. Behind the figure of a cell it is told beside it,
// and digits beside digits are put in brackets: 5¹ is not 51, nor is 5₁. Small digits behind a figure are read as
// part of it, and told.
func (f *flow) shifted(n *html.Node, c context, kind string) {
	text, whole := raisedText(n)
	text = strings.TrimSpace(text)
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRune(f.buf)
	figure := f.inCell && len(f.blocks) == 0 && isFigure(f.buf)
	switch {
	case text == "" || c.struck || c.unseen && !f.d.showAll:
	case kind == little:
		if figure && isDigit(first) {
			f.marks.add(kind, text)
		}
	case figure:
		f.marks.add(kind, text)
		return
	case !isDigit(first) || f.breaks > 0:
	case f.joinsFigure(last, n, text) && whole:
		f.text("["+text+"]", c)
		return
	case f.joinsFigure(last, n, text):
		f.text("[", c)
		f.children(n, c)
		f.text("]", c)
		return
	}
	f.children(n, c)
}

// joinsFigure says that digits off the line would be read as part of the figure before or behind them.
func (f *flow) joinsFigure(last rune, n *html.Node, text string) bool {
	if f.started || !f.inCell {
		return isDigit(last) || f.inCell && strings.ContainsRune("+-.,/−－—，．", last)
	}
	return isDigits(text) && isDigit(runeBehind(n))
}

// raisedText is the text in an element, whole unless it is longer than a mark or has more elements.
func raisedText(n *html.Node) (text string, whole bool) {
	nodes := 0
	for d := range n.Descendants() {
		if nodes++; nodes > maxNear || len(text) > maxRaised {
			return text, false
		}
		if d.Type == html.TextNode && d.Parent.DataAtom != atom.Script && d.Parent.DataAtom != atom.Style {
			text += d.Data[:min(len(d.Data), maxRaised+utf8.UTFMax)]
		}
	}
	return text, len(text) <= maxRaised
}

// runeBehind is the character that is shown right behind an element, utf8.RuneError for none.
func runeBehind(n *html.Node) rune {
	d := n
	for range maxNear {
		switch {
		case d != n && d.FirstChild != nil:
			d = d.FirstChild
		default:
			for d.NextSibling == nil {
				if d = d.Parent; d == nil || blockTags[d.DataAtom] {
					return utf8.RuneError
				}
			}
			d = d.NextSibling
		}
		if blockTags[d.DataAtom] || d.DataAtom == atom.Br || d.DataAtom == atom.Table {
			break
		}
		if d.Type == html.TextNode && d.Data != "" {
			r, _ := utf8.DecodeRuneInString(d.Data)
			return r
		}
	}
	return utf8.RuneError
}

// isFigure says that a text is a number so far.
func isFigure(text []byte) bool {
	if len(text) > maxFigure {
		return false
	}
	digits := 0
	for _, r := range string(text) {
		switch {
		case isDigit(r):
			digits++
		case !zhtext.IsBlank(r) && !strings.ContainsRune("+-.,/−－，．", r):
			return false
		}
	}
	return digits > 0
}

func isDigits(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !isDigit(r) })
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }
