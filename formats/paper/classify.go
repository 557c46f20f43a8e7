package paper

import "strings"

// part is a run of rows that belong to one official table, in the order of the file.
type part struct {
	kind kind
	rows []row
}

// split parts the rows of a grid by the official tables that they belong to. Rows of none are of kind
// noTable.
func split(rows []row) []part {
	if kindOfGrid(rows) == noTable {
		return []part{{noTable, rows}}
	}
	var parts []part
	current := noTable
	var pending []row // rows before the first that tells
	for _, r := range rows {
		switch k := kindOfRow(&r); {
		case k == noTable && current == noTable:
			pending = append(pending, r)
			continue
		case k != noTable && k != current:
			parts = append(parts, part{k, pending})
			pending, current = nil, k
		}
		p := &parts[len(parts)-1]
		p.rows = append(p.rows, r)
	}
	return parts
}

// kindOfRow tells which table a row belongs to by labels that stand in one only.
func kindOfRow(r *row) kind {
	if len(r.labels) >= 3 && startsHeader(r) {
		return tableThree
	}
	for _, l := range r.labels {
		f, bare := fold(l.text), foldLabel(l.text)
		if strings.HasPrefix(f, "第二十条") || f == "信息内容" {
			return tableTwo
		}
		kinds := vocabulary()[bare]
		if kinds == nil {
			kinds = vocabulary()[f]
		}
		if only, ok := single(kinds); ok {
			return only
		}
		if strings.Contains(f, "本列数据的勾稽关系") {
			return tableThree
		}
		if !longer(f, 59) && twoHeaders(f) != nil {
			return tableTwo
		}
	}
	return noTable
}

// single returns the only kind of a list.
func single(kinds []kind) (kind, bool) {
	if len(kinds) == 0 {
		return noTable, false
	}
	for _, k := range kinds {
		if k != kinds[0] {
			return noTable, false
		}
	}
	return kinds[0], true
}

// kindOfGrid tells which official table a grid mostly is: noTable when there is too little of any.
func kindOfGrid(rows []row) kind {
	var hits [4]int
	for i := range rows {
		for _, l := range rows[i].labels {
			score(l.text, &hits)
		}
	}
	best := noTable
	for k := tableTwo; k <= tableFour; k++ {
		if hits[k] >= 2 && hits[k] > hits[best] {
			best = k
		}
	}
	return best
}

// score counts what a label says for each table: 2 when it stands in no other text.
func score(text string, hits *[4]int) {
	f, bare := fold(text), foldLabel(text)
	switch {
	case strings.HasPrefix(f, "第二十条") && length(f) <= 12, f == "信息内容":
		hits[tableTwo] += 2
	case !longer(f, 29) && twoHeaders(f) != nil:
		hits[tableTwo] += 2
	case strings.Contains(f, "本列数据的勾稽关系"):
		hits[tableThree] += 2
	}
	for _, w := range strongThree {
		if strings.Contains(f, w) && length(f) < 40 {
			hits[tableThree] += 2
		}
	}
	for _, w := range strongFour {
		if f == w {
			hits[tableFour] += 2
		}
	}
	if f == "行政复议" || f == "行政诉讼" {
		hits[tableFour]++
	}
	for _, r := range twoRows {
		for _, l := range r.labels {
			if bare == l {
				hits[tableTwo]++
			}
		}
	}
	if s, _ := exactThree(text, "", ""); s != nil && length(s.key) > 2 {
		hits[tableThree] += 2
	}
}

// mostHeaders is how many headers are told apart in one text.
const mostHeaders = 40

// twoHeaders returns the headers of table two that a folded text holds, in order.
func twoHeaders(f string) []string {
	type hit struct {
		at  int
		key string
	}
	var hits []hit
	for _, c := range twoColumns {
		from := 0
		for {
			i := strings.Index(f[from:], c.word)
			if i < 0 {
				break
			}
			at := from + i
			from = at + len(c.word)
			known := len(hits) >= mostHeaders
			for _, h := range hits {
				known = known || at >= h.at-6 && at <= h.at+24 && h.key == c.key
			}
			if !known {
				hits = append(hits, hit{at, c.key})
			}
		}
	}
	for i := 1; i < len(hits); i++ {
		for j := i; j > 0 && hits[j].at < hits[j-1].at; j-- {
			hits[j], hits[j-1] = hits[j-1], hits[j]
		}
	}
	var keys []string
	for _, h := range hits {
		keys = append(keys, h.key)
	}
	return keys
}
