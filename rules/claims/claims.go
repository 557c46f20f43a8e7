package claims

import "math/big"

// Subject is what a claim counts.
type Subject uint8

// The subjects. Applications come first, in the order of the statutory table, then cases, then
// documents, decisions and money.
const (
	Nothing Subject = iota

	Received       // 收到、受理: new applications, perhaps with those carried over
	NewlyReceived  // 新收: new applications only
	CarriedOver    // 上年结转
	CarriedForward // 结转下年度
	Carried        // 结转, without saying from or into which year
	Answered       // 答复、办结
	Handled        // 办理, 收到并答复: received or answered, the text does not say which
	Granted        // 予以公开
	PartlyGranted  // 部分公开
	Refused        // 不予公开
	StateSecrets
	ProhibitedByLaw
	SecurityAndStability
	ThirdPartyRights
	InternalAffairs
	ProcessInformation
	EnforcementFiles
	AdministrativeQueries
	Unavailable // 无法提供
	NotHeld
	NeedsCreation
	UnclearAfterCorrection
	NotProcessed // 不予处理
	Petitions
	Repeated
	Publications
	Excessive
	Reconfirmation
	OtherOutcome // 其他处理
	NotCorrected
	FeeUnpaid

	Reconsideration     // 行政复议
	Litigation          // 行政诉讼
	LitigationDirect    // 未经复议直接起诉
	LitigationAfterward // 复议后起诉

	RegulationsIssued
	RegulationsRepealed
	RegulationsInForce
	DocumentsIssued // 制发行政规范性文件
	DocumentsRepealed
	DocumentsInForce
	Licences    // 行政许可 decisions
	Penalties   // 行政处罚 decisions
	Coercions   // 行政强制 decisions
	Fees        // 行政事业性收费, in 万元
	Projects    // 政府集中采购 projects
	Procurement // 政府集中采购, in 万元

	subjects // how many there are
)

// Result is how a case of reconsideration or litigation ended.
type Result uint8

// The results; AnyResult is the total.
const (
	AnyResult Result = iota
	Upheld
	Corrected
	OtherResult
	Pending
)

// Applicant is who applied.
type Applicant uint8

// The kinds of applicants; Everyone is the total, Organisations are all but natural persons.
const (
	Everyone Applicant = iota
	NaturalPersons
	Enterprises
	ResearchInstitutions
	PublicWelfare
	LegalServices
	Organisations
)

// Exactness says how closely a number is meant.
type Exactness uint8

// The degrees of exactness.
const (
	Exact   Exactness = iota
	About             // 约、近、左右
	AtLeast           // 余、多、以上、超过
	AtMost            // 不足、以下
)

// Claim is one number that a text states. Start and End bound the number in the text, in bytes; for
// a negation ("未收到") they bound its clause.
type Claim struct {
	Subject   Subject
	Plus      Subject // Nothing, or what the number covers besides Subject
	Result    Result
	Applicant Applicant
	Number    Number
	Exactness Exactness
	None      bool // said in words, as in 未收到、没有发生
	ThisYear  bool // the text says that it speaks of the year in question
	Undated   bool // its sentence names no other date, nor does a paragraph that does not name the year
	Whole     bool // the text says that it speaks of the whole territory or organ (全市, 本机关)

	Start, End int
	Sentence   string // without the space around it
	From       int    // where the sentence begins
}

// Options say whose text it is.
type Options struct {
	Year      int      // the year that the text is about
	Names     []string // what the author calls itself, besides 我局, 本机关 and the like
	Short     []string // its names without a place (县财政局), the longer first: behind a place they are another's
	Territory bool     // the author is a territory's government: 全市, 我县 mean itself
	Members   bool     // its figures include those of organs below it: 本机关 is a part only
	Topic     Topic    // what the section that the text stands in is about
}

// Topic is what the heading above a text says of its words 申请, 复议 and 诉讼.
type Topic uint8

// The topics.
const (
	AnyTopic     Topic = iota
	Applications       // 申请 are applications for information
	Cases              // 复议 and 诉讼 are about disclosure, unless the sentence says which of them are
)

// Agrees reports whether a true value v is compatible with the claim. A number rounded or cut to
// the places written agrees ("1.2万" with 12,345); a vague one agrees unless that is impossible.
func (c Claim) Agrees(v *big.Rat) bool {
	if whole, ok := c.Number.Int(); ok && c.Exactness == Exact && v.IsInt() {
		return v.Num().IsInt64() && v.Num().Int64() == whole
	}
	n := c.Number.Rat()
	switch c.Exactness {
	case About:
		return (n.Sign() == 0) == (v.Sign() == 0)
	case AtLeast:
		return v.Cmp(n) >= 0
	case AtMost:
		return v.Cmp(n) <= 0
	}
	if c.Number.Mantissa == 0 && c.Number.Exp >= 0 {
		return v.Sign() == 0
	}
	off := new(big.Rat).Sub(v, n)
	return off.Abs(off).Cmp(powerOfTen(c.Number.Exp)) < 0
}
