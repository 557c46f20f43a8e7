package stats

import (
	"slices"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
)

// Pair is the reports of one organ on two years.
type Pair struct {
	Last, This *model.Report
	Degree     organs.Degree // how surely their organs are the same
}

// Doubt is a report whose organ may be, by its name, that of more than one report of the other year, or of
// one that may also be another's. It is in no pair.
type Doubt struct {
	This   *model.Report
	Rivals []*model.Report // of the year before
}

// Pairs puts the reports of two years together by their organs, in the order of this. No report is in more
// than one pair, and surer names go before others. There should be one report an organ and a year, as
// Gather leaves them. names may be nil.
func Pairs(last, this []*model.Report, names *organs.Names) ([]Pair, []Doubt) {
	m := newMatching(last, this, names)
	for degree := organs.Literal; degree > organs.Different; degree-- {
		m.match(degree)
	}
	var pairs []Pair
	var doubts []Doubt
	for i, found := range m.found {
		if found.At >= 0 && m.settled[i] {
			pairs = append(pairs, Pair{last[found.At], this[i], found.Degree})
		} else if m.settled[i] {
			doubts = append(doubts, Doubt{this[i], pick(last, found.Rivals)})
		}
	}
	return pairs, doubts
}

// matching is the work of Pairs.
type matching struct {
	last, this []*model.Report
	names      *organs.Names
	index      *organs.Index
	found      []organs.Match // for each of this
	settled    []bool         // found is the last word
	taken      map[int]bool   // the numbers of those of last that are in a pair
}

func newMatching(last, this []*model.Report, names *organs.Names) *matching {
	m := &matching{last: last, this: this, names: names, index: names.Index(organsOf(last)), taken: map[int]bool{}}
	m.found, m.settled = make([]organs.Match, len(this)), make([]bool, len(this))
	return m
}

// match settles the reports whose names fit with a degree those that are still free.
func (m *matching) match(degree organs.Degree) {
	claims := map[int]int{} // how many of this want one of last
	for i, r := range m.this {
		if m.settled[i] {
			continue
		}
		m.found[i] = m.find(r.Organ)
		if m.found[i].Degree == degree && m.found[i].At >= 0 {
			claims[m.found[i].At]++
		}
	}
	for i := range m.this {
		found := &m.found[i]
		if m.settled[i] || found.Degree != degree {
			continue
		}
		m.settled[i] = true
		switch at := found.At; {
		case at >= 0 && claims[at] > 1:
			*found = organs.Match{At: -1, Degree: degree, Rivals: []int{at}}
		case at >= 0:
			m.taken[at] = true
		}
	}
}

// find looks for a name among those that are still free. An Index takes the first of names that are the same
// as each other; here each is an organ of its own, so that a name which fits two of them fits none.
func (m *matching) find(name string) organs.Match {
	found := m.index.FindAmong(name, func(at int) bool { return !m.taken[at] })
	if found.Degree != organs.Variant && found.Degree != organs.Office {
		return found
	}
	fitting := slices.DeleteFunc(m.index.Fitting(name, found.Degree), func(at int) bool { return m.taken[at] })
	if len(fitting) > 1 {
		return organs.Match{At: -1, Degree: found.Degree, Rivals: fitting}
	}
	return found
}

func organsOf(reports []*model.Report) []string {
	list := make([]string, len(reports))
	for i, r := range reports {
		list[i] = r.Organ
	}
	return list
}

func pick(reports []*model.Report, numbers []int) []*model.Report {
	list := make([]*model.Report, len(numbers))
	for i, n := range numbers {
		list[i] = reports[n]
	}
	return list
}
