package xlsx

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/opctest"
)

// Islands are cut in one pass: what is left of a gap is a table when a number stands behind its first column, also when that
// is itself of several pieces without a number.
func TestIslandsOfAWideSheet(t *testing.T) {
	for line, want := range map[string]string{
		"甲||乙||丙":             "0-4",
		"甲|1||乙|2||丙|3":       "0-1 3-4 6-7",
		"甲||1||乙|2||丙||丁":     "0-2 4-5 7-9",
		"1||2||3|4||5":        "0-2 4-5 7-7",
		"甲|乙||丙|1||丁||戊||己|9": "0-4 6-11",
	} {
		b := bookOf(t, workbook(data(line)))
		if err := b.readSheet(b.sheets[0]); err != nil {
			t.Fatal(err)
		}
		l := arrange(b.sheets[0])
		var got []string
		for _, i := range l.islands(region{area{0, 0, 0, strings.Count(line, "|")}}) {
			got = append(got, fmt.Sprintf("%d-%d", i.left, i.right))
		}
		if is := strings.Join(got, " "); is != want {
			t.Errorf("%s: %s, not %s", line, is, want)
		}
	}
	line := strings.Repeat("甲||", 8000) + "乙|1"
	b := bookOf(t, workbook(data(strings.TrimSuffix(strings.Repeat(line+"\n", 5), "\n"))))
	if err := b.readSheet(b.sheets[0]); err != nil {
		t.Fatal(err)
	}
	if got := arrange(b.sheets[0]).islands(region{area{0, 0, 4, 16001}}); len(got) != 1 || got[0].right != 16001 {
		t.Errorf("%v", got)
	}
}

// What a merged cell shows is looked at once, not in each row that it covers.
func TestAMergedCellIsLookedAtOnce(t *testing.T) {
	b := bookOf(t, workbook(data("甲|1\n|2\n|3", merges("A1:A3"))))
	s := b.sheets[0]
	if err := b.readSheet(s); err != nil {
		t.Fatal(err)
	}
	l := arrange(s)
	s.cells[at{0, 0}].text = "" // is not seen any more
	for row := range 3 {
		if box := l.rows[row][0]; box.blank() || box.number {
			t.Errorf("row %d: %+v", row, box)
		}
	}
}

// The gaps of tables that are far larger than what is in them are filled up to a limit, over all sheets.
func TestGapsAreFilledToALimit(t *testing.T) {
	var sheet strings.Builder
	sheet.WriteString("<sheetData>")
	for table := range 40 {
		for row := range 2 {
			n := 1 + table*7 + row
			fmt.Fprintf(&sheet, `<row r="%d"><c r="A%[1]d" t="inlineStr"><is><t>甲</t></is></c><c r="XFD%[1]d"><v>1</v></c></row>`, n)
		}
	}
	sheet.WriteString("</sheetData>")
	d, err := Read(opctest.Store(t, workbook(sheet.String(), sheet.String())))
	if err != nil {
		t.Fatal(err)
	}
	full, cells := 0, 0
	for _, block := range d.Blocks {
		g := block.(*paper.Grid)
		if cells += len(g.Cells); len(g.Cells) == g.Rows*g.Cols {
			full++
		}
	}
	if len(d.Blocks) != 80 || full != maxFilled/(2*sheetCols) || cells != full*2*sheetCols+(80-full)*4 {
		t.Errorf("%d tables, %d full, %d cells", len(d.Blocks), full, cells)
	}
}

// A row that the file names hidden many times is looked at and told once.
func TestAHiddenRowIsToldOnce(t *testing.T) {
	rows := strings.Replace(data("甲|1|2\n乙|3|4"), `<row r="2">`, strings.Repeat(`<row r="2" hidden="1"/>`, 50)+`<row r="1" hidden="1"/><row r="2">`, 1)
	if got := read(t, workbook(rows)); !strings.HasSuffix(got, "隐藏的第 1、2 行也读入了\n") {
		t.Error(got)
	}
}

// What is bold in a line of a cell is found without those of the other lines.
func TestBoldOfTheLinesOfACell(t *testing.T) {
	c := &cell{}
	for i := range 10 {
		c.bold = append(c.bold, paper.Span{Start: 10 * i, End: 10*i + 5})
	}
	for span, want := range map[[2]int]string{{0, 3}: "[{0 3}]", {5, 10}: "[]", {3, 12}: "[{0 2} {7 9}]", {95, 200}: "[]", {94, 200}: "[{0 1}]", {20, 25}: "[{0 5}]"} {
		if got := fmt.Sprint(c.boldIn(span[0], span[1])); got != want {
			t.Errorf("%v: %s, not %s", span, got, want)
		}
	}
}

// A text that many cells share counts in each of them.
func TestTextsOfCellsHaveALimit(t *testing.T) {
	const length, cells = 1 << 16, maxShown >> 16
	for more, want := range map[string]string{"": "", "甲": "Excel 文件各单元格的文字超过 4 MB"} {
		f := workbook(data(strings.Repeat(`< t="s"><v>0</v>`+"\n", cells) + more))
		f["xl/sharedStrings.xml"] = `<sst xmlns="` + mainSpace + `"><si><t>` + strings.Repeat("字", length/3) + `1</t></si></sst>`
		d, err := Read(opctest.Store(t, f))
		switch {
		case want == "" && (err != nil || len(d.Blocks) != cells):
			t.Errorf("%d cells: %v", cells, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("a text more: %v", err)
		}
	}
}

// Each column with a label is looked through once, and none of the others for it.
func TestLabelsAreFoundInTheirColumns(t *testing.T) {
	b := bookOf(t, workbook(data("标签|1|标签||乙\n甲|标签|标签\n丙|丁|戊|标签")))
	s := b.sheets[0]
	if err := b.readSheet(s); err != nil {
		t.Fatal(err)
	}
	var got []string
	found := (&foundForm{b: b}).findLabels([]formText{{label: "标签"}}, func(s *sheet, col int, cells []at) *foundTexts {
		got = append(got, fmt.Sprint(col, cells))
		return &foundTexts{sheet: s, col: col}
	})
	if is := strings.Join(got, " "); found != nil || is != "0 [A1 A2 A3] 2 [C1 C2 C3] 1 [B1 B2 B3] 3 [D3]" {
		t.Errorf("%s", is)
	}
}
