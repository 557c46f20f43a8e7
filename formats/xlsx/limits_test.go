package xlsx

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/opctest"
)

// TestWorkbooksAtTheirLimits has as many sheets, merges, names and hidden columns as are read, and one more.
func TestWorkbooksAtTheirLimits(t *testing.T) {
	for n, want := range map[int]string{500: "", 501: "Excel 文件的工作表超过 500 张"} {
		f := workbook(data("甲"))
		f["xl/workbook.xml"] = strings.Replace(f["xl/workbook.xml"], `<sheet name="一" sheetId="1" r:id="r1"/>`, strings.Repeat(`<sheet name="一" sheetId="1" state="hidden" r:id="r1"/>`, n-1)+`<sheet name="二" sheetId="2" r:id="r1"/>`, 1)
		if got := whole(t, f); want == "" && !strings.Contains(got, "二!A1") || !strings.Contains(got, want) {
			t.Errorf("%d sheets: %.200s", n, got)
		}
	}
	s := &sheet{}
	for i := range 50_000 {
		if err := s.merge(fmt.Sprintf("A%d:B%[1]d", i+1)); err != nil {
			t.Fatalf("%d: %v", i, err)
		}
	}
	if err := s.merge("A50001:B50001"); err == nil || len(s.merges) != 50_000 {
		t.Errorf("one more merge: %v", err)
	}
	var cols strings.Builder
	for range 1001 {
		cols.WriteString(`<col min="2" max="3" hidden="1"/>`)
	}
	f := workbook("<cols>" + cols.String() + "</cols>" + data("甲"))
	if got := whole(t, f); got != "> 1 一!A1 \"甲\"\n" {
		t.Errorf("many hidden columns: %s", got)
	}
	for before, want := range map[int]int{0: len("乙"), 1: 1 + len("；乙"), 4000: 4000 + len("；乙"), 4001: 4001} {
		c := &cell{remark: strings.Repeat("x", before)}
		c.addRemark("乙")
		c.addRemark("")
		if len(c.remark) != want {
			t.Errorf("a remark of %d becomes one of %d", before, len(c.remark))
		}
	}
	if a, b := shorten(strings.Repeat("字", 60)), shorten(strings.Repeat("字", 61)); a != strings.Repeat("字", 60) || b != a+"…" {
		t.Errorf("60 are %s, 61 %s", a, b)
	}
	for _, n := range []int{4096, 4097} {
		formula := strings.Repeat("1+", (n-1)/2) + "1"
		if n%2 == 0 {
			formula = "1" + formula
		}
		got := whole(t, workbook(data("甲|1|< t=\"n\"><f>"+formula+"</f>")))
		if strings.Contains(got, "公式太长") != (n > 4096) {
			t.Errorf("a formula of %d bytes: %.300s", len(formula), got)
		}
	}
}

// TestLargeMergesAndTablesEnd has merges as large as they may be, and one row more.
func TestLargeMergesAndTablesEnd(t *testing.T) {
	for _, c := range []struct {
		merge string
		want  string
	}{{"A1:B2", "(2x2)"}, {"A1:B3", "(3x2)"}, {"A2:A3", "(2x1)"}, {"B1:B1", ""}, {"D1:E9", ""}} {
		got := whole(t, workbook(data("甲|1|2\n乙|3|4\n丙|5|6", merges(c.merge))))
		if c.want == "" && strings.Contains(got, "(") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %s", c.merge, got)
		}
	}
}

// TestMergesAreMadeToALimit merges twelve whole rows, which is what there is room for, and not a thirteenth.
func TestMergesAreMadeToALimit(t *testing.T) {
	var rows, refs []string
	for i := range 14 {
		rows = append(rows, "甲|乙|丙")
		refs = append(refs, fmt.Sprintf("A%d:XFD%[1]d", i+1))
	}
	sheet := strings.Replace(data(strings.Join(rows, "\n")), `</row></sheetData>`, `<c r="XFD14" t="inlineStr"><is><t>尾</t></is></c></row></sheetData>`, 1)
	d, err := Read(opctest.Store(t, workbook(sheet+merges(refs[:13]...))))
	if err != nil {
		t.Fatal(err)
	}
	hidden := map[int]bool{}
	for _, n := range d.Notes {
		for row := range 14 {
			if n.Place.Name == fmt.Sprintf("一!A%d", row+1) && strings.Contains(n.Message, "被合并遮住的文字：“乙”") {
				hidden[row+1] = true
			}
		}
	}
	for _, block := range d.Blocks {
		g, ok := block.(*paper.Grid)
		if !ok {
			continue
		}
		for _, c := range g.Cells {
			for row := range 14 {
				if c.Place.Name == fmt.Sprintf("一!A%d", row+1) && strings.Contains(c.Remark, "被合并遮住的文字：“乙”") {
					hidden[row+1] = true
				}
			}
		}
	}
	for row := 1; row <= 14; row++ {
		if hidden[row] != (row <= 12) {
			t.Errorf("the merge of row %d hides its texts: %v", row, hidden[row])
		}
	}
}
