package paper

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
	"pgregory.net/rapid"
)

// officialGrid is an official table as a grid of cells, with a figure for each path.
func officialGrid(g *tables.Grid, figure func(path string) string) *Grid {
	out := &Grid{Rows: g.Rows, Cols: len(g.Widths)}
	for _, c := range g.Cells {
		text := c.Text
		if c.Path != "" {
			text = figure(c.Path)
		}
		out.Cells = append(out.Cells, Cell{Row: c.Row, Col: c.Col, RowSpan: c.RowSpan, ColSpan: c.ColSpan, Text: text})
	}
	return out
}

// document is a report with official tables that hold figures.
func document(e *tables.Edition, year int, figures map[string]string, change func(name string, g *Grid) []Block) *Document {
	doc := &Document{Kind: "测试"}
	say := func(lines ...string) {
		for _, l := range lines {
			doc.Blocks = append(doc.Blocks, &Paragraph{Text: l})
		}
	}
	say("某县民政局", fmt.Sprintf("%d年政府信息公开工作年度报告", year), "本报告由某县民政局编制。")
	for _, s := range e.Sections {
		say(s.Number + "、" + s.Title)
		if s.Table == nil {
			say(s.Title + "的第一段。")
			continue
		}
		doc.Blocks = append(doc.Blocks, change(s.Table.Name, officialGrid(s.Table, func(path string) string { return figures[path] }))...)
	}
	return doc
}

// drawn are figures for an edition: small whole numbers, mostly 0.
func drawn(t *rapid.T, e *tables.Edition) map[string]string {
	out := map[string]string{}
	for _, path := range model.SchemaOf(e).Figures {
		out[path] = fmt.Sprint(max(0, rapid.IntRange(-20, 60).Draw(t, "n")))
	}
	return out
}

// agree reports figures of a report that differ from what stood in the tables and are not told.
func agree(r *model.Report, findings model.Findings, figures map[string]string) string {
	var wrong []string
	schema := r.Schema()
	for _, path := range schema.Figures {
		f := schema.ByPath[path]
		if got := f.Text(r); got != figures[path] && !told(findings, path) {
			wrong = append(wrong, fmt.Sprintf("%s is %s, want %s", path, got, figures[path]))
		}
	}
	return strings.Join(wrong, "\n")
}

func told(findings model.Findings, path string) bool {
	return slices.ContainsFunc(findings, func(f model.Finding) bool {
		return f.Path != "" && (f.Path == path || strings.HasPrefix(path, f.Path+".") || strings.HasPrefix(path, f.Path+"["))
	})
}

var editions = []struct {
	e    *tables.Edition
	year int
}{{&tables.Edition2019, 2020}, {&tables.Edition2021, 2023}}

// The official tables are read exactly and without a finding but those on sums that fail.
func TestTheOfficialTablesAreReadExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SampledFrom(editions).Draw(t, "edition")
		figures := drawn(t, c.e)
		doc := document(c.e, c.year, figures, func(_ string, g *Grid) []Block { return []Block{g} })
		r, findings, err := Recognize(doc, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range findings {
			if f.ID != "IMPORT-CHECK" {
				t.Fatalf("a finding on a sound table: %v", f)
			}
		}
		if wrong := agree(r, nil, figures); wrong != "" {
			t.Fatal(wrong)
		}
		if r.Organ != "某县民政局" || r.Year != c.year || r.Title != "" || r.Preamble != "本报告由某县民政局编制。\n" || r.Problems != "存在的主要问题及改进情况的第一段。\n" {
			t.Fatalf("%+v", r)
		}
	})
}

// Whatever happens to a table on its way, no figure is wrong without a finding, and what a person can
// still read is read.
func TestDamagedTablesAreReadOrTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SampledFrom(editions).Draw(t, "edition")
		figures := drawn(t, c.e)
		damage := rapid.SampledFrom([]string{"spans", "index", "cut", "rows", "repeated labels", "columns", "pieces", "lines", "words"}).Draw(t, "damage")
		seed := rapid.IntRange(0, 30).Draw(t, "where")
		doc := document(c.e, c.year, figures, func(name string, g *Grid) []Block { return damaged(name, g, damage, seed) })
		r, findings, err := Recognize(doc, "")
		if err != nil {
			t.Fatal(err)
		}
		if wrong := agree(r, findings, figures); wrong != "" {
			t.Fatalf("%s: %s", damage, wrong)
		}
		if damage != "words" {
			for _, f := range findings {
				if f.ID != "IMPORT-CHECK" && f.Severity > model.SeverityInfo {
					t.Fatalf("%s: %v", damage, f)
				}
			}
		}
	})
}

// damaged changes a table as offices and programs do.
func damaged(name string, g *Grid, how string, seed int) []Block {
	switch {
	case how == "spans":
		return []Block{withoutSpans(g)}
	case how == "index" && name == "表三":
		return []Block{withIndex(g)}
	case how == "cut" && name == "表三":
		at := 4 + seed%(g.Rows-5)
		return []Block{rowsOf(g, 0, at), &Paragraph{Text: "— 2 —", Line: true}, rowsOf(g, at, g.Rows)}
	case how == "rows" && name == "表三":
		return []Block{swapped(g, g.Rows-1, g.Rows-2)}
	case how == "repeated labels" && name == "表三":
		return []Block{repeated(g)}
	case how == "columns" && name == "表三":
		return []Block{totalFirst(g)}
	case how == "pieces" && name == "表四":
		return []Block{columnsOfGrid(g, 0, 5), columnsOfGrid(g, 5, 15)}
	case how == "lines":
		return asLines(g, "\t")
	case how == "words":
		return asLines(g, " ")
	}
	return []Block{g}
}

// withoutSpans puts every cell on its own and leaves the rest of its span blank.
func withoutSpans(g *Grid) *Grid {
	out := &Grid{Rows: g.Rows, Cols: g.Cols}
	at := map[[2]int]string{}
	for _, c := range g.Cells {
		at[[2]int{c.Row, c.Col}] = c.Text
	}
	for r := range g.Rows {
		for col := range g.Cols {
			out.Cells = append(out.Cells, Cell{Row: r, Col: col, RowSpan: 1, ColSpan: 1, Text: at[[2]int{r, col}]})
		}
	}
	return out
}

// withIndex puts a column of row numbers first.
func withIndex(g *Grid) *Grid {
	out := &Grid{Rows: g.Rows, Cols: g.Cols + 1}
	for r := range g.Rows {
		text := ""
		if r >= 3 {
			text = fmt.Sprint(r - 2)
		}
		out.Cells = append(out.Cells, Cell{Row: r, RowSpan: 1, ColSpan: 1, Text: text})
		for _, c := range g.Cells {
			if c.Row == r {
				c.Col++
				out.Cells = append(out.Cells, c)
			}
		}
	}
	return out
}

func rowsOf(g *Grid, from, to int) *Grid {
	out := &Grid{Rows: to - from, Cols: g.Cols}
	for _, c := range g.Cells {
		if c.Row >= from && c.Row < to {
			c.Row -= from
			c.RowSpan = min(c.RowSpan, out.Rows-c.Row)
			out.Cells = append(out.Cells, c)
		}
	}
	return out
}

func columnsOfGrid(g *Grid, from, to int) *Grid {
	out := &Grid{Rows: g.Rows, Cols: to - from}
	for _, c := range g.Cells {
		if c.Col >= from && c.Col < to {
			c.Col -= from
			out.Cells = append(out.Cells, c)
		}
	}
	return out
}

func swapped(g *Grid, a, b int) *Grid {
	out := &Grid{Rows: g.Rows, Cols: g.Cols, Cells: slices.Clone(g.Cells)}
	for i := range out.Cells {
		switch c := &out.Cells[i]; c.Row {
		case a:
			c.Row = b
		case b:
			c.Row = a
		}
	}
	slices.SortStableFunc(out.Cells, func(x, y Cell) int { return (x.Row-y.Row)*100 + x.Col - y.Col })
	return out
}

// repeated writes the labels of spans in each of their rows.
func repeated(g *Grid) *Grid {
	out := &Grid{Rows: g.Rows, Cols: g.Cols}
	for _, c := range g.Cells {
		for r := range c.RowSpan {
			d := c
			d.Row, d.RowSpan = c.Row+r, 1
			out.Cells = append(out.Cells, d)
		}
	}
	slices.SortStableFunc(out.Cells, func(x, y Cell) int { return (x.Row-y.Row)*100 + x.Col - y.Col })
	return out
}

// totalFirst moves the column of totals before the others.
func totalFirst(g *Grid) *Grid {
	out := &Grid{Rows: g.Rows, Cols: g.Cols}
	for _, c := range g.Cells {
		switch {
		case c.Col == 9:
			c.Col = 3
		case c.Col >= 3 && c.ColSpan < 7:
			c.Col++
		}
		out.Cells = append(out.Cells, c)
	}
	slices.SortStableFunc(out.Cells, func(x, y Cell) int { return (x.Row-y.Row)*100 + x.Col - y.Col })
	return out
}

// asLines writes a table as lines, as copying it gives them.
func asLines(g *Grid, between string) []Block {
	var out []Block
	for r := range g.Rows {
		var cells []string
		for _, c := range g.Cells {
			if c.Row == r {
				cells = append(cells, c.Text)
			}
		}
		out = append(out, &Paragraph{Text: strings.Join(cells, between)})
	}
	return out
}

// Rows without any text stand in tables that were filled in by hand.
func TestEmptyRowsAreNoRows(t *testing.T) {
	figures := map[string]string{}
	for _, path := range model.SchemaOf(&tables.Edition2021).Figures {
		figures[path] = "1"
	}
	doc := document(&tables.Edition2021, 2023, figures, func(_ string, g *Grid) []Block {
		out := &Grid{Rows: 2 * g.Rows, Cols: g.Cols}
		for _, c := range g.Cells {
			c.Row, c.RowSpan = 2*c.Row, 2*c.RowSpan-1
			out.Cells = append(out.Cells, c)
		}
		for r := range g.Rows {
			for col := range g.Cols {
				out.Cells = append(out.Cells, Cell{Row: 2*r + 1, Col: col, RowSpan: 1, ColSpan: 1})
			}
		}
		slices.SortStableFunc(out.Cells, func(x, y Cell) int { return (x.Row-y.Row)*100 + x.Col - y.Col })
		return []Block{out}
	})
	r, findings, err := Recognize(doc, "")
	if err != nil {
		t.Fatal(err)
	}
	if wrong := agree(r, nil, figures); wrong != "" {
		t.Errorf("%s\n%v", wrong, findings)
	}
}

// A cell that is missing moves those behind it to the left; a cell of a column of notes must not fill the gap.
func TestAMissingCellIsToldBesideAColumnOfNotes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		figures := drawn(t, &tables.Edition2021)
		row, col := rapid.IntRange(3, 27).Draw(t, "row"), rapid.IntRange(3, 9).Draw(t, "column")
		doc := document(&tables.Edition2021, 2023, figures, func(name string, g *Grid) []Block {
			if name != "表三" {
				return []Block{g}
			}
			out := &Grid{Rows: g.Rows, Cols: g.Cols + 1}
			for r := range g.Rows {
				moved := 0
				for _, c := range g.Cells {
					switch {
					case c.Row != r:
					case r == row && c.Col == col:
						moved = 1
					default:
						c.Col -= moved
						out.Cells = append(out.Cells, c)
					}
				}
				note := ""
				if r == 0 {
					note = "备注"
				}
				if r == 0 || r >= 3 {
					out.Cells = append(out.Cells, Cell{Row: r, Col: g.Cols - moved, RowSpan: 1, ColSpan: 1, Text: note})
				}
			}
			return []Block{out}
		})
		r, findings, err := Recognize(doc, "")
		if err != nil {
			t.Fatal(err)
		}
		if wrong := agree(r, findings, figures); wrong != "" {
			t.Fatal(wrong)
		}
	})
}
