package pages

import "strings"

// A line of a small table without rules that has one piece less than the headings over it says with an
// empty place between two tabs which one is blank.

// headRows is how many lines under its headings a row may stand.
const headRows = 12

// markBlanks finds the lines with a blank column.
func markBlanks(parts []*part) {
	var heads []chunk
	var page *Page
	since := 0
	for _, p := range parts {
		if p.line == nil || p.gone || p.made != nil || p.page != page {
			heads, page = nil, p.page
		}
		if p.line == nil || p.gone || p.made != nil {
			continue
		}
		chunks := chunksOf(p.line)
		since++
		switch {
		case len(chunks) >= 4 && countAll(chunks) == 0:
			heads, since = chunks, 0
		case since <= headRows && len(chunks) >= 3 && len(chunks) == len(heads)-1 && countAll(chunks) > 0:
			p.shown = withBlank(chunks, heads)
		}
	}
}

func countAll(chunks []chunk) int {
	n := 0
	for _, c := range chunks {
		if c.number {
			n++
		}
	}
	return n
}

// withBlank is the text of a line under headings, "" when its pieces do not stand under one heading each.
func withBlank(chunks, heads []chunk) string {
	texts := make([]string, len(heads))
	texts[0] = chunks[0].text
	next := 1
	for _, c := range chunks[1:] {
		under := -1
		for i := next; i < len(heads); i++ {
			if (band{heads[i].line.box.X0, heads[i].line.box.X1}).overlaps(c.line.box) {
				if under >= 0 {
					return ""
				}
				under = i
			}
		}
		if under < 0 {
			return ""
		}
		texts[under], next = c.text, under+1
	}
	return strings.Join(texts, "\t")
}

// splitHeads cuts headings that stand so close that they look like one: where a gap lies between two columns of
// numbers.
func splitHeads(chunks []chunk, columns []band) []chunk {
	var out []chunk
	for _, c := range chunks {
		start := 0
		glyphs := c.line.glyphs
		for i := 1; i < len(glyphs); i++ {
			gap := glyphs[i].X0 - glyphs[i-1].X1
			if gap < 0.15*c.line.size || blank(glyphs[i].Text) || !betweenColumns(columns, glyphs[i-1].X1, glyphs[i].X0, glyphs[start].X0, glyphs[len(glyphs)-1].X1) {
				continue
			}
			out = append(out, pieceOf(c, start, i))
			start = i
		}
		out = append(out, pieceOf(c, start, len(glyphs)))
	}
	return out
}

// betweenColumns reports whether a gap lies between two neighbouring columns that the heading reaches over.
func betweenColumns(columns []band, from, to, left, right float64) bool {
	for i := 1; i < len(columns); i++ {
		a, b := columns[i-1], columns[i]
		if a.to <= to && b.from >= from && left < a.to && right > b.from {
			return true
		}
	}
	return false
}

func pieceOf(c chunk, from, to int) chunk {
	out := chunk{line: textLine{glyphs: c.line.glyphs[from:to:to], y: c.line.y, size: c.line.size}}
	out.line.finish()
	out.text, _ = out.line.text()
	return out
}
