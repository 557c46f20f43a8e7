package claims

import (
	"slices"
	"unicode/utf8"
)

// folded is a paragraph in the form in which it is read: full-width digits and half-width marks in
// one form, space and the ** of bold type left out. at gives the place of each byte in the text that
// the paragraph came from, and one place more for its end.
type folded struct {
	text []byte
	at   []int32
}

// fold reads text[from:to] into f, whose memory it uses again.
func (f *folded) fold(text string, from, to int) {
	f.text, f.at = slices.Grow(f.text[:0], to-from), slices.Grow(f.at[:0], to-from+1)
	blank := false
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(text[i:to])
		switch {
		case r == '*':
		case isBlank(r):
			blank = true
		default:
			r = plain(r)
			if blank && r >= '0' && r <= '9' && len(f.text) > 0 && isDigit(f.text[len(f.text)-1]) {
				f.add(' ', i) // two numbers do not become one
			}
			blank = false
			f.add(r, i)
		}
		i += size
	}
	f.at = append(f.at, int32(to))
}

func (f *folded) add(r rune, at int) {
	f.text = utf8.AppendRune(f.text, r)
	for len(f.at) < len(f.text) {
		f.at = append(f.at, int32(at))
	}
}

// end is the place in the text behind the folded bytes up to i.
func (f *folded) end(text string, i int) int {
	if i == 0 {
		return int(f.at[0])
	}
	at := int(f.at[i-1])
	_, size := utf8.DecodeRuneInString(text[at:])
	return at + size
}

// plain gives a character the one form in which the lexicon knows it.
func plain(r rune) rune {
	switch {
	case r >= '０' && r <= '９':
		return r - '０' + '0'
	case r < 0x80:
		switch r {
		case '(':
			return '（'
		case ')':
			return '）'
		case ':':
			return '：'
		case ';':
			return '；'
		case '!':
			return '！'
		case '?':
			return '？'
		}
	case r == '％':
		return '%'
	case r == '．':
		return '.'
	}
	return r
}

func isBlank(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\n', '\v', '\f', '\u00a0', '\u3000', '\u2028', '\u2029', '\u0085', '\ufeff', '\u200b':
		return true
	}
	return r >= '\u2000' && r <= '\u200a'
}
