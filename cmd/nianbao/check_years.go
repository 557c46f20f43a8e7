package main

import (
	"maps"
	"slices"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/stats"
)

// known is what names of organs are compared with: names that were declared the same, and a list of organs.
type known struct {
	names *organs.Names
	list  *organs.Index // nil for none
	// members are the organs of the list.
	members []organs.Member
	told    bool // the organs with several reports on a year are told elsewhere
}

// apart reports whether a list has two names as two organs.
func (k known) apart(a, b string) bool {
	if k.list == nil {
		return false
	}
	x, y := k.list.Find(a), k.list.Find(b)
	return x.At >= 0 && y.At >= 0 && x.At != y.At
}

// together reports whether a list has two names as one organ, which is then told of the list.
func (k known) together(a, b string) bool {
	return k.list != nil && k.list.Find(a).At >= 0 && k.list.Find(a).At == k.list.Find(b).At
}

// matchYears gives each report that of its organ on the year before, from other files or from the same
// ones, when there is just one.
func (s *session) matchYears(files, others []reportFile, known known) {
	y := newYears(files, others, known.names)
	s.sayRepeated(y, others == nil && !known.told)
	for _, year := range y.order {
		pairs, doubts := stats.Pairs(y.singles(year-1), y.firsts(year), known.names)
		pairs = slices.DeleteFunc(pairs, func(p stats.Pair) bool { return p.Degree == organs.Office && known.apart(p.Last.Organ, p.This.Organ) })
		for _, p := range pairs {
			for _, f := range y.of[p.This] {
				f.previous, f.doubtful = p.Last, p.Degree == organs.Office
			}
		}
		s.tellPairs(slices.DeleteFunc(pairs, func(p stats.Pair) bool { return known.together(p.Last.Organ, p.This.Organ) }), doubts)
	}
}

// years are reports by year and organ.
type years struct {
	groups map[int][][]*reportFile           // of each year, by organ
	of     map[*nianbao.Report][]*reportFile // the group of its first report
	own    map[*reportFile]bool              // those that are checked, not only compared with
	order  []int                             // the years of those that are checked, by their first file
}

func newYears(files, others []reportFile, names *organs.Names) *years {
	y := &years{groups: map[int][][]*reportFile{}, of: map[*nianbao.Report][]*reportFile{}, own: map[*reportFile]bool{}}
	all := map[int][]*reportFile{}
	for n, list := range [][]reportFile{files, others} {
		for i := range list {
			f := &list[i]
			if f.report == nil || f.subject().Organ == model.NoOrgan {
				continue
			}
			y.own[f] = n == 0
			if year := f.subject().Year; y.own[f] && !slices.Contains(y.order, year) {
				y.order = append(y.order, year)
			}
			all[f.subject().Year] = append(all[f.subject().Year], f)
		}
	}
	for year, list := range all {
		y.groups[year] = byOrgan(list, names)
		for _, group := range y.groups[year] {
			y.of[group[0].subject()] = group
		}
	}
	return y
}

// byOrgan groups reports, in the order of their first files.
func byOrgan(files []*reportFile, names *organs.Names) [][]*reportFile {
	list := make([]string, len(files))
	for i, f := range files {
		list[i] = f.subject().Organ
	}
	var groups [][]*reportFile
	number := map[int]int{}
	for i, first := range names.Groups(list) {
		if first == i {
			number[i] = len(groups)
			groups = append(groups, nil)
		}
		groups[number[first]] = append(groups[number[first]], files[i])
	}
	return groups
}

// singles are the reports on a year whose organ has no other.
func (y *years) singles(year int) []*nianbao.Report {
	var reports []*nianbao.Report
	for _, group := range y.groups[year] {
		if len(group) == 1 {
			reports = append(reports, group[0].subject())
		}
	}
	return reports
}

// firsts are the first reports on a year of each organ of which one is checked.
func (y *years) firsts(year int) []*nianbao.Report {
	var reports []*nianbao.Report
	for _, group := range y.groups[year] {
		if slices.ContainsFunc(group, func(f *reportFile) bool { return y.own[f] }) {
			reports = append(reports, group[0].subject())
		}
	}
	return reports
}

// sayRepeated tells of organs with several reports on a year, which nothing is compared with.
func (s *session) sayRepeated(y *years, all bool) {
	for _, year := range slices.Sorted(maps.Keys(y.groups)) {
		for _, same := range y.groups[year] {
			if len(same) > 1 && (all || y.groups[year+1] != nil) {
				s.note("%s 都是“%s” %d 年度的报告，都不作为上年报告与下一年度的对照",
					names(same), visible(same[0].subject().Organ), year)
			}
		}
	}
}
