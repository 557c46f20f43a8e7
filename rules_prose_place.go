package nianbao

import (
	"strings"
	"unicode/utf8"
)

// inProse returns where the byte at an offset of a prose field stands in the input file: the same
// line of the text is looked for below the field's key. When the file writes the text otherwise
// (folded or with escapes), it returns the field's own place.
func (s *source) inProse(path, text string, offset int) position {
	start := s.at(path)
	if s == nil || start.line == 0 {
		return start
	}
	from := strings.LastIndexByte(text[:offset], '\n') + 1
	line := strings.TrimFunc(textLine(text, from), isBlank)
	lead := strings.Index(text[from:], line)
	at := nthLine(s.text, start, line, sameLines(text[:from], line))
	if at == start {
		return start
	}
	at.column += utf8.RuneCountInString(text[from+lead : max(from+lead, offset)])
	return at
}

// textLine is the line of a text that begins at from.
func textLine(text string, from int) string {
	line, _, _ := strings.Cut(text[from:], "\n")
	return line
}

// sameLines counts the lines before that contain the same text.
func sameLines(before, line string) int {
	n := 0
	for l := range strings.Lines(before) {
		if strings.Contains(l, line) {
			n++
		}
	}
	return n
}

// nthLine finds the line of a file, at or after a place, that holds a text after n others have. It
// returns the place itself when there is none.
func nthLine(file string, start position, text string, n int) position {
	number := 0
	for l := range strings.Lines(file) {
		if number++; number < start.line {
			continue
		}
		i := strings.Index(l, text)
		if i < 0 {
			continue
		}
		column := utf8.RuneCountInString(l[:i]) + 1
		if number == start.line && column < start.column {
			continue
		}
		if n == 0 {
			return position{number, column}
		}
		n--
	}
	return start
}
