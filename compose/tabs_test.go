package compose

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

func TestTabsAreSetAsOneSpace(t *testing.T) {
	for text, want := range map[string]string{
		"甲\t乙": "甲 乙", "甲 \t\t 乙": "甲 乙", "甲  乙": "甲  乙", "\t甲": " 甲", "甲\t": "甲 ", "甲\t乙\t丙 丁": "甲 乙 丙 丁", "": "", "\t": " ", "甲　\t乙": "甲　 乙",
	} {
		if got := untabbed(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// A tab is white space wherever a report has text, not a character that a face lacks.
func TestTabsOfAllTextsAreSet(t *testing.T) {
	r := model.New("青禾县\t农业农村局", 2023, nil)
	r.Title = "青禾县\t农业农村局2023年政府信息公开工作年度报告"
	r.DateLine, r.Addressee, r.Preamble = "（2024年1月\t16日）", "县\t政府：", "前\t言。"
	r.Signature.Organ = "青禾县\t农业农村局"
	r.Overview = "（一）主动\t公开。公\t开。\n:::表格 表\t1\n甲\t一 | 乙\n丙\t二 | 丁\n:::\n:::柱状图 图\t1\n系列: 收\t到\n甲\t乙: 1\n:::\n"
	r.Remarks = map[string]string{"applications.received[0]": "（其中\t3件）"}
	r.Attachments = []model.Attachment{{Title: "名词\t解释", Text: "甲\t乙。"}}
	d, err := layOut(r)
	if err != nil {
		t.Fatal(err)
	}
	text := d.Text(d.Tree)
	for _, want := range []string{"青禾县 农业农村局", "（2024年1月 16日）", "县 政府：", "前 言。", "主动 公开。", "公 开。", "表 1", "甲 一", "丙 二", "图 1", "（其中 3件）", "名词 解释", "甲 乙。"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not printed", want)
		}
	}
	if strings.Contains(text, "\t") {
		t.Error("there is a tab")
	}
	charts := 0
	for _, b := range mustBlocks(t, r) {
		if figure, is := b.(*layout.Figure); is {
			charts++
			if figure.Caption != "图 1" || strings.Contains(figure.Alt, "\t") || strings.Contains(strings.Join(figure.Chart.Labels, "")+strings.Join(figure.Chart.Series, ""), "\t") {
				t.Errorf("the chart has tabs: %+v", figure)
			}
		}
	}
	if charts != 1 {
		t.Errorf("there are %d charts", charts)
	}
}

// mustBlocks composes a report.
func mustBlocks(t *testing.T, r *model.Report) []layout.Block {
	t.Helper()
	faces, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	blocks, found, err := Blocks(r, Options{Page: layout.GBT9704(), Faces: faces})
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	return blocks
}
