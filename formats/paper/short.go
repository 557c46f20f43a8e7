package paper

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Most questions about a paragraph are about short texts. What is here answers them without looking at
// all of a long one, so that a paragraph may grow line by line.

// longer reports whether a text has more than n characters.
func longer(s string, n int) bool {
	return len(s) > n && (len(s) > utf8.UTFMax*n || utf8.RuneCountInString(s) > n)
}

// mostFilling is how many bytes of blanks, and of marks such as # and bullets, a short text may have beside its
// characters. It bounds what is looked at of a paragraph that grows line by line.
const mostFilling = 2000

// squeezed is squeeze for texts of at most n characters; ok is false for longer ones.
func squeezed(s string, n int) (t string, ok bool) {
	if len(s) > utf8.UTFMax*n+mostFilling {
		return "", false
	}
	seen, blank := 0, false
	for _, r := range s {
		if unicode.IsSpace(r) {
			blank = true
			continue
		}
		if seen++; seen > n {
			return "", false
		}
	}
	if !blank {
		return s, true
	}
	return squeeze(s), true
}

// numberOf is the number that a text begins with, as cutNumber finds it.
func numberOf(s string) string {
	const enough = 128
	s = strings.TrimSpace(s)
	if r, _ := utf8.DecodeRuneInString(s); r >= 0x4e00 && r <= 0x9fff && r != '第' && !strings.ContainsRune(numerals, r) {
		return ""
	}
	if len(s) > enough {
		end := enough
		for !utf8.RuneStart(s[end]) {
			end--
		}
		s = s[:end]
	}
	number, _ := cutNumber(s)
	return number
}

// lastRune is the last character of a text as a text.
func lastRune(s string) string {
	_, n := utf8.DecodeLastRuneInString(s)
	return s[len(s)-n:]
}
