package rules

import "testing"

// doubled are the words that a text has twice in a row.
func doubled(text string) string {
	var near nearness
	var found counted
	near.doubledWords(text, &found)
	if found.n > 1 {
		return "more than one"
	}
	return found.first
}

// A word stands twice by right where it ends a term and begins what is said of it. Without the term, and with a
// number or a mark behind it, it was typed twice.
func TestTermsInWhichAWordStandsTwice(t *testing.T) {
	for term, said := range map[string]string{
		"政府采购": "采购目录", "集中采购": "采购总金额", "行政许可": "许可决定", "行政处罚": "处罚结果", "行政强制": "强制措施", "行政征收": "征收标准", "行政征用": "征用补偿",
		"行政收费": "收费标准", "行政事业性收费": "收费项目", "行政检查": "检查结果", "行政确认": "确认事项", "行政奖励": "奖励名单", "行政裁决": "裁决书", "行政给付": "给付标准",
		"行政复议": "复议决定", "行政诉讼": "诉讼案件", "行政决策": "决策草案", "重大决策": "决策事项", "公开招标": "招标公告", "公开招聘": "招聘公告", "考试录用": "录用名单",
		"公务员招录": "招录公告", "土地征收": "征收公告", "房屋征收": "征收补偿", "土地出让": "出让公告", "公共资源交易": "交易公告", "产权交易": "交易结果", "政府投资": "投资额",
		"固定资产投资": "投资总额", "社会保障": "保障水平", "住房保障": "保障对象", "社会保险": "保险基金", "养老保险": "保险金", "医疗保险": "保险费", "失业保险": "保险待遇",
		"社会救助": "救助标准", "医疗救助": "救助对象", "临时救助": "救助资金", "法律援助": "援助机构", "政府信息公开申请": "申请人", "行政复议申请": "申请书", "行政许可申请": "申请材料",
	} {
		word := string([]rune(said)[:2])
		if got := doubled("及时公布" + term + said + "12件。"); got != "" {
			t.Errorf("%s%s: %q", term, said, got)
		}
		for _, text := range []string{"及时公布" + term + word + "12件。", "及时公布" + term + word + "。", "及时公布" + term + word} {
			if got := doubled(text); got != word+word {
				t.Errorf("%s: %q", text, got)
			}
		}
		if text := "认真做好" + word + said + "。"; doubled(text) != word+word && word != "申请" { // which may begin the next name anywhere
			t.Errorf("%s: %q", text, doubled(text))
		}
	}
	for text, want := range map[string]string{
		"做好行政复议行政复议工作。": "行政复议行政复议", "办理公开申请公开申请办理。": "公开申请公开申请", "办理申请申请人。": "", "办理申请申请。": "申请申请",
	} {
		if got := doubled(text); got != want {
			t.Errorf("%s: %q", text, got)
		}
	}
	if got := doubled("政府集中采购采购总金额、集中采购采购采购。"); got != "采购采购" {
		t.Errorf("got %q", got)
	}
}
