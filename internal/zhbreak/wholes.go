package zhbreak

import "strings"

// chineseDigits write numbers in Chinese, or years digit by digit.
var chineseDigits = newCharset("零一二三四五六七八九十百千万亿两")

// isChineseDigit is asked of every character.
func isChineseDigit(r rune) bool { return r == '〇' || chineseDigits.has(r) }

// surelyCounts are the digits that, alone before a unit, make a number: 三件, but 统一条例.
const surelyCounts = "二三四五六七八九十两"

// chineseNumbers keeps 第四十九条, 二〇二一年 and 三十四人 together, as numbers keeps those
// in digits.
func (b *Breaker) chineseNumbers(text []rune) {
	for start := 0; start < len(text); start++ {
		end := start
		for end < len(text) && isChineseDigit(text[end]) {
			end++
		}
		if end == start {
			continue
		}
		ordinal := start > 0 && text[start-1] == '第'
		if ordinal {
			b.lower(start-1, end-1, Poor)
		} else {
			b.lower(start, end-1, Poor)
		}
		counts := ordinal || end-start > 1 || strings.ContainsRune(surelyCounts, text[start])
		if counts && end < len(text) && isUnit(text[end]) {
			b.lower(end-1, end, Poor)
		}
		start = end
	}
	b.items(text)
}

// items keeps 第（一）项 together.
func (b *Breaker) items(text []rune) {
	for i, r := range text {
		if r != '第' || i+1 == len(text) || text[i+1] != '（' && text[i+1] != '(' {
			continue
		}
		if n := ListNumber(text[i+1:]); n > 0 {
			end := i + 1 + n
			if end < len(text) && isUnit(text[end]) {
				end++
			}
			b.lower(i, end-1, Poor)
		}
	}
}

// lower makes the places after characters from … to-1 no better than a class.
func (b *Breaker) lower(from, to int, class Class) {
	for i := from; i < to; i++ {
		b.classes[i] = min(b.classes[i], class)
	}
}

// The longest title and the longest quotation that are kept whole, in characters between
// their marks. Longer ones are read over a line end as easily as other text.
const (
	shortTitle = 10
	shortQuote = 4
)

// short keeps 《short titles》 and “few words” whole.
func (b *Breaker) short(text []rune) {
	for i, r := range text {
		switch r {
		case '《':
			b.shortPair(text, i, '》', shortTitle)
		case '“':
			b.shortPair(text, i, '”', shortQuote)
		}
	}
}

func (b *Breaker) shortPair(text []rune, open int, closing rune, most int) {
	for end := open + 1; end < len(text) && end <= open+1+most; end++ {
		if text[end] == closing {
			b.lower(open, end, Fair)
			return
		}
	}
}
