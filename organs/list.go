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
