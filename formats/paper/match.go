package paper

import (
	"strings"

	"github.com/nianbao/nianbao/tables"
	"golang.org/x/text/unicode/norm"
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
	for _, e := range tables.Editions {
		if edition != "" && e.ID != edition {
			continue
		}
		specs := threeOf(e)
		for i := range specs {
			s := &specs[i]
			if !s.named(bare, full) || group != "" && s.group != "" && s.group != group {
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
	}
	return found, found != nil && !clash
}

// named reports whether a folded label is the row's own or one of its alternatives.
func (s *spec) named(bare, full string) bool {
	if bare == s.key || full == s.key {
		return true
	}
	for _, a := range s.alts {
		if bare == a || full == a {
			return true
		}
	}
	return false
}

// groupIn returns the group of table three that a label names, "" for none.
func groupIn(text string) string {
	bare := foldLabel(text)
	for _, g := range groups {
		if bare == g.key {
			return g.key
		}
	}
	if n, rest := cutNumber(text); strings.HasPrefix(strings.TrimSpace(norm.NFKC.String(text)), "(") && length(fold(rest)) <= 6 {
		// a label that a page or a column broke still has its number
		if i := strings.Index("三四五六", n); i >= 0 && n != "" && strings.HasPrefix(groups[i/3].key, fold(rest)) {
			return groups[i/3].key
		}
	}
	best := ""
	for _, g := range groups {
		if length(bare) <= 6 && distance(bare, g.key, 1) <= 1 {
			best = g.key
		}
		if strings.HasPrefix(bare, g.key) && length(bare) > length(g.key) {
			best = g.key
		}
	}
	return best
}

// endsWith finds the row whose label a longer text ends with, such as the text of a whole line of
// labels. group is the one that stands before it in the text, or what is known.
func endsWith(text, group, edition string) *spec {
	f := fold(text)
	if strings.HasSuffix(f, "六其他") || strings.HasSuffix(f, "六其他处理") {
		s, _ := exactThree("其他处理", "", "2019")
		return s
	}
	var found *spec
	longest := 0
	for _, e := range tables.Editions {
		if edition != "" && e.ID != edition {
			continue
		}
		specs := threeOf(e)
		for i := range specs {
			s := &specs[i]
			for _, key := range append([]string{s.key}, s.alts...) {
				if !strings.HasSuffix(f, key) || len(key) < longest || length(key) < 2 {
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
	ordinal, _ := cutNumber(text)
	for i := range specs {
		s := &specs[i]
		if group != "" && s.group != "" && s.group != group {
			continue
		}
		d := 99
		for _, key := range append([]string{s.key}, s.alts...) {
			most := allowed(key)
			if k := distance(bare, key, most); k <= most {
				d = min(d, k)
			}
			if length(bare) >= 5 && length(key) > length(bare) && (strings.HasPrefix(key, bare) || strings.HasSuffix(key, bare)) {
				d = min(d, 3)
			}
			if length(key) >= 6 && strings.Contains(bare, key) {
				d = min(d, 2)
			}
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
