package html

import (
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// ownArticle finds the article of a page that an Encoder wrote, nil when it is no such page or something was added to
// it. Only what stands in it is the report: the list of a draft's findings is outside.
func ownArticle(root *html.Node) *html.Node {
	for n := range root.Descendants() {
		if n.DataAtom != atom.Article {
			continue
		}
		if _, own := attrOf(n, ownMark); own && isAlone(n, atom.Main) && isAlone(n.Parent, atom.Body) {
			return n
		}
	}
	return nil
}

// isAlone reports whether an element stands in a parent of a kind with nothing that is not an Encoder's.
func isAlone(n *html.Node, parent atom.Atom) bool {
	if n.Parent == nil || n.Parent.DataAtom != parent {
		return false
	}
	for other := range n.Parent.ChildNodes() {
		class := attr(other, "class")
		switch {
		case other == n, other.DataAtom == atom.Script, other.Type == html.CommentNode:
		case other.Type == html.TextNode && strings.TrimSpace(other.Data) == "":
		case other.DataAtom == atom.A && class == classSkip, other.DataAtom == atom.Aside && class == classDraft:
		default:
			return false
		}
	}
	return true
}

// ownRoles are the roles of paragraphs by the classes that the Encoder gives them.
var ownRoles = map[string]paper.Role{
	classDate: paper.DateLine, classAddressee: paper.Addressee, classSigner: paper.SignatureOrgan, classDay: paper.SignatureDate,
	classList: paper.AttachmentList, classLabel: paper.AttachmentList, classCaption: paper.CaptionText, classInner: paper.HeadingText,
	classInline: paper.HeadingText,
}

// own is the context in an element of a page that an Encoder wrote.
func (c context) own(n *html.Node) context {
	class, _, _ := strings.Cut(attr(n, "class"), " ")
	c.attached = c.attached || class == classAttachment
	role, known := ownRoles[class]
	switch n.DataAtom {
	case atom.H1:
		c.role = paper.ReportTitle
	case atom.H2:
		c.role = paper.SectionTitle
		if c.attached {
			c.role = paper.AttachmentTitle
		}
	case atom.H3, atom.H4, atom.H5:
		c.role = paper.HeadingText
	case atom.Caption, atom.Figcaption:
		c.role = paper.CaptionText
	case atom.P, atom.Div, atom.Li:
		c.role = paper.BodyText
	default:
		return c
	}
	if known {
		c.role = role
	}
	return c
}

// ownExtra reads what an Encoder adds to the text of a report and is no part of it, and reports whether an
// element is that: names of tables for screen readers, tables of what charts show. A chart is a picture.
func (f *flow) ownExtra(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Caption:
		return attr(n, "class") == classUnseen
	case atom.Details:
		return true
	case atom.Svg:
		f.d.doc.Pictures++
		if !f.d.count() {
			return true
		}
		p := &paper.Paragraph{Picture: true, Place: f.at}
		for d := range n.Descendants() {
			if d.Data == "desc" {
				p.Text = strings.TrimSpace(textOf(d))
			}
		}
		f.flush()
		f.blocks = append(f.blocks, p)
		return true
	}
	return false
}
