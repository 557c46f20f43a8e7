package compose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// lastTexts are ways in which the text of a report ends.
var lastTexts = map[string]string{
	"a line":            "无。",
	"three lines":       strings.Repeat("没有其他需要报告的事项，", 6) + "特此说明。",
	"many lines":        strings.Repeat("没有其他需要报告的事项，", 30) + "特此说明。",
	"more than a page":  strings.Repeat("没有其他需要报告的事项，", 90) + "特此说明。",
	"a heading":         "（一）没有其他事项",
	"items":             "1.甲。\n2.乙。\n3.丙。",
	"a table":           "见下表。\n:::表格\n表头: 项目 | 数量\n甲 | 1\n乙 | 2\n丙 | 3\n丁 | 4\n:::",
	"a chart":           "见下图。\n:::柱状图 图1　收到申请数量\n系列: 收到\n2020: 1\n2021: 2\n:::",
	"a table only":      ":::表格\n表头: 项目 | 数量\n甲 | 1\n:::",
	"nothing":           "",
	"a line with bold":  "**没有**其他需要报告的事项。",
	"an empty last one": "无。\n\n",
}

// A page that holds only a signature could be put behind another text, so the end of the text goes
// along (GB/T 9704-2012 knows no page without text).
func TestNoSignatureStandsOnAPageAlone(t *testing.T) {
	attachments := []model.Attachment{{Title: "名词解释", Text: "主动公开。"}, {Title: "统计表", Text: "见表。"}}
	for name, text := range lastTexts {
		for _, with := range [][]model.Attachment{nil, attachments[:1], attachments} {
			for lines := range 23 {
				r := model.New("青禾县农业农村局", 2023, nil)
				r.Signature = model.Signature{Organ: r.Organ, Date: model.Date{Year: 2024, Month: 1, Day: 16}}
				r.Problems, r.OtherMatters, r.Attachments = strings.Repeat("有。\n", lines), text, with
				d, err := layOut(r)
				if err != nil {
					t.Fatal(err)
				}
				checkSigned(t, fmt.Sprintf("%s below %d lines, %d attachments", name, lines, len(with)), d, len(with) > 0)
			}
		}
	}
}

// checkSigned checks that something stands above the signature, or above the list of attachments before
// it, on its page.
func checkSigned(t *testing.T, name string, d *layout.Document, listed bool) {
	t.Helper()
	kids := d.Tree.Kids
	date := -1
	for i, k := range kids {
		if strings.HasPrefix(d.Text(k.Elem), "2024年1月16日") {
			date = i
		}
	}
	if date < 3 {
		t.Fatalf("%s: there is no date", name)
	}
	first := date - 1
	for listed && !strings.HasPrefix(d.Text(kids[first].Elem), "附件：") {
		first--
	}
	page := pagesOf(kids[date].Elem)[0]
	if last := pagesOf(kids[first].Elem); last[0] != page {
		t.Errorf("%s: what is signed begins on page %d, the date stands on page %d", name, last[0], page)
	}
	if above := pagesOf(kids[first-1].Elem); above[len(above)-1] != page {
		t.Errorf("%s: the signature stands on page %d alone", name, page)
	}
}

// pagesOf lists the pages of an element's contents, in their order.
func pagesOf(e *layout.Elem) []int {
	var pages []int
	for _, k := range e.Kids {
		if k.Elem != nil {
			pages = append(pages, pagesOf(k.Elem)...)
		} else {
			pages = append(pages, k.Page)
		}
	}
	return pages
}
