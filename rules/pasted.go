package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

var (
	tag = regexp.MustCompile(`(?i)</?(?:p|br|b|i|u|em|strong|span|div|font|a|img|table|thead|tbody|tr|td|th|ul|ol|li|h[1-6]|sup|sub|center|style|script|section|iframe|o:p|st1:[a-z]+|v:[a-z]+|w:[a-z]+)(?:\s[^<>]*)?/?>|<!--.*?-->|<!\[[^<>]*>`)
	// the named ones that editors write
	entity = regexp.MustCompile(`&(?:nbsp|lt|gt|amp|quot|apos|[lr][sd]quo|middot|mdash|ndash|hellip|e[mn]sp|thinsp|times|copy|bull|laquo|raquo|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});`)
)

// withoutTags returns a text without the tags of web pages, which PASTED tells of.
func withoutTags(text string) string {
	if !strings.Contains(text, "<") {
		return text
	}
	return tag.ReplaceAllString(text, "")
}

// pasted finds what a paste leaves behind: one finding for the markup of a text and one for its
// lines that end in the middle of a sentence.
func (x *Inspection) pasted() {
	for _, p := range x.texts() {
		var markup counted
		for _, paragraph := range p.paragraphs {
			if paragraph.has&(hasAngle|hasEntity) != 0 {
				text := paragraph.plain
				findAll(tag, text, &markup)
				findAll(entity, text, &markup)
			}
		}
		x.addCounted(p.Path, markup, "文字中有网页的标签或转义字符%s")
		pieces := prose.Pieces(p.Text)
		x.addCountedAs(model.SeverityInfo, p.Path, tabbed(pieces), "文字中有制表符（Tab 键），排印成一个空格%s；表格请写在“:::表格”和“:::”之间")
		x.addCounted(p.Path, brokenLines(pieces), "句子没有完就换了行%s之后；一行就是一段，请把它们接起来")
	}
}

// tabbed counts the paragraphs with a tab in them.
func tabbed(pieces []prose.Piece) counted {
	var c counted
	for _, p := range pieces {
		if p.Kind == prose.Text && strings.IndexByte(p.Text, '\t') >= 0 {
			c.add(p.Text)
		}
	}
	return c
}

// brokenLines counts the paragraphs that the next one goes on with.
func brokenLines(pieces []prose.Piece) counted {
	var c counted
	for i := range pieces {
		if i+1 < len(pieces) && pieces[i].Kind == prose.Text && pieces[i+1].Kind == prose.Text &&
			(isBroken(pieces[i].Text, pieces[i+1].Text) || isWrapped(pieces, i)) {
			c.add(lastPart(pieces[i].Text))
		}
	}
	return c
}

// Words and marks that a sentence can't end with, and marks that none begins with.
var (
	goesOn  = []string{"，", "、", "《", "“", "（", "〔", "的", "和", "与", "及", "以及", "或", "对", "把", "将", "为", "在", "由", "向", "从", "按照", "根据"}
	comesOn = "，。、；：）》”！？〕,"
	oneTerm = []string{"目的", "有的", "温和", "中和", "总和", "之和", "缓和", "参与", "存在", "所在", "现在", "正在", "潜在", "内在", "行为", "作为", "成为", "人为",
		"不对", "核对", "应对", "面对", "绝对", "方向", "面向", "导向", "意向", "自由", "理由", "服从"}
	numbered = regexp.MustCompile(`^(?:[一二三四五六七八九十]+(?:是|要|、)|第[一二三四五六七八九十]+|首先|其次|再次|最后|此外|其中|[—–•·●○■◆▪※＊*-]|[①-⑳]|[0-9０-９一二三四五六七八九十]+[)）])`)
)

// isBroken reports whether a paragraph ends, or the next one begins, as no whole one can. Items of a
// list may end in ，.
func isBroken(now, next string) bool {
	last, size := utf8.DecodeLastRuneInString(now)
	first, _ := utf8.DecodeRuneInString(next)
	if strings.ContainsRune(comesOn, first) {
		return true
	}
	if strings.ContainsRune("。！？；：", last) || startsItem(next) {
		return false
	}
	if cutPair(now, next) {
		return true
	}
	const short = 8 // an item of a list without numbers
	if (last == '，' || last == '、') && utf8.RuneCountInString(now) < short {
		return false
	}
	if unicode.IsDigit(last) && strings.ContainsRune("条件次份个项篇期场名年月日号万亿", first) && !startsItem(now) {
		return true
	}
	if unicode.Is(unicode.Han, last) && (countFirst.MatchString(next) && !startsItem(now) || strings.ContainsAny(now, "，。；") && isTail(next)) {
		return true
	}
	ends := func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(now, w) })
	}
	return len(now) > size && ends(goesOn) && !ends(oneTerm)
}

// countFirst is a number with its unit at the start of a text.
var countFirst = regexp.MustCompile(`^[0-9０-９]+(?:\.[0-9]+)?(?:余|多)?[万亿]?(?:条|件|次|份|个|项|篇|期|场|名|人次|元|%|％)`)

// openers are the short clauses that begin sentences.
var openers = strings.Fields("目前 同时 此外 另外 其次 首先 再次 最后 总之 为此 今年 全年 去年 年内 其中 当前 今后 下步 因此 但是 然而 一是 二是 三是 四是 五是 一年来 无 没有 略 下一步 近年来 据统计 经统计 会议指出 报告期内")

// isTail reports whether a text begins with a clause of one to three characters that begins no
// sentence: the end of a word or a clause that a line end cut.
func isTail(text string) bool {
	const longest = 3
	i := strings.IndexAny(text, "，。；：、！？")
	if i <= 0 {
		return false
	}
	clause := text[:i]
	for _, r := range clause {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return utf8.RuneCountInString(clause) <= longest && !slices.Contains(openers, clause)
}

// startsItem reports whether a paragraph begins as an item of a list does.
func startsItem(text string) bool {
	return prose.FindNumber(text).Level > 0 || numbered.MatchString(text)
}

// cutPair reports whether a bracket or a title that a paragraph leaves open is closed by the next.
func cutPair(now, next string) bool {
	for _, pair := range pairs {
		first, size := utf8.DecodeRuneInString(pair)
		mark, end := string(first), pair[size:]
		if strings.LastIndex(now, mark) <= strings.LastIndex(now, end) {
			continue
		}
		open, closed := strings.Index(next, mark), strings.Index(next, end)
		if closed >= 0 && (open < 0 || closed < open) {
			return true
		}
	}
	return false
}

// isWrapped reports whether a paragraph is a line of a text with its lines cut to one width: it ends
// without a mark, as the line before or after it does at nearly the same width.
func isWrapped(pieces []prose.Piece, i int) bool {
	width := fullLine(pieces[i].Text)
	if width == 0 || startsItem(pieces[i+1].Text) {
		return false
	}
	alike := func(j int) bool {
		if j < 0 || j+1 >= len(pieces) || pieces[j].Kind != prose.Text || startsItem(pieces[j+1].Text) {
			return false
		}
		other := fullLine(pieces[j].Text)
		return other > 0 && max(other-width, width-other) <= 3
	}
	return alike(i-1) || alike(i+1)
}

// fullLine is the width of a line that ends without a mark and has one inside, as a piece of running
// text has; 0 for others, such as headings and items.
func fullLine(text string) int {
	const least = 20
	last, _ := utf8.DecodeLastRuneInString(text)
	n := utf8.RuneCountInString(text)
	if n < least || !unicode.IsLetter(last) && !unicode.IsDigit(last) || !strings.ContainsAny(text, "，。；、") {
		return 0
	}
	return n
}

// lastPart is the end of a paragraph.
func lastPart(text string) string {
	return strings.TrimLeftFunc(excerptBefore(text, len(text)), zhtext.IsBlank)
}
