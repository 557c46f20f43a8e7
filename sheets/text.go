package sheets

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/nianbao/nianbao/internal/zhtext"
	"golang.org/x/text/width"
)

// Clean returns a text as all writers of tables write it: valid UTF-8, one form of line ends, and
// U+FFFD for each control character, which neither XML nor HTML can hold, and for what turns the direction
// of a line.
func Clean(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		if zhtext.IsBad(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// Guard puts a ' before a text that a spreadsheet could take for a formula when it opens a CSV
// file, or a workbook that was saved as one. Unguard takes it away again.
func Guard(s string) string {
	if looksRunnable(s) {
		return "'" + s
	}
	return s
}

// Unguard is the inverse of Guard.
func Unguard(s string) string {
	if rest := strings.TrimPrefix(s, "'"); looksRunnable(rest) {
		return rest
	}
	return s
}

// looksRunnable reports whether a text begins like a formula, behind blanks, invisible characters
// and apostrophes. It looks behind apostrophes so that a guarded text is told from one that began
// with an apostrophe itself.
func looksRunnable(s string) bool {
	for _, r := range s {
		switch r {
		case '=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n':
			return true
		}
		if r != '\'' && !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Z) {
			return false
		}
	}
	return false
}

var decimal = regexp.MustCompile(`^[+-]?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// IsNumber reports whether a cell is to be written as a number: it says so, and its text is one
// without leading zeros.
func (c Cell) IsNumber() bool { return c.Number && decimal.MatchString(c.Text) }

// Width is how many columns of a terminal or a sheet a text takes: a full-width character takes two.
func Width(s string) int {
	n := 0
	for _, r := range s {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n++
		}
		n++
	}
	return n
}
