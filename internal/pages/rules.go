package pages

import (
	"cmp"
	"slices"
)

// The measures of tables, in points.
const (
	sameRule = 1.5  // rules that are one
	dash     = 2.6  // the gap between the dashes of one rule
	stub     = 5.0  // what is shorter is no rule of a table
	touch    = 3.0  // how near rules that meet are
	sameEdge = 3.2  // rules that are one edge of cells
	openSide = 10.0 // how far rules stand out where an outer rule is missing
	covered  = 0.6  // the part of an edge that a rule must cover

	mostRules = 2000    // of one direction on one page
	mostCells = 100_000 // of one table, before spans
)

// component is rules that are connected.
type component struct {
	across, down []Rule // horizontal and vertical ones
}

// joinRules makes one rule of those that lie on each other or follow each other closely.
func joinRules(rules []Rule, vertical bool) []Rule {
	var one []Rule
	for _, r := range rules {
		if r.Vertical == vertical {
			one = append(one, r)
		}
	}
	slices.SortStableFunc(one, func(a, b Rule) int { return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.From, b.From)) })
	var out []Rule
	for len(one) > 0 {
		n := 1
		for n < len(one) && one[n].At-one[0].At <= sameRule {
			n++
		}
		out = append(out, joinGroup(one[:n])...)
		one = one[n:]
	}
	out = slices.DeleteFunc(out, func(r Rule) bool { return r.To-r.From < stub })
	if len(out) > mostRules {
		slices.SortStableFunc(out, func(a, b Rule) int { return cmp.Compare(b.To-b.From, a.To-a.From) })
		out = out[:mostRules]
		slices.SortStableFunc(out, func(a, b Rule) int { return cmp.Compare(a.At, b.At) })
	}
	return out
}

func joinGroup(group []Rule) []Rule {
	slices.SortStableFunc(group, func(a, b Rule) int { return cmp.Compare(a.From, b.From) })
	out := group[:1:1]
	for _, r := range group[1:] {
		last := &out[len(out)-1]
		if r.From <= last.To+dash {
			last.To = max(last.To, r.To)
			continue
		}
		out = append(out, r)
	}
	return out
}

// components finds the connected rules of a page that can be tables.
func components(rules []Rule) []component {
	across, down := joinRules(rules, false), joinRules(rules, true)
	parent := make([]int, len(across)+len(down))
	for i := range parent {
		parent[i] = i
	}
	for i, h := range across {
		for j, v := range down {
			if v.At >= h.From-touch && v.At <= h.To+touch && h.At >= v.From-touch && h.At <= v.To+touch {
				unite(parent, i, len(across)+j)
			}
		}
	}
	index := map[int]int{}
	var out []component
	for i := range parent {
		root := find(parent, i)
		n, ok := index[root]
		if !ok {
			n = len(out)
			index[root] = n
			out = append(out, component{})
		}
		if i < len(across) {
			out[n].across = append(out[n].across, across[i])
		} else {
			out[n].down = append(out[n].down, down[i-len(across)])
		}
	}
	return slices.DeleteFunc(out, func(c component) bool { return len(c.across) == 0 || len(c.down) == 0 })
}

func find(parent []int, i int) int {
	for parent[i] != i {
		parent[i] = parent[parent[i]]
		i = parent[i]
	}
	return i
}

func unite(parent []int, i, j int) {
	a, b := find(parent, i), find(parent, j)
	parent[max(a, b)] = min(a, b)
}

// edges are the places of parallel rules, those that are near each other as one.
func edges(rules []Rule) []float64 {
	at := make([]float64, len(rules))
	for i, r := range rules {
		at[i] = r.At
	}
	slices.Sort(at)
	var out []float64
	for _, v := range at {
		if n := len(out); n > 0 && v-out[n-1] <= sameEdge {
			continue
		}
		out = append(out, v)
	}
	return out
}

// near returns the edge that a rule belongs to.
func near(edges []float64, at float64) int {
	i, _ := slices.BinarySearch(edges, at+0.01)
	return max(0, i-1)
}

// close adds the outer rules that are missing: a table that is cut by the end of a page has none at its
// foot or head, and some tables have none at their sides.
func (c *component) close() {
	top, bottom := span(c.down)
	left, right := span(c.across)
	ys, xs := edges(c.across), edges(c.down)
	if top < ys[0]-touch {
		c.across = append(c.across, Rule{false, top, left, right})
	}
	if bottom > ys[len(ys)-1]+2*touch {
		c.across = append(c.across, Rule{false, bottom, left, right})
	}
	if standOut(c.across, func(r Rule) float64 { return xs[0] - r.From }) {
		c.down = append(c.down, Rule{true, left, top, bottom})
	}
	if standOut(c.across, func(r Rule) float64 { return r.To - xs[len(xs)-1] }) {
		c.down = append(c.down, Rule{true, right, top, bottom})
	}
}

// standOut reports whether more than one rule reaches beyond the outermost rule across it.
func standOut(rules []Rule, by func(Rule) float64) bool {
	n := 0
	for _, r := range rules {
		if by(r) > openSide {
			n++
		}
	}
	return n > 1
}

// span is from where to where rules reach.
func span(rules []Rule) (from, to float64) {
	from, to = rules[0].From, rules[0].To
	for _, r := range rules {
		from, to = min(from, r.From), max(to, r.To)
	}
	return from, to
}
