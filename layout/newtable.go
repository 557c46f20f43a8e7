package layout

import (
	"strings"

	"github.com/nianbao/nianbao/fonts"
)

// NewTable makes a table from rows of texts, for tables without cells over several rows or columns.
// The first headRows rows are headers, which are repeated on every page that the table goes on on.
// Columns whose cells below the headers are all numbers are aligned as numbers, those of short texts
// are centred, all others left; widths follow from the texts. Text is 仿宋 and numbers are 宋, in the largest of 小四, 五号 and 小五
// that takes the fewest pages. name names the table in errors.
//
// Rows of unequal length give a table with cells missing or too many, which Do refuses with a
// *BadTable that names the place. The table may be changed before it is laid out.
func NewTable(name string, headRows int, rows [][]string) *Table {
	t := &Table{Name: name, Rows: len(rows), HeadRows: headRows, Sizes: []Length{XiaoSi, WuHao, XiaoWu}}
	if len(rows) > 0 {
		t.Widths = make([]int, len(rows[0]))
	}
	for r, row := range rows {
		for c, text := range row {
			t.Cells = append(t.Cells, Cell{Row: r, Col: c, Text: text, Align: Left, Face: fonts.FangSong})
		}
	}
	for c := range t.Widths {
		t.column(c)
	}
	t.narrow()
	return t
}

// narrow makes room for columns of short texts where the columns are wider than the measure of an
// A4 page: only those of longer texts give way, whose lines can be broken.
func (t *Table) narrow() {
	const measure, short = 70, 16 // in halves of a character of 小四
	fixed, long := 0, 0
	for _, w := range t.Widths {
		if w <= short {
			fixed += w
		} else {
			long += w
		}
	}
	if fixed+long <= measure {
		return
	}
	for i, w := range t.Widths {
		if w > short {
			t.Widths[i] = max(w*max(measure-fixed, 0)/long, short)
		}
	}
}

// column gives a column of NewTable its width, faces and alignment.
func (t *Table) column(col int) {
	var cells []*Cell // below the headers
	numbers, widest := true, 0
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Col != col {
			continue
		}
		widest = max(widest, halfWidths(c.Text))
		if c.Row < t.HeadRows {
			c.Header, c.Align = ColumnScope, Centre
			continue
		}
		cells = append(cells, c)
		numbers = numbers && isNumber(c.Text)
	}
	const short = 10 // half-widths of the texts of a column that is centred
	for _, c := range cells {
		switch {
		case numbers:
			c.Face, c.Align = fonts.Song, Units
		case widest <= short:
			c.Align = Centre
		}
	}
	// A long text takes more lines rather than all of the measure.
	const least, most = 6, 40
	t.Widths[col] = min(max(widest+2, least), most)
}

// isNumber reports whether a text is a number: digits with perhaps a sign, separators, a point and
// a per cent sign.
func isNumber(text string) bool {
	digits := strings.Trim(strings.TrimSuffix(strings.TrimLeft(text, "+-−"), "%"), "0123456789.,")
	return digits == "" && strings.ContainsAny(text, "0123456789")
}

// halfWidths counts the columns of a text in a terminal's way: two for a Chinese character, of the
// longest of its lines.
func halfWidths(text string) int {
	widest := 0
	for line := range strings.Lines(text) {
		n := 0
		for _, r := range strings.TrimRight(line, "\n") {
			n++
			if r >= 0x2e80 {
				n++
			}
		}
		widest = max(widest, n)
	}
	return widest
}
