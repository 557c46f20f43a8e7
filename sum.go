package nianbao

import (
	"encoding"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/tables"
)

// Sum adds up the tables of the members' reports into the summary report of a government
// (政府信息公开条例第四十九条: the department in charge publishes the government's report).
// Every figure is exact; a decimal keeps as many digits behind the point as the member with
// the most has. The texts stay empty: they are for people to write.
//
// The error is of type MemberErrors when members can't be part of the sum, of type Problems
// when no edition rules the year, of type *FigureError when a total is too long for the
// tables, and ErrNoMembers when there are none. Whether the members are sound in themselves
// is for Check to say.
//
// Amounts of 采购总金额 (edition 2019) are added in their common unit; 元 and 万元 together
// give 元.
func Sum(organ string, year int, members []*Report) (*Report, error) {
	total := &Report{Organ: organ, Year: year}
	if problems := total.Check(Only("EDITION")); problems != nil {
		return nil, problems
	}
	if len(members) == 0 {
		return nil, ErrNoMembers
	}
	if errs := total.unfit(members); len(errs) > 0 {
		return nil, errs
	}
	m := total.model()
	for _, path := range m.figures {
		if err := m.byPath[path].sum(total, members); err != nil {
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

// sum stores the sum of the members' figures in total. Money is in its common unit, which
// unfit made sure of.
func (f *field) sum(total *Report, members []*Report) error {
	unit, _ := f.commonUnit(members)
	sum, digits := new(big.Rat), 0
	for _, member := range members {
		value, places := f.in(unit, member)
		sum.Add(sum, value)
		digits = max(digits, places)
	}
	if err := f.set(total, sum.FloatString(digits)+unit); err != nil {
		return &FigureError{f.path, f.label(), err}
	}
	return nil
}

// set stores a figure given as text.
func (f *field) set(r *Report, text string) error {
	target := f.value(r)
	if f.kind == countKind {
		count, err := tables.ParseCount(text)
		if err == nil {
			target.SetInt(count)
		}
		return err
	}
	return target.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(text))
}

// in returns a figure in the common unit that commonUnit found, and how many digits behind
// the point it has.
func (f *field) in(unit string, r *Report) (value *big.Rat, digits int) {
	value, digits = f.amount(r), decimals(f.text(r))
	if unit == "元" && f.unit(r) == "万元" {
		return value.Mul(value, big.NewRat(10000, 1)), max(digits-4, 0)
	}
	return value, digits
}

// isYuan reports whether a unit is one of the two that are converted, 元 and 万元.
func isYuan(unit string) bool { return unit == "元" || unit == "万元" }

// unit returns the unit that was typed behind a figure.
func (f *field) unit(r *Report) string {
	if amount, ok := f.value(r).Interface().(tables.Amount); ok {
		return amount.Unit()
	}
	return ""
}

// commonUnit returns the unit in which the reports' figures can be added and compared, false
// when there is none. Zero is zero in every unit; its unit counts when there is nothing else.
func (f *field) commonUnit(reports []*Report) (unit string, ok bool) {
	var units, ofZero []string
	for _, r := range reports {
		if f.amount(r).Sign() == 0 {
			ofZero = append(ofZero, f.unit(r))
		} else {
			units = append(units, f.unit(r))
		}
	}
	if len(units) > 0 {
		return joinUnits(units)
	}
	unit, _ = joinUnits(slices.DeleteFunc(ofZero, func(u string) bool { return u == "" }))
	return unit, true
}

// joinUnits returns the unit that amounts in all the given units can be converted to, false
// when there is none.
func joinUnits(units []string) (unit string, ok bool) {
	for i, u := range units {
		switch {
		case i == 0 || u == unit:
			unit = u
		case isYuan(u) && isYuan(unit):
			unit = "元"
		default:
			return "", false
		}
	}
	return unit, true
}

// decimals counts the digits behind the point of a figure.
func decimals(text string) int {
	_, fraction, _ := strings.Cut(text, ".")
	return len(fraction) - len(strings.TrimLeft(fraction, "0123456789"))
}
