package nianbao

import (
	"math/big"
	"slices"
	"strings"
)

// Change is a figure that is not what it was a year ago.
type Change struct {
	Path       string `json:"path"`       // "applications.received[6]"
	Name       string `json:"name"`       // Chinese: table, row and column, set off by " / "
	Last       Value  `json:"last"`       // as the earlier report has it
	This       Value  `json:"this"`       // as the later report has it
	Difference Value  `json:"difference"` // This less Last, exact; nothing when their units can't be converted
	// Ratio is Difference in per cent of what Last is, without its sign, rounded to two
	// digits behind the point ("-33.33"); nothing when Last is 0 or there is no Difference.
	Ratio Value `json:"ratio"`
}

// Diff compares two reports and returns the figures that changed, in print order. Figures
// are compared by value: 5.0 is 5, and 10000元 is 1万元. Of reports in different editions
// only what both editions count in the same way is compared; NotCompared tells the rest.
func Diff(last, this *Report) []Change {
	m, other := this.model(), last.model()
	var changes []Change
	for _, path := range m.figures {
		f, was := m.byPath[path], other.byPath[path]
		if !f.sameAs(was) {
			continue
		}
		if c, changed := f.change(last, this); changed {
			changes = append(changes, c)
		}
	}
	return changes
}

// NotCompared names, in Chinese and in print order, the parts of the tables that Diff passes
// over because the editions of two reports do not count them in the same way.
func NotCompared(last, this *Report) []string {
	m, other := this.model(), last.model()
	var names []string
	var walk func(f *field)
	walk = func(f *field) {
		if f != m.root && f.hasFigures() && !f.sameAs(other.byPath[f.path]) {
			names = append(names, f.name)
			return
		}
		for _, c := range f.children {
			walk(c)
		}
	}
	if m != other {
		walk(m.root)
	}
	return names
}

// change compares one figure of two reports.
func (f *field) change(last, this *Report) (c Change, changed bool) {
	unit, comparable := f.commonUnit([]*Report{last, this})
	was, places := f.in(unit, last)
	is, digits := f.in(unit, this)
	if comparable && was.Cmp(is) == 0 {
		return Change{}, false
	}
	c = Change{
		Path: f.path, Name: f.fullName(),
		Last: f.figureValue(f.text(last)), This: f.figureValue(f.text(this)),
	}
	if comparable {
		difference := new(big.Rat).Sub(is, was)
		c.Difference = f.figureValue(difference.FloatString(max(places, digits)) + unit)
		c.Ratio = ratio(difference, was)
	}
	return c, true
}

// ratio is a difference in per cent of what there was, nothing when there was nothing.
func ratio(difference, was *big.Rat) Value {
	if was.Sign() == 0 {
		return Value{}
	}
	percent := new(big.Rat).Quo(difference, new(big.Rat).Abs(was))
	text := percent.Mul(percent, big.NewRat(100, 1)).FloatString(2)
	if text == "-0.00" {
		text = "0.00"
	}
	return Text(text)
}

// fullName names a figure by table, group, row and column.
func (f *field) fullName() string {
	var names []string
	for ; f.parent != nil; f = f.parent {
		name := f.name
		if f.parent.parent == nil {
			name = f.tableName()
		}
		names = append(names, name)
	}
	slices.Reverse(names)
	return strings.Join(names, " / ")
}

// tableName is the name of a table without what stands in brackets, where that tells tables
// apart.
func (f *field) tableName() string {
	name, _, _ := strings.Cut(f.name, "（")
	for _, other := range f.parent.children {
		if other != f && strings.HasPrefix(other.name, name+"（") {
			return f.name
		}
	}
	return name
}
