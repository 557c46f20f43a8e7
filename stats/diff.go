package stats

import (
	"math/big"
	"slices"

	"github.com/nianbao/nianbao/model"
)

// Change is a figure that is not what it was a year ago.
type Change struct {
	Path       string      `json:"path"`       // "applications.received[6]"
	Name       string      `json:"name"`       // Chinese: table, row and column, set off by " / "
	Last       model.Value `json:"last"`       // as the earlier report has it
	This       model.Value `json:"this"`       // as the later report has it
	Difference model.Value `json:"difference"` // This less Last, exact; nothing when their units can't be converted
	// Ratio is Difference in per cent of what Last is, without its sign, rounded to two
	// digits behind the point ("-33.33"); nothing when Last is 0 or there is no Difference.
	Ratio model.Value `json:"ratio"`
}

// Diff compares two reports and returns the figures that changed, in print order. Figures
// are compared by value: 5.0 is 5, and 10000元 is 1万元. Of reports in different editions
// only what both editions count in the same way is compared; NotCompared tells the rest.
func Diff(last, this *model.Report) []Change {
	m, other := this.Schema(), last.Schema()
	var changes []Change
	for _, path := range m.Figures {
		f, was := m.ByPath[path], other.ByPath[path]
		if !f.SameAs(was) {
			continue
		}
		if c, changed := changeOf(f, []*model.Report{last}, []*model.Report{this}); changed {
			changes = append(changes, c)
		}
	}
	return changes
}

// NotCompared names, in Chinese and in print order, the parts of the tables that Diff passes
// over because the editions of two reports do not count them in the same way.
func NotCompared(last, this *model.Report) []string {
	m, other := this.Schema(), last.Schema()
	var names []string
	var walk func(f *model.Field)
	walk = func(f *model.Field) {
		if f != m.Root && !f.SameAs(other.ByPath[f.Path]) {
			names = append(names, f.Name)
			return
		}
		for _, c := range f.Children {
			walk(c)
		}
	}
	if m != other {
		walk(m.Root)
	}
	return names
}

// changeOf compares the sums of a figure of the reports of two years. The reports of each year have a
// common unit.
func changeOf(f *model.Field, last, this []*model.Report) (c Change, changed bool) {
	unit, comparable := f.CommonUnit(slices.Concat(last, this))
	was, places := total(f, unit, last)
	is, digits := total(f, unit, this)
	c = Change{
		Path: f.Path, Name: f.FullName(),
		Last: f.ValueOf(written(f, last)), This: f.ValueOf(written(f, this)),
	}
	if comparable {
		difference := new(big.Rat).Sub(is, was)
		c.Difference = f.ValueOf(difference.FloatString(max(places, digits)) + unit)
		c.Ratio = ratio(difference, was)
	}
	return c, !comparable || was.Cmp(is) != 0
}

// written is a figure of one report as its file has it, and the sum of the figures of more.
func written(f *model.Field, reports []*model.Report) string {
	if len(reports) == 1 {
		return f.Text(reports[0])
	}
	return totalText(f, reports)
}

// ratio returns a difference in per cent of the earlier figure; nothing when that is 0.
func ratio(difference, was *big.Rat) model.Value {
	if was.Sign() == 0 {
		return model.Value{}
	}
	percent := new(big.Rat).Quo(difference, new(big.Rat).Abs(was))
	text := percent.Mul(percent, big.NewRat(100, 1)).FloatString(2)
	if text == "-0.00" {
		text = "0.00"
	}
	return model.Text(text)
}
