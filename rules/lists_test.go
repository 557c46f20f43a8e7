package rules

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
)

// stated is what a paragraph of a report on 2023 says of another year, where the text never names the report's.
func stated(text string) string {
	x := &Inspection{Report: &model.Report{Organ: "青禾县农业农村局", Year: 2023}}
	found, _ := x.staleIn(func() bool { return true }, text)
	return found
}

func TestWordsBesideAnotherYear(t *testing.T) {
	if got := stated("2022年，公开工作平稳。"); got != "2022年，" {
		t.Errorf("an opening year: %q", got)
	}
	if got := stated("2022年，我局主动公开信息，工作平稳。"); got == "" {
		t.Error("a statement of work is silent")
	}
	for word := range strings.FieldsSeq("较 比 同期 增长 下降 上年 去年 以来 结转 年报 年度报告 历年 期间 统计 数据 期限") {
		for _, text := range []string{"2022年，公开工作平稳" + word + "。", "2022年，我局主动公开信息，工作平稳" + word + "。"} {
			if got := stated(text); got != "" {
				t.Errorf("%s: %q", text, got)
			}
		}
	}
	for word := range strings.FieldsSeq("整改 问题 不足") {
		if got := stated("今后，2022年我局主动公开信息，工作平稳" + word + "。"); got != "" {
			t.Errorf("%s: %q", word, got)
		}
	}
	if got := stated("今后，我局2022年主动公开信息，工作平稳。"); got != "我局2022年主动公开信息" {
		t.Errorf("without such words: %q", got)
	}
	for word := range strings.FieldsSeq("将 要 计划 拟 力争 目标 下一步 预计 确保 争取") {
		if got := stated("我局2024年主动公开信息，" + word + "平稳。"); got != "" {
			t.Errorf("%s: %q", word, got)
		}
		if got := stated("我局2022年主动公开信息，" + word + "平稳。"); got == "" {
			t.Errorf("%s beside last year: silent", word)
		}
	}
	if got := stated("我局2024年主动公开信息，平稳。"); got == "" {
		t.Error("next year as a statement is silent")
	}
	for word := range strings.FieldsSeq("本年 今年 当年 报告期") {
		if got := stated("2022年，公开工作平稳，" + word + "平稳。"); got != "" {
			t.Errorf("%s: %q", word, got)
		}
	}
	for word := range strings.FieldsSeq("将 下一 明年 来年 下年 新的一年 打算 思路 计划 安排") {
		if got := stated("2023年工作打算。" + word); got != "" && !strings.HasPrefix(got, "2023年") {
			t.Errorf("%s: %q", word, got)
		}
	}
	for _, head := range []string{"2023年工作打算", "2023年度工作思路。", "（二）2023年工作计划", "二、2023年工作的安排", "2.2023年打算"} {
		if got := stated(head); got == "" {
			t.Errorf("%s: silent", head)
		}
	}
	for next := range strings.FieldsSeq("下一步 下一年 明年 来年 下年 下年度 新的一年 下一阶段") {
		if got := stated(next + "，2023年我局平稳。"); got == "" {
			t.Errorf("%s: %q", next, got)
		}
	}
}

func TestWhatSpeaksOfSupervision(t *testing.T) {
	for word := range strings.FieldsSeq("监督 保障 考核 评议 责任追究 追究责任") {
		for of := range strings.FieldsSeq("公开 信息 政务 网站 年报") {
			if text := "认真做好全县范围内各项" + of + "工作的" + word + "，成效明显。"; !supervision(text) {
				t.Errorf("%s is none", text)
			}
		}
		if text := "认真做好全县范围内各项重要工作的" + word + "，成效十分明显。"; supervision(text) {
			t.Errorf("%s is one", text)
		}
		if text := "（五）" + word + "。"; !supervision(text) {
			t.Errorf("%s is none", text)
		}
	}
	for _, text := range []string{
		"做好市场监督信息公开工作，成效十分明显。", "公开质量监督信息，成效十分明显，群众满意。", "公开安全监督信息，成效十分明显，群众满意。", "公开食品监督信息，成效十分明显，群众满意。", "公开药品监督信息，成效十分明显。", "公开卫生监督信息，成效十分明显。",
		"公开执法监督信息，成效十分明显，群众满意。", "公开纪检监督信息，成效十分明显。", "公开价格监督信息，成效十分明显。", "公开工程监督信息，成效十分明显。", "公开环境监督信息，成效十分明显。", "公开监督管理信息，成效十分明显。", "公开社会保障信息，成效十分明显。",
		"公开住房保障信息，成效十分明显。", "公开医疗保障信息，成效十分明显。", "公开民生保障信息，成效十分明显。", "公开生活保障信息，成效十分明显。", "公开供应保障信息，成效十分明显。", "公开交通保障信息，成效十分明显。", "公开保障性住房信息，成效十分明显。",
		"公开保障房信息，成效十分明显啊。", "公开保障民生信息，成效十分明显。", "保障群众的知情权，信息公开成效明显。", "维护公众参与权、表达权和监督权，公开透明。", "尊重公众的监督权，公开透明，群众满意。", "",
	} {
		if supervision(text) {
			t.Errorf("%s is one", text)
		}
	}
	exact, longer := "做好各项重要工作监督保障事宜啊", "做好各项重要工作监督考核事宜啊啊"
	if !supervision(exact) || supervision(longer) {
		t.Errorf("%d and %d characters: %v, %v", len([]rune(exact)), len([]rune(longer)), supervision(exact), supervision(longer))
	}
}

func TestTheTopicsOfSectionOne(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "主动公开": "主动公开", "依申请": "依申请公开", "申请公开": "依申请公开", "公开申请": "依申请公开", "信息管理": "政府信息管理", "信息资源管理": "政府信息管理", "信息的管理": "政府信息管理", "平台": "政府信息公开平台建设", "监督": "监督保障",
		"主动 公开、平 台": "主动公开 政府信息公开平台建设", "管理": "", "公开": "",
	} {
		var told []string
		for _, topic := range Topics(&model.Report{Organ: "甲局", Year: 2023, Overview: text}) {
			if topic.Told {
				told = append(told, topic.Name)
			}
		}
		if got := strings.Join(told, " "); got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
}

// Section one has at most 1,000 characters without spaces, from the edition of 2021 on.
func TestTheLengthOfSectionOne(t *testing.T) {
	for _, c := range []struct {
		year, n int
		edition string
		found   bool
	}{{2023, 999, "", false}, {2023, 1000, "", false}, {2023, 1001, "", true}, {2020, 1001, "", false}, {2020, 1001, "2021", true}, {2023, 1001, "2019", false}, {2018, 1001, "", false}, {2023, 1001, "1999", false}} {
		r := &model.Report{Organ: "甲局", Year: c.year, Edition: c.edition, Overview: strings.Repeat("字", 500) + " \u3000\n" + strings.Repeat("字", c.n-500)}
		found := Check(r, Only("LEN"))
		if (len(found) == 1) != c.found || c.found && (found[0].Message != "第一部分有1001字，原则上不超过1000字" || found[0].Found != model.Number(1001) || found[0].Expected != model.Number(1000)) {
			t.Errorf("%d %q, %d characters: %v", c.year, c.edition, c.n, found)
		}
	}
}

// Section six speaks of the fee, and agrees with the table, from the edition of 2021 on.
func TestTheFeeIsAskedForInItsEdition(t *testing.T) {
	for _, c := range []struct {
		year          int
		edition, text string
		unpaid        int64
		want          string
	}{
		{2023, "", "没有其他事项。", 0, "FEE-TEXT"}, {2020, "", "没有其他事项。", 0, ""}, {2020, "2021", "没有其他事项。", 0, "FEE-TEXT"}, {2023, "2019", "没有其他事项。", 0, ""}, {2018, "", "没有其他事项。", 0, ""}, {2023, "", "", 0, ""}, {2023, "", " \n", 0, ""},
		{2023, "", "没有收取信息处理费。", 0, ""}, {2023, "", "没有收取信息处理费。", 1, "FEE-ROW"}, {2020, "", "没有收取信息处理费。", 1, ""}, {2020, "2021", "没有收取信息处理费。", 1, "FEE-ROW"}, {2023, "", "发出收费通知1件，没有收取信息处理费。", 1, ""},
		{2023, "", "收费通知逾期未缴纳费用2件。", 0, "FEE-ROW"}, {2023, "", "收费通知逾期未缴纳费用2件。", 2, ""}, {2020, "", "收费通知逾期未缴纳费用2件。", 0, ""},
		{2023, "", "第一件事。没有收取信息处理费。", 1, "FEE-ROW"}, {2023, "", "没有其他的事，费用也没有。", 1, ""}, {2018, "", "没有收取信息处理费。", 1, ""},
	} {
		r := &model.Report{Organ: "甲局", Year: c.year, Edition: c.edition, OtherMatters: c.text}
		r.Applications.Outcomes.Other.FeeUnpaid.Total = c.unpaid
		var got []string
		for _, f := range Check(r, Only("FEE-TEXT", "FEE-ROW")) {
			got = append(got, f.ID)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%d %q %s, %d unpaid: %v, want %s", c.year, c.edition, c.text, c.unpaid, got, c.want)
		}
	}
}
