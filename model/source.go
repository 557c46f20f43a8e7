package model

import (
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// DataFile names the file that a PDF of ours made with its data has attached: the report as YAML. By
// this name, and what the PDF says of the file, a reader knows it.
const DataFile = "nianbao-report.yaml"

// Source is what a reader remembers of the file that a report came from. Its methods accept nil,
// which stands for a report that was not read from a file.
type Source struct {
	// Text is the text of a text file, decoded to UTF-8.
	Text string
	// Places holds where the value at each path stands, or its key when it has no value.
	Places map[string]Place
	// Lines holds where each line of a text stands, by the text's path, for files that have no lines
	// of their own.
	Lines map[string][]Place
	// Blanks are the figures that the file leaves blank, by path, with what it has in their place:
	// "", "-", "/" or "无".
	Blanks map[string]string
	// Strays are the paths of fields that the file gives and that the report's edition does not
	// have. They are not printed.
	Strays []string
	// Notes is what was noticed while reading and keeps no report from being made, such as an
	// unknown edition.
	Notes Findings
}

// At returns where a path stands. A cell that was not given stands where its nearest given
// parent stands.
func (s *Source) At(path string) Place {
	if s == nil {
		return Place{}
	}
	for {
		if p, ok := s.Places[path]; ok {
			return p
		}
		i := strings.LastIndexAny(path, ".[")
		if i < 0 {
			return s.Places[""]
		}
		path = path[:i]
	}
}

// Find returns where text first stands in the file at or after a path's value, and the
// path's own place when it does not stand there as such (written as an escape, say).
func (s *Source) Find(path, text string) Place {
	start := s.At(path)
	if s == nil || start.Line == 0 {
		return start
	}
	line := 1
	for rest := s.Text; rest != ""; line++ {
		var this string
		this, rest, _ = strings.Cut(rest, "\n")
		if line < start.Line {
			continue
		}
		if i := strings.Index(this, text); i >= 0 {
			column := utf8.RuneCountInString(this[:i]) + 1
			if line > start.Line || column >= start.Column {
				return Place{Line: line, Column: column}
			}
		}
	}
	return start
}

// Finding returns a Finding of SeverityError at a path.
func (s *Source) Finding(id, path, message string) Finding {
	return Finding{ID: id, Severity: SeverityError, Path: path, Place: s.At(path), Message: message}
}

// InProse returns where the byte at an offset of a prose field stands in the input file: the same
// line of the text is looked for below the field's key. When the file writes the text otherwise
// (folded or with escapes), it returns the field's own place.
func (s *Source) InProse(path, text string, offset int) Place {
	start := s.At(path)
	if s == nil {
		return start
	}
	if lines := s.Lines[path]; lines != nil {
		return lines[min(strings.Count(text[:offset], "\n"), len(lines)-1)]
	}
	if start.Line == 0 || s.Text == "" {
		return start
	}
	from := strings.LastIndexByte(text[:offset], '\n') + 1
	line := strings.TrimFunc(textLine(text, from), zhtext.IsBlank)
	lead := strings.Index(text[from:], line)
	at := nthLine(s.Text, start, line, sameLines(text[:from], line))
	if at == start {
		return start
	}
	at.Column += utf8.RuneCountInString(text[from+lead : max(from+lead, offset)])
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
func nthLine(file string, start Place, text string, n int) Place {
	number := 0
	for l := range strings.Lines(file) {
		if number++; number < start.Line {
			continue
		}
		i := strings.Index(l, text)
		if i < 0 {
			continue
		}
		column := utf8.RuneCountInString(l[:i]) + 1
		if number == start.Line && column < start.Column {
			continue
		}
		if n == 0 {
			return Place{Line: number, Column: column}
		}
		n--
	}
	return start
}

func (s *Source) strays() []string {
	if s == nil {
		return nil
	}
	return s.Strays
}
