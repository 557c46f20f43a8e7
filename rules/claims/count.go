package claims

import "strings"

// count reads a clause with one number.
func (r *reader) count(c *clause, m mark) {
	members := r.list
	r.list = list{}
	if members.not {
		members.n = 0 // 未发生行政复议、行政诉讼 0 件 says it twice; the number is what counts
	}
	claim, sure := r.claimOf(c)
	many := c.number.number.Mantissa != 0
	switch {
	case !sure || c.all&wNot != 0 || many && members.unclear:
		r.lost(m)
		return
	case claim.Subject == Nothing: // understood, but not to be compared
		return
	}
	r.family = familyOf(claim.Subject)
	if claim.Applicant == Everyone {
		r.becomeWhole(claim.Subject, c.number.number)
	}
	if claim.Subject == CarriedOver {
		r.part = false // 含上年结转 2 件 is a part by itself
	}
	if members.n > 0 {
		r.listed(claim, members, c)
		return
	}
	r.add(claim, c.number)
}

// becomeWhole makes a claim what the parts after it are parts of. Behind 收到 317 件，上年结转 3 件
// that may be the three, or all: all in a sentence of its own, and where a part is larger than three.
func (r *reader) becomeWhole(s Subject, n Number) {
	sameSentence := len(r.claims) > r.first
	r.all = s == CarriedOver && !r.part && sameSentence && (r.parent == Received || r.parent == NewlyReceived)
	r.parent, r.parentNumber = s, n
}

// widen takes all applications for the whole where n can't be a part of those carried over.
func (r *reader) widen(n Number) {
	if r.all && n.Rat().Cmp(r.parentNumber.Rat()) > 0 {
		r.parent, r.all = Received, false
	}
}

// listed claims for a list before one number: each of its members, or their sum.
func (r *reader) listed(last Claim, members list, c *clause) {
	if last.Applicant != Everyone || last.Result != AnyResult {
		return
	}
	if c.all&wEach != 0 || c.number.number.Mantissa == 0 {
		for _, s := range members.subjects[:members.n] {
			r.add(Claim{Subject: s}, c.number)
		}
		r.add(last, c.number)
		return
	}
	first := members.subjects[0]
	rows := isGroup(first) && isGroup(last.Subject) && first != last.Subject
	if members.n == 1 && (first == Reconsideration && last.Subject == Litigation || rows) {
		last.Subject, last.Plus = first, last.Subject
		r.add(last, c.number)
	}
	if !rows {
		r.family = noFamily
	}
}

// isGroup reports whether a subject is an outcome of the first level, none of which contains another.
func isGroup(s Subject) bool {
	switch s {
	case Granted, PartlyGranted, Refused, Unavailable, NotProcessed, OtherOutcome:
		return true
	}
	return false
}

// claimOf tells what the number of a clause counts. sure is false when the clause is not
// understood; a claim about Nothing is one that is understood and says nothing about a cell.
func (r *reader) claimOf(c *clause) (claim Claim, sure bool) {
	w, behind := c.before|c.after, false
	switch {
	case c.before&actions == 0:
		behind = c.after&actions != 0 // 103 件顺延到下年度答复
	case c.after&actions&^(wAnswer|wHandle) != 0:
		return claim, false
	default:
		w = c.before | c.after&^(wAnswer|wHandle)
	}
	switch {
	case w&wAside != 0 && w&(disclosed|cases) == 0, r.published(c, w):
		return claim, true
	case w&cases != 0, w&wResult != 0 && r.onCases():
		claim.Subject, claim.Result = r.caseClaim(c, w)
		return claim, claim.Subject != Nothing
	case w&disclosed != 0:
		claim.Subject = r.disclosureClaim(c, w)
		return claim, claim.Subject != Nothing
	case w&wResult != 0 || !things(c.number) && !r.asked(c, w) || w&wCause != 0:
		return claim, false
	}
	return r.applicationClaim(c, w, behind)
}

func (r *reader) onCases() bool {
	return r.family >= reconsiderations && r.family <= lawsuitsAfterward
}

// things reports whether a number counts applications or cases.
func things(t token) bool {
	return t.says == wBare || t.says == wCount && strings.ContainsRune("件宗起例份", t.unit)
}

// asked reports whether a number counts applications by another word, which only a clause that
// names them allows: 收到政府信息公开申请 0 条.
func (r *reader) asked(c *clause, w word) bool {
	return c.number.says == wCount && strings.ContainsRune("条项次", c.number.unit) && w&(wReceive|wAccept|wNew) != 0 &&
		w&(wApplication|wApply) != 0
}

// published reports whether a clause tells how much was published on request, 依申请公开信息 3 条, which
// no table counts.
func (r *reader) published(c *clause, w word) bool {
	return c.number.says == wCount && strings.ContainsRune("条项次", c.number.unit) && w&wOnRequest != 0 &&
		w&^(wOnRequest|wFill|wThisYear|wOwn|wLand|wTopic|wPart) == 0
}

// apart passes over 行政复议、行政诉讼分别为 3 件、2 件, whose numbers belong to the list before them. m is
// the mark behind the first number: the others may follow.
func (r *reader) apart(c *clause, m mark) {
	many := c.all&cases != 0
	for _, s := range r.list.subjects[:r.list.n] {
		many = many || s >= Reconsideration
	}
	r.list, r.more = list{}, m == listing
	if many {
		r.family, r.parent, r.all = noFamily, Nothing, false
	}
}

// caseClaim reads 行政复议 3 件 and, after it, 结果维持 2 件. The author must be the defendant, and
// the text must speak of disclosure: an organ of justice decides cases of every kind.
func (r *reader) caseClaim(c *clause, w word) (Subject, Result) {
	if w&(dealings&^wReceive|disclosed) != 0 || !things(c.number) || r.judge {
		return Nothing, 0
	}
	if !r.topic && c.number.number.Mantissa != 0 {
		return Nothing, 0
	}
	if w&cases != 0 {
		return caseOf(w), c.result
	}
	return [...]Subject{
		reconsiderations: Reconsideration, lawsuits: Litigation,
		lawsuitsDirect: LitigationDirect, lawsuitsAfterward: LitigationAfterward,
	}[r.family], c.result
}

// applicationClaim reads what became of applications.
func (r *reader) applicationClaim(c *clause, w word, behind bool) (claim Claim, sure bool) {
	taken := w & (wReceive | wAccept | wNew)
	dealt := w & (wAnswer | wHandle)
	named := w&wApplication != 0 || w&wApply != 0 && r.onApplications() || w&wOnRequest != 0 && taken|dealt != 0
	if !named && r.family != applications || taken&wAccept != 0 && r.split {
		return claim, false
	}
	switch {
	case w&wRow != 0:
		return r.rowClaim(c, w)
	case w&wApplicant != 0:
		return r.applicantClaim(c, w)
	case w&(wCarry|wDefer) != 0:
		return r.carriedClaim(c, w)
	case w&wMore != 0:
		return claim, false
	case r.part:
		return claim, taken|dealt != 0
	case behind:
		if w&wApplication != 0 && c.before&wApplication != 0 && taken == 0 {
			claim.Subject = Handled // 申请 70 件均已答复
		}
		return claim, true
	}
	claim.Subject = takenOrDealt(taken, dealt)
	if claim.Subject == Nothing && w&wApplication != 0 {
		claim.Subject = Received // 政府信息公开申请 70 件
	}
	return claim, claim.Subject != Nothing
}

// carriedClaim reads 上年结转 3 件. Among those answered there need not be all that were carried over:
// there are that many at least.
func (r *reader) carriedClaim(c *clause, w word) (claim Claim, sure bool) {
	s := carriedOf(w)
	if s == Nothing || w&(wReceive|wAccept|wNew) != 0 {
		return claim, false
	}
	if s != CarriedForward && r.part && w&wMore == 0 && r.parent != Received && r.parent != NewlyReceived &&
		c.number.exactness == Exact {
		c.number.exactness = AtLeast
	}
	claim.Subject = s
	return claim, true
}

func takenOrDealt(taken, dealt word) Subject {
	switch {
	case taken != 0 && dealt != 0, dealt&wHandle != 0:
		return Handled
	case taken&wNew != 0:
		return NewlyReceived
	case taken != 0:
		return Received
	case dealt != 0:
		return Answered
	}
	return Nothing
}

// rowClaim reads 予以公开 30 件. Under 其中 the whole must be all applications, or other outcomes.
func (r *reader) rowClaim(c *clause, w word) (claim Claim, sure bool) {
	if c.rows != 1 || w&(wReceive|wAccept|wNew|wCarry|wDefer|wApplicant|wMore) != 0 {
		return claim, false
	}
	r.widen(c.number.number)
	whole := r.parent != CarriedOver && r.parent != CarriedForward && r.parent != Carried
	if !r.nested && (!r.part || whole) {
		claim.Subject = c.row
	}
	return claim, true
}

// applicantClaim reads 自然人 50 件, a part of what was received.
func (r *reader) applicantClaim(c *clause, w word) (claim Claim, sure bool) {
	r.widen(c.number.number)
	received := r.parent == Received || r.parent == NewlyReceived
	if c.applicants != 1 || w&(wAnswer|wHandle|wCarry|wDefer|wMore) != 0 || !received && w&(wReceive|wAccept|wNew) == 0 {
		return claim, false
	}
	r.nested = true
	claim.Subject, claim.Applicant = Received, c.applicant
	return claim, true
}
