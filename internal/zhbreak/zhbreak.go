// Package zhbreak finds where a line of Chinese text may end: the line-breaking algorithm
// of Unicode (UAX #14), tailored by GB/T 15834-2011 and the habits of official documents.
package zhbreak

import (
	"strings"

	"github.com/go-text/typesetting/segmenter"
)

// Class says how well a line may end at a place.
type Class uint8

// The classes, from never to best.
const (
	Never    Class = iota // not even in need: inside a digit string, before 、, after （
	LastHope              // only when the line cannot be set otherwise: inside a URL
	Poor                  // between digits and their unit, inside 〔2021〕30号
	Good                  // anywhere else that the rules allow
	Sense                 // after a mark that ends a phrase
)

// Breaker finds break opportunities; it keeps its buffers and is not safe for concurrent
// use. The zero value is ready.
type Breaker struct {
	seg     segmenter.Segmenter
	classes []Class
}

// Classes returns for each character how well a line may end after it. The result is valid
// until the next call. The last character's class is Sense.
func (b *Breaker) Classes(text []rune) []Class {
	b.classes = append(b.classes[:0], make([]Class, len(text))...)
	if len(text) == 0 {
		return b.classes
	}
	b.unicode(text)
	for i := range len(text) - 1 {
		b.classes[i] = tailor(text, i, b.classes[i])
	}
	b.words(text)
	b.numbers(text)
	b.listNumber(text)
	b.classes[len(text)-1] = Sense
	return b.classes
}

// unicode marks what UAX #14 allows as Good.
func (b *Breaker) unicode(text []rune) {
	b.seg.Init(text)
	for it := b.seg.LineIterator(); it.Next(); {
		line := it.Line()
		b.classes[line.Offset+len(line.Text)-1] = Good
	}
}

// tailor applies the rules that look at the two characters around a place.
func tailor(text []rune, i int, class Class) Class {
	before, after := text[i], text[i+1]
	switch {
	case isSpace(after) && after != '\u3000', before == '\u00a0':
		return Never // a line does not begin with a space; a no-break space keeps its sides
	case noStart(after), noEnd(before):
		return Never
	case before == ' ' && i > 0 && noEnd(text[i-1]):
		return Never
	case MarkOf(before) == Closing && IsIdeographic(after):
		return Sense
	case IsIdeographic(before) && (IsIdeographic(after) || IsLatin(after)), IsLatin(before) && IsIdeographic(after):
		return max(class, Good)
	}
	return class
}

// words keeps each run of letters, digits and signs whole. Only in need is an address
// parted, after / . @ and -.
func (b *Breaker) words(text []rune) {
	for start := 0; start < len(text); {
		end := start
		for end < len(text) && IsLatin(text[end]) {
			end++
		}
		if end == start {
			start++
			continue
		}
		address := isAddress(text[start:end])
		for i := start; i < end-1; i++ {
			b.classes[i] = Never
			if address && strings.ContainsRune("/.@-", text[i]) && IsLatin(text[i+1]) && text[i+1] != text[i] {
				b.classes[i] = LastHope
			}
		}
		start = end
	}
}

// isAddress reports whether a run of Latin characters is a web or mail address.
func isAddress(word []rune) bool {
	s := string(word)
	return strings.Contains(s, "://") || strings.Contains(s, "www.") || strings.Contains(s, "@") || strings.Count(s, "/") > 1
}

// units follow a number and are kept with it where the line allows.
const units = "年月日时分秒号件条次个项人名元角万亿千百家份例起部篇期批类种宗岁届页册章节款卷天周倍吨米克升亩户处台套所位辆"

// numbers keeps a number with its unit and 〔2021〕30号 together.
func (b *Breaker) numbers(text []rune) {
	for i := range len(text) - 1 {
		if b.classes[i] < Poor {
			continue
		}
		before, after := text[i], text[i+1]
		digitBefore := isDigit(before) || before == ' ' && i > 0 && isDigit(text[i-1])
		switch {
		case digitBefore && strings.ContainsRune(units, after),
			(before == '〕' || before == '］' || before == '】') && isDigit(after) && i > 0 && isDigit(text[i-1]),
			before == '第' && (isDigit(after) || strings.ContainsRune(numerals, after)),
			(before == '共' || before == '约') && isDigit(after):
			b.classes[i] = Poor
		case after == '〔' && i+2 < len(text) && isDigit(text[i+2]):
			b.classes[i] = Poor
		}
	}
}

// listNumber keeps the number that begins a paragraph with its text.
func (b *Breaker) listNumber(text []rune) {
	if n := ListNumber(text); n > 0 && n < len(text) {
		b.classes[n-1] = min(b.classes[n-1], Poor)
	}
}
