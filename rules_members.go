package nianbao

import (
	"fmt"
	"math/big"
	"slices"
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
	members := slices.DeleteFunc(slices.Clone(x.Members), func(member *Report) bool {
		return member.model() != m || member.Year != x.Report.Year
	})
	for _, path := range m.figures {
		x.sumOf(m.byPath[path], members)
	}
}

// sumOf compares one cell, in the unit that the amounts have in common.
func (x *Inspection) sumOf(f *field, members []*Report) {
	text := f.text(x.Report)
	unit, ok := f.commonUnit(append(members[:len(members):len(members)], x.Report))
	if !ok {
		x.addf(f.path, f.figureValue(text), Value{}, "%s的单位与成员单位不一致，无法核对", f.label())
		return
	}
	total := new(big.Rat)
	for _, member := range members {
		amount, _ := f.in(unit, member)
		total.Add(total, amount)
	}
	if now, _ := f.in(unit, x.Report); now.Cmp(total) != 0 {
		want := decimalText(total) + unit
		x.addf(f.path, f.figureValue(text), f.figureValue(want), "%s为%s，%d个成员单位相加为%s", f.label(), text, len(members), want)
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
