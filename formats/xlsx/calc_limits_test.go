package xlsx

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/xuri/excelize/v2"
)

// Formulas are computed up to a number of them, and of cells that they refer to.
func TestFormulasAreComputedToALimit(t *testing.T) {
	d, err := Read(opctest.Store(t, workbook(data("甲|1|2"+strings.Repeat("\n乙|1|<><f/>", 5001)))))
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	last := ""
	for _, c := range d.Blocks[0].(*paper.Grid).Cells {
		if c.Remark != "" {
			counts[c.Remark]++
			last = c.Place.Name + " " + c.Remark
		}
	}
	if fmt.Sprint(counts) != "map[公式没有保存结果，也无法算出（公式太多）：=:1 公式没有保存结果，也无法算出（公式读不到）：=:5000]" || last != "一!C5002 公式没有保存结果，也无法算出（公式太多）：=" {
		t.Errorf("%v, the last %s", counts, last)
	}
	for touched, want := range map[int]string{0: "8", 199_998: "8", 199_999: ""} {
		s := &sheet{name: "一", cells: map[at]*cell{{0, 0}: {rich: rich{text: "7"}, raw: "7", number: true}, {0, 1}: {formula: "A1+1", open: true}}}
		b := &book{sheets: []*sheet{s}}
		m := &machine{b: b, byName: map[string]*sheet{"一": s}, state: map[spot]int{}, known: map[spot]bool{}, deadline: time.Now().Add(time.Hour), file: excelize.NewFile(), touched: touched}
		if _, err := m.file.NewSheet("一"); err != nil {
			t.Fatal(err)
		}
		m.solve(spot{s, at{0, 1}})
		if c := s.cells[at{0, 1}]; c.text != want || m.touched != touched+2 || c.failed != (want == "") {
			t.Errorf("with %d before: %q, %s, then %d", touched, c.text, c.remark, m.touched)
		}
		_ = m.file.Close()
	}
}
