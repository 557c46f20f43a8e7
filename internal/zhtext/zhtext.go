// Package zhtext has what several packages need to know of the characters of Chinese texts as
// people type them: which are blank, which cannot be meant, and how a text is quoted in a message.
package zhtext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsBlank reports whether r is a space of any width, a tab or the end of a line.
func IsBlank(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\n', '\v', '\f', '\u00a0', '\u3000', '\u2028', '\u2029', '\u0085':
		return true
	}
	return r >= '\u2000' && r <= '\u200a'
}

// IsInvisible reports whether a character shows nothing by itself, or changes how others are shown: control characters,
// format characters and separators of lines.
func IsInvisible(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) }

// IsBad reports whether a character cannot be meant in a report: control characters except tab
// and line feed, Unicode's own line separators, a byte order mark inside the text,
// noncharacters, and U+FFFD, which stands for bytes that could not be decoded.
func IsBad(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return false
	case r < 0x20, r >= 0x7f && r <= 0x9f, r == 0x2028, r == 0x2029, r == 0xfeff, r == utf8.RuneError:
		return true
	}
	return r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe
}

// Fold returns a text as the rules compare it: full-width letters and digits become half-width,
// ** and all blanks are removed.
func Fold(s string) string {
	const fullWidth = '０' - '0'
	s = strings.ReplaceAll(s, "**", "")
	return strings.Map(func(r rune) rune {
		switch {
		case IsBlank(r):
			return -1
		case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ':
			return r - fullWidth
		}
		return r
	}, s)
}

// ContainsAny reports whether a text contains at least one of the words.
func ContainsAny(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// Cut returns the first characters of a text, at most so many, and … where there are more.
func Cut(s string, most int) string {
	if len(s) <= most { // bytes, as of nearly all
		return s
	}
	n := 0
	for i := range s {
		if n == most {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// Quote returns a text in Chinese quotation marks for a message, shortened as Shorten does.
func Quote(s string) string { return "“" + Shorten(s) + "”" }

// Shorten makes any text fit for one line of a message: at most 40 characters, runs of blanks
// as one space, and U+FFFD for characters that cannot be shown.
func Shorten(s string) string {
	const most = 40
	var line []rune
	for _, r := range s {
		switch last := len(line) - 1; {
		case len(line) == most:
			return string(line) + "…"
		case IsBlank(r) && (last < 0 || line[last] == ' '):
		case IsBlank(r):
			line = append(line, ' ')
		case IsBad(r):
			line = append(line, utf8.RuneError)
		default:
			line = append(line, r)
		}
	}
	return strings.TrimRight(string(line), " ")
}
