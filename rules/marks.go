package rules

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// marks finds wrong marks: one finding for each kind in a text.
func (x *Inspection) marks() {
	for _, p := range x.texts() {
		var doubled, straight, angled, numbers, half counted
		open := unpaired{}
		for _, paragraph := range p.paragraphs {
			text, has := paragraph.text, paragraph.has
			if has&hasLatin != 0 {
				text = withoutTags(paragraph.plain)
			}
			if has&hasPair != 0 {
				open.read(text)
			}
			if has&hasDoubled != 0 {
				doubledMarks(text, &doubled)
			}
			if has&hasHalf != 0 {
				halfWidthMarks(text, &half)
			}
			if has&hasQuote != 0 {
				straightQuotes(text, &straight)
			}
			if has&hasAngle != 0 {
				findAll(angledTitle, text, &angled)
			}
			if has&(hasSquare|hasLatin) == hasSquare|hasLatin {
				findAll(bracketedYear, text, &numbers)
			}
		}
		x.addCounted(p.Path, doubled, "标点重复%s；按原样排印")
		x.addCounted(p.Path, open.left(), "括号、引号或书名号不成对%s；按原样排印")
		x.addCounted(p.Path, straight, "汉字用了直引号%s，应当用“ ”；按原样排印")
		x.addCounted(p.Path, angled, "用<>代替了书名号%s，应当用《》或〈〉；按原样排印")
		x.addCounted(p.Path, numbers, "发文字号的年份应当用六角括号〔〕%s；按原样排印")
		x.addCounted(p.Path, half, "汉字之间有半角标点%s；按原样排印")
	}
}

var (
	angledTitle   = regexp.MustCompile(`[<＜](?:[^<>＜＞0-9][^<>＜＞]*)?\p{Han}[^<>＜＞]*[>＞]`)
	bracketedYear = regexp.MustCompile(`\p{Han}[【\[［](?:19|20)[0-9]{2}[】\]］][ 　]*第?[ 　]*[0-9]+[ 　]*号`)
)

// findAll counts what a pattern finds in a text.
func findAll(pattern *regexp.Regexp, text string, c *counted) {
	for _, found := range pattern.FindAllString(text, -1) {
		c.add(found)
	}
}

// doubledMarks counts marks that follow one another and can't: 。。 and ，、 but not …… nor ——.
func doubledMarks(text string, c *counted) {
	var run, start int
	for i, r := range text {
		if isStop(r) {
			if run++; run == 1 {
				start = i
			}
			continue
		}
		if run > 1 {
			c.add(text[start:i])
		}
		run = 0
	}
	if run > 1 {
		c.add(text[start:])
	}
}

// halfWidthMarks counts half-width marks between Chinese characters, and brackets of which one at
// least is half-width around Chinese ones. List numbers such as 1) and （1) have none inside.
func halfWidthMarks(text string, c *counted) {
	if strings.ContainsAny(text, "()") {
		findAll(halfBrackets, text, c)
	}
	for i := range len(text) {
		switch text[i] {
		case ',', ';', ':', '!', '?', '.':
			before, size := utf8.DecodeLastRuneInString(text[:i])
			after, width := utf8.DecodeRuneInString(strings.TrimLeftFunc(text[i+1:], zhtext.IsBlank))
			if unicode.Is(unicode.Han, before) && unicode.Is(unicode.Han, after) {
				blank := len(text[i+1:]) - len(strings.TrimLeftFunc(text[i+1:], zhtext.IsBlank))
				c.add(text[i-size : i+1+blank+width])
			}
		}
	}
}

var halfBrackets = regexp.MustCompile(`\([^()（）]*\p{Han}[^()（）]*[)）]|（[^()（）]*\p{Han}[^()（）]*\)`)

// straightQuotes counts pairs of straight quotation marks around Chinese characters, but not inches
// behind a digit nor apostrophes behind a letter.
func straightQuotes(text string, c *counted) {
	for _, quote := range []string{`"`, `'`, "＂"} {
		rest := text
		for {
			before, inner, found := strings.Cut(rest, quote)
			if !found {
				break
			}
			last, _ := utf8.DecodeLastRuneInString(before)
			quoted, after, closed := strings.Cut(inner, quote)
			if !closed {
				break
			}
			if signOf(last)&hasLatin != 0 {
				rest = inner
				continue
			}
			if strings.ContainsFunc(quoted, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
				c.add(quote + quoted + quote)
			}
			rest = after
		}
	}
}

// pairs are the marks that stand in pairs, the opening one first.
var pairs = [...]string{"《》", "“”", brackets: "（）"}

// brackets is the place of （） among the pairs, for which () stand too.
const brackets = 2

// unpaired follows the pairs of a text over its paragraphs: one that is cut in the middle is PASTED's.
type unpaired struct {
	open   [3][]string // of each pair, what follows the marks that are open
	closed counted     // closing marks without an opening one
}

func (u *unpaired) read(text string) {
	for i, r := range text {
		if r >= '\u4e00' && r <= '\u9fff' {
			continue
		}
		kind, closes := pairOf(r)
		switch {
		case kind < 0:
		case !closes:
			u.open[kind] = append(u.open[kind], excerptAt(text, i))
		case len(u.open[kind]) > 0:
			u.open[kind] = u.open[kind][:len(u.open[kind])-1]
		case kind == brackets && listNumberEnds(text[:i]):
		default:
			u.closed.add(excerptBefore(text, i+utf8.RuneLen(r)))
		}
	}
}

func pairOf(r rune) (kind int, closes bool) {
	switch r {
	case '《', '》':
		return 0, r == '》'
	case '“', '”':
		return 1, r == '”'
	case '（', '）', '(', ')':
		return 2, r == '）' || r == ')'
	}
	return -1, false
}

// left is what has no other half.
func (u *unpaired) left() counted {
	all := u.closed
	for _, open := range u.open {
		for _, text := range open {
			all.add(text)
		}
	}
	return all
}

// listNumberEnds reports whether a text ends in the number of a list, as in 1） and 一）, behind which
// a closing bracket stands alone.
func listNumberEnds(text string) bool {
	rest := strings.TrimRightFunc(text, func(r rune) bool { return isNumeral(r) || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' })
	n := utf8.RuneCountInString(text[len(rest):])
	return n == 1 || n == 2
}

func isNumeral(r rune) bool {
	return unicode.IsDigit(r) || strings.ContainsRune("〇零一二三四五六七八九十百", r)
}

const excerptLength = 8

func excerptAt(text string, at int) string { return charactersAt(text, at, excerptLength) }

func excerptBefore(text string, to int) string { return charactersBefore(text, to, excerptLength) }

// charactersAt is a number of characters of a text from a place on, or as many as there are.
func charactersAt(text string, at, most int) string {
	n := 0
	for i := range text[at:] {
		if n++; n > most {
			return text[at : at+i]
		}
	}
	return text[at:]
}

// charactersBefore is a number of characters of a text before a place, or as many as there are.
func charactersBefore(text string, to, most int) string {
	from := to
	for n := 0; from > 0 && n < most; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	return text[from:to]
}
