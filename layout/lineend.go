package layout

import (
	"strings"

	"github.com/nianbao/nianbao/internal/zhbreak"
)

// unbroken returns a text without the line ends in it; between Latin words, a space is left.
func unbroken(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	var b strings.Builder
	last, broken := rune(0), false
	for _, r := range text {
		if r == '\n' {
			broken = true
			continue
		}
		if broken && zhbreak.IsLatin(last) && zhbreak.IsLatin(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last, broken = r, false
	}
	return b.String()
}
