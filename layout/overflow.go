package layout

import "unicode"

// MayOverflow reports whether there may be no room for the texts of a flow's tables and charts, so that
// only Do can tell. It takes a small part of the time of Do. Flows in faces much wider than the embedded
// ones are not told.
func MayOverflow(flow []Block, page PageStyle) bool {
	for _, b := range flow {
		if isNilBlock(b) {
			continue
		}
		switch b := b.(type) {
		case *Group:
			if MayOverflow(b.Blocks, page) {
				return true
			}
		case *Table:
			if b.mayOverflow(page.Measure()) {
				return true
			}
		case *Figure:
			if b.Chart != nil {
				return true
			}
		}
	}
	return false
}

const (
	highLabel = 40  // characters of a label that, one below the other, are surely lower than a page
	digitEm   = 600 // more than any of the embedded faces has, in thousandths of an em
	longLabel = 3   // characters of the longest text that is not broken, whatever it is
)

// mayOverflow compares what the columns need at least with the measure.
func (t *Table) mayOverflow(measure Length) bool {
	if len(t.Sizes) == 0 || len(t.Widths) == 0 {
		return true
	}
	needs := make([]Length, len(t.Widths))
	size := t.Sizes[len(t.Sizes)-1]
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Col < 0 || c.Col >= len(needs) {
			return true
		}
		runes, em := leastWidth(c.Text)
		if c.Source != "" && (c.Row < t.HeadRows && runes*t.HeadRows > highLabel || c.RowSpan > 1 && runes > highLabel) {
			return true
		}
		need := Em(size, em) + Length(runes) + 2*cellPadLeft
		if c.Align != Left && !c.isTall() {
			need -= 2 * (cellPadLeft - cellPadClose)
		}
		needs[c.Col] = max(needs[c.Col], need) // of a cell over several columns, too: one alone has the room
	}
	all := Length(0)
	for _, n := range needs {
		all += n
	}
	return all > measure
}

// leastWidth counts a text's characters and estimates the width of what no line end parts, in
// thousandths of an em: what stands between two ideographs, with these.
func leastWidth(text string) (runes int, em int32) {
	width, widest, whole := int32(0), int32(0), int32(0)
	for _, r := range text {
		runes++
		w := int32(1000)
		if r >= '0' && r <= '9' || r == '.' || r == '-' || r == '+' {
			w = digitEm
		}
		if whole += w; r == '\n' {
			widest, width = max(widest, width), 0
			continue
		}
		if width += w; unicode.Is(unicode.Han, r) {
			widest, width = max(widest, width), w
		}
	}
	if widest = max(widest, width); runes <= longLabel {
		widest = max(widest, whole)
	}
	return runes, widest
}
