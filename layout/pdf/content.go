package pdf

import (
	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/layout"
)

// contents writes the content streams of all pages.
func (x *encoding) contents() {
	out := &x.room.content
	for i := range x.doc.Pages {
		c := &content{x: x, page: &x.doc.Pages[i], index: i, out: out}
		out.Reset()
		for n, item := range c.page.Items {
			if g, ok := item.(*layout.Glyphs); ok && !g.Joined {
				c.beginLine(g, c.page.Items[n+1:])
			}
			c.item(item)
		}
		c.close()
		x.pages[i].fonts, x.pages[i].images = c.used, c.images
		x.file.TextStream(x.pages[i].content, x.object(), out.Bytes(), contentKind)
	}
}

// kind is what a stretch of content is, besides its mark.
type kind int

const (
	nothing kind = iota
	marked
	ruleArtifact
	pageArtifact
	otherArtifact
)

// content is a page's content stream being written. Items of one mark, or one kind of
// artifact, that follow each other share one marked-content sequence.
type content struct {
	x      *encoding
	page   *layout.Page
	index  int
	line   line // of text that is being written, what of it is to come
	out    *pdfobj.Buffer
	used   []int // fonts
	images []int

	open  kind
	mark  int
	drawn bool // rules that are not filled yet
	text  textState
}

// textState is what the text object that is open has set.
type textState struct {
	open   bool
	font   int
	size   layout.Length
	bold   bool
	gray   uint8
	color  layout.Color // for filling; instead of gray, unless it is black
	stroke layout.Color // for the outlines of bold text
	space  int64        // character spacing, in thousandths of a point
	x, y   int64        // of the last line's start, in thousandths of a point
	angle  int          // of the text matrix
	wasSet bool         // font and size were set once
}

func (c *content) item(item layout.Item) {
	switch item := item.(type) {
	case *layout.Rule:
		c.begin(ruleArtifact, 0)
		c.rule(item)
	case *layout.Image:
		c.begin(marked, item.Mark)
		c.image(item)
	case *layout.Path:
		c.begin(marked, item.Mark)
		c.path(item)
	case *layout.Glyphs:
		switch {
		case item.Mark != layout.Artifact:
			c.begin(marked, item.Mark)
		case item.Page:
			c.begin(pageArtifact, 0)
		default:
			c.begin(otherArtifact, 0)
		}
		c.glyphs(item)
	}
}

// begin opens a marked-content sequence unless it goes on.
func (c *content) begin(k kind, mark int) {
	if c.open == k && c.mark == mark {
		return
	}
	c.close()
	c.open, c.mark = k, mark
	switch k {
	case marked:
		role := c.x.role(c.x.elems[c.x.owners[c.index][mark]].Elem)
		c.out.Name(role).Dict().Key("MCID").Int(mark).EndDict().Raw(" BDC\n")
	case pageArtifact:
		c.out.Raw("/Artifact<</Type/Pagination>>BDC\n")
	case ruleArtifact:
		c.out.Raw("/Artifact<</Type/Layout>>BDC\n")
	default:
		c.out.Raw("/Artifact BMC\n")
	}
}

// close ends the sequence that is open.
func (c *content) close() {
	if c.open == nothing {
		return
	}
	if c.open == ruleArtifact {
		c.out.Raw("f\n")
		c.drawn = false
	}
	c.endText()
	c.out.Raw("EMC\n")
	c.open = nothing
}

// endText closes the text object that is open.
func (c *content) endText() {
	if c.text.open {
		c.out.Raw("ET\n")
		c.text.open = false
	}
}

func (c *content) rule(r *layout.Rule) {
	if c.text.gray != 0 || c.text.color != r.Color { // what the text before set holds for paths, too
		if c.drawn {
			c.out.Raw("f\n") // what was drawn in another colour
		}
		c.fill(0, r.Color)
		c.out.Raw("\n")
	}
	c.drawn = true
	left, right := milli(r.X), milli(r.X+r.W)
	bottom, top := milli(c.page.Height-r.Y-r.H), milli(c.page.Height-r.Y)
	c.out.Milli(left).Milli(bottom).Milli(right - left).Milli(top - bottom).Raw(" re\n")
}

// milli turns a length into thousandths of a point, the precision of the file.
func milli(l layout.Length) int64 {
	if l < 0 {
		return -milli(-l)
	}
	return int64((l*1000 + layout.Pt/2) / layout.Pt)
}
