package model

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// Locator finds places in the text of a Source. It goes through the text once and remembers where the
// values stand, so that many places in a long file are found soon. It is not safe for concurrent use.
type Locator struct {
	src    *Source
	starts []start // of all values, in the order of the file; nil before they are looked for
}

// start is where a value stands.
type start struct {
	path  string
	place Place
	at    int // the byte in the text
}

// Locator returns a Locator of the source as it is now. A nil source has one too.
func (s *Source) Locator() *Locator { return &Locator{src: s} }

// Find is Source.Find.
func (l *Locator) Find(path, text string) Place {
	from := l.src.At(path)
	if l.src == nil || from.Line == 0 {
		return from
	}
	value := l.value(path, from)
	if i := strings.Index(value, text); i >= 0 {
		return from.past(value[:i])
	}
	return from
}

// InProse is Source.InProse.
func (l *Locator) InProse(path, text string, offset int) Place {
	from := l.src.At(path)
	if l.src == nil {
		return from
	}
	if lines := l.src.Lines[path]; lines != nil {
		return lines[min(strings.Count(text[:offset], "\n"), len(lines)-1)]
	}
	if from.Line == 0 || l.src.Text == "" {
		return from
	}
	begin := strings.LastIndexByte(text[:offset], '\n') + 1
	raw, _, _ := strings.Cut(text[begin:], "\n")
	line := strings.TrimFunc(raw, zhtext.IsBlank)
	value := l.value(path, from)
	at := nthLine(value, line, sameLines(text[:begin], line))
	if at < 0 {
		return from
	}
	place := from.past(value[:at])
	lead := strings.Index(raw, line)
	place.Column += utf8.RuneCountInString(text[begin+lead : max(begin+lead, offset)])
	return place
}

// past is the line and column behind a text that begins at p.
func (p Place) past(text string) Place {
	p = Place{Line: p.Line, Column: p.Column}
	if n := strings.Count(text, "\n"); n > 0 {
		p.Line, p.Column = p.Line+n, 1
		text = text[strings.LastIndexByte(text, '\n')+1:]
	}
	p.Column += utf8.RuneCountInString(text)
	return p
}

// value is the text of the file from a place on, which is that of a path's value, up to the next value
// that is no part of it.
func (l *Locator) value(path string, from Place) string {
	l.find()
	i, _ := slices.BinarySearchFunc(l.starts, from, func(s start, p Place) int { return s.place.Compare(p) })
	if i == len(l.starts) {
		return ""
	}
	begin, whole := l.starts[i].at, l.src.given(path)
	for _, next := range l.starts[i:] {
		if next.at > begin && !isWithin(next.path, whole) {
			return l.src.Text[begin:next.at]
		}
	}
	return l.src.Text[begin:]
}

// isWithin reports whether a path leads to a part of what another leads to.
func isWithin(path, whole string) bool {
	rest, ok := strings.CutPrefix(path, whole)
	return ok && (whole == "" || rest == "" || rest[0] == '.' || rest[0] == '[')
}

// find finds the bytes at which the values stand.
func (l *Locator) find() {
	if l.starts != nil {
		return
	}
	l.starts = make([]start, 0, len(l.src.Places))
	for path, place := range l.src.Places {
		l.starts = append(l.starts, start{path: path, place: place})
	}
	slices.SortFunc(l.starts, func(a, b start) int { return a.place.Compare(b.place) })
	text, at, here := l.src.Text, 0, Place{Line: 1, Column: 1}
	for i := range l.starts {
		s := &l.starts[i]
		for here.Line < s.place.Line {
			n := strings.IndexByte(text[at:], '\n')
			if n < 0 {
				break
			}
			at, here = at+n+1, Place{Line: here.Line + 1, Column: 1}
		}
		for here.Line == s.place.Line && here.Column < s.place.Column && at < len(text) && text[at] != '\n' {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
			here.Column++
		}
		s.at = at
	}
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

// nthLine returns where, after n lines that hold a text, it stands in the next such line, -1 when there
// is none.
func nthLine(value, text string, n int) int {
	at := 0
	for l := range strings.Lines(value) {
		if i := strings.Index(l, text); i >= 0 {
			if n == 0 {
				return at + i
			}
			n--
		}
		at += len(l)
	}
	return -1
}
