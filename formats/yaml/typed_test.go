package yaml

import (
	"bytes"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// A row may be one text, as a paste from a spreadsheet or a document gives it.
func TestARowMayBePasted(t *testing.T) {
	want := tables.ApplicantsOf([7]int64{1, 2, 3, 4, 5, 1234, 1249})
	for _, row := range []string{
		"1\t2\t3\t4\t5\t1234\t1249", "1 2 3 4 5 1234 1249", "1、2、3、4、5、1234、1249", "1，2，3，4，5，1234，1249",
		"1  2 3   4　5 1,234 1,249", "1\t2\t3\t4\t5\t1,234\t1,249", `"1,2,3,4,5,1234,1249"`, "1, 2, 3, 4, 5, 1234, 1249", "１ ２ ３ 4 5 1234 1249",
		"1件 2件 3 4 5 1234件 1249件", "一、本年新收政府信息公开申请数量\t1\t2\t3\t4\t5\t1234\t1249", "|\n    1 2 3 4 5 1234 1249", "'1\t2\t3\t4\t5\t1234\t1249'",
	} {
		r, notes := mustRead(t, edited(t, "received: [0, 0, 0, 0, 0, 0, 0]", "received: "+row))
		if got := r.Applications.Received; got != want || len(notes) > 0 {
			t.Errorf("%s is read as %+v with notes %v", row, got, notes)
		}
	}
	r, _ := mustRead(t, edited(t, "regulations: {issued: 0, repealed: 0, in_force: 0}", "规章: 1\t2\t3"))
	if r.ProactiveDisclosure.Regulations != (tables.Documents{Issued: 1, Repealed: 2, InForce: 3}) {
		t.Errorf("got %+v", r.ProactiveDisclosure.Regulations)
	}
	for row, place := range map[string]string{
		"1\t2\t\t4\t5\t6\t18":   "BLANK applications.received[2] 19:17",
		"1 2 3 4 5 6":           "READ-ROW applications.received 19:13",
		"1 2 三 4 5 6 21":        "READ-TYPE applications.received[2] 19:17",
		"1 2 3 4 5 6 21 0":      "READ-ROW applications.received 19:13",
		"[1，2, 3, 4, 5, 6, 21]": "READ-ROW applications.received 19:15",
		"二、上年结转政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21": "READ-ROW applications.received 19:13",
	} {
		r, err := Read(strings.NewReader(edited(t, "received: [0, 0, 0, 0, 0, 0, 0]", "received: "+row)))
		findings, _ := err.(model.Findings)
		if r != nil {
			findings = r.CheckBlank()
		}
		if got := places(findings); got != place {
			t.Errorf("%s: %v", row, findings)
		}
	}
}

// What stands behind a number in a cell is kept, and the number counts.
func TestARemarkInACellIsKept(t *testing.T) {
	for typed, want := range map[string]struct {
		count  int64
		remark string
	}{
		"22（其中修订16件）":        {22, "（其中修订16件）"},
		`"22 (其中修订16件)"`:     {22, "(其中修订16件)"},
		"22件（含网上申请3件）":       {22, "（含网上申请3件）"},
		"1,022 其中：注销2件":      {1022, "其中：注销2件"},
		"\"22\\n（其中修订16件）\"": {22, "（其中修订16件）"},
		"22（件）":              {22, ""},
		"22 件":               {22, ""},
		"２２件":                {22, ""},
		"22【另有待定1件】":         {22, "【另有待定1件】"},
	} {
		r, notes := mustRead(t, edited(t, "licensing: 33", "licensing: "+typed))
		if got := r.Remarks["proactive_disclosure.licensing"]; r.ProactiveDisclosure.Licensing != want.count || got != want.remark || len(notes) > 0 {
			t.Errorf("%s: got %d and %q, %v", typed, r.ProactiveDisclosure.Licensing, got, notes)
		}
	}
	for _, typed := range []string{"约20", "5/6", "1O", "20多件", "（22）", "22元", "1.5件", "22至23件"} {
		if r, err := Read(strings.NewReader(edited(t, "licensing: 33", "licensing: "+typed))); err == nil {
			t.Errorf("%s is read as %d", typed, r.ProactiveDisclosure.Licensing)
		}
	}
	r, _ := mustRead(t, edited(t, `fees: "0"`, "fees: 12.50万元（含代收3万元）"))
	if r.ProactiveDisclosure.Fees.String() != "12.50" || r.Remarks["proactive_disclosure.fees"] != "（含代收3万元）" {
		t.Errorf("got %s and %v", r.ProactiveDisclosure.Fees, r.Remarks)
	}
}

// Lines that YAML would run together are an error, at their first line.
func TestProseThatWouldRunTogetherIsRefused(t *testing.T) {
	const at = "READ-FOLD problems 5:"
	for typed, want := range map[string]string{
		"problems:\n  第一段。\n  第二段。":      "READ-FOLD problems 6:3",
		"problems: 第一段。\n  第二段。":         at + "11",
		"problems: >\n  第一段。\n  第二段。":    at + "11",
		"problems: >-\n  第一段。\n\n  第二段。": at + "11",
		"problems: ｜\n  第一段。\n  第二段。":    at + "11",
		"problems: ｜": at + "11",
		"problems: \"第一段。\n  第二段。\"":        at + "11",
		"problems: '第一段。\n  第二段。'":          at + "11",
		"存在的主要问题及改进情况:\n  （一）问题。\n  （二）改进。": "READ-FOLD problems 6:3",
		"problems: 第一段。":                    "",
		"problems: \"第一段。\\n第二段。\"":         "",
		"problems: >\n  第一段。":               "",
		"problems: |\n  第一段。\n  第二段。":       "",
		"problems: 丨是一个字。":                  "",
	} {
		_, err := Read(strings.NewReader("organ: 青禾县农业农村局\nyear: 2023\n\n\n" + typed + "\n"))
		got := ""
		if findings, _ := err.(model.Findings); findings != nil {
			for _, f := range findings {
				if f.ID == "READ-FOLD" {
					got = places(model.Findings{f})
				}
			}
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", typed, got, want)
		}
	}
}

// A report with a table in the form of another edition is written in that form and read back.
func TestAMixedReportIsWrittenInItsForms(t *testing.T) {
	text := edited(t, "    other:\n      not_corrected: [0, 0, 0, 0, 0, 0, 0]\n      fee_unpaid: [0, 0, 0, 0, 0, 0, 0]\n      other: [0, 0, 0, 0, 0, 0, 0]",
		"    其他处理: 1 0 0 0 0 0 1")
	r, _ := mustRead(t, text)
	for name, write := range map[string]writer{"YAML": Write, "JSON": WriteJSON} {
		var b bytes.Buffer
		if err := write(&b, r, ChineseKeys()); err != nil {
			t.Fatal(err)
		}
		again, _ := mustRead(t, b.String())
		if again.Forms != r.Forms || again.Forms.Applications != "2019" || again.Applications.Outcomes.Other2019.Total != 1 {
			t.Errorf("%s: forms %+v of\n%s", name, again.Forms, b.String())
		}
	}
}

func TestBlankCellsAreWrittenBlank(t *testing.T) {
	text := edited(t, "received: [0, 0, 0,", "received: [0, , 无,")
	text = strings.Replace(text, "licensing: 33", "licensing:", 1)
	text = strings.Replace(text, "[0, , 无,", `[0, "", 无,`, 1)
	r, notes := mustRead(t, text)
	var b bytes.Buffer
	if err := Write(&b, r); err != nil {
		t.Fatal(err)
	}
	_, again := mustRead(t, b.String())
	if len(notes) != 2 || len(again) != 2 || again[0].Path != notes[0].Path || again[1].Path != notes[1].Path {
		t.Errorf("notes %v, then %v", notes, again)
	}
}

func TestOwnTitlesAndAttachmentsAreRead(t *testing.T) {
	r, _ := mustRead(t, edited(t, "titles: template", `titles: [一、概述, 主动公开, 依申请公开, 复议诉讼, 问题, 其他]
附件:
  - 标题: 指标统计附表
    正文: |
      :::表格 表1　统计
      甲 | 乙
      1 | 2
      :::
  - title: 说明`))
	if strings.Join(r.OwnTitles, "|") != "概述|主动公开|依申请公开|复议诉讼|问题|其他" {
		t.Errorf("titles %q", r.OwnTitles)
	}
	if len(r.Attachments) != 2 || r.Attachments[0].Title != "指标统计附表" || r.Attachments[1].Title != "说明" || !strings.Contains(r.Attachments[0].Text, "1 | 2") {
		t.Errorf("attachments %+v", r.Attachments)
	}
	checkFindings(t, []findingCase{
		{"five titles", "titles: template", "titles: [一, 二, 三, 四, 五]", "READ-ROW titles 5:9", "实有 5 个"},
		{"a list of texts", "titles: template", "附件: [甲]", "READ-SHAPE attachments[0] 5:6", "标题和正文"},
		{"no title", "titles: template", "附件: [{正文: 甲}]", "READ-REQUIRED attachments[0] 5:6", "没有标题"},
		{"an unknown key", "titles: template", "附件: [{标题: 甲, 正问: 乙}]", "READ-KEY attachments[0].正问 5:14", "未知的键"},
		{"prose without a bar", "titles: template", "附件:\n- 标题: 甲\n  正文: 一。\n    二。", "READ-FOLD attachments[0].text 7:7", "text: |"},
	})
}
