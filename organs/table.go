package organs

import (
	"slices"
	"strings"
)

// entry is a name of a list, or one that was declared to be the same.
type entry struct {
	at       int // of the name of the list
	number   int // among the entries
	form     form
	declared bool
}

// table finds forms that could be the same organ by looking them up, so that the work grows with what fits
// and not with what is in it.
type table struct {
	exact map[string][]entry // by core and places above
	below map[string][]entry // by core and what the places above are with any of them left out
}

func newTable() table { return table{map[string][]entry{}, map[string][]entry{}} }

// add puts in an entry. Blank names are nobody's.
func (t table) add(e entry) {
	if e.form.core == "" {
		return
	}
	keys := keysOf(e.form)
	t.exact[keys[0]] = append(t.exact[keys[0]], e)
	for _, key := range keys {
		t.below[key] = append(t.below[key], e)
	}
}

// fitting lists the entries that compare does not find to be Different from a form, in the order in which they
// were added.
func (t table) fitting(f form) []entry {
	if f.core == "" {
		return nil
	}
	keys := keysOf(f)
	found := t.below[keys[0]]
	for _, key := range keys[1:] {
		if more := t.exact[key]; len(more) > 0 {
			found = slices.Concat(found, more)
		}
	}
	if len(keys) > 1 && !slices.IsSortedFunc(found, inOrder) {
		slices.SortFunc(found, inOrder)
	}
	return found
}

func inOrder(a, b entry) int { return a.number - b.number }

// keysOf names a form by its core and its places above, and then with any of these left out, once each.
func keysOf(f form) []string {
	all := 1<<len(f.above) - 1
	keys := make([]string, 0, all+1)
	for which := all; which >= 0; which-- {
		var key strings.Builder
		key.WriteString(f.core)
		for i, place := range f.above {
			if which&(1<<i) != 0 {
				key.WriteByte(0)
				key.WriteString(place)
			}
		}
		if !slices.Contains(keys, key.String()) {
			keys = append(keys, key.String())
		}
	}
	return keys
}
