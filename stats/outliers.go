package stats

import (
	"math/big"
	"slices"

	"github.com/nianbao/nianbao/model"
)

// What a figure must exceed to stand out.
const (
	timesQuartile = 10 // times the upper quartile of the others
	timesLast     = 3  // times last year's figure
	fewestOthers  = 5  // figures that are not 0, for a quartile to mean anything
)

// Outlier is a figure that is far above what other organs have, and far above what the organ itself had
// a year ago, as a slip of the keyboard is. Or it is right: the organ may be the one that hands out licences.
type Outlier struct {
	Report int // its number in the list
	Figure *model.Field
	Value  string // as the report has it
	// Quartile is the upper quartile of the figures of the other reports that are not 0: the smallest of
	// them that at least three quarters of them do not exceed.
	Quartile string
	Others   int    // how many figures the quartile is of
	Times    string // how many times Quartile Value is, with one digit behind the point
	Last     string // last year's figure of the organ, "" when it is not known

	ratio *big.Rat
}

// Outliers returns the figures of reports on one year that stand out, the ones that do most first. last has the
// report of the same organ on the year before for each of the reports, nil where it is not known.
//
// A figure stands out when it is more than 10 times the upper quartile of the figures of the other reports
// that are not 0, of which there must be five, and more than 3 times last year's figure of the same organ,
// where that is known. So an organ with ten times the penalties of others is listed in its first year only:
// from then on its own last year's figure explains it. Figures that are parts of another (IsPart) are left
// out. Signs do not count.
func Outliers(reports, last []*model.Report) []Outlier {
	var found []Outlier
	for _, f := range figuresOf(reports) {
		if !IsPart(f) {
			found = append(found, outliersOf(f, reports, last)...)
		}
	}
	slices.SortStableFunc(found, func(a, b Outlier) int { return b.ratio.Cmp(a.ratio) })
	return found
}

// ranked is the value of a figure in a report, without its sign.
type ranked struct {
	report int
	value  *big.Rat
}

// outliersOf finds the reports of which one figure stands out.
func outliersOf(f *model.Field, reports, last []*model.Report) []Outlier {
	order := inOrder(f, reports)
	others := len(order) - 1
	if others < fewestOthers {
		return nil
	}
	var found []Outlier
	for place, own := range order {
		at := (3*others+3)/4 - 1 // of the others, which own is not among
		if at >= place {
			at++
		}
		quartile := order[at]
		ratio := new(big.Rat).Quo(own.value, quartile.value)
		was, known := earlier{}, false
		if own.report < len(last) {
			was, known = lastFigure(f, reports[own.report], last[own.report])
		}
		if ratio.Cmp(big.NewRat(timesQuartile, 1)) <= 0 || known && !was.exceeded {
			continue
		}
		found = append(found, Outlier{
			Report: own.report, Figure: f, Value: f.Text(reports[own.report]),
			Quartile: f.Text(reports[quartile.report]), Others: others,
			Times: ratio.FloatString(1), Last: was.text, ratio: ratio,
		})
	}
	slices.SortStableFunc(found, func(a, b Outlier) int { return a.Report - b.Report })
	return found
}

// inOrder lists the values of a figure that are not 0, in rising order. It is empty when they have no
// common unit.
func inOrder(f *model.Field, reports []*model.Report) []ranked {
	var having []*model.Report
	var numbers []int
	for i, r := range reports {
		if fieldIn(f, r) != nil {
			having, numbers = append(having, r), append(numbers, i)
		}
	}
	unit, comparable := f.CommonUnit(having)
	if !comparable {
		return nil
	}
	var order []ranked
	for i, r := range having {
		if value, _ := f.In(unit, r); value.Sign() != 0 {
			order = append(order, ranked{numbers[i], value.Abs(value)})
		}
	}
	slices.SortStableFunc(order, func(a, b ranked) int { return a.value.Cmp(b.value) })
	return order
}

// earlier is last year's figure.
type earlier struct {
	text     string
	exceeded bool // this year's is more than timesLast times as large
}

// lastFigure compares a figure with that of the year before, when that is known.
func lastFigure(f *model.Field, this, last *model.Report) (was earlier, known bool) {
	if last == nil || fieldIn(f, last) == nil || last.IsBlank(f.Path) {
		return earlier{}, false
	}
	unit, comparable := f.CommonUnit([]*model.Report{last, this})
	if !comparable {
		return earlier{}, false
	}
	before, _ := f.In(unit, last)
	now, _ := f.In(unit, this)
	limit := new(big.Rat).Mul(before.Abs(before), big.NewRat(timesLast, 1))
	return earlier{f.Text(last), now.Abs(now).Cmp(limit) > 0}, true
}
