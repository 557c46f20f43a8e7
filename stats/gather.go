package stats

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
)

// Candidate is a report that may be part of a sum.
type Candidate struct {
	Report  *model.Report // nil when the file can't be read as a report
	Errors  int           // how many errors a check has found in it
	Listing Listing       // whether a members' list has its organ
}

// Listing says how a report stands to a members' list.
type Listing int

// How a report stands to a members' list.
const (
	NoList   Listing = iota // there is none
	Listed                  // its organ is on the list, so that it counts whatever the summary's organ is
	Unlisted                // its organ is not
)

// Gather decides which reports are added up for an organ and a year, and says why the others are not,
// in the order of the candidates. Sum of the reports that it returns has no error of type MemberErrors.
// organ may be "" for statistics that are nobody's report. names may be nil.
func Gather(organ string, year int, candidates []Candidate, names *organs.Names) (fit []*model.Report, left MemberErrors) {
	r := &model.Report{Organ: organ, Year: year}
	repeated := repeatedOrgans(year, candidates, names)
	var places []int
	for i, c := range candidates {
		e := MemberError{Member: i}
		if c.Report != nil {
			e.Organ = c.Report.Organ
		}
		switch own := c.Report; {
		case own == nil:
			e.Reason = MemberUnreadable
		case own.Year != year:
			e.Reason, e.Found, e.Wanted = MemberYear, fmt.Sprint(own.Year), fmt.Sprint(year)
		case own.Format() != r.Format():
			e.Reason, e.Found, e.Wanted = MemberEdition, editionID(own), editionID(r)
		case c.Listing != Listed && names.Compare(own.Organ, organ) >= organs.Variant:
			e.Reason = MemberItself
		case own.Organ == model.NoOrgan || organs.IsBlank(own.Organ):
			e.Reason = MemberUnnamed
		case c.Listing == Unlisted:
			e.Reason = MemberUnlisted
		case repeated[i]:
			e.Reason = MemberRepeated
		case c.Errors > 0:
			e.Reason, e.Found = MemberFaulty, fmt.Sprint(c.Errors)
		default:
			fit, places = append(fit, own), append(places, i)
			continue
		}
		left = append(left, e)
	}
	return withoutStrangeUnits(r, fit, places, left)
}

// withoutStrangeUnits takes out the reports whose money can't be added to that of the others.
func withoutStrangeUnits(r *model.Report, all []*model.Report, places []int, left MemberErrors) ([]*model.Report, MemberErrors) {
	usual := usualUnits(r, all)
	fit := all[:0]
	for i, member := range all {
		f := strangeUnit(r, member, usual)
		if f == nil {
			fit = append(fit, member)
			continue
		}
		left = append(left, MemberError{Member: places[i], Organ: member.Organ, Reason: MemberUnit, Found: f.Text(member), Wanted: usual[f.Path]})
	}
	slices.SortStableFunc(left, func(a, b MemberError) int { return cmp.Compare(a.Member, b.Member) })
	return fit, left
}

// repeatedOrgans finds the reports on a year whose organ has another one.
func repeatedOrgans(year int, candidates []Candidate, names *organs.Names) map[int]bool {
	var list []string
	var places []int
	for i, c := range candidates {
		if c.Report != nil && c.Report.Year == year && c.Report.Organ != model.NoOrgan {
			list, places = append(list, c.Report.Organ), append(places, i)
		}
	}
	groups := names.Groups(list)
	count := map[int]int{}
	for _, g := range groups {
		count[g]++
	}
	repeated := map[int]bool{}
	for i, g := range groups {
		repeated[places[i]] = count[g] > 1
	}
	return repeated
}

// unfit lists the members that can't be part of the sum.
func unfit(r *model.Report, members []*model.Report) MemberErrors {
	candidates := make([]Candidate, len(members))
	for i, member := range members {
		candidates[i].Report = member
	}
	_, left := Gather(r.Organ, r.Year, candidates, nil)
	return left
}
