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

// yearStats is the statistics of all organs on one year.
type yearStats struct {
	*stats.Matrix
	files    []reportFile // the candidates of the matrix
	missing  []string     // organs of the members' list without a report
	others   []string     // "2022年度 298 份"
	counted  []*nianbao.Report
	pairs    []stats.Pair // those that count with their reports on the year before
	totals   []stats.Change
	changes  []stats.PairChange // all, the largest first
	top      int                // how many of them are shown
	outliers []stats.Outlier
}

// newYearStats computes the statistics, and tells which organs of the year before were taken for which.
func newYearStats(s *session, year int, files []reportFile, list []organs.Member, names *organs.Names, top int) *yearStats {
	roll := callRoll(files, year, list, names)
	s.sayMatches(roll.Matches)
	candidates := roll.candidates(files)
	y := &yearStats{Matrix: stats.NewMatrix(year, candidates, names), files: files, top: top}
	for _, m := range roll.Missing {
		y.missing = append(y.missing, m.Organ)
	}
	y.others = otherYears(year, reportsOf(files))
	y.counted = y.Counted()
	if i := y.SumOfOthers(); i >= 0 {
		row := y.Rows[i]
		s.note("%s（%s）的数字正好是其余各份之和，像是它们的汇总报告，合计中重复计算了：请移出后再统计", shown(files[row.Candidate].name), visible(row.Report.Organ))
	}
	last, _ := stats.Gather("", year-1, unlisted(candidates), names)
	var doubts []stats.Doubt
	y.pairs, doubts = stats.Pairs(last, y.counted, names)
	s.tellPairs(y.pairs, doubts)
	y.totals = stats.TotalChanges(y.Figures, y.pairs)
	y.changes = stats.LargestChanges(y.pairs, -1)
	y.outliers = stats.Outliers(y.counted, y.lastOfEach())
	return y
}

func (y *yearStats) counts() bool { return len(y.counted) > 0 }

// otherYears counts the reports that are not on a year.
func otherYears(year int, reports []*nianbao.Report) []string {
	count := map[int]int{}
	for _, r := range reports {
		count[r.Year]++
	}
	var others []string
	_, years := stats.MainYear(reports)
	for _, other := range years {
		if other != year {
			others = append(others, fmt.Sprintf("%d年度 %d 份", other, count[other]))
		}
	}
	return others
}

// lastOfEach lists the reports on the year before of those that count, nil where there is none.
func (y *yearStats) lastOfEach() []*nianbao.Report {
	before := map[*nianbao.Report]*nianbao.Report{}
	for _, p := range y.pairs {
		before[p.This] = p.Last
	}
	list := make([]*nianbao.Report, len(y.counted))
	for i, r := range y.counted {
		list[i] = before[r]
	}
	return list
}

// unlisted are candidates without what a list says of them: it is about the year of the statistics.
func unlisted(candidates []stats.Candidate) []stats.Candidate {
	all := slices.Clone(candidates)
	for i := range all {
		all[i].Listing = stats.NoList
	}
	return all
}

// tellPairs says which organs of two years were taken for the same in spite of their names, and which could
// not be told.
func (s *session) tellPairs(pairs []stats.Pair, doubts []stats.Doubt) {
	for _, p := range pairs {
		if why := p.Degree.Chinese(); why != "" {
			s.note("%d年度的“%s”与%d年度的“%s”按同一机关处理（%s）",
				p.Last.Year, visible(p.Last.Organ), p.This.Year, visible(p.This.Organ), why)
		}
	}
	for _, d := range doubts {
		var rivals []string
		for _, r := range d.Rivals {
			rivals = append(rivals, "“"+visible(r.Organ)+"”")
		}
		s.note("不能确定%d年度的“%s”与%d年度的%s是不是同一机关，没有对照：可用 --same 写明",
			d.This.Year, visible(d.This.Organ), d.Rivals[0].Year, strings.Join(rivals, "、"))
	}
}

// heading says how many reports count, and which other years there are.
func (y *yearStats) heading() []string {
	lines := []string{fmt.Sprintf("%d年度：计入 %d 份报告", y.Year, len(y.counted))}
	if n := len(y.Left); n > 0 {
		lines[0] += fmt.Sprintf("，未计入 %d 份（原因另列）", n)
	}
	if len(y.missing) > 0 {
		lines = append(lines, fmt.Sprintf("名单中有 %d 个单位没有报告：%s", len(y.missing), visible(strings.Join(y.missing, "、"))))
	}
	if len(y.others) > 0 {
		lines = append(lines, fmt.Sprintf("另有其他年度的报告：%s（用 --year 可以改为统计其他年度）", strings.Join(y.others, "，")))
	}
	return lines
}

// leftOut says of each report that does not count why.
func (y *yearStats) leftOut() []string {
	var lines []string
	for _, e := range y.Left {
		lines = append(lines, "  "+y.who(e)+"："+visible(y.why(e)))
	}
	return lines
}

// who names a file, and the organ if it is a report that has one.
func (y *yearStats) who(e stats.MemberError) string {
	text := shown(y.files[e.Member].name)
	if e.Organ != "" && e.Organ != model.NoOrgan {
		text += "（" + visible(e.Organ) + "）"
	}
	return text
}

// why is the reason of a report that does not count, as somebody who makes statistics needs it.
func (y *yearStats) why(e stats.MemberError) string {
	switch e.Reason {
	case stats.MemberEdition:
		return fmt.Sprintf("用的是%s年版格式，%d年度的报告适用%s年版格式", e.Found, y.Year, e.Wanted)
	case stats.MemberUnreadable, stats.MemberFaulty, stats.MemberUnlisted:
		return whyLeft(e, y.files[e.Member])
	}
	return e.Message()
}
