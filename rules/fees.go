package rules

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// feeText: section six speaks of the information-handling fee. An empty section is SECT's.
func (x *Inspection) feeText() {
	if e := x.Report.Format(); e == nil || e.ID < "2021" {
		return
	}
	text := zhtext.Fold(x.Report.Words("other_matters"))
	if text != "" && !zhtext.ContainsAny(text, feeWords) {
		x.addf("other_matters", model.Value{}, model.Text("信息处理费"), "第六部分没有报告收取信息处理费的情况")
	}
}

// feeWords are the words by which section six speaks of the fee.
var feeWords = []string{"处理费", "收费", "费用"}

var (
	feeNone   = regexp.MustCompile(`(?:未|没有|无|不|从未)(?:[^，。；]{0,12})(?:收取|产生|发生|发出|涉及|收费)|(?:收取|收费)[^，。；]{0,10}(?:金额)?(?:为|共|共计|合计)?0(?:\.0+)?(?:万?元|件|次|份)`)
	feeNotice = regexp.MustCompile(`收费通知[^，。；]{0,10}[1-9]|[1-9][0-9]*(?:件|份|次)?收费通知|逾期|未缴|未交`)
	feeUnpaid = regexp.MustCompile(`(?:逾期|未)(?:[^，。；]{0,12})缴(?:纳|费)?[^，。；0-9]{0,8}([1-9][0-9]*)件|([1-9][0-9]*)件[^，。；]{0,10}(?:逾期|未)[^，。；]{0,10}缴`)
)

// feeRow: row 22 of table three, applications whose fee was not paid in time, and what
// section six says of the fee do not contradict each other.
func (x *Inspection) feeRow() {
	if e := x.Report.Format(); e == nil || e.ID < "2021" {
		return
	}
	const path = "applications.outcomes.other.fee_unpaid[6]"
	unpaid := x.Report.Applications.Outcomes.Other.FeeUnpaid.Total
	if unpaid > 0 && feeNotice.MatchString(zhtext.Fold(x.Report.Words("other_matters"))) {
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

// What templates leave behind, each with the words of which it has one at least.
var placeholderHints = []struct {
	words []string
	re    *regexp.Regexp
}{
	{[]string{"文字描述", "填写", "待补充", "略"}, regexp.MustCompile(`[（(](?:文字描述|此处填写[^）)]*|填写[^）)]{0,20}|待补充|略)[）)]`)},
	{[]string{"该部分以表格形式报告"}, regexp.MustCompile(`该部分以表格形式报告`)},
	{[]string{"×", "╳", "✕", "□", "＿", "_", "○"}, regexp.MustCompile(`[×╳✕]{2,}|[□＿_]{2,}|(?:^|[^〇○零一二三四五六七八九])○{2,}(?:[^〇○零一二三四五六七八九]|$)`)},
	{[]string{"X", "x", "Ｘ"}, regexp.MustCompile(`(?:^|[^A-Za-z0-9])(X{2,}|x{2,}|Ｘ{2,})(?:[^A-Za-z0-9]|$)`)},
}

// placeholders finds the hints of a template and numbers left out.
func (x *Inspection) placeholders() {
	for _, passage := range x.passages() {
		for _, p := range prose.Paragraphs(passage.Words()) {
			p = prose.WithoutAddresses(p)
			if text := placeholderIn(p); text != "" {
				x.AddText(passage.Path, text, model.Text(text), model.Value{}, "文字中留有模板的提示或没有填的数字：“"+around(p, text)+"”")
			}
		}
	}
}

func placeholderIn(paragraph string) string {
	for _, hint := range placeholderHints {
		if !zhtext.ContainsAny(paragraph, hint.words) {
			continue
		}
		if m := hint.re.FindStringSubmatch(paragraph); m != nil {
			return m[len(m)-1] // the group, where there is one
		}
	}
	return missingNumber(paragraph)
}

// missingNumber finds a 条, 件 or 次 that ends a clause without a number before it: after a
// gap, or straight after a word that asks for a number.
func missingNumber(paragraph string) string {
	for i, r := range paragraph {
		if r != '条' && r != '件' && r != '次' {
			continue
		}
		before, unit := paragraph[:i], string(r)
		after, _ := utf8.DecodeRuneInString(paragraph[i+len(unit):])
		if i+len(unit) < len(paragraph) && !strings.ContainsRune("，。；,;（(", after) {
			continue
		}
		word := strings.TrimRightFunc(before, zhtext.IsBlank)
		last, size := utf8.DecodeLastRuneInString(word)
		if word != before && unicode.Is(unicode.Han, last) && !strings.ContainsRune("〇零一二三四五六七八九十百千万亿两几数多余", last) {
			return paragraph[len(word)-size : i+len(unit)]
		}
		for _, ask := range []string{"共", "共计", "合计", "收到", "受理", "收到申请", "受理申请"} {
			if strings.HasSuffix(before, ask) {
				return ask + unit
			}
		}
	}
	return ""
}

// around shows a piece of a text with a few characters before and after it.
func around(text, piece string) string {
	const most = 10
	before, after, _ := strings.Cut(text, piece)
	b, a := []rune(before), []rune(after)
	return string(b[max(0, len(b)-most):]) + piece + string(a[:min(most, len(a))])
}

// regulations: an organ that can't make regulations has none.
func (x *Inspection) regulations() {
	if canMakeRegulations(x.Report.Organ) {
		return
	}
	const group = "proactive_disclosure.regulations"
	m := x.Report.Schema()
	for _, f := range m.ByPath[group].Children {
		if n := f.Value(x.Report).Int(); n > 0 {
			x.addf(f.Path, model.Number(n), model.Number(0), "规章的“%s”为%d，%s没有规章制定权，请核对是否应填入行政规范性文件", f.Name, n, x.Report.Organ)
			return
		}
	}
}

var (
	lowGovernment = regexp.MustCompile(`(?:县|旗|镇|乡|街道|[^治]区)(?:人民政府|政府|办事处|人民政府办公室|政府办公室)$|(?:镇|乡|街道)$`)
	// a department of the State Council, unless a place follows: 国家税务总局芜湖市税务局
	national        = regexp.MustCompile(`^(?:中华人民共和国|国家|国务院|中国)(?:市场|乡村|[^省市县区州旗盟镇乡])*$`)
	localDepartment = regexp.MustCompile(`(?:省|市|县|区|州|旗|盟|镇|乡).*(?:局|委员会|委|厅|办公室|大队|支队|总队|中心|分局|所|站)$`)
)

// canMakeRegulations is false for organs whose name shows that they can't: governments of
// counties, districts and townships, and departments of local governments. It gives the
// rest the benefit of the doubt.
func canMakeRegulations(organ string) bool {
	organ = zhtext.Fold(organ)
	if national.MatchString(organ) {
		return true
	}
	return !lowGovernment.MatchString(organ) && !localDepartment.MatchString(organ)
}
