package yaml

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// TestOneThingMakesAReportOtherThanPlain harms a plain report in one place.
func TestOneThingMakesAReportOtherThanPlain(t *testing.T) {
	amount := func(s string) tables.Decimal {
		d, err := tables.ParseDecimal(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		name  string
		plain bool
		harm  func(r *model.Report)
	}{
		{"nothing", true, func(*model.Report) {}},
		{"a remark", false, func(r *model.Report) { r.Remarks = map[string]string{"proactive_disclosure.licensing": "（甲）"} }},
		{"own titles", false, func(r *model.Report) { r.OwnTitles = []string{"甲"} }},
		{"an attachment", false, func(r *model.Report) { r.Attachments = []model.Attachment{{Title: "甲"}} }},
		{"a form of table two", false, func(r *model.Report) { r.Forms.Disclosure = "2019" }},
		{"a form of table three", false, func(r *model.Report) { r.Forms.Applications = "2019" }},
		{"no organ", false, func(r *model.Report) { r.Organ = "" }},
		{"a blank cell", false, func(r *model.Report) {
			r.SetSource(&model.Source{Blanks: map[string]string{"proactive_disclosure.licensing": ""}})
		}},
		{"a source without blanks", true, func(r *model.Report) { r.SetSource(&model.Source{}) }},
		{"a count below zero", false, func(r *model.Report) { r.ProactiveDisclosure.Licensing = -1 }},
		{"the most", true, func(r *model.Report) { r.ProactiveDisclosure.Licensing = 99_999_999 }},
		{"more than the most", false, func(r *model.Report) { r.ProactiveDisclosure.Licensing = 100_000_000 }},
		{"the total of a row", false, func(r *model.Report) { r.Applications.Received.Total = 100_000_000 }},
		{"the first year", true, func(r *model.Report) { r.Year = 2021 }},
		{"the year before any", false, func(r *model.Report) { r.Year = model.FirstYear - 1 }},
		{"the last year", true, func(r *model.Report) { r.Year = model.LastYear }},
		{"the year after all", false, func(r *model.Report) { r.Year = model.LastYear + 1 }},
		{"its own edition", true, func(r *model.Report) { r.Edition = "2021" }},
		{"titles of the template", true, func(r *model.Report) { r.Titles = model.TemplateTitles }},
		{"titles of the body", true, func(r *model.Report) { r.Titles = model.BodyTitles }},
		{"titles that are none", false, func(r *model.Report) { r.Titles = "own" }},
		{"a date", true, func(r *model.Report) { r.Signature.Date = model.Date{Year: 2024, Month: 2, Day: 29} }},
		{"a day that is none", false, func(r *model.Report) { r.Signature.Date = model.Date{Year: 2023, Month: 2, Day: 29} }},
		{"a date in no year", false, func(r *model.Report) { r.Signature.Date = model.Date{Month: 1, Day: 1} }},
		{"a fee", true, func(r *model.Report) { r.ProactiveDisclosure.Fees = amount("12345678.99") }},
		{"a fee of three decimals", false, func(r *model.Report) { r.ProactiveDisclosure.Fees = amount("1.999") }},
		{"an organ of two lines", false, func(r *model.Report) { r.Organ = "甲\n乙" }},
		{"an organ that ends in a line end", false, func(r *model.Report) { r.Organ = "甲\n" }},
		{"an organ with a blank", true, func(r *model.Report) { r.Organ = "甲 乙" }},
		{"an organ behind a blank", false, func(r *model.Report) { r.Organ = " 甲" }},
		{"two paragraphs", true, func(r *model.Report) { r.Overview = "甲\n乙\n" }},
		{"an empty paragraph", false, func(r *model.Report) { r.Overview = "甲\n\n乙\n" }},
		{"a text of another edition", true, func(r *model.Report) { r.ProactiveDisclosure2019.Before = "甲\tb" }}, // it is not written
	} {
		r := &model.Report{Organ: "甲局", Year: 2023}
		c.harm(r)
		if got := isPlain(r); got != c.plain {
			t.Errorf("%s: plain %v", c.name, got)
		}
	}
}

func TestHowLongAPlainReportMayBe(t *testing.T) {
	r := &model.Report{Organ: "甲局", Year: 2023, Overview: strings.Repeat("a", MaxInputBytes/8), Problems: strings.Repeat("a", MaxInputBytes/4-MaxInputBytes/8-1)}
	if !isPlain(r) {
		t.Error("a text of just less than a quarter is not plain")
	}
	r.Problems += "a"
	if isPlain(r) {
		t.Error("a text of a quarter is plain")
	}
}

func TestWhichCharactersArePlain(t *testing.T) {
	var odd strings.Builder // of those around the ranges that are ordinary
	for _, r := range "\x1f !~\x7f一\u4dff\u4e01\u9fa4\u9fa5\u9fa6，。、；：？！（）《》〈〉〔〕【】“”‘’…—·％＋－＝×０ＡａＺ９　﹣－" {
		if isOdd(r) {
			odd.WriteRune(r)
		}
	}
	if got, want := odd.String(), "\x1f\x7f\u4dff\u9fa6０ＡａＺ９　﹣"; got != want {
		t.Errorf("odd are %q, not %q", got, want)
	}
	for _, amount := range []string{"0", "0.0", "0.99", "1", "12345678", "12345678.12", "9.9", "10"} {
		if !isPlainAmount(amount) {
			t.Errorf("%s is not plain", amount)
		}
	}
	for _, amount := range []string{"00", "0.", "01.5", "123456789", "1.123", "1.2.3", "a", "1.a", "-"} {
		if isPlainAmount(amount) {
			t.Errorf("%s is plain", amount)
		}
	}
}
