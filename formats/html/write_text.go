package html

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/layout"
)

// Classes of the paragraphs that are no running text. The reader tells a report of our own by them.
const (
	classDate       = "date"    // below the title
	classAddressee  = "to"      // above the text
	classList       = "list"    // the list of attachments
	classLabel      = "label"   // above the title of an attachment
	classCaption    = "caption" // above a table
	classSigner     = "organ"   // of the signature
	classDay        = "day"     // of the signature
	classRunIn      = "runin"   // a heading and the text behind it
	classInline     = "inline"  // the heading in front
	classInner      = "inner"   // a heading of level one that begins no section
	classKept       = "kept"    // a phrase
	classAttachment = "attachment"
	classUnseen     = "unseen" // for screen readers
	classSkip       = "skip"
	classDraft      = "draft"
	ownMark         = "data-nianbao"
	titleIDName     = "title"
	sourceTitles    = "titles" // of section titles
	attachmentPath  = "attachments["
)

// sourceClasses are the classes of the parts of a report.
var sourceClasses = map[string]string{
	"date_line": classDate, "addressee": classAddressee, "signature.organ": classSigner, "signature.date": classDay,
}

// headingIDs gives the title and each heading an id.
func headingIDs(flow []layout.Block) map[*layout.Paragraph]string {
	ids := map[*layout.Paragraph]string{}
	titled, number := false, 0
	eachBlock(flow, func(b layout.Block) {
		p, ok := b.(*layout.Paragraph)
		if !ok || len(p.Parts) == 0 {
			return
		}
		switch role := p.Parts[0].Role; {
		case role == layout.RoleTitle && !titled:
			titled = true
			ids[p] = titleIDName
		case role.HeadingLevel() > 0:
			number++
			ids[p] = headingID(number)
		}
	})
	return ids
}

func headingID(number int) string { return "h" + strconv.Itoa(number) }

// eachBlock calls f for the blocks of a flow that are no groups.
func eachBlock(flow []layout.Block, f func(layout.Block)) {
	for _, b := range flow {
		if g, ok := b.(*layout.Group); ok {
			eachBlock(g.Blocks, f)
		} else {
			f(b)
		}
	}
}

// titleID is the id of the title, "" when there is none.
func (p *pageWriter) titleID() string {
	for _, id := range p.headings {
		if id == titleIDName {
			return id
		}
	}
	return ""
}

// firstHeading is the first paragraph that begins with a heading of level one.
func firstHeading(flow []layout.Block) (heading *layout.Paragraph) {
	eachBlock(flow, func(b layout.Block) {
		if p, ok := b.(*layout.Paragraph); ok && heading == nil && len(p.Parts) > 0 && p.Parts[0].Role == layout.RoleH1 {
			heading = p
		}
	})
	return heading
}

func textOfParagraph(p *layout.Paragraph) string {
	if len(p.Parts) == 1 && len(p.Parts[0].Spans) == 1 {
		return p.Parts[0].Spans[0].Text
	}
	var b strings.Builder
	for i := range p.Parts {
		for _, s := range p.Parts[i].Spans {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func (p *pageWriter) isAttachment(b *layout.Paragraph) bool {
	return strings.HasPrefix(b.Source, attachmentPath)
}

// paragraph writes a paragraph, which may begin a part of the article.
func (p *pageWriter) paragraph(b *layout.Paragraph) {
	if len(b.Parts) == 0 {
		return
	}
	role, class := b.Parts[0].Role, sourceClasses[b.Source]
	p.begin(b, role, class)
	switch level := role.HeadingLevel(); {
	case role == layout.RoleTitle:
		p.whole("h1", "", b)
	case level > 0 && len(b.Parts) > 1:
		p.runIn(b, level)
	case level > 0:
		if level == 1 && b.Source != sourceTitles && !p.attached {
			class = classInner
		}
		p.whole(headingTag(level), class, b)
	default:
		p.whole("p", p.textClass(b, class), b)
	}
}

// textClass is the class of a paragraph that is no heading.
func (p *pageWriter) textClass(b *layout.Paragraph, class string) string {
	switch {
	case class != "":
	case p.isAttachment(b) && strings.HasSuffix(b.Source, ".title") && p.attached:
		return classLabel
	case p.isAttachment(b) && strings.HasSuffix(b.Source, ".title"):
		return classList
	case b.Style.Align == layout.Centre && b.Style.KeepNext:
		return classCaption
	case b.Style.Align == layout.Centre:
		return "centre"
	case b.Style.Align == layout.Right:
		return "right"
	case b.Style.FirstIndent == 0:
		return "flush"
	}
	return class
}

// begin opens and closes the parts of the article around a paragraph: the header with the title and the line
// below it, a section for each heading of level one, the footer with the signature.
func (p *pageWriter) begin(b *layout.Paragraph, role layout.Role, class string) {
	switch {
	case role == layout.RoleTitle:
		p.open("header", nil)
	case class == classDate && p.section == "header":
	case class == classSigner, class == classDay:
		if p.section != "footer" {
			p.open("footer", nil)
		}
	case role == layout.RoleH1:
		if !p.attached {
			p.open("section", b)
		}
		p.heading = withoutNumber(textOfParagraph(b))
	case p.section == "header", p.section == "footer", p.section == "section" && !p.attached && p.isAttachment(b):
		p.closeSection()
	}
}

// withoutNumber is a heading without 一、 before it.
func withoutNumber(heading string) string {
	if _, rest, ok := strings.Cut(heading, "、"); ok && strings.IndexAny(heading, "一二三四五六七八九十") == 0 {
		return rest
	}
	return heading
}

// headingTag is the element of a heading; h1 is the title's.
func headingTag(level int) string { return "h" + string(rune('1'+level)) }

// whole writes a paragraph that is one element.
func (p *pageWriter) whole(tag, class string, b *layout.Paragraph) {
	n := p.notes.at(b)
	p.start(tag, class, p.headings[b], n)
	p.looks(b)
	p.raw(">")
	at := 0
	for i := range b.Parts {
		at = p.part(&b.Parts[i], b.Style.Phrases, at, n)
	}
	p.raw("</" + tag + ">\n")
}

// runIn writes a heading with the text that follows on its line. In a fragment, where only styles could keep
// the two on one line, the heading is text.
func (p *pageWriter) runIn(b *layout.Paragraph, level int) {
	n := p.notes.at(b)
	tag, class, inner := "div", classRunIn, headingTag(level)
	if p.Fragment {
		tag, class, inner = "p", "", runInTag(b)
	}
	p.start(tag, class, "", n)
	p.looks(b)
	p.raw(">")
	id := p.headings[b]
	if n != nil && n.whole() && n.id == id { // the paragraph has it
		id = ""
	}
	p.start(inner, classInline, id, nil)
	p.raw(">")
	at := p.part(&b.Parts[0], nil, 0, n)
	p.raw("</" + inner + ">")
	for i := range b.Parts[1:] {
		at = p.part(&b.Parts[1+i], nil, at, n)
	}
	p.raw("</" + tag + ">\n")
}

// runInTag is the element of a run-in heading in a fragment. Bold text right behind it must not seem to be a part
// of it.
func runInTag(b *layout.Paragraph) string {
	heading, next := b.Parts[0].Spans, b.Parts[1].Spans
	if len(heading) > 0 && heading[0].Bold && (len(next) == 0 || !next[0].Bold) {
		return "strong"
	}
	return "span"
}

// start begins a tag with what all elements may have.
func (p *pageWriter) start(tag, class, id string, n *noted) {
	p.raw("<" + tag)
	if n != nil && n.whole() {
		class = strings.TrimPrefix(class+" "+classNoted, " ")
		id = first(id, n.id)
	}
	if id != "" {
		p.attr("id", id)
	}
	if class != "" && !p.Fragment {
		p.attr("class", class)
	}
	if n != nil && n.whole() {
		p.attr("data-notes", numbersOf(n.numbers))
	}
}

// looks writes what a paragraph of a fragment looks like.
func (p *pageWriter) looks(b *layout.Paragraph) {
	if !p.Fragment {
		return
	}
	var style string
	switch b.Style.Align {
	case layout.Centre:
		p.raw(` align="center"`)
		style = "text-align:center"
	case layout.Right:
		p.raw(` align="right"`)
		style = "text-align:right"
	default:
		if b.Style.FirstIndent > 0 && b.Parts[0].Role != layout.RoleTitle {
			style = "text-indent:2em"
		}
	}
	if style != "" && !p.Unstyled {
		p.attr("style", style)
	}
}

// part writes the spans of a part of a paragraph whose text begins at a place of the paragraph's. It returns
// where it ends. Headings are bold by their level.
func (p *pageWriter) part(part *layout.Part, phrases []string, at int, n *noted) int {
	isText := part.Role.HeadingLevel() == 0 && part.Role != layout.RoleTitle
	if len(phrases) > 0 && len(part.Spans) == 1 && !p.Fragment && (n == nil || len(n.ranges) == 0) && !isText {
		p.phrased(part.Spans[0].Text, phrases)
		return at + len(part.Spans[0].Text)
	}
	for _, s := range part.Spans {
		close := p.span(&s, isText)
		p.noted(s.Text, at, n)
		p.raw(close)
		at += len(s.Text)
	}
	return at
}

// span opens the elements of a span and returns what closes them.
func (p *pageWriter) span(s *layout.Span, isText bool) (close string) {
	if s.Bold && isText {
		p.raw("<strong>")
		close = "</strong>"
	}
	if s.Color.R > 0x80 && s.Color.G < 0x40 && s.Color.B < 0x40 {
		p.raw(`<span class="red">`)
		close = "</span>" + close
	}
	switch target := safeLink(s.Link); {
	case target != "":
		p.raw("<a")
		p.attr("href", target)
		p.raw(` rel="noopener">`)
		close = "</a>" + close
	case s.To > 0:
		p.raw("<a")
		p.attr("href", "#"+headingID(s.To))
		p.raw(">")
		close = "</a>" + close
	}
	return close
}

// safeLink is an address as links have it, "" for one that leads to anything but a page or a mailbox.
func safeLink(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto":
	default:
		return ""
	}
	u.RawQuery = asciiOf(u.RawQuery)
	return u.String()
}

// asciiOf writes the characters that a query may not have by their bytes.
func asciiOf(query string) string {
	var b strings.Builder
	for i := range len(query) {
		if c := query[i]; c > ' ' && c < 0x7f && !strings.ContainsRune("\"<>[]\\^`{|}", rune(c)) {
			b.WriteByte(c)
		} else {
			b.WriteString(url.QueryEscape(query[i : i+1]))
		}
	}
	return b.String()
}

// lines writes a text with its line ends.
func (p *pageWriter) lines(text string) {
	for {
		line, rest, more := strings.Cut(text, "\n")
		p.text(line)
		if !more {
			return
		}
		p.raw("<br>")
		text = rest
	}
}
