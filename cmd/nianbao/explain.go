package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/nianbao/nianbao"
)

type explainCommand struct {
	IDs []string `arg:"" optional:"" name:"编号" complete:"rules" help:"问题编号，如 T3-IDENT；不写则列出全部"`
}

const seeAllRules = "运行 nianbao explain 查看全部编号"

// Run explains the rules that are asked for, or lists all.
func (c *explainCommand) Run(s *session) error {
	if len(c.IDs) == 0 {
		s.listExplanations()
		return nil
	}
	var err error
	for _, id := range c.IDs {
		if e, ok := explanationOf(id); ok {
			fmt.Fprint(s.stdout, e)
			continue
		}
		s.complain(unknownID(id))
		err = failed
	}
	return err
}

func (s *session) listExplanations() {
	all := explanations()
	widest, longest := 0, 0
	for _, e := range all {
		widest, longest = max(widest, len(e.id)), max(longest, utf8.RuneCountInString(e.severities()))
	}
	for _, e := range all {
		name := e.severities()
		blank := strings.Repeat("　", longest-utf8.RuneCountInString(name)) // as wide as a character
		fmt.Fprintf(s.stdout, "%-*s  %s%s  %s\n", widest, e.id, name, blank, e.title)
	}
}

// String is an explanation for people: id, severity and title, then the rest.
func (e explanation) String() string {
	return fmt.Sprintf("%s（%s）%s\n  说明：%s\n  依据：%s\n", e.id, e.severities(), e.title, e.detail, e.source)
}

// severities names the severities that findings with the id have.
func (e explanation) severities() string {
	if sometimesInfos[e.id] {
		return e.severity.Chinese() + "或" + nianbao.SeverityInfo.Chinese()
	}
	return e.severity.Chinese()
}

// explanationOf finds an id, whatever its letters' case and width.
func explanationOf(id string) (explanation, bool) {
	id = foldedID(id)
	all := explanations()
	if i := slices.IndexFunc(all, func(e explanation) bool { return e.id == id }); i >= 0 {
		return all[i], true
	}
	return explanation{}, false
}

func foldedID(id string) string { return strings.ToUpper(strings.TrimSpace(width.Narrow.String(id))) }

func unknownID(id string) error {
	near := similarIDs(foldedID(id))
	if len(near) == 0 {
		return fmt.Errorf("没有编号“%s”\n%s", visible(id), seeAllRules)
	}
	return fmt.Errorf("没有编号“%s”，是不是要写 %s？\n%s", visible(id), strings.Join(near, "、"), seeAllRules)
}

// similarIDs returns the ids that begin with what was typed, or else the nearest ones.
func similarIDs(id string) []string {
	var begin, near []string
	nearest := cmp.Or(len(id)/3, 1)
	for _, e := range explanations() {
		d := editDistance(id, e.id)
		switch {
		case id != "" && strings.HasPrefix(e.id, id):
			begin = append(begin, e.id)
		case d < nearest:
			nearest, near = d, []string{e.id}
		case d == nearest:
			near = append(near, e.id)
		}
	}
	if len(begin) > 0 {
		return begin
	}
	return near
}

// editDistance counts the insertions, deletions and substitutions of bytes that turn a into
// b. What is far longer than b is as far away as it is longer.
func editDistance(a, b string) int {
	if len(a) > 2*len(b) {
		return len(a) - len(b)
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(row[j]+1, row[j+1]+1, change)
		}
	}
	return row[len(b)]
}
