package paper

import (
	"slices"
	"strings"

	"github.com/nianbao/nianbao/tables"
)

// fourGroups are the groups of table four, in print order.
var fourGroups = [3]string{"reconsideration", "litigation.direct", "litigation.after_reconsideration"}

// four is table four as it was found: up to fifteen values.
type four struct {
	values [15]value
	sure   [3]bool // of each group, whether it is certain which value is which
	found  [3]bool
	rows   []row // that hold figures
	extra  []row
}

// readFour finds the values of table four. They stand in one row of fifteen, in a row of its own for
// each group or for 行政诉讼, or one below the other.
func readFour(rows []row) *four {
	t := &four{}
	if t.vertical(rows) {
		return t
	}
	var header []row
	next := 0
	for i := range rows {
		r := rows[i]
		if len(r.values) == 0 || r.allBlank() && len(r.labels) > 0 && !isGroupRow(&r) {
			header = lastRows(append(header, r))
			continue
		}
		if r.allBlank() && len(r.labels) == 0 && numbersFollow(rows[i+1:]) {
			continue // an empty row before the figures
		}
		header = lastRows(append(header, row{labels: r.labels, exact: r.exact}))
		n := t.place(r, header, next)
		if n == 0 {
			if !r.allBlank() {
				t.extra = append(t.extra, r)
			}
			continue
		}
		t.rows = append(t.rows, r)
		next += n
		header = nil
	}
	return t
}

// numbersFollow reports whether the next rows hold figures, up to one that begins another part of the
// table.
func numbersFollow(rows []row) bool {
	for i := range rows {
		if f := fold(rows[i].text()); strings.Contains(f, "行政复议") || strings.Contains(f, "行政诉讼") {
			return false
		}
		if !rows[i].allBlank() {
			return true
		}
	}
	return false
}

// isGroupRow reports whether a row of a grid is one group of table four with its five cells.
func isGroupRow(r *row) bool {
	if !r.exact || len(r.values) != 5 {
		return false
	}
	last := foldLabel(r.last())
	return last == "行政复议" || last == "未经复议直接起诉" || last == "复议后起诉"
}

// lastRows leaves out rows that stand too far before another to be its headers.
func lastRows(header []row) []row {
	const most = 64
	return header[max(0, len(header)-most):]
}

// vertical reads a table whose columns were turned into rows: one value a row, or one for each group.
func (t *four) vertical(rows []row) bool {
	group, named := -1, 0
	var at []int
	for i := range rows {
		if len(rows[i].values) > 0 && caseEnd(rows[i].text()) >= 0 {
			named++
		}
	}
	if named < 4 {
		return false
	}
	for i := range rows {
		r := &rows[i]
		if g := groupsOf([]row{*r}, 3); len(g) > 0 {
			group = g[len(g)-1]
			if len(g) > 1 {
				group = g[0]
			}
		}
		c := caseEnd(r.text())
		if c < 0 || len(r.values) == 0 {
			if !r.allBlank() {
				t.extra = append(t.extra, *r)
			}
			continue
		}
		values := withoutWords(r.values)
		for len(values) > 1 && strings.TrimSpace(values[len(values)-1].text) == "" && len(values) != 3 {
			values = values[:len(values)-1]
		}
		switch {
		case len(values) == 1 && group >= 0:
			at = append(at, group*5+c)
			t.values[group*5+c] = values[0]
			t.found[group] = true
		case len(values) == 3:
			for g := range 3 {
				at = append(at, g*5+c)
				t.values[g*5+c], t.found[g] = values[g], true
			}
		default:
			t.extra = append(t.extra, *r)
		}
		t.rows = append(t.rows, *r)
	}
	count := [3]int{}
	slices.Sort(at)
	for _, i := range slices.Compact(at) {
		count[i/5]++
	}
	for g := range 3 {
		t.sure[g] = count[g] == 5
	}
	return true
}

// caseEnd returns which column of table four a text ends with, -1 for none.
func caseEnd(text string) int {
	f := fold(text)
	for i, c := range tables.CaseColumns {
		if strings.HasSuffix(f, c) {
			return i
		}
	}
	if strings.HasSuffix(f, "合计") {
		return 4
	}
	return -1
}

// place puts the values of a row into their groups and returns how many groups it held.
func (t *four) place(r row, header []row, next int) int {
	groups := groupsOf(header, next)
	if len(groups) == 0 {
		return 0
	}
	if own := ownGroup(&r); own >= 0 && len(r.values) < 10 {
		groups = []int{own} // beside it stands what heads several rows
	}
	want := 5 * len(groups)
	values, sure := r.take(want, nil)
	if !sure && len(r.values) > 3 {
		for _, n := range []int{3, 2, 1} {
			if next+n <= 3 && len(r.values) == 5*n {
				groups = groups[:0]
				for k := range n {
					groups = append(groups, next+k)
				}
				values, sure = r.values, true
				break
			}
		}
	}
	if !sure && len(r.values) < 3 {
		return 0
	}
	order := columnsOf(header, len(groups))
	for i, g := range groups {
		if t.found[g] {
			t.extra = append(t.extra, r)
			return len(groups)
		}
		t.found[g], t.sure[g] = true, sure
		for k := range 5 {
			if at := i*5 + k; at < len(values) {
				t.values[g*5+order[at]] = values[at]
			}
		}
	}
	return len(groups)
}

// ownGroup is the group that the label right before the values of a row names, -1 for none.
func ownGroup(r *row) int {
	switch f := fold(r.last()); {
	case strings.Contains(f, "未经复议"):
		return 1
	case strings.Contains(f, "复议后"):
		return 2
	case strings.Contains(f, "复议") && !strings.Contains(f, "诉讼"):
		return 0
	}
	return -1
}

// foldRows returns the labels of rows in one text.
func foldRows(rows []row) string {
	text := ""
	for i := len(rows) - 1; i >= 0 && len(text) < longestHeader; i-- {
		text = lastOfText(fold(rows[i].text())) + text
	}
	return text
}

const longestHeader = 3000 // bytes

// groupsOf tells which groups the row below some headers holds. next is the first that was not met.
func groupsOf(header []row, next int) []int {
	text := foldRows(header)
	direct, after := strings.Contains(text, "未经复议"), strings.Contains(text, "复议后")
	review := strings.Contains(strings.NewReplacer("未经复议", "", "复议后", "").Replace(text), "复议")
	var out []int
	if review {
		out = append(out, 0)
	}
	switch {
	case direct && after && strings.Index(text, "复议后起诉") < strings.Index(text, "未经复议") && strings.Contains(text, "复议后起诉"):
		out = append(out, 2, 1)
	case direct && after:
		out = append(out, 1, 2)
	case direct:
		out = append(out, 1)
	case after:
		out = append(out, 2)
	case strings.Contains(text, "行政诉讼"):
		out = append(out, 1, 2)
	}
	if len(out) > 0 {
		return out
	}
	for g := next; g < 3; g++ {
		out = append(out, g)
	}
	return out
}

// columnsOf returns for each value of a row which of the five columns it is, from the headers where
// they stand in columns, else in print order.
func columnsOf(header []row, groups int) []int {
	order := make([]int, 5*groups)
	for i := range order {
		order[i] = i % 5
	}
	var found []label
	for i := range header {
		if !header[i].exact {
			return flatColumns(header, groups)
		}
		if own := caseLabels(header[i].labels); len(own) == len(order) {
			found = own // one row has them all, such as headers that were repeated for each row they span
			continue
		}
		for _, l := range header[i].labels {
			if caseColumn(l.text) >= 0 {
				found = append(found, l)
			}
		}
	}
	if len(found) != len(order) {
		return order
	}
	slices.SortStableFunc(found, func(a, b label) int { return a.col - b.col })
	named := make([]int, len(order))
	for i := range found {
		if i > 0 && found[i].col == found[i-1].col {
			return order
		}
		named[i] = caseColumn(found[i].text)
	}
	for g := range groups {
		seen := [5]bool{}
		for _, c := range named[g*5 : g*5+5] {
			seen[c] = true
		}
		if seen != [5]bool{true, true, true, true, true} {
			return order
		}
	}
	return named
}

// caseColumn returns which column of table four a label names, -1 for none.
func caseColumn(text string) int {
	f := fold(text)
	for i, c := range tables.CaseColumns {
		if f == c || i == 4 && f == "合计" || length(f) == 4 && i < 4 && distance(f, c, 1) <= 1 {
			return i
		}
	}
	return -1
}

// caseLabels returns the labels that name columns.
func caseLabels(labels []label) []label {
	var out []label
	for _, l := range labels {
		if caseColumn(l.text) >= 0 {
			out = append(out, l)
		}
	}
	return out
}

// flatColumns reads the order of the five columns off headers that stand one after the other.
func flatColumns(header []row, groups int) []int {
	text := foldRows(header)
	var named []int
	for text != "" {
		at, which, size := -1, 0, 0
		for i, c := range append(tables.CaseColumns[:], "合计") {
			if k := strings.Index(text, c); k >= 0 && (at < 0 || k < at) {
				at, which, size = k, min(i, 4), len(c)
			}
		}
		if at < 0 {
			break
		}
		named = append(named, which)
		text = text[at+size:]
	}
	order := make([]int, 5*groups)
	for i := range order {
		order[i] = i % 5
	}
	if len(named) < 5 {
		return order
	}
	if len(named) > 5*groups {
		named = named[len(named)-5*groups:] // headers that span rows may be repeated
	}
	for i := range order {
		g := i / 5
		if len(named) < 5*groups {
			g = 0 // the headers are given once
		}
		order[i] = named[g*5+i%5]
	}
	for g := range groups {
		seen := [5]bool{}
		for _, c := range order[g*5 : g*5+5] {
			seen[c] = true
		}
		if seen != [5]bool{true, true, true, true, true} {
			for i := range order {
				order[i] = i % 5
			}
			return order
		}
	}
	return order
}
