package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/review"
)

// compare finds out what the reports are compared with: the reports that --previous and
// --members name, or else those of the year before among the files themselves.
func (c *checkCommand) compare(s *session, b *batch, known known, outcome *verdict) error {
	if c.Members != nil && len(b.files) != 1 {
		return fmt.Errorf("--members 只用于一份报告，现有 %d 份\n%s", len(b.files), seeHelp)
	}
	if err := c.comparePrevious(s, b, known, outcome); err != nil {
		return err
	}
	if c.Members != nil {
		return s.readMembers(*c.Members, b, known, outcome)
	}
	return nil
}

// comparePrevious finds the reports of the year before: those of a folder, the one that is named, or those
// among the files.
func (c *checkCommand) comparePrevious(s *session, b *batch, known known, outcome *verdict) error {
	switch {
	case c.Previous == nil && c.Members != nil:
		return nil
	case c.Previous == nil:
		s.matchYears(b.files, nil, known)
		return nil
	case *c.Previous == "":
		return fmt.Errorf("--previous 后面是空的：请写上年报告的文件名\n%s", seeHelp)
	}
	if _, err := os.Stat(*c.Previous); err != nil && *c.Previous != standard {
		return unreadable(*c.Previous, err)
	}
	switch {
	case isFolder(*c.Previous):
		s.matchYears(b.files, s.readBefore(*c.Previous, outcome), known)
		return nil
	case len(b.files) != 1:
		return fmt.Errorf("--previous 后面是一份报告时，只用于一份报告，现有 %d 份；核对许多份，请写上年报告所在的文件夹\n%s", len(b.files), seeHelp)
	}
	return s.readPrevious(*c.Previous, &b.files[0], known.names)
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil || name == standard
}

// readBefore reads the reports of the year before from a folder. They are not checked: what is wrong with
// them was last year's business; only files that can't be read are told.
func (s *session) readBefore(folder string, outcome *verdict) []reportFile {
	inputs, more := s.collect([]string{folder}, output{})
	outcome.add(more.code)
	var files []reportFile
	read := func(i int) reportFile { return s.readFigures(inputs[i]) }
	inOrder(allCores(), len(inputs), read, func(_ int, f reportFile) {
		switch {
		case f.unread != nil:
			s.complain(f.unread)
			outcome.add(failed)
		case f.report == nil:
			s.note("上年报告 %s 有 %d 个错误，不能作为报告读取，没有对照", shown(f.name), len(f.findings.Errors()))
		default:
			files = append(files, f)
		}
	})
	return files
}

// readFigures reads a report that others are compared with.
func (s *session) readFigures(in input) reportFile {
	f := reportFile{input: in}
	if f.unread != nil {
		return f
	}
	got, err := s.read(f.name)
	switch {
	case err == nil:
		f.report = figuresOf(got.Report)
	case !errors.As(err, &f.findings):
		f.unread = unreadable(f.name, err)
	}
	return f
}

// readPrevious reads the report of the year before, and refuses one that is not.
func (s *session) readPrevious(name string, f *reportFile, names *organs.Names) error {
	if name == standard && f.name == standard {
		return fmt.Errorf("报告和上年报告不能都从标准输入读取\n%s", seeHelp)
	}
	got, err := s.read(name)
	var findings nianbao.Findings
	if err == nil {
		return s.follow(f, got.Report, name, names)
	}
	if errors.As(err, &findings) {
		writeFindings(s.stderr, name, findings)
		return fmt.Errorf("上年报告 %s 有 %d 个错误，无法对照", shown(name), len(findings.Errors()))
	}
	return unreadable(name, err)
}

// follow makes a report the one of the year before, unless it is not.
func (s *session) follow(f *reportFile, previous *nianbao.Report, name string, names *organs.Names) error {
	now := f.report
	if now == nil {
		return nil
	}
	same := names.Compare(previous.Organ, now.Organ)
	switch {
	case same == organs.Different:
		return fmt.Errorf("%s 不是同一机关的报告：机关是“%s”，而 %s 的机关是“%s”；其实是同一机关的，请用 --same 写明",
			shown(name), visible(previous.Organ), shown(f.name), visible(now.Organ))
	case previous.Year != now.Year-1:
		return fmt.Errorf("%s 是 %d 年度的报告，而 %s 的上年是 %d 年度", shown(name), previous.Year, shown(f.name), now.Year-1)
	case same < organs.Literal:
		s.sayMatches([]string{review.SameOrgan(previous.Organ, now.Organ, same)})
	}
	f.previous = previous
	return nil
}

func names(files []*reportFile) string {
	list := make([]string, len(files))
	for i, f := range files {
		list[i] = shown(f.name)
	}
	return strings.Join(list, "、")
}

// readMembers reads the reports that the only file of a batch sums up. Those that can't be
// added to it are told.
func (s *session) readMembers(folder string, b *batch, known known, outcome *verdict) error {
	if info, err := os.Stat(folder); err != nil {
		return unreadable(folder, err)
	} else if !info.IsDir() {
		return fmt.Errorf("--members 后面应是文件夹，%s 是文件\n%s", shown(folder), seeHelp)
	}
	summary := &b.files[0]
	if summary.report == nil {
		return nil
	}
	found := collect([]string{folder}, output{})
	s.passedOver(found)
	g := &gathering{organ: summary.report.Organ, year: summary.report.Year}
	s.examineAll(found.inputs, func(f reportFile) {
		switch {
		case realPath(f.name) == realPath(summary.name):
		case f.unread != nil:
			s.complain(f.unread)
			outcome.add(failed)
		default:
			g.files = append(g.files, f)
		}
	})
	g.choose(s, known.members, known.names)
	for _, o := range g.obstacles {
		s.note("没有计入：%s", o)
	}
	if len(g.fit) == 0 {
		return fmt.Errorf("文件夹 %s 中没有可以相加的成员单位报告", shown(folder))
	}
	if n := len(g.obstacles); n > 0 {
		s.note("汇总报告与其余 %d 个成员单位核对，和 sum --partial 的汇总相同；以上 %d 项没有计入", len(g.fit), n)
	}
	b.members = g.fit
	return nil
}
