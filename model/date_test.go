package model_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/nianbao/nianbao/model"
)

func TestADateIsADayThatAReportCanHave(t *testing.T) {
	for _, c := range []struct {
		text    string
		want    model.Date
		outside bool
	}{
		{"2022-01-16", model.Date{Year: 2022, Month: 1, Day: 16}, false},
		{"2008/1/1", model.Date{Year: 2008, Month: 1, Day: 1}, false},
		{"2100.12.31", model.Date{Year: 2100, Month: 12, Day: 31}, false},
		{"2024年2月29日", model.Date{Year: 2024, Month: 2, Day: 29}, false},
		{"2007-12-31", model.Date{}, true}, {"2101-01-01", model.Date{}, true}, {"0000-01-01", model.Date{}, true}, {"0001-01-01", model.Date{}, true},
		{"1022年1月16日", model.Date{}, true}, {"9999-12-31", model.Date{}, true},
		{"2023-02-29", model.Date{}, false}, {"2022-13-01", model.Date{}, false}, {"2022-00-10", model.Date{}, false}, {"2022-01-32", model.Date{}, false},
		{"22-01-16", model.Date{}, false}, {"2022-1", model.Date{}, false}, {"", model.Date{}, false}, {"12022-01-16", model.Date{}, false},
	} {
		d, err := model.ParseDate(c.text)
		if d != c.want || (err == nil) != (c.want != model.Date{}) || errors.Is(err, model.ErrDateRange) != c.outside {
			t.Errorf("%q: %v, %v", c.text, d, err)
		}
	}
}

// A program may set any date; what ParseDate would refuse is found.
func TestDatesThatProgramsSetAreChecked(t *testing.T) {
	for _, c := range []struct {
		date model.Date
		want string
	}{
		{model.Date{}, ""},
		{model.Date{Year: 2022, Month: 1, Day: 16}, ""}, {model.Date{Year: 2008, Month: 1, Day: 1}, ""}, {model.Date{Year: 2100, Month: 12, Day: 31}, ""}, {model.Date{Year: 2024, Month: 2, Day: 29}, ""},
		{model.Date{Year: 2007, Month: 12, Day: 31}, "落款日期的年份应在 2008 至 2100 之间，实为2007年12月31日"},
		{model.Date{Year: 2101, Month: 1, Day: 1}, "落款日期的年份应在 2008 至 2100 之间，实为2101年1月1日"},
		{model.Date{Year: -1, Month: 1, Day: 1}, "落款日期的年份应在 2008 至 2100 之间，实为-1年1月1日"},
		{model.Date{Month: 1, Day: 1}, "落款日期的年份应在 2008 至 2100 之间，实为0年1月1日"},
		{model.Date{Year: 123456, Month: 1, Day: 1}, "落款日期的年份应在 2008 至 2100 之间，实为123456年1月1日"},
		{model.Date{Year: 2023, Month: 2, Day: 29}, "落款日期2023年2月29日不是日历上的日子"},
		{model.Date{Year: 2022, Month: 13, Day: 1}, "落款日期2022年13月1日不是日历上的日子"},
		{model.Date{Year: 2022, Month: 0, Day: 1}, "落款日期2022年0月1日不是日历上的日子"},
		{model.Date{Year: 2022, Month: 4, Day: 31}, "落款日期2022年4月31日不是日历上的日子"},
		{model.Date{Year: 2022, Month: 4, Day: 0}, "落款日期2022年4月0日不是日历上的日子"},
		{model.Date{Year: 2022, Month: 4, Day: -3}, "落款日期2022年4月-3日不是日历上的日子"},
	} {
		r := model.New("甲局", 2021, nil)
		r.Signature.Date = c.date
		found := r.CheckDates()
		if c.want == "" && len(found) == 0 {
			continue
		}
		if got := fmt.Sprint(len(found)); got != "1" || found[0].Message != c.want || found[0].ID != "READ-RANGE" || found[0].Path != "signature.date" || found[0].Severity != model.SeverityError {
			t.Errorf("%v: %v", c.date, found)
		}
	}
}

// No edition rules a year after the last one that a report can be on.
func TestAYearOutOfRangeHasNoEdition(t *testing.T) {
	for year, fine := range map[int]bool{0: false, 2018: false, 2019: true, 2099: true, 2100: false, 9999: false, -5: false} {
		r := model.New("甲局", 2021, nil)
		r.Year = year
		if found := r.CheckEdition(); (len(found) == 0) != fine {
			t.Errorf("%d: %v", year, found)
		}
	}
}
