package xlsx

import (
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/zhtext"
)

// script tells how a piece of a text stands to its line.
type script int

const (
	onLine script = iota
	above
	below
)

func (s script) name() string { return []string{"", "上标", "下标"}[s] }

// scriptOf returns what the attribute val of a vertAlign says.
func scriptOf(val string) script {
	switch val {
	case "superscript":
		return above
	case "subscript":
		return below
	}
	return onLine
}

// textWriter puts a text together from its pieces. A mark above or below the line behind the figure that a
// cell begins with is told beside the text: 5¹ is not 51. Elsewhere such digits are put in brackets
// where they stand next to digits.
type textWriter struct {
	out     strings.Builder
	spans   []paper.Span
	tells   bool // marks of figures are told, not written
	marks   []string
	pending strings.Builder // the mark being read
	kind    script          // of it
	bold    bool            // of it
}

// add adds a piece of the text.
func (w *textWriter) add(text string, kind script, bold bool) {
	if text == "" {
		return
	}
	if w.pending.Len() > 0 && (kind != w.kind || bold != w.bold) {
		w.flush(text)
	}
	if kind != onLine {
		w.kind, w.bold = kind, bold
		w.pending.WriteString(text)
		return
	}
	w.write(text, bold)
}

// flush writes the mark that was read, or tells it.
func (w *textWriter) flush(next string) {
	text := w.pending.String()
	w.pending.Reset()
	mark := strings.TrimSpace(text)
	before := w.out.String() // no copy
	switch {
	case mark == "":
		w.write(text, w.bold)
	case w.tells && isFigure(before):
		w.marks = append(w.marks, "数字后有"+w.kind.name()+zhtext.Quote(shorten(mark)))
	case strings.Trim(mark, "0123456789.,０１２３４５６７８９") == "" && (endsInDigit(before) || next != "" && isDigit([]rune(next[:min(len(next), 3)])[0])):
		w.write("["+text+"]", w.bold)
	default:
		w.write(text, w.bold)
	}
}

func (w *textWriter) write(text string, bold bool) {
	start := w.out.Len()
	w.out.WriteString(text)
	if !bold {
		return
	}
	if last := len(w.spans) - 1; last >= 0 && w.spans[last].End == start {
		w.spans[last].End = w.out.Len()
		return
	}
	w.spans = append(w.spans, paper.Span{Start: start, End: w.out.Len()})
}

// text returns the whole text.
func (w *textWriter) text() string {
	if w.pending.Len() > 0 {
		w.flush("")
	}
	return w.out.String()
}

// longestFigure is how many bytes a figure has at most, signs and separators included: a longer text
// is not looked through for one at each of its marks.
const longestFigure = 60

// isFigure reports whether a text is a number so far.
func isFigure(text string) bool {
	if len(text) > longestFigure {
		return false
	}
	digits := 0
	for _, r := range text {
		switch {
		case isDigit(r):
			digits++
		case !strings.ContainsRune(" 　+-.,/，．－", r):
			return false
		}
	}
	return digits > 0
}

func endsInDigit(text string) bool {
	last := []rune(text[max(0, len(text)-3):]) // a full-width digit has three bytes
	return len(last) > 0 && isDigit(last[len(last)-1])
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }
