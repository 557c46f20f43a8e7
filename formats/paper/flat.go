package paper

import (
	"slices"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// A table that lost its cells is a run of lines: labels, often broken, and numbers. flatParts finds
// such runs among paragraphs and turns them into rows.

// line is one line of text, or one of a paragraph's.
type line struct {
	text  string
	block int // index of its block
	par   *Paragraph
	says  *said // what it says, once somebody asked
}

// said is what a line says as a part of a table.
type said struct {
	labels, values []string
	named          bool     // each value stands behind its column's name
	names          []string // those names
	begins         kind     // the table that the line begins
	title          bool     // it is certain to be the title of a section
}

// parsed returns what a line says.
func (l *line) parsed() *said {
	if l.says != nil {
		return l.says
	}
	s := &said{}
	s.labels, s.values = splitLine(l.text)
	if heads, names, each, ok := namedLine(l.text); ok {
		s.labels, s.names, s.values, s.named = heads, names, each, true
	}
	s.begins = s.startOf(l.text)
	s.title = sectionOf(l.text).certain()
	l.says = s
	return s
}

// flatRun is a run of lines that is (part of) an official table: lines[from:to].
type flatRun struct {
	kind     kind
	from, to int
	rows     []row
}

// findRuns finds the tables among lines.
func findRuns(lines []line) []flatRun {
	var runs []flatRun
	var barren [4]int // where lines end that hold too little of each table, whichever of them begins it
	for i := 0; i < len(lines); i++ {
		if !mayBegin(lines[i].text) {
			continue
		}
		k := lines[i].parsed().begins
		if k == noTable || i < barren[k] {
			continue
		}
		end, looked := runEnd(lines, i, k)
		barren[k] = looked
		if end <= i {
			continue
		}
		rows := flatRows(lines[i:end])
		if !enough(k, rows) {
			continue
		}
		runs = append(runs, flatRun{kind: k, from: i, to: end, rows: rows})
		i = end - 1
	}
	return runs
}

// mayBegin reports whether a line is one that a table can begin with.
func mayBegin(text string) bool {
	return !longer(text, 200) && !strings.Contains(strings.TrimSuffix(strings.TrimSpace(text), "。"), "。")
}

// startOf tells which table a line begins, noTable for none.
func (s *said) startOf(text string) kind {
	if !mayBegin(text) || !s.named && strings.Contains(text, "。") {
		return noTable
	}
	labels, values := s.labels, s.values
	if s.named && len(values) == 7 && isNearThree(labels[0]) {
		return tableThree
	}
	f := ""
	for _, l := range labels {
		f += fold(l)
	}
	switch {
	case strings.HasPrefix(f, "第二十条") && length(f) <= 40, strings.HasPrefix(f, "信息内容"):
		return tableTwo
	case strings.HasPrefix(f, "本列数据的勾稽"), strings.HasPrefix(f, "申请人情况"):
		return tableThree
	}
	if len(labels) == 0 {
		return noTable
	}
	bare := foldLabel(labels[0])
	switch {
	case bare == "行政复议" || bare == "行政诉讼" || bare == "结果维持" || f == "行政复议行政诉讼" || strings.HasPrefix(f, "行政复议行政诉讼结果"):
		return tableFour
	case len(values) > 0 && (bare == "规章" || bare == "行政规范性文件" || bare == "规范性文件"):
		return tableTwo
	case bare == "自然人" && len(values) == 0:
		return tableThree
	}
	if s, sure := exactThree(labels[0], "", ""); sure && length(s.key) >= 8 && s.group == "" {
		return tableThree
	}
	if len(values) >= 3 {
		if s, sure := exactThree(strings.Join(labels, ""), "", ""); sure && length(s.key) >= 4 {
			return tableThree
		}
	}
	return noTable
}

// runEnd returns the index behind the last line of a table that begins at from, and behind the lines
// that it looked at: no other line of these begins a table of the kind with more in it.
func runEnd(lines []line, from int, k kind) (end, looked int) {
	end, odd := from, 0
	seenValues := false
	for i := from; i < len(lines); i++ {
		text := lines[i].text
		if zhtextBlank(text) {
			continue
		}
		says := lines[i].parsed()
		labels, values := says.labels, says.values
		if i > from {
			if says.begins != noTable && says.begins != k && seenValues {
				return end, end
			}
			if says.title && !isFragment(text) {
				return end, i
			}
		}
		joined := strings.Join(labels, "")
		switch {
		case len(labels) == 0 && len(values) > 0:
			end, odd, seenValues = i+1, 0, true
		case strings.Contains(strings.TrimSpace(text), "\t"):
			// a line that still has its cells
			if odd = 0; len(values) > 0 && anyNumber(values) {
				end, seenValues = i+1, true
			}
		case isFragment(joined) || isLabelish(joined, k):
			odd = 0
			if len(values) > 0 {
				end, seenValues = i+1, true
			}
		case length(joined) <= 30 && len(values) >= 3:
			end, odd, seenValues = i+1, 0, true
		default:
			odd++
			if longer(text, 60) || strings.ContainsAny(text, "。！？") {
				return end, i
			}
			if odd > 3 {
				return end, i - odd + 1
			}
		}
	}
	return end, len(lines)
}

func zhtextBlank(s string) bool { return strings.TrimFunc(s, zhtext.IsBlank) == "" }

// isFragment reports whether a text is a label of a table or a piece of one, as narrow columns break
// them.
func isFragment(text string) bool {
	f := fold(text)
	if f == "" {
		return true
	}
	if vocabulary()[f] != nil || vocabulary()[foldLabel(text)] != nil {
		return true
	}
	return !longer(f, 200) && strings.Contains(allLabels(), f)
}

// isLabelish reports whether a text is several labels of a table in a row, or one with errors.
func isLabelish(text string, k kind) bool {
	f := fold(text)
	if longer(f, 90) {
		return false
	}
	if k == tableThree {
		if groupIn(text) != "" || endsWith(text, "") != nil {
			return true
		}
		return isNearThree(text)
	}
	if k == tableFour && length(f) <= 30 && strings.Trim(f, strings.Join(headWords[k], "")) == "" {
		return true // headers that are set from top to bottom: 结 结 其 尚
	}
	rest := f
	for _, w := range headWords[k] {
		rest = strings.ReplaceAll(rest, w, "")
	}
	return length(rest) <= length(f)/3
}

// flatRows turns the lines of a table into rows: labels gather until numbers come, numbers until a
// label comes.
func flatRows(lines []line) []row {
	var rows []row
	var current row
	lines = withoutIndex(lines)
	flush := func() {
		if len(current.labels)+len(current.values) > 0 {
			rows = append(rows, current)
		}
		current = row{}
	}
	for i := range lines {
		l := &lines[i]
		if zhtextBlank(l.text) {
			continue
		}
		says := l.parsed()
		labels, values, named := says.labels, says.values, false
		if says.named {
			if in, ok := byName(says.names, values); ok {
				values, named = in, true
			} else {
				labels = slices.Concat(says.names, labels)
			}
		}
		if len(labels) > 0 && len(current.values) > 0 {
			flush()
		}
		if len(labels) == 0 && len(current.labels) > 0 && current.allBlank() {
			current.values = nil // the blank cells of a line of headers
		}
		current.named = current.named || named
		if current.place.IsZero() {
			current.place = l.par.Place
		}
		for _, t := range labels {
			current.labels = append(current.labels, label{text: t, col: -1, place: l.par.Place})
		}
		col := -1
		if cells := strings.Count(l.text, "\t") + 1; cells > len(values) && cells > 7 && !named {
			current.width, col = cells, cells-len(values)
		}
		for i, t := range values {
			v := value{text: t, col: -1, place: l.par.Place}
			if col >= 0 {
				v.col = col + i
			}
			current.values = append(current.values, v)
		}
	}
	flush()
	return rejoin(rows)
}

// withoutIndex drops a column of row numbers that became lines of their own: 1, 2, 3 …
func withoutIndex(lines []line) []line {
	next := 1
	var at []int
	for i, l := range lines {
		if plainText(l.text) == itoa(int64(next)) && i+1 < len(lines) && hasHan(lines[i+1].text) {
			at = append(at, i)
			next++
		}
	}
	if len(at) < 8 {
		return lines
	}
	var out []line
	for i, l := range lines {
		if len(at) > 0 && at[0] == i {
			at = at[1:]
			continue
		}
		out = append(out, l)
	}
	return out
}

// mostPieces is how many pieces a label is broken into at most: one for each of its characters.
const mostPieces = 60

// rejoin gives the rest of a label that was broken around its numbers back to it.
func rejoin(rows []row) []row {
	for i := 0; i+1 < len(rows); i++ {
		r, next := &rows[i], &rows[i+1]
		if len(r.labels) == 0 || len(next.labels) == 0 || len(r.labels) > mostPieces {
			continue
		}
		if endsWith(r.text(), "") != nil || len(next.labels) < 2 && len(next.values) > 0 {
			continue
		}
		for take := 1; take <= mostPieces && (take < len(next.labels) || take == len(next.labels) && len(next.values) == 0); take++ {
			joined := *r
			joined.labels = append(append([]label{}, r.labels...), next.labels[:take]...)
			if s := endsWith(joined.text(), ""); s != nil && strings.HasSuffix(fold(joined.text()), s.key) && length(s.key) > 4 {
				rest := strings.TrimSuffix(s.key, fold(joinTexts(next.labels[:take])))
				if rest != s.key && strings.HasSuffix(fold(r.text()), rest) && rest != "" {
					r.labels = joined.labels
					next.labels = next.labels[take:]
					break
				}
			}
		}
	}
	return rows
}

func joinTexts(ls []label) string {
	var b strings.Builder
	for _, l := range ls {
		b.WriteString(l.text)
	}
	return b.String()
}

// enough reports whether rows hold enough of a table to be one.
func enough(k kind, rows []row) bool {
	data := 0
	for i := range rows {
		if len(rows[i].values) > 0 {
			data++
		}
	}
	switch k {
	case tableThree:
		return data >= 2
	default:
		return data >= 1
	}
}
