package xlsx

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var plainInteger = regexp.MustCompile(`^-?(0|[1-9]\d{0,14})$`)

// numberText returns a number of a file as a person writes it: all digits, no exponent, and none of
// the digits beyond the fifteenth, which only tell how the number is stored.
func numberText(raw string) (string, bool) {
	raw = strings.TrimSpace(raw)
	if plainInteger.MatchString(raw) && raw != "-0" {
		return raw, true
	}
	v, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) || math.Abs(v) > 1e30 {
		return raw, false
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		return raw, false
	}
	if rounded == 0 {
		return "0", true
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64), true
}

// show returns the text of a number in the format of its cell, and a remark when the format says
// something else than the number.
func (b *book) show(raw string, format *numFormat) (text, remark string) {
	text, ok := numberText(raw)
	if !ok {
		return raw, "数值无法读出"
	}
	if format == nil {
		return text, ""
	}
	v, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil:
		return text, ""
	case format.days:
		if s, likely := b.dateText(v, format); s != "" {
			if !likely {
				return s, "单元格设成了日期格式，其中的数值是 " + text
			}
			return s, ""
		}
		return text, "单元格设成了日期格式，但数值不是日期"
	case format.times:
		return text, "单元格设成了时间格式"
	}
	remark = format.remark(text, v)
	if s, _ := format.of(v); s != nil && s.percent {
		percent, _ := numberText(strconv.FormatFloat(v*100, 'g', 15, 64))
		return percent + "%", remark
	}
	return text, remark
}

// dateText returns the date that a number of days stands for, and whether a report would have it.
func (b *book) dateText(days float64, format *numFormat) (text string, likely bool) {
	const last = 2958465 // the end of the year 9999
	n := int(math.Floor(days))
	if b.from1904 {
		n += 1462
	}
	if n < 1 || n > last {
		return "", false
	}
	if n < 60 { // Excel's year 1900 has a 29th of February
		n++
	}
	d := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n)
	c := format.codes
	if d.Year() < 1990 || d.Year() > 2100 {
		return fmt.Sprintf("%d/%d/%d", d.Year(), int(d.Month()), d.Day()), false
	}
	switch hasYear, hasDay := strings.ContainsAny(c, "ye"), strings.Contains(c, "d"); {
	case hasYear && !hasDay:
		return fmt.Sprintf("%d年%d月", d.Year(), int(d.Month())), true
	case !hasYear && hasDay:
		return fmt.Sprintf("%d月%d日", int(d.Month()), d.Day()), true
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year(), int(d.Month()), d.Day()), true
}

// isoDate returns a date as the strict form of the format writes it, in Chinese.
func isoDate(s string) string {
	day, _, _ := strings.Cut(s, "T")
	d, err := time.Parse("2006-01-02", day)
	if err != nil {
		return s
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year(), int(d.Month()), d.Day())
}
