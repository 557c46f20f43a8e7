package docx

import (
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// story is a sequence of blocks: the body, a cell, a text box, a footnote.
type story struct {
	items  []item
	fields []*field
	deeper int   // fields that are nested deeper than any that are kept
	toc    int   // how many tables of contents, as content controls, the reader is in
	holder bool  // the reader is in a content control that shows its placeholder
	carry  *para // a paragraph whose end was deleted goes on in the next
	gap    bool  // an empty paragraph was passed
	cell   bool  // it is that of a cell
}

// blocks reads the blocks inside the present element.
func (d *reader) blocks(x *opc.Reader, s *story) error {
	return x.Each(func(e opc.Element) error { return d.block(x, e, s) })
}

func (d *reader) block(x *opc.Reader, e opc.Element, s *story) error {
	switch e.Name {
	case "w:p":
		return d.paragraph(x, s)
	case "w:tbl":
		return d.table(x, s)
	case "w:sdt":
		return d.control(x, s, func() error { return d.blocks(x, s) })
	case "w:ins", "w:moveTo":
		d.revised = true
		return d.blocks(x, s)
	case "w:del", "w:moveFrom":
		d.revised = true
	case "w:customXml", "w:smartTag", "w:sdtContent":
		return d.blocks(x, s)
	case "mc:AlternateContent":
		return choice(x, func() error { return d.blocks(x, s) })
	case "w:altChunk", "w:subDoc":
		d.embedded = true
		s.items = append(s.items, item{notes: []note{{model.SeverityWarning, "这里嵌有另一个文件的内容，没有读入", ""}}})
	}
	return nil
}

// control reads a content control: read reads what it holds.
func (d *reader) control(x *opc.Reader, s *story, read func() error) error {
	toc, holder := false, false
	return x.Each(func(e opc.Element) error {
		switch e.Name {
		case "w:sdtPr":
			return x.Each(func(e opc.Element) error {
				switch e.Name {
				case "w:showingPlcHdr":
					holder = readToggle(e) == on
				case "w:docPartObj", "w:docPartList":
					return x.Each(func(e opc.Element) error {
						toc = toc || e.Name == "w:docPartGallery" && strings.EqualFold(e.Attr("w:val"), "Table of Contents")
						return nil
					})
				}
				return nil
			})
		case "w:sdtContent":
			before := s.holder
			s.holder = holder
			if toc {
				s.toc++
				defer func() { s.toc-- }()
			}
			err := read()
			s.holder = before
			return err
		}
		return nil
	})
}

// choice reads one of the alternatives that a file gives for programs of different age: the first,
// or what is meant for all others when there is no choice.
func choice(x *opc.Reader, read func() error) error {
	done := false
	return x.Each(func(e opc.Element) error {
		if done || e.Name != "mc:Choice" && e.Name != "mc:Fallback" {
			return nil
		}
		done = true
		return read()
	})
}

// close ends a story and returns its items without the tables of contents.
func (d *reader) close(s *story) []item {
	if s.carry != nil {
		d.end(s, s.carry, nil)
		s.carry = nil
	}
	open := false // a table of contents without an end may have swallowed the report
	for _, f := range s.fields {
		open = open || f.toc
		if text := f.lost.String(); strings.TrimSpace(text) != "" {
			s.items = append(s.items, item{notes: []note{{model.SeverityWarning, "域代码没有结束标记，其中的文字没有读入：" + quote(text), text}}})
		}
	}
	s.fields = nil
	var kept []item
	for i, it := range s.items {
		switch {
		case it.toc && !(open && !it.styled):
			d.contents = append(d.contents, textOf(it.block))
			if len(it.notes) > 0 {
				kept = append(kept, item{notes: it.notes})
			}
		case i+1 < len(s.items) && s.items[i+1].toc && !open && zhtext.Fold(textOf(it.block)) == "目录":
		default:
			kept = append(kept, it)
		}
	}
	return kept
}

// textOf returns the text of a paragraph with its number, "" for other blocks.
func textOf(b paper.Block) string {
	if p, ok := b.(*paper.Paragraph); ok && !p.Picture {
		return p.Number + p.Text
	}
	return ""
}
