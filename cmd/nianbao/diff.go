package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/sheets"
)

type diffCommand struct {
	Last string  `arg:"" name:"上年报告" complete:"reports" help:"上年报告的文件，或放着许多机关上年报告的文件夹；“-”是标准输入"`
	This string  `arg:"" name:"本年报告" complete:"reports" help:"本年报告的文件或文件夹；“-”是标准输入"`
	JSON bool    `name:"json" help:"以 JSON 输出"`
	All  bool    `name:"all" help:"比较两个文件夹时，有变化的机关再多也逐项列出"`
	CSV  *string `name:"csv" placeholder:"文件" complete:"files" help:"把变化另存为 CSV 文件"`
	XLSX *string `name:"xlsx" placeholder:"文件" complete:"files" help:"把变化另存为 Excel 工作簿"`
	sameFlags
}

// Run compares two reports, or those of two folders. Differences are what is to be expected, not a failure.
func (c *diffCommand) Run(s *session) error {
	switch {
	case c.Last == standard && c.This == standard:
		return fmt.Errorf("两份报告不能都从标准输入读取\n%s", seeHelp)
	case c.JSON && (c.CSV != nil || c.XLSX != nil):
		return fmt.Errorf("--json 输出到屏幕，不能与 --csv、--xlsx 一起用\n%s", seeHelp)
	}
	if err := cmp.Or(s.expandOne(&c.Last), s.expandOne(&c.This)); err != nil {
		return err
	}
	folders, err := c.areFolders()
	if err != nil {
		return err
	}
	out, err := newTableFiles(c.CSV, c.XLSX)
	if err != nil {
		return err
	}
	if folders {
		return c.compareFolders(s, out)
	}
	return c.compareFiles(s, out)
}

// areFolders tells whether folders are compared. A folder and a file can't be.
func (c *diffCommand) areFolders() (bool, error) {
	last, this := isFolder(c.Last), isFolder(c.This)
	switch {
	case last != this && !exists(c.Last):
		return false, unreadable(c.Last, fs.ErrNotExist)
	case last != this && !exists(c.This):
		return false, unreadable(c.This, fs.ErrNotExist)
	case last != this && last:
		return false, mixedKinds(c.Last, c.This)
	case last != this:
		return false, mixedKinds(c.This, c.Last)
	case !last && c.Same != nil:
		return false, fmt.Errorf("--same 只用于比较两个文件夹\n%s", seeHelp)
	}
	return last, nil
}

func mixedKinds(folder, file string) error {
	return fmt.Errorf("文件夹不能与文件比较：%s 是文件夹，%s 不是；请写两个文件，或两个文件夹\n%s", shown(folder), shown(file), seeHelp)
}

func (c *diffCommand) compareFiles(s *session, out *tableFiles) error {
	last, err := c.read(s, c.Last)
	this, errThis := c.read(s, c.This)
	if err := worse(err, errThis); err != nil {
		return err
	}
	for _, f := range []reportFile{{input: input{name: c.Last}, report: last}, {input: input{name: c.This}, report: this}} {
		if _, err := out.isOwn(f); err != nil {
			return err
		}
	}
	c.notes(s, last, this)
	changes := nianbao.Diff(last, this)
	if c.JSON {
		err = s.writeChangesJSON(changes)
	} else {
		s.writeChanges(changes, last, this)
	}
	if err != nil {
		return err
	}
	return out.write(s, &yearChanges{organs: []organChanges{{organ: this.Organ, last: side{c.Last, last}, this: side{c.This, this}, changes: changes}}})
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
	for _, line := range changeLines(changes, last, this) {
		fmt.Fprintln(s.stdout, line)
	}
	fmt.Fprintf(s.stdout, "共 %d 处不同\n", len(changes))
}

// changeLines is the table of changes.
func changeLines(changes []nianbao.Change, last, this *nianbao.Report) []string {
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
	lines := sheets.Align(rows, func(col int) bool { return col > 0 })
	for i, line := range lines {
		lines[i] = visible(line)
	}
	return lines
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
