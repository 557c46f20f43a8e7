package docx

import (
	"strings"

	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// shift says whether characters stand above or below the line.
type shift int8

const (
	shiftUnsaid shift = iota
	onLine
	raised
	lowered
)

// leastShift is by how much, in half points, text stands above or below the line by its position alone: what Word
// offers, half the height of small text. Less is for the look.
const leastShift = 6

// or returns the shift, or another when it is not said.
func (s shift) or(other shift) shift {
	if s == shiftUnsaid {
		return other
	}
	return s
}

// shiftOf returns the shift that an element of the properties of a run means.
func shiftOf(e opc.Element) shift {
	value := e.Attr("w:val")
	if e.Name == "w:vertAlign" {
		switch value {
		case "superscript":
			return raised
		case "subscript":
			return lowered
		}
		return onLine
	}
	down := strings.HasPrefix(value, "-")
	switch by := atoi(strings.TrimPrefix(value, "-"), 0); {
	case by < leastShift:
		return onLine
	case down:
		return lowered
	}
	return raised
}

// baselineOf returns the shift that the language of drawings writes as a share of the height.
func baselineOf(share string) shift {
	switch by := strings.TrimPrefix(share, "-"); {
	case atoi(by, 0) == 0:
		return onLine
	case by != share:
		return lowered
	}
	return raised
}

// apart is text that stands above or below the line, until it is known what follows.
type apart struct {
	text  []byte
	shift shift
	bold  toggle
}

// put adds text of a look to a paragraph.
func (p *para) put(s *story, text string, l look) {
	to := l.shift
	if text == "\n" || text == "\t" {
		to = onLine
	}
	if len(p.apart.text) > 0 && p.apart.shift != to {
		p.settle(s, text)
	}
	if to != raised && to != lowered {
		p.add(text, l.bold)
		return
	}
	if len(p.apart.text) == 0 {
		p.apart.shift, p.apart.bold = to, l.bold
	}
	p.apart.text = append(p.apart.text, text...)
}

// settle adds the text above or below the line to a paragraph. next is what follows. Beside the figure of a cell
// it is told, and digits beside digits are put in brackets: 5² is not 52.
func (p *para) settle(s *story, next string) {
	all := string(p.apart.text)
	if all == "" {
		return
	}
	p.apart.text = p.apart.text[:0]
	text := strings.TrimSpace(all)
	first := len(p.text) == 0
	behind := !first && isDigit(p.text[len(p.text)-1])
	before := first && next != "" && isDigit(next[0])
	inFigure := s.cell && len(s.items) == 0
	switch {
	case text == "":
	case inFigure && figureSoFar(p.text):
		p.note(note{model.SeverityInfo, "数字后有" + p.apart.shift.name() + zhtext.Quote(text), text})
		return
	case inFigure && before && strings.Trim(text, "0123456789") == "":
		p.note(note{model.SeverityInfo, "数字前有" + p.apart.shift.name() + zhtext.Quote(text), text})
		return
	case (behind || before) && strings.Trim(text, "0123456789") == "":
		all = "[" + text + "]"
	}
	p.add(all, p.apart.bold)
}

func (s shift) name() string {
	if s == lowered {
		return "下标"
	}
	return "上标"
}

// longestFigure is how many bytes a number in a cell has at most, with blanks: numbers have up to 18 digits.
const longestFigure = 64

// figureSoFar reports whether a text is a number so far.
func figureSoFar(text []byte) bool {
	if len(text) > longestFigure {
		return false
	}
	digits := 0
	for _, b := range text {
		switch {
		case isDigit(b):
			digits++
		case strings.IndexByte(" +-.,/", b) < 0:
			return false
		}
	}
	return digits > 0
}
