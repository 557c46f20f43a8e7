package tables

import "fmt"

// Role says what a cell of a statutory table is.
type Role int

// The roles of cells.
const (
	Data         Role = iota // a figure
	ColumnHeader             // heads the cells below it, down to the next header row
	RowHeader                // heads the cells to its right
	GroupHeader              // a band over the whole width that heads the rows up to the next band
	Corner                   // the note in the corner of table three
)

// Cell is one cell as printed. Text is set for labels; Path names the figure of a data
// cell ("applications.received[6]").
type Cell struct {
	Row, Col         int // of its upper left corner, from 0
	RowSpan, ColSpan int // at least 1
	Role             Role
	Text             string
	Path             string
}

// Grid is a table without geometry: a full rectangle of cells, given in reading order.
type Grid struct {
	Name     string // what the table is called in messages, "表三"
	Rows     int
	HeadRows int   // leading rows that are repeated when the table runs over a page end
	Widths   []int // relative widths of the columns
	Cells    []Cell
	// Keep[r] says that rows r and r+1 belong to one group and are not parted by a page end
	// where that can be avoided.
	Keep []bool
}

// Validate reports the first place where the cells are not a full rectangle: a hole, an
// overlap, or a span past the last row or column.
func (g Grid) Validate() error {
	if len(g.Widths) == 0 || g.Rows == 0 {
		return fmt.Errorf("tables: %s has no cells", g.Name)
	}
	cols := len(g.Widths)
	taken := make([]bool, g.Rows*cols)
	for _, c := range g.Cells {
		if c.Row < 0 || c.Col < 0 || c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan > g.Rows || c.Col+c.ColSpan > cols {
			return fmt.Errorf("tables: %s: cell %q at row %d, column %d spans rows or columns that do not exist", g.Name, c.Text, c.Row, c.Col)
		}
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for col := c.Col; col < c.Col+c.ColSpan; col++ {
				if taken[r*cols+col] {
					return fmt.Errorf("tables: %s: two cells at row %d, column %d", g.Name, r, col)
				}
				taken[r*cols+col] = true
			}
		}
	}
	for i, t := range taken {
		if !t {
			return fmt.Errorf("tables: %s: no cell at row %d, column %d", g.Name, i/cols, i%cols)
		}
	}
	return nil
}
