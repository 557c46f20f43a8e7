package xlsx

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// table returns the table of a region, or the tables beside each other in it.
func (l *layout) table(r region) []part {
	islands := l.islands(r)
	if len(islands) > 1 {
		var out []part
		for _, island := range islands {
			out = append(out, l.island(island)...)
		}
		return out
	}
	return l.one(r)
}

// one returns the table of a region, or the paragraph that a row of few texts is.
func (l *layout) one(r region) []part {
	if r.top == r.bottom {
		if p, ok := l.line(r); ok {
			return p
		}
	}
	return []part{{r.top, l.grid(r)}}
}

// island returns what stands beside a table. Few words in a column are no paragraphs: they say
// something of the rows beside them.
func (l *layout) island(r region) []part {
	words := true
	for _, row := range l.rowsOf(r) {
		k, single := l.look(r, row)
		if k == tableRow || k == singleRow && utf8.RuneCountInString(single.cell.text) > 12 {
			words = false
		}
	}
	if words {
		r = l.trim(r)
		return []part{{r.top, l.grid(r)}}
	}
	return l.split(r)
}

// trim takes off the rows without text above and below.
func (l *layout) trim(r region) region {
	for r.top < r.bottom {
		if k, _ := l.look(r, r.top); k != emptyRow {
			break
		}
		r.top++
	}
	for r.bottom > r.top {
		if k, _ := l.look(r, r.bottom); k != emptyRow {
			break
		}
		r.bottom--
	}
	return r
}

// islands cuts a region at columns that no cell covers, where what is left of them is a table by
// itself: it has numbers beside its labels, that is, behind its first column.
func (l *layout) islands(r region) []region {
	covered := make([]bool, r.right-r.left+1)
	numbers := make([]bool, len(covered)) // numbers begin here
	for _, row := range l.rowsOf(r) {
		for _, b := range l.boxes(r, row) {
			for c := max(b.left, r.left); c <= min(b.right, r.right); c++ {
				covered[c-r.left] = covered[c-r.left] || !b.blank() || b.right > b.left || l.sheet.bordered
			}
			if b.number && b.left >= r.left {
				numbers[b.left-r.left] = true
			}
		}
	}
	var out []region
	begin, table := -1, false // of the columns before c, and whether the last island has numbers
	for c := 0; c <= len(covered); c++ {
		switch {
		case c < len(covered) && covered[c]:
			if begin < 0 && (len(out) == 0 || table) {
				out = append(out, region{area{r.top, r.left + c, r.bottom, r.left + c}})
				table = false
			} else {
				table = table || numbers[c]
			}
			begin = c
			out[len(out)-1].right = r.left + c
		case begin >= 0:
			begin = -1
		}
	}
	return out
}

var digits = regexp.MustCompile(`^[-+]?[\d０-９][\d０-９,，.]*$`)

// isNumber reports whether a cell shows a number, stored as one or typed as text.
func isNumber(c *cell) bool { return c.number || digits.MatchString(strings.TrimSpace(c.text)) }
