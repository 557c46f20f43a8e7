package paper

import (
	"slices"
	"strings"

	"github.com/nianbao/nianbao/tables"
)

// matched is a row of a table with the field that it was taken for.
type matched struct {
	spec *spec
	row  row
	// wrong is how many characters of the label differ, -1 when only the position tells.
	wrong int
	heads *headers // of its columns
}

// headers are the headers of table three in one grid, or in a flat text.
type headers struct {
	grid  *Grid // that cols are columns of, nil for a flat text
	order []int // which applicant each value of a row counts, from the left
	cols  []int // where the headers stand, from the left; nil when it is not known
}

// three is table three as it was found.
type three struct {
	edition string // whose form it has, "" when nothing tells
	rows    []matched
	extra   []row      // rows with figures that have no place
	heads   []*headers // of each grid that has them whole, in order; one that is made up when none has
	// unsureOrder says that the headers may stand in another order than the official one.
	unsureOrder bool
}

const otherRow = "applications.outcomes.other"

// readThree finds the rows of table three among its parts.
func readThree(rows []row) *three {
	t := &three{}
	group, previous := "", ""
	var header []row
	for _, r := range joinCutLabels(rows) {
		next := cutGroup(&r)
		if len(r.values) == 0 || !t.isData(&r) {
			if len(t.rows) == 0 || startsHeader(&r) {
				header = append(header, r)
			}
			group = groupAfter(&r, group)
			t.blankRows(&r, group)
			continue
		}
		group = groupAfter(&r, group)
		m := matched{row: r}
		m.spec, m.wrong = t.match(&r, group, previous)
		if m.spec == nil && group != "" && groupIn(r.last()) != "" {
			if !r.allBlank() {
				t.extra = append(t.extra, r)
			}
			continue
		}
		if m.spec != nil {
			previous = m.spec.path
			if group = m.spec.group; m.spec.path == otherRow {
				group = "其他处理"
			}
		}
		if next != "" {
			group = next
		}
		t.rows = append(t.rows, m)
	}
	if len(rows) > 0 && !rows[0].exact {
		header = append(header, t.firstData(rows)...)
	}
	t.readHeaders(header)
	t.edition = t.form()
	t.settleOther()
	t.placeOpen()
	t.renumber()
	t.giveHeads()
	return t
}

// renumber takes each row as the edition has it whose form the table has: rows are numbered otherwise
// in each.
func (t *three) renumber() {
	e := tables.EditionByID(t.edition)
	if e == nil {
		return
	}
	specs := threeOf(e)
	for i := range t.rows {
		for k := range specs {
			if specs[k].path == t.rows[i].spec.path {
				t.rows[i].spec = &specs[k]
			}
		}
	}
}

// joinCutLabels puts the first line of a label before the rest of it, where a table without rules has them in
// two rows.
func joinCutLabels(rows []row) []row {
	out := slices.Clone(rows)
	for i := 1; i < len(out); i++ {
		above, r := &out[i-1], &out[i]
		if !above.exact || !r.exact || len(above.labels) == 0 || len(r.labels) == 0 || !above.allBlank() || r.allBlank() {
			continue
		}
		whole := above.last() + r.last()
		if s, _ := exactThree(whole, "", ""); s == nil || length(s.key) < length(foldLabel(r.last())) {
			continue
		}
		if s, _ := exactThree(r.last(), "", ""); s != nil {
			continue
		}
		r.labels = slices.Clone(r.labels)
		r.labels[len(r.labels)-1].text = whole
		above.labels, above.values = above.labels[:len(above.labels)-1], nil // no row of its own any more
	}
	return out
}

// cutGroup takes the name of the next group off the label of a row, where a table without rules has it on
// the line below, and returns it.
func cutGroup(r *row) string {
	if len(r.labels) == 0 {
		return ""
	}
	last := &r.labels[len(r.labels)-1]
	at := strings.LastIndex(last.text, "\n")
	if at < 0 {
		return ""
	}
	group := groupIn(last.text[at+1:])
	if s, sure := exactThree(last.text[:at], "", ""); group == "" || !sure || s.group == group {
		return ""
	}
	r.labels = slices.Clone(r.labels)
	r.labels[len(r.labels)-1].text = last.text[:at]
	return group
}

// isData reports whether a row may hold figures: its labels are no headers.
func (t *three) isData(r *row) bool {
	s, _ := exactThree(r.last(), "", "")
	if startsHeader(r) {
		// in a flat text the label of the first row follows the headers
		return !r.exact && len(r.values) > 0 && s != nil && length(foldLabel(r.last())) > 2
	}
	if !r.allBlank() {
		return true
	}
	return s != nil || endsWith(r.text(), "") != nil || len(r.values) == 7 && len(r.labels) > 0 && groupIn(r.last()) == ""
}

// startsHeader reports whether a row names columns.
func startsHeader(r *row) bool {
	f := fold(r.text())
	if r.exact || len(r.values) == 0 || r.allBlank() {
		n := 0
		for _, w := range applicantWords {
			if strings.Contains(f, w) {
				n++
			}
		}
		return n >= 3 || strings.Contains(f, "申请人情况") || strings.Contains(f, "法人或其他组织")
	}
	return false
}

// groupAfter returns the group that the labels of a row name, or the one before when they name none.
func groupAfter(r *row, before string) string {
	group := before
	for _, l := range r.labels {
		if g := groupIn(l.text); g != "" {
			group = g
		} else if s, sure := exactThree(l.text, "", ""); sure && s.group == "" && s.path != otherRow {
			group = ""
		}
	}
	if !r.exact {
		if g := lastGroup(fold(r.text())); g != "" {
			group = g
		}
	}
	return group
}

// match finds the row of the format that a row is.
func (t *three) match(r *row, group, previous string) (*spec, int) {
	last := r.last()
	if n, _ := cutNumber(last); n == "六" && foldLabel(last) == "其他" {
		s, _ := exactThree("其他处理", "", "2019")
		return s, 0
	}
	if s, sure := exactThree(last, group, ""); sure {
		return s, 0
	} else if s != nil {
		if s := byNeighbour(last, previous); s != nil {
			return s, 0
		}
	}
	if s := endsWith(r.text(), group); s != nil {
		if whole, wrong := misspelt(last, group, s); whole != nil {
			return whole, wrong
		}
		return s, 0
	}
	if s, sure := exactThree(last, "", ""); sure && length(s.key) > 2 {
		return s, 0 // no other group has it
	}
	best, wrong := (*spec)(nil), 99
	text := ""
	for i := len(r.labels) - 1; i >= 0 && i >= len(r.labels)-4; i-- {
		text = r.labels[i].text + text
		for _, e := range slices.Backward(tables.Editions) {
			near, n := nearThree(text, group, threeOf(e))
			if len(near) > 0 && n[0] < wrong && (len(near) == 1 || n[1] > n[0]) {
				best, wrong = near[0], n[0]
			}
		}
		if r.exact {
			break
		}
	}
	if best != nil {
		return best, wrong
	}
	return nil, 0
}

// misspelt returns the row whose label is nearly the whole of a text that ends with the label of another:
// 大量重复申请 is 大量反复申请 misspelt and not 重复申请.
func misspelt(text, group string, end *spec) (*spec, int) {
	bare := foldLabel(text)
	for _, e := range slices.Backward(tables.Editions) {
		near, wrong := nearThree(text, group, threeOf(e))
		if len(near) == 0 || near[0].path == end.path || length(near[0].key) <= length(end.key) {
			continue
		}
		if most := allowed(near[0].key); distance(bare, near[0].key, most) <= most {
			return near[0], wrong[0]
		}
	}
	return nil, 0
}

// byNeighbour decides what 其他 is without a group: the row behind 2. of the sixth group.
func byNeighbour(label, previous string) *spec {
	if foldLabel(label) != "其他" {
		return nil
	}
	if n, _ := cutNumber(label); n == "3" || previous == otherRow+".fee_unpaid" {
		s, _ := exactThree("其他", "其他处理", "2021")
		return s
	}
	return nil
}

// blankRows takes the labels of rows that have no values at all, not even blank ones, in a flat text.
func (t *three) blankRows(r *row, group string) {
	if r.exact || len(r.values) > 0 {
		return
	}
	for _, l := range r.labels {
		if s, sure := exactThree(l.text, group, ""); sure && length(s.key) >= 4 && s.path != otherRow {
			t.rows = append(t.rows, matched{spec: s, row: row{labels: []label{l}, place: l.place}})
		}
	}
}

// form tells whose form the table has by its sixth group.
func (t *three) form() string {
	single, parts := false, false
	for _, m := range t.rows {
		if m.spec == nil {
			continue
		}
		single = single || m.spec.path == otherRow
		parts = parts || strings.HasPrefix(m.spec.path, otherRow+".")
	}
	switch {
	case parts:
		return "2021"
	case single:
		return "2019"
	}
	return ""
}

// settleOther drops the row （六）其他处理 where its three parts are given: it only names them, or adds
// them up.
func (t *three) settleOther() {
	if t.edition != "2021" {
		return
	}
	var kept []matched
	for _, m := range t.rows {
		if m.spec != nil && m.spec.path == otherRow {
			if !m.row.allBlank() {
				t.extra = append(t.extra, m.row)
			}
			continue
		}
		kept = append(kept, m)
	}
	t.rows = kept
}
