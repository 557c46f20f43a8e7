package review

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
)

// roll calls the members of a list, or the organs of the reports where there is no list.
type roll struct {
	*Review
	names   *organs.Names
	members []organs.Member
	index   *organs.Index // of the members' names
	taken   []bool        // members that have a report or a file
	groups  []group       // the reports on the year, by organ
	seat    []int         // of each group: the number of its member, -1 for none
	match   []organs.Match
	lost    []int // files that can't be read and belong to no member
	// contested are the groups that could be a member's, of which there are more than one, with the member.
	contested map[int]int
	lastSeen  map[string]int // the year of an older report of a missing member

	likelyMembers, likelyGroups *likely // made when first asked
	mostCompared                int
	free                        *int // pairs; nil before they are counted
	tooMany                     bool // told
}

// group is the reports of one organ.
type group struct {
	organ string
	files []int
	clue  string // what told whose it is when the organ's name did not
}

func newRoll(r *Review, opts Options) *roll {
	c := &roll{Review: r, names: opts.Names.Clone(), contested: map[int]int{}, lastSeen: map[string]int{}, mostCompared: mostCompared}
	for _, m := range opts.Members {
		c.names.Add(append([]string{m.Name}, m.Others...)...)
	}
	c.members = c.onceEach(opts.Members)
	c.taken = make([]bool, len(c.members))
	c.index = c.names.Index(organs.NameList(c.members))
	return c
}

// onceEach leaves out the members that a list names a second time.
func (c *roll) onceEach(members []organs.Member) []organs.Member {
	var once []organs.Member
	for i, first := range c.names.Groups(organs.NameList(members)) {
		if first == i {
			once = append(once, members[i])
			continue
		}
		c.Matches = append(c.Matches, fmt.Sprintf("名单第%d行“%s”和第%d行“%s”是同一机关，只算一个",
			members[first].Line, members[first].Name, members[i].Line, members[i].Name))
	}
	return once
}

// call fills in the rows and what only the review shows.
func (c *roll) call() {
	c.groups = c.groupReports(func(year int) bool { return year == c.Year })
	c.seatGroups()
	c.seatByClues()
	rows := c.seatedRows()
	rows = c.unreadableRows(rows)
	rows = append(rows, c.otherYears(rows)...)
	c.Rows = c.inListOrder(rows)
	for i := range c.Rows {
		c.judge(&c.Rows[i])
	}
	c.tellMissing()
	c.tellDoubtful()
}

// groupReports puts the reports on some years together by organ, in the order of the files.
func (c *roll) groupReports(wanted func(year int) bool) []group {
	var list []string
	var at []int
	for i := range c.Files {
		if report := c.Files[i].Report; report != nil && wanted(report.Year) {
			list, at = append(list, report.Organ), append(at, i)
		}
	}
	var groups []group
	number := map[int]int{}
	n := len(list)
	list = append(list, organs.NameList(c.members)...) // a name that could be two members' is in no group with either's
	for i, first := range c.names.Groups(list)[:n] {
		if first == i {
			number[i] = len(groups)
			groups = append(groups, group{organ: list[i]})
		}
		g := &groups[number[first]]
		g.files = append(g.files, at[i])
		if d := c.names.Compare(list[i], g.organ); d < organs.Literal && d > organs.Different {
			c.Matches = append(c.Matches, SameOrgan(list[i], g.organ, d))
		}
	}
	return groups
}

// SameOrgan says that two names were taken for one organ's.
func SameOrgan(a, b string, d organs.Degree) string {
	return fmt.Sprintf("“%s”和“%s”按同一机关处理（%s）", a, b, d.Chinese())
}

// seatGroups finds the member of each organ that has reported: the surest matches first, and a government
// whose office has reported only when it has not done so itself.
func (c *roll) seatGroups() {
	c.seat, c.match = make([]int, len(c.groups)), make([]organs.Match, len(c.groups))
	for i := range c.groups {
		c.seat[i] = -1
	}
	for _, least := range []organs.Degree{organs.Literal, organs.Declared, organs.Spelling, organs.Variant, organs.Office} {
		claims := map[int][]int{} // of each member: the groups that could be its
		for i, g := range c.groups {
			if c.seat[i] >= 0 {
				continue
			}
			c.match[i] = c.index.Find(g.organ) // among all: what is left over is no proof
			if m := c.match[i]; m.At >= 0 && m.Degree >= least && !c.taken[m.At] {
				claims[m.At] = append(claims[m.At], i)
			}
		}
		for at, groups := range claims {
			if len(groups) == 1 {
				c.seat[groups[0]], c.taken[at] = at, true
				continue
			}
			for _, i := range groups {
				c.contested[i] = at
			}
		}
	}
}

// seatedRows are the rows of the organs that have a report on the year.
func (c *roll) seatedRows() []Row {
	var rows []Row
	for i, g := range c.groups {
		row := Row{Organ: g.organ, Year: c.Year, Files: g.files}
		switch {
		case c.seat[i] >= 0:
			row.Organ, row.Listed = c.members[c.seat[i]].Name, true
			if g.clue != "" {
				c.tellOtherName(g, row.Organ)
			} else if m := c.match[i]; m.Degree < organs.Literal {
				row.Remark = fmt.Sprintf("报告中写作“%s”", g.organ)
				c.Matches = append(c.Matches, fmt.Sprintf("“%s”按名单中的“%s”处理（%s）", g.organ, row.Organ, m.Degree.Chinese()))
			}
		case c.listed:
			c.tellUnknown(i)
		}
		if len(g.files) > 1 {
			row.State = Twice
			c.tellTwice(g)
		}
		rows = append(rows, row)
	}
	return rows
}

// unreadableRows are the rows of the files that can't be read. Whose a file is, its text or its name may
// tell. One of an organ that has a row already goes there.
func (c *roll) unreadableRows(rows []Row) []Row {
	of := c.names.Set() // the organs of rows
	for _, row := range rows {
		of.Add(row.Organ)
	}
	for i := range c.Files {
		f := &c.Files[i]
		if !f.unreadable() {
			continue
		}
		organ, clue := f.Organ, ""
		at := c.memberOf(f, &clue)
		if at >= 0 {
			organ = c.members[at].Name
		}
		if at := of.First(organ); at >= 0 {
			row := &rows[at]
			row.Files = append(row.Files, i)
			if row.State != Unreadable {
				row.Remark = joined(row.Remark, "另有无法读取的文件")
			}
			continue
		}
		row := Row{Organ: organ, Files: []int{i}, State: Unreadable, Remark: clue}
		if at >= 0 {
			c.taken[at], row.Listed = true, true
		} else {
			c.lost = append(c.lost, i)
		}
		rows = append(rows, row)
		of.Add(organ)
	}
	return rows
}

// joined puts two remarks together.
func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + "；" + b
}

// otherYears are the rows of the organs that have a report on another year only. Those of organs that
// have reported on the year serve for comparison.
func (c *roll) otherYears(rows []Row) []Row {
	var have []string
	for _, g := range c.groups {
		have = append(have, g.organ)
	}
	there := c.names.Index(have)
	var more []Row
	groups := c.groupReports(func(year int) bool { return year != c.Year })
	collected := c.collectedYears(groups, there)
	for _, g := range groups {
		m := c.index.FindAmong(g.organ, func(at int) bool { return !c.taken[at] })
		latest := slices.MaxFunc(g.files, func(a, b int) int { return cmp.Compare(c.Files[a].Report.Year, c.Files[b].Report.Year) })
		switch year := c.Files[latest].Report.Year; {
		case there.Find(g.organ).Degree >= organs.Variant, c.listed && m.At < 0:
			c.Before += len(g.files)
			continue
		case collected[year]: // with many others, to be compared with
			c.Before += len(g.files)
			if m.At >= 0 {
				c.lastSeen[c.members[m.At].Name] = year
			}
			continue
		}
		row := Row{Organ: g.organ, Year: c.Files[latest].Report.Year, Files: []int{latest}, State: WrongYear}
		if m.At >= 0 {
			c.taken[m.At] = true
			row.Organ, row.Listed = c.members[m.At].Name, true
		}
		c.Before += len(g.files) - 1
		c.Own[latest] = append(c.Own[latest], c.wrongYear(row))
		more = append(more, row)
	}
	return more
}

// inListOrder puts the rows of the members in the order of the list, with those that are missing, and the
// others behind them in the order of the files.
func (c *roll) inListOrder(rows []Row) []Row {
	var ordered []Row
	listed := map[string]int{} // the first row of each member
	for i := range rows {
		if _, ok := listed[rows[i].Organ]; rows[i].Listed && !ok {
			listed[rows[i].Organ] = i
		}
	}
	for at, m := range c.members {
		i, ok := listed[m.Name]
		switch {
		case ok:
			ordered = append(ordered, rows[i])
		case !c.taken[at]:
			row := Row{Organ: m.Name, State: Missing, Listed: true}
			if year := c.lastSeen[m.Name]; year > 0 {
				row.Remark = fmt.Sprintf("有%d年度的报告", year)
			}
			ordered = append(ordered, row)
		}
	}
	var others []Row
	for _, row := range rows {
		if !row.Listed {
			others = append(others, row)
		}
	}
	slices.SortStableFunc(others, func(a, b Row) int { return cmp.Compare(a.Files[0], b.Files[0]) })
	return append(ordered, others...)
}

// judge counts what was found about a row and decides its state, where that is not known yet.
func (c *roll) judge(row *Row) {
	for _, found := range c.foundAbout(row) {
		switch found.Severity {
		case model.SeverityError:
			row.Errors++
		case model.SeverityWarning:
			row.Warnings++
		}
	}
	switch {
	case row.State == Missing:
		row.Errors = 1 // that it is missing
	case row.State != Sound:
	case row.Errors > 0:
		row.State = Faulty
	case c.listed && !row.Listed:
		row.State = Unknown
	case row.Warnings > 0:
		row.State = Doubtful
	}
}

func (c *roll) foundAbout(row *Row) []model.Finding {
	var all []model.Finding
	for _, at := range row.Files {
		all = append(append(all, c.Own[at]...), c.Files[at].Findings...)
	}
	return all
}

// collectedYears are the years whose reports are there to be compared with: more of their organs have a
// report on the year under review than have none.
func (c *roll) collectedYears(groups []group, there *organs.Index) map[int]bool {
	balance := map[int]int{}
	for _, g := range groups {
		step := -1
		if there.Find(g.organ).Degree >= organs.Variant {
			step = 1
		}
		for _, at := range g.files {
			balance[c.Files[at].Report.Year] += step
		}
	}
	years := map[int]bool{}
	for year, n := range balance {
		years[year] = n > 0
	}
	return years
}
