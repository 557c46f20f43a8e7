package stats

import (
	"math/big"
	"slices"

	"github.com/nianbao/nianbao/model"
)

// PairChange is a figure of an organ that changed between two years.
type PairChange struct {
	Pair int // its number in the list of pairs
	Change
}

// TotalChanges compares the sums of figures over pairs of reports, so that both years are of the same
// organs. It returns one Change a figure, whether it changed or not. All but its name is nothing where one of
// the years does not count the figure.
func TotalChanges(figures []*model.Field, pairs []Pair) []Change {
	var last, this []*model.Report
	for _, p := range pairs {
		last, this = append(last, p.Last), append(this, p.This)
	}
	changes := make([]Change, len(figures))
	for i, f := range figures {
		without := func(r *model.Report) bool { return fieldIn(f, r) == nil }
		if slices.ContainsFunc(last, without) || slices.ContainsFunc(this, without) {
			changes[i] = Change{Path: f.Path, Name: f.FullName()}
			continue
		}
		changes[i], _ = changeOf(f, last, this)
	}
	return changes
}

// LargestChanges returns the largest changes of figures, at most as many as most says; all when it is
// below 0.
//
// They are ranked by the square of the difference divided by the larger of the two figures: of two figures
// that grow by as much, the smaller one goes first, and of two that double, the larger one does. Amounts
// count in 万元. Figures that are parts of another (IsPart) are left out, and so are those that cannot be
// compared or that one of the files leaves blank. Equal changes stand in the order of the pairs and of the figures.
func LargestChanges(pairs []Pair, most int) []PairChange {
	type weighed struct {
		PairChange
		weight *big.Rat
	}
	var all []weighed
	for i, p := range pairs {
		m := p.This.Schema()
		for _, c := range Diff(p.Last, p.This) {
			f := m.ByPath[c.Path]
			if IsPart(f) || p.Last.IsBlank(c.Path) || p.This.IsBlank(c.Path) {
				continue
			}
			if weight := weightOf(f, p); weight != nil {
				all = append(all, weighed{PairChange{i, c}, weight})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b weighed) int { return b.weight.Cmp(a.weight) })
	if most >= 0 {
		all = all[:min(most, len(all))]
	}
	largest := make([]PairChange, len(all))
	for i, w := range all {
		largest[i] = w.PairChange
	}
	return largest
}

// weightOf is the square of the difference of a figure that changed, divided by the larger of the two; nil
// when their units cannot be converted.
func weightOf(f *model.Field, p Pair) *big.Rat {
	unit, comparable := f.CommonUnit([]*model.Report{p.Last, p.This})
	if !comparable {
		return nil
	}
	was, _ := f.In(unit, p.Last)
	is, _ := f.In(unit, p.This)
	weight := new(big.Rat).Sub(is, was)
	weight.Mul(weight, weight)
	weight.Quo(weight, larger(was.Abs(was), is.Abs(is)))
	if unit == "元" {
		weight.Quo(weight, big.NewRat(10000, 1))
	}
	return weight
}

func larger(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return b
	}
	return a
}
