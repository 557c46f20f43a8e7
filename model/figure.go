package model

import (
	"encoding"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/tables"
)

// Text returns a figure as it is printed.
func (f *Field) Text(r *Report) string {
	v := f.Value(r)
	if f.Kind == CountKind {
		return strconv.FormatInt(v.Int(), 10)
	}
	return v.Interface().(fmt.Stringer).String()
}

// ValueOf is a figure as the Value of a finding.
func (f *Field) ValueOf(text string) Value {
	if f.Kind == CountKind {
		return Value{text, true}
	}
	return Text(text)
}

// Amount returns the exact value of a figure.
func (f *Field) Amount(r *Report) *big.Rat {
	switch v := f.Value(r).Interface().(type) {
	case int64:
		return new(big.Rat).SetInt64(v)
	case interface{ Rat() *big.Rat }:
		return v.Rat()
	}
	return new(big.Rat)
}

// Figure returns the number at a path ("applications.received[6]") as it is printed. It
// reports false when no number of the tables stands there.
func (r *Report) Figure(path string) (text string, ok bool) {
	f := r.Schema().ByPath[path]
	if f == nil || !f.IsFigure() {
		return "", false
	}
	return f.Text(r), true
}

// Set stores a figure given as text.
func (f *Field) Set(r *Report, text string) error {
	target := f.Value(r)
	if f.Kind == CountKind {
		count, err := tables.ParseCount(text)
		if err == nil {
			target.SetInt(count)
		}
		return err
	}
	return target.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(text))
}

// In returns a figure in the common unit that CommonUnit found, and how many digits behind
// the point it has.
func (f *Field) In(unit string, r *Report) (value *big.Rat, digits int) {
	value, digits = f.Amount(r), decimals(f.Text(r))
	if unit == "元" && f.Unit(r) == "万元" {
		return value.Mul(value, big.NewRat(10000, 1)), max(digits-4, 0)
	}
	return value, digits
}

// IsYuan reports whether a unit is one of the two that are converted, 元 and 万元.
func IsYuan(unit string) bool { return unit == "元" || unit == "万元" }

// Unit returns the unit that was typed behind a figure.
func (f *Field) Unit(r *Report) string {
	if amount, ok := f.Value(r).Interface().(tables.Amount); ok {
		return amount.Unit()
	}
	return ""
}

// CommonUnit returns the unit in which the reports' figures can be added and compared, false
// when there is none. Zero is zero in every unit; its unit counts when there is nothing else.
func (f *Field) CommonUnit(reports []*Report) (unit string, ok bool) {
	var units, ofZero []string
	for _, r := range reports {
		if f.Amount(r).Sign() == 0 {
			ofZero = append(ofZero, f.Unit(r))
		} else {
			units = append(units, f.Unit(r))
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
		case IsYuan(u) && IsYuan(unit):
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

// FullName names a figure by table, group, row and column.
func (f *Field) FullName() string {
	var names []string
	for ; f.Parent != nil; f = f.Parent {
		name := f.Name
		if f.Parent.Parent == nil {
			name = f.tableName()
		}
		names = append(names, name)
	}
	slices.Reverse(names)
	return strings.Join(names, " / ")
}

// tableName is the name of a table without what stands in brackets, where that tells tables
// apart.
func (f *Field) tableName() string {
	name, _, _ := strings.Cut(f.Name, "（")
	for _, other := range f.Parent.Children {
		if other != f && strings.HasPrefix(other.Name, name+"（") {
			return f.Name
		}
	}
	return name
}

// DecimalText writes an exact decimal without trailing zeros.
func DecimalText(r *big.Rat) string {
	digits, _ := r.FloatPrec()
	return r.FloatString(digits)
}
