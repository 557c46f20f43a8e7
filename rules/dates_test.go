package rules_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/rules"
)

// A date that only a program can set stops a render as one in a file does.
func TestADateThatIsNoneStopsARender(t *testing.T) {
	r := nianbao.New("青禾县农业农村局", 2023, nil)
	r.Signature = nianbao.Signature{Organ: r.Organ, Date: nianbao.Date{Year: 2024, Month: 2, Day: 30}}
	err := nianbao.Render(new(bytes.Buffer), r)
	var found nianbao.Findings
	isDate := func(f nianbao.Finding) bool { return f.ID == "READ-RANGE" && f.Path == "signature.date" }
	if !errors.As(err, &found) || !slices.ContainsFunc(found, isDate) {
		t.Errorf("got %v", err)
	}
	var file bytes.Buffer
	if err := nianbao.Render(&file, r, nianbao.WithDraft()); err != nil || file.Len() == 0 {
		t.Errorf("a draft: %v", err)
	}
}

func TestADateBelowTheTitleIsADay(t *testing.T) {
	for line, want := range map[string]string{
		"（2024年1月16日）": "", "2024年2月30日": "date_line", "（1022年1月16日）": "date_line", "9999年1月1日": "date_line", "2024年1月": "", "二〇二四年一月十六日": "",
	} {
		r := nianbao.New("青禾县农业农村局", 2023, nil)
		r.DateLine = line
		got := ""
		for _, f := range rules.Check(r, rules.Only("SIGN")) {
			got += f.Path
			if !strings.HasPrefix(f.Message, "题下日期") {
				t.Errorf("%s: %s", line, f.Message)
			}
		}
		if got != want {
			t.Errorf("%s: found at %q, want %q", line, got, want)
		}
	}
}

// A tab in prose is a trace of a paste, and is printed as a space.
func TestATabInProseIsTold(t *testing.T) {
	for text, want := range map[string]string{
		"公开\t信息。":                  "文字中有制表符（Tab 键），排印成一个空格：“公开 信息。”；表格请写在“:::表格”和“:::”之间",
		"公开信息。\n甲\t1\n乙\t2":        "文字中有制表符（Tab 键），排印成一个空格，共2处，如“甲 1”；表格请写在“:::表格”和“:::”之间",
		"公开信息。":                    "",
		":::表格 表\n甲\t乙\n丙\t丁\n:::": "",
		"\t公开信息。":                  "",
	} {
		r := nianbao.New("青禾县农业农村局", 2023, nil)
		r.Overview = text
		got := ""
		for _, f := range rules.Check(r, rules.Only("PASTED")) {
			if f.Severity == nianbao.SeverityInfo {
				got += f.Message
			}
		}
		if got != want {
			t.Errorf("%q: %s", text, got)
		}
	}
}
