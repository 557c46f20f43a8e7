package compose

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// blocksOf composes a report and returns its blocks, groups opened, and the findings.
func blocksOf(t *testing.T, r *model.Report) ([]layout.Block, model.Findings) {
	t.Helper()
	faces, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	blocks, found, err := Blocks(r, Options{Page: layout.GBT9704(), Faces: faces})
	if err != nil {
		t.Fatal(err)
	}
	var flat []layout.Block
	var walk func([]layout.Block)
	walk = func(blocks []layout.Block) {
		for _, b := range blocks {
			if g, ok := b.(*layout.Group); ok {
				walk(g.Blocks)
				continue
			}
			flat = append(flat, b)
		}
	}
	walk(blocks)
	return flat, found
}

// ownTables are the tables of a report that are not official, with their cells as
// "text@row,column+spans".
func ownTables(t *testing.T, text string) ([]string, model.Findings) {
	t.Helper()
	blocks, found := blocksOf(t, &model.Report{Organ: "青禾县农业农村局", Year: 2023, Overview: text})
	var out []string
	for _, b := range blocks {
		table, ok := b.(*layout.Table)
		if !ok || !strings.HasPrefix(table.Name, "表格") {
			continue
		}
		var cells []string
		for _, c := range table.Cells {
			cell := fmt.Sprintf("%s@%d,%d", c.Text, c.Row, c.Col)
			if c.RowSpan > 1 || c.ColSpan > 1 {
				cell += fmt.Sprintf("+%dx%d", c.RowSpan, c.ColSpan)
			}
			if c.Header == layout.ColumnScope {
				cell = "[" + cell + "]"
			}
			cells = append(cells, cell)
		}
		out = append(out, strings.Join(cells, " "))
	}
	return out, found
}

func TestATableInProse(t *testing.T) {
	for text, want := range map[string]string{
		":::表格 表1　甲\n名称 | 数\n乙 | 1\n:::":                                "[名称@0,0] [数@0,1] 乙@1,0 1@1,1",
		":::表格\n名称\t数\n乙\t1\n:::":                                       "[名称@0,0] [数@0,1] 乙@1,0 1@1,1",
		"：：：表格 表1\n|名称｜数|\n|---|:-:|\n|乙 | |\n：：：":                      "[名称@0,0] [数@0,1] 乙@1,0 @1,1",
		":::表格\n表头: 2\n类 | 网站 | | 计\n | 条 | 占比 | \n乙 | 1 | 2% | 3\n:::": "[类@0,0+2x1] [网站@0,1+1x2] [计@0,3+2x1] [条@1,1] [占比@1,2] 乙@2,0 1@2,1 2%@2,2 3@2,3",
		":::表格\n表头： ２\n甲 | 乙\n丙 | 丁\n1 | 2\n:::":                        "[甲@0,0] [乙@0,1] [丙@1,0] [丁@1,1] 1@2,0 2@2,1",
	} {
		got, found := ownTables(t, text)
		if len(found) > 0 || len(got) != 1 || got[0] != want {
			t.Errorf("%s:\n got %q %v\nwant %q", text, got, found, want)
		}
	}
}

func TestATableInProseThatIsNoneIsTold(t *testing.T) {
	for text, says := range map[string]string{
		":::表格 甲\n名称 | 数\n乙 | 1":                         "没有结束",
		":::表格 甲\n名称 | 数\n乙 | 1 | 2\n:::":                "第2行有3格，第1行有2格",
		":::表格 甲\n名称 | 数\n:::":                           "除表头外没有内容",
		":::表格 甲\n名称，数\n乙，1\n:::":                        "只有一列",
		":::表格 甲\n:::":                                   "除表头外没有内容",
		":::表格 甲\n表头: 两\n名称 | 数\n乙 | 1\n:::":             "“两”",
		":::表格 甲\n表头: 2\n名称 | 数\n乙 | 1\n:::":             "除表头外没有内容",
		":::表格 甲\n" + strings.Repeat("甲|", 40) + "\n:::": "最多30列",
	} {
		_, found := ownTables(t, text)
		if len(found) != 1 || found[0].ID != "FIGURE" || !strings.Contains(found[0].Message, says) {
			t.Errorf("%s: %v", text, found)
		}
	}
}

// Own titles, the line below the title, the addressee, text beside the tables, remarks and
// attachments are all in the tree, in the order of the page.
func TestEverythingThatAReportMayHoldIsSet(t *testing.T) {
	r := &model.Report{
		Organ: "青禾县农业农村局", Year: 2023, DateLine: "（2024年1月16日）", Addressee: "青禾县人民政府办公室：",
		OwnTitles: []string{"概述", "公开", "申请", "复议", "问题", "其他"},
		Preamble:  "前言。", Overview: "总体。", Problems: "问题。", OtherMatters: "事项。",
		Signature:   model.Signature{Organ: "青禾县农业农村局"},
		Attachments: []model.Attachment{{Title: "统计表", Text: "附件甲。"}, {Title: "名词解释", Text: "附件乙。"}},
		Remarks:     map[string]string{"proactive_disclosure.licensing": "（其中网上16件）"},
	}
	r.ProactiveDisclosure.Licensing = 22
	r.ProactiveDisclosure.Before, r.ProactiveDisclosure.After = "二前。", "二后。"
	r.Applications.Before, r.Applications.After = "三前。", "三后。"
	r.Litigation.Before, r.Litigation.After = "四前。", "四后。"
	blocks, found := blocksOf(t, r)
	var got []string
	for _, b := range blocks {
		switch b := b.(type) {
		case *layout.Paragraph:
			text := ""
			for _, p := range b.Parts {
				for _, s := range p.Spans {
					text += s.Text
				}
			}
			got = append(got, text)
		case *layout.Table:
			got = append(got, b.Name)
			for _, c := range b.Cells {
				if c.Source == "proactive_disclosure.licensing" && c.Text != "22\n（其中网上16件）" {
					t.Errorf("the cell is %q", c.Text)
				}
			}
		}
	}
	want := []string{"青禾县农业农村局\n2023年政府信息公开工作年度报告", "（2024年1月16日）", "青禾县人民政府办公室：", "前言。", "一、概述", "总体。",
		"二、公开", "二前。", "表二", "二后。", "三、申请", "三前。", "表三", "三后。", "四、复议", "四前。", "表四", "四后。",
		"五、问题", "问题。", "六、其他", "事项。", "附件：1.统计表", "2.名词解释", "青禾县农业农村局",
		"附件1", "统计表", "附件甲。", "附件2", "名词解释", "附件乙。"}
	if len(found) > 0 || strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got  %q\nwant %q\n%v", got, want, found)
	}
}

// Each attachment begins on a page of its own, and both editions set a table of the other one's form.
func TestAttachmentsBeginOnNewPages(t *testing.T) {
	r := &model.Report{Organ: "青禾县农业农村局", Year: 2023, Overview: "一。", Problems: "五。", OtherMatters: "六。",
		Attachments: []model.Attachment{{Title: "甲表"}, {Title: "乙表"}}}
	d, err := layOut(r)
	if err != nil {
		t.Fatal(err)
	}
	n := len(d.Outline)
	if n < 2 || d.Outline[n-2].Text != "甲表" || d.Outline[n-1].Page != d.Outline[n-2].Page+1 || d.Outline[n-1].Page != len(d.Pages)-1 {
		t.Errorf("outline %+v of %d pages", d.Outline, len(d.Pages))
	}
	for _, forms := range []model.Forms{{Disclosure: "2019"}, {Applications: "2019"}, {Disclosure: "2019", Applications: "2019"}} {
		r.Forms = forms
		if _, err := layOut(r); err != nil {
			t.Errorf("%+v: %v", forms, err)
		}
	}
}

func TestALongTitleOfAnAttachmentHangs(t *testing.T) {
	r := &model.Report{Organ: "青禾县农业农村局", Year: 2023, Attachments: []model.Attachment{{Title: strings.Repeat("政府信息公开工作主要指标", 4)}, {Title: "乙"}}}
	blocks, _ := blocksOf(t, r)
	for _, b := range blocks {
		p, ok := b.(*layout.Paragraph)
		if ok && strings.HasPrefix(p.Parts[0].Spans[0].Text, "附件：1.") {
			if p.Style.FirstIndent >= 0 || p.Style.LeftIndent+p.Style.FirstIndent != layout.GBT9704().Measure()*2/28 {
				t.Errorf("its lines begin at %d, the first at %d from there", p.Style.LeftIndent, p.Style.FirstIndent)
			}
			return
		}
	}
	t.Error(errors.New("no list of attachments"))
}
