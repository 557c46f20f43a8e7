package sheets

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestColumnsLineUpWhateverTheWidthOfTheirCharacters(t *testing.T) {
	got := Align([][]string{{"项目", "2022年", "增减"}, {"表二"}, {"  a许可", "12", "-"}, {"ｂ", "1,234,567", "+0.5"}}, func(col int) bool { return col > 0 })
	want := []string{
		"项目        2022年  增减",
		"表二",
		"  a许可         12     -",
		"ｂ       1,234,567  +0.5",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if Width(got[0]) != Width(got[3]) {
		t.Errorf("lines take %d and %d columns", Width(got[0]), Width(got[3]))
	}
}

func TestATableThatIsTooWideIsCutIntoBlocksOfColumns(t *testing.T) {
	s := Sheet{
		Frozen:  1,
		Columns: []Column{{Name: "单位"}, {Name: "新收"}, {Name: "说明"}, {Name: "结转"}},
		Rows: [][]Cell{
			{Text("教育局"), Number("12"), Text("多\n行"), Number("-3")},
			{Text("财政局"), Text("-"), Text(""), Number("1000")},
			{Text("合计"), Number("7")},
		},
	}
	for width, want := range map[int]string{
		0:  "单位    新收  说明   结转\n教育局    12  多 行    -3\n财政局     -         1000\n合计       7\n",
		25: "单位    新收  说明   结转\n教育局    12  多 行    -3\n财政局     -         1000\n合计       7\n",
		24: "单位    新收  说明\n教育局    12  多 行\n财政局     -\n合计       7\n\n单位    结转\n教育局    -3\n财政局  1000\n合计\n",
		1:  "单位    新收\n教育局    12\n财政局     -\n合计       7\n\n单位    说明\n教育局  多 行\n财政局\n合计\n\n单位    结转\n教育局    -3\n财政局  1000\n合计\n",
	} {
		if got := strings.Join(Lines(s, width), "\n") + "\n"; got != want {
			t.Errorf("width %d: got\n%s\nwant\n%s", width, got, want)
		}
	}
}

func TestLinesHoldAllCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, want := drawSheet(t)
		s.Frozen = rapid.IntRange(0, 6).Draw(t, "frozen")
		width := rapid.IntRange(0, 60).Draw(t, "width")
		lines := Lines(s, width)
		text := strings.Join(lines, "\n")
		for _, row := range want {
			for _, cell := range row {
				cell = strings.TrimRight(strings.NewReplacer("\n", " ", "\t", " ").Replace(cell), " ")
				if !strings.Contains(text, cell) {
					t.Fatalf("%q is not in\n%s", cell, text)
				}
			}
		}
		blocks := 1
		for len(lines) > blocks*(len(want)+1) {
			blocks++
		}
		if len(lines) != blocks*(len(want)+1)-1 {
			t.Fatalf("%d lines of %d rows", len(lines), len(want))
		}
	})
}
