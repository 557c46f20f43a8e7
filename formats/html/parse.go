package html

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/model"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// placeKey is the attribute that tells the parser's elements which tag of the source they come from:
// the parser itself forgets. It is written into the source before that is parsed, before the tag's own
// attributes, so that it counts. The parser knows its name, which saves memory, and no page uses it.
const placeKey = "keytype"

// place is a line and a column; a page has very many.
type place struct{ line, column int32 }

// The ways of parsing, each tried when the one before fails: the parser refuses elements that are
// nested more than 512 deep.
const (
	asWritten = iota
	withoutFormatting
	withoutContainers
)

// parse returns the tree of a page and the places that its placeKey attributes count.
func parse(text string) (*html.Node, []place, error) {
	for _, way := range []int{asWritten, withoutFormatting, withoutContainers} {
		source, places, err := marked(text, way)
		if err != nil {
			return nil, nil, err
		}
		root, err := html.Parse(strings.NewReader(source))
		if err == nil {
			return root, places, nil
		}
	}
	return nil, nil, failure("READ-LIMIT", "网页的标签嵌套超过 512 层，无法读出", "请用浏览器打开，全选后复制到文本文件，再读入该文本文件")
}

// formatting are the elements that browsers open again in each paragraph when they are not closed,
// so that pages made of pieces reach any depth. They get no places either, because the parser
// compares their attributes to stop that.
var formatting = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.Big: true, atom.Code: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Nobr: true, atom.S: true,
	atom.Small: true, atom.Strike: true, atom.Strong: true, atom.Tt: true, atom.U: true, atom.Span: true,
}

// unplaced are other elements whose places nobody asks for.
var unplaced = map[atom.Atom]bool{
	atom.Html: true, atom.Body: true, atom.Head: true, atom.Meta: true, atom.Link: true, atom.Script: true, atom.Style: true, atom.Tbody: true, atom.Col: true,
}

// containers are the elements that only group others.
var containers = map[atom.Atom]bool{
	atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Center: true, atom.Blockquote: true, atom.Fieldset: true, atom.Form: true,
	atom.Ul: true, atom.Ol: true, atom.Dl: true, atom.Address: true, atom.Figure: true, atom.Ins: true, atom.Label: true,
}

// marked writes the number of its place into each start tag. It refuses pages with too many attributes.
func marked(text string, way int) (string, []place, error) {
	var out strings.Builder
	out.Grow(len(text) + len(text)/3)
	places := make([]place, 0, strings.Count(text, "<")/3)
	at, attributes := counter{place: place{1, 1}}, 0
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		raw := z.Raw()
		switch kind {
		case html.ErrorToken:
			out.Write(raw)
			return out.String(), places, nil
		case html.StartTagToken, html.SelfClosingTagToken:
			places = at.tag(&out, z, raw, way, places)
			at.pass(raw)
			if attributes += attributesOf(z); attributes > maxAttributes { // last, for asking changes raw
				return "", nil, tooMuch(fmt.Sprintf("的标签属性超过 %d 个", maxAttributes))
			}
			continue
		case html.EndTagToken:
			at.pass(raw)
			name, _ := z.TagName()
			if !leavesOut(atom.Lookup(name), way, &out) {
				out.Write(raw)
			}
			continue
		default:
			out.Write(raw)
		}
		at.pass(raw)
	}
}

// attributesOf counts the attributes of a start tag, which cannot be asked for again then.
func attributesOf(z *html.Tokenizer) (n int) {
	for more := true; more; {
		var key []byte
		if key, _, more = z.TagAttr(); len(key) > 0 {
			n++
		}
	}
	return n
}

// words counts what an attribute can begin with: characters behind a space, a slash or a quotation mark. A short text
// has not too many.
func words(text string) (n int) {
	if len(text) <= 2*maxWords {
		return 0
	}
	apart := true
	for i := range len(text) {
		was := apart
		apart = strings.IndexByte(" \t\n\f\r/\"'", text[i]) >= 0
		if was && !apart {
			n++
		}
	}
	return n
}

// tag writes a start tag with its place.
func (c *counter) tag(out *strings.Builder, z *html.Tokenizer, raw []byte, way int, places []place) []place {
	name, _ := z.TagName()
	tag, length := atom.Lookup(name), nameEnd(raw)
	switch {
	case leavesOut(tag, way, out):
		return places
	case way != asWritten && (tag == atom.S || tag == atom.Strike):
		out.WriteString("<del") // is not opened again
		out.Write(raw[length:])
	case formatting[tag] || unplaced[tag]:
		out.Write(raw)
	default:
		out.Write(raw[:length])
		var digits [20]byte
		out.WriteString(" " + placeKey + "=")
		out.Write(strconv.AppendInt(digits[:0], int64(len(places)), 10))
		if length < len(raw) && raw[length] == '/' {
			out.WriteByte(' ') // else the value would go on
		}
		out.Write(raw[length:])
		return append(places, c.place)
	}
	return places
}

// nameEnd returns the index behind the name in a start tag. The tokenizer's name can be longer, for it
// writes some characters in another way.
func nameEnd(raw []byte) int {
	if i := bytes.IndexAny(raw, " \t\n\f\r/>"); i >= 0 {
		return i
	}
	return len(raw)
}

// leavesOut says that a way of parsing does without an element, and ends the line where it stood
// when it was a container.
func leavesOut(tag atom.Atom, way int, out *strings.Builder) bool {
	switch {
	case way >= withoutFormatting && formatting[tag] && tag != atom.S && tag != atom.Strike:
		return true
	case way >= withoutContainers && containers[tag]:
		out.WriteString("<p>")
		return true
	}
	return false
}

// told is the place as documents have it.
func (p place) told() model.Place { return model.Place{Line: int(p.line), Column: int(p.column)} }

// counter knows the place in the source.
type counter struct {
	place   place
	afterCR bool // the last character was a carriage return
}

// pass goes on behind a piece of the source. Line ends are CR, LF or both.
func (c *counter) pass(raw []byte) {
	if !bytes.ContainsAny(raw, "\r\n") { // as in most pieces
		c.place.column += int32(utf8.RuneCount(raw))
		c.afterCR = c.afterCR && len(raw) == 0
		return
	}
	for _, b := range raw {
		switch {
		case b == '\r', b == '\n' && !c.afterCR:
			c.place.line, c.place.column = c.place.line+1, 1
		case b != '\n' && utf8.RuneStart(b):
			c.place.column++
		}
		c.afterCR = b == '\r'
	}
}

// placeOf returns the place with a number.
func (d *page) placeOf(number string) model.Place {
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(d.places) {
		return model.Place{}
	}
	return d.places[i].told()
}
