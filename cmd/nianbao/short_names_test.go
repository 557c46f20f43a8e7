package main

import (
	"strings"
	"testing"
)

// shortNames are the paths of figures and rows with the names that statistics have for them.
const shortNames = `
proactive_disclosure.regulations.issued 规章制发
proactive_disclosure.regulations.repealed 规章废止
proactive_disclosure.regulations.in_force 有效规章
proactive_disclosure.normative_documents.issued 规范性文件制发
proactive_disclosure.normative_documents.repealed 规范性文件废止
proactive_disclosure.normative_documents.in_force 有效规范性文件
proactive_disclosure.fees 收费（万元）
proactive_disclosure.regulations.newly_made 规章新制作
proactive_disclosure.regulations.newly_published 规章新公开
proactive_disclosure.regulations.total_public 规章公开总数
proactive_disclosure.normative_documents.newly_made 规范性文件新制作
proactive_disclosure.normative_documents.newly_published 规范性文件新公开
proactive_disclosure.normative_documents.total_public 规范性文件公开总数
proactive_disclosure.licensing.previous_items 许可上年项目
proactive_disclosure.licensing.change 许可项目增减
proactive_disclosure.licensing.decisions 许可处理决定
proactive_disclosure.other_services.previous_items 其他服务上年项目
proactive_disclosure.other_services.change 其他服务项目增减
proactive_disclosure.other_services.decisions 其他服务处理决定
proactive_disclosure.penalties.previous_items 处罚上年项目
proactive_disclosure.penalties.change 处罚项目增减
proactive_disclosure.penalties.decisions 处罚处理决定
proactive_disclosure.coercion.previous_items 强制上年项目
proactive_disclosure.coercion.change 强制项目增减
proactive_disclosure.coercion.decisions 强制处理决定
proactive_disclosure.fees.previous_items 收费上年项目
proactive_disclosure.fees.change 收费项目增减
proactive_disclosure.procurement.projects 集中采购项目
proactive_disclosure.procurement.amount 集中采购金额
applications.received 新收申请
applications.carried_over 上年结转
applications.outcomes.granted 予以公开
applications.outcomes.partially_granted 部分公开
applications.outcomes.refused.state_secrets 不予·国家秘密
applications.outcomes.refused.prohibited_by_law 不予·法律禁止
applications.outcomes.refused.security_and_stability 不予·三安全一稳定
applications.outcomes.refused.third_party_rights 不予·第三方权益
applications.outcomes.refused.internal_affairs 不予·内部事务
applications.outcomes.refused.process_information 不予·过程性信息
applications.outcomes.refused.enforcement_files 不予·执法案卷
applications.outcomes.refused.administrative_queries 不予·行政查询
applications.outcomes.unavailable.not_held 无法·不掌握
applications.outcomes.unavailable.needs_creation 无法·需另行制作
applications.outcomes.unavailable.unclear_after_correction 无法·补正仍不明确
applications.outcomes.not_processed.petitions 不处理·信访投诉
applications.outcomes.not_processed.repeated 不处理·重复申请
applications.outcomes.not_processed.publications 不处理·公开出版物
applications.outcomes.not_processed.excessive 不处理·大量反复
applications.outcomes.not_processed.reconfirmation 不处理·重新出具
applications.outcomes.other 其他处理
applications.outcomes.other.not_corrected 其他·逾期不补正
applications.outcomes.other.fee_unpaid 其他·逾期不缴费
applications.outcomes.other.other 其他·其他
applications.outcomes.total 办理结果总计
applications.carried_forward 结转下年
reconsideration 行政复议
litigation.direct 诉讼·直接起诉
litigation.after_reconsideration 诉讼·复议后起诉
`

func TestEveryShortNameIsThatOfItsFigure(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(shortNames), "\n")
	for _, line := range lines {
		path, want, _ := strings.Cut(line, " ")
		if got := briefRows[path]; got != want {
			t.Errorf("%s is called %q, want %q", path, got, want)
		}
	}
	if len(briefRows) != len(lines) {
		t.Errorf("%d short names, want %d", len(briefRows), len(lines))
	}
}
