package pages

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/formats/paper"
)

const size = 10.0

// write puts a text on a page, each character as wide as it is high.
func write(p *Page, x, y float64, text string, mark int) {
	for _, r := range text {
		p.Place(Glyph{Text: string(r), Mark: mark}, Matrix{size, 0, 0, size, 0, 0}, Point{x, y}, 1)
		x += size
	}
}

// TestTablesAreReadAsTheyAreDrawn draws tables with spans, of lines or of bars, and some of them turned.
func TestTablesAreReadAsTheyAreDrawn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, cols := rapid.IntRange(2, 6).Draw(t, "rows"), rapid.IntRange(2, 6).Draw(t, "columns")
		cells := drawCells(t, rows, cols)
		p := New(1, Box{0, 0, 600, 800})
		bars := rapid.Bool().Draw(t, "bars")
		for i, c := range cells {
			x0, y0 := 50+80*float64(c.Col), 100+30*float64(c.Row)
			x1, y1 := x0+80*float64(c.ColSpan), y0+30*float64(c.RowSpan)
			for _, line := range [][2]Point{{{x0, y0}, {x1, y0}}, {{x0, y1}, {x1, y1}}, {{x0, y0}, {x0, y1}}, {{x1, y0}, {x1, y1}}} {
				edge(p, line[0], line[1], bars)
			}
			write(p, x0+5, (y0+y1)/2+3, c.Text, i)
		}
		got := Document("文件", []*Page{p}, nil)
		if len(got.Blocks) != 1 || !got.Loose {
			t.Fatalf("%d blocks", len(got.Blocks))
		}
		g, ok := got.Blocks[0].(*paper.Grid)
		if !ok {
			t.Fatalf("no table: %+v", got.Blocks[0])
		}
		if a, b := shown(g.Cells), shown(cells); a != b {
			t.Errorf("got\n%s\nwant\n%s", a, b)
		}
	})
}

func edge(p *Page, a, b Point, bar bool) {
	var path Path
	path.Move(a)
	path.Line(b)
	if !bar {
		p.Stroke(path, 0.5, p.Box)
		return
	}
	path.Line(Point{b.X + 0.4, b.Y + 0.4})
	path.Close()
	p.Fill(path, p.Box)
}

// drawCells draws the cells of a table in which every row and every column begins somewhere.
func drawCells(t *rapid.T, rows, cols int) []paper.Cell {
	var out []paper.Cell
	spanned := map[[2]int]bool{}
	wide := rapid.IntRange(1, cols-1).Draw(t, "a wide cell")
	tall := rapid.IntRange(1, rows-1).Draw(t, "a tall cell")
	add := func(row, col, rowSpan, colSpan int) {
		out = append(out, paper.Cell{Row: row, Col: col, RowSpan: rowSpan, ColSpan: colSpan, Text: fmt.Sprint(100 + len(out))})
		for r := range rowSpan {
			for c := range colSpan {
				spanned[[2]int{row + r, col + c}] = true
			}
		}
	}
	add(0, 0, 1, wide)
	add(1, 0, tall, 1)
	for row := range rows {
		for col := range cols {
			if !spanned[[2]int{row, col}] {
				add(row, col, 1, 1)
			}
		}
	}
	slices.SortFunc(out, func(a, b paper.Cell) int { return a.Row*cols + a.Col - b.Row*cols - b.Col })
	return out
}

// shown is a table, a line a cell.
func shown(cells []paper.Cell) string {
	var b strings.Builder
	for _, c := range cells {
		fmt.Fprintln(&b, c.Row, c.Col, c.RowSpan, c.ColSpan, c.Text)
	}
	return b.String()
}

// TestAStructureWithoutAllTextIsNotUsed has a mark that the structure has not.
func TestAStructureWithoutAllTextIsNotUsed(t *testing.T) {
	p := New(1, Box{0, 0, 600, 800})
	write(p, 50, 100, "第一段", 1)
	write(p, 50, 150, "第二段", 2)
	for _, marks := range [][]int{{2, 1}, {1}, nil} {
		d := Document("文件", []*Page{p}, func(m *Marks) *Element {
			top := &Element{Role: "Document"}
			for _, id := range marks {
				top.Kids = append(top.Kids, &Element{Role: "P", Kids: []*Element{m.Take(p, id)}})
			}
			return top
		})
		first := d.Blocks[0].(*paper.Paragraph).Text
		if whole := len(marks) == 2; d.Loose == whole || (first == "第二段") != whole || len(d.Blocks) != 2 {
			t.Errorf("%v: loose %v, %q first", marks, d.Loose, first)
		}
	}
}
