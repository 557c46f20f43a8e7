// Package zhbreak finds where a line of Chinese text may end: the line-breaking algorithm
// of Unicode (UAX #14), tailored by GB/T 15834-2011 and the habits of official documents.
package zhbreak

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/segmenter"
)

// Class says how well a line may end at a place.
type Class uint8

// The classes, from never to best.
const (
	Never    Class = iota // not even in need: inside a digit string, before 、, after （
	LastHope              // only when the line cannot be set otherwise: inside a URL
	Poor                  // between digits and their unit, inside 第四十九条 and 〔2021〕30号
	Fair                  // before the digits of 第20条; inside a short 《title》 or a few “quoted” characters
	Good                  // anywhere else that the rules allow
	Sense                 // after a mark that ends a phrase
)

// Breaker finds break opportunities; it keeps its buffers and is not safe for concurrent
// use. The zero value is ready.
type Breaker struct {
	seg     segmenter.Segmenter
	classes []Class
	singles map[rune][3]Class
}

// Classes returns for each character how well a line may end after it. The result is valid
// until the next call. The last character's class is Sense.
func (b *Breaker) Classes(text []rune) []Class {
	b.classes = append(b.classes[:0], make([]Class, len(text))...)
	if len(text) == 0 {
		return b.classes
	}
	b.unicode(text)
	last := rune(0) // before any spaces
	for i := range len(text) - 1 {
		if IsUnified(text[i]) && IsUnified(text[i+1]) { // about which UAX #14 is right
			last = text[i]
			continue
		}
		if !IsSpace(text[i]) {
			last = text[i]
		}
		b.classes[i] = tailor(text, i, last, b.classes[i])
	}
	b.words(text)
	b.numbers(text)
	b.chineseNumbers(text)
	b.short(text)
	b.listNumber(text)
	b.classes[len(text)-1] = Sense
	return b.classes
}

// unicode marks what UAX #14 allows as Good. Between two plain ideographs a line may always
// end (LB31), and nothing before an ideograph bears on what stands after it; so the
// segmenter is only asked about what stands between ideographs, with the nearest on each side.
func (b *Breaker) unicode(text []rune) {
	for i := 0; i < len(text); {
		if IsUnified(text[i]) && (i+1 == len(text) || IsUnified(text[i+1])) {
			b.classes[i] = Good
			i++
			continue
		}
		end := i + 1
		for end < len(text) && !IsUnified(text[end]) {
			end++
		}
		end = min(end+1, len(text))
		if end == i+3 && IsUnified(text[i]) && IsUnified(text[i+2]) {
			b.single(text[i:end], b.classes[i:end])
		} else {
			b.segment(text[i:end], b.classes[i:end])
		}
		i = end - 1
		if end == len(text) {
			return
		}
	}
}

// mostSingles is how many characters between ideographs are remembered.
const mostSingles = 256

// single is segment for one character between two ideographs, most often a mark. It is
// remembered, since which ideographs they are makes no difference.
func (b *Breaker) single(text []rune, classes []Class) {
	if known, ok := b.singles[text[1]]; ok {
		copy(classes, known[:])
		return
	}
	b.segment(text, classes)
	if b.singles == nil {
		b.singles = map[rune][3]Class{}
	}
	if len(b.singles) < mostSingles {
		b.singles[text[1]] = [3]Class(classes)
	}
}

func (b *Breaker) segment(text []rune, classes []Class) {
	clear(classes)
	b.seg.Init(text)
	for it := b.seg.LineIterator(); it.Next(); {
		line := it.Line()
		classes[line.Offset+len(line.Text)-1] = Good
	}
}

// IsUnified reports whether r is one of the unified ideographs, all of which are of class ID.
func IsUnified(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf || r >= 0x20000 && r <= 0x323af
}

// tailor applies the rules that look at the two characters around a place. UAX #14 forbids
// breaks on both sides of “ ” ‘ ’, since other languages open with what Chinese closes with.
// last is the character before any spaces.
func tailor(text []rune, i int, last rune, class Class) Class {
	before, after := text[i], text[i+1]
	switch {
	case IsSpace(after), before == '\u00a0':
		return Never // a line does not begin with a space; a no-break space keeps its sides
	case noStart(after), noEnd(last):
		return Never
	case isDigit(after) && (isDigit(before) || before == '．' && i > 0 && isDigit(text[i-1])):
		return Never
	case MarkOf(before) == Closing && (IsIdeographic(after) || IsLatin(after)):
		return Sense
	case MarkOf(before) == Closing && standsAlone(after), MarkOf(after) == Opening && before != ' ':
		return max(class, Good)
	}
	return class
}

// standsAlone tells characters that are seen from line ends and from accents, which belong
// to what stands before them.
func standsAlone(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsMark(r) }

// words keeps each run of letters, digits and signs whole. Only in need is an address
// parted, after / . @ and -.
func (b *Breaker) words(text []rune) {
	for start := 0; start < len(text); {
		end := start
		for end < len(text) && inWord(text, end) {
			end++
		}
		if end == start {
			start++
			continue
		}
		address := isAddress(text[start:end])
		for i := start; i < end-1; i++ {
			b.classes[i] = Never
			if address && strings.ContainsRune("/.@-", text[i]) && text[i+1] != text[i] {
				b.classes[i] = LastHope
			}
		}
		start = end
	}
}

// inWord reports whether a character belongs to a Latin word; ’ does between letters.
func inWord(text []rune, i int) bool {
	if text[i] == '’' {
		return i > 0 && i+1 < len(text) && isLetter(text[i-1]) && isLetter(text[i+1])
	}
	return IsLatin(text[i])
}

// isAddress reports whether a run of Latin characters is a web or mail address. Slashes
// between figures part telephone numbers or dates.
func isAddress(word []rune) bool {
	s := string(word)
	return strings.Contains(s, "://") || strings.Contains(s, "www.") || strings.Contains(s, "@") ||
		strings.Count(s, "/") > 1 && slices.ContainsFunc(word, isLetter)
}

// units follow a number and are kept with it where the line allows.
var units = newCharset("年月日时分秒号件条次个项人名元角万亿千百家份例起部篇期批类种宗岁届页册章节款卷天周倍吨米克升亩户处台套所位辆余多")

// isUnit is asked of every character.
func isUnit(r rune) bool { return units.has(r) }

// multipliers stand between a number and its unit.
const multipliers = "十百千万亿"

// numbers keeps a number with its unit and 〔2021〕30号 together, and less strictly with 第, 共 or 约
// before it. A space typed between them makes no difference.
func (b *Breaker) numbers(text []rune) {
	for i := range len(text) - 1 {
		if b.classes[i] > Poor {
			b.classes[i] = min(b.classes[i], joint(text, i))
		}
	}
}

// joint is how well a line may end at a place, by what the characters on both sides of it have to do
// with a number.
func joint(text []rune, i int) Class {
	after := text[i+1]
	last := i
	for last > 0 && text[last] == ' ' {
		last--
	}
	before, first := text[last], rune(0)
	if last > 0 {
		first = text[last-1]
	}
	switch {
	case isUnit(after):
		return poorIf(isDigit(before) || strings.ContainsRune(multipliers, before) && isDigit(first))
	case after == '〔':
		return poorIf(i+2 < len(text) && isDigit(text[i+2]))
	case !isDigit(after):
		return Sense
	}
	switch before {
	case '第', '共', '约':
		return Fair
	case '〕', '］', '】', '，', '：', '—', '–', '－', '～': // a year's bracket, 1，000, 12：30 and 2018—2020
		return poorIf(isDigit(first))
	}
	return Sense
}

func poorIf(joined bool) Class {
	if joined {
		return Poor
	}
	return Sense
}

// listNumber keeps the number that begins a paragraph with its text.
func (b *Breaker) listNumber(text []rune) {
	n := ListNumber(text)
	if n == 0 {
		return
	}
	for n < len(text)-1 && IsSpace(text[n]) {
		n++
	}
	b.classes[n-1] = min(b.classes[n-1], Poor)
}
