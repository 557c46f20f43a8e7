package xlsx

import (
	"regexp"
	"slices"
	"sort"
	"unicode/utf8"

	"github.com/nianbao/nianbao/formats/paper"
)

// labelsBack is how many rows are looked at for labels of the same width.
const labelsBack = 50

// maxGap is how many empty rows may stand inside a table.
const maxGap = 3

// box is a cell, or cells that are merged, with the text that they show. Empty ones are those that
// the file names: cells of a table that nothing was written into.
type box struct {
	area
	cell   *cell
	wide   bool // it was merged farther to the right than anything on the sheet
	empty  bool // the cell shows nothing
	number bool // the cell shows a number
}

// blank reports whether a box shows nothing. It is asked once for each row that the box covers, so
// the text is looked at once, when the box is made.
func (b box) blank() bool { return b.empty }

// layout is how a sheet is used: its boxes by the rows that they cover, sorted by column.
type layout struct {
	sheet  *sheet
	rows   map[int][]box
	used   []int       // rows with boxes, in order
	read   map[at]bool // merged cells that are paragraphs
	filled *int        // positions of the tables of the workbook, those without a cell included
}

// arrange finds the boxes of a sheet.
func arrange(s *sheet) *layout {
	l := &layout{sheet: s, rows: map[int][]box{}, read: map[at]bool{}, filled: new(int)}
	inside := map[at]area{} // positions in merged areas
	var covered []at        // positions with texts that merged areas hide
	bounds := area{}
	for p, c := range s.cells {
		if !c.blank() || c.style.bordered {
			bounds.bottom, bounds.right = max(bounds.bottom, p.row), max(bounds.right, p.col)
		}
	}
	left := maxCells
	for _, m := range s.merges {
		if m.left > bounds.right || m.top > bounds.bottom { // nothing is in it
			continue
		}
		wide := m.right > max(bounds.right, m.left)
		m.bottom, m.right = min(m.bottom, max(bounds.bottom, m.top)), min(m.right, max(bounds.right, m.left))
		if m.bottom-m.top > maxCells/(m.right-m.left+1) {
			continue
		}
		if left -= (m.bottom - m.top + 1) * (m.right - m.left + 1); left < 0 {
			break
		}
		if !occupy(inside, m) {
			continue
		}
		first := at{m.top, m.left}
		if s.cells[first] == nil {
			s.cells[first] = &cell{}
		}
		l.add(box{area: m, cell: s.cells[first], wide: wide})
	}
	for p, c := range s.cells {
		m, merged := inside[p]
		switch {
		case merged && !c.blank() && p != at{m.top, m.left}:
			covered = append(covered, p)
		case merged:
		case !c.blank() || c.style.bordered || c.remark != "" || !s.bordered:
			l.add(box{area: area{p.row, p.col, p.row, p.col}, cell: c})
		}
	}
	slices.SortFunc(covered, at.compare)
	for _, p := range covered {
		m := inside[p]
		s.cells[at{m.top, m.left}].addRemark("被合并遮住的文字：“" + shorten(s.cells[p].text) + "”")
	}
	for r, boxes := range l.rows {
		slices.SortFunc(boxes, func(a, b box) int { return a.left - b.left })
		l.used = append(l.used, r)
	}
	slices.Sort(l.used)
	return l
}

// occupy notes that positions are in a merged area, unless another has them.
func occupy(inside map[at]area, m area) bool {
	for r := m.top; r <= m.bottom; r++ {
		for c := m.left; c <= m.right; c++ {
			if _, taken := inside[at{r, c}]; taken {
				return false
			}
		}
	}
	for r := m.top; r <= m.bottom; r++ {
		for c := m.left; c <= m.right; c++ {
			inside[at{r, c}] = m
		}
	}
	return true
}

func (l *layout) add(b box) {
	b.empty, b.number = b.cell.blank(), isNumber(b.cell)
	for r := b.top; r <= b.bottom; r++ {
		l.rows[r] = append(l.rows[r], b)
	}
}

// region is a part of a sheet.
type region struct{ area }

// boxes returns the boxes of a row inside a region.
func (l *layout) boxes(r region, row int) []box {
	all := l.rows[row]
	first := sort.Search(len(all), func(i int) bool { return all[i].right >= r.left })
	last := first
	for last < len(all) && all[last].left <= r.right {
		last++
	}
	return all[first:last]
}

// rowsOf returns the used rows of a region.
func (l *layout) rowsOf(r region) []int {
	return l.used[sort.SearchInts(l.used, r.top):sort.SearchInts(l.used, r.bottom+1)]
}

// kind is what a row looks like.
type kind int

const (
	emptyRow  kind = iota // nothing, or empty cells only
	singleRow             // one text
	tableRow              // several cells
)

// look tells what a row of a region looks like, and its text if that is a single one.
func (l *layout) look(r region, row int) (kind, box) {
	texts, slots := 0, 0
	var single box
	for _, b := range l.boxes(r, row) {
		if b.blank() {
			slots++
			continue
		}
		texts++
		single = b
	}
	switch {
	case texts == 0:
		return emptyRow, box{}
	case texts == 1 && slots == 0:
		return singleRow, single
	case texts == 1 && !l.sheet.bordered && slots > 0 && single.left == single.right && single.top == single.bottom && !l.reaches(r, row):
		return singleRow, single
	}
	return tableRow, single
}

// reaches reports whether the empty cells of a row stand below or above cells of a table, as they
// do in a row that nothing was filled into. Others are left over from typing.
func (l *layout) reaches(r region, row int) bool {
	for _, near := range []int{row - 1, row + 1} {
		texts := 0
		for _, b := range l.boxes(r, near) {
			if !b.blank() {
				texts++
			}
		}
		if texts > 1 {
			return true
		}
	}
	return false
}

// extent returns the first and the last column of a row's boxes.
func (l *layout) extent(r region, row int) (left, right int) {
	left, right = sheetCols, -1
	for _, b := range l.boxes(r, row) {
		left, right = min(left, b.left), max(right, b.right)
	}
	return left, right
}

// part is a block of a sheet with the row that it begins in.
type part struct {
	row   int
	block paper.Block
}

// split cuts a region into paragraphs and tables.
func (l *layout) split(r region) []part {
	var out []part
	for i := sort.SearchInts(l.used, r.top); i < len(l.used) && l.used[i] <= r.bottom; {
		row := l.used[i]
		k, single := l.look(r, row)
		switch {
		case k == emptyRow || k == singleRow && l.read[at{single.top, single.left}]:
			i++
		case k == singleRow && !l.opens(r, i, single) && !l.labels(r, i, single):
			if single.top == row || row == r.top {
				l.read[at{single.top, single.left}] = true
				out = append(out, l.paragraphs(single)...)
			}
			i++
		default:
			last := l.tableEnd(r, i)
			left, right := sheetCols, -1
			for _, used := range l.used[i : last+1] {
				a, b := l.extent(r, used)
				left, right = min(left, a), max(right, b)
			}
			out = append(out, l.table(region{area{row, left, l.used[last], right}})...)
			i = last + 1
		}
	}
	return out
}

// opens tells whether a row with a single text is the first of the table below it: a caption over all
// of its columns.
func (l *layout) opens(r region, i int, b box) bool {
	row := l.used[i]
	if i+1 == len(l.used) || l.used[i+1] != row+1 || row+1 > r.bottom || b.left == b.right {
		return false
	}
	if next, _ := l.look(r, row+1); next != tableRow {
		return false
	}
	left, right := l.extent(r, row+1)
	if b.left != left || b.right != right || b.wide {
		return false
	}
	if l.sheet.bordered {
		return b.cell.style.bordered
	}
	return !heading.MatchString(b.cell.text) && !sentence.MatchString(b.cell.text)
}

// labels tells whether a row with a single text is the first of a table whose rows that text stands
// beside: a label that is merged over them, of which the first hold nothing else.
func (l *layout) labels(r region, i int, b box) bool {
	row := l.used[i]
	switch {
	case b.top < row && row > r.top, b.bottom == row: // it was asked of the row above
		return false
	case l.sheet.bordered && !b.cell.style.bordered:
		return false
	case b.left < b.right && (b.wide || heading.MatchString(b.cell.text) || sentence.MatchString(b.cell.text)):
		return false
	}
	for _, below := range l.used[i+1:] {
		if below > min(b.bottom, r.bottom) {
			break
		}
		if k, _ := l.look(r, below); k == tableRow {
			return true
		}
	}
	return false
}

// tableEnd returns the index of the last row of the table that begins with a row, both as indexes of
// l.used.
func (l *layout) tableEnd(r region, first int) int {
	left, right := l.extent(r, l.used[first])
	last := first
	for i := first + 1; i < len(l.used) && l.used[i] <= r.bottom; i++ {
		gap := l.used[i] - l.used[last] - 1
		k, single := l.look(r, l.used[i])
		a, b := l.extent(r, l.used[i])
		switch {
		case k == emptyRow:
			continue
		case k == singleRow && single.top < l.used[i]: // what is merged from above goes on
		case k == singleRow:
			if gap > 0 || !l.inTable(r, i, single, left, right, first) {
				return last
			}
		case gap > maxGap:
			return last
		case gap > 0 && (b != right || a < left):
			return last
		}
		left, right = min(left, a), max(right, b)
		last = i
	}
	return last
}

var (
	heading  = regexp.MustCompile(`^[\s　]*[一二三四五六七八九十]+[、.．]`)
	sentence = regexp.MustCompile(`[。；！？]|^[\s　]*注[：:]`)
)

// inTable tells whether a row with a single text is a row of the table that it follows: a caption
// over all of its columns, or a label whose row nothing was filled into.
func (l *layout) inTable(r region, i int, b box, left, right, first int) bool {
	row := l.used[i]
	next := emptyRow
	if i+1 < len(l.used) && l.used[i+1] == row+1 {
		next, _ = l.look(r, row+1)
	}
	if l.sheet.bordered {
		return b.cell.style.bordered
	}
	length := utf8.RuneCountInString(b.cell.text)
	if b.left < left || b.right > right || b.wide || sentence.MatchString(b.cell.text) || length > 60 {
		return false
	}
	if b.right > b.left && !(b.left == left && b.right == right) { // as wide as other labels of the table
		for _, used := range l.used[max(first, i-labelsBack):i] {
			if boxes := l.boxes(r, used); len(boxes) > 1 && boxes[0].left == b.left && boxes[0].right == b.right {
				return true
			}
		}
	}
	if next != tableRow || heading.MatchString(b.cell.text) {
		return false
	}
	if b.left == left && b.right == right {
		return true
	}
	return b.left == left && length <= 20
}
