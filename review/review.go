// Package review answers what an office asks of the reports that its members hand in: who has reported,
// who has not, who twice, whose file can't be read, and who must mend what. It reads no files and applies
// no rules; it takes what was read and found and puts it in order. Book makes a workbook of it.
package review

import (
	"cmp"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/stats"
)

// File is a file that was handed in.
type File struct {
	Name     string         // as it is shown
	Report   *model.Report  // nil when the file can't be read as a report; figures, title, signature and section five suffice
	Findings model.Findings // what was found in it
	Unread   string         // why it can't be read at all, in Chinese
	// Organ is whose report a file is that can't be read, when its text or another source tells; "" when
	// not known.
	Organ string
	// Text is the text of such a file as far as it can be had; it may name a member.
	Text string
}

// unreadable reports whether the file is no report that can be used.
func (f *File) unreadable() bool { return f.Report == nil }

// Options say what the files are compared with.
type Options struct {
	// Year is the year under review; 0 for the one that most of the reports suggest (see stats.MainYear).
	Year int
	// Members are the organs that must report; nil when there is no list.
	Members []organs.Member
	// List is the name of the file that Members comes from, for the places of findings.
	List string
	// Names are the names that people declared to be the same; nil for none.
	Names *organs.Names
}

// State is how it stands with a member.
type State int

// The states.
const (
	Sound      State = iota // nothing but what is worth knowing
	Doubtful                // warnings: to be compared with what the member knows
	Faulty                  // errors: to be mended
	Unreadable              // the file can't be read as a report
	WrongYear               // only a report on another year
	Twice                   // more than one report on the year
	Missing                 // no report
	Unknown                 // not on the members' list, and sound
)

// Chinese returns the word shown to users.
func (s State) Chinese() string {
	return [...]string{"合格", "须核对", "须修改", "无法读取", "年度不符", "重复报送", "未报送", "不在名单"}[min(max(s, Sound), Unknown)]
}

// Row is a member, or an organ that is on no list.
type Row struct {
	Organ    string // as the list writes it, or else the report; "" when not known
	Year     int    // of its report; 0 when there is none
	Files    []int  // its files under review, by number
	State    State
	Errors   int
	Warnings int
	Listed   bool   // it is on the members' list
	Remark   string // Chinese: what the state does not say, such as the name that was matched
}

// Found is a finding with whose it is.
type Found struct {
	Organ   string
	Year    int    // 0 when not known
	File    string // "" for what concerns no file
	Finding model.Finding
	// OneOfMany says that the organ has other files, too.
	OneOfMany bool
}

// Review is the result.
type Review struct {
	Year  int
	Rows  []Row             // in the order of the list, then of the files
	Files []File            // as given
	Own   [][]model.Finding // for each file, what only the review shows: another year, twice, not on the list
	// Missing is a finding for each member without a report, at its line of the list.
	Missing []Found
	// Matches are the names that were taken for the same though they are written in other ways, as
	// sentences in Chinese.
	Matches []string
	// Doubtful names the files that may be those of missing members, in sentences in Chinese.
	Doubtful []string
	// Before counts the reports on other years that serve for comparison only.
	Before int
	// Years are the years that reports are on, in rising order.
	Years []int

	listed  bool
	list    string
	missing map[string][]int // the numbers of Missing, by organ
}

// New reviews files.
func New(files []File, opts Options) *Review {
	r := &Review{Files: slices.Clone(files), Own: make([][]model.Finding, len(files)), listed: opts.Members != nil, list: opts.List}
	for i := range r.Files {
		if f := &r.Files[i]; f.Report != nil && f.Report.Organ == model.NoOrgan {
			unnamed := *f.Report
			unnamed.Organ = ""
			f.Report = &unnamed
		}
	}
	main, years := mainYear(files)
	r.Year, r.Years = cmp.Or(opts.Year, main), years
	newRoll(r, opts).call()
	return r
}

// mainYear is the year that most of the reports suggest, and all years that there are reports on.
func mainYear(files []File) (year int, years []int) {
	var reports []*model.Report
	for i := range files {
		if files[i].Report != nil {
			reports = append(reports, files[i].Report)
		}
	}
	return stats.MainYear(reports)
}

// Findings returns everything that was found, member by member in the order of Rows: of each file what
// was found in it and what only the review shows, then the missing members. Files that only serve for
// comparison are left out.
func (r *Review) Findings() []Found {
	var all []Found
	for i := range r.Rows {
		all = append(all, r.about(&r.Rows[i])...)
	}
	return all
}

// about returns what was found about a row.
func (r *Review) about(row *Row) []Found {
	var all []Found
	for _, at := range row.Files {
		all = append(all, r.of(row, at)...)
	}
	if row.State != Missing {
		return all
	}
	for _, at := range r.missing[row.Organ] {
		all = append(all, r.Missing[at])
	}
	return all
}

// of returns what was found about one file of a row.
func (r *Review) of(row *Row, at int) []Found {
	f := &r.Files[at]
	var all []Found
	for _, list := range [][]model.Finding{r.Own[at], f.Findings} {
		for _, p := range list {
			own := strings.HasPrefix(p.ID, "MEMBER-") // which is about all files of the organ
			all = append(all, Found{Organ: row.Organ, Year: row.Year, File: f.Name, Finding: p, OneOfMany: len(row.Files) > 1 && !own})
		}
	}
	return all
}

// Count returns how many rows are in a state.
func (r *Review) Count(states ...State) int {
	n := 0
	for i := range r.Rows {
		if slices.Contains(states, r.Rows[i].State) {
			n++
		}
	}
	return n
}
