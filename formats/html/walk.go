package html

import (
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/model"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// context is what an element hands down to what is in it.
type context struct {
	bold, link, chrome bool
	unseen             bool // takes room and is not seen
	struck             bool
	pre                bool // each line is a paragraph
	breaks             bool // line ends of the source are shown
	inArticle          bool
	align              paper.Align
	level              int
	list               *list
	role               paper.Role // on a page of our own
	attached           bool       // there, in an attachment
}

// children reads what is in an element.
func (f *flow) children(n *html.Node, c context) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		f.node(child, c)
	}
}

func (f *flow) node(n *html.Node, c context) {
	switch n.Type {
	case html.TextNode:
		f.text(n.Data, c)
	case html.CommentNode:
		f.d.hideComment(n.Data, f.at)
	case html.ElementNode:
		f.element(n, c)
	case html.DocumentNode:
		f.children(n, c)
	}
}

func (f *flow) element(n *html.Node, c context) {
	if f.d.own && f.ownExtra(n) || f.isSkipped(n) {
		return
	}
	s := f.d.styleOf(n)
	if isClosed(n) && s.display == "" {
		s.display = "none"
	}
	if s.isHidden() && !f.d.showAll {
		f.d.hide(n)
		return
	}
	if c = c.inside(n, &s); f.d.own {
		c = c.own(n)
	}
	switch n.DataAtom {
	case atom.Br:
		f.br(n, c)
	case atom.Img:
		f.picture(n, c)
	case atom.Input, atom.Select, atom.Textarea:
		f.control(n, c)
	case atom.Iframe, atom.Embed, atom.Object, atom.Frame:
		f.embedded(n)
	default:
		f.box(n, c, &s)
	}
}

// box reads an element with content.
func (f *flow) box(n *html.Node, c context, s *style) {
	switch {
	case isTable(n, s):
		f.flush()
		f.table(n, c)
	case isBlock(n, s):
		f.block(n, c, s)
	case shiftOf(n, s) != "":
		f.shifted(n, c, shiftOf(n, s))
	default:
		if n.DataAtom == atom.A && c.link {
			f.links++
			f.d.facts.links++
			f.d.document(n)
		}
		f.children(n, c)
	}
}

// block reads an element that begins and ends a paragraph.
func (f *flow) block(n *html.Node, c context, s *style) {
	f.flush()
	if at := f.d.place(n); !at.IsZero() {
		f.at = at
	}
	switch n.DataAtom {
	case atom.Ol, atom.Ul, atom.Menu, atom.Dir:
		c.list = newList(n, s)
	case atom.Li:
		f.number = c.list.next(n, s)
	}
	begin := len(f.blocks)
	f.children(n, c)
	if c.pre && n.DataAtom == atom.Pre {
		if f.started {
			f.preLine()
		}
		measureLines(f.blocks[begin:])
	}
	f.flush()
	if n.DataAtom == atom.Li {
		f.number = ""
	}
	if n.DataAtom == atom.Div && n.FirstChild == nil && isAppRoot(n) {
		f.d.facts.appRoot = true
	}
}

// isSkipped says that an element has no text that a person reads, and remembers what it tells of the
// page.
func (f *flow) isSkipped(n *html.Node) bool {
	facts := &f.d.facts
	switch n.DataAtom {
	case atom.Noscript:
		facts.noscript = facts.noscript || n.FirstChild != nil && countHan(n.FirstChild.Data) > 0
	case atom.Template:
		f.d.hide(n)
	case atom.Rt, atom.Rtc:
		f.d.ruby.add(textOf(n), f.at)
	case atom.Frameset:
		facts.frames++
		return false
	case atom.Head, atom.Script, atom.Style, atom.Title, atom.Meta, atom.Link, atom.Base, atom.Svg, atom.Audio, atom.Video, atom.Canvas, atom.Datalist, atom.Rp, atom.Col, atom.Colgroup:
	default:
		return n.Data == "xml" // Office's notes to itself
	}
	return true
}

// isClosed says that an element is shown only when asked for.
func isClosed(n *html.Node) bool {
	if n.DataAtom != atom.Dialog {
		return false
	}
	_, open := attrOf(n, "open")
	return !open
}

// inside is the context in an element.
func (c context) inside(n *html.Node, s *style) context {
	switch n.DataAtom {
	case atom.B, atom.Strong:
		c.bold = true
	case atom.S, atom.Strike, atom.Del:
		c.struck = true
	case atom.Center:
		c.align = paper.Center
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.level = int(n.Data[1] - '0')
	case atom.Pre, atom.Listing, atom.Plaintext, atom.Xmp:
		c.pre = true
	case atom.Article, atom.Main:
		c.inArticle = true
	case atom.A:
		c.link = c.link || isLink(n)
	case atom.Button:
		c.link = true
	case atom.Nav, atom.Aside:
		c.chrome = true
	case atom.Header, atom.Footer:
		c.chrome = c.chrome || !c.inArticle
	}
	switch attr(n, "role") {
	case "navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar":
		c.chrome = true
	}
	return c.styled(s)
}

// styled is the context in an element with a style.
func (c context) styled(s *style) context {
	if s.bold != weightUnset {
		c.bold = s.bold == weightBold
	}
	if s.align.given {
		c.align = s.align.to
	}
	c.struck = c.struck || s.struck
	switch s.visibility {
	case "hidden", "collapse":
		c.unseen = true
	case "visible":
		c.unseen = false
	}
	switch s.fontSize {
	case sizeZero:
		c.unseen = true
	case sizeSeen:
		c.unseen = c.unseen && s.visibility == "hidden"
	}
	switch s.white {
	case "pre":
		c.pre = true
	case "pre-wrap", "pre-line", "break-spaces":
		c.breaks = !c.pre
	case "normal", "nowrap":
		c.breaks, c.pre = false, c.pre && s.white == "nowrap"
	}
	return c
}

// isLink says that an <a> leads somewhere and is not the target of a link.
func isLink(n *html.Node) bool {
	if _, ok := attrOf(n, "href"); ok {
		return true
	}
	_, id := attrOf(n, "id")
	_, name := attrOf(n, "name")
	return !id && !name
}

// br is a forced line end.
func (f *flow) br(n *html.Node, c context) {
	if c.pre {
		f.preLine()
	} else {
		f.lineEnd()
	}
	if at := f.d.place(n); !at.IsZero() {
		f.at = at
	}
}

// textOf is the text in an element, as it stands in the source.
func textOf(n *html.Node) string {
	if n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.Type == html.TextNode {
		return n.FirstChild.Data
	}
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && (d.Parent == nil || d.Parent.DataAtom != atom.Script && d.Parent.DataAtom != atom.Style) {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// hide remembers an element that is not shown when it may hold content: a table with figures or a
// text of some length.
func (d *page) hide(n *html.Node) {
	d.hideText(textOf(n), hasFigures(n), d.place(n))
}

// hideComment does the same for a comment.
func (d *page) hideComment(text string, at model.Place) {
	if !strings.Contains(text, "<") && countHan(text) == 0 {
		return
	}
	lower := strings.ToLower(text)
	d.hideText(withoutTags(text), strings.Contains(lower, "<td") && strings.ContainsAny(text, "0123456789"), at)
}

func (d *page) hideText(text string, figures bool, at model.Place) {
	const much = 40
	if han := countHan(text); han > much || figures && han > 0 {
		d.hidden.add(strings.Join(strings.Fields(text), " "), at)
	}
}

// hasFigures says that an element holds a table with digits.
func hasFigures(n *html.Node) bool { return hasDigits(n, false) }

// hasDigits says that there are digits in the cells of an element, which is inside one or not.
func hasDigits(n *html.Node, inside bool) bool {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if inside && child.Type == html.TextNode && strings.ContainsAny(child.Data, "0123456789") || hasDigits(child, inside || child.DataAtom == atom.Td) {
			return true
		}
	}
	return false
}

// withoutTags drops what stands in angle brackets.
func withoutTags(text string) string {
	var b strings.Builder
	for text != "" {
		before, rest, ok := strings.Cut(text, "<")
		b.WriteString(before)
		if !ok {
			break
		}
		_, text, _ = strings.Cut(rest, ">")
		b.WriteByte(' ')
	}
	return b.String()
}
