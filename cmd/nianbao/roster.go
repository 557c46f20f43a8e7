package main

import (
	"slices"

	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/review"
	"github.com/nianbao/nianbao/stats"
)

// roster is whose the reports of many files are, by a members' list and what people declared. Sums, checks
// and statistics call the same roll, so that they count the same reports.
type roster struct {
	*review.Review
	listing []stats.Listing // of each file
}

// callRoll finds out whose the files are, and lets reports stand under the names that the list has for their
// organs. list may be nil.
func callRoll(files []reportFile, year int, list []organs.Member, names *organs.Names) *roster {
	r := &roster{
		Review:  review.New(reviewed(files), review.Options{Year: year, Members: list, Names: names}),
		listing: make([]stats.Listing, len(files)),
	}
	if list == nil {
		return r
	}
	for i := range files {
		if files[i].report != nil {
			r.listing[i] = stats.Unlisted
		}
	}
	for _, row := range r.Rows {
		for _, at := range row.Files {
			if row.Listed {
				r.listing[at] = stats.Listed
				files[at].standFor(row.Organ)
			}
		}
	}
	return r
}

// standFor lets a report stand under another name of its organ.
func (f *reportFile) standFor(organ string) {
	if f.report == nil || f.report.Organ == organ {
		return
	}
	as := *f.report
	as.Organ = organ
	f.as = &as
}

// candidates are the files as those who add up reports take them.
func (r *roster) candidates(files []reportFile) []stats.Candidate {
	all := make([]stats.Candidate, len(files))
	for i := range files {
		f := &files[i]
		all[i] = stats.Candidate{Report: f.subject(), Errors: len(f.findings.Errors()), Listing: r.listing[i]}
	}
	return all
}

// withoutSummary leaves out the reports of the organ whose summary is made, unless the list has it as a
// member: they are no members, and told as such.
func withoutSummary(files []reportFile, organ string, list []organs.Member, names *organs.Names) []reportFile {
	same := func(name string) bool { return names.Compare(name, organ) >= organs.Variant }
	if slices.ContainsFunc(list, func(m organs.Member) bool { return same(m.Name) }) {
		return files
	}
	return slices.DeleteFunc(slices.Clone(files), func(f reportFile) bool { return f.report != nil && same(f.report.Organ) })
}
