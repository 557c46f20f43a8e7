package layout

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/golden"
)

// goldenBlocks compares what run makes of each block of a file with the lines that follow it there after
// "> ". Blocks are parted by empty lines; lines that begin with # say what a block is for.
func goldenBlocks(t *testing.T, file string, run func(t *testing.T, in []string) string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	var in []string
	end := func() {
		if len(in) > 0 {
			for line := range strings.Lines(run(t, in)) {
				out.WriteString(strings.TrimRight("> "+line, "\n ") + "\n")
			}
		}
		in = nil
	}
	for s := bufio.NewScanner(bytes.NewReader(data)); s.Scan(); {
		switch line := s.Text(); {
		case strings.HasPrefix(line, ">"):
			continue
		case line == "":
			end()
			out.WriteString("\n")
		default:
			out.WriteString(line + "\n")
			if !strings.HasPrefix(line, "#") {
				in = append(in, line)
			}
		}
	}
	end()
	golden.Compare(t, file, out.Bytes())
}

// tableCase is a table of a golden file with what stands around it. Lengths there are in points.
//
//	page DEPTH LINES MEASURE    the type area; its edges are 20 pt from those of the page
//	above N                     what stands above the table, without text
//	before TEXT                 a heading that stays with the table
//	after N …                   blocks of N pt below it, each with the text 后
//	group                       heading and table are in a section
//	reverse                     the cells are listed from the last one to the first
//	second N …                  a table of so many rows below all that, below a heading of its own if there is one above
//	sizes …, heads N, widths …, keep ROW …, divisible, keepend
//	| cell | cell               a row
//	show WHAT …                 what of the result follows
//
// A cell is a text in which / ends a line, ~ is a space, and *N at its end repeats the text on N lines. < at its place
// continues the cell at its left, ^ the one above. ! at its beginning makes it a header of columns, = of rows;
// after that, ' sets it at the left, # as a number; without one it is centred. {…} at its end are phrases.
type tableCase struct {
	page   PageStyle
	above  Length
	before string
	after  []Length
	table  *Table
	show   []string
	grid   [][]string

	reversed bool
	group    bool
	second   []int
}

func parseTable(t *testing.T, in []string) *tableCase {
	t.Helper()
	c := &tableCase{page: pointPage(200*Pt, 10, 300*Pt), table: &Table{Name: "表", Sizes: []Length{10 * Pt}}}
	for _, line := range in {
		if row, ok := strings.CutPrefix(line, "|"); ok {
			cells := strings.Split(row, "|")
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			c.grid = append(c.grid, cells)
			continue
		}
		word, rest, _ := strings.Cut(line, " ")
		var n []Length
		var ints []int
		for _, f := range strings.Fields(rest) {
			v, err := strconv.ParseFloat(f, 64)
			if err == nil {
				n, ints = append(n, Length(v*float64(Pt))), append(ints, int(v))
			}
		}
		switch word {
		case "page":
			c.page = pointPage(n[0], ints[1], n[2])
		case "above":
			c.above = n[0]
		case "before":
			c.before = rest
		case "after":
			c.after = n
		case "sizes":
			c.table.Sizes = n
		case "heads":
			c.table.HeadRows = ints[0]
		case "widths":
			c.table.Widths = ints
		case "keep":
			c.table.Keep = make([]bool, slices.Max(ints)+1)
			for _, r := range ints {
				c.table.Keep[r] = true
			}
		case "second":
			c.second = ints
		case "group":
			c.group = true
		case "reverse":
			c.reversed = true
		case "divisible":
			c.table.Divisible = true
		case "keepend":
			c.table.KeepEnd = true
		case "show":
			c.show = strings.Fields(rest)
		default:
			t.Fatalf("no line of a table: %q", line)
		}
	}
	c.cells()
	if c.reversed {
		slices.Reverse(c.table.Cells)
	}
	return c
}

// pointPage is a page of a type area in points.
func pointPage(depth Length, lines int, measure Length) PageStyle {
	return PageStyle{
		Width: measure + 40*Pt, Height: depth + 40*Pt, Top: 20 * Pt, Bottom: 20 * Pt, Left: 20 * Pt, Right: 20 * Pt,
		Lines: lines, Chars: 20, Body: 10 * Pt,
	}
}

func (c *tableCase) cells() {
	t := c.table
	t.Rows = len(c.grid)
	for r, row := range c.grid {
		for col, text := range row {
			if text == "<" || text == "^" {
				continue
			}
			cell := cellOf(text)
			cell.Row, cell.Col, cell.RowSpan, cell.ColSpan = r, col, 1, 1
			for col+cell.ColSpan < len(row) && row[col+cell.ColSpan] == "<" {
				cell.ColSpan++
			}
			for r+cell.RowSpan < len(c.grid) && c.grid[r+cell.RowSpan][col] == "^" {
				cell.RowSpan++
			}
			t.Cells = append(t.Cells, cell)
		}
	}
	if len(t.Widths) == 0 && len(c.grid) > 0 {
		t.Widths = make([]int, len(c.grid[0]))
		for i := range t.Widths {
			t.Widths[i] = 1
		}
	}
}

func cellOf(text string) Cell {
	c := Cell{Face: fonts.FangSong, Align: Centre, Source: "s:" + text}
	if t, ok := strings.CutPrefix(text, "!"); ok {
		c.Header, text = ColumnScope, t
	} else if t, ok := strings.CutPrefix(text, "="); ok {
		c.Header, text = RowScope, t
	}
	if t, ok := strings.CutPrefix(text, "'"); ok {
		c.Align, text = Left, t
	} else if t, ok := strings.CutPrefix(text, "#"); ok {
		c.Align, c.Face, text = Units, fonts.Song, t
	}
	if t, phrases, ok := strings.Cut(strings.TrimSuffix(text, "}"), "{"); ok {
		c.Phrases, text = strings.Split(phrases, ","), t
	}
	if t, times, ok := strings.Cut(text, "*"); ok {
		n, _ := strconv.Atoi(times)
		text = strings.TrimSuffix(strings.Repeat(t+"/", n), "/")
	}
	c.Text = strings.ReplaceAll(strings.ReplaceAll(text, "/", "\n"), "~", " ")
	return c
}

// flow is the table with what stands around it.
func (c *tableCase) flow() []Block {
	var flow []Block
	if c.above > 0 {
		flow = append(flow, &Separator{Weight: c.above})
	}
	if c.before != "" {
		h := heading(RoleH1, c.before)
		h.Style.Size = 10 * Pt
		flow = append(flow, h)
	}
	flow = append(flow, c.table)
	if c.group {
		n := len(flow) - 1
		if c.before != "" {
			n--
		}
		flow = append(flow[:n:n], &Group{Role: RoleSect, Blocks: flow[n:]})
	}
	for _, n := range c.after {
		p := body("后")
		p.Style.Size, p.Style.Pitch = 10*Pt, n
		flow = append(flow, p)
	}
	for _, n := range c.second {
		if c.before != "" {
			h := heading(RoleH1, "次")
			h.Style.Size = 10 * Pt
			flow = append(flow, h)
		}
		flow = append(flow, secondTable(n, c.table.Sizes))
	}
	return flow
}

// secondTable is a table of one column.
func secondTable(n int, sizes []Length) *Table {
	t := &Table{Name: "次表", Rows: n, Widths: []int{1}, Sizes: sizes}
	for r := range n {
		t.Cells = append(t.Cells, Cell{Row: r, RowSpan: 1, ColSpan: 1, Text: strconv.Itoa(r + 1), Face: fonts.Song, Align: Units})
	}
	return t
}

// do lays the case out and says what became of it on a line, or in full.
func (c *tableCase) do(t *testing.T, write func(*Document) string) string {
	t.Helper()
	d, err := Do(c.flow(), c.page, faces(t))
	if err != nil {
		return faultLines(err)
	}
	return write(d)
}

// faultLines writes all that each fault says.
func faultLines(err error) string {
	var faults Faults
	if !errors.As(err, &faults) {
		return fmt.Sprintf("%T %+v", err, err)
	}
	var lines []string
	for _, f := range faults {
		lines = append(lines, strings.ReplaceAll(fmt.Sprintf("%T %#v", f, f), "*layout.", ""))
	}
	return strings.Join(lines, "\n") + "\n"
}

// scan writes what f says of each of 0 … last, where it says something else than of the one before.
func scan(last int, f func(n int) string) string {
	var b strings.Builder
	before := "\x00"
	for n := range last + 1 {
		if said := f(n); said != before {
			fmt.Fprintf(&b, "%4d: %s\n", n, strings.ReplaceAll(strings.TrimSpace(said), "\n", "; "))
			before = said
		}
	}
	return b.String()
}
