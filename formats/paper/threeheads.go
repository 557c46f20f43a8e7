package paper

import (
	"maps"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/tables"
)

// firstData returns the first row of figures: in a flat text its labels follow the headers.
func (t *three) firstData(rows []row) []row {
	for i := range rows {
		if len(rows[i].values) > 0 && t.isData(&rows[i]) {
			return rows[i : i+1]
		}
	}
	return nil
}

// readHeaders finds the columns of the applicants. In a grid the columns tell; in a flat text, the
// order of the headers.
func (t *three) readHeaders(header []row) {
	var flat strings.Builder
	exact := len(header) > 0
	for i := range header {
		exact = exact && header[i].exact
		flat.WriteString(fold(header[i].text()))
	}
	if !exact {
		t.flatOrder(flat.String())
		t.flatHeads()
		return
	}
	// A page end may cut the table, and the headers may stand again below it, in other columns.
	whole := false
	for i := 0; i < len(header); {
		n := i
		for n < len(header) && header[n].grid == header[i].grid {
			n++
		}
		if cols, found := headColumns(header[i:n]); found == 7 {
			whole = true
			t.columns(header[i].grid, cols)
		}
		i = n
	}
	if !whole {
		t.flatOrder(flat.String()) // spans are broken, so that headers do not stand in their columns
	}
}

// columns keeps the columns of the headers of a grid.
func (t *three) columns(g *Grid, cols [7]int) {
	left := func(c int) bool { return c < cols[6] }
	if n := len(slices.DeleteFunc(slices.Clone(cols[:6]), left)); n != 0 && n != 6 {
		// the total stands among the others: more likely a span is missing, so that headers have moved
		t.unsureOrder = true
		t.heads = append(t.heads, &headers{grid: g, order: slices.Clone(usualOrder)})
		return
	}
	h := &headers{g, slices.Clone(usualOrder), slices.Clone(cols[:])}
	slices.SortFunc(h.order, func(a, b int) int { return cols[a] - cols[b] })
	slices.Sort(h.cols)
	t.heads = append(t.heads, h)
}

// usualOrder is the order of the format.
var usualOrder = []int{0, 1, 2, 3, 4, 5, 6}

// giveHeads gives each row the headers of its grid. A part of the table without headers has the order of the
// part before it, but not its columns.
func (t *three) giveHeads() {
	current := t.flat()
	for i := range t.rows {
		m := &t.rows[i]
		if own := slices.IndexFunc(t.heads, func(h *headers) bool { return h.grid == m.row.grid }); own >= 0 {
			current = t.heads[own]
		}
		if m.heads = current; current.grid != m.row.grid {
			m.heads = &headers{order: current.order}
		}
	}
}

// headColumns finds the columns of the applicants in rows of one grid.
func headColumns(header []row) (cols [7]int, found int) {
	stacks := map[int]string{}
	for i := range header {
		for _, l := range header[i].labels {
			if s := stacks[l.col]; !longer(s, 40) {
				stacks[l.col] = s + withoutTops(fold(l.text))
			}
		}
	}
	cols = [7]int{-1, -1, -1, -1, -1, -1, -1}
	for _, col := range slices.Sorted(maps.Keys(stacks)) {
		if i := applicantOf(stacks[col]); i >= 0 {
			if cols[i] < 0 {
				found++
			}
			cols[i] = col
		}
	}
	return cols, found
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
			t.flat().cols = []int{w - 7, w - 6, w - 5, w - 4, w - 3, w - 2, w - 1}
		}
	}
}

// flat returns the headers of a flat text.
func (t *three) flat() *headers {
	if len(t.heads) == 0 {
		t.heads = []*headers{{order: usualOrder}}
	}
	return t.heads[0]
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
	h := t.flat()
	h.order = append(append([]int{0}, middle...), 6)
	total, natural := at("总计"), at("自然人")
	switch legal := strings.Index(header, "法人"); {
	case total >= 0 && total < natural:
		h.order = append([]int{6, 0}, middle...)
	case legal >= 0 && legal < strings.Index(header, "自然人") || natural > at(applicantWords[middle[4]]):
		h.order = append(middle, 0, 6) // as some programs have it
	}
}
