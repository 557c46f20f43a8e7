package xlsx

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/opc"
)

// rich is a text with what is bold in it.
type rich struct {
	text   string
	bold   []paper.Span
	struck bool   // some of it is struck through
	marks  string // what is told of marks above or below the line
}

// readTexts reads the shared strings.
func (b *book) readTexts(x *opc.Reader) error {
	return x.Each(func(e opc.Element) error {
		if e.Name != "s:si" {
			return nil
		}
		if len(b.texts) >= maxCells {
			return tooManyCells()
		}
		t, err := readRich(x, true)
		b.texts = append(b.texts, t)
		return err
	})
}

// readRich reads a text, plain or in pieces. How it is pronounced (rPh) is no part of it. The marks
// behind a figure are told when it is the text of a cell.
func readRich(x *opc.Reader, inCell bool) (rich, error) {
	var out rich
	w := &textWriter{tells: inCell}
	add := func(kind script, bold bool) error {
		text, err := x.Text()
		w.add(decode(text), kind, bold)
		return err
	}
	err := x.Each(func(e opc.Element) error {
		switch e.Name {
		case "s:t":
			return add(onLine, false)
		case "s:r":
			bold, kind := false, onLine
			return x.Each(func(e opc.Element) error {
				switch e.Name {
				case "s:rPr":
					return x.Each(func(e opc.Element) error {
						switch e.Name {
						case "s:b":
							bold = e.Attr("val") == "" || isTrue(e.Attr("val"))
						case "s:strike":
							out.struck = e.Attr("val") == "" || isTrue(e.Attr("val"))
						case "s:vertAlign":
							kind = scriptOf(e.Attr("val"))
						}
						return nil
					})
				case "s:t":
					return add(kind, bold)
				}
				return nil
			})
		}
		return nil
	})
	out.text, out.bold, out.marks = w.text(), w.spans, some(w.marks)
	return out, err
}

// escaped matches a character as Excel writes those that XML cannot hold.
var escaped = regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)

// encoded writes what looks like such a character so that decode gives it back, where excelize does not do it.
func encoded(s string) string { return escaped.ReplaceAllString(s, "_x005F_x${1}_") }

// decode resolves such characters and takes one form of line ends.
func decode(s string) string {
	if strings.Contains(s, "_x") {
		s = escaped.ReplaceAllStringFunc(s, func(m string) string {
			n, err := strconv.ParseUint(m[2:6], 16, 16)
			if err != nil || n >= 0xd800 && n < 0xe000 || n == 0 {
				return m
			}
			return string(rune(n))
		})
	}
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}
