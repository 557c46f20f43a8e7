package model

import (
	"fmt"
	"time"
)

// Date is a calendar day. The zero value means no date.
type Date struct{ Year, Month, Day int }

// FirstDateYear and LastDateYear bound the dates of a report: the regulations that reports follow have
// been in force since 2008-05-01, and a report on LastYear is signed in the year after it.
const (
	FirstDateYear = 2008
	LastDateYear  = LastYear + 1
)

// ErrDateRange is the error of a day outside FirstDateYear to LastDateYear.
var ErrDateRange = fmt.Errorf("nianbao: the date is not between %d and %d", FirstDateYear, LastDateYear)

// ParseDate reads 2022-01-16, 2022/1/16, 2022.1.16 or 2022年1月16日. A day of other years than those that
// a report can have gives ErrDateRange.
func ParseDate(s string) (Date, error) {
	for _, layout := range []string{"2006-1-2", "2006/1/2", "2006.1.2", "2006年1月2日"} {
		if t, err := time.Parse(layout, s); err == nil {
			d := Date{t.Year(), int(t.Month()), t.Day()}
			if !d.InRange() {
				return Date{}, ErrDateRange
			}
			return d, nil
		}
	}
	return Date{}, fmt.Errorf("nianbao: %q is not a date of the form 2022-01-16", s)
}

// Exists reports whether the calendar has the day.
func (d Date) Exists() bool {
	t := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	return d == Date{t.Year(), int(t.Month()), t.Day()}
}

// InRange reports whether the year is one that dates of reports have.
func (d Date) InRange() bool { return d.Year >= FirstDateYear && d.Year <= LastDateYear }

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String returns the date as an official document writes it, 2022年1月16日
// (GB/T 9704-2012, 7.3.5.4: Arabic digits, no leading zeros), or "" for the zero value.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
}

// ISO returns the date as 2022-01-16, or "" for the zero value.
func (d Date) ISO() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}
