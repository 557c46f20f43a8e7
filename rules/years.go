package rules

import (
	"fmt"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// yearRules compare a report with the one of the year before.
var yearRules = []Rule{
	{"CARRY", model.SeverityWarning, "与上年结转衔接",
		"表三每一列：本年的“二、上年结转”＝上年报告的“四、结转下年度继续办理”。",
		tableSource, (*Inspection).carry},
	{"INFORCE", model.SeverityWarning, "与上年存量衔接",
		"2021年版：现行有效件数＝上年现行有效件数＋本年制发件数－本年废止件数。2019年版：对外公开总数量＝上年对外公开总数量＋本年新公开数量；上一年项目数量＝上年报告的上一年项目数量＋上年的增/减。两年版本不同的不比较。",
		tableSource, (*Inspection).inForce},
	{"SAME", model.SeverityWarning, "问题和改进照抄上年",
		"第五部分与上年报告的文字相同。报告应当写当年的实际问题和改进情况。",
		"国办公开办函〔2021〕30号、〔2019〕60号", (*Inspection).same},
	{"COPY", model.SeverityWarning, "数字照抄上年",
		"三张表的全部数字与上年报告相同，多半是把上年的报告改了年度又报了一次。只报这一条，不再逐项与上年对照。数字很少的报告不作此判断。",
		"政府信息公开条例第五十条", (*Inspection).copied},
}

// previous returns the report to compare with, nil when there is none of the year before.
func (x *Inspection) previous() *model.Report {
	if p := x.Previous; p != nil && p.Year == x.Report.Year-1 {
		return p
	}
	return nil
}

// carry: what was carried over is what was carried forward a year ago.
func (x *Inspection) carry() {
	p := x.previous()
	if p == nil || x.isCopy() {
		return
	}
	now, then := x.Report.Applications.CarriedOver.Values(), p.Applications.CarriedForward.Values()
	for i := range now {
		if now[i] != then[i] {
			x.addf(fmt.Sprintf("applications.carried_over[%d]", i), model.Number(now[i]), model.Number(then[i]),
				"表三“%s”一列：二、上年结转为%d，%d年报告的四、结转下年度继续办理为%d", tables.ApplicantColumns[i], now[i], p.Year, then[i])
		}
	}
}

// inForce: what is in force follows from the year before and the changes of this one.
func (x *Inspection) inForce() {
	p := x.previous()
	if p == nil || x.isCopy() || x.Report.Format() == nil || p.Format() == nil ||
		p.Format().FormOf(tables.TableTwo) != x.Report.Format().FormOf(tables.TableTwo) {
		return
	}
	for _, stock := range x.Report.Schema().Edition.Stocks {
		sum := int64(0)
		terms := fmt.Sprintf("%d年报告的“%s”", p.Year, x.name(stock.Before[0]))
		for _, path := range stock.Before {
			sum += count(p, path)
		}
		for _, path := range stock.Plus {
			sum += count(x.Report, path)
			terms += "＋本年的“" + x.name(path) + "”"
		}
		for _, path := range stock.Minus {
			sum -= count(x.Report, path)
			terms += "－本年的“" + x.name(path) + "”"
		}
		if len(stock.Before) > 1 {
			terms += "＋其“" + x.name(stock.Before[1]) + "”"
		}
		now := count(x.Report, stock.Now)
		switch {
		case now == sum:
		case sum < 0: // the years do not fit together at all
			x.addf(stock.Row, model.Number(now), model.Value{}, "%s的“%s”为%d，与上年接不上：%s算得%d", x.name(stock.Row), x.name(stock.Now), now, terms, sum)
		default:
			x.addf(stock.Row, model.Number(now), model.Number(sum), "%s的“%s”为%d，%s应为%d",
				x.name(stock.Row), x.name(stock.Now), now, terms, sum)
		}
	}
}

func (x *Inspection) name(path string) string { return x.Report.Schema().ByPath[path].Name }

// count returns a whole number by its path.
func count(r *model.Report, path string) int64 { return r.Schema().ByPath[path].Value(r).Int() }

// same: section five is not last year's.
func (x *Inspection) same() {
	p := x.previous()
	if p == nil || x.isCopy() {
		return
	}
	if text := zhtext.Fold(x.Report.Problems); text != "" && text == zhtext.Fold(p.Problems) {
		x.addf("problems", model.Value{}, model.Value{}, "第五部分与%d年报告的文字完全相同", p.Year)
	}
}

// copied: the figures are not last year's.
func (x *Inspection) copied() {
	if !x.isCopy() {
		return
	}
	also := ""
	if text := zhtext.Fold(x.Report.Problems); text != "" && text == zhtext.Fold(x.Previous.Problems) {
		also = "，第五部分的文字也相同"
	}
	x.addf("applications.received", model.Value{}, model.Value{}, "各表的数字与%d年报告完全相同%s", x.Previous.Year, also)
}

// leastOfCopy is how many different figures above 1 two reports must share, at least, to be one report
// handed in twice. An organ with one application and little else may have the same year again.
const leastOfCopy = 4

// isCopy reports whether all figures are those of the year before, and enough of them to be no accident.
func (x *Inspection) isCopy() bool {
	p := x.previous()
	if p == nil || p.Schema() != x.Report.Schema() {
		return false
	}
	m := x.Report.Schema()
	different := map[string]bool{}
	for _, path := range m.Figures {
		f := m.ByPath[path]
		text := f.Text(x.Report)
		if text != f.Text(p) {
			return false
		}
		if text != "" && text != "0" && text != "1" {
			different[text] = true
		}
	}
	return len(different) >= leastOfCopy
}
