package export_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/render"
	"pgregory.net/rapid"
)

// oddPieces are what texts from outside may hold: characters of every kind, marks of blocks whole and broken, addresses.
var oddPieces = []string{
	"公开政府信息，", "收到申请3件。", "（一）主动公开\n", "1.公开目录；\n", "一是甲。", "\n", "\n\n", "　", " ", "\t", "\u00a0", "\u200b", "\u200d", "\ufeff", "\u2028", "\r", "\x00", "\x1b", "\u0085", "\ufffd", "\ufffe",
	"\ue000", "\U000f0000", "😀", "👩‍👩‍👧", "葛\U000e0100", "é", "e\u0301\u0302\u0303", "א", "ب", "\u202e甲\u202c", "㐀", "𠀀", "𫠠", "𰀀", "〇", "々", "①", "㎡", "℃", "½", "…", "—", "——", "·", "“", "”", "《", "》", "**", "*", "**甲**", "** **", "\xff", "\xe7\x94", "&nbsp;", "<b>", "{{x}}", "\\", "|", " | ",
	"http://www.a.gov.cn/a", "http://", "www.", "a@b.cn", "https://a.cn/%zz", "http://[::1]:99999/", "javascript:alert(1)", "WWWWWWWWWW", "1234567890", "-1", "1e999", "ﷺ", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "ｶﾞ", "ไทย", "नि", "Ǆ", "ß", "İ",
	":::\n", ":::表格 表1\n甲 | 乙\n1 | 2\n:::\n", ":::表格\n:::\n", ":::柱状图 图\n2020: 1\n2021: -3\n:::\n", ":::饼图 图\n甲: 0\n:::\n", ":::折线图 图\n系列: 甲\n1: 99999999999999999999\n:::\n", ":::图片 a.png\n:::\n", ":::无 此\n:::\n", "| 甲 | 乙 |\n| 1 | 2 |\n", "表1 情况\n", "![图](a.png)\n", "# 甲\n", "- 甲\n",
}

// Whatever texts a report has, what a check passes is written in every format, what it refuses is refused with findings, and
// a draft is always made.
func TestChecksAndRendersAgreeOnAnyText(t *testing.T) {
	e, draft := exporter(t, export.Options{}), exporter(t, export.Options{}, render.WithDraft())
	rapid.Check(t, func(rt *rapid.T) {
		text := func(name string, most int) string {
			var b strings.Builder
			for range rapid.IntRange(1, most).Draw(rt, name) {
				piece := rapid.SampledFrom(oddPieces).Draw(rt, "piece")
				b.WriteString(strings.Repeat(piece, rapid.SampledFrom([]int{1, 1, 1, 2, 3, 40, 400}).Draw(rt, "times")))
			}
			return b.String()
		}
		r := sample.Report(rapid.SampledFrom([]int{0, 7}).Draw(rt, "report"))
		fields := []func(string){
			func(s string) { r.Overview += s }, func(s string) { r.Problems = s }, func(s string) { r.OtherMatters += s }, func(s string) { r.Organ = s },
			func(s string) { r.Title = s }, func(s string) { r.DateLine = s }, func(s string) { r.Addressee = s }, func(s string) { r.Signature.Organ = s },
			func(s string) { r.Attachments = []model.Attachment{{Title: s, Text: s}} }, func(s string) { r.Remarks = map[string]string{"applications.received[0]": s} },
		}
		for range rapid.IntRange(1, 2).Draw(rt, "fields") {
			i := rapid.IntRange(0, len(fields)-1).Draw(rt, "field")
			most := 8
			if i > 2 {
				most = 3
			}
			fields[i](text("pieces", most))
		}
		held := yaml.Write(io.Discard, r) == nil // what a file holds; a report in Go may have line ends in a name
		found := checked(t, r).Errors()
		for _, f := range found {
			checkMessage(t, f)
		}
		for _, f := range export.Formats() {
			if f == export.SVG || !held && (f == export.HTML || f == export.YAML || f == export.JSON) {
				continue
			}
			refused(t, e, f, r, found)
			if _, err := draft.Write(new(bytes.Buffer), f, r); err != nil && f != export.XLSX && f != export.YAML && f != export.JSON {
				t.Errorf("%s: a draft is refused: %.300v", f.Name, err)
			}
		}
		if t.Failed() {
			rt.FailNow()
		}
	})
}
