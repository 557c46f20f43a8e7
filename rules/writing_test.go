package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/model"
)

// writingCases are texts of section five in a report on 2021, with what a rule finds there; "" stands
// for nothing.
var writingCases = []struct{ id, text, found string }{
	{"MARKS", "工作平稳。。成效明显。", "。。"},
	{"MARKS", "甲，，乙。", "，，"},
	{"MARKS", "甲、，乙。", "、，"},
	{"MARKS", "甲……乙——丙。真的！！", ""},
	{"MARKS", "根据《条例规定办理。", "《条例规定办理。"},
	{"MARKS", "根据条例》规定办理。", "根据条例》"},
	{"MARKS", "称为“一网通办，全面推行。", "“一网通办，全面"},
	{"MARKS", "设在二楼（大厅，联系方便。", "（大厅，联系方便"},
	{"MARKS", "1）更新目录；2）清理文件。\n（1)培训。一）学习。\na)甲。", ""},
	{"MARKS", "《关于印发〈办法〉的通知》（见“公开”栏目）。", ""},
	{"MARKS", "落实\"三审三校\"制度。", "\"三审三校\""},
	{"MARKS", "配备27\"显示器和24\"显示器。", ""},
	{"MARKS", "采用Li's方案和Wang's方案。", ""},
	{"MARKS", "按照<条例>办理。", "<条例>"},
	{"MARKS", "见<http://www.a.gov.cn>，数量<5，总数>3。", ""},
	{"MARKS", "国办公开办函【2021】30号", "函【2021】30号"},
	{"MARKS", "国办公开办函[2021]30号", "函[2021]30号"},
	{"MARKS", "国办公开办函〔2021〕30号，（2021）苏01行初3号", ""},
	{"MARKS", "局.处两级", "局.处"},
	{"MARKS", "甲,乙,丙", "甲,乙"},
	{"MARKS", "8:30至17:00，3,000元，1.5万，见http://www.a.gov.cn/a,b。zx@a.cn，推广PPT(Power Point)。", ""},
	{"MARKS", "<p title=\"首页\">公开</p>", ""}, // PASTED tells
	{"MARKS", "他说：“一是公开；二是‘三审’。”", ""},

	{"PASTED", "工作<b>平稳</b>。", "<b>"},
	{"PASTED", "工作&nbsp;平稳。", "&nbsp;"},
	{"PASTED", "<p style=\"a\">公开</p><o:p></o:p>", "<p style=\"a\">"},
	{"PASTED", "按照<条例>办理，R&D经费，a<b，见http://a.cn/?a=1&lt=2。", ""},
	{"PASTED", "其中行政发文21个，\n公开发布5个。", "行政发文21个，"},
	{"PASTED", "二是认真按照“政府开放\n日”活动要求。", "真按照“政府开放"},
	{"PASTED", "全年主动公开政府信息\n127条，其中政策文件12条。", "主动公开政府信息"},
	{"PASTED", "加强组织领导，明确由办公室负责日常工\n作，配备专职人员2名。", "办公室负责日常工"},
	{"PASTED", "加强组织领导，落实公开责任\n目前，已公开127条。", ""},
	{"PASTED", "主要做法\n一、加强领导。", ""},
	{"PASTED", "全年安排部署6\n次，效果良好。", "全年安排部署6"},
	{"PASTED", "公开工作平稳，但仍有不足的\n地方。", "稳，但仍有不足的"},
	{"PASTED", "一年来，我局围绕重点工作，坚持以公开为常态、不公开为例外，认真回应企业和群众关\n心的事情，政府信息公开工作有了新的进步，网站栏目按机构职能、政策文件、重点领域\n公开年报四类设置。", "回应企业和群众关"},
	{"PASTED", "（一）存在的问题\n公开不够及时。\n（二）改进情况\n1.更新目录，\n2.清理文件，\n3.培训。", ""},
	{"PASTED", "主动公开方面\n全年公开信息183条，均已更新。\n改进措施：\n一是学习，\n二是培训。", ""},
	{"PASTED", "公开工作平稳有序，群众满意\n下一步，我局将继续努力。", ""}, // only a full stop is missing
	{"PASTED", "政策文件、\n财政信息、\n人事信息", ""},
	{"PASTED", "公开的主要目的\n便民。", ""},

	{"ORDER", "（一）甲。\n（三）乙。", "（三）"},
	{"ORDER", "（一）甲。\n（二）乙。\n（二）丙。", "（二）"},
	{"ORDER", "（二）甲。\n（三）乙。", "（二）"},
	{"ORDER", "（一）甲。\n1.子。\n3.丑。", "3."},
	{"ORDER", "一、甲\n三、乙", "三、"},
	{"ORDER", "一是学习。三是培训。", "三是"},
	{"ORDER", "一是学习。二是培训。二是改进。", "二是"},
	{"ORDER", "（一）甲。\n1.子。\n2.丑。\n（二）乙。\n1.子。\n2.丑。\n（1）寅。\n（2）卯。", ""},
	{"ORDER", "1.甲。\n（一）子。\n（二）丑。\n2.乙。\n（一）子。", ""},
	{"ORDER", "（一）甲。\n1.子。\n2.丑。\n（二）乙。\n3.寅。", ""},
	{"ORDER", "（一）存在问题。1.公开不够。\n2.栏目交叉。", ""},
	{"ORDER", "问题：\n1.甲。\n改进：\n1.乙。", ""},
	{"ORDER", "（一）甲。\n（二）乙。\n（一）丙。\n（二）丁。", ""},
	{"ORDER", "1.5万件信息已公开。\n3、4月份集中更新。\n三、四季度检查。", ""},
	{"ORDER", "一是学习，二要培训，三是改进。首先是学习，二是培训。", ""},
	{"ORDER", "一是学习。二是整改：一是甲，二是乙，三是丙。三是培训。", ""},
	{"ORDER", "统一是关键，三是统一。十有八九是好的。", ""},
	{"ORDER", "五、存在的主要问题及改进情况\n（一）甲。\n（二）乙。", ""},
	{"ORDER", "附件：1.统计表\n2.清单", ""},
	{"ORDER", "二、十四五规划公开。", "二、"},

	{"CITE", "按照国办公开办函〔2019〕60号编制。", "国办公开办函〔2019〕60号"},
	{"CITE", "按照《中华人民共和国政府信息公开工作年度报告格式》（国办函〔2021〕30号）编制。", "国办函〔2021〕30号"},
	{"CITE", "按照《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2021〕30号）编制。", "国办公开办函〔2021〕30号"},
	{"CITE", "《政府信息公开条例》（国务院令第711条）", "国务院令第711条"},
	{"CITE", "《中华人民共和国政府信息公开条例》（国务院令第492号）", "国务院令第492号"},
	{"CITE", "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30 号）、（国令第 711 号）", ""},
	{"CITE", "《国务院办公厅政府信息与政务公开办公室关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知》（国办公开办函〔2021〕30号）", ""},
	{"CITE", "按照国办函〔2020〕109号收费，《保密法实施条例》（国务院令第646号），国办发〔2021〕12号。", ""},

	{"TWICE", "项目资金资金使用。", "资金资金"},
	{"TWICE", "及时更新内容，及时更新内容，方便群众。", "及时更新内容"},
	{"TWICE", "对照目录逐项核对更新情况。我局继续做好工作安排。对照目录逐项核对更新情况。", "对照目录逐项核对更新情况"},
	{"TWICE", "加强信息公开公开。", "公开公开"},
	{"TWICE", "常常、天天、一一、纷纷、认认真真、研究研究，县人民政府政府信息公开，政府信息信息化，信息公开公开栏，各部门部门预算，政务服务服务中心，县政府办公室办公室主任。", ""},
	{"TWICE", "个人人身，二〇二〇年，一个一个办，逐条逐条看，非常非常好，一步一步来，目的的确定，百分之百。", ""},
	{"TWICE", "（一）主动公开方面。\n公开不够。\n（二）主动公开方面。", ""},

	{"STALE", "本机关2020年度主动公开信息12条。", "本机关2020年度主动公开信息"},
	{"STALE", "2020年，我局共收到申请3件。", "2020年，"},
	{"STALE", "截至2020年12月31日，公开信息12条。", "截至2020年12月31日"},
	{"STALE", "截至2020年底，公开信息12条。", "截至2020年底"},
	{"STALE", "下一步，2021年我局将继续努力。", "下一步，2021年我"},
	{"STALE", "2021年，我局将进一步加强公开。", "2021年，我局将进一步"},
	{"STALE", "（二）2021年工作打算。", "（二）2021年工作打算。"},
	{"STALE", "2021年，我局将政府信息公开纳入考核，落实2021年工作计划。", ""},
	{"STALE", "2020年收到申请3件，2021年收到申请5件。", ""},
	{"STALE", "2020年发布的年度报告已公开。与2020年相比较，公开信息增加。2020年12月发布文件。", ""},
	{"STALE", "2020年，我局公开工作平稳，但还存在不足。", "2020年，"},
	{"STALE", "2020年，我局公开工作平稳。\n2021年，工作平稳。", ""},
	{"STALE", "2020年，我局与上年相比，公开工作平稳。", ""},
	{"STALE", "2020年我局没有收取信息处理费。", "2020年我局"},
	{"STALE", "2020年度我单位共收到4条申请。", "2020年度我单位"},
	{"STALE", "2020年公开的文件已全部清理。2020年办理的建议已公开。2020年公开工作要点已落实。2020年共查找问题3个，已全部整改。", ""},
	{"STALE", "2022年，我局将继续努力。2022年公开工作要抓好三件事。", ""},
	{"STALE", "截至2019年底，机构改革完成。针对2021年存在的问题，下一步改进。", ""},
	{"STALE", "下一步，针对2021年存在的问题，逐项整改。", ""},

	{"THIN", "无", "无"},
	{"THIN", "不存在问题。", "不存在问题。"},
	{"THIN", "解读材料偏少，今后按月核对。", ""},
}

func TestRulesOfTheWriting(t *testing.T) {
	for _, c := range writingCases {
		r := consistent(t)
		r.Problems = c.text
		got := ""
		all := nianbao.Check(r, nianbao.Only(c.id))
		for _, p := range all {
			got += p.Found.String()
			if !strings.Contains(p.Message, strings.TrimSuffix(p.Found.String(), "。")) && c.id != "TWICE" {
				t.Errorf("%s: the message does not show %q: %s", c.text, p.Found, p.Message)
			}
		}
		if got != c.found || len(all) > 1 {
			t.Errorf("%s %s: got %q, want %q: %v", c.id, c.text, got, c.found, all)
		}
	}
}

func TestMoreOfTheSameIsOneFinding(t *testing.T) {
	for id, text := range map[string]string{
		"MARKS": "甲。。乙。。丙。。", "PASTED": "<b>甲</b><b>乙</b>&nbsp;", "ORDER": "（一）甲。\n（三）乙。\n（五）丙。",
		"TWICE": "资金资金、文书文书。", "PLACEHOLDER": "公开信息××条，解读**件，收到申请（ ）件，培训N次。",
	} {
		r := consistent(t)
		r.Problems = text
		if ps := nianbao.Check(r, nianbao.Only(id)); len(ps) != 1 || !strings.Contains(ps[0].Message, "共") {
			t.Errorf("%s: %v", id, ps)
		}
	}
}

func TestASentenceThatStandsInTwoSectionsIsFound(t *testing.T) {
	r := consistent(t)
	r.Problems += "\n对照基层政务公开标准目录，逐项核对各类事项，补齐缺项，方便群众查阅办事。"
	r.Overview += "\n对照基层政务公开标准目录，逐项核对各类事项，补齐缺项，方便群众办事。\n全年没有因政府信息公开工作被追究责任的情况。"
	r.OtherMatters += "\n对照基层政务公开标准目录，逐项核对各类事项，补齐缺项，方便群众办事。\n全年没有因政府信息公开工作被追究责任的情况。"
	ps := nianbao.Check(r, nianbao.Only("TWICE"))
	if len(ps) != 1 || ps[0].Path != "other_matters" || !strings.Contains(ps[0].Message, "第一部分") {
		t.Errorf("got %v", ps)
	}
}

func TestASignatureFitsItsReport(t *testing.T) {
	for _, c := range []struct{ organ, signed, date, want string }{
		{"青禾县财政局", "青禾县财政局", "2022-01-20", ""},
		{"青禾县财政局", "白石县财政局", "2022-01-20", "warning signature.organ"},
		{"青禾县财政局", "青禾县教育局", "2022-01-20", "warning signature.organ"},
		{"甘肃省合水县人民政府", "合水县财政局", "2022-01-20", "warning signature.organ"},
		{"甘肃省合水县人民政府", "合水县人民政府办公室", "2022-03-31", ""},
		{"青禾县财政局", "县财政局", "2022-01-20", ""},
		{"金沙市卫生健康委员会", "金沙市卫健委", "2022-01-20", ""},
		{"青禾县财政局", "青禾县财政局（盖章）", "2022-01-20", ""},
		{"洪泽区人民政府", "淮安市洪泽区人民政府", "2022-03-01", ""},
		{"平潭综合实验区", "平潭综合实验区管理委员会", "2022-03-01", ""},
		{"青禾县财政局", "", "2021-12-31", "warning signature.date"},
		{"青禾县财政局", "", "2020-01-20", "warning signature.date"},
		{"青禾县财政局", "", "2022-02-01", "info signature.date"},
		{"青禾县城关镇人民政府", "", "2022-03-01", "info signature.date"},
		{"青禾县人民政府", "", "2022-04-01", "info signature.date"},
		{"青禾县财政局", "", "2022-04-02", "warning signature.date"},
		{"青禾县财政局", "", "2023-01-20", "warning signature.date"},
		{"青禾县财政局", "", "", ""},
	} {
		r := &nianbao.Report{Organ: c.organ, Year: 2021}
		r.Signature.Organ = c.signed
		if c.date != "" {
			r.Signature.Date, _ = model.ParseDate(c.date)
		}
		var got []string
		for _, p := range nianbao.Check(r, nianbao.Only("SIGN")) {
			got = append(got, fmt.Sprint(p.Severity, " ", p.Path))
		}
		if strings.Join(got, ",") != c.want {
			t.Errorf("%+v: got %s", c, got)
		}
	}
}

func TestRulesOfTheWritingTakeAnyText(t *testing.T) {
	part := rapid.SampledFrom([]string{"（", "）", "《", "》", "“", "”", "<", ">", "\"", "一", "二", "三", "是", "、", "。", "，", "1", "2", ".", "\n", "年", "2020", "截至",
		"资金", "条", "**", "*", "&nbsp;", "<b>", "\xff", "国办公开办函", "〔2019〕60号", " ", "　", "将继续", "我局"})
	rapid.Check(t, func(rt *rapid.T) {
		text := func(label string) string { return strings.Join(rapid.SliceOfN(part, 0, 40).Draw(rt, label), "") }
		r := &nianbao.Report{Organ: text("organ"), Title: text("title"), Year: 2021, Overview: text("overview"), Problems: text("problems")}
		r.Signature.Organ = text("signature")
		for _, p := range nianbao.Check(r, nianbao.Only(textIDs...)) {
			if p.Message == "" || p.Path == "" {
				rt.Fatalf("%+v", p)
			}
		}
	})
}

// An organ may leave out what stands before its own name, and write 委 for 委员会.
func TestAnOrgansShorterNameIsItsOwn(t *testing.T) {
	for organ, short := range map[string]string{
		"国家税务总局青禾县税务局": "青禾县税务局", "中华人民共和国青禾海关": "青禾海关", "青禾海关关区": "青禾海关", "青禾市卫生健康委员会": "青禾市卫生健康委",
	} {
		r := &nianbao.Report{Organ: organ, Year: 2023, Title: short + "\n2023年政府信息公开工作年度报告"}
		r.Signature.Organ, r.Signature.Date = short, nianbao.Date{Year: 2024, Month: 1, Day: 16}
		for _, f := range nianbao.Check(r, nianbao.Only("SIGN", "TITLE")) {
			t.Errorf("%s: %v", organ, f)
		}
	}
	r := &nianbao.Report{Organ: "青禾市卫生健康委员会", Year: 2023, Title: "白石市卫生健康委\n2023年政府信息公开工作年度报告"}
	if len(nianbao.Check(r, nianbao.Only("TITLE"))) != 1 {
		t.Error("another organ's title passes")
	}
}

// The date below the title is held to the same days as the signature's, and told once.
func TestTheDateBelowTheTitleIsChecked(t *testing.T) {
	for line, want := range map[string]int{"（2024年1月16日）": 0, "（2023年1月16日）": 1, "（2022年1月16日公布）": 1, "（2025年6月1日）": 1, "（征求意见稿）": 0, "": 0} {
		r := &nianbao.Report{Organ: "青禾县农业农村局", Year: 2023, DateLine: line}
		if got := nianbao.Check(r, nianbao.Only("SIGN")); len(got) != want || want > 0 && got[0].Path != "date_line" {
			t.Errorf("%s: %v", line, got)
		}
	}
}
