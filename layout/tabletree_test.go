package layout

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
)

// grid makes a table of a drawing: each line is a row, its cells parted by spaces. A cell
// is written where it begins; < continues the one at its left, ^ the one above. ! marks a
// column's header, = a row's.
func grid(drawing string, heads int) *Table {
	var rows [][]string
	for line := range strings.Lines(strings.TrimSpace(drawing)) {
		rows = append(rows, strings.Fields(line))
	}
	t := &Table{Name: "表", Rows: len(rows), HeadRows: heads, Widths: make([]int, len(rows[0])), Sizes: []Length{XiaoSi}}
	for r, row := range rows {
		for c, text := range row {
			t.Widths[c] = 1
			if text == "<" || text == "^" {
				continue
			}
			cell := Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1, Text: strings.Trim(text, "!="), Face: fonts.Song}
			for cell.Col+cell.ColSpan < len(row) && row[cell.Col+cell.ColSpan] == "<" {
				cell.ColSpan++
			}
			for r+cell.RowSpan < len(rows) && rows[r+cell.RowSpan][c] == "^" {
				cell.RowSpan++
			}
			switch {
			case strings.HasPrefix(text, "!"):
				cell.Header = ColumnScope
			case strings.HasPrefix(text, "="):
				cell.Header = RowScope
			}
			t.Cells = append(t.Cells, cell)
		}
	}
	return t
}

// headerTexts lists the cells of a table, each with those that head it.
func headerTexts(d *Document, e *Elem, out map[string]string) map[string]string {
	if e.Role == RoleTH || e.Role == RoleTD {
		var heads []string
		for _, h := range e.Headers {
			heads = append(heads, d.Text(h))
		}
		out[d.Text(e)] = strings.Join(heads, " ")
	}
	for _, k := range e.Kids {
		if k.Elem != nil {
			headerTexts(d, k.Elem, out)
		}
	}
	return out
}

func TestCellsNameTheirHeaders(t *testing.T) {
	for _, c := range []struct {
		name, drawing string
		heads         int
		want          map[string]string
	}{
		{"two levels", `
			!角 !复议 <    !诉讼 <
			^   !维持 !纠正 !直接 !间接
			=甲 1     2     3     4
			=乙 5     6     7     8`, 2, map[string]string{
			"角": "", "复议": "", "维持": "复议", "间接": "诉讼", "甲": "", "1": "复议 维持 甲", "4": "诉讼 间接 甲", "6": "复议 纠正 乙",
		}},
		{"a header over two rows", `
			!角 !甲 !乙 <
			^   ^   !丙 !丁
			=行 1   2   3`, 2, map[string]string{"丙": "乙", "1": "甲 行", "3": "乙 丁 行"}},
		{"bands in the middle", `
			!项一 <    <
			!内容 !制发 !废止
			=规章 1    2
			!项二 <    <
			!信息 !数量 <
			=许可 3    <`, 0, map[string]string{
			"项一": "", "制发": "项一", "规章": "", "1": "项一 制发 规章", "项二": "", "数量": "项二", "3": "项二 数量 许可",
		}},
		{"row labels of two levels", `
			!角 <   !数
			=甲 =一 1
			^   =二 2
			=乙 <   3`, 1, map[string]string{"一": "甲", "二": "甲", "1": "数 甲 一", "2": "数 甲 二", "3": "数 乙"}},
		{"no headers", `
			1 2
			3 4`, 0, map[string]string{"1": "", "4": ""}},
		{"a figure under two columns", `
			!甲 !乙
			1   <`, 1, map[string]string{"1": "甲 乙"}},
	} {
		d := mustDo(t, GBT9704(), grid(c.drawing, c.heads))
		got := headerTexts(d, d.Tree, map[string]string{})
		for cell, want := range c.want {
			if g, ok := got[cell]; !ok || g != want {
				t.Errorf("%s: %s is headed by %q, want %q", c.name, cell, g, want)
			}
		}
	}
}

func TestATableHasAHeadAndABody(t *testing.T) {
	for _, c := range []struct {
		heads int
		want  string
	}{{0, "TBody"}, {1, "THead TBody"}, {2, "TBody"}} {
		table := grid("!甲 !乙\n1 2", c.heads)
		d := mustDo(t, GBT9704(), table)
		var got []string
		for _, k := range d.Tree.Kids[0].Elem.Kids {
			got = append(got, string(k.Elem.Role))
			if len(k.Elem.Kids) == 0 {
				t.Errorf("%s is empty", k.Elem.Role)
			}
		}
		if strings.Join(got, " ") != c.want || d.Tree.Kids[0].Elem.Role != RoleTable {
			t.Errorf("with %d header rows the table has %q, want %q", c.heads, got, c.want)
		}
	}
}

func TestACellKeepsItsSpansAndScope(t *testing.T) {
	d := mustDo(t, GBT9704(), grid("!甲 < !乙\n=丙 1 2\n^ 3 4", 1))
	rows := append(d.Tree.Kids[0].Elem.Kids[0].Elem.Kids, d.Tree.Kids[0].Elem.Kids[1].Elem.Kids...)
	first, label := rows[0].Elem.Kids[0].Elem, rows[1].Elem.Kids[0].Elem
	if first.Role != RoleTH || first.ColSpan != 2 || first.RowSpan != 1 || first.Scope != ColumnScope {
		t.Errorf("甲 is %+v", first)
	}
	if label.Role != RoleTH || label.RowSpan != 2 || label.Scope != RowScope {
		t.Errorf("丙 is %+v", label)
	}
	if n := len(rows[2].Elem.Kids); n != 2 {
		t.Errorf("the row below a cell of two rows has %d cells", n)
	}
	if td := rows[1].Elem.Kids[1].Elem; td.Role != RoleTD || td.Scope != NoScope || td.Scope.String() != "" || RowScope.String() != "Row" {
		t.Errorf("1 is %+v", td)
	}
}

func TestEveryMarkIsNamedOnce(t *testing.T) {
	p := body("甲")
	p.Parts = []Part{
		{Role: RoleH1, Spans: []Span{{Text: "（一）题。", Face: fonts.Kai}}},
		{Role: RoleP, Spans: []Span{{Text: "见", Face: fonts.FangSong}, {Text: "www.a.cn", Face: fonts.FangSong, Link: "http://www.a.cn"},
			{Text: "，", Face: fonts.FangSong}, {Text: ideographs(900), Face: fonts.FangSong, Bold: true}}},
	}
	d := mustDo(t, GBT9704(), p, counts(70, 4, 1), p)
	seen := map[[2]int]int{}
	links := 0
	var walk func(e *Elem)
	walk = func(e *Elem) {
		for _, k := range e.Kids {
			switch {
			case k.Elem != nil:
				walk(k.Elem)
			case k.Link != nil:
				links++
			default:
				seen[[2]int{k.Page, k.Mark}]++
			}
		}
	}
	walk(d.Tree)
	total := 0
	for i, page := range d.Pages {
		total += page.Marks
		for m := range page.Marks {
			if seen[[2]int{i, m}] != 1 {
				t.Errorf("mark %d of page %d is named %d times", m, i+1, seen[[2]int{i, m}])
			}
		}
		for _, g := range page.glyphs() {
			if g.run.Mark < 0 || g.run.Mark >= page.Marks {
				t.Errorf("page %d has the mark %d of %d", i+1, g.run.Mark, page.Marks)
			}
		}
	}
	if len(seen) != total || links != 2 {
		t.Errorf("the tree names %d marks of %d, and %d links", len(seen), total, links)
	}
}
