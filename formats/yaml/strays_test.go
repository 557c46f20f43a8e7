package yaml

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// What was pasted or indented amiss is told in its own line, not where the parser stopped.
func TestStrayLinesAreToldWhereTheyStand(t *testing.T) {
	checkFindings(t, []findingCase{
		{"a row without its key", "  received: [0, 0, 0, 0, 0, 0, 0]", "  一、本年新收政府信息公开申请数量\t4\t1\t0\t0\t0\t0\t5", "READ-SYNTAX  19:3", "保留文件中原有的“键:”"},
		{"a full-width indent", "  penalties: 0", "　　penalties: 0", "READ-SYNTAX  15:1", "全角空格"},
		{"text with a full-width indent", "  （一）主动公开", "　　（一）主动公开", "READ-SYNTAX  10:1", "半角空格"},
		{"a key too far in", "  penalties: 0", "   penalties: 0", "READ-SYNTAX  15:4", "开头空3格，上面第14行空2格"},
		{"a key not far in", "  penalties: 0", " penalties: 0", "READ-SYNTAX  15:2", "开头空1格"},
		{"a line after one at the edge", "  penalties: 0", "penalties: 0", "READ-SYNTAX  16:3", "开头空2格，上面第15行空0格"},
		{"a spreadsheet's error", "licensing: 33", "licensing: #REF!", "READ-TYPE proactive_disclosure.licensing 14:3", "#REF!"},
		{"another row's label", "received: [0, 0, 0, 0, 0, 0, 0]", "received: 1.信访举报投诉类申请\t0\t0\t0\t0\t0\t0\t0", "READ-ROW applications.received 19:13", "粘贴了另一行"},
		{"two labels", "received: [0, 0, 0, 0, 0, 0, 0]", "received: 三、本年度办理结果\t（一）予以公开\t0\t0\t0\t0\t0\t0\t0", "READ-ROW applications.received 19:13", "不是数字"},
		{"a fee in 元", `fees: "0"`, "fees: 125000元", "READ-TYPE proactive_disclosure.fees 17:9", "请换算成万元"},
		{"one number with separators for a row", "regulations: {issued: 0, repealed: 0, in_force: 0}", "regulations: 2,000,002", "READ-SHAPE proactive_disclosure.regulations 12:16", "3 个数字"},
		{"a note below a table, misspelt place", "titles: template", "表后文字: 甲", "READ-KEY 表后文字 5:1", "此处可用的键"},
		{"a date outside the signature", "titles: template", "落款日期: 2022年1月16日", "READ-KEY 落款日期 5:1", "应写在 signature 之下"},
	})
}

func TestRowsWithTheWrongMarksAreReadWhereTheyAreCertain(t *testing.T) {
	want := tables.ApplicantsOf([7]int64{2, 1, 0, 0, 0, 0, 3})
	for _, row := range []string{"2, 1, 0, 0, 0, 0, 3,", "2，1，0，0，0，0，3，", "[2 1 0 0 0 0 3]", "［2，1，0，0，0，0，3］"} {
		r, notes := mustRead(t, edited(t, "received: [0, 0, 0, 0, 0, 0, 0]", "received: "+row))
		if r.Applications.Received != want || len(notes) > 0 {
			t.Errorf("%s is read as %+v, %v", row, r.Applications.Received, notes)
		}
	}
	r, _ := mustRead(t, edited(t, "  coercion: 0", "  coercion: 0\n  注: 数据来自省平台。"))
	if r.ProactiveDisclosure.After != "数据来自省平台。" {
		t.Errorf("the note is %q", r.ProactiveDisclosure.After)
	}
	for _, titles := range []string{"概述、公开、申请、复议、问题、其他", "|\n  一、概述\n  二、公开\n  三、申请\n  四、复议\n  五、问题\n  六、其他"} {
		r, _ := mustRead(t, edited(t, "titles: template", "titles: "+titles))
		if strings.Join(r.OwnTitles, " ") != "概述 公开 申请 复议 问题 其他" {
			t.Errorf("%s is read as %q", titles, r.OwnTitles)
		}
	}
	if ps := mustFail(t, edited(t, "date: 2022-01-16", "date: 一月十六日")); !strings.Contains(ps.Error(), "2022-01-16") || ps.HasErrors() != true {
		t.Errorf("%v", model.Findings(ps))
	}
}
