package model

import (
	"fmt"
	"time"
)

// Date is a calendar day. The zero value means no date.
type Date struct{ Year, Month, Day int }

// ParseDate reads 2022-01-16, 2022/1/16, 2022.1.16 or 2022年1月16日.
func ParseDate(s string) (Date, error) {
	for _, layout := range []string{"2006-1-2", "2006/1/2", "2006.1.2", "2006年1月2日"} {
		if t, err := time.Parse(layout, s); err == nil {
			return Date{t.Year(), int(t.Month()), t.Day()}, nil
		}
	}
	return Date{}, fmt.Errorf("nianbao: %q is not a date of the form 2022-01-16", s)
}

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
