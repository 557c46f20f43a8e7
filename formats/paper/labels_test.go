package paper

import (
	"testing"

	"pgregory.net/rapid"
)

func TestNumbersBeforeLabels(t *testing.T) {
	for text, want := range map[string][2]string{
		"一、总体情况": {"一", "总体情况"}, "（三）不予公开": {"三", "不予公开"}, "(三) 不予公开": {"三", "不予公开"}, "1.属于国家秘密": {"1", "属于国家秘密"},
		"1、主动公开": {"1", "主动公开"}, "３．收到": {"3", "收到"}, "第一部分 总体情况": {"一", "总体情况"}, "一 总体情况": {"一", "总体情况"}, "一，总体情况": {"一", "总体情况"},
		"③其他": {"3", "其他"}, "㈠予以公开": {"一", "予以公开"}, "十二、其他": {"十二", "其他"},
		"三安全一稳定": {"", ""}, "2.5万余名群众": {"", ""}, "2021年": {"", ""}, "一年来": {"", ""}, "第二十条第（一）项": {"", ""}, "12345热线": {"", ""}, "一是加强学习": {"", ""},
	} {
		value, rest := cutNumber(text)
		if value != want[0] || value != "" && rest != want[1] {
			t.Errorf("%q: %q, %q; want %q", text, value, rest, want)
		}
	}
}

func TestDistanceIsTheEditDistance(t *testing.T) {
	slow := func(a, b []rune) int {
		row := make([][]int, len(a)+1)
		for i := range row {
			row[i] = make([]int, len(b)+1)
			row[i][0] = i
			for j := range row[i] {
				switch {
				case i == 0:
					row[i][j] = j
				case j > 0:
					cost := 1
					if a[i-1] == b[j-1] {
						cost = 0
					}
					row[i][j] = min(row[i-1][j]+1, row[i][j-1]+1, row[i-1][j-1]+cost)
				}
			}
		}
		return row[len(a)][len(b)]
	}
	text := rapid.StringOfN(rapid.RuneFrom([]rune("甲乙丙丁")), 0, 8, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b, most := text.Draw(t, "a"), text.Draw(t, "b"), rapid.IntRange(0, 4).Draw(t, "most")
		if got, want := distance(a, b, most), min(slow([]rune(a), []rune(b)), most+1); got != want {
			t.Fatalf("distance(%q, %q, %d) = %d, want %d", a, b, most, got, want)
		}
	})
}

func TestLabelsAreFoundInTheirGroup(t *testing.T) {
	for _, c := range []struct{ label, group, path string }{
		{"（一）予以公开", "", "applications.outcomes.granted"},
		{"（二）部分公开", "", "applications.outcomes.partially_granted"},
		{"3.其他", "其他处理", "applications.outcomes.other.other"},
		{"其它", "其他处理", "applications.outcomes.other.other"},
		{"（七）合计", "", "applications.outcomes.total"},
		{"属于国家秘密", "", "applications.outcomes.refused.state_secrets"},
		{"1属于国家秘密", "", "applications.outcomes.refused.state_secrets"},
		{"四、结转下年度继续办理", "", "applications.carried_forward"},
	} {
		s, sure := exactThree(c.label, c.group, "")
		if s == nil || !sure || s.path != c.path {
			t.Errorf("%q in %q: %+v, %v", c.label, c.group, s, sure)
		}
	}
	if s, sure := exactThree("其他", "", ""); sure {
		t.Errorf("其他 without a group is taken for %s", s.path)
	}
	for typo, want := range map[string]string{"2.其他法律行政止公开": "prohibited_by_law", "2.重复申清": "repeated", "8.属于行政查寻事项": "administrative_queries"} {
		near, wrong := nearThree(typo, "", threeOf2021())
		if len(near) == 0 || near[0].path[len(near[0].path)-len(want):] != want || wrong[0] == 0 {
			t.Errorf("%q is near %v", typo, near)
		}
	}
}

func TestSectionsAreToldByTheirWords(t *testing.T) {
	for text, want := range map[string]section{
		"一、总体情况": 1, "第一部分 总体情况": 1, "总体工作情况": 1, "二、主动公开政府信息情况": 2, "3、主动公开政府信息情况": 2, "三、收到和处理政府信息公开申请情况": 3,
		"四、因政府信息公开工作被申请行政复议、提起行政诉讼情况": 4, "四、政府信息公开行政复议和行政诉讼情况": 4, "五、存在问题及改进情况": 5, "五、存在的主要问题及整改措施": 5,
		"六、其它需要报告的事项": 6, "六、其他需要汇报事项": 6, "二主动公开政府信息情况": 2, "一，总体情况": 1, "五、存在的主要问题及改进情况。": 5,
		"一年来，全市围绕年度重点任务": 0, "其他需要报告的事项详见第六部分。": 0, "总体情况良好，群众满意。": 0, "行政诉讼（未经复议直接起诉）": 0, "复议和诉讼案件由法规科统计。": 0,
	} {
		m := sectionOf(text)
		if !m.certain() {
			m.section = 0
		}
		if m.section != want {
			t.Errorf("%q: section %d, want %d", text, m.section, want)
		}
	}
}
