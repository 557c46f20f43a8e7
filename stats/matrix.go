package stats

import (
	"math/big"
	"slices"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
)

// Matrix is the figures of all organs on one year: a row an organ, a column a figure.
type Matrix struct {
	Year    int
	Figures []*model.Field // of the edition that rules the year, in print order
	Rows    []Row          // a report on the year each, in the order of the candidates
	// Totals are the sums of Figures over the rows that count, as Sum makes them; nil when none counts.
	Totals []string
	// Left are the candidates that do not count, those on other years apart.
	Left MemberErrors
	// OtherYears counts the candidates that are on other years.
	OtherYears int
}

// Row is one report of a Matrix.
type Row struct {
	Candidate int // its number in the list that was given to NewMatrix
	Report    *model.Report
	Cells     []Cell       // a figure each
	Left      *MemberError // why it is not in the totals; nil when it is
}

// NewMatrix returns the figures of reports on a year. Those that Gather leaves out are in the matrix and not
// in its totals. names may be nil.
func NewMatrix(year int, candidates []Candidate, names *organs.Names) *Matrix {
	m := &Matrix{Year: year}
	schema := (&model.Report{Year: year}).Schema()
	for _, path := range schema.Figures {
		m.Figures = append(m.Figures, schema.ByPath[path])
	}
	fit, left := Gather("", year, candidates, names)
	if len(fit) > 0 {
		for _, f := range m.Figures {
			m.Totals = append(m.Totals, totalText(f, fit))
		}
	}
	reasons := make([]*MemberError, len(candidates))
	for i, e := range left {
		reasons[e.Member] = &left[i]
	}
	for i, c := range candidates {
		m.add(i, c.Report, reasons[i])
	}
	return m
}

// add puts a candidate where it belongs.
func (m *Matrix) add(candidate int, r *model.Report, left *MemberError) {
	switch {
	case left == nil:
	case left.Reason == MemberYear:
		m.OtherYears++
		return
	default:
		m.Left = append(m.Left, *left)
	}
	if r == nil {
		return
	}
	row := Row{Candidate: candidate, Report: r, Cells: make([]Cell, len(m.Figures)), Left: left}
	for i, f := range m.Figures {
		row.Cells[i] = cellOf(f, r)
	}
	m.Rows = append(m.Rows, row)
}

// Counted returns the reports that are in the totals.
func (m *Matrix) Counted() []*model.Report {
	var reports []*model.Report
	for _, row := range m.Rows {
		if row.Left == nil {
			reports = append(reports, row.Report)
		}
	}
	return reports
}

// SumOfOthers returns the number of the row whose figures are exactly the sums of those of all other rows that
// count, of which there are two at least, as those of a government's summary of its members are; -1 when there
// is none. The totals then count everything twice.
func (m *Matrix) SumOfOthers() int {
	counted := m.Counted()
	if len(counted) < 3 {
		return -1
	}
	units, sums, some := make([]string, len(m.Figures)), make([]*big.Rat, len(m.Figures)), false
	for i, f := range m.Figures {
		units[i], _ = f.CommonUnit(counted)
		sums[i], _ = total(f, units[i], counted)
		some = some || sums[i].Sign() != 0
	}
	isHalf := func(r *model.Report) bool {
		for i, f := range m.Figures {
			if own, _ := f.In(units[i], r); own.Add(own, own).Cmp(sums[i]) != 0 {
				return false
			}
		}
		return some
	}
	return slices.IndexFunc(m.Rows, func(row Row) bool { return row.Left == nil && isHalf(row.Report) })
}

// MainYear returns the latest year of which there is a tenth or more of the number of reports on the most
// frequent year, so that a few reports on a year that has just begun, or with a slip in their year, do not
// decide what statistics are about. It is 0 when there are no reports. years lists all years that there
// are reports on, in rising order.
func MainYear(reports []*model.Report) (year int, years []int) {
	count, most := map[int]int{}, 0
	for _, r := range reports {
		if count[r.Year]++; count[r.Year] == 1 {
			years = append(years, r.Year)
		}
		most = max(most, count[r.Year])
	}
	slices.Sort(years)
	for _, y := range years {
		if 10*count[y] >= most {
			year = y
		}
	}
	return year, years
}
