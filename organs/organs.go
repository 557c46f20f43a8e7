// Package organs tells which names stand for the same organ. Members' lists, reports and the reports of
// other years write an organ's name in more than one way: with and without the city before the county,
// 人民政府 or 政府, with spaces, with brackets of either width, or by the office that writes a government's
// report. What else is the same, only people can say; they do it with Names.Add.
package organs

import (
	"slices"
	"strings"
)

// Degree is how surely two names stand for the same organ. Higher is surer.
type Degree int

// The degrees, in rising order.
const (
	Different Degree = iota
	Office           // a government and its office (人民政府, 人民政府办公室), which may also report each for itself
	Variant          // the same but for places above the organ's own, or 政府 for 人民政府
	Spelling         // the same but for spaces, brackets and the width of characters
	Declared         // somebody has said that they are the same
	Literal          // the same characters
)

// Chinese says in what the names differ, for messages; "" for Literal and Different.
func (d Degree) Chinese() string {
	switch d {
	case Office:
		return "政府和它的办公室"
	case Variant:
		return "上级地名或“人民政府”的写法不同"
	case Spelling:
		return "空格、括号或全角半角不同"
	case Declared:
		return "按所给的对应名称"
	}
	return ""
}

// Names knows which names people have declared to be the same. The zero value knows none. A nil
// *Names may be asked.
type Names struct {
	classes map[string]*class // by spelling
}

// class is the names of one organ.
type class struct{ names []string }

// Add declares that names stand for the same organ. Blank names are passed over.
func (n *Names) Add(names ...string) {
	if n.classes == nil {
		n.classes = map[string]*class{}
	}
	joined, have := &class{}, map[string]bool{}
	add := func(name string) {
		if spelling := spellingOf(name); spelling != "" && !have[spelling] {
			have[spelling] = true
			joined.names = append(joined.names, name)
		}
	}
	taken := map[*class]bool{}
	for _, name := range names {
		if old := n.classes[spellingOf(name)]; old != nil && !taken[old] {
			taken[old] = true
			for _, other := range old.names {
				add(other)
			}
		}
		add(name)
	}
	for _, name := range joined.names {
		n.classes[spellingOf(name)] = joined
	}
}

// All returns a name and those declared to be the same, the name first.
func (n *Names) All(name string) []string {
	all := []string{name}
	if n == nil {
		return all
	}
	spelling := spellingOf(name)
	if c := n.classes[spelling]; c != nil {
		for _, other := range c.names {
			if spellingOf(other) != spelling {
				all = append(all, other)
			}
		}
	}
	return all
}

// Compare says how surely two names stand for the same organ.
func (n *Names) Compare(a, b string) Degree {
	f, g := formOf(a), formOf(b)
	best := compare(f, g)
	if best >= Spelling {
		return best
	}
	for i, x := range n.All(a) {
		for j, y := range n.All(b) {
			if i+j > 0 && isDeclared(compare(formOf(x), formOf(y)), f, g) {
				return Declared
			}
		}
	}
	return best
}

// isDeclared reports whether two names are the same because others of theirs compare to a degree. When
// these are only variants of each other, the names' own places must not contradict.
func isDeclared(d Degree, a, b form) bool {
	return d >= Spelling || d >= Variant && nested(a.above, b.above)
}

// compare compares two names alone.
func compare(a, b form) Degree {
	switch {
	case a.core == "": // a blank name is nobody's; one beside another name differs anyway
		return Different
	case a.name == b.name:
		return Literal
	case a.spelling == b.spelling:
		return Spelling
	case a.core != b.core || !nested(a.above, b.above):
		return Different
	case a.office != b.office:
		return Office
	}
	return Variant
}

// nested reports whether one list of places can be the other with some left out: 江苏省南京市 and 南京市, but
// not 南京市 and 徐州市, which both have a district 鼓楼区.
func nested(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, place := range a {
		i := slices.Index(b, place)
		if i < 0 {
			return false
		}
		b = b[i+1:]
	}
	return true
}

// Key returns a text that is the same for all names that Compare finds to be Variant or surer, declared
// names apart. Names with the same key need not be the same: see Compare.
func Key(name string) string {
	f := formOf(name)
	if f.office {
		return f.core + "办公室"
	}
	return f.core
}

// Folded returns a name without what typing adds: spaces, brackets and quotation marks, full-width forms. It
// is the same for all names that Compare finds to be Spelling or Literal.
func Folded(name string) string { return spellingOf(name) }

// IsBlank reports whether a name says nothing.
func IsBlank(name string) bool { return strings.TrimSpace(spellingOf(name)) == "" }

// Clone returns a copy, to which names can be added without changing n.
func (n *Names) Clone() *Names {
	c := &Names{}
	if n == nil {
		return c
	}
	c.classes = make(map[string]*class, len(n.classes))
	copies := make(map[*class]*class, len(n.classes))
	for spelling, own := range n.classes {
		if copies[own] == nil {
			copies[own] = &class{slices.Clone(own.names)}
		}
		c.classes[spelling] = copies[own]
	}
	return c
}
