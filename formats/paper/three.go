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
}

// three is table three as it was found.
type three struct {
	edition  string // whose form it has, "" when nothing tells
	rows     []matched
	extra    []row // rows with figures that have no place
	headGrid *Grid // that heads are columns of
	heads    []int // columns of the headers in the grid, from the left; nil when they are not known
	// unsureOrder says that the headers may stand in another order than the official one.
	unsureOrder bool
	order       []int // which applicant each value of a row counts, from the left
}

const otherRow = "applications.outcomes.other"

// readThree finds the rows of table three among its parts.
func readThree(rows []row) *three {
	t := &three{order: []int{0, 1, 2, 3, 4, 5, 6}}
	group, previous := "", ""
	var open []int // rows without a certain label, as indexes of t.rows
	var header []row
	for _, r := range rows {
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
		if m.spec == nil {
			open = append(open, len(t.rows))
		} else {
			previous = m.spec.path
			if group = m.spec.group; m.spec.path == otherRow {
				group = "其他处理"
			}
		}
		t.rows = append(t.rows, m)
	}
	if len(rows) > 0 && !rows[0].exact {
		header = append(header, firstWithValues(rows)...)
	}
	t.readHeaders(header)
	t.edition = t.form()
	t.settleOther()
	t.placeOpen(open)
	return t
}

// firstWithValues returns the first row that has values: in a flat text its labels follow the headers.
func firstWithValues(rows []row) []row {
	for i := range rows {
		if len(rows[i].values) > 0 && !rows[i].allBlank() {
			return rows[i : i+1]
		}
	}
	return nil
}

// isData reports whether a row may hold figures: its labels are no headers.
func (t *three) isData(r *row) bool {
	if startsHeader(r) {
		return false
	}
	if !r.allBlank() {
		return true
	}
	s, _ := exactThree(r.last(), "", "")
	return s != nil || endsWith(r.text(), "", "") != nil || len(r.values) == 7 && len(r.labels) > 0 && groupIn(r.last()) == ""
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
	if n, _ := cutNumber(last); n == "六" && (foldLabel(last) == "其他" || foldLabel(last) == "其他处理") {
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
	if s := endsWith(r.text(), group, ""); s != nil {
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

// placeOpen gives rows without a certain label the one row of the format that is missing between
// their neighbours.
func (t *three) placeOpen([]int) {
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
	var kept []matched
	for i, m := range t.rows {
		if m.spec != nil {
			kept = append(kept, m)
			continue
		}
		before, after := -1, len(specs)
		for k := i - 1; k >= 0; k-- {
			if s := t.rows[k].spec; s != nil {
				if n, ok := index[s.path]; ok {
					before = n
				}
				break
			}
		}
		for k := i + 1; k < len(t.rows); k++ {
			if s := t.rows[k].spec; s != nil {
				if n, ok := index[s.path]; ok {
					after = n
				}
				break
			}
		}
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
		t.rows[i].spec = m.spec
		kept = append(kept, m)
	}
	t.rows = kept
}

// resembles reports whether the label of a row may be what is left of a row's own: none at all, the
// right number, or some of its characters.
func (t *three) resembles(m *matched) bool {
	bare := foldLabel(m.row.last())
	if bare == "" {
		return true
	}
	if n, _ := cutNumber(m.row.last()); n != "" && n == m.spec.ordinal {
		return true
	}
	same := 0
	for _, r := range bare {
		if strings.ContainsRune(m.spec.key, r) {
			same++
		}
	}
	return same*2 >= length(bare)
}

// readHeaders finds the columns of the applicants. In a grid the columns tell; in a flat text, the
// order of the headers.
func (t *three) readHeaders(header []row) {
	stacks := map[int]string{}
	flat := ""
	exact := len(header) > 0
	for i := range header {
		exact = exact && header[i].exact
		if header[i].grid != header[0].grid {
			stacks = map[int]string{} // a page cut the headers: columns cannot be compared
			t.headGrid = nil
			return
		}
		flat += fold(header[i].text())
		for _, l := range header[i].labels {
			stacks[l.col] += withoutTops(fold(l.text))
		}
	}
	if !exact {
		t.flatOrder(flat)
		t.flatHeads()
		return
	}
	cols := [7]int{-1, -1, -1, -1, -1, -1, -1}
	found := 0
	for col, text := range stacks {
		if i := applicantOf(text); i >= 0 {
			if cols[i] < 0 {
				found++
			}
			cols[i] = col
		}
	}
	if found != 7 {
		t.flatOrder(flat) // spans are broken, so that headers do not stand in their columns
	}
	if found == 7 {
		t.heads, t.headGrid = slices.Clone(cols[:]), header[0].grid
		slices.SortFunc(t.order, func(a, b int) int { return cols[a] - cols[b] })
		slices.Sort(t.heads)
	}
}

// withoutTops removes what stands above several columns from a header.
func withoutTops(f string) string {
	for _, w := range []string{"申请人情况", "法人或其他组织", "法人和其他组织", "法人及其他组织"} {
		f = strings.ReplaceAll(f, w, "")
	}
	return f
}

// applicantOf returns which column of table three a header is, -1 for none.
func applicantOf(f string) int {
	if f == "" || length(f) > 12 {
		return -1
	}
	if f == "合计" || f == "共计" {
		return 6
	}
	found := -1
	for i, w := range applicantWords {
		if strings.Contains(f, w) {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}

// flatHeads finds the columns of the values when the lines of a text still have their cells: the last
// seven of most lines.
func (t *three) flatHeads() {
	widths := map[int]int{}
	for _, m := range t.rows {
		if m.row.width > 0 {
			widths[m.row.width]++
		}
	}
	for w, n := range widths {
		if n*2 > len(t.rows) && w >= 8 {
			t.heads = []int{w - 7, w - 6, w - 5, w - 4, w - 3, w - 2, w - 1}
		}
	}
}

// namesOf returns the headers of columns one after the other.
func namesOf(columns []int) string {
	var b strings.Builder
	for _, c := range columns {
		b.WriteString(tables.ApplicantColumns[c])
	}
	return b.String()
}

// wordsBroken reports whether the headers stand in pieces, none or few of them whole.
func wordsBroken(f string) bool {
	whole := 0
	for _, c := range tables.ApplicantColumns[1:5] {
		if strings.Contains(f, c) {
			whole++
		}
	}
	return whole < 2
}

// flatOrder reads the order of the columns off headers that stand one after the other. 自然人 and 总计
// are in a row above the others, so only whether 总计 comes first can be told of them.
func (t *three) flatOrder(header string) {
	f := withoutTops(header)
	first := f
	if i := strings.Index(f, "本年新收"); i >= 0 {
		first = f[:i]
	}
	at := func(w string) int { return strings.Index(first, w) }
	middle := []int{1, 2, 3, 4, 5}
	for _, i := range middle {
		if at(applicantWords[i]) < 0 {
			return
		}
	}
	slices.SortFunc(middle, func(a, b int) int { return at(applicantWords[a]) - at(applicantWords[b]) })
	if !slices.IsSorted(middle) && !strings.Contains(first, fold(namesOf(middle))) {
		// narrow columns break headers over lines, which then stand in pieces
		t.unsureOrder = !wordsBroken(first)
		return
	}
	t.order = append(append([]int{0}, middle...), 6)
	if total, natural := at("总计"), at("自然人"); total >= 0 && total < natural {
		t.order = append([]int{6, 0}, middle...)
	}
}
