package docx

import (
	"bytes"
	"slices"

	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/model"
)

// built are the parts of mathematics whose place or marks say something, which their texts do not.
var built = map[string]bool{
	"m:f": true, "m:d": true, "m:nary": true, "m:rad": true, "m:sSup": true, "m:sSub": true, "m:sSubSup": true, "m:sPre": true,
	"m:m": true, "m:eqArr": true, "m:acc": true, "m:bar": true, "m:groupChr": true, "m:limLow": true, "m:limUpp": true,
}

// formula reads the text of a piece of mathematics.
func (d *reader) formula(x *opc.Reader, e opc.Element, p *para, s *story) error {
	if e.Name == "m:t" {
		text, err := x.Text()
		d.put(p, s, text, look{})
		return err
	}
	return x.Each(func(e opc.Element) error {
		if e.Name == "m:t" {
			return d.formula(x, e, p, s)
		}
		return nil
	})
}

// mathMarks are what is written before the parts of mathematics whose place says something: ½ is 1/2, not 12.
var mathMarks = map[string]string{"m:den": "/", "m:sup": "^", "m:sub": "_", "m:lim": "_"}

// mathematics reads what stands inside a part of a formula. Digits whose place says something have a mark beside them, so
// that they are not taken for a number.
func (d *reader) mathematics(e opc.Element, p *para, s *story, inside func() error) error {
	mark := mathMarks[e.Name]
	if !built[e.Name] && mark == "" {
		return inside()
	}
	if built[e.Name] && !p.built {
		p.built = true
		p.note(note{model.SeverityWarning, "这里有数学公式，只读了其中的文字，请核对", ""})
	}
	p.settle(s, mark)
	start := len(p.text)
	err := inside()
	p.settle(s, "")
	switch {
	case start == len(p.text):
	case mark != "":
		p.insert(start, mark)
	case start > 0 && isDigit(p.text[start-1]), figureSoFar(p.text[start:]) && !bytes.Contains(p.text[start:], []byte("/")):
		p.insert(start, "{")
		p.text = append(p.text, '}')
	}
	return err
}

// insert puts text into a paragraph.
func (p *para) insert(at int, text string) {
	p.text = slices.Insert(p.text, at, []byte(text)...)
	for i := len(p.bold) - 1; i >= 0 && p.bold[i].Start >= at; i-- {
		p.bold[i].Start += len(text)
		p.bold[i].End += len(text)
	}
}
