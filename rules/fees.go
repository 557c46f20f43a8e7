package rules

import (
	"regexp"
	"strings"

	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// feeText: section six speaks of the information-handling fee. An empty section is SECT's.
func (x *Inspection) feeText() {
	if e := x.Report.Format(); e == nil || e.ID < "2021" {
		return
	}
	text := x.folded("other_matters")
	if text != "" && !zhtext.ContainsAny(text, feeWords) {
		x.addf("other_matters", model.Value{}, model.Text("信息处理费"), "第六部分没有报告收取信息处理费的情况")
	}
}

// feeWords are the words by which section six speaks of the fee.
var feeWords = []string{"处理费", "收费", "费用"}

// A number is read whole: between the word and it there are no digits but a year's.
var (
	feeNone   = regexp.MustCompile(`(?:未|没有|无|不|从未)(?:[^，。；]{0,12})(?:收取|产生|发生|发出|涉及|收费)|(?:收取|收费)(?:[^，。；0-9零]|[0-9]{4}年){0,14}(?:0(?:\.0+)?|零)(?:万?元|件|次|份)`)
	feeNotice = regexp.MustCompile(`收费通知[^，。；0-9]{0,10}[1-9]|[1-9][0-9]*(?:件|份|次)?收费通知|逾期|未缴|未交`)
	feeUnpaid = regexp.MustCompile(`(?:逾期|未)(?:[^，。；0-9]{0,12})缴(?:纳|费)?[^，。；0-9]{0,8}([1-9][0-9]*)件|([1-9][0-9]*)件[^，。；]{0,10}(?:逾期|未)[^，。；]{0,10}缴`)
)

// feeRow: row 22 of table three, applications whose fee was not paid in time, and what
// section six says of the fee do not contradict each other.
func (x *Inspection) feeRow() {
	if e := x.Report.Format(); e == nil || e.ID < "2021" {
		return
	}
	const path = "applications.outcomes.other.fee_unpaid[6]"
	if x.Report.Schema().ByPath[path] == nil || x.Report.IsBlank(path) {
		return // a table in the form of 2019 has no such row
	}
	unpaid := x.Report.Applications.Outcomes.Other.FeeUnpaid.Total
	if unpaid > 0 && feeNotice.MatchString(x.folded("other_matters")) {
		return // notices were sent; that nothing was paid is what the row says
	}
	for _, sentence := range feeSentences(x.Report.Words("other_matters")) {
		switch {
		case unpaid > 0 && feeNone.MatchString(sentence):
			x.addf(path, model.Number(unpaid), model.Value{},
				"表三（六）2“逾期未按收费通知要求缴纳费用”为%d，第六部分却说“%s”", unpaid, strings.TrimSuffix(sentence, "。"))
			return
		case unpaid == 0 && feeUnpaid.MatchString(sentence):
			x.addf(path, model.Number(0), model.Value{},
				"第六部分说“%s”，表三（六）2“逾期未按收费通知要求缴纳费用”却为 0", strings.TrimSuffix(sentence, "。"))
			return
		}
	}
}

// feeSentences returns the sentences of a text that speak of the fee.
func feeSentences(text string) []string {
	var out []string
	for _, p := range prose.Paragraphs(text) {
		for s := range strings.SplitAfterSeq(zhtext.Fold(p), "。") {
			if zhtext.ContainsAny(s, feeWords) {
				out = append(out, s)
			}
		}
	}
	return out
}
