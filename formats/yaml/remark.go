package yaml

import (
	"regexp"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// remarked matches a number with a remark behind it: in brackets, or begun by a word that begins
// remarks.
var remarked = regexp.MustCompile(`(?s)^([+\-－＋]?[0-9０-９.．,，]+\s*\p{Han}{0,2}?)[\s，,；;：:]*([（(\[【〔].*[)）\]】〕]|(?:其中|含|包括|包含|不含|不包括|另有|另|注|均为|较上年|比上年|同比).*)$`)

// splitRemark separates the number in a cell from the remark typed behind it: 22 and （其中修订16件）.
// A unit in brackets is no remark.
func splitRemark(text string) (number, remark string) {
	text = strings.TrimFunc(text, zhtext.IsBlank)
	m := remarked.FindStringSubmatch(text)
	if m == nil {
		return text, ""
	}
	remark = strings.TrimFunc(m[2], zhtext.IsBlank)
	if units[strings.Trim(remark, "（）()【】[]〔〕")] {
		return m[1], ""
	}
	return m[1], remark
}

// units are those that people type behind a count.
var units = func() map[string]bool {
	set := map[string]bool{}
	for _, u := range strings.Fields("件 条 次 份 个 项 宗 起 人 人次 件次 户 家") {
		set[u] = true
	}
	return set
}()

// dropUnit removes the unit behind a number: of a count, or 万元 behind the fee, whose heading has
// that unit.
func dropUnit(kind model.Kind, text string) string {
	end := strings.TrimRightFunc(text, func(r rune) bool { return r >= 0x4e00 && r <= 0x9fff })
	unit := text[len(end):]
	switch {
	case end == "" || unit == "":
	case kind == model.CountKind && units[unit], kind == model.AmountKind && unit == "万元":
		return strings.TrimRightFunc(end, zhtext.IsBlank)
	}
	return text
}

// remark keeps what stands behind a number.
func (rd *reader) remark(f *model.Field, text string) {
	if text == "" {
		return
	}
	if rd.report.Remarks == nil {
		rd.report.Remarks = map[string]string{}
	}
	rd.report.Remarks[f.Path] = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), "")
}
