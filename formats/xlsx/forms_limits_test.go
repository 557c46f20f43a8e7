package xlsx

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
)

// A heading that is not bold is found by the name of the cells below it, up to 200 rows above them.
func TestNamedHeadingsAreLookedForToALimit(t *testing.T) {
	line := "①/甲" + strings.Repeat("/", 210) + "*⑤/乙/*⑥/丙/*表二前的文字（可选）/丁 @ nb.overview=一!$A$"
	for row, want := range map[int]bool{1: false, 2: true, 200: true, 201: true, 202: false} {
		got := shownForm(t, shortForm(fmt.Sprint(line, row)))
		if strings.Contains(got, `overview 一!A2 "甲"`) != want || !strings.Contains(got, `problems 一!A213 "乙"`) {
			t.Errorf("the name of row %d: %s", row, got)
		}
	}
}

// Of the defined names, the first 5000 of a form count.
func TestNamesOfFormsToALimit(t *testing.T) {
	for n, want := range map[int]bool{4999: true, 5000: false} {
		var line strings.Builder
		line.WriteString("①/甲/*⑤/乙/*⑥/丙/*表二前的文字（可选）/丁 @")
		for i := range n {
			fmt.Fprintf(&line, " nb.%d=一!$A$1 other%[1]d=一!$A$1", i)
		}
		if got := shownForm(t, shortForm(line.String()+" nb.overview=一!$A$2")); strings.Contains(got, `overview 一!A2 "甲"`) != want {
			t.Errorf("%d names before: %s", n, got)
		}
	}
}

// Places of a form are numbered by sheets, rows and columns, up to a number of columns.
func TestPlacesOfFormsAreInOrder(t *testing.T) {
	f := &foundForm{b: &book{}}
	for range 40 {
		f.b.sheets = append(f.b.sheets, &sheet{})
	}
	for _, c := range []struct{ sheet, row, col, want int }{
		{0, 0, 0, 1}, {0, 0, 1, 2}, {0, 0, 62, 63}, {0, 0, 63, 64}, {0, 0, 64, 64}, {0, 1, 0, 65}, {0, 1<<20 - 1, 63, 1 << 26}, {1, 0, 0, 1<<26 + 1}, {30, 0, 0, 30<<26 + 1}, {31, 0, 0, 30<<26 + 1}, {30, 1<<20 - 1, 99, 31 << 26},
	} {
		if got := f.place(f.b.sheets[c.sheet], at{c.row, c.col}).Order; got != c.want {
			t.Errorf("%+v is %d", c, got)
		}
	}
}

// Labels of one width are looked for in the fifty rows before a row.
func TestWideLabelsAreLookedForToALimit(t *testing.T) {
	for n, want := range map[int]int{49: 1, 50: 2} {
		rows, merge := "甲||1|2", []string{"A1:B1"}
		for i := range n {
			rows += fmt.Sprintf("\n乙%d|丙|3|4", i)
		}
		rows += "\n丁"
		merge = append(merge, fmt.Sprintf("A%d:B%[1]d", n+2))
		d, err := Read(zipped(t, workbook(data(rows, merges(merge...)))))
		if err != nil {
			t.Fatal(err)
		}
		g, ok := d.Blocks[0].(*paper.Grid)
		if !ok || g.Rows != 51 || len(d.Blocks) != want {
			t.Errorf("%d rows between: %d blocks, %+v", n, len(d.Blocks), g.Place)
		}
	}
}
