package docx

import (
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/model"
)

// inline reads one child of a paragraph or of what stands inside it.
func (d *reader) inline(x *opc.Reader, e opc.Element, p *para, s *story) error {
	inside := func() error {
		return x.Each(func(e opc.Element) error { return d.inline(x, e, p, s) })
	}
	switch e.Name {
	case "w:r":
		return d.run(x, p, s)
	case "w:ins", "w:moveTo":
		d.revised = true
		return inside()
	case "w:del", "w:moveFrom":
		d.revised = true
	case "w:hyperlink", "w:smartTag", "w:customXml", "w:dir", "w:bdo":
		return inside()
	case "w:sdt":
		return d.control(x, s, inside)
	case "w:fldSimple":
		f := &field{}
		f.instr.WriteString(e.Attr("w:instr"))
		f.separate()
		s.fields = append(s.fields, f)
		err := inside()
		s.fields = s.fields[:len(s.fields)-1]
		p.tell(f)
		return err
	case "mc:AlternateContent":
		return choice(x, inside)
	case "w:subDoc":
		d.embedded = true
		p.note(note{model.SeverityWarning, "这里嵌有另一个文件的内容，没有读入", ""})
	case "m:r", "m:t":
		return d.formula(x, e, p, s)
	default:
		if strings.HasPrefix(e.Name, "m:") {
			return d.mathematics(e, p, s, inside)
		}
	}
	return nil
}

// runLook is what the properties of a run say.
type runLook struct {
	look
	holder bool // the run is a placeholder by its style
	runIn  bool // the run is a heading by its style
}

// run reads a run.
func (d *reader) run(x *opc.Reader, p *para, s *story) error {
	l := runLook{look: p.style.look.over(d.styles.defaults)}
	before := len(p.text)
	err := x.Each(func(e opc.Element) error {
		if e.Name == "w:rPr" {
			return d.runProperties(x, p, &l)
		}
		return d.runPart(x, e, p, s, l)
	})
	if l.runIn && p.runIn == before {
		p.runIn = len(p.text)
	}
	return err
}

func (d *reader) runProperties(x *opc.Reader, p *para, l *runLook) error {
	var own look
	char := none
	err := x.Each(func(e opc.Element) error {
		if e.Name == "w:rStyle" {
			char = d.styles.get(idOf(e.Attr("w:val")))
		}
		own.read(e)
		return nil
	})
	l.look = own.over(p.style.look.across(char.look).over(d.styles.defaults))
	l.runIn, l.holder = d.ours && char.runIn, char.holder
	return err
}

// runPart reads one child of a run.
func (d *reader) runPart(x *opc.Reader, e opc.Element, p *para, s *story, l runLook) error {
	inside := func() error {
		return x.Each(func(e opc.Element) error { return d.runPart(x, e, p, s, l) })
	}
	switch e.Name {
	case "w:t":
		keep := e.Attr("xml:space") == "preserve"
		text, err := x.Text()
		if !keep {
			text = strings.Trim(text, " \t\n")
		}
		if s.holder && l.holder {
			p.note(note{model.SeverityInfo, "没有填写的内容控件：" + quote(text), text})
			return err
		}
		if strings.ContainsAny(text, "\n\t") { // of the file's own lines
			text = strings.Map(func(r rune) rune {
				if r == '\n' || r == '\t' {
					return ' '
				}
				return r
			}, text)
		}
		d.put(p, s, text, l.look)
		return err
	case "w:tab", "w:ptab":
		d.put(p, s, "\t", l.look)
	case "w:br", "w:cr":
		d.put(p, s, "\n", l.look)
	case "w:noBreakHyphen":
		d.put(p, s, "-", l.look)
	case "w:sym":
		text, known := symbol(e.Attr("w:font"), e.Attr("w:char"))
		if !known {
			p.note(note{model.SeverityWarning, "符号无法读出（字体 " + e.Attr("w:font") + "，编码 " + e.Attr("w:char") + "），以“□”代替", ""})
		}
		d.put(p, s, text, l.look)
	case "w:delText", "w:delInstrText":
		d.revised = true
	case "w:instrText":
		text, err := x.Text()
		s.instruction(text)
		return err
	case "w:fldChar":
		s.fieldMark(e.Attr("w:fldCharType"), p)
	case "w:ruby":
		return x.Each(func(e opc.Element) error {
			if e.Name != "w:rubyBase" {
				return nil
			}
			return x.Each(func(e opc.Element) error { return d.inline(x, e, p, s) })
		})
	case "w:dayShort", "w:dayLong", "w:monthShort", "w:monthLong", "w:yearShort", "w:yearLong":
		if s.fate() == toText {
			p.note(note{model.SeverityWarning, "自动填入的日期没有读入", ""})
		}
	case "w:footnoteReference":
		d.refer("footnotes", e, p)
	case "w:endnoteReference":
		d.refer("endnotes", e, p)
	case "w:commentReference":
		d.refer("comments", e, p)
	case "w:drawing", "w:pict", "w:object":
		return d.drawing(x, e, p)
	case "mc:AlternateContent":
		return choice(x, inside)
	}
	return nil
}

func (d *reader) refer(kind string, e opc.Element, p *para) {
	if n, ok := d.referred(kind, e.Attr("w:id")); ok {
		p.note(n)
	}
}

// put adds text to a paragraph, or to what is told of it.
func (d *reader) put(p *para, s *story, text string, l look) {
	if text == "" {
		return
	}
	switch where := s.fate(); {
	case where == toContents:
		p.toc = append(p.toc, text...)
	case where == toNowhere:
	case l.hidden == on:
		s.show()
		p.hidden = append(p.hidden, text...)
	case l.struck == on && strings.TrimSpace(text) != "":
		s.show()
		p.struck = append(p.struck, text...)
	default:
		s.show()
		p.put(s, text, l)
		return
	}
	s.keepLost(text)
}

// add adds text to a paragraph.
func (p *para) add(text string, bold toggle) {
	start := len(p.text)
	p.text = append(p.text, text...)
	if bold != on {
		return
	}
	if last := len(p.bold) - 1; last >= 0 && p.bold[last].End == start {
		p.bold[last].End = len(p.text)
	} else {
		p.bold = append(p.bold, paper.Span{Start: start, End: len(p.text)})
	}
}
