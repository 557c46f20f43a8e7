package paper

import (
	"slices"
	"strings"
	"sync"

	"github.com/nianbao/nianbao/tables"
)

// exactThree finds the row of table three that a label names without any guess: in the group that the
// rows around it name, "" when none is known. edition limits it to the rows of one edition, "" to none.
func exactThree(text, group, edition string) (*spec, bool) {
	bare, full := foldLabel(text), fold(text)
	bare = strings.TrimSuffix(strings.TrimSuffix(bare, "件数"), "件")
	if bare == "" {
		return nil, false
	}
	var found *spec
	clash := false
	for _, c := range specsNamed(bare, full) {
		s := c.spec
		if edition != "" && c.edition != edition || group != "" && s.group != "" && s.group != group {
			continue
		}
		switch {
		case found == nil:
			found = s
		case found.path != s.path:
			if group != "" && s.group == group && found.group != group {
				found = s
			} else if group == "" || found.group != group {
				clash = true
			}
		}
	}
	return found, found != nil && !clash
}

// candidate is a row of table three in an edition; at is its place among the rows of all.
type candidate struct {
	spec    *spec
	edition string
	at      int
}

// byNames are the rows of table three by what they are called.
var byNames = sync.OnceValue(func() map[string][]candidate {
	all := map[string][]candidate{}
	at := 0
	for _, e := range tables.Editions {
		specs := threeOf(e)
		for i := range specs {
			at++
			for k, n := range specs[i].names {
				if slices.ContainsFunc(specs[i].names[:k], func(m name) bool { return m.text == n.text }) {
					continue
				}
				all[n.text] = append(all[n.text], candidate{&specs[i], e.ID, at})
			}
		}
	}
	return all
})

// specsNamed returns the rows of table three that one of two names belongs to, in order.
func specsNamed(bare, full string) []candidate {
	a := byNames()[bare]
	if bare == full {
		return a
	}
	b := byNames()[full]
	if len(a) == 0 || len(b) == 0 {
		return append(a[:len(a):len(a)], b...)
	}
	out := slices.Concat(a, b)
	slices.SortStableFunc(out, func(x, y candidate) int { return x.at - y.at })
	return slices.CompactFunc(out, func(x, y candidate) bool { return x.at == y.at })
}

// groupIn returns the group of table three that a label names, "" for none.
func groupIn(text string) string {
	bare := foldLabel(text)
	for _, g := range groups {
		if bare == g.key {
			return g.key
		}
	}
	if n, rest := cutNumber(text); strings.HasPrefix(strings.TrimSpace(resolve(text)), "(") && length(fold(rest)) <= 6 {
		// a label that a page or a column broke still has its number
		if i := strings.Index("三四五六", n); i >= 0 && n != "" && strings.HasPrefix(groups[i/3].key, fold(rest)) {
			return groups[i/3].key
		}
	}
	best := ""
	for _, g := range groups {
		if distance(bare, g.key, 1) <= 1 || strings.HasPrefix(bare, g.key) {
			best = g.key
		}
	}
	return best
}

// endsWith finds the row whose label a longer text ends with, such as the text of a whole line of
// labels. group is the one that stands before it in the text, or what is known.
func endsWith(text, group string) *spec {
	f := fold(text)
	if strings.HasSuffix(f, "六其他") || strings.HasSuffix(f, "六其他处理") {
		s, _ := exactThree("其他处理", "", "2019")
		return s
	}
	var found *spec
	longest := 0
	for _, e := range tables.Editions {
		specs := threeOf(e)
		for i := range specs {
			s := &specs[i]
			for _, n := range s.names {
				key := n.text
				if !strings.HasSuffix(f, key) || len(key) < longest || len(n.runes) < 2 {
					continue
				}
				g := group
				if named := lastGroup(strings.TrimSuffix(f, key)); named != "" {
					g = named
				}
				if s.group != "" && g != "" && s.group != g {
					continue
				}
				if len(key) == longest && found != nil && (s.group == "" || s.group != g) {
					continue
				}
				found, longest = s, len(key)
			}
		}
	}
	return found
}

// lastGroup returns the group of table three that is named last in a folded text.
func lastGroup(f string) string {
	best, at := "", -1
	for _, g := range groups {
		if i := strings.LastIndex(f, g.key); i > at {
			best, at = g.key, i
		}
	}
	if i := strings.LastIndex(f, "六其他"); i > at {
		best = "其他处理"
	}
	return best
}

// nearThree returns the rows of specs that a label may mean when characters of it are wrong, nearest
// first, with how many are wrong.
func nearThree(text, group string, specs []spec) (near []*spec, wrong []int) {
	bare := foldLabel(text)
	ordinal := numberOf(text)
	letters := []rune(bare)
	for i := range specs {
		s := &specs[i]
		if group != "" && s.group != "" && s.group != group {
			continue
		}
		d := 99
		for k := range s.names {
			d = min(d, s.names[k].far(bare, letters))
		}
		if d > 3 {
			continue
		}
		if ordinal != "" && ordinal != s.ordinal {
			d++ // a wrong number makes it a little less likely
		}
		at := len(near)
		for at > 0 && wrong[at-1] > d {
			at--
		}
		near = append(near[:at], append([]*spec{s}, near[at:]...)...)
		wrong = append(wrong[:at], append([]int{d}, wrong[at:]...)...)
	}
	return near, wrong
}

// far tells how many characters of a label are wrong when it means a row of this name, 99 when it
// does not.
func (n *name) far(bare string, letters []rune) int {
	d := 99
	most := min(3, (len(n.runes)-1)/2) // as in allowed
	if k := runeDistance(letters, n.runes, most); k <= most {
		d = k
	}
	if len(letters) >= 5 && len(n.runes) > len(letters) && (strings.HasPrefix(n.text, bare) || strings.HasSuffix(n.text, bare)) {
		d = min(d, 3)
	}
	if len(n.runes) >= 6 && len(letters) >= len(n.runes) && strings.Contains(bare, n.text) {
		d = min(d, 2)
	}
	return d
}

// isNearThree reports whether a label may mean a row of table three.
func isNearThree(text string) bool {
	near, _ := nearThree(text, "", threeOf(&tables.Edition2021))
	return len(near) > 0
}
