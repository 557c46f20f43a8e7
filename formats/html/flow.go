package html

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/zhtext"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// style is what an element inherits.
type style struct {
	bold   bool
	align  paper.Align
	level  int
	chrome bool
	link   bool
	pre    bool
	raised bool
	depth  int
}

// flow gathers the blocks of a page or a cell.
type flow struct {
	w      *walker
	blocks []paper.Block

	text   strings.Builder
	bold   []paper.Span
	style  style
	number string
	linked int // bytes of text inside links
	node   *html.Node
}

const deepest = 2000 // nested elements

// children walks the children of a node.
func (f *flow) children(n *html.Node, s style) {
	if s.depth++; s.depth > deepest {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		f.node1(c, s)
	}
}

// node1 walks one node.
func (f *flow) node1(n *html.Node, s style) {
	switch n.Type {
	case html.TextNode:
		f.add(n, s)
	case html.ElementNode:
		f.element(n, s)
	case html.DocumentNode:
		f.children(n, s)
	}
}

func (f *flow) element(n *html.Node, s style) {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Head, atom.Template, atom.Noscript, atom.Object, atom.Svg, atom.Math, atom.Audio, atom.Video, atom.Datalist:
		return
	case atom.Br:
		f.text.WriteByte('\n')
		return
	case atom.Img:
		f.picture(n)
		return
	case atom.Input:
		f.input(n, s)
		return
	case atom.Select:
		f.chosen(n, s)
		return
	case atom.S, atom.Strike, atom.Del:
		f.w.struck = append(f.w.struck, allText(n))
		return
	}
	if f.w.isHidden(n) {
		if len(f.w.unseen) < 50 {
			f.w.unseen = append(f.w.unseen, allText(n))
		}
		return
	}
	s = restyled(n, s)
	switch {
	case n.DataAtom == atom.Table, displays(n, "table"):
		f.flush()
		f.table(n, s)
	case isBlock(n):
		f.flush()
		f.style, f.node = s, n
		if n.DataAtom == atom.Li {
			f.number = listNumber(n)
		}
		f.children(n, s)
		f.flush()
	default:
		f.children(n, s)
	}
}

// restyled adds what an element says to what it inherits.
func restyled(n *html.Node, s style) style {
	css := strings.ToLower(strings.Join(strings.Fields(attr(n, "style")), ""))
	switch n.DataAtom {
	case atom.B, atom.Strong:
		s.bold = true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		s.level, _ = strconv.Atoi(n.Data[1:])
	case atom.Center:
		s.align = paper.Center
	case atom.Nav, atom.Footer, atom.Aside, atom.Button:
		s.chrome = true
	case atom.A:
		s.link = true
	case atom.Pre, atom.Textarea:
		s.pre = true
	case atom.Sup:
		s.raised = true
	}
	if strings.Contains(css, "font-weight:bold") || strings.Contains(css, "font-weight:7") {
		s.bold = true
	} else if strings.Contains(css, "font-weight:normal") || strings.Contains(css, "font-weight:4") {
		s.bold = false
	}
	if strings.Contains(css, "white-space:pre") {
		s.pre = true
	}
	switch align := strings.ToLower(attr(n, "align")); {
	case align == "center" || strings.Contains(css, "text-align:center"):
		s.align = paper.Center
	case align == "right" || strings.Contains(css, "text-align:right"):
		s.align = paper.End
	case align != "" || strings.Contains(css, "text-align:"):
		s.align = paper.Start
	}
	return s
}

// raised writes digits as they stand above the line.
var raised = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "[", "⁽", "]", "⁾", "(", "⁽", ")", "⁾", "（", "⁽", "）", "⁾")

// isHidden reports whether a browser shows nothing of an element.
func (w *walker) isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			css := strings.ToLower(strings.Join(strings.Fields(a.Val), ""))
			if strings.Contains(css, "display:none") || strings.Contains(css, "visibility:hidden") || strings.Contains(css, "mso-hide:all") ||
				strings.Contains(css, "font-size:0px") || strings.Contains(css, "font-size:0;") ||
				strings.Contains(css, "overflow:hidden") && (strings.Contains(";"+css, ";height:0") || strings.Contains(";"+css, ";width:0")) {
				return true
			}
		case "class":
			for _, c := range strings.Fields(a.Val) {
				if w.hidden[c] {
					return true
				}
			}
		}
	}
	return false
}

// displays reports whether an element is laid out as a table, a row or a cell without being one.
func displays(n *html.Node, as string) bool {
	if n.Type != html.ElementNode || n.DataAtom == atom.Table || n.DataAtom == atom.Tr || n.DataAtom == atom.Td {
		return false
	}
	css := strings.ToLower(strings.Join(strings.Fields(attr(n, "style")), "")) + ";"
	return strings.Contains(css, "display:"+as+";")
}

func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Span, atom.A, atom.B, atom.Strong, atom.I, atom.Em, atom.U, atom.Font, atom.Sub, atom.Sup, atom.Small, atom.Big, atom.Label, atom.Tt, atom.Code,
		atom.Ins, atom.Mark, atom.Abbr, atom.Nobr, atom.Bdo, atom.Ruby, atom.Rb, atom.Kbd, atom.Var, atom.Samp, atom.Cite, atom.Q, atom.Wbr, atom.Time, atom.Data:
		return false
	case atom.Rt, atom.Rp:
		return false
	case 0:
		// office programs write their own tags around runs: o:p, st1:chsdate
		return !strings.Contains(n.Data, ":")
	}
	return true
}

// add adds text as a browser shows it: white space collapsed, and none where a line of the source ends
// between Chinese characters.
func (f *flow) add(n *html.Node, s style) {
	if n.Parent != nil && (n.Parent.DataAtom == atom.Rt || n.Parent.DataAtom == atom.Rp) {
		return
	}
	start := f.text.Len()
	if f.node == nil {
		f.node = n
	}
	if start == 0 {
		f.style = s
	}
	if s.raised {
		f.text.WriteString(raised.Replace(n.Data))
	} else if s.pre {
		f.text.WriteString(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(n.Data))
	} else {
		f.collapse(n.Data)
	}
	end := f.text.Len()
	if end == start {
		return
	}
	if s.bold {
		if k := len(f.bold); k > 0 && f.bold[k-1].End == start {
			f.bold[k-1].End = end
		} else {
			f.bold = append(f.bold, paper.Span{Start: start, End: end})
		}
	}
	if s.link {
		f.linked += end - start
	}
}

func (f *flow) collapse(data string) {
	runes := []rune(data)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		if r != ' ' && r != '\n' && r != '\t' && r != '\r' && r != '\f' {
			if r != '\u200b' && r != '\ufeff' && r != '\u200e' && r != '\u200f' && r != '\u00ad' {
				f.text.WriteRune(r)
			}
			continue
		}
		newline := false
		for i < len(runes) && (runes[i] == ' ' || runes[i] == '\n' || runes[i] == '\t' || runes[i] == '\r' || runes[i] == '\f') {
			newline = newline || runes[i] == '\n' || runes[i] == '\r'
			i++
		}
		last := lastRune(f.text.String())
		var next rune
		if i < len(runes) {
			next = runes[i]
		}
		i--
		if last == 0 || last == ' ' || last == '\n' || newline && wide(last) && (next == 0 || wide(next)) {
			continue
		}
		f.text.WriteByte(' ')
	}
}

// wide reports whether a character is Chinese or a full-width mark.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef || r == '“' || r == '”'
}

func lastRune(s string) rune {
	if s == "" {
		return 0
	}
	r := []rune(s[max(0, len(s)-4):])
	return r[len(r)-1]
}

// flush ends a paragraph.
func (f *flow) flush() {
	text := f.text.String()
	bold, number, linked, s, node := f.bold, f.number, f.linked, f.style, f.node
	f.text.Reset()
	f.bold, f.number, f.linked, f.node = nil, "", 0, nil
	if strings.TrimFunc(text, zhtext.IsBlank) == "" {
		if strings.TrimFunc(text, zhtext.IsBlank) == "" && number != "" {
			f.number = number // the text comes in a block of its own
		}
		return
	}
	whole := len(strings.TrimFunc(text, zhtext.IsBlank))
	start := 0
	for _, part := range splitAt(text, s.pre) {
		f.paragraph(text[start:part.end], start, bold, number, s, linked*10 >= whole*9 && linked > 0, node)
		start, number = part.next, ""
	}
}

// cut is where a paragraph ends and where the next begins.
type cut struct{ end, next int }

// splitAt parts a text at empty lines, and at each line of preformatted text.
func splitAt(text string, pre bool) []cut {
	var cuts []cut
	for i := 0; i < len(text); {
		k := strings.IndexByte(text[i:], '\n')
		if k < 0 {
			break
		}
		at := i + k
		end := at + 1
		for end < len(text) && strings.TrimFunc(text[at:end+1], zhtext.IsBlank) == "" {
			end++
		}
		for end < len(text) && text[end]&0xc0 == 0x80 {
			end++ // inside a blank of several bytes
		}
		if pre || strings.Count(text[at:end], "\n") > 1 {
			cuts = append(cuts, cut{at, end})
		}
		i = end
	}
	return append(cuts, cut{len(text), len(text)})
}

// paragraph adds one paragraph, without the blanks around it.
func (f *flow) paragraph(text string, offset int, bold []paper.Span, number string, s style, linked bool, node *html.Node) {
	trimmed := strings.TrimFunc(text, zhtext.IsBlank)
	if trimmed == "" {
		return
	}
	lead := strings.Index(text, trimmed) + offset
	p := &paper.Paragraph{Text: trimmed, Number: number, Level: s.level, Align: s.align, Chrome: s.chrome || linked, Place: f.w.placeOf(node)}
	for _, b := range bold {
		from, to := max(b.Start-lead, 0), min(b.End-lead, len(trimmed))
		if from < to {
			p.Bold = append(p.Bold, paper.Span{Start: from, End: to})
		}
	}
	f.blocks = append(f.blocks, p)
}

// listNumber is the number of an item of an ordered list.
func listNumber(n *html.Node) string {
	if n.Parent == nil || n.Parent.DataAtom != atom.Ol {
		return ""
	}
	if css := attr(n, "style") + attr(n.Parent, "style"); strings.Contains(css, "none") {
		return ""
	}
	i := 1
	if v, err := strconv.Atoi(attr(n.Parent, "start")); err == nil {
		i = v
	}
	for c := n.Parent.FirstChild; c != nil && c != n; c = c.NextSibling {
		if c.DataAtom == atom.Li {
			i++
		}
	}
	return strconv.Itoa(i) + "."
}

// allText is the text of a node and all below it.
func allText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode && b.Len() < 400 && c.Parent.DataAtom != atom.Script && c.Parent.DataAtom != atom.Style {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
