package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/stats"
)

// compareFolders compares the reports of two folders, organ by organ.
func (c *diffCommand) compareFolders(s *session, out *tableFiles) error {
	names, err := c.names(s)
	if err != nil {
		return err
	}
	if err := s.chooseFaces(fontFlags{}); err != nil { // reading a folder looks at faces
		return err
	}
	last, outcome, err := s.readSide(c.Last, out, names)
	if err != nil {
		return err
	}
	this, outcomeThis, err := s.readSide(c.This, out, names)
	if err != nil {
		return err
	}
	outcome.add(outcomeThis.code)
	if len(last.reports) == 0 || len(this.reports) == 0 {
		outcome.add(faulty)
		s.complain(fmt.Errorf("没有比较：每个文件夹都要有能比较的报告，%s 有 %d 份，%s 有 %d 份", shown(c.Last), len(last.reports), shown(c.This), len(this.reports)))
		return outcome.err()
	}
	s.tellYears(last, this)
	d := newComparison(s, last, this, names)
	if c.JSON {
		fmt.Fprintf(s.stdout, "%s\n", d.json())
	} else {
		d.text(s, c.All)
	}
	if err := out.write(s, d); err != nil {
		return err
	}
	return outcome.err()
}

// folderSide is the reports of one folder, one an organ and all on one year.
type folderSide struct {
	folder  string
	year    int
	reports []*nianbao.Report
	files   map[*nianbao.Report]string
	doubled []string // organs with more than one report
}

// readSide reads a folder, and tells what of it is not compared.
func (s *session) readSide(folder string, out *tableFiles, names *organs.Names) (*folderSide, verdict, error) {
	files, outcome, err := s.readFor([]string{folder}, out)
	side := &folderSide{folder: folder, files: map[*nianbao.Report]string{}}
	for _, f := range files {
		if f.report == nil {
			s.complain(fmt.Errorf("%s 有 %d 个错误，无法比较：请先改正", shown(f.name), len(f.findings.Errors())))
			outcome.add(faulty)
			continue
		}
		if f.report.Organ == model.NoOrgan {
			s.note("%s 没有写明机关，没有比较", shown(f.name))
			continue
		}
		side.reports, side.files[f.report] = append(side.reports, f.report), f.name
	}
	side.chooseYear(s)
	side.leaveOutDoubles(s, names)
	return side, outcome, err
}

// chooseYear keeps the reports on the year that most are about.
func (side *folderSide) chooseYear(s *session) {
	side.year, _ = stats.MainYear(side.reports)
	if others := otherYears(side.year, side.reports); others != nil {
		s.note("%s 中有几个年度的报告，只比较%d年度的；没有比较的：%s", shown(side.folder), side.year, strings.Join(others, "，"))
	}
	side.reports = slices.DeleteFunc(side.reports, func(r *nianbao.Report) bool { return r.Year != side.year })
}

// leaveOutDoubles leaves out the organs with more than one report: nobody knows which was meant.
func (side *folderSide) leaveOutDoubles(s *session, names *organs.Names) {
	list := make([]string, len(side.reports))
	for i, r := range side.reports {
		list[i] = r.Organ
	}
	groups := names.Groups(list)
	members := map[int][]string{}
	for i, g := range groups {
		members[g] = append(members[g], shown(side.files[side.reports[i]]))
	}
	var single []*nianbao.Report
	for i, g := range groups {
		switch {
		case len(members[g]) == 1:
			single = append(single, side.reports[i])
		case g == i:
			s.note("%s 都是“%s” %d 年度的报告，没有比较", strings.Join(members[g], "、"), visible(list[i]), side.year)
			side.doubled = append(side.doubled, list[i])
		}
	}
	side.reports = single
}

// tellYears tells what makes the comparison of two folders doubtful.
func (s *session) tellYears(last, this *folderSide) {
	switch {
	case last.year > this.year:
		s.note("%s 是 %d 年度的，比 %s（%d 年度）还晚，是不是写反了？", shown(last.folder), last.year, shown(this.folder), this.year)
	case last.year == this.year:
		s.note("两个文件夹都是 %d 年度的报告", this.year)
	case last.year != this.year-1:
		s.note("两个文件夹不是相邻的年度：%d 和 %d", last.year, this.year)
	}
}

// newComparison compares the reports of the same organs.
func newComparison(s *session, last, this *folderSide, names *organs.Names) *yearChanges {
	pairs, doubts := stats.Pairs(last.reports, this.reports, names)
	s.tellPairs(pairs, doubts)
	d := &yearChanges{last: last, this: this}
	left := map[*nianbao.Report]bool{} // what is not in one folder only
	skipped := map[string]bool{}
	for _, p := range pairs {
		left[p.Last], left[p.This] = true, true
		d.organs = append(d.organs, organChanges{
			organ: p.This.Organ, last: side{last.files[p.Last], p.Last}, this: side{this.files[p.This], p.This}, changes: nianbao.Diff(p.Last, p.This),
		})
		if rest := strings.Join(nianbao.NotCompared(p.Last, p.This), "、"); rest != "" && !skipped[rest] {
			skipped[rest] = true
			s.note("有的报告格式版本不同，统计口径不同的没有比较：%s", rest)
		}
	}
	for _, doubt := range doubts {
		left[doubt.This] = true
		for _, r := range doubt.Rivals {
			left[r] = true
		}
	}
	d.onlyLast = last.only(left, this.doubled, names)
	d.onlyThis = this.only(left, last.doubled, names)
	return d
}

// only lists the reports of organs that the other folder does not have. doubled are the organs that it has
// more than once.
func (side *folderSide) only(left map[*nianbao.Report]bool, doubled []string, names *organs.Names) []*nianbao.Report {
	index := names.Index(doubled)
	var only []*nianbao.Report
	for _, r := range side.reports {
		if !left[r] && index.Find(r.Organ).Degree < organs.Variant {
			only = append(only, r)
		}
	}
	return only
}
