package paper

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Compatibility forms are resolved many times a document, and most texts have none: what is here
// returns those without asking the tables of Unicode.

// isPlain reports whether a character is one of those that reports are made of and that stand for
// themselves: ASCII, common Chinese characters and the marks that have no compatibility form.
func isPlain(r rune) bool {
	switch {
	case r < 0x80, r >= 0x4e00 && r <= 0x9fff, r == '、', r == '。', r >= '“' && r <= '”', r >= '《' && r <= '》':
		return true
	}
	return false
}

// resolve returns a text with its compatibility forms resolved.
func resolve(s string) string {
	for _, r := range s {
		if !isPlain(r) {
			return norm.NFKC.String(s)
		}
	}
	return s
}

// lettersOf returns the letters and digits of a text. ok is false when a character of it has to be
// resolved first, but for marks in full width, which resolve to marks.
func lettersOf(s string) (letters string, ok bool) {
	marks := false
	for _, r := range s {
		switch {
		case r >= 0x4e00 && r <= 0x9fff, r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		case isPlain(r), r == '（', r == '）', r == '，', r == '：', r == '；', r == '\u3000':
			marks = true
		default:
			return "", false
		}
	}
	if !marks {
		return s, true
	}
	return strings.Map(letter, s), true
}

// letter keeps letters and digits.
func letter(r rune) rune {
	if r >= 0x4e00 && r <= 0x9fff || unicode.IsLetter(r) || unicode.IsDigit(r) {
		return r
	}
	return -1
}
