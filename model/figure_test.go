package model

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"
)

func spent(t *testing.T, amount string) *Report {
	t.Helper()
	r := &Report{Organ: "甲局", Year: 2020}
	if err := r.Schema().ByPath["proactive_disclosure.procurement.amount"].Set(r, amount); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAmountsHaveACommonUnit(t *testing.T) {
	for _, c := range []struct{ amounts, unit, in string }{
		{"3", "", "3 0"}, {"3.50", "", "3.5 2"}, {"3元", "元", "3 0"}, {"3.25万元", "万元", "3.25 2"}, {"3元 4万元", "元", "3 0 40000 0"},
		{"3万元 4元", "元", "30000 0 4 0"}, {"1.23456万元 0.5元", "元", "12345.6 1 0.5 1"}, {"1.2345万元 1元", "元", "12345 0 1 0"}, {"1.234万元 1元", "元", "12340 0 1 0"},
		{"3 4元", "none", ""}, {"3元 4", "none", ""}, {"3美元 4元", "none", ""}, {"3美元 4美元", "美元", "3 0 4 0"}, {"3元 4元 5万元", "元", "3 0 4 0 50000 0"},
		{"0 4元", "元", "0 0 4 0"}, {"0美元 4元", "元", "0 0 4 0"}, {"4元 0万元", "元", "4 0 0 0"}, {"0 0", "", "0 0 0 0"}, {"0元 0", "元", "0 0 0 0"},
		{"0 0万元", "万元", "0 0 0 0"}, {"0元 0万元", "元", "0 0 0 0"}, {"0元 0美元", "", "0 0 0 0"}, {"3万元 4万元", "万元", "3 0 4 0"}, {"3 4 5元", "none", ""},
	} {
		var reports []*Report
		for amount := range strings.FieldsSeq(c.amounts) {
			reports = append(reports, spent(t, amount))
		}
		f := reports[0].Schema().ByPath["proactive_disclosure.procurement.amount"]
		unit, ok := f.CommonUnit(reports)
		if !ok {
			unit = "none"
		}
		var in []string
		for _, r := range reports {
			value, digits := f.In(unit, r)
			in = append(in, fmt.Sprint(DecimalText(value), " ", digits))
		}
		if unit != c.unit || ok && strings.Join(in, " ") != c.in {
			t.Errorf("%s: got %q, %v", c.amounts, unit, in)
		}
	}
	for unit, want := range map[string]bool{"元": true, "万元": true, "": false, "亿元": false, "美元": false} {
		if IsYuan(unit) != want {
			t.Errorf("%q: %v", unit, !want)
		}
	}
}

func TestDecimalsAreWrittenWithoutZeros(t *testing.T) {
	for in, want := range map[string]string{"0": "0", "5": "5", "-7": "-7", "1/2": "0.5", "-1/8": "-0.125", "10/1": "10", "123456789012345678901/10": "12345678901234567890.1"} {
		v, _ := new(big.Rat).SetString(in)
		if got := DecimalText(v); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
}

func TestFiguresAreReadAndWritten(t *testing.T) {
	r := &Report{Organ: "甲局", Year: 2023}
	for _, c := range []struct{ path, text, printed string }{
		{"proactive_disclosure.licensing", "12", "12 12 true"}, {"proactive_disclosure.fees", "1.50", "1.50 1.5 false"}, {"applications.received[6]", "1,234", "1234 1234 true"},
		{"reconsideration[4]", "0", "0 0 true"},
	} {
		f := r.Schema().ByPath[c.path]
		if err := f.Set(r, c.text); err != nil {
			t.Errorf("%s %s: %v", c.path, c.text, err)
			continue
		}
		text, ok := r.Figure(c.path)
		v := f.ValueOf(text)
		if got := fmt.Sprint(text, " ", DecimalText(f.Amount(r)), " ", v.IsNumber()); !ok || v.String() != text || got != c.printed {
			t.Errorf("%s: got %s, want %s", c.path, got, c.printed)
		}
		if f.Unit(r) != "" {
			t.Errorf("%s has the unit %q", c.path, f.Unit(r))
		}
		if f.Set(r, "甲") == nil {
			t.Errorf("%s takes 甲", c.path)
		}
	}
	for _, path := range []string{"", "overview", "applications.received", "nothing", "proactive_disclosure.procurement.amount"} {
		if text, ok := r.Figure(path); ok || text != "" {
			t.Errorf("%q is the figure %q", path, text)
		}
	}
	if got := r.Schema().ByPath["overview"].Amount(r); got.Sign() != 0 {
		t.Errorf("a text is the amount %s", got)
	}
	if u := spent(t, "5万元"); u.Schema().ByPath["proactive_disclosure.procurement.amount"].Unit(u) != "万元" {
		t.Error("the unit is lost")
	}
}

func TestTheYearsOfDates(t *testing.T) {
	for text, want := range map[string]string{
		"2008-1-1": "2008-01-01", "2100-12-31": "2100-12-31", "2007-12-31": "range", "2101-1-1": "range", "2022/1/16": "2022-01-16", "2022.1.16": "2022-01-16",
		"2022年1月16日": "2022-01-16", "2022-01-06": "2022-01-06", "2024-02-29": "2024-02-29", "2023-02-29": "form", "2022-13-1": "form", "2022年1月": "form", "": "form", "22-1-1": "form",
	} {
		d, err := ParseDate(text)
		got := d.ISO()
		switch {
		case errors.Is(err, ErrDateRange):
			got = "range"
		case err != nil:
			got = "form"
			if err.Error() != fmt.Sprintf("nianbao: %q is not a date of the form 2022-01-16", text) {
				t.Errorf("%q: %v", text, err)
			}
		}
		if got != want || err != nil && !d.IsZero() {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
	if (Date{}).ISO() != "" || (Date{}).String() != "" || (Date{2022, 1, 6}).String() != "2022年1月6日" || ErrDateRange.Error() != "nianbao: the date is not between 2008 and 2100" || DateYears() != "2008—2100" {
		t.Error("dates are written otherwise")
	}
}

func TestSeveritiesAndValues(t *testing.T) {
	for s, want := range map[Severity]string{-1: "info 提示", SeverityInfo: "info 提示", SeverityWarning: "warning 警告", SeverityError: "error 错误", 9: "error 错误"} {
		if got := s.String() + " " + s.Chinese(); got != want {
			t.Errorf("%d: %s", int(s), got)
		}
	}
	for _, c := range []struct {
		v    Value
		want string
	}{{Number(-12), "-12"}, {Text("甲<"), `"甲<"`}, {Value{}, "null"}, {Text(""), "null"}, {NumberText("123456789012345678901"), "123456789012345678901"}} {
		if data, err := c.v.MarshalJSON(); err != nil || string(data) != c.want {
			t.Errorf("%v: %s %v", c.v, data, err)
		}
	}
	f := Finding{ID: "X", Severity: SeverityWarning, Path: "p", Place: Place{Line: 2, Column: 3}, Message: "m", Hint: "h"}
	both := Findings{f, {ID: "Y", Severity: SeverityError, Message: "n"}}
	if got, want := both.Error(), "第2行第3列：警告[X] p：m（h）\n错误[Y] n"; got != want {
		t.Errorf("got %q", got)
	}
}
