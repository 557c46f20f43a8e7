package paper

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
)

// The tests here read what published reports look like once they were pasted, extracted or indexed.

func TestThePreambleNamesTheOrgan(t *testing.T) {
	for _, c := range []struct{ preamble, organ string }{
		{"根据《条例》规定，现公布某县粮食局2023年政府信息公开工作年度报告。", "某县粮食局"},
		{"根据《条例》要求，特编制甲市人民政府档案办公室2023年政府信息公开工作年度报告。", "甲市人民政府档案办公室"},
		{"特向社会公布国家税务总局乙市税务局(以下简称“乙市税务局”，下同)2023年政府信息公开工作年度报告。", "国家税务总局乙市税务局"},
		{"本报告根据《条例》要求，由丙市丁区税务局编制。", "丙市丁区税务局"},
		{"本报告由高山乡人民政府按照《条例》要求编制。", "高山乡人民政府"},
		{"依据《条例》，由甲市教育局结合有关统计数据编制。", "甲市教育局"},
		{"现编制形成了《东柳镇人民政府2023年政府信息公开工作年度报告》。", "东柳镇人民政府"},
		{"现将乙县气象局2023年政府信息公开年度报告向社会公布。", "乙县气象局"},
		{"现向社会公布2023年甲市教育局政府信息公开工作年度报告。", "甲市教育局"},
		{"现公布2023年度乙县人民政府信息公开工作年度报告。", "乙县人民政府"},
		{"现公布我局2023年政府信息公开工作年度报告。", ""},
		{"现公布各部门2023年政府信息公开工作年度报告。", ""},
		{"结合有关事项编制2023年政府信息公开工作年度报告。", ""},
		{"本报告由总体情况、主动公开政府信息情况等部分组成，根据《条例》编制。", ""},
	} {
		if got := organNamed(c.preamble); got != c.organ {
			t.Errorf("%s\nnames %q, not %q", c.preamble, got, c.organ)
		}
	}
}

func TestAReportWithoutItsTitle(t *testing.T) {
	lines := usual[3:]
	r, findings := read(t, append([]string{"根据《中华人民共和国政府信息公开条例》的规定和上级的要求，现将某县审计局2023年政府信息公开工作年度报告公布如下："}, lines...)...)
	if r.Organ != "某县审计局" || r.Year != 2023 || !strings.HasPrefix(r.Preamble, "根据") {
		t.Errorf("organ %q, year %d, preamble %q", r.Organ, r.Year, r.Preamble)
	}
	if got := ids(findings); !strings.Contains(got, "IMPORT-UNSURE organ") || !strings.Contains(got, "IMPORT-UNSURE year") || strings.Contains(got, "IMPORT-EXTRA") {
		t.Errorf("findings:\n%s", got)
	}
	r, _ = read(t, append([]string{"本报告根据《条例》编制。", "今年以来，我乡认真公开政府信息。", "(一)主动公开情况", "全年公开9条。"}, usual[5:]...)...)
	if want := "本报告根据《条例》编制。\n今年以来，我乡认真公开政府信息。\n(一)主动公开情况\n全年公开9条。\n"; r.Preamble != want {
		t.Errorf("headings among the first paragraphs: %q", r.Preamble)
	}
}

func TestTheYearOfAPeriodsEnd(t *testing.T) {
	r, _ := read(t, append([]string{"一、总体情况", "截止2024年12月31日，我局公开34条。"}, usual[5:]...)...)
	if r.Year != 2024 {
		t.Errorf("the year is %d", r.Year)
	}
}

func TestATitleAndItsTextInOneLine(t *testing.T) {
	long := "2023年，某县民政局公开政府信息9条，收到申请2件，都在期限内答复，没有被申请复议和提起诉讼的。"
	r, findings := read(t, with("一、总体情况", "一、总体情况 "+long)...)
	if !strings.HasPrefix(r.Overview, long+"\n（一）") || strings.Contains(ids(findings), "IMPORT-MISSING") {
		t.Errorf("overview %q\n%s", r.Overview, ids(findings))
	}
	r, _ = read(t, with("（一）主动公开。全年公开9条。", "(一)主动公开政府信息情况。全年公开9条。")...)
	if r.Overview != "(一)主动公开政府信息情况。全年公开9条。\n" {
		t.Errorf("a heading that reads as the title of a section: %q", r.Overview)
	}
}

func TestATitleOfItsOwnWithAMarkBehindIt(t *testing.T) {
	r, _ := read(t, with("一、总体情况", "一、2023年政务公开总体情况。")...)
	if len(r.OwnTitles) != 6 || r.OwnTitles[0] != "2023年政务公开总体情况" {
		t.Errorf("titles %q", r.OwnTitles)
	}
}

func TestFurnitureBetweenTitleAndPreamble(t *testing.T) {
	r, findings := read(t, with("本报告由某县民政局编制。", "2024年01月18日来源:办公室\n[字体: ] 打印\n当前页面:\n  • 字号:\n  • |\n某县人民政府网站 www.example.cn 发布时间:2024-01-11 10:13\n本报告由某县民政局编制。")...)
	if r.Preamble != "本报告由某县民政局编制。\n" {
		t.Errorf("preamble %q\n%s", r.Preamble, ids(findings))
	}
}

func TestBordersOfBlankCellsAreNoText(t *testing.T) {
	r, findings := read(t, with("二、主动公开政府信息情况", "二、主动公开政府信息情况\n|\n|||")...)
	if r.ProactiveDisclosure.Before != "" || strings.Contains(ids(findings), "IMPORT-EXTRA") {
		t.Errorf("before the table %q\n%s", r.ProactiveDisclosure.Before, ids(findings))
	}
}

func TestHeadersSetFromTopToBottom(t *testing.T) {
	table := "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n结 结 其 尚\n结 结 其 尚 结 结 其 尚\n果 果 他 未\n总计 果 果 他 未 总 果 果 他 未 总\n" +
		"维 纠 结 审\n维 纠 结 审 计 维 纠 结 审 计\n持 正 果 结\n持 正 果 结 持 正 果 结\n1 2 3 4 10 5 6 7 8 26 0 1 0 2 3"
	r, findings := read(t, with("表四", table)...)
	if got := r.Litigation.Direct; len(findings) > 0 || r.Count("litigation.direct[3]") != 8 || r.Count("reconsideration[4]") != 10 || r.Count("litigation.after_reconsideration[4]") != 3 {
		t.Errorf("read %v %v\n%s", r.Reconsideration, got, ids(findings))
	}
}

func TestSentencesThatBeginAsFurnitureDoes(t *testing.T) {
	for _, l := range []string{"审核政府信息50条，均按期办理。", "编辑公报6期。", "时间紧、任务重，公开不够及时。", "来源广泛，内容真实。", "分享经验2次。", "浏览量超过10万次。", "联系电话：0951-123456，欢迎监督。", "2023年5月18日来源信息公开。"} {
		for at, text := range map[string]func(*model.Report) string{
			"本报告由某县民政局编制。": func(r *model.Report) string { return r.Preamble }, "没有其他事项。": func(r *model.Report) string { return r.OtherMatters },
		} {
			if r, _ := read(t, with(at, at+"\n"+l)...); text(r) != at+"\n"+l+"\n" {
				t.Errorf("behind %s the text is %q", at, text(r))
			}
		}
	}
	for _, l := range []string{"编辑：某某", "来源：某县政府网", "打印本页", "版权所有：某县人民政府。"} {
		if r, _ := read(t, with("没有其他事项。", "没有其他事项。\n"+l)...); r.OtherMatters != "没有其他事项。\n" {
			t.Errorf("furniture is text: %q", r.OtherMatters)
		}
	}
}

// TestARowOfNumbersBehindTableFour reads a report with more numbers than table four has places for.
func TestARowOfNumbersBehindTableFour(t *testing.T) {
	for _, n := range []int{1, 4, 5, 15} {
		table := "行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计\n" + strings.Repeat("1 ", 15) + "\n结果维持" + strings.Repeat(" 2", n)
		r, findings := read(t, with("表四", table)...)
		if r.Count("reconsideration[0]") != 1 || len(findings) == 0 {
			t.Errorf("%d numbers more: %v\n%s", n, r.Reconsideration, ids(findings))
		}
	}
}

func TestABrokenGroupBesideItsFirstRow(t *testing.T) {
	labels, values := splitLine("（四）无 1.本机关不掌握相关政府信息 746 12 0 0 10 1 769")
	if len(labels) != 2 || labels[0] != "（四）无" || len(values) != 7 {
		t.Errorf("%q %q", labels, values)
	}
}
