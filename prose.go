package nianbao

import "strings"

// paragraphs splits a text as people type it: a newline ends a paragraph, blank lines are
// ignored, spaces at a paragraph's start and end (full-width ones too) are dropped.
func paragraphs(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.TrimFunc(line, isBlank); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// isBlank reports whether r is a space of some width, a tab or a line's end.
func isBlank(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\n', '\v', '\f', '\u00a0', '\u3000', '\u2028', '\u2029', '\u0085':
		return true
	}
	return r >= '\u2000' && r <= '\u200a'
}
