package pdf

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
)

// The cells of a row that is higher than a page have marks on several pages.
func TestARowHigherThanAPageMakesASoundFile(t *testing.T) {
	table := &layout.Table{
		Name: "表", Rows: 3, HeadRows: 1, Widths: []int{1, 3}, Sizes: []layout.Length{layout.XiaoSi},
		Cells: []layout.Cell{
			{Row: 0, Col: 0, Header: layout.ColumnScope, Text: "事项", Face: fonts.FangSong},
			{Row: 0, Col: 1, Header: layout.ColumnScope, Text: "内容", Face: fonts.FangSong},
			{Row: 1, Col: 0, Header: layout.RowScope, Text: "办理结果", Face: fonts.FangSong},
			{Row: 1, Col: 1, Text: strings.Repeat("政府信息公开工作年度报告。", 300), Face: fonts.FangSong, Align: layout.Left},
			{Row: 2, Col: 0, Header: layout.RowScope, Text: "总计", Face: fonts.FangSong},
			{Row: 2, Col: 1, Text: "12", Face: fonts.Song, Align: layout.Units},
		},
	}
	d := set(t, layout.GBT9704(), table)
	if len(d.Pages) < 3 {
		t.Fatalf("%d pages", len(d.Pages))
	}
	for form, e := range forms {
		data := encode(t, e, d)
		checkSound(t, data, d)
		t.Run(form, func(t *testing.T) { pdfcheck.QPDF(t, data) })
	}
}
