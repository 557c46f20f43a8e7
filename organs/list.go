package organs

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Member is an organ of a members' list.
type Member struct {
	Name   string
	Others []string // names that the list gives it beside this one
	Line   int      // in the list, from 1
}

// NameList returns the names of members.
func NameList(members []Member) []string {
	list := make([]string, len(members))
	for i, m := range members {
		list[i] = m.Name
	}
	return list
}

// ParseList reads a members' list: one organ a line, other names of it behind "=". Blank lines and what
// stands behind a # are passed over, and so are what lists of offices have beside names: numbers before
// them, other columns set off by tabs or commas, a line of headers.
func ParseList(text string) []Member {
	var list []Member
	eachLine(text, func(line int, names []string) {
		names = slices.DeleteFunc(names, func(name string) bool { return name == "" })
		if len(names) == 0 {
			return
		}
		if name := nameOfLine(names[0]); name != "" {
			list = append(list, Member{Name: name, Others: names[1:], Line: line})
		}
	})
	return list
}

// numbering is a number before a name: "1.", "（2）", "3、".
var numbering = regexp.MustCompile(`^[（(]?[0-9０-９]+(?:[)）]|[.．、,，:：]|\s)+\s*`)

// headers are what columns of lists are called.
var headers = []string{"序号", "编号", "单位", "单位名称", "单位全称", "机关", "机关名称", "机关全称", "名称", "全称", "部门", "成员单位", "备注"}

// nameOfLine finds the name in a line of a list, "" when it has none.
func nameOfLine(line string) string {
	line = strings.TrimSpace(numbering.ReplaceAllString(line, ""))
	for _, field := range strings.FieldsFunc(line, func(r rune) bool { return r == '\t' || r == ',' || r == '，' }) {
		field = strings.Trim(strings.TrimSpace(field), `"`)
		if slices.Contains(headers, field) || strings.Trim(field, "0123456789０１２３４５６７８９.") == "" || IsBlank(field) {
			continue
		}
		return field
	}
	return ""
}

// ParseSame reads lines of names that stand for the same organ, "甲=乙", and declares them. The error says
// in Chinese which line is none.
func (n *Names) ParseSame(text string) error {
	var wrong error
	eachLine(text, func(line int, names []string) {
		switch {
		case wrong != nil:
		case len(names) < 2:
			wrong = fmt.Errorf("第%d行“%s”不是“甲=乙”的形式", line, names[0])
		case slices.ContainsFunc(names, IsBlank):
			wrong = fmt.Errorf("第%d行“%s”的等号有一边没有机关的名称，请写成“甲=乙”", line, strings.Join(names, "="))
		}
		n.Add(names...)
	})
	return wrong
}

// eachLine calls f for each line that is not blank with the names on it, which "=" sets off.
func eachLine(text string, f func(line int, names []string)) {
	number := 0
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		number++
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		names := strings.Split(strings.ReplaceAll(line, "＝", "="), "=")
		for i, name := range names {
			names[i] = strings.TrimSpace(name)
		}
		f(number, names)
	}
}

// Similar returns the number of the one name of a list that looks most like another, as a slip or a
// shortened name does; -1 when none does, or more than one. It is a suggestion for people, no match.
func Similar(name string, list []string) int {
	best, at := 0, -1
	own := []rune(formOf(name).spelling)
	for i, other := range list {
		score := likeness(own, []rune(formOf(other).spelling))
		switch {
		case score > best:
			best, at = score, i
		case score == best:
			at = -1
		}
	}
	return at
}

// likeness rates how much two names look alike: 0 for not at all.
func likeness(a, b []rune) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 4 || len(a) < len(b) && strings.HasPrefix(string(b), string(a)) { // an organ and one below it
		return 0
	}
	most := len(a) / 8 // short names of other organs differ by a character: 财政局, 民政局
	slips := distance(a, b)
	switch {
	case slips <= most:
		return 100 - slips
	case strings.HasSuffix(string(b), string(a)):
		return 50 + len(a)
	case isShortened(a, b):
		return 20 + len(a)
	}
	return 0
}

// isShortened reports whether a is b with characters left out, as 青禾县发改委 is of 青禾县发展和改革委员会, with the
// same beginning of three characters.
func isShortened(a, b []rune) bool {
	if string(a[:3]) != string(b[:3]) || 2*len(a) < len(b) {
		return false
	}
	for _, r := range b {
		if len(a) > 0 && a[0] == r {
			a = a[1:]
		}
	}
	return len(a) == 0
}

// distance counts the characters to add, leave out or replace that make one name the other.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range a {
		corner := row[0]
		row[0] = i + 1
		for j, s := range b {
			cost := corner
			if r != s {
				cost = 1 + min(corner, row[j], row[j+1])
			}
			corner, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
