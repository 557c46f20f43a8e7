package layout

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// labelled is a table of one column of numbers beside a label over all rows but the header.
func labelled(rows int, label string, scope Scope) *Table {
	table := counts(rows, 2, 1)
	table.Sizes = []Length{XiaoSi}
	cells := table.Cells[:2:2]
	cells = append(cells, Cell{Row: 1, RowSpan: rows - 1, ColSpan: 1, Text: label, Header: scope, Align: Centre})
	for _, c := range table.Cells[2:] {
		if c.Col == 1 {
			cells = append(cells, c)
		}
	}
	table.Cells = cells
	return table
}

func TestALabelThatGoesOverAPageEndIsRepeatedAsAnArtifact(t *testing.T) {
	for _, c := range []struct {
		label string
		scope Scope
		want  string
	}{
		{"办理结果", RowScope, "办理结果（续）"},
		{"", RowScope, ""},
		{"12", NoScope, "12（续）"},
	} {
		d := mustDo(t, GBT9704(), labelled(60, c.label, c.scope))
		if len(d.Pages) < 2 || artifactTexts(d, 0, GBT9704()) != "" {
			t.Fatalf("%d pages, the first with %q", len(d.Pages), artifactTexts(d, 0, GBT9704()))
		}
		for p := 1; p < len(d.Pages); p++ {
			if got := artifactTexts(d, p, GBT9704()); got != "列0列1"+c.want {
				t.Errorf("page %d has the artifacts %q", p+1, got)
			}
		}
		if got := d.Text(d.Tree.Kids[0].Elem.Kids[1].Elem.Kids[0].Elem.Kids[0].Elem); got != c.label {
			t.Errorf("the cell holds %q", got)
		}
	}
}

// again returns the lines of the label that is repeated on page two.
func again(d *Document, style PageStyle) string {
	var lines []string
	y := Length(0)
	for _, item := range d.Pages[1].Items {
		g, ok := item.(*Glyphs)
		if !ok || g.Mark != Artifact || strings.Contains("列01", g.Glyphs[0].Text) || g.Y > style.Height-style.Bottom {
			continue
		}
		if g.Y != y {
			lines = append(lines, "")
		}
		y = g.Y
		for _, gl := range g.Glyphs {
			lines[len(lines)-1] += gl.Text
		}
	}
	return strings.Join(lines, "|")
}

func TestTheRepeatedLabelHasItsLinesAgain(t *testing.T) {
	for _, c := range []struct {
		widths []int
		want   string
	}{
		{[]int{1, 1}, "三、本年度办理结果（续）"},
		{[]int{1, 3}, "三、本年度|办理结果（续）"},
		{[]int{1, 20}, "三、|本年度|办理|结果|（续）"},
	} {
		table := labelled(60, "三、本年度办理结果", RowScope)
		table.Widths, table.Cells[2].Phrases = c.widths, []string{"本年度", "办理结果", "办理", "结果"}
		d := mustDo(t, GBT9704(), table)
		if got := again(d, GBT9704()); got != c.want {
			t.Errorf("%v: got %s, want %s", c.widths, got, c.want)
		}
	}
}

// However short the last piece of a group would be, it has room for the label.
func TestEveryPieceOfAGroupHasRoomForItsLabel(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		table := labelled(rapid.IntRange(33, 64).Draw(rt, "rows"), ideographs(rapid.IntRange(1, 12).Draw(rt, "label")), RowScope)
		table.Widths = []int{1, rapid.IntRange(1, 20).Draw(rt, "width")}
		d := mustDo(t, GBT9704(), body(ideographs(28*rapid.IntRange(1, 12).Draw(rt, "before"))), table)
		for p := 1; p < len(d.Pages); p++ {
			got := strings.TrimPrefix(artifactTexts(d, p, GBT9704()), "列0列1")
			if d.Pages[p].Marks > 0 && got != table.Cells[2].Text+"（续）" {
				rt.Fatalf("page %d has %q", p+1, got)
			}
		}
	})
}

// The other columns leave a column what its words need, and no more.
func TestAColumnHasRoomForTheShortPhrasesOfItsCells(t *testing.T) {
	for _, c := range []struct {
		phrases []string
		want    Length
	}{
		{[]string{"出版物"}, 3 * XiaoWu},
		{[]string{"版物"}, 2 * XiaoWu},
		{[]string{"出版物品"}, 2 * XiaoWu}, // too long to be a word
	} {
		table := counts(2, 4, 1)
		table.Sizes, table.Widths = []Length{XiaoWu}, []int{100, 100, 100, 1}
		table.Cells[3].Text, table.Cells[3].Phrases, table.Cells[7].Text = "出版物品", c.phrases, "8"
		st := set(t, table)
		if got := st.columns[3] - 2*st.pad(&table.Cells[3]); got < c.want || got > c.want+Pt/4 {
			t.Errorf("%q: %s are left, want %s", c.phrases, got, c.want)
		}
	}
}
