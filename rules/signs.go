package rules

import (
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// signs are what a look at each character of a paragraph tells of it. Most paragraphs have few of
// them, and a rule that needs one is done with the rest at once.
type signs uint32

const (
	hasLatin   signs = 1 << iota // a Latin letter or a digit
	hasX                         // X x Ｘ N n Ｎ
	hasFiller                    // × ╳ ✕ □ ＿ _ ○ ＊
	hasDash                      // … —
	hasAsk                       // ？ ?
	hasEmpty                     // an opening bracket before a blank or a closing one
	hasGap                       // a blank
	hasStar                      // *
	hasAngle                     // < ＜
	hasEntity                    // &
	hasQuote                     // " ' ＂
	hasHalf                      // , ; : ! ? . ( )
	hasDoubled                   // two of ，。、；： in a row
	hasPair                      // 《》“”（）()
	hasBracket                   // （）()
	hasSquare                    // [ 【 ［
	hasHooked                    // 〔 〖 〈 「 『
	hasCurly                     // { ｛ « # $
)

// signsOf looks at a text once.
func signsOf(text string) signs {
	var s signs
	var last rune
	for _, r := range text {
		if r >= '\u4e00' && r <= '\u9fff' {
			last = r
			continue
		}
		s |= signOf(r)
		switch last {
		case '（', '(', '〔', '［', '【', '《':
			if zhtext.IsBlank(r) || strings.ContainsRune("）)〕］】》", r) {
				s |= hasEmpty
			}
		case '，', '。', '、', '；', '：':
			if isStop(r) {
				s |= hasDoubled
			}
		}
		last = r
	}
	return s
}

func isStop(r rune) bool { return r == '，' || r == '。' || r == '、' || r == '；' || r == '：' }

func signOf(r rune) signs {
	switch r {
	case '《', '》', '“', '”':
		return hasPair
	case '（', '）':
		return hasPair | hasBracket
	case '，', '。', '、', '；', '：':
		return 0
	case '(', ')':
		return hasPair | hasBracket | hasHalf
	case ',', ';', ':', '!', '.':
		return hasHalf
	case '?':
		return hasHalf | hasAsk
	case '？':
		return hasAsk
	case '×', '╳', '✕', '□', '＿', '_', '○', '＊':
		return hasFiller
	case '…', '—':
		return hasDash
	case 'X', 'x', 'Ｘ', 'N', 'n', 'Ｎ':
		return hasLatin | hasX
	case '*':
		return hasStar
	case '<', '＜':
		return hasAngle
	case '&':
		return hasEntity
	case '"', '\'', '＂':
		return hasQuote
	case '[', '【', '［':
		return hasSquare
	case '〔', '〖', '〈', '「', '『':
		return hasHooked
	case '{', '｛', '«', '#', '$':
		return hasCurly
	}
	switch {
	case r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= 'Ａ' && r <= 'Ｚ':
		return hasLatin
	case zhtext.IsBlank(r):
		return hasGap
	}
	return 0
}
