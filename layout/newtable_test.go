package layout

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/fonts"
)

func TestATableFromTexts(t *testing.T) {
	table := NewTable("培训安排", 1, [][]string{
		{"日期", "内容", "人数", "比例"},
		{"3月5日", "政府信息公开条例解读", "120", "12.5%"},
		{"3月6日", "依申请公开的办理，包括答复的时限、格式和文书的送达，以及常见的问题", "1,085", "-3%"},
	})
	d := mustDo(t, GBT9704(), table)
	var tree strings.Builder
	if err := DumpTree(&tree, d); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"THead", "TBody", "TH #h3 Column p1.2 “人数”", "TD ←h3 p1.10 “1,085”"} {
		if !strings.Contains(tree.String(), want) {
			t.Errorf("the tree lacks %q\n%s", want, tree.String())
		}
	}
	for i, want := range []struct {
		face  fonts.Role
		align Align
	}{{fonts.FangSong, Centre}, {fonts.FangSong, Left}, {fonts.Song, Units}, {fonts.Song, Units}} {
		if c := table.Cells[8+i]; c.Face != want.face || c.Align != want.align {
			t.Errorf("column %d: %+v", i, c)
		}
		if c := table.Cells[i]; c.Header != ColumnScope || c.Align != Centre {
			t.Errorf("header %d: %+v", i, c)
		}
	}
	if w := table.Widths; w[1] <= w[0] || w[1] > 5*w[0] {
		t.Errorf("widths %v", w)
	}
}

func TestAColumnWithOneTextIsNoColumnOfNumbers(t *testing.T) {
	for _, text := range []string{"无", "", "-", "3件", "12-5a", "%"} {
		table := NewTable("表", 0, [][]string{{"12"}, {text}})
		if table.Cells[0].Align == Units {
			t.Errorf("with %q the column is aligned as numbers", text)
		}
	}
}

func TestRowsThatMakeNoTableAreRefused(t *testing.T) {
	for want, table := range map[string]*Table{
		"layout: 表: it has no columns, rows or sizes":                              NewTable("表", 0, nil),
		"layout: 表: it has no columns, rows or sizes ":                             NewTable("表", 0, [][]string{{}}),
		"layout: 表: it has no columns, rows or sizes  ":                            NewTable("表", 2, [][]string{{"a"}}),
		"layout: 表: it has no columns, rows or sizes   ":                           NewTable("表", -1, [][]string{{"a"}}),
		"layout: 表: no cell at row 1, column 1":                                    NewTable("表", 1, [][]string{{"a", "b"}, {"c"}}),
		"layout: 表: cell spans rows or columns that do not exist: row 1, column 2": NewTable("表", 1, [][]string{{"a", "b"}, {"c", "d", "e"}}),
		"layout: table 1: it has no columns, rows or sizes":                        NewTable("", 0, nil),
	} {
		_, err := Do([]Block{table}, GBT9704(), faces(t))
		if err == nil || err.Error() != strings.TrimSpace(want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// Whatever the texts are, each cell's stands once in the tree, in order.
func TestEveryTextOfATableIsThere(t *testing.T) {
	set := faces(t)
	rapid.Check(t, func(t *rapid.T) {
		cols, n := rapid.IntRange(1, 6).Draw(t, "columns"), rapid.IntRange(1, 60).Draw(t, "rows")
		cell := rapid.StringMatching(`[0-9]{1,5}|[天地玄黄宇宙洪荒，、]{0,30}|[a-z]{1,6}`)
		rows := make([][]string, n)
		want := ""
		for r := range rows {
			rows[r] = rapid.SliceOfN(cell, cols, cols).Draw(t, "row")
			want += strings.Join(rows[r], "")
		}
		d, err := Do([]Block{NewTable("表", rapid.IntRange(0, 1).Draw(t, "header rows"), rows)}, GBT9704(), set)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Text(d.Tree); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}
