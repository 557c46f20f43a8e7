package tables

// Applicants is one row of table three: applications counted by who applied.
// Source: 国办公开办函〔2021〕30号, 附件, table of section 三. All counts are ≥ 0.
type Applicants struct {
	NaturalPersons       int64 `yaml:"natural_persons" name:"自然人"`
	Enterprises          int64 `yaml:"enterprises" name:"商业企业"`
	ResearchInstitutions int64 `yaml:"research_institutions" name:"科研机构"`
	PublicWelfare        int64 `yaml:"public_welfare" name:"社会公益组织"`
	LegalServices        int64 `yaml:"legal_services" name:"法律服务机构"`
	Others               int64 `yaml:"others" name:"其他"`
	Total                int64 `yaml:"total" name:"总计"`
}

// ApplicantColumns names the seven number columns of table three, in print order.
var ApplicantColumns = [7]string{"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"}

// Values returns the row's seven cells in print order, the total last.
func (a Applicants) Values() [7]int64 {
	return [7]int64{a.NaturalPersons, a.Enterprises, a.ResearchInstitutions,
		a.PublicWelfare, a.LegalServices, a.Others, a.Total}
}

// ApplicantsOf makes a row of seven cells in print order, the total last.
func ApplicantsOf(v [7]int64) Applicants {
	return Applicants{v[0], v[1], v[2], v[3], v[4], v[5], v[6]}
}

// Cases is one group of table four: closed and open cases by result.
// Source: 国办公开办函〔2021〕30号, 附件, table of section 四. All counts are ≥ 0.
type Cases struct {
	Upheld    int64 `yaml:"upheld" name:"结果维持"`
	Corrected int64 `yaml:"corrected" name:"结果纠正"`
	Other     int64 `yaml:"other" name:"其他结果"`
	Pending   int64 `yaml:"pending" name:"尚未审结"`
	Total     int64 `yaml:"total" name:"总计"`
}

// CaseColumns names the five columns of each group of table four, in print order.
var CaseColumns = [5]string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}

// Values returns the group's five cells in print order, the total last.
func (c Cases) Values() [5]int64 {
	return [5]int64{c.Upheld, c.Corrected, c.Other, c.Pending, c.Total}
}

// CasesOf makes a group of five cells in print order, the total last.
func CasesOf(v [5]int64) Cases { return Cases{v[0], v[1], v[2], v[3], v[4]} }

// Documents is a row of table two for regulations (规章) or administrative normative
// documents (行政规范性文件): issued and repealed in the year, in force on 31 December.
type Documents struct {
	Issued   int64 `yaml:"issued" name:"本年制发件数"`
	Repealed int64 `yaml:"repealed" name:"本年废止件数"`
	InForce  int64 `yaml:"in_force" name:"现行有效件数"`
}

// Disclosure is table two of edition 2021: what the organ disclosed under article 20,
// items 1, 5, 6 and 8 of the regulations. Decisions are counted whether published or not.
type Disclosure struct {
	Before             string    `yaml:"before" name:"表前文字" also:"表前 表前说明"` // prose above the table
	Regulations        Documents `yaml:"regulations" name:"规章"`
	NormativeDocuments Documents `yaml:"normative_documents" name:"行政规范性文件"`
	Licensing          int64     `yaml:"licensing" name:"行政许可"`
	Penalties          int64     `yaml:"penalties" name:"行政处罚"`
	Coercion           int64     `yaml:"coercion" name:"行政强制"`
	Fees               Decimal   `yaml:"fees" name:"行政事业性收费"`                         // 万元
	After              string    `yaml:"after" name:"表后文字" also:"表后 表后说明 表注 注 备注 附注"` // prose below it, such as a note
}

// Applications is table three: applications received, carried over, answered and
// carried forward. Per column, Received + CarriedOver = Outcomes.Total + CarriedForward.
type Applications struct {
	Before         string     `yaml:"before" name:"表前文字" also:"表前 表前说明"` // prose above the table
	Received       Applicants `yaml:"received" name:"一、本年新收政府信息公开申请数量"`
	CarriedOver    Applicants `yaml:"carried_over" name:"二、上年结转政府信息公开申请数量"`
	Outcomes       Outcomes   `yaml:"outcomes" name:"三、本年度办理结果"`
	CarriedForward Applicants `yaml:"carried_forward" name:"四、结转下年度继续办理"`
	After          string     `yaml:"after" name:"表后文字" also:"表后 表后说明 表注 注 备注 附注"` // prose below it, such as a note
}

// Outcomes is part 三 of table three; Total (（七）总计) is the sum of all rows above it.
type Outcomes struct {
	Granted          Applicants   `yaml:"granted" name:"（一）予以公开"`
	PartiallyGranted Applicants   `yaml:"partially_granted" name:"（二）部分公开"`
	Refused          Refused      `yaml:"refused" name:"（三）不予公开"`
	Unavailable      Unavailable  `yaml:"unavailable" name:"（四）无法提供"`
	NotProcessed     NotProcessed `yaml:"not_processed" name:"（五）不予处理"`
	Other            OtherOutcome `yaml:"other" name:"（六）其他处理" since:"2021"`
	Other2019        Applicants   `yaml:"other" name:"（六）其他处理" until:"2019"` // one row in edition 2019
	Total            Applicants   `yaml:"total" name:"（七）总计"`
}

// Refused is group （三）不予公开 of table three, by the ground of refusal.
type Refused struct {
	StateSecrets          Applicants `yaml:"state_secrets" name:"1.属于国家秘密"`
	ProhibitedByLaw       Applicants `yaml:"prohibited_by_law" name:"2.其他法律行政法规禁止公开"`
	SecurityAndStability  Applicants `yaml:"security_and_stability" name:"3.危及“三安全一稳定”"`
	ThirdPartyRights      Applicants `yaml:"third_party_rights" name:"4.保护第三方合法权益"`
	InternalAffairs       Applicants `yaml:"internal_affairs" name:"5.属于三类内部事务信息"`
	ProcessInformation    Applicants `yaml:"process_information" name:"6.属于四类过程性信息"`
	EnforcementFiles      Applicants `yaml:"enforcement_files" name:"7.属于行政执法案卷"`
	AdministrativeQueries Applicants `yaml:"administrative_queries" name:"8.属于行政查询事项"`
}

// Unavailable is group （四）无法提供 of table three.
type Unavailable struct {
	NotHeld                Applicants `yaml:"not_held" name:"1.本机关不掌握相关政府信息"`
	NeedsCreation          Applicants `yaml:"needs_creation" name:"2.没有现成信息需要另行制作"`
	UnclearAfterCorrection Applicants `yaml:"unclear_after_correction" name:"3.补正后申请内容仍不明确"`
}

// NotProcessed is group （五）不予处理 of table three.
type NotProcessed struct {
	Petitions      Applicants `yaml:"petitions" name:"1.信访举报投诉类申请"`
	Repeated       Applicants `yaml:"repeated" name:"2.重复申请"`
	Publications   Applicants `yaml:"publications" name:"3.要求提供公开出版物"`
	Excessive      Applicants `yaml:"excessive" name:"4.无正当理由大量反复申请"`
	Reconfirmation Applicants `yaml:"reconfirmation" name:"5.要求行政机关确认或重新出具已获取信息"`
}

// OtherOutcome is group （六）其他处理 of table three.
type OtherOutcome struct {
	NotCorrected Applicants `yaml:"not_corrected" name:"1.申请人无正当理由逾期不补正" also:"申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"`
	FeeUnpaid    Applicants `yaml:"fee_unpaid" name:"2.申请人逾期未按收费通知要求缴纳费用" also:"申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"`
	Other        Applicants `yaml:"other" name:"3.其他"`
}

// Litigation is the right half of table four: lawsuits brought directly and after
// reconsideration.
type Litigation struct {
	Before               string `yaml:"before" name:"表前文字" also:"表前 表前说明"` // prose above the table
	Direct               Cases  `yaml:"direct" name:"未经复议直接起诉"`
	AfterReconsideration Cases  `yaml:"after_reconsideration" name:"复议后起诉"`
	After                string `yaml:"after" name:"表后文字" also:"表后 表后说明 表注 注 备注 附注"` // prose below it, such as a note
}
