package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/stats"
)

type statsCommand struct {
	Files []string `arg:"" name:"文件" complete:"reports" help:"报告文件，或放着这些文件的文件夹；各年度的可以放在一起"`
	Year  *string  `name:"year" placeholder:"年份" help:"统计哪个年度；默认是有较多报告的最近一个年度"`
	Top   string   `name:"top" placeholder:"项数" default:"20" help:"列出多少项变化最大的数字，默认 20"`
	All   bool     `name:"all-figures" help:"屏幕上列出全部数字：各机关很多时也列，表三、表四中总计以外的各列和全是 0 的也列"`
	CSV   *string  `name:"csv" placeholder:"文件" complete:"files" help:"把各机关的全部数字另存为 CSV 文件"`
	XLSX  *string  `name:"xlsx" placeholder:"文件" complete:"files" help:"把全部统计另存为 Excel 工作簿"`
	List  *string  `name:"members-list" placeholder:"文件" complete:"files" help:"成员单位名单，一行一个机关全称：只统计名单中的单位，并指出没有报告的"`
	sameFlags
}

// Run makes statistics of one year, or of all years of one organ.
func (c *statsCommand) Run(s *session) error {
	year, err := c.year()
	if err != nil {
		return err
	}
	top, err := c.top()
	if err != nil {
		return err
	}
	out, err := newTableFiles(c.CSV, c.XLSX)
	if err != nil {
		return err
	}
	names, err := c.names(s)
	if err != nil {
		return err
	}
	list, err := s.readMembersList(c.List)
	if err != nil {
		return err
	}
	if err := s.chooseFaces(fontFlags{}); err != nil { // reports are checked as check does it
		return err
	}
	files, outcome, err := s.readFor(c.Files, out)
	if err != nil {
		return err
	}
	reports := reportsOf(files)
	if len(reports) == 0 {
		s.complain(errors.New("没有统计：没有一份能读取的报告，请运行 nianbao check 查看"))
		outcome.add(faulty)
		return outcome.err()
	}
	main, years := stats.MainYear(reports)
	var result tableSet
	if year == 0 && len(years) > 1 && isOneOrgan(reports, names) {
		result = newOrganYears(files)
	} else {
		if year == 0 {
			year = main
		}
		result = newYearStats(s, year, files, list, names, top)
	}
	if !result.counts() {
		result.text(s, c.All)
		s.complain(errors.New("没有统计：没有一份可以计入的报告"))
		outcome.add(faulty)
		return outcome.err()
	}
	result.text(s, c.All)
	if err := out.write(s, result); err != nil {
		return err
	}
	return outcome.err()
}

// year is the year that was asked for, 0 when none was.
func (c *statsCommand) year() (int, error) {
	if c.Year == nil {
		return 0, nil
	}
	return yearOf(*c.Year)
}

func (c *statsCommand) top() (int, error) {
	n, err := strconv.Atoi(c.Top)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("--top 应是不小于 0 的整数，实为“%s”\n%s", visible(c.Top), seeHelp)
	}
	return n, nil
}

// tableSet is finished statistics.
type tableSet interface {
	counts() bool // any report
	text(s *session, all bool)
	tableMaker
}

// readFor reads and checks files that tables are made of. Files that can't be read are told.
func (s *session) readFor(names []string, out *tableFiles) ([]reportFile, verdict, error) {
	batch, outcome := s.readAll(names)
	var files []reportFile
	for _, f := range batch.files {
		switch own, err := out.isOwn(f); {
		case err != nil:
			return nil, outcome, err
		case own:
			s.sources.leave(f.name)
		case f.unread != nil:
			s.complain(f.unread)
			outcome.add(failed)
		default:
			files = append(files, f)
		}
	}
	return files, outcome, nil
}

func reportsOf(files []reportFile) []*nianbao.Report {
	var reports []*nianbao.Report
	for _, f := range files {
		if f.report != nil {
			reports = append(reports, f.report)
		}
	}
	return reports
}

// isOneOrgan reports whether all reports are of the same organ.
func isOneOrgan(reports []*nianbao.Report, names *organs.Names) bool {
	list := make([]string, len(reports))
	for i, r := range reports {
		list[i] = r.Organ
	}
	return !slices.ContainsFunc(names.Groups(list), func(group int) bool { return group != 0 })
}
