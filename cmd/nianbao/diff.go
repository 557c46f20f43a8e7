package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/sheets"
)

type diffCommand struct {
	Last string `arg:"" name:"上年报告" complete:"reports" help:"上年报告的文件；“-”是标准输入"`
	This string `arg:"" name:"本年报告" complete:"reports" help:"本年报告的文件；“-”是标准输入"`
	JSON bool   `name:"json" help:"以 JSON 输出"`
}

// Run compares two reports. Differences are what is to be expected, not a failure.
func (c *diffCommand) Run(s *session) error {
	if c.Last == standard && c.This == standard {
		return fmt.Errorf("两份报告不能都从标准输入读取\n%s", seeHelp)
	}
	if err := cmp.Or(s.expandOne(&c.Last), s.expandOne(&c.This)); err != nil {
		return err
	}
	last, err := c.read(s, c.Last)
	this, errThis := c.read(s, c.This)
	if err := worse(err, errThis); err != nil {
		return err
	}
	c.notes(s, last, this)
	changes := nianbao.Diff(last, this)
	if c.JSON {
		return s.writeChangesJSON(changes)
	}
	s.writeChanges(changes, last, this)
	return nil
}

// read reads one report; what is wrong with it is told at once, so that both are looked at.
func (c *diffCommand) read(s *session, name string) (*nianbao.Report, error) {
	report, findings, err := s.load(name)
	switch {
	case err != nil:
		s.complain(err)
		return nil, failed
	case report == nil:
		writeFindings(s.stderr, name, findings)
		s.complain(fmt.Errorf("%s 有 %d 个错误，无法比较：请先改正", shown(name), len(findings.Errors())))
		return nil, faulty
	}
	return report, nil
}

// worse returns the error of the higher exit code.
func worse(a, b error) error {
	if a == failed || b == nil {
		return a
	}
	return b
}

// notes tells what makes the comparison doubtful.
func (c *diffCommand) notes(s *session, last, this *nianbao.Report) {
	if (*organs.Names)(nil).Compare(last.Organ, this.Organ) < organs.Variant {
		s.note("两份报告的机关不同：“%s”和“%s”", visible(last.Organ), visible(this.Organ))
	}
	switch {
	case last.Year > this.Year:
		s.note("%s 是 %d 年度的，比 %s（%d 年度）还晚，是不是写反了？", shown(c.Last), last.Year, shown(c.This), this.Year)
	case last.Year == this.Year:
		s.note("两份都是 %d 年度的报告", this.Year)
	case last.Year != this.Year-1:
		s.note("两份报告不是相邻的年度：%d 和 %d", last.Year, this.Year)
	}
	if rest := nianbao.NotCompared(last, this); rest != nil {
		s.note("两份报告的格式版本不同，统计口径不同的没有比较：%s", strings.Join(rest, "、"))
	}
}

func (s *session) writeChangesJSON(changes []nianbao.Change) error {
	if changes == nil {
		changes = []nianbao.Change{} // an empty list, not null
	}
	enc := json.NewEncoder(s.stdout)
	enc.SetEscapeHTML(false)
	return enc.Encode(changes)
}

// writeChanges shows the changes as a table for people, in groups by the official tables.
func (s *session) writeChanges(changes []nianbao.Change, last, this *nianbao.Report) {
	if len(changes) == 0 {
		fmt.Fprintln(s.stdout, "各表的数字完全相同")
		return
	}
	rows := [][]string{{"项目", fmt.Sprintf("%d年", last.Year), fmt.Sprintf("%d年", this.Year), "增减", "增减率"}}
	group := ""
	for _, c := range changes {
		table, cell, _ := strings.Cut(c.Name, " / ")
		if table != group {
			rows = append(rows, []string{table})
			group = table
		}
		rows = append(rows, []string{"  " + cell, c.Last.String(), c.This.String(), signed(c.Difference.String(), ""), signed(c.Ratio.String(), "%")})
	}
	for _, line := range sheets.Align(rows, func(col int) bool { return col > 0 }) {
		fmt.Fprintln(s.stdout, visible(line))
	}
	fmt.Fprintf(s.stdout, "共 %d 处不同\n", len(changes))
}

// signed writes a difference with its sign, a dash for none.
func signed(number, unit string) string {
	switch {
	case number == "":
		return "-"
	case strings.HasPrefix(number, "-"), strings.Trim(number, "0.") == "":
		return number + unit
	}
	return "+" + number + unit
}
