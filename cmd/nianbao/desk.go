package main

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/review"
)

// desk is the reviewing office's part of a check: who has reported, who must mend what. It does nothing
// unless an option asks for it.
type desk struct {
	asked   bool
	names   *organs.Names
	year    int // 0 for what the reports suggest
	members []organs.Member
	list    string // the file that names the members
	// ofSummary says that the members are those of the summary that is checked, not of the review.
	ofSummary bool
	report    *findingsFile
	each      string // the folder for a file a member, "" for none
	least     nianbao.Severity

	result *review.Review
}

// reviews reports whether an option asks for a review. With --members the list is about the members of the
// summary that is checked.
func (c *checkCommand) reviews() bool {
	return c.List != nil && c.Members == nil || c.Year != nil || c.Report != nil || c.Each != nil
}

// desk reads what the options of a check say about a review.
func (c *checkCommand) desk(s *session) (*desk, error) {
	d := &desk{asked: c.reviews(), ofSummary: c.Members != nil}
	var err error
	if d.names, err = c.names(s); err != nil {
		return nil, err
	}
	if c.Year != nil {
		if d.year, err = yearOf(*c.Year); err != nil {
			return nil, err
		}
	}
	if d.members, err = s.readMembersList(c.List); err != nil {
		return nil, err
	}
	if c.List != nil {
		d.list = *c.List
		for _, m := range d.members {
			d.names.Add(append([]string{m.Name}, m.Others...)...)
		}
	}
	if d.least, err = parseSeverity(c.Severity); err != nil {
		return nil, err
	}
	if c.Each != nil {
		if d.each = *c.Each; d.each == "" {
			return nil, errors.New("--each 后面的文件夹名称是空的")
		}
	}
	if c.Report == nil {
		return d, nil
	}
	d.report, err = openFindingsFile(*c.Report)
	return d, err
}

// known is what the names of organs are compared with.
func (d *desk) known() known {
	if d.members == nil {
		return known{names: d.names, told: d.asked}
	}
	return known{names: d.names, list: d.names.Index(organs.NameList(d.members)), members: d.members, told: d.asked}
}

// ownFiles are the files of the review itself, which are no reports.
func (d *desk) ownFiles() []string {
	var own []string
	if d.list != "" {
		own = append(own, realPath(d.list))
	}
	if d.report != nil {
		own = append(own, realPath(d.report.dest.name))
	}
	return own
}

// review puts together what was found in the files, and adds to it what only shows when all are seen.
func (d *desk) review(s *session, b *batch, results []checked) []checked {
	files := reviewed(b.files)
	for i := range files {
		files[i].Findings = results[i].findings
	}
	members := d.members
	if d.ofSummary {
		members = nil
	}
	d.result = review.New(files, review.Options{Year: d.year, Members: members, List: d.list, Names: d.names})
	d.sayYear(s)
	s.sayMatches(d.result.Matches)
	for i, own := range d.result.Own {
		results[i].findings = d.result.Files[i].Findings
		if len(own) > 0 {
			results[i].findings = byPlace(slices.Concat(nianbao.Findings(own), results[i].findings))
		}
	}
	for _, row := range d.result.Rows {
		for _, at := range row.Files {
			results[at].organ = cmp.Or(results[at].organ, row.Organ)
			if row.Listed {
				results[at].member = row.Organ
			}
		}
	}
	for _, m := range d.result.Missing {
		results = append(results, checked{file: m.File, organ: m.Organ, year: m.Year, findings: nianbao.Findings{m.Finding}, missing: true})
	}
	return results
}

// enrol lets the reports that are checked stand under the names that the list has for their organs, so that
// each is compared with last year's of its member.
func (d *desk) enrol(b *batch) {
	if d.members != nil && !d.ofSummary {
		callRoll(b.files, d.year, d.members, d.names)
	}
}

// sayYear tells which year is under review when the reports are on several and nobody has said it.
func (d *desk) sayYear(s *session) {
	if d.year > 0 || len(d.result.Years) < 2 {
		return
	}
	var years []string
	for _, y := range d.result.Years {
		years = append(years, strconv.Itoa(y))
	}
	s.note("报告有 %s 年度的，审核的是 %d 年度；要审核别的年度，请加 --year", strings.Join(years, "、"), d.result.Year)
}

// summary says how it stands with the members, "" without a review.
func (d *desk) summary() string {
	if d.result == nil || len(d.result.Rows) == 0 {
		return ""
	}
	return d.result.Summary()
}
