package paper

import "testing"

func TestWhichLinesAreNamesOfOrgans(t *testing.T) {
	for line, want := range map[string]bool{
		"青禾县农业农村局": true, "青禾县第二幼儿园": true, "青禾县污水处理厂": true, "青禾县苗圃": true,
		"青禾县数据局（青禾县大数据中心）": true, "青禾县城市管理局(综合行政执法局)": true, "青禾县红旗镇人民政府": true,
		"青禾县农业农村局（2023年度）": false, "第一部分（概述）": false, "全县收到申请12件": false, "局": false,
	} {
		if got := isOrganLine(line); got != want {
			t.Errorf("%s: %v", line, got)
		}
	}
}
