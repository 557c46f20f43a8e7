package rules

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// maxOpen is the most lists of points, one inside the other, that are followed.
const maxOpen = 20

// otherWay is what is known of a point of a list: whether its paragraph has it in other words than 二是.
type otherWay uint8

const (
	unknown otherWay = iota
	absent
	present
)

// order: the numbers of headings and lists follow one another: one finding a text.
func (x *Inspection) order() {
	for _, p := range x.texts() {
		o := ordering{lines: p.paragraphs, edition: x.Report.Format()}
		for i, line := range p.paragraphs {
			o.line(i, line.text)
		}
		if o.n == 0 {
			continue
		}
		count := ""
		if o.n > 1 {
			count = fmt.Sprintf("（共%d处）", o.n)
		}
		x.AddText(p.Path, o.at, model.Text(o.at), model.Text(o.want), "序号不连续"+count+"："+o.message)
	}
}

// ordering follows the numbers of a text and keeps the first that does not fit.
type ordering struct {
	lines   []paragraph
	edition *tables.Edition
	outline prose.Outline
	since   [5]int // of each level, the paragraph of its last number
	points  []int  // of 一是, 二是, the last number of each list that may go on
	goesOn  [12]otherWay

	n                 int
	at, want, message string
}

func (o *ordering) line(i int, text string) {
	if n := prose.FindNumber(text); n.Level > 0 && !o.isSection(n, text) {
		o.points = o.points[:0]
		o.number(i, n, o.outline.Next(n))
		o.since[n.Level] = i
	}
	clear(o.goesOn[:])
	o.spoken(text)
}

// isSection reports whether a paragraph is the title of a section of the format, typed once more.
func (o *ordering) isSection(n prose.Number, text string) bool {
	if n.Level != 1 || o.edition == nil {
		return false
	}
	title := text[len(n.Text):]
	return slices.ContainsFunc(o.edition.Sections, func(s tables.Section) bool { return s.Title == title || s.BodyName == title })
}

// number compares a number with the one before it. A list may begin anew at one, go on across the
// headings above it, and have items inside a paragraph.
func (o *ordering) number(i int, n prose.Number, step prose.Step) {
	next := step.Before + 1
	switch {
	case n.Value == next, step.Before == 0 && step.Joined, n.Value == 1 && step.Before > 1:
		return
	case n.Value == step.Before:
		if n.Value == 1 && o.introduced(o.since[n.Level], i) {
			return
		}
		o.wrong(n.Text, numberLike(n, next), "“%s”出现两次", strings.TrimSpace(n.Text))
	case n.Value < next:
		o.wrong(n.Text, numberLike(n, next), "“%s”之后是“%s”", numberLike(n, step.Before), n.Text)
	case o.inside(n, next, i):
	case step.Before == 0:
		o.wrong(n.Text, numberLike(n, 1), "从“%s”开始", n.Text)
	default:
		o.wrong(n.Text, numberLike(n, next), "“%s”之后是“%s”", numberLike(n, step.Before), n.Text)
	}
}

func (o *ordering) wrong(at, want, format string, args ...any) {
	if o.n++; o.n == 1 {
		o.at, o.want, o.message = at, want, fmt.Sprintf(format, args...)
	}
}

// introduced reports whether a line between two paragraphs announces a new list: 改进措施：
func (o *ordering) introduced(from, to int) bool {
	const short = 20
	for _, p := range o.lines[from+1 : to] {
		line := p.text
		if strings.HasSuffix(line, "：") || strings.HasSuffix(line, ":") ||
			utf8.RuneCountInString(line) <= short && !strings.HasSuffix(line, "。") {
			return true
		}
	}
	return false
}

// inside reports whether the numbers from one up to n stand inside the paragraphs before the one with
// n: （一）存在的问题。1.公开不够。
func (o *ordering) inside(n prose.Number, from, before int) bool {
	var all strings.Builder
	for _, p := range o.lines[o.since[n.Level]:before] {
		all.WriteString(p.text + "\n")
	}
	text := all.String()
	for value := from; value < n.Value; value++ {
		if !slices.ContainsFunc(numbersLike(n.Level, value), func(s string) bool { return strings.Contains(text, s) }) {
			return false
		}
	}
	return true
}

// numberLike writes a number as another of the same list is written.
func numberLike(n prose.Number, value int) string {
	digits := numeralOf(n.Level, value)
	_, open := utf8.DecodeRuneInString(n.Text)
	last, closing := utf8.DecodeLastRuneInString(n.Text)
	if n.Level%2 == 0 {
		return n.Text[:open] + digits + n.Text[len(n.Text)-closing:]
	}
	return digits + string(last)
}

// numbersLike lists the ways to write a number of a level.
func numbersLike(level, value int) []string {
	d := numeralOf(level, value)
	switch level {
	case 2, 4:
		return []string{"（" + d + "）", "(" + d + ")", d + "）", d + ")"}
	case 1:
		return []string{d + "、", d + "是"}
	}
	return []string{d + ".", d + "、", d + "．", d + "）", d + ")"}
}

func numeralOf(level, value int) string {
	if level > 2 {
		return fmt.Sprint(value)
	}
	return chineseNumber(value)
}

func chineseNumber(n int) string {
	digits := []rune("零一二三四五六七八九")
	if n < 0 || n > 99 {
		return fmt.Sprint(n)
	}
	tens, ones := "", ""
	if n >= 20 {
		tens = string(digits[n/10])
	}
	if n >= 10 {
		tens += "十"
	}
	if n%10 > 0 || n == 0 {
		ones = string(digits[n%10])
	}
	return tens + ones
}

// spoken follows 一是, 二是, 三是, in lists that may stand inside each other. A list that begins with
// another word (首先, 一方面) is left alone.
func (o *ordering) spoken(text string) {
	rest := text
	for {
		at := strings.Index(rest, "是")
		if at < 0 {
			return
		}
		value := spokenNumber(strings.TrimSuffix(text, rest[at:]))
		rest = rest[at+len("是"):]
		switch {
		case value == 0:
		case value == 1:
			if len(o.points) == maxOpen { // a text has two or three
				o.points = append(o.points[:0], o.points[1:]...)
			}
			o.points = append(o.points, 1)
		default:
			o.point(text, value)
		}
	}
}

func (o *ordering) point(text string, value int) {
	for i := len(o.points) - 1; i >= 0; i-- {
		if o.points[i]+1 == value {
			o.points = o.points[:i+1]
			o.points[i] = value
			return
		}
	}
	if len(o.points) == 0 {
		return
	}
	last := o.points[len(o.points)-1]
	o.points[len(o.points)-1] = value
	if value < last {
		return // a list that begins with another word
	}
	if value != last && o.otherwise(text, last+1) {
		return
	}
	d := chineseNumber(last + 1)
	at := chineseNumber(value) + "是"
	if value == last {
		o.wrong(at, d+"是", "“%s”出现两次", at)
		return
	}
	o.wrong(at, d+"是", "“%s是”之后是“%s”", chineseNumber(last), at)
}

// otherwise reports whether a paragraph has a point of a list in other words than 二是. It looks once for
// each number.
func (o *ordering) otherwise(text string, value int) bool {
	known := &o.goesOn[value]
	if *known == unknown {
		d := chineseNumber(value)
		*known = absent
		if zhtext.ContainsAny(text, []string{d + "要", "第" + d, "其" + d, d + "、", "（" + d + "）", d + "则", d + "在"}) {
			*known = present
		}
	}
	return *known == present
}

// spokenNumber reads the numeral at the end of a text, where a clause begins with it.
func spokenNumber(before string) int {
	for value := 1; value <= 10; value++ {
		head, ok := strings.CutSuffix(before, chineseNumber(value))
		if !ok {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(head)
		if head == "" || strings.ContainsRune("，。；：、！？*）,;:.）”", last) || last == ' ' || last == '　' {
			return value
		}
		return 0
	}
	return 0
}
