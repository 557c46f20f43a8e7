package docx

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/opc"
)

// toggle is a property that is on, off, or not said.
type toggle int8

const (
	unsaid toggle = iota
	on
	off
)

// or returns the property, or what another says when it is not said.
func (t toggle) or(other toggle) toggle {
	if t == unsaid {
		return other
	}
	return t
}

// readToggle returns the value of an element such as <w:b/>.
func readToggle(e opc.Element) toggle { return onOff(e.Attr("w:val")) }

func onOff(value string) toggle {
	switch strings.ToLower(value) {
	case "0", "false", "off":
		return off
	}
	return on
}

// look is how characters look, as far as it matters.
type look struct {
	bold, hidden, struck toggle
	shift                shift
}

// read takes a property of a run (a child of rPr).
func (l *look) read(e opc.Element) {
	switch e.Name {
	case "w:b":
		l.bold = readToggle(e)
	case "w:vanish":
		l.hidden = readToggle(e)
	case "w:strike", "w:dstrike":
		if t := readToggle(e); t == on || l.struck == unsaid {
			l.struck = t
		}
	case "w:vertAlign", "w:position":
		if s := shiftOf(e); s > onLine || l.shift == shiftUnsaid {
			l.shift = s
		}
	}
}

// over returns the properties with those of another for what they don't say.
func (l look) over(other look) look {
	return look{l.bold.or(other.bold), l.hidden.or(other.hidden), l.struck.or(other.struck), l.shift.or(other.shift)}
}

// across joins the properties of two kinds of styles: what both turn on is off.
func (l look) across(other look) look {
	both := func(a, b toggle) toggle {
		if a == on && b == on {
			return off
		}
		if a == on || b == on {
			return on
		}
		return a.or(b)
	}
	return look{both(l.bold, other.bold), both(l.hidden, other.hidden), both(l.struck, other.struck), other.shift.or(l.shift)}
}

// style is a style of the document. Its fields are what it says itself until it is settled, then
// with what it inherits.
type style struct {
	name, basedOn string
	look          look
	level         int // of a heading, from 1; 0 is not said, -1 is text
	align         string
	num           numRef
	toc           bool
	holder        bool       // of text that shows what is to be typed
	runIn         bool       // of a heading that text follows; only files of ours have it
	role          paper.Role // of its paragraphs; only files of ours have it
	settled       bool
}

// styles are the styles of a document.
type styles struct {
	byID      map[string]*style
	paragraph string // the id of the paragraph style that holds where none is named
	defaults  look
}

// none is the style of what names none.
var none = &style{settled: true}

func (st *styles) read(x *opc.Reader) error {
	return x.Each(func(e opc.Element) error {
		switch e.Name {
		case "w:docDefaults":
			return st.readDefaults(x)
		case "w:style":
			id := idOf(e.Attr("w:styleId"))
			if e.Attr("w:type") == "paragraph" && onOff(e.Attr("w:default")) == on && e.Attr("w:default") != "" {
				st.paragraph = id
			}
			s := &style{}
			if id != "" && st.byID[id] == nil {
				st.byID[id] = s
			}
			return s.read(x)
		}
		return nil
	})
}

func (st *styles) readDefaults(x *opc.Reader) error {
	return x.Each(func(e opc.Element) error {
		if e.Name != "w:rPrDefault" {
			return nil
		}
		return x.Each(func(opc.Element) error {
			return x.Each(func(e opc.Element) error { st.defaults.read(e); return nil })
		})
	})
}

func (s *style) read(x *opc.Reader) error {
	return x.Each(func(e opc.Element) error {
		switch e.Name {
		case "w:name":
			s.name = e.Attr("w:val")
		case "w:basedOn":
			s.basedOn = idOf(e.Attr("w:val"))
		case "w:rPr":
			return x.Each(func(e opc.Element) error { s.look.read(e); return nil })
		case "w:pPr":
			return x.Each(func(e opc.Element) error {
				switch e.Name {
				case "w:outlineLvl":
					s.level = outline(e.Attr("w:val"))
				case "w:jc":
					s.align = e.Attr("w:val")
				case "w:numPr":
					return s.num.read(x)
				}
				return nil
			})
		}
		return nil
	})
}

// outline returns the level of a heading from its level in the outline, where 9 is text.
func outline(value string) int {
	n, err := strconv.Atoi(value)
	switch {
	case err != nil:
		return 0
	case n < 0 || n > 8:
		return -1
	}
	return n + 1
}

var (
	headingName  = regexp.MustCompile(`^(?i:heading|标题) ?([1-9])$`)
	contentsName = regexp.MustCompile(`^(?i:toc|目录) ?([1-9]|(?i:heading)|标题)$`)
)

// get returns a style with all that it inherits. Without one it is the style of what names none.
func (st *styles) get(id string) *style {
	s := st.byID[id]
	if s == nil {
		return none
	}
	const longest = 50 // styles based on each other in a ring end somewhere
	st.settle(s, longest)
	return s
}

// ofParagraph returns the style of a paragraph that names id.
func (st *styles) ofParagraph(id string) *style {
	if st.byID[id] == nil {
		id = st.paragraph
	}
	return st.get(id)
}

func (st *styles) settle(s *style, left int) {
	if s.settled || left == 0 {
		return
	}
	s.settled = true
	name := strings.TrimSpace(s.name)
	s.name = strings.ToLower(s.name)
	s.holder = s.name == "placeholder text" || s.name == "占位符文本"
	s.runIn = runInName.MatchString(s.name)
	s.role = rolesByStyle[s.name]
	if m := headingName.FindStringSubmatch(name); m != nil && s.level == 0 {
		s.level, _ = strconv.Atoi(m[1])
	}
	s.toc = contentsName.MatchString(name)
	base := st.byID[s.basedOn]
	if base == nil {
		return
	}
	st.settle(base, left-1)
	s.look = s.look.over(base.look)
	if s.level == 0 {
		s.level = base.level
	}
	if s.align == "" {
		s.align = base.align
	}
	s.num = s.num.over(base.num)
	s.toc = s.toc || base.toc
}

// alignOf returns the alignment that a value of w:jc means.
func alignOf(jc string) paper.Align {
	switch jc {
	case "center":
		return paper.Center
	case "right", "end":
		return paper.End
	}
	return paper.Start
}
