// Package prose reads the markup of a report's texts: paragraphs, headings, figures and
// addresses. Whether and how they are printed is for others to decide.
package prose

import (
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// Paragraphs splits a text as people type it: a newline ends a paragraph, blank lines are
// ignored, and blanks (full-width ones too) at the start and end of a paragraph are dropped.
func Paragraphs(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.TrimFunc(line, zhtext.IsBlank); line != "" {
			out = append(out, line)
		}
	}
	return out
}
