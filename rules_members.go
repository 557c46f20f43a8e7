package nianbao

import (
	"fmt"
	"math/big"
)

// memberRules compare a summary with the reports that it sums up.
var memberRules = []Rule{
	{"SUM", Warning, "汇总与成员单位一致",
		"汇总报告每个单元格＝各成员单位报告同一单元格之和。成员单位的年度和格式版本应与汇总报告相同。",
		"国办公开办函〔2021〕30号、〔2019〕60号", (*Inspection).sum},
}

// sum: each cell is the sum of the members' cells.
func (x *Inspection) sum() {
	if x.Members == nil {
		return
	}
	m := x.Report.model()
	for _, path := range m.figures {
		f := m.byPath[path]
		total := new(big.Rat)
		for _, member := range x.Members {
			if member.model() == m && member.Year == x.Report.Year {
				total.Add(total, f.amount(member))
			}
		}
		if now := f.amount(x.Report); now.Cmp(total) != 0 {
			want := decimalText(total)
			x.addf(path, f.figureValue(f.text(x.Report)), f.figureValue(want),
				"%s为%s，%d个成员单位相加为%s", f.label(), f.text(x.Report), len(x.Members), want)
		}
	}
}

// decimalText writes an exact decimal without trailing zeros.
func decimalText(r *big.Rat) string {
	if r.IsInt() {
		return r.Num().String()
	}
	digits, _ := r.FloatPrec()
	return fmt.Sprint(r.FloatString(digits))
}
