package paper

import (
	"strings"

	"github.com/nianbao/nianbao/tables"
)

// placeOpen gives rows without a certain label the one row of the format that is missing between
// their neighbours.
func (t *three) placeOpen() {
	e := tables.EditionByID(t.edition)
	if e == nil {
		e = &tables.Edition2021
	}
	specs := threeOf(e)
	index := map[string]int{}
	for i := range specs {
		index[specs[i].path] = i
	}
	have := map[string]bool{}
	for _, m := range t.rows {
		if m.spec != nil {
			have[m.spec.path] = true
		}
	}
	next := make([]int, len(t.rows)) // of each row, the place of the next that is known
	after := len(specs)
	for i := len(t.rows) - 1; i >= 0; i-- {
		next[i] = after
		if s := t.rows[i].spec; s != nil {
			after = len(specs)
			if n, ok := index[s.path]; ok {
				after = n
			}
		}
	}
	var kept []matched
	before := -1
	for i, m := range t.rows {
		if m.spec != nil {
			kept = append(kept, m)
			before = placeIn(index, m.spec)
			continue
		}
		after := next[i]
		free := 0
		for n := before + 1; n < after; n++ {
			if !have[specs[n].path] {
				free++
				m.spec = &specs[n]
			}
		}
		if free != 1 || len(m.row.values) != 7 || !t.resembles(&m) {
			t.extra = append(t.extra, m.row)
			continue
		}
		m.wrong = -1
		have[m.spec.path] = true
		before = placeIn(index, m.spec)
		kept = append(kept, m)
	}
	t.rows = kept
}

// placeIn returns the place of a row of the format, -1 when an edition has none for it.
func placeIn(index map[string]int, s *spec) int {
	if n, ok := index[s.path]; ok {
		return n
	}
	return -1
}

// resembles reports whether the label of a row may be what is left of a row's own: none at all, the
// right number, or some of its characters.
func (t *three) resembles(m *matched) bool {
	bare := foldLabel(m.row.last())
	if n, _ := cutNumber(m.row.last()); n != "" && n == m.spec.ordinal {
		return true
	}
	same := 0
	for _, r := range bare {
		if strings.ContainsRune(m.spec.key, r) {
			same++
		}
	}
	return same*2 >= length(bare) // as of none at all
}
