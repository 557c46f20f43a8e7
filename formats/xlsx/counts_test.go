package xlsx

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/opc"
)

// bookOf is a workbook whose lists and sheets are still to be read.
func bookOf(t *testing.T, files parts) *book {
	t.Helper()
	pkg, err := opc.Open(zipped(t, files), opc.Excel)
	if err != nil {
		t.Fatal(err)
	}
	b := &book{pkg: pkg}
	if err := b.read(); err != nil {
		t.Fatal(err)
	}
	return b
}

// Cells with texts or borders are counted over all sheets, and one too many is refused; of others, those beyond their
// number are forgotten.
func TestCellsAreCounted(t *testing.T) {
	const tooMany = "错误[READ-LIMIT] Excel 文件的单元格超过 200000 个（请删去无关的工作表和数据后另存）"
	for _, c := range []struct {
		sheet        string
		cells, empty int
		want         string
	}{
		{data("甲"), 199_999, 0, "<nil> 1 200000 0"}, {data("甲"), 200_000, 0, tooMany}, {data("甲|."), 199_999, 0, "<nil> 2 200000 1"}, {data(".|甲"), 200_000, 0, tooMany},
		{data(`< s="7">`), 199_999, 0, "<nil> 1 200000 0"}, {data(`< s="7">`), 200_000, 0, tooMany}, {data("<><f>A1</f>"), 200_000, 0, tooMany}, {data(`< t="s"><v>99</v>`), 200_000, 0, tooMany},
		{data("."), 200_000, 0, "<nil> 1 200000 1"}, {data(".|."), 0, 99_999, "<nil> 1 0 100001"}, {data(".|."), 0, 99_998, "<nil> 2 0 100000"}, {data(".|甲"), 0, 100_000, "<nil> 1 1 100001"},
	} {
		b := bookOf(t, workbook(c.sheet))
		b.cells, b.empty = c.cells, c.empty
		err := b.readSheet(b.sheets[0])
		got := fmt.Sprint(err)
		if err == nil {
			got += fmt.Sprintf(" %d %d %d", len(b.sheets[0].cells), b.cells, b.empty)
		}
		if got != c.want {
			t.Errorf("%s with %d and %d before: %s, not %s", c.sheet, c.cells, c.empty, got, c.want)
		}
	}
	for before, want := range map[int]string{199_997: "<nil> 200000", 199_998: tooMany} {
		b := bookOf(t, workbook(data("甲")))
		b.texts = make([]rich, before)
		err := b.pkg.Walk("xl/sharedStrings.xml", func(x *opc.Reader, _ opc.Element) error { return b.readTexts(x) })
		got := fmt.Sprint(err)
		if err == nil {
			got += fmt.Sprint(" ", len(b.texts))
		}
		if got != want {
			t.Errorf("%d texts before: %s", before, got)
		}
	}
}

// Hidden columns are told however many ranges of them there are.
func TestHiddenColumnsAreCounted(t *testing.T) {
	hidden := func(col int) string { return fmt.Sprintf(`<col min="%d" max="%[1]d" hidden="1"/>`, col) }
	for many, want := range map[int]string{0: "C、D 列", 998: "B、C、D 列", 5000: "B、C、D 列"} {
		got := read(t, workbook("<cols>"+strings.Repeat(hidden(2), many)+hidden(3)+hidden(4)+"</cols>"+data("甲|1|2|3")))
		if !strings.HasSuffix(got, "! info 一: 工作表“一”隐藏的 "+want+"也读入了\n") {
			t.Errorf("%d before: %s", many, got)
		}
	}
	for cols, want := range map[string]string{
		`<col min="2" max="3" hidden="true"/>`: "B、C", `<col min="2" max="2" hidden="0"/>`: "", `<col min="0" max="2" hidden="1"/>`: "", `<col min="1" max="1" hidden="1"/>`: "A", `<col min="x" max="2" hidden="1"/>`: "", `<col min="2" max="x" hidden="1"/>`: "", `<col min="4" max="16384" hidden="1"/>`: "D", `<col min="5" max="9" hidden="1"/>`: "",
	} {
		want = "! info 一: 工作表“一”隐藏的 " + want + " 列也读入了\n"
		got := read(t, workbook("<cols>"+cols+"</cols>"+data("甲|1|2|3")))
		if i := strings.Index(got, "!"); i < 0 && !strings.Contains(want, " 的  列") && !strings.Contains(want, "隐藏的  列") || i >= 0 && got[i:] != want {
			t.Errorf("%s: %s", cols, got)
		}
	}
}

// Rows and columns beyond those of Excel are passed over, and rows without numbers go on.
func TestRowsAndColumnsOfAllNumbers(t *testing.T) {
	cell := func(ref, text string) string {
		return `<c r="` + ref + `" t="inlineStr"><is><t>` + text + `</t></is></c>`
	}
	for rows, want := range map[string]string{
		`<row r="1048576">` + cell("A1048576", "甲") + `</row>`:                              "一!A1048576 甲",
		`<row r="1048577">` + cell("A1", "甲") + `</row><row>` + cell("A1", "乙") + `</row>`:  "",
		`<row r="0">` + cell("A1", "甲") + `</row><row>` + cell("A1", "乙") + `</row>`:        "一!A1 乙",
		`<row r="-5">` + cell("A1", "甲") + `</row><row r="x">` + cell("A1", "乙") + `</row>`: "",
		`<row r="7">` + cell("C9", "甲") + `</row><row>` + cell("", "乙") + `</row>`:          "一!C7 甲 一!A8 乙",
		`<row>` + cell("XFD1", "甲") + cell("", "乙") + `</row>`:                              "一!XFD1 甲",
		`<row>` + cell("B1", "甲") + `<x/>` + cell("", "乙") + `</row>`:                       "一!B1 甲 一!C1 乙",
	} {
		b := bookOf(t, workbook("<sheetData>"+rows+"</sheetData>"))
		if err := b.readSheet(b.sheets[0]); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range b.sheets[0].sorted() {
			got = append(got, b.sheets[0].place(p).Name, b.sheets[0].cells[p].text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v", rows, got)
		}
	}
}
