package zhbreak

import "unicode"

// Mark says which half of its em a Chinese punctuation mark fills, and so where it can
// give up space (GB/T 15834-2011, 5.1; W3C clreq, 3.1.6).
type Mark uint8

// The kinds of marks.
const (
	NoMark  Mark = iota
	Opening      // ink in the right half: （ 《 “
	Closing      // ink in the left half: ） 》 ” 、 ， 。 ； ： ？ ！
)

// MarkOf returns the kind of a full-width mark, NoMark for every other character.
func MarkOf(r rune) Mark {
	switch r {
	case '“', '‘', '（', '【', '《', '〈', '「', '『', '〔', '〖', '［', '｛':
		return Opening
	case '”', '’', '）', '】', '》', '〉', '」', '』', '〕', '〗', '］', '｝',
		'、', '，', '。', '；', '：', '？', '！', '．':
		return Closing
	}
	return NoMark
}

// noStart are the characters that must not begin a line: GB/T 15834-2011, 5.1.2, 5.1.4,
// 5.1.9, 5.1.11 and the units that follow a number without a gap.
func noStart(r rune) bool {
	switch r {
	case '·', '–', '—', '―', '－', '…', '⋯', '～', '〜', '~', '/', '／', '%', '％', '‰', '℃', '°', '′', '″',
		'々', '〻', ',', '.', ';', ':', '?', '!', ')', ']', '}', '»', '⸺':
		return true
	}
	return MarkOf(r) == Closing
}

// noEnd are the characters that must not end a line.
func noEnd(r rune) bool {
	switch r {
	case '/', '／', '(', '[', '{', '«', '￥', '¥', '$', '＄', '№', '§', '＃':
		return true
	}
	return MarkOf(r) == Opening
}

// IsIdeographic reports whether r is set in a full em as Chinese text is: ideographs, kana
// and full-width forms.
func IsIdeographic(r rune) bool {
	switch {
	case r >= 0x2e80 && r <= 0x9fff, r >= 0xac00 && r <= 0xd7a3, r >= 0xf900 && r <= 0xfaff,
		r >= 0xfe30 && r <= 0xfe4f, r >= 0xff01 && r <= 0xff60, r >= 0xffe0 && r <= 0xffe6,
		r >= 0x20000 && r <= 0x3ffff:
		return true
	}
	return MarkOf(r) != NoMark
}

// IsLatin reports whether r belongs to a run of letters, digits and their signs that is
// set with its own widths.
func IsLatin(r rune) bool {
	return r < '←' && (r > ' ' && r <= '~' || r >= 0xc0 && r < 0x250 || r >= 0x370 && r < 0x530 ||
		r >= '²' && r <= '³' || r == '¹' || r >= '¼' && r <= '¾' || r >= '⁰' && r <= '₉' || r >= '⅐' && r <= '⅞')
}

// isDigit takes the full-width digits in: they are no more to be cut than the others.
func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

func isLetter(r rune) bool { return IsLatin(r) && unicode.IsLetter(r) }

// IsSpace reports whether r is a space of any width that takes room on a line.
func IsSpace(r rune) bool {
	switch r {
	case ' ', '\u00a0', '\u202f', '\u205f', '\u3000':
		return true
	}
	return r >= '\u2000' && r <= '\u200a'
}
