package organs

import (
	"slices"
	"sync"
)

// Index finds a name among others.
type Index struct {
	names *Names
	list  []string
	own   []form
	table table
	texts func() *finder // of the names as texts have them, made when one is first looked through
}

// Match is what an Index found.
type Match struct {
	At     int // in the list; -1 when there is none, or more than one that fit equally well
	Degree Degree
	Rivals []int // those that fit equally well, when there is more than one
}

// Index returns an index of a list of names.
func (n *Names) Index(list []string) *Index {
	x := &Index{names: n, list: list, table: newTable()}
	number := 0
	for i, name := range list {
		x.own = append(x.own, formOf(name))
		for j, other := range n.All(name) {
			x.table.add(entry{i, number, formOf(other), j > 0})
			number++
		}
	}
	x.texts = sync.OnceValue(x.inTexts)
	return x
}

// Find returns the name of the list that stands for the same organ most surely. Names of the list with
// the same spelling count as one, the first.
func (x *Index) Find(name string) Match { return x.find(name, func(int) bool { return true }) }

// FindAmong is Find among the names for which use returns true.
func (x *Index) FindAmong(name string, use func(at int) bool) Match { return x.find(name, use) }

func (x *Index) find(name string, use func(at int) bool) Match {
	best := Match{At: -1}
	var found []entry
	own := formOf(name)
	for i, other := range x.names.All(name) {
		f := formOf(other)
		for _, e := range x.table.fitting(f) {
			d := compare(f, e.form)
			switch byOther := i > 0 || e.declared; {
			case !use(e.at), byOther && !isDeclared(d, own, x.own[e.at]):
				continue
			case byOther:
				d = Declared
			}
			if d > best.Degree {
				best.Degree, found = d, nil
			}
			if d == best.Degree && d > Different {
				found = append(found, e)
			}
		}
	}
	return x.pick(best, found)
}

// pick takes the first of several that are the same organ, and none when they are not.
func (x *Index) pick(best Match, found []entry) Match {
	rivals := x.names.Set()
	for _, e := range found {
		if name := x.list[e.at]; rivals.First(name) < 0 {
			rivals.Add(name)
			best.Rivals = append(best.Rivals, e.at)
		}
	}
	if len(best.Rivals) == 1 {
		best.At, best.Rivals = best.Rivals[0], nil
	}
	return best
}

// Groups puts names of the same organ together: of each name it returns the number of the first name of
// its group. Names are the same when they were declared to be, or when Compare finds Variant or more and
// both fit the same names of the list: 鼓楼区统计局 beside 南京市鼓楼区统计局 and 徐州市鼓楼区统计局 stays alone. A
// government and its office are two organs here.
func (n *Names) Groups(list []string) []int {
	group := make([]int, len(list))
	number, first := map[string]int{}, []int{} // of the spellings that there are
	var own []int                              // the number of each name's spelling; -1 for a blank name, which is nobody's
	var once []string
	for i, name := range list {
		spelling := spellingOf(name)
		at, ok := number[spelling]
		switch {
		case spelling == "":
			at = -1
		case !ok:
			at = len(once)
			number[spelling] = at
			once, first = append(once, name), append(first, i)
		}
		own = append(own, at)
	}
	groups := n.groupsOf(once)
	for i := range list {
		group[i] = i
		if own[i] >= 0 {
			group[i] = first[groups[own[i]]]
		}
	}
	return group
}

// groupsOf is Groups of names that all differ in more than spelling.
func (n *Names) groupsOf(list []string) []int {
	x := n.Index(list)
	group := make([]int, len(list))
	fits := make([][]int, len(list))
	for i, name := range list {
		group[i], fits[i] = i, x.Fitting(name, Variant)
	}
	for i, name := range list {
		for _, j := range fits[i] {
			if j >= i {
				break
			}
			if slices.Equal(fits[i], fits[j]) || n.Compare(name, list[j]) >= Spelling {
				group[i] = group[j]
				break
			}
		}
	}
	return group
}

// Fitting lists, in order, the numbers of the names of the list that Compare finds to be least or more, which is
// more than Different.
func (x *Index) Fitting(name string, least Degree) []int {
	var list []int
	for i, other := range x.names.All(name) {
		f := formOf(other)
		for _, e := range x.table.fitting(f) {
			if i == 0 && !e.declared && compare(f, e.form) >= least || x.names.Compare(name, x.list[e.at]) >= least {
				list = append(list, e.at)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}
