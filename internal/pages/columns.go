package pages

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// Tables without vertical rules are found by their numbers: lines with many of them, in columns. They
// become grids, since a line of text cannot say which of its columns is blank.

// The measures of tables without rules.
const (
	mostlyNumbers = 5    // the numbers of a line that shows a table
	rowApart      = 3.4  // the most between two lines of a table, in ems
	wrapApart     = 1.45 // the most between two lines of one label, in ems
	sameSize      = 1.12 // how much sizes in a table differ
)

// chunk is a stretch of a line without a wide gap.
type chunk struct {
	line   textLine
	text   string
	number bool
}

// cellNumber is what stands in a cell for a number: digits, a dash, or what is typed for none.
var cellNumber = regexp.MustCompile(`^(?:[-+−－﹣＋]?[0-9０-９][0-9０-９,，. ]*[万元件个条%]*|[-—－–/／]+|无)$`)

// chunksOf cuts a line at its wide gaps.
func chunksOf(l *textLine) []chunk {
	var out []chunk
	start := 0
	var spaces []byte
	var last *Glyph
	spread := l.spread()
	add := func(end int) {
		c := chunk{line: textLine{glyphs: slices.Clone(l.glyphs[start:end]), y: l.glyphs[start].Y, size: l.glyphs[start].Size}}
		if c.line.finish() {
			c.text, _ = c.line.text()
			c.number = cellNumber.MatchString(strings.TrimSpace(c.text))
			out = append(out, c)
		}
	}
	for i := range l.glyphs {
		g := &l.glyphs[i]
		if blank(g.Text) {
			spaces = append(spaces, g.Text...)
			continue
		}
		if last != nil && between(last, g, string(spaces), spread) == "\t" {
			add(i)
			start = i
		}
		last, spaces = g, spaces[:0]
	}
	add(len(l.glyphs))
	return out
}

// band is the horizontal extent of a column.
type band struct{ from, to float64 }

// overlaps ignores a touch: labels often end where the next column begins.
func (b band) overlaps(c Box) bool {
	const hair = 2
	return b.from < c.X1-hair && c.X0+hair < b.to
}

// bands adds pieces to columns: the narrow ones first, as the wide ones may span several.
func bands(out []band, boxes []Box) []band {
	sorted := slices.Clone(boxes)
	slices.SortStableFunc(sorted, func(a, b Box) int { return cmp.Or(cmp.Compare(a.Width(), b.Width()), cmp.Compare(a.X0, b.X0)) })
	for _, b := range sorted {
		out = widen(out, b)
	}
	slices.SortFunc(out, func(a, b band) int { return cmp.Compare(a.from, b.from) })
	return out
}

// widen adds a piece to the column that it overlaps; one that overlaps none is a column of its own.
func widen(columns []band, b Box) []band {
	over := -1
	for i, c := range columns {
		if !c.overlaps(b) {
			continue
		}
		if over >= 0 {
			return columns
		}
		over = i
	}
	if over < 0 {
		return append(columns, band{b.X0, b.X1})
	}
	columns[over].from, columns[over].to = min(columns[over].from, b.X0), max(columns[over].to, b.X1)
	return columns
}

// reach says which columns a piece stands in: those that it overlaps, or the nearest one.
func reach(columns []band, b Box) (first, last int) {
	first, last = -1, -1
	nearest, distance := 0, 1e9
	for i, c := range columns {
		if c.overlaps(b) {
			if first < 0 {
				first = i
			}
			last = i
		}
		if d := max(c.from-b.X1, b.X0-c.to); d < distance {
			nearest, distance = i, d
		}
	}
	if first < 0 {
		return nearest, nearest
	}
	return first, last
}

// region is the lines of a table without rules.
type region struct {
	from    int // among all parts
	parts   []*part
	chunks  [][]chunk
	left    float64 // where the numbers begin
	headers int     // the lines before the first number
}

// findRegions finds the tables among the parts of all pages.
func findRegions(parts []*part) []region {
	var out []region
	chunks := make([][]chunk, len(parts))
	for i, p := range parts {
		if p.line != nil {
			chunks[i] = chunksOf(p.line)
		}
	}
	for i := 0; i < len(parts); i++ {
		if countNumbers(chunks[i]) < mostlyNumbers {
			continue
		}
		from, to := extent(parts, chunks, i)
		if n := len(out); n > 0 {
			from = max(from, out[n-1].from+len(out[n-1].parts))
		}
		r := region{from: from, parts: parts[from:to], chunks: chunks[from:to], left: numbersLeft(chunks[from:to])}
		for r.headers < len(r.chunks) && countNumbers(r.chunks[r.headers]) == 0 {
			r.headers++
		}
		out = append(out, r)
		i = to - 1
	}
	return out
}

// countNumbers counts the numbers behind the labels of a line.
func countNumbers(chunks []chunk) int {
	n := 0
	for i, c := range chunks[numbersFrom(chunks):] {
		if c.number && (i > 0 || len(chunks) > 1) {
			n++
		}
	}
	return n
}

// numbersFrom is where the numbers of a line begin: behind its labels, and behind the number that counts the
// lines in some tables.
func numbersFrom(chunks []chunk) int {
	i := 0
	if len(chunks) > 2 && chunks[0].number && !chunks[1].number && chinese(strings.TrimLeft(chunks[1].text, "0123456789.、（(")) {
		i = 1
	}
	for i < len(chunks) && !chunks[i].number {
		i++
	}
	return i
}

// numbersLeft is where the leftmost column of numbers begins: 0 when no labels stand before them.
func numbersLeft(lines [][]chunk) float64 {
	left, labelled := 1e9, false
	for _, chunks := range lines {
		if countNumbers(chunks) < mostlyNumbers {
			continue
		}
		first := numbersFrom(chunks)
		left = min(left, chunks[first].line.box.X0)
		labelled = labelled || first > 0
	}
	if !labelled {
		return 0
	}
	return left
}

// extent says which lines around a line of numbers are its table.
func extent(parts []*part, chunks [][]chunk, seed int) (from, to int) {
	left := numbersLeft(chunks[seed : seed+1])
	from, to = seed, seed+1
	header := false
	for i := seed - 1; i >= 0 && follows(parts[i], parts[i+1], parts[seed]); i-- {
		numbers, right := countNumbers(chunks[i]) > 0, inColumns(chunks[i], left)
		if numbers && header || !right && wide(parts[i], left) {
			break
		}
		header = header || right && !numbers
		if right || from == i+1 && parts[i+1].line.y-parts[i].line.y <= wrapApart*parts[i].line.size {
			from = i
		}
	}
	for i := seed + 1; i < len(parts) && follows(parts[i-1], parts[i], parts[seed]); i++ {
		switch {
		case inColumns(chunks[i], left) && countNumbers(chunks[i])+loneNumbers(chunks[i]) > 0:
			to = i + 1
		case inColumns(chunks[i], left) || wide(parts[i], left):
			return from, to
		case to == i && parts[i].line.y-parts[i-1].line.y <= wrapApart*parts[i].line.size:
			to = i + 1
		}
	}
	return from, to
}

// loneNumbers counts the numbers of a line that has nothing else.
func loneNumbers(chunks []chunk) int {
	if len(chunks) == 1 && chunks[0].number {
		return 1
	}
	return 0
}

// follows reports whether two parts can be lines of one table.
func follows(a, b, seed *part) bool {
	if a.line == nil || b.line == nil || a.gone || b.gone || a.page != b.page || a.page != seed.page {
		return false
	}
	size := seed.line.size
	for _, p := range []*part{a, b} {
		if p.line.size > size*sameSize || p.line.size < size/sameSize {
			return false
		}
	}
	return b.line.y-a.line.y <= rowApart*size
}

// inColumns reports whether something of a line stands among the numbers' columns.
func inColumns(chunks []chunk, left float64) bool {
	for _, c := range chunks {
		if (c.line.box.X0+c.line.box.X1)/2 > left-c.line.size/2 {
			return len(chunks) > 1 || c.line.box.X0 > left-4*c.line.size
		}
	}
	return false
}

// wide reports whether a line runs from the labels into the columns, as text does.
func wide(p *part, left float64) bool {
	return p.line.box.X0 < left && p.line.box.X1 > left+2*p.line.size && !strings.Contains(p.label, "\t")
}
