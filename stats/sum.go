// Package stats computes with the figures of several reports: which of them count, the sum of a
// government's members, what changed between years, and figures that stand out. All arithmetic is exact.
package stats

import (
	"fmt"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// Sum adds up the tables of the members' reports into the summary report of a government
// (政府信息公开条例第四十九条: the department in charge publishes the government's report).
// Every figure is exact; a decimal keeps as many digits behind the point as the member with
// the most has. The texts stay empty; people write them.
//
// The error is of type MemberErrors when members can't be part of the sum, of type model.Findings
// when no edition rules the year, of type *FigureError when a total is too long for the
// tables, and ErrNoMembers when there are none. Sum does not check
// the members.
//
// Amounts of 采购总金额 (edition 2019) are added in their common unit; 元 and 万元 together
// give 元.
func Sum(organ string, year int, members []*model.Report) (*model.Report, error) {
	total := &model.Report{Organ: organ, Year: year}
	if findings := total.CheckEdition(); findings != nil {
		return nil, findings
	}
	if len(members) == 0 {
		return nil, ErrNoMembers
	}
	if errs := unfit(total, members); len(errs) > 0 {
		return nil, errs
	}
	return Add(organ, year, members)
}

// Add is Sum of members that Gather has chosen, among which may be one of the organ's own name.
func Add(organ string, year int, members []*model.Report) (*model.Report, error) {
	total := &model.Report{Organ: organ, Year: year}
	if findings := total.CheckEdition(); findings != nil {
		return nil, findings
	}
	m := total.Schema()
	for _, path := range m.Figures {
		if err := sumFigure(m.ByPath[path], total, members); err != nil {
			return nil, err
		}
	}
	return total, nil
}

// FigureError says that a figure can't be stored. Err is of type *tables.NumberError.
type FigureError struct {
	Path string // "proactive_disclosure.fees"
	Name string // Chinese
	Err  error
}

// Error returns what is wrong in Chinese.
func (e *FigureError) Error() string {
	return fmt.Sprintf("%s的合计超过 %d 位数字，请检查各成员单位的数字（%s）", e.Name, tables.MaxDigits, e.Path)
}

// Unwrap returns Err.
func (e *FigureError) Unwrap() error { return e.Err }

// sumFigure stores the sum of the members' figures in total. unfit has made sure that money has a
// common unit.
func sumFigure(f *model.Field, total *model.Report, members []*model.Report) error {
	if err := f.Set(total, totalText(f, members)); err != nil {
		return &FigureError{f.Path, f.Label(), err}
	}
	return nil
}
