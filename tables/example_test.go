package tables_test

import (
	"fmt"

	"github.com/nianbao/nianbao/tables"
)

// The grid of a table says what its cells are and where figures stand; an edition has three.
func ExampleEditionOf() {
	edition := tables.EditionOf(2023)
	fmt.Println(edition.ID, edition.Notice)
	for _, s := range edition.Sections {
		if s.Table != nil {
			fmt.Println(s.Number, s.Title, s.Table.Name, s.Table.Rows, "rows,", len(s.Table.Widths), "columns")
		}
	}
	// Output:
	// 2021 国办公开办函〔2021〕30号
	// 二 主动公开政府信息情况 表二 14 rows, 4 columns
	// 三 收到和处理政府信息公开申请情况 表三 28 rows, 10 columns
	// 四 政府信息公开行政复议、行政诉讼情况 表四 4 rows, 15 columns
}

// Decimals are printed as they were written, and their value is exact.
func ExampleParseDecimal() {
	fee, err := tables.ParseDecimal("24,252.311082")
	fmt.Println(fee, fee.Rat().RatString(), err)
	_, err = tables.ParseDecimal("1e3")
	fmt.Println(err)
	// Output:
	// 24252.311082 12126155541/500000 <nil>
	// tables: "1e3": not a number
}
