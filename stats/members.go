package stats

import (
	"errors"
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/model"
)

// ErrNoMembers is the error of Sum when there is nothing to add up.
var ErrNoMembers = errors.New("nianbao: no members to sum up")

// MemberReason is why a report can't be part of a sum.
type MemberReason int

// The reasons of a MemberError.
const (
	MemberYear       MemberReason = iota // it is on another year than the summary
	MemberEdition                        // it follows another edition than the one that rules the year
	MemberRepeated                       // another member has the same organ; none of them is taken for the right one
	MemberItself                         // it bears the name of the summary's own organ, so that it may be an earlier summary
	MemberUnit                           // its amount has a unit that those of most members can't be converted to
	MemberFaulty                         // a check has found errors in it
	MemberUnreadable                     // its file can't be read as a report
	MemberUnnamed                        // it does not name its organ
	MemberUnlisted                       // its organ is not on the members' list
)

// MemberError says why one report can't be part of a sum.
type MemberError struct {
	Member int // its place in the list given to Sum, from 0
	Organ  string
	Reason MemberReason
	Found  string // the year, the edition, the amount
	Wanted string // what it should be, "" when there is nothing to say
}

// Error returns the organ and what is wrong with its report, in Chinese.
func (e MemberError) Error() string { return e.Organ + "：" + e.Message() }

// Message returns what is wrong with the report, in Chinese, without the organ's name.
func (e MemberError) Message() string {
	switch e.Reason {
	case MemberYear:
		return fmt.Sprintf("是%s年度的报告，汇总的是%s年度", e.Found, e.Wanted)
	case MemberEdition:
		if e.Found == e.Wanted {
			return fmt.Sprintf("有的表格不是%s年版格式", e.Wanted)
		}
		return fmt.Sprintf("是%s年版格式，汇总报告适用%s年版格式", e.Found, e.Wanted)
	case MemberRepeated:
		return "这一机关的报告不止一份，请只留一份"
	case MemberItself:
		return "与汇总报告同名：以前的汇总请移出；本级机关自己的报告，机关名称请加“（本级）”"
	case MemberFaulty:
		return fmt.Sprintf("报告有 %s 个错误", e.Found)
	case MemberUnreadable:
		return "文件不能作为报告读取"
	case MemberUnnamed:
		return "没有写明机关"
	case MemberUnlisted:
		return "机关不在名单中"
	}
	if e.Wanted == "" {
		return fmt.Sprintf("采购总金额“%s”写了单位，其他成员单位没有写，不能相加", e.Found)
	}
	return fmt.Sprintf("采购总金额“%s”的单位不能换算成其他成员单位所用的“%s”", e.Found, e.Wanted)
}

// MemberErrors lists the reports that can't be part of a sum, in the order given to Sum.
type MemberErrors []MemberError

// Error returns all of them, one a line, in Chinese.
func (es MemberErrors) Error() string {
	lines := make([]string, len(es))
	for i, e := range es {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// strangeUnit returns a sum of money of a member whose unit can't be converted to the usual
// one, nil when there is none.
func strangeUnit(r *model.Report, member *model.Report, usual map[string]string) *model.Field {
	for _, f := range money(r) {
		own, want := f.Unit(member), usual[f.Path]
		if f.Amount(member).Sign() != 0 && own != want && !(model.IsYuan(own) && model.IsYuan(want)) {
			return f
		}
	}
	return nil
}

// usualUnits finds the unit that most members write behind a sum of money, by its path. Of
// units equally frequent the one met first counts.
func usualUnits(r *model.Report, members []*model.Report) map[string]string {
	usual := map[string]string{}
	for _, f := range money(r) {
		counts := map[string]int{}
		var units []string
		for _, member := range members {
			if member.Format() != r.Format() || f.Amount(member).Sign() == 0 {
				continue
			}
			unit := f.Unit(member)
			if model.IsYuan(unit) {
				unit = "元"
			}
			if counts[unit]++; counts[unit] == 1 {
				units = append(units, unit)
			}
		}
		for _, unit := range units {
			if best, ok := usual[f.Path]; !ok || counts[unit] > counts[best] {
				usual[f.Path] = unit
			}
		}
	}
	return usual
}

// money lists the sums of money with a unit of the report's edition.
func money(r *model.Report) []*model.Field {
	var all []*model.Field
	m := r.Schema()
	for _, path := range m.Figures {
		if f := m.ByPath[path]; f.Kind == model.MoneyKind {
			all = append(all, f)
		}
	}
	return all
}

// editionID names the edition that a report follows.
func editionID(r *model.Report) string {
	if e := r.Format(); e != nil {
		return e.ID
	}
	return r.Edition
}
