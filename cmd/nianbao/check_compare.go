package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode"

	"github.com/nianbao/nianbao"
	"golang.org/x/text/width"
)

// compare finds out what the reports are compared with: the reports that --previous and
// --members name, or else those of the year before among the files themselves.
func (c *checkCommand) compare(s *session, b *batch, outcome *verdict) error {
	if c.Previous == nil && c.Members == nil {
		s.matchYears(b.files)
		return nil
	}
	if len(b.files) != 1 {
		option := "--members"
		if c.Previous != nil {
			option = "--previous"
		}
		return fmt.Errorf("%s 只用于一份报告，现有 %d 份\n%s", option, len(b.files), seeHelp)
	}
	one := &b.files[0]
	if c.Previous != nil {
		if err := s.readPrevious(*c.Previous, one); err != nil {
			return err
		}
	}
	if c.Members != nil {
		return s.readMembers(*c.Members, b, outcome)
	}
	return nil
}

// readPrevious reads the report of the year before, and refuses one that is not.
func (s *session) readPrevious(name string, f *reportFile) error {
	if name == standard && f.name == standard {
		return fmt.Errorf("报告和上年报告不能都从标准输入读取\n%s", seeHelp)
	}
	got, err := s.read(name)
	var findings nianbao.Findings
	if err == nil {
		return f.follow(got.Report, name)
	}
	if errors.As(err, &findings) {
		writeFindings(s.stderr, name, findings)
		return fmt.Errorf("上年报告 %s 有 %d 个错误，无法对照", shown(name), len(findings.Errors()))
	}
	return unreadable(name, err)
}

// follow makes a report the one of the year before, unless it is not.
func (f *reportFile) follow(previous *nianbao.Report, name string) error {
	switch now := f.report; {
	case now == nil:
		return nil
	case organKey(previous.Organ) != organKey(now.Organ):
		return fmt.Errorf("%s 不是同一机关的报告：机关是“%s”，而 %s 的机关是“%s”",
			shown(name), visible(previous.Organ), shown(f.name), visible(now.Organ))
	case previous.Year != now.Year-1:
		return fmt.Errorf("%s 是 %d 年度的报告，而 %s 的上年是 %d 年度", shown(name), previous.Year, shown(f.name), now.Year-1)
	}
	f.previous = previous
	return nil
}

// organKey is the name of an organ without the differences that typing makes.
func organKey(organ string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, width.Fold.String(organ))
}

// organYear is what a report is on.
type organYear struct {
	organ string
	year  int
}

// byOrganAndYear groups reports. order lists the groups by their first file.
func byOrganAndYear(files []reportFile) (groups map[organYear][]*reportFile, order []organYear) {
	groups = map[organYear][]*reportFile{}
	for i := range files {
		f := &files[i]
		if f.report == nil {
			continue
		}
		key := organYear{organKey(f.report.Organ), f.report.Year}
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], f)
	}
	return groups, order
}

// matchYears gives each report that of its organ on the year before, when there is just one.
func (s *session) matchYears(files []reportFile) {
	groups, order := byOrganAndYear(files)
	for _, key := range order {
		if same := groups[key]; len(same) > 1 {
			s.note("%s 都是“%s” %d 年度的报告，都不作为上年报告与下一年度的对照",
				names(same), visible(same[0].report.Organ), key.year)
		}
		before := groups[organYear{key.organ, key.year - 1}]
		if len(before) != 1 {
			continue
		}
		for _, f := range groups[key] {
			f.previous = before[0].report
		}
	}
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
func (s *session) readMembers(folder string, b *batch, outcome *verdict) error {
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
	var members []reportFile
	s.examineAll(found.inputs, func(f reportFile) {
		if realPath(f.name) != realPath(summary.name) && s.isMember(f, summary.report, outcome) {
			members = append(members, f)
		}
	})
	b.members = s.withoutDoubles(members)
	if len(b.members) == 0 {
		return fmt.Errorf("文件夹 %s 中没有可以相加的成员单位报告", shown(folder))
	}
	return nil
}

// isMember decides whether a report can be added to others, and says so when it can't, or
// when it has errors.
func (s *session) isMember(f reportFile, summary *nianbao.Report, outcome *verdict) bool {
	if f.unread != nil {
		s.complain(f.unread)
		outcome.add(failed)
		return false
	}
	why := unfitMember(f, summary)
	if why != "" {
		s.note("没有把 %s 与其他成员单位相加：%s", shown(f.name), visible(why))
	} else if errs := f.findings.Errors(); len(errs) > 0 {
		s.note("成员单位报告 %s 有 %d 个错误，仍已相加", shown(f.name), len(errs))
	}
	return why == ""
}

// unfitMember says why a report can't be added to others, "" when it can. One of the same
// year may still have a table of another edition.
func unfitMember(f reportFile, summary *nianbao.Report) string {
	switch r := f.report; {
	case r == nil:
		return fmt.Sprintf("文件有 %d 个错误，不能作为报告读取", len(f.findings.Errors()))
	case r.Year != summary.Year:
		return fmt.Sprintf("是 %d 年度的报告", r.Year)
	case r.Format() != summary.Format():
		return "是另一版格式"
	case organKey(r.Organ) == organKey(summary.Organ):
		return "与汇总报告是同一机关"
	}
	return ""
}

// withoutDoubles leaves out the reports of an organ that has more than one, since nobody
// knows which of them was meant.
func (s *session) withoutDoubles(members []reportFile) []*nianbao.Report {
	var single []*nianbao.Report
	groups, order := byOrganAndYear(members)
	for _, key := range order {
		if same := groups[key]; len(same) > 1 {
			s.note("%s 都是“%s” %d 年度的报告，都没有与其他成员单位相加", names(same), visible(same[0].report.Organ), key.year)
			continue
		}
		single = append(single, groups[key][0].report)
	}
	return single
}
