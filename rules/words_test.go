package rules

import (
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/rules/claims"
)

func TestWordsThatAskForANumber(t *testing.T) {
	words := map[rune]string{
		'条': "共 共计 合计 信息 公开 发布 更新 收到 受理 答复 办理 留言 建议",
		'件': "共 共计 合计 收到 受理 收到申请 受理申请 文件 信息 决定 复议 诉讼",
		'次': "共 共计 合计 公开 发布 更新 开展 举办 召开 组织 培训 检查 会议 汇报",
	}
	for unit, list := range words {
		for word := range strings.FieldsSeq(list) {
			got := asked("，"+word, unit)
			if got == "" || !strings.HasSuffix(word, got) {
				t.Errorf("%s%c: %q", word, unit, got)
			}
			if found := missingNumbers("全县" + word + string(unit) + "。"); len(found) != 1 || !strings.HasSuffix(word+string(unit), found[0]) {
				t.Errorf("%s%c: %q", word, unit, found)
			}
		}
	}
	for _, text := range []string{"，答复件", "，办理件", "，公开件", "，留言件", "，建议件", "，会议件", "，开展条", "，会议条", "，文件条", "，收到次", "，答复次", "，甲条", "，甲件", "，甲次"} {
		unit := []rune(text)[len([]rune(text))-1]
		if got := asked(strings.TrimSuffix(text, string(unit)), unit); got != "" {
			t.Errorf("%s: %q", text, got)
		}
	}
	for verb := range strings.FieldsSeq("主动公开 公开 办理 答复 处理 制发 印发 出台 发布 废止 解读 办结 新收") {
		for adds := range strings.FieldsSeq("共 共计 合计 累计 全年 全年共 本年度 年度") {
			if got := asked("，"+adds+verb, '件'); got != verb && !strings.HasSuffix(got, verb) && !strings.HasSuffix(verb, got) || got == "" {
				t.Errorf("%s%s件: %q", adds, verb, got)
			}
		}
		if got := asked("，"+verb, '件'); got != "" {
			t.Errorf("%s件: %q", verb, got)
		}
		if got := asked("，全县"+verb, '件'); got != "" {
			t.Errorf("全县%s件: %q", verb, got)
		}
	}
	for text, want := range map[string]string{"，共收到政府信息公开申请": "公开申请", "，政府信息公开申请": "", "共，政府信息公开申请": "", "；共政府信息公开申请": "公开申请"} {
		if got := asked(text, '件'); got != want {
			t.Errorf("%s件: %q", text, got)
		}
	}
}

func TestPiecesThatOverlapAreToldOnce(t *testing.T) {
	const text = "0123456789"
	for _, c := range []struct {
		places [][]int
		want   string
	}{
		{nil, ""}, {[][]int{{0, 2}, {2, 4}}, "01 23"}, {[][]int{{2, 4}, {0, 2}}, "01 23"}, {[][]int{{0, 2}, {0, 5}}, "01234"}, {[][]int{{0, 5}, {0, 2}}, "01234"}, {[][]int{{3, 5}, {3, 9}, {3, 7}}, "345678"},
		{[][]int{{0, 5}, {4, 9}, {5, 6}}, "01234 5"}, {[][]int{{1, 3}, {1, 3}}, "12"}, {[][]int{{8, 9}, {1, 2}, {1, 4}, {3, 6}}, "123 8"},
	} {
		if got := strings.Join(apart(text, c.places), " "); got != c.want {
			t.Errorf("%v: %q, want %q", c.places, got, c.want)
		}
	}
}

func TestExcerptsOfSentences(t *testing.T) {
	han := func(n int) string { return strings.Repeat("字", n) }
	for _, c := range []struct{ before, number, after, want string }{
		{"收到", "3", "件。", "收到3件"},
		{han(45), "12", "件。", han(45) + "12件"},
		{han(46), "12", "件。", "…" + han(20) + "12件"},
		{han(20), "12", han(27) + "。", han(20) + "12" + han(20) + "…"},
		{han(21), "12", han(27) + "。", "…" + han(20) + "12" + han(20) + "…"},
		{han(40), "12", han(20) + "。", "…" + han(20) + "12" + han(20)},
		{han(40), "12", han(21) + "。", "…" + han(20) + "12" + han(20) + "…"},
		{strings.Repeat("a", 46), "12", "", strings.Repeat("a", 46) + "12"},
		{strings.Repeat("a", 47), "12", "", "…" + strings.Repeat("a", 20) + "12"},
		{han(300), "12", "", "…" + han(20) + "12"},
	} {
		sentence := c.before + c.number + c.after
		claim := claims.Claim{Sentence: sentence, From: 7, Start: 7 + len(c.before), End: 7 + len(c.before) + len(c.number)}
		if got := excerpt(claim); got != c.want {
			t.Errorf("%s: %s, want %s", sentence, got, c.want)
		}
	}
	whole := han(60) + "。"
	if got := excerpt(claims.Claim{Sentence: whole, Start: 0, End: len(whole)}); got != han(60) {
		t.Errorf("a whole sentence: %s", got)
	}
}

func TestSentencesAreCutAtTheirEnds(t *testing.T) {
	long := strings.Repeat("字", 12)
	for text, want := range map[string][]string{
		"": nil, long: nil, long + "。": {long}, "。" + long + "。": {long}, "短。" + long + "。短。": {long}, strings.Repeat("字", 11) + "。": nil, "（一）" + long + "。": {long}, " " + long + " 。" + long + "乙。": {long, long + "乙"}, "一、" + long + "。": {long},
	} {
		if got := slices.Collect(sentencesOf(text)); !slices.Equal(got, want) {
			t.Errorf("%s: %q", text, got)
		}
	}
	for range sentencesOf(long + "。" + long + "。") {
		break // and no panic
	}
}

func TestNamesBeginBehindMarks(t *testing.T) {
	for text, want := range map[string]int{"": 0, "甲": 0, "1甲": 1, "，甲": 3, "甲年乙": 6, "甲度乙": 6, "年": 3, "甲，": 6, "甲1乙2": 8, "2023年度甲": 10} {
		if got := nameStart(text); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}
