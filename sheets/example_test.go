package sheets_test

import (
	"fmt"

	"github.com/nianbao/nianbao/sheets"
)

func ExampleLines() {
	table := sheets.Sheet{
		Columns: []sheets.Column{{Name: "单位"}, {Name: "行政许可"}},
		Rows:    [][]sheets.Cell{{sheets.Text("甲局"), sheets.Number("7")}, {sheets.Text("乙县教育局"), sheets.Number("120")}},
	}
	for _, line := range sheets.Lines(table, 0) {
		fmt.Println(line)
	}
	// Output:
	// 单位        行政许可
	// 甲局               7
	// 乙县教育局       120
}
