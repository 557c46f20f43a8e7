package pdfcheck

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// tableOf builds a table from its rows of cells.
func tableOf(rows [][]*element) *element {
	table := &element{role: "Table", mapped: "Table"}
	for _, cells := range rows {
		row := &element{role: "TR", mapped: "TR", parent: table}
		for _, cell := range cells {
			cell.parent = row
			row.kids = append(row.kids, kid{elem: cell})
		}
		table.kids = append(table.kids, kid{elem: row})
	}
	return table
}

func cell(rowSpan, colSpan int) *element {
	return &element{role: "TD", mapped: "TD", rowSpan: rowSpan, colSpan: colSpan}
}

func tableFindings(rows [][]*element) []string {
	c := &checker{}
	c.checkTable(tableOf(rows))
	return c.findings
}

func TestATableMustBeAFullRectangle(t *testing.T) {
	for name, c := range map[string]struct {
		rows [][]*element
		want string
	}{
		"no rows":            {nil, "has no cells"},
		"empty rows":         {[][]*element{{}, {}}, "has no cells"},
		"a short row":        {[][]*element{{cell(1, 1), cell(1, 1)}, {cell(1, 1)}}, "no cell at row 1, column 1"},
		"a long row":         {[][]*element{{cell(1, 1)}, {cell(1, 1), cell(1, 1)}}, "no cell at row 0, column 1"},
		"an overlap":         {[][]*element{{cell(1, 1), cell(2, 1)}, {cell(1, 2)}}, "two cells at row 1, column 1"},
		"a span below":       {[][]*element{{cell(2, 1)}}, "spans rows that do not exist"},
		"a hole in a middle": {[][]*element{{cell(1, 3)}, {cell(2, 1), cell(1, 2)}, {cell(1, 1)}}, "no cell at row 2, column 2"},
	} {
		if got := strings.Join(tableFindings(c.rows), "\n"); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q has no %q", name, got, c.want)
		}
	}
}

func TestATableIsMadeOfRowsOrOfAHeadWithBodies(t *testing.T) {
	group := func(role string, kids ...*element) *element {
		e := &element{role: role, mapped: role}
		for _, k := range kids {
			e.kids = append(e.kids, kid{elem: k})
		}
		return e
	}
	row := group("TR")
	for name, c := range map[string]struct {
		table *element
		want  string
	}{
		"rows":              {group("Table", row, row), ""},
		"a head and a body": {group("Table", group("THead", row), group("TBody", row), group("TBody", row)), ""},
		"a head alone":      {group("Table", group("THead", row)), "no body"},
		"two heads":         {group("Table", group("THead", row), group("THead", row), group("TBody", row)), "more than one head"},
		"a paragraph":       {group("Table", row, group("P")), "no row"},
		"a cell in a body":  {group("Table", group("TBody", group("TD"))), "no row"},
		"bare content":      {&element{role: "Table", mapped: "Table", kids: []kid{{mcid: 1}}}, "no row"},
	} {
		checker := &checker{}
		checker.checkGroups(c.table)
		got := strings.Join(checker.findings, "\n")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q has no %q", name, got, c.want)
		}
	}
}

// drawGrid covers a grid with cells of any spans, in reading order.
func drawGrid(t *rapid.T, height, width int) [][]*element {
	taken := make([][]bool, height)
	for i := range taken {
		taken[i] = make([]bool, width)
	}
	rows := make([][]*element, height)
	for r := range height {
		for col := range width {
			if taken[r][col] {
				continue
			}
			free := 1
			for col+free < width && !taken[r][col+free] {
				free++
			}
			c := cell(rapid.IntRange(1, height-r).Draw(t, "rows"), rapid.IntRange(1, free).Draw(t, "columns"))
			for i := range c.rowSpan {
				for j := range c.colSpan {
					taken[r+i][col+j] = true
				}
			}
			rows[r] = append(rows[r], c)
		}
	}
	return rows
}

func TestAnyFullRectanglePassesAndNoTableOfAnotherAreaDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		height, width := rapid.IntRange(1, 6).Draw(t, "height"), rapid.IntRange(1, 6).Draw(t, "width")
		rows := drawGrid(t, height, width)
		if found := tableFindings(rows); len(found) > 0 {
			t.Fatal(found)
		}
		var cells []*element
		for _, row := range rows {
			cells = append(cells, row...)
		}
		c := rapid.SampledFrom(cells).Draw(t, "cell")
		before := c.rowSpan * c.colSpan
		c.rowSpan, c.colSpan = rapid.IntRange(1, 7).Draw(t, "rows"), rapid.IntRange(1, 7).Draw(t, "columns")
		area := height*width - before + c.rowSpan*c.colSpan
		if found := tableFindings(rows); area%height != 0 && len(found) == 0 {
			t.Fatalf("%d places in %d rows pass", area, height)
		}
	})
}
