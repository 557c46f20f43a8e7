package organs

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Index finds a name among others.
type Index struct {
	names *Names
	list  []string
	own   []form
	byKey map[string][]entry
}

// entry is a name of the list, or one that was declared to be the same.
type entry struct {
	at       int
	form     form
	declared bool
}

// Match is what an Index found.
type Match struct {
	At     int // in the list; -1 when there is none, or more than one that fit equally well
	Degree Degree
	Rivals []int // those that fit equally well, when there is more than one
}

// Index returns an index of a list of names.
func (n *Names) Index(list []string) *Index {
	x := &Index{names: n, list: list, byKey: map[string][]entry{}}
	for i, name := range list {
		x.own = append(x.own, formOf(name))
		for j, other := range n.All(name) {
			f := formOf(other)
			x.byKey[f.core] = append(x.byKey[f.core], entry{i, f, j > 0})
		}
	}
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
		for _, e := range x.byKey[f.core] {
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
	for _, e := range found {
		same := func(at int) bool { return x.names.Compare(x.list[at], x.list[e.at]) >= Variant }
		if !slices.ContainsFunc(best.Rivals, same) {
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
	x := n.Index(list)
	group := make([]int, len(list))
	fits := make([][]int, len(list))
	for i, name := range list {
		group[i], fits[i] = i, x.fitting(name)
	}
	for i, name := range list {
		for _, j := range fits[i] {
			if j < i && group[i] == i && (slices.Equal(fits[i], fits[j]) || n.Compare(name, list[j]) >= Spelling) {
				group[i] = group[j]
			}
		}
	}
	return group
}

// fitting lists, in order, the names that Compare finds to be Variant or more, name itself among them.
func (x *Index) fitting(name string) []int {
	var list []int
	for _, own := range x.names.All(name) {
		for _, e := range x.byKey[formOf(own).core] {
			if !slices.Contains(list, e.at) && x.names.Compare(name, x.list[e.at]) >= Variant {
				list = append(list, e.at)
			}
		}
	}
	slices.Sort(list)
	return list
}

// InText returns the name of the list that a text contains, such as a file's name: the longest one, with
// or without the places above it. It returns -1 when there is none or more than one of the same length.
// Only names for which use returns true count.
func (x *Index) InText(text string, use func(at int) bool) int {
	text = strings.ReplaceAll(spellingOf(text), "人民政府", "政府")
	longest, at := 0, -1
	for i, name := range x.list {
		if !use(i) {
			continue
		}
		for _, own := range x.names.All(name) {
			f := formOf(own)
			core := f.core
			if f.office {
				core += "办公室"
			}
			switch n := utf8.RuneCountInString(core); {
			case n < 3 || n < longest || !strings.Contains(text, core):
			case n > longest:
				longest, at = n, i
			case x.names.Compare(x.list[max(at, 0)], name) < Variant:
				at = -1
			}
		}
	}
	return at
}
