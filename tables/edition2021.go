package tables

// Edition2021 is 国办公开办函〔2021〕30号 of 26 September 2021, in force for reports on
// 2021 and every year since.
var Edition2021 = Edition{
	ID:        "2021",
	Notice:    "国办公开办函〔2021〕30号",
	FirstYear: 2021,
	Sections:  sections(&tableTwo2021, &tableThree2021),
	Outcomes:  outcomes2021,
	Stocks:    []Stock{inForce2021("regulations"), inForce2021("normative_documents")},
}

// inForce2021: 现行有效 is last year's, and what was issued, less what was repealed.
func inForce2021(key string) Stock {
	row := "proactive_disclosure." + key
	return Stock{
		Row: row, Now: row + ".in_force", Before: []string{row + ".in_force"},
		Plus: []string{row + ".issued"}, Minus: []string{row + ".repealed"},
	}
}

var tableTwo2021 = Grid{
	Name: "表二", Rows: 14, Widths: []int{1, 1, 1, 1},
	Cells: join(
		band(0, "第二十条第（一）项"),
		columns(1, "信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
		cells(2, "规章", "proactive_disclosure.regulations", "issued", "repealed", "in_force"),
		cells(3, "行政规范性文件", "proactive_disclosure.normative_documents", "issued", "repealed", "in_force"),
		band(4, "第二十条第（五）项"),
		columns(5, "信息内容", "本年处理决定数量"),
		decision(6, "行政许可", "proactive_disclosure.licensing"),
		band(7, "第二十条第（六）项"),
		columns(8, "信息内容", "本年处理决定数量"),
		decision(9, "行政处罚", "proactive_disclosure.penalties"),
		decision(10, "行政强制", "proactive_disclosure.coercion"),
		band(11, "第二十条第（八）项"),
		columns(12, "信息内容", "本年收费金额（单位：万元）"),
		decision(13, "行政事业性收费", "proactive_disclosure.fees"),
	),
	Keep: keepGroups(14, 0, 4, 7, 11),
}

// The rows of table three from its first outcome to （六）, in print order. A row of three
// label columns names its group where the group begins.
var outcomeRows2021 = []outcomeRow{
	{label: "（一）予以公开", path: "granted"},
	{label: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", path: "partially_granted"},
	{group: "（三）不予公开", rows: 8, label: "1.属于国家秘密", path: "refused.state_secrets"},
	{label: "2.其他法律行政法规禁止公开", path: "refused.prohibited_by_law"},
	{label: "3.危及“三安全一稳定”", path: "refused.security_and_stability"},
	{label: "4.保护第三方合法权益", path: "refused.third_party_rights"},
	{label: "5.属于三类内部事务信息", path: "refused.internal_affairs"},
	{label: "6.属于四类过程性信息", path: "refused.process_information"},
	{label: "7.属于行政执法案卷", path: "refused.enforcement_files"},
	{label: "8.属于行政查询事项", path: "refused.administrative_queries"},
	{group: "（四）无法提供", rows: 3, label: "1.本机关不掌握相关政府信息", path: "unavailable.not_held"},
	{label: "2.没有现成信息需要另行制作", path: "unavailable.needs_creation"},
	{label: "3.补正后申请内容仍不明确", path: "unavailable.unclear_after_correction"},
	{group: "（五）不予处理", rows: 5, label: "1.信访举报投诉类申请", path: "not_processed.petitions"},
	{label: "2.重复申请", path: "not_processed.repeated"},
	{label: "3.要求提供公开出版物", path: "not_processed.publications"},
	{label: "4.无正当理由大量反复申请", path: "not_processed.excessive"},
	{label: "5.要求行政机关确认或重新出具已获取信息", path: "not_processed.reconfirmation"},
	{group: "（六）其他处理", rows: 3, label: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", path: "other.not_corrected"},
	{label: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", path: "other.fee_unpaid"},
	{label: "3.其他", path: "other.other"},
}

var (
	outcomes2021   = outcomePaths(outcomeRows2021)
	tableThree2021 = tableThree(outcomeRows2021)
)
