package rules

import (
	"math/big"
	"slices"

	"github.com/nianbao/nianbao/model"
)

// memberRules compare a summary with the reports that it sums up.
var memberRules = []Rule{
	{"SUM", model.SeverityWarning, "汇总与成员单位一致",
		"汇总报告每个单元格＝各成员单位报告同一单元格之和。成员单位的年度和格式版本应与汇总报告相同。",
		"国办公开办函〔2021〕30号、〔2019〕60号", (*Inspection).sum},
}

// sum: each cell is the sum of the members' cells.
func (x *Inspection) sum() {
	if x.Members == nil {
		return
	}
	m := x.Report.Schema()
	members := slices.DeleteFunc(slices.Clone(x.Members), func(member *model.Report) bool {
		return member.Schema() != m || member.Year != x.Report.Year
	})
	if len(members) == 0 { // nothing that could be added up
		return
	}
	for _, path := range m.Figures {
		x.sumOf(m.ByPath[path], members)
	}
}

// sumOf compares one cell, in the unit that the amounts have in common.
func (x *Inspection) sumOf(f *model.Field, members []*model.Report) {
	text := f.Text(x.Report)
	unit, ok := f.CommonUnit(append(members[:len(members):len(members)], x.Report))
	if !ok {
		x.addf(f.Path, f.ValueOf(text), model.Value{}, "%s的单位与成员单位不一致，无法核对", f.Label())
		return
	}
	total := new(big.Rat)
	for _, member := range members {
		amount, _ := f.In(unit, member)
		total.Add(total, amount)
	}
	if now, _ := f.In(unit, x.Report); now.Cmp(total) != 0 {
		want := model.DecimalText(total) + unit
		x.addf(f.Path, f.ValueOf(text), f.ValueOf(want), "%s为%s，%d个成员单位相加为%s", f.Label(), text, len(members), want)
	}
}
