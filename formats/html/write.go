package html

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/nianbao/nianbao/layout"
)

// Encoder writes a flow as a web page: one file that needs no other and runs no script. The zero value writes
// a whole page.
type Encoder struct {
	// Fragment writes an <article> for the editor of a content management system instead of a page. It reads
	// right without styles, classes, captions and th, which such editors take away.
	Fragment bool
	// Unstyled leaves style attributes out of a fragment, for systems that refuse them.
	Unstyled bool
	// Labels are the meta tags of a page.
	Labels Labels
	// Data is the report as JSON, which a page carries as <script type="application/json" id="nianbao-data">.
	// Browsers do not run it. Without it the page has no such element; package export fills it in.
	Data []byte
}

// DataID is the id of the element that holds Encoder.Data.
const DataID = "nianbao-data"

// ErrData says that Encoder.Data is no JSON.
var ErrData = errors.New("html: Encoder.Data is no JSON")

// EncodeFlow writes the flow. The same flow gives the same bytes. What cannot be written is refused before
// anything is: the error is of type layout.Faults, or ErrData.
func (e Encoder) EncodeFlow(w io.Writer, f *layout.Flow) error {
	if err := layout.Check(f.Blocks); err != nil {
		return err
	}
	if e.Data != nil && !json.Valid(e.Data) {
		return ErrData
	}
	p := newPageWriter(&e, f)
	if e.Fragment {
		p.fragment()
	} else {
		p.page()
	}
	if p.err != nil {
		return p.err
	}
	if _, err := w.Write(p.out); err != nil {
		return fmt.Errorf("html: writing a page: %w", err)
	}
	return nil
}

// pageWriter writes one flow.
type pageWriter struct {
	out
	*Encoder
	flow     *layout.Flow
	notes    notes
	headings map[*layout.Paragraph]string // ids
	labels   map[string]int               // how often a label was given
	heading  string                       // the last heading of a section, without its number
	section  string                       // the element that is open inside the article, "" for none
	attached bool                         // in an attachment
	tables   int
	figures  int
	err      error
}

func newPageWriter(e *Encoder, f *layout.Flow) *pageWriter {
	const usual = 64 << 10 // bytes of a report's page
	p := &pageWriter{out: make(out, 0, usual), Encoder: e, flow: f, labels: map[string]int{}, headings: headingIDs(f.Blocks)}
	p.notes = placeNotes(f, p.headings)
	return p
}

// page writes a whole page.
func (p *pageWriter) page() {
	p.raw("<!DOCTYPE html>\n<html")
	p.attr("lang", p.lang())
	p.raw(">\n")
	p.head()
	p.raw("<body>\n<a class=\"" + classSkip + "\" href=\"#main\">跳到正文</a>\n")
	p.noteList()
	p.raw("<main id=\"main\">\n<article " + ownMark)
	if id := p.titleID(); id != "" {
		p.attr("aria-labelledby", id)
	}
	p.raw(">\n")
	p.blocks(p.flow.Blocks)
	p.closeSection()
	p.raw("</article>\n</main>\n")
	if p.Data != nil {
		p.raw("<script type=\"application/json\" id=\"" + DataID + "\">")
		p.script(p.Data)
		p.raw("</script>\n")
	}
	p.raw("</body>\n</html>\n")
}

// fragment writes the article alone.
func (p *pageWriter) fragment() {
	p.raw("<article")
	p.attr("lang", p.lang())
	p.raw(">\n")
	p.noteList()
	p.blocks(p.flow.Blocks)
	p.raw("</article>\n")
}

func (p *pageWriter) lang() string {
	if p.flow.Meta.Lang != "" {
		return p.flow.Meta.Lang
	}
	return "zh-CN"
}

// blocks writes a part of the flow.
func (p *pageWriter) blocks(flow []layout.Block) {
	for i := 0; i < len(flow); i++ {
		switch b := flow[i].(type) {
		case *layout.Group:
			p.group(b)
		case *layout.Paragraph:
			if t := captioned(flow, i); t != nil && !p.Fragment {
				p.table(t, b)
				i++
				continue
			}
			p.paragraph(b)
		case *layout.Table:
			p.table(b, nil)
		case *layout.Figure:
			p.figure(b)
		case *layout.Separator:
			p.raw("<hr>\n")
		}
	}
}

// groupTags are the elements of the groups that have a role.
var groupTags = map[layout.Role]string{
	layout.RoleSect: "div", layout.RoleL: "ul", layout.RoleLI: "li", layout.RoleLBody: "div", layout.RoleTOC: "ul", layout.RoleTOCI: "li",
}

// group writes a group. One on pages of its own is an attachment.
func (p *pageWriter) group(g *layout.Group) {
	if tag := groupTags[g.Role]; tag != "" {
		p.raw("<" + tag + ">\n")
		p.blocks(g.Blocks)
		p.raw("</" + tag + ">\n")
		return
	}
	if !g.Apart {
		p.blocks(g.Blocks)
		return
	}
	p.open("section", firstHeading(g.Blocks))
	p.attached = true
	p.blocks(g.Blocks)
	p.attached = false
	p.closeSection()
}

// open begins a part of the article, named by a heading when it has a name that no other part has.
func (p *pageWriter) open(tag string, heading *layout.Paragraph) {
	p.closeSection()
	if p.Fragment {
		return
	}
	p.section = tag
	p.raw("<" + tag)
	if heading != nil {
		if name := textOfParagraph(heading); p.labels[name] == 0 {
			p.labels[name]++
			p.attr("aria-labelledby", p.headings[heading])
		}
	}
	if tag == "section" && heading != nil && p.isAttachment(heading) {
		p.attr("class", classAttachment)
	}
	p.raw(">\n")
}

func (p *pageWriter) closeSection() {
	if p.section != "" {
		p.raw("</" + p.section + ">\n")
		p.section = ""
	}
}
