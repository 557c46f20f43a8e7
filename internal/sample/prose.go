package sample

import "fmt"

func (w *writer) preamble() string {
	return fmt.Sprintf("本报告依照《中华人民共和国政府信息公开条例》和国务院办公厅印发的报告格式编制，由总体情况、主动公开政府信息情况等六个部分组成。"+
		"所列数据的统计期限自%d年1月1日起，至%[1]d年12月31日止。%s", w.report.Year, w.sentences(contacts, 1))
}

// overview writes of the five topics. What it says of applications is what table three says.
func (w *writer) overview() string {
	r := w.report
	text := fmt.Sprintf("%d年，%s\n", r.Year, w.sentences(openings, 1))
	text += "（一）主动公开。" + w.sentences(disclosed, 2) + "\n"
	for i := range 1 + w.below(2) {
		text += fmt.Sprintf("%d.", i+1) + w.sentences(fields[i:i+1], 1) + w.sentences(fieldWork, 1) + "\n"
	}
	text += "（二）依申请公开。" + w.applied() + w.sentences(answering, 1) + "\n"
	text += "（三）政府信息管理。" + w.sentences(managed, 2) + "\n"
	text += "（四）政府信息公开平台建设。" + w.sentences(platforms, 2) + "\n"
	return text + "（五）监督保障。**一是**" + w.sentences(supervised, 1) + "**二是**" + w.sentences(trained, 1)
}

func (w *writer) applied() string {
	a := &w.report.Applications
	if a.Received.Total == 0 {
		return "全年未收到政府信息公开申请。"
	}
	return fmt.Sprintf("全年收到政府信息公开申请%d件，上年结转%d件，答复%d件，结转下年度%d件。",
		a.Received.Total, a.CarriedOver.Total, a.Outcomes.Total.Total, a.CarriedForward.Total)
}

func (w *writer) problems() string {
	text := w.sentences(shortcomings, 1) + w.sentences(faults, 2+w.below(2)) + "\n"
	text += fmt.Sprintf("%d年将从以下方面改进：\n", w.report.Year+1)
	for i := range 2 + w.below(2) {
		text += fmt.Sprintf("（%c）", []rune("一二三")[i]) + w.sentences(plans[i:i+1], 1) + w.sentences(steps, 2) + "\n"
	}
	return text
}

func (w *writer) otherMatters() string {
	return "（一）信息处理费收取情况。本年没有收取信息处理费。\n（二）" + w.sentences(matters, 1)
}

// The pools of sentences; # stands for a number.
var (
	contacts = []string{
		"对报告内容有疑问的，请与本机关办公室联系（地址：人民路#号；电话：0955-57970#）。",
		"报告全文可在县政府网站（http://www.example.gov.cn/xxgk/nb）查阅、下载。",
		"欢迎来信、来电提出意见（电子邮箱：xxgk#@example.gov.cn）。",
	}
	openings = []string{
		"本机关把公开作为转变作风、优化营商环境的一件实事，围绕群众关心的事项应公开的尽公开，各项工作平稳有序。",
		"本机关认真贯彻条例，坚持“以公开为常态、不公开为例外”，着力提高公开的质量和实效。",
		"本机关紧扣中心工作，完善制度，压实责任，公开工作取得新的进展。现将有关情况报告如下。",
	}
	disclosed = []string{
		"通过政府网站发布各类信息#4条，其中工作动态#8条、政策解读#条、图解#期。",
		"在政务新媒体发布信息#2条，阅读量合计#万次。",
		"围绕惠企政策、项目资金、行政审批等重点领域，更新目录#项，补齐缺项#处。",
		"召开新闻发布会#场，回应群众关切#次，办理网上留言#9件，平均用时#个小时。",
		"机构职能、领导分工、办事指南等基础信息在变动后20个工作日内更新，全年更新#次。",
	}
	fields    = []string{"突出重点领域。", "规范公开格式。"}
	fieldWork = []string{
		"对照基层政务公开标准目录，逐项核对“项目审批”“资金补贴”“安全监管”三类事项，责任落实到科室。",
		"统一标题、文号、成文日期的写法，文件正文一律附带可检索的文本，不再只发扫描件。",
		"对2018—2020年形成的文件逐件清理，失效的在网站上注明——不删除、不改动原文，只作标注。",
		"政策解读与文件同步起草、同步审核、同步发布，至少配一张流程图或一组问答。",
	}
	answering = []string{
		"畅通信函、当面、网络三种渠道，更新办事指南和申请表，答复前由法制机构审核。",
		"完善登记、审核、办理、答复、归档的流程，答复文书统一使用规范文本，均在法定期限内答复。",
		"对内容不明确的申请，及时与申请人沟通，一次告知需要补正的内容。",
	}
	managed = []string{
		"落实“先审查、后公开”，每条信息经起草人自查、科室负责人复核、分管领导签发三道关口。",
		"公文起草时即标明“主动公开”“依申请公开”“不予公开”属性，随文送审。",
		"开展行政规范性文件清理，结果向社会公布；废止、失效的文件在网站上作出标注。",
		"对个人信息、商业秘密等内容，发布前逐条核对……确有需要的，先作处理再公开。",
	}
	platforms = []string{
		"网站栏目按机构职能、政策文件、重点领域、公开年报四类设置，每周检查一次链接，错链当日修复。",
		"政务微信每个工作日更新，配图、配数，让企业和群众一看就懂。",
		"在政务服务大厅设公开专区，配备查询机#台，放置资料#种，供群众免费取阅。",
		"清理名称不规范、长期不更新的账号，保留的账号全部备案。",
	}
	supervised = []string{
		"调整政务公开领导小组，由主要负责人任组长，办公室承担日常工作。",
		"把公开工作纳入科室年度考核，权重不低于4%，每季度通报一次。",
		"开展社会评议，发放问卷#0份，对反映集中的#个问题逐条整改。",
	}
	trained = []string{
		"全年听取汇报#次、专题部署#次、集中学习条例#次，没有发生责任追究的情形。",
		"举办业务培训#期，参加#1人次，重点讲清哪些必须公开、哪些不得公开。",
		"开展“政府开放日”活动，请#名企业和居民代表走进现场，收集建议#条，均已答复。",
	}
	shortcomings = []string{
		"对照条例要求和群众期待，公开工作还存在以下不足：", "回顾全年，工作中还有一些薄弱环节：",
	}
	faults = []string{
		"有的科室在起草文件时标注公开属性不够及时，到印发前才补；",
		"政策解读以文字转述为主，图表、问答等形式用得少，企业反映“看得到、看不透”；",
		"部分栏目更新不够均衡，内容集中在年中和年末；",
		"工作人员变动较多，对条例和答复文书的掌握还不够熟练；",
		"与群众的互动不足，征集意见后反馈采纳情况的比例偏低；",
	}
	plans = []string{"把好源头关。", "提高解读质量。", "加强培训。"}
	steps = []string{
		"公文办理系统中，未填公开属性的文件不能进入下一环节；每季度抽查一次，结果在系统内通报。",
		"凡涉及企业和群众切身利益的文件，由起草科室负责人出面讲解，视频、图解、问答等形式任选其一。",
		"年内举办两次业务培训，覆盖全部科室和下属单位，新任人员上岗前先学条例。",
		"建立栏目更新台账，每月核对一次，长期不更新的栏目约谈责任人。",
		"征集意见结束后一个月内，公布采纳情况和不采纳的理由。",
		"答复文书由法制机构逐件审核，每半年评查一次，评查结果发到经办科室。",
	}
	matters = []string{
		"其他事项。没有其他需要报告的事项。",
		"人大代表建议、政协提案办理结果公开情况。本年承办人大代表建议#件、政协提案#件，办理结果均已公开。",
		"落实上级政务公开工作要点情况。要点所列任务分解到#个科室，均已按时完成。",
	}
)
