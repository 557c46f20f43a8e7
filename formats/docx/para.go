package docx

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// para is a paragraph while it is read.
type para struct {
	text   []byte
	bold   []paper.Span
	toc    []byte // text of a table of contents
	hidden []byte
	struck []byte
	apart  apart  // text above or below the line that was read last
	after  []item // text boxes and pictures anchored in it
	notes  []note
	number []byte // of a paragraph before whose end is not shown
	cut    bool   // its number is told to be cut
	runIn  int    // how much of text is a heading that the rest follows on its line
	built  bool   // it has mathematics that is told

	style   *style
	styleID string
	num     numRef
	level   int
	align   string
	removed bool // its end was deleted
	joined  bool // its end is hidden: the next paragraph goes on in the same line
}

// paragraph reads a paragraph.
func (d *reader) paragraph(x *opc.Reader, s *story) error {
	if d.paragraphs++; d.paragraphs > maxParagraphs {
		return opc.Refuse("READ-LIMIT", fmt.Sprintf("Word 文件的段落超过 %d 个", maxParagraphs), "请确认这是年度报告")
	}
	p := &para{style: d.styles.ofParagraph("")}
	if c := s.carry; c != nil {
		p.text, p.bold, p.toc, p.hidden, p.struck, p.after, p.notes, p.number, p.cut, p.built = c.text, c.bold, c.toc, c.hidden, c.struck, c.after, c.notes, c.number, c.cut, c.built
		s.carry = nil
	}
	err := x.Each(func(e opc.Element) error {
		if e.Name == "w:pPr" {
			return d.properties(x, p)
		}
		return d.inline(x, e, p, s)
	})
	if err != nil {
		return err
	}
	p.settle(s, "")
	if p.removed || p.joined {
		if p.joined {
			d.number(p)
		}
		s.carry = p
		return nil
	}
	d.end(s, p, d)
	return nil
}

// properties reads a pPr.
func (d *reader) properties(x *opc.Reader, p *para) error {
	return x.Each(func(e opc.Element) error {
		switch e.Name {
		case "w:pStyle":
			p.styleID = idOf(e.Attr("w:val"))
			p.style = d.styles.ofParagraph(p.styleID)
		case "w:numPr":
			return p.num.read(x)
		case "w:jc":
			p.align = e.Attr("w:val")
		case "w:outlineLvl":
			p.level = outline(e.Attr("w:val"))
		case "w:rPr": // of the paragraph's end
			return x.Each(func(e opc.Element) error {
				switch e.Name {
				case "w:del", "w:moveFrom":
					p.removed, d.revised = true, true
				case "w:ins", "w:moveTo":
					d.revised = true
				case "w:vanish":
					p.joined = readToggle(e) == on
				}
				return nil
			})
		}
		return nil
	})
}

// number counts a paragraph in its list, and adds the number to those that stand before it.
func (d *reader) number(p *para) {
	ref := p.num.over(p.style.num)
	if ref.id == "" || ref.id == "0" {
		return
	}
	if p.num.id != "" && p.num.level == "" { // the level of the style belongs to the list of the style
		ref.level = ""
	}
	text, cut := d.numbers.next(ref, p.styleID, &d.styles)
	text, more := cutNumber(strings.TrimSpace(text), longestNumber-len(p.number))
	p.number = append(p.number, text...)
	if (cut || more) && !p.cut {
		p.cut = true
		p.note(note{model.SeverityWarning, fmt.Sprintf("自动编号的文字超过 %d 字节，只读入了开头", longestNumber), ""})
	}
}

// end adds a paragraph to the story. A paragraph that is counted in its list has a counter.
func (d *reader) end(s *story, p *para, counter *reader) {
	if counter != nil {
		counter.number(p)
	}
	b := &paper.Paragraph{Number: string(p.number), Level: max(p.level, 0), Gap: s.gap}
	if p.level == 0 {
		b.Level = max(p.style.level, 0)
	}
	if p.align == "" {
		p.align = p.style.align
	}
	b.Align = alignOf(p.align)
	b.Text, b.Bold = trim(p.text, p.bold)
	if d.ours {
		p.role(b)
	}
	it := item{notes: p.told(), toc: s.toc > 0 || p.style.toc, styled: s.toc > 0 || p.style.toc}
	blank := isBlank(b.Text)
	if blank && len(p.toc) > 0 {
		b.Text, b.Bold = trim(p.toc, nil)
		blank, it.toc = isBlank(b.Text), true
	} else if text := strings.TrimSpace(string(p.toc)); text != "" {
		d.contents = append(d.contents, text)
	}
	switch {
	case !blank:
		s.gap = false
		it.block = b
		s.items = append(s.items, it)
	case b.Number != "" && !it.toc: // Word shows the number of an empty paragraph
		b.Text, b.Bold = "", nil
		it.block = b
		s.items = append(s.items, it)
	default:
		s.gap = true
		if len(it.notes) > 0 {
			s.items = append(s.items, item{notes: it.notes})
		}
	}
	s.items = append(s.items, p.after...)
}

// note adds something to tell of a paragraph, unless there is far too much already.
func (p *para) note(n note) {
	if len(p.notes) <= maxNotes {
		p.notes = append(p.notes, n)
	}
}

// told returns what is to be told of a paragraph.
func (p *para) told() []note {
	notes := p.notes
	if text := strings.TrimSpace(string(p.hidden)); text != "" {
		notes = append(notes, note{model.SeverityInfo, "隐藏的文字没有读入：" + quote(text), text})
	}
	if text := strings.TrimSpace(string(p.struck)); text != "" {
		notes = append(notes, note{model.SeverityWarning, "带删除线的文字没有读入：" + quote(text), text})
	}
	return notes
}

// trim takes off the line breaks and tabs at both ends of a text, and moves the spans along.
func trim(b []byte, spans []paper.Span) (string, []paper.Span) {
	whole := string(b)
	text := strings.TrimLeft(whole, "\n\t")
	off := len(whole) - len(text)
	text = strings.TrimRight(text, "\n\t")
	var out []paper.Span
	for _, sp := range spans {
		sp.Start, sp.End = max(sp.Start-off, 0), min(sp.End-off, len(text))
		if sp.Start < sp.End {
			out = append(out, sp)
		}
	}
	return text, out
}

func isBlank(s string) bool {
	for _, r := range s {
		if !zhtext.IsBlank(r) {
			return false
		}
	}
	return true
}
