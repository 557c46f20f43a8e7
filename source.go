package nianbao

import (
	"strings"
	"unicode/utf8"
)

// position is a place in an input file: line and column count from 1, the column in
// characters.
type position struct{ line, column int }

// source is what Read remembers of the file a report came from.
type source struct {
	text      string              // decoded to UTF-8
	positions map[string]position // of the value at each path, or of its key when it has none
	notes     Problems            // what was noticed while reading and is no error, such as BLANK
}

// at returns where a path stands. A cell that was not given stands where its nearest given
// parent stands.
func (s *source) at(path string) position {
	if s == nil {
		return position{}
	}
	for {
		if p, ok := s.positions[path]; ok {
			return p
		}
		i := strings.LastIndexAny(path, ".[")
		if i < 0 {
			return s.positions[""]
		}
		path = path[:i]
	}
}

// find returns where text first stands in the file at or after a path's value, and the
// path's own place when it does not stand there as such (written as an escape, say).
func (s *source) find(path, text string) position {
	start := s.at(path)
	if s == nil || start.line == 0 {
		return start
	}
	line := 1
	for rest := s.text; rest != ""; line++ {
		var this string
		this, rest, _ = strings.Cut(rest, "\n")
		if line < start.line {
			continue
		}
		if i := strings.Index(this, text); i >= 0 {
			column := utf8.RuneCountInString(this[:i]) + 1
			if line > start.line || column >= start.column {
				return position{line, column}
			}
		}
	}
	return start
}

// problem makes a Problem of severity Error at a path.
func (s *source) problem(id, path, message string) Problem {
	p := s.at(path)
	return Problem{ID: id, Severity: Error, Path: path, Line: p.line, Column: p.column, Message: message}
}
