package model

import "strings"

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
	return s.Places[s.given(path)]
}

// given is the path, or that of its nearest parent, whose place is known.
func (s *Source) given(path string) string {
	for path != "" {
		if _, ok := s.Places[path]; ok {
			return path
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return ""
}

// Find returns where text first stands in the file at or after a path's value, and the
// path's own place when it does not stand there as such (written as an escape, say).
// A Locator finds many.
func (s *Source) Find(path, text string) Place { return s.Locator().Find(path, text) }

// Finding returns a Finding of SeverityError at a path.
func (s *Source) Finding(id, path, message string) Finding {
	return Finding{ID: id, Severity: SeverityError, Path: path, Place: s.At(path), Message: message}
}

// InProse returns where the byte at an offset of a prose field stands in the input file: the same
// line of the text is looked for below the field's key. When the file writes the text otherwise
// (folded or with escapes), it returns the field's own place. A Locator finds many.
func (s *Source) InProse(path, text string, offset int) Place {
	return s.Locator().InProse(path, text, offset)
}

func (s *Source) strays() []string {
	if s == nil {
		return nil
	}
	return s.Strays
}
