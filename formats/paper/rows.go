package paper

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/model"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// value is the text of one data cell.
type value struct {
	text   string
	col    int // first column of its grid, -1 when it has none
	remark string
	place  model.Place
}

// label is the text of one label cell, or of one line of labels.
type label struct {
	text  string
	col   int
	place model.Place
}

// row is a row of an official table as it was found: labels, then values. A row without values holds
// headers or names a group.
type row struct {
	labels []label
	values []value
	// named says that the values were named one by one, so that they are in the order of the format.
	named bool
	// exact says that the values are cells of a grid, blank ones included, so that their order and
	// number are those of the file.
	exact bool
	grid  *Grid // that it is a row of, nil in a flat text
	// short says that the row of the grid ends before most others do.
	short bool
	// unit stands in a cell of its own between the labels and the values.
	unit string
	// width is the number of cells of the line that the row was, 0 when it had no cells.
	width int
	place model.Place
}

// text returns the labels of a row in one text.
func (r *row) text() string {
	var b strings.Builder
	for _, l := range r.labels {
		b.WriteString(l.text)
	}
	return b.String()
}

// last returns the label next to the values.
func (r *row) last() string {
	if len(r.labels) == 0 {
		return ""
	}
	return r.labels[len(r.labels)-1].text
}

// shown returns the row as a message quotes it.
func (r *row) shown() string {
	parts := make([]string, 0, len(r.labels)+len(r.values))
	for _, l := range r.labels {
		if t := strings.TrimSpace(l.text); t != "" {
			parts = append(parts, strings.Join(strings.Fields(t), ""))
		}
	}
	for _, v := range r.values {
		parts = append(parts, strings.Join(strings.Fields(v.text), ""))
	}
	return strings.Join(parts, " ")
}

// allBlank reports whether no value of the row says anything.
func (r *row) allBlank() bool {
	for _, v := range r.values {
		if !isBlankText(v.text) {
			return false
		}
	}
	return true
}

// take returns n values of the row in order. sure is false when it is not certain which they are.
// heads are the columns of the n headers in the grid, nil when they are not known.
func (r *row) take(n int, heads []int) (values []value, sure bool) {
	values, sure = r.taken(n, heads)
	if r.short && slices.ContainsFunc(values, func(v value) bool { return isBlankText(v.text) }) {
		sure = false // a cell is missing, and a blank one from beside the figures may stand in for it
	}
	return values, sure
}

// taken is take without regard to cells that are missing at the end of the row.
func (r *row) taken(n int, heads []int) (values []value, sure bool) {
	values = r.values
	if n == 0 {
		return nil, false // numbers behind a table that is full
	}
	if heads != nil && len(heads) == n && r.exact {
		values = withoutAside(values, heads[n-1])
	}
	if len(values) == n {
		return values, true
	}
	if heads != nil && len(heads) == n && (r.exact || heads[n-1] == r.width-1) {
		if aligned, ok := r.under(heads); ok {
			// with a cell too few, all behind it may have moved to the left
			return aligned, len(r.values) >= n
		}
	}
	if len(values) > n {
		values = withoutWords(values)
	}
	for len(values) > n && strings.TrimSpace(values[len(values)-1].text) == "" {
		values = values[:len(values)-1]
	}
	if len(values) == n {
		return values, true
	}
	var typed []value
	for _, v := range r.values {
		if strings.TrimSpace(v.text) != "" {
			typed = append(typed, v)
		}
	}
	if len(typed) == n {
		return typed, true
	}
	return guess(typed, n), false
}

// withoutAside drops what stands behind the column of the last header and is no number: the cells of a
// column of notes.
func withoutAside(values []value, last int) []value {
	for len(values) > 0 {
		v := values[len(values)-1]
		if v.col <= last || !isBlankText(v.text) && (!isLabelText(v.text) || digitsIn(v.text) > 0) {
			break
		}
		values = values[:len(values)-1]
	}
	return values
}

// withoutWords drops what is no number, such as the cells of a column of units or notes.
func withoutWords(values []value) []value {
	var out []value
	for _, v := range values {
		if !isLabelText(v.text) || digitsIn(v.text) > 0 {
			out = append(out, v)
		}
	}
	return out
}

// under returns the values that stand below headers, in the order of the headers. ok is false when a
// value stands below none of them.
func (r *row) under(heads []int) (values []value, ok bool) {
	values = make([]value, len(heads))
	for i := range values {
		values[i] = value{col: heads[i], place: r.place}
	}
	for _, v := range r.values {
		found := false
		for i, c := range heads {
			if c == v.col {
				values[i], found = v, true
			}
		}
		if !found && strings.TrimSpace(v.text) != "" {
			return nil, false
		}
	}
	return values, true
}

// guess spreads fewer or more values over n places: the last is the total, the others are taken from
// the left.
func guess(typed []value, n int) []value {
	out := make([]value, n)
	if len(typed) == 0 || n == 0 {
		return out
	}
	if len(typed) > n {
		return append(append(out[:0], typed[:n-1]...), typed[len(typed)-1])
	}
	copy(out, typed[:len(typed)-1])
	out[n-1] = typed[len(typed)-1]
	return out
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
