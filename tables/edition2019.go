package tables

// Edition2019 is 国办公开办函〔2019〕60号 of 23 November 2019 (trial), which ruled the
// reports on 2019 and 2020. Its section titles are those of its own attachment.
var Edition2019 = Edition{
	ID:        "2019",
	Notice:    "国办公开办函〔2019〕60号",
	FirstYear: 2019,
	LastYear:  2020,
	Sections:  sections(&tableTwo2019, &tableThree2019),
	Outcomes:  outcomes2019,
	Stocks: []Stock{
		published2019("regulations"), published2019("normative_documents"),
		items2019("licensing"), items2019("other_services"), items2019("penalties"), items2019("coercion"), items2019("fees"),
	},
}

// published2019: 对外公开总数量 is last year's and what was newly published.
func published2019(key string) Stock {
	row := "proactive_disclosure." + key
	return Stock{Row: row, Now: row + ".total_public", Before: []string{row + ".total_public"}, Plus: []string{row + ".newly_published"}}
}

// items2019: 上一年项目数量 is last year's and last year's change.
func items2019(key string) Stock {
	row := "proactive_disclosure." + key
	return Stock{Row: row, Now: row + ".previous_items", Before: []string{row + ".previous_items", row + ".change"}}
}

// Disclosure2019 is table two of edition 2019.
type Disclosure2019 struct {
	Before             string      `yaml:"before" name:"表前文字" also:"表前 表前说明"` // prose above the table
	Regulations        Published   `yaml:"regulations" name:"规章"`
	NormativeDocuments Published   `yaml:"normative_documents" name:"规范性文件"`
	Licensing          Items       `yaml:"licensing" name:"行政许可"`
	OtherServices      Items       `yaml:"other_services" name:"其他对外管理服务事项"`
	Penalties          Items       `yaml:"penalties" name:"行政处罚"`
	Coercion           Items       `yaml:"coercion" name:"行政强制"`
	Fees               FeeItems    `yaml:"fees" name:"行政事业性收费"`
	Procurement        Procurement `yaml:"procurement" name:"政府集中采购"`
	After              string      `yaml:"after" name:"表后文字" also:"表后 表后说明 表注 注 备注 附注"` // prose below it, such as a note
}

// Published is a row of table two of edition 2019 for regulations or normative documents.
type Published struct {
	NewlyMade      int64 `yaml:"newly_made" name:"本年新制作数量"`
	NewlyPublished int64 `yaml:"newly_published" name:"本年新公开数量"`
	TotalPublic    int64 `yaml:"total_public" name:"对外公开总数量"`
}

// Items is a row of table two of edition 2019: items of a kind, and decisions in the year.
// Change is signed.
type Items struct {
	PreviousItems int64 `yaml:"previous_items" name:"上一年项目数量"`
	Change        int64 `yaml:"change" name:"本年增/减" signed:"true"`
	Decisions     int64 `yaml:"decisions" name:"处理决定数量"`
}

// FeeItems is the row of fees in table two of edition 2019. Change is signed.
type FeeItems struct {
	PreviousItems int64 `yaml:"previous_items" name:"上一年项目数量"`
	Change        int64 `yaml:"change" name:"本年增/减" signed:"true"`
}

// Procurement is the row of central procurement in table two of edition 2019.
type Procurement struct {
	Projects int64  `yaml:"projects" name:"采购项目数量"`
	Amount   Amount `yaml:"amount" name:"采购总金额"`
}

var tableTwo2019 = Grid{
	Name: "表二", Rows: 18, Widths: []int{1, 1, 1, 1},
	Cells: join(
		band(0, "第二十条第（一）项"),
		columns(1, "信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
		cells(2, "规章", "proactive_disclosure.regulations", "newly_made", "newly_published", "total_public"),
		cells(3, "规范性文件", "proactive_disclosure.normative_documents", "newly_made", "newly_published", "total_public"),
		band(4, "第二十条第（五）项"),
		columns(5, "信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
		cells(6, "行政许可", "proactive_disclosure.licensing", "previous_items", "change", "decisions"),
		cells(7, "其他对外管理服务事项", "proactive_disclosure.other_services", "previous_items", "change", "decisions"),
		band(8, "第二十条第（六）项"),
		columns(9, "信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
		cells(10, "行政处罚", "proactive_disclosure.penalties", "previous_items", "change", "decisions"),
		cells(11, "行政强制", "proactive_disclosure.coercion", "previous_items", "change", "decisions"),
		band(12, "第二十条第（八）项"),
		columns(13, "信息内容", "上一年项目数量", "本年增/减"),
		cells(14, "行政事业性收费", "proactive_disclosure.fees", "previous_items", "change"),
		band(15, "第二十条第（九）项"),
		columns(16, "信息内容", "采购项目数量", "采购总金额"),
		cells(17, "政府集中采购", "proactive_disclosure.procurement", "projects", "amount"),
	),
	Keep: keepGroups(18, 0, 4, 8, 12, 15),
}

// As in edition 2021, but （六）其他处理 is one row.
var outcomeRows2019 = append(outcomeRows2021[:len(outcomeRows2021)-3:len(outcomeRows2021)-3],
	outcomeRow{label: "（六）其他处理", path: "other"})

var (
	outcomes2019   = outcomePaths(outcomeRows2019)
	tableThree2019 = tableThree(outcomeRows2019)
)
