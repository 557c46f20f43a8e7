package claims

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// word is what a word of the lexicon says about the clause it stands in, as a set of bits.
type word uint64

const (
	wUnknown word = 1 << iota // not in the lexicon: the clause is not understood
	wFill                     // says nothing about what is counted

	// what limits the clause
	wThisYear
	wPrev    // the year before; understood with 结转 only
	wNext    // the year after; likewise
	wPeriod  // another period, or a plan
	wOwn     // the author itself
	wLand    // the whole territory
	wScope   // another organ, or one channel
	wLevel   // 本级: until the text returns to the whole
	wCompare // a comparison with another period
	wPart    // 其中, 含
	wMore    // 另有
	wNot
	wEach
	wCause // 因, 由: what follows is not what is counted
	wTopic // 信息公开
	wJudge // 复议机关: the author decides cases, which are not against it
	wAside // what became of applications in words that are no row's: neither compared nor in the way
	wApart // 分别: the numbers of a list, in its order

	// who does what
	wReceive
	wAccept
	wNew
	wAnswer
	wHandle
	wCarry
	wDefer
	wHappen
	wIssue
	wRepeal
	wInForce
	wDecide
	wCollect

	// what is counted
	wApplication // 信息公开申请
	wApply       // 申请, which may be one for a permit
	wOnRequest   // 依申请公开
	wRow         // an outcome of table three
	wApplicant
	wReconsideration
	wLitigation
	wDirect
	wAfterward
	wResult
	wDocuments
	wRegulations
	wLicence
	wPenalty
	wCoercion
	wFee
	wProcurement
	wProjects
	wAmount

	// numbers and what stands around them
	wCount // with a unit of things
	wMoney // with 元
	wBare  // without a unit
	wVague // 约, 超过
	wJoin  // 和, 及
)

// vocabulary lists the words by what they say. A longer word hides the shorter ones in it.
var vocabulary = []struct {
	says  word
	words string
}{
	{wFill, `共 共计 合计 总计 总共 一共 全部 已 已经 均 均已 都已 依法 依规 依法依规 按时 按期 按规定 按照规定 及时 在 法定 规定 期限 时限 时间
		内 予以 了 的 为 是 有 共有 数 数量 总数 总量 量 件数 达 达到 情况 的情况 认真 严格 妥善 高效 准确 逐件 逐一 按程序 事项 工作 等 该 件 案件 类 方面 实际 继续 完毕 完成 全数
		一是 二是 三是 四是 五是 六是 我们 政府 并 处理情况 于 相关情况 提出 提交 截至 截止 截至目前 期间 向
		公民、法人和其他组织 公民、法人或其他组织 公民、法人或者其他组织 公民、法人及其他组织 自然人、法人和其他组织 自然人、法人或其他组织 公民法人和其他组织`},
	{wUnknown, `格局 布局 市场 区分 委托 局面 不断 办公`},
	{wUnknown | wJudge, `作为复议 作为行政复议 复议机关 复议机构 行政复议机关 行政复议机构 审理 代理`},
	{wThisYear, `全年 本年 本年度 年内 今年 当年 当年度 今年以来 一年来 年度内 本年度内 报告期内 统计期内 本报告期内 本统计年度 本统计年度内 全年度 整年`},
	{wFill, `年度 1月1日至12月31日 1月1日到12月31日 1月至12月 1-12月 1至12月 12月31日 12月底 12月末 年底 年末 底 末`},
	{wPrev, `上年 上年度 上一年 上一年度 去年 去年度`},
	{wNext, `下年 下年度 下一年 下一年度 次年 明年 来年 次年度`},
	{wPeriod, `上半年 下半年 季度 月份 以来 去年同期 上年同期 同期 近年 近年来 近几年 历年 十三五 十四五 十二五 任期 累计 将 计划 力争 拟 预计 目标 争取
		下一步 月底 上个月 近两年 近三年 五年来`},
	{wOwn, `我局 我委 我厅 我办 我单位 我部门 我机关 我中心 我镇 我乡 我街道 我所 我处 我队 我院 我校 我会 我分局 我支队 我大队 本局 本委 本厅 本办 本单位
		本机关 本行政机关 本部门 本街道 本镇 本乡 本中心 本会 全局 全委 全厅 全镇 全乡 全街道 我办事处 我街道办事处 我署 本署 我关 本关 我苏木 本苏木 全苏木 我馆 本馆 我台 本台 我站 本站 本所 本院 本校 我管委会 本管委会`},
	{wLand, `全省 全市 全县 全区 全州 全旗 全盟 我省 我市 我县 我区 我州 我旗 我盟 本省 本市 本县 本区 全自治区 全自治州`},
	{wLevel, `本级 为例`},
	{wScope, `局 厅 委 办公室 镇 乡 街道 村 社区 部门 单位 系统 区 县 市 省 州 通过 渠道 方式 网上 网络 线上 线下 网站 信函 邮寄 邮件 当面 现场 传真
		窗口 微信 政协 人大 信访 热线 平台 来信 来访 公司 中心 分局
		代表政府 代表县政府 代表市政府 代表区政府 代表省政府 代表州政府 代表旗政府 代表镇政府 代表乡政府 代表本级政府 代表人民政府 代表县人民政府 代表市人民政府
		代表区人民政府 代表省人民政府 代表州人民政府 代表旗人民政府 代表自治区人民政府 代表本级人民政府 人大代表 企业代表 居民代表 群众代表 市民代表 村民代表`},
	{wCompare, `较 比 同比 环比 增长 增加 减少 下降 上升 降低 提高 占 占比 持平 相比`},
	{wPart, `其中 含 包括 包含 其中包括 其中含 当中 内含`},
	{wMore, `另 另有 另外 此外`},
	{wNot, `未 没有 无 从未 未曾 均未 暂未 暂无 均无 并未 尚未 没 也未 也没有`},
	{wEach, `各 各为 均为 都为 都是 均是`},
	{wCause, `因 由 对 就 针对 关于 围绕 涉及`},
	{wTopic, `政府信息公开 信息公开 政务公开 政府信息公开工作 信息公开工作 政府信息 政府信息公开类 信息公开类 涉政府信息公开 涉政府信息公开类 涉信息公开 涉信息公开类`},
	{wAside, `属于公开范围 属于公开范围的 属于主动公开范围 属于主动公开范围的 属于主动公开 属于已主动公开 属于已主动公开范围 已主动公开 不属于公开范围 不属于公开范围的
		不属于本机关公开 不属于本机关公开范围 不属于本机关职责权限范围 不属于本行政机关公开 告知获取方式 告知获取途径`},
	{wApart, `分别 分别为 分别是 分别有`},
	{wReceive, `收到 接到 接收 收`},
	{wAccept, `受理 接受 承接`},
	{wNew, `新收 新收到 新受理 新接收 新增 本年新收`},
	{wAnswer, `答复 回复 办结 办理答复 答复办结 办理完结 答复完毕 办理完毕 作出答复 做出答复`},
	{wHandle, `办理 处理`},
	{wCarry, `结转 结转办理 结转至 结转到`},
	{wDefer, `转 顺延 顺延到 顺延至 转入 延至 转至 转到 留待 延续至`},
	{wHappen, `发生 产生 引发 引起 导致 被申请 被提起 提起 出现 存在 引发的 引起的 被诉 被`},
	{wIssue, `制发 制定 印发 出台 新制定 新制发 制定出台 新出台 新印发 制定印发 制定发布 制定并发布 制发并公开`},
	{wRepeal, `废止`},
	{wInForce, `现行有效`},
	{wDecide, `作出 做出 实施 处理决定 决定 作出决定`},
	{wCollect, `收取 征收 收费 收缴`},
	{wApplication, `政府信息公开申请 信息公开申请 政府信息公开的申请 依申请公开申请 依申请公开政府信息申请 依申请公开信息申请 政府信息依申请公开申请
		依申请公开的申请 公开政府信息申请 公开政府信息的申请 政府信息公开申请件 信息公开申请件 依申请公开申请件 政府信息申请 政府信息公开申请事项 政务公开申请
		政府信息公开申请书 信息公开申请书 依申请公开申请书 依申请公开请求 依申请公开的请求`},
	{wApply, `申请 申请件 公开申请 申请书`},
	{wOnRequest, `依申请公开 申请公开件 依申请公开件 依申请公开事项 依申请公开政府信息 依申请公开信息 政府信息依申请公开 依申请公开工作`},
	{wReconsideration, `行政复议 行政复议案 复议案件 行政复议案件 行政复议申请`},
	{wLitigation, `行政诉讼 诉讼案件 行政诉讼案 行政诉讼案件 诉讼`},
	{wDirect, `未经复议直接起诉 未经复议直接提起行政诉讼 未经行政复议直接起诉 未经行政复议直接提起行政诉讼 直接起诉 直接提起行政诉讼 未经复议直接提起诉讼`},
	{wAfterward, `复议后起诉 经复议后起诉 复议后提起行政诉讼 经复议后提起行政诉讼 行政复议后起诉 行政复议后提起行政诉讼 经行政复议后起诉 经行政复议后提起行政诉讼 复议后提起诉讼`},
	{wDocuments, `行政规范性文件 规范性文件`},
	{wRegulations, `规章 政府规章 部门规章`},
	{wLicence, `行政许可`},
	{wPenalty, `行政处罚`},
	{wCoercion, `行政强制`},
	{wFee, `行政事业性收费`},
	{wProcurement, `政府集中采购`},
	{wProjects, `采购项目 项目`},
	{wJoin, `和 及 与 以及 或 或者 及其`},
	{wAmount, `金额 总额 总金额 采购总金额 采购金额 收费金额 收费总额`},
}

// rows are the outcomes of table three by the names that texts give them.
var rows = []struct {
	subject Subject
	words   string
}{
	{Granted, `予以公开 同意公开`},
	{PartlyGranted, `部分公开 予以部分公开`},
	{Refused, `不予公开`},
	{StateSecrets, `属于国家秘密 属于国家秘密不予公开`},
	{ProhibitedByLaw, `其他法律行政法规禁止公开 法律行政法规禁止公开`},
	{SecurityAndStability, `危及“三安全一稳定” 危及三安全一稳定`},
	{ThirdPartyRights, `保护第三方合法权益`},
	{InternalAffairs, `属于三类内部事务信息 三类内部事务信息 属于内部事务信息`},
	{ProcessInformation, `属于四类过程性信息 四类过程性信息 属于过程性信息`},
	{EnforcementFiles, `属于行政执法案卷 行政执法案卷`},
	{AdministrativeQueries, `属于行政查询事项 行政查询事项`},
	{Unavailable, `无法提供`},
	{NotHeld, `本机关不掌握相关政府信息 本机关不掌握 不掌握相关政府信息 本机关不掌握相关信息`},
	{NeedsCreation, `没有现成信息需要另行制作 没有现成信息`},
	{UnclearAfterCorrection, `补正后申请内容仍不明确`},
	{NotProcessed, `不予处理`},
	{Petitions, `信访举报投诉类申请 信访举报投诉类`},
	{Repeated, `重复申请`},
	{Publications, `要求提供公开出版物`},
	{Excessive, `无正当理由大量反复申请`},
	{Reconfirmation, `要求行政机关确认或重新出具已获取信息`},
	{OtherOutcome, `其他处理 其它处理 作其他处理`},
	{NotCorrected, `申请人无正当理由逾期不补正 无正当理由逾期不补正`},
	{FeeUnpaid, `申请人逾期未按收费通知要求缴纳费用 逾期未按收费通知要求缴纳费用`},
}

// vague are the words before a number that take its exactness away.
var vague = []struct {
	exactness Exactness
	words     string
}{
	{About, `约 大约 近 将近 大概`},
	{AtLeast, `超 超过 逾 不少于 至少 多达`},
	{AtMost, `不足 不到 不超过 至多`},
}

var results = []struct {
	result Result
	words  string
}{
	{Upheld, `结果维持 维持 被维持 予以维持`},
	{Corrected, `结果纠正 纠正 被纠正 予以纠正`},
	{OtherResult, `其他结果 其它结果`},
	{Pending, `尚未审结 未审结 尚未结案`},
}

var applicants = []struct {
	applicant Applicant
	words     string
}{
	{NaturalPersons, `自然人 公民`},
	{Enterprises, `商业企业`},
	{ResearchInstitutions, `科研机构`},
	{PublicWelfare, `社会公益组织`},
	{LegalServices, `法律服务机构`},
	{Organisations, `法人或其他组织 法人和其他组织 法人或者其他组织`},
}

// entry is a word of the lexicon. arg tells the rows, the results and the applicants apart.
type entry struct {
	text string
	says word
	arg  uint8
}

// words are the lexicon by first character, the longer words first. Chinese characters lie close
// together, which makes a table of them small and faster than a map.
type words struct {
	lists [][]entry
	index [lastHan - firstHan + 1]uint16 // of a Chinese character, its list; 0 is the empty one
	digit []entry                        // words that begin with a digit of a date
}

const (
	firstHan = '\u4e00'
	lastHan  = '\u9fff'
)

// of returns the words that begin with a character.
func (w *words) of(r rune) []entry {
	switch {
	case r >= firstHan && r <= lastHan:
		return w.lists[w.index[r-firstHan]]
	case r == '1':
		return w.digit
	}
	return nil
}

func (w *words) add(says word, arg uint8, texts string) {
	for text := range strings.FieldsSeq(texts) {
		e := entry{text, says, arg}
		first, _ := utf8.DecodeRuneInString(text)
		if first == '1' {
			w.digit = append(w.digit, e)
			continue
		}
		i := &w.index[first-firstHan]
		if *i == 0 {
			*i = uint16(len(w.lists))
			w.lists = append(w.lists, nil)
		}
		w.lists[*i] = append(w.lists[*i], e)
	}
}

// lexicon is built when it is first asked for.
var lexicon = sync.OnceValue(func() *words {
	w := &words{lists: make([][]entry, 1)}
	for _, v := range vocabulary {
		w.add(v.says, 0, v.words)
	}
	for _, r := range rows {
		w.add(wRow, uint8(r.subject), r.words)
	}
	for _, r := range results {
		w.add(wResult, uint8(r.result), r.words)
	}
	for _, v := range vague {
		w.add(wVague, uint8(v.exactness), v.words)
	}
	for _, a := range applicants {
		w.add(wApplicant, uint8(a.applicant), a.words)
	}
	for _, list := range append(w.lists, w.digit) {
		slices.SortStableFunc(list, func(a, b entry) int { return len(b.text) - len(a.text) })
	}
	return w
})
