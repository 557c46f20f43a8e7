package claims

const (
	actions = wReceive | wAccept | wNew | wAnswer | wHandle | wCarry | wDefer | wRow | wResult |
		wIssue | wRepeal | wInForce | wDirect | wAfterward | wApplicant
	cases = wReconsideration | wLitigation | wDirect | wAfterward
	// what table two counts
	disclosed = wDocuments | wRegulations | wLicence | wPenalty | wCoercion | wFee | wProcurement |
		wIssue | wRepeal | wInForce | wDecide | wCollect | wProjects | wAmount
	// what applications and decisions go through, and cases against the author do not
	dealings = wReceive | wAccept | wNew | wAnswer | wHandle | wCarry | wDefer | wRow | wApplicant
)

// clause is what the words of a clause say together: before and after its number, and in all.
type clause struct {
	before, after, all word
	counts             int
	number             token
	from, to           int
	row                Subject
	rows               int // how many outcomes it names
	result             Result
	applicant          Applicant
	applicants         int
}

func gather(tokens []token) clause {
	var c clause
	for i, t := range tokens {
		if i == 0 {
			c.from = t.from
		}
		c.to = t.to
		c.all |= t.says
		if t.says&(wCount|wMoney) != 0 || t.says == wBare && i == len(tokens)-1 && c.all&wEach != 0 {
			c.counts++
			c.number = t
			continue
		}
		if c.counts == 0 {
			c.before |= t.says
		} else {
			c.after |= t.says
		}
		switch t.says {
		case wRow:
			c.row = Subject(t.arg)
			c.rows++
		case wResult:
			c.result = Result(t.arg)
		case wApplicant:
			c.applicant = Applicant(t.arg)
			c.applicants++
		}
	}
	return c
}

// words reads a clause without a number: a negation, a member of a list, a topic, or nothing.
func (r *reader) words(c *clause, m mark) {
	switch {
	case c.all&wNot != 0:
		r.negation(c, m)
	case r.list.n > 0 || r.list.unclear || m == listing && c.all&^(wFill|wThisYear|wOwn|wLand) != 0:
		r.member(c)
	default:
		r.topicOf(c, m)
	}
	if m != listing {
		r.endList()
	}
}

// negation reads 未收到政府信息公开申请.
func (r *reader) negation(c *clause, m mark) {
	r.endList()
	s := r.nothingOf(c)
	if s == Nothing {
		r.lost(m)
		r.list.unclear = m == listing
		return
	}
	r.list = list{not: true, token: token{from: c.from, to: c.to}}
	r.push(s)
	r.family = familyOf(s)
}

// member reads one of a list: 行政复议 before 、行政诉讼均为 0 件.
func (r *reader) member(c *clause) {
	s := Nothing
	if !r.list.not || c.all&(actions&^(wReceive|wDirect|wAfterward|wRow)) == 0 {
		s = r.nounOf(c)
	}
	if s == Nothing {
		r.list.unclear = true
		return
	}
	if familyOf(s) == decisions {
		r.family = decisions
	}
	if r.list.not {
		r.list.token.to = c.to
	}
	r.push(s)
}

func (r *reader) push(s Subject) {
	if r.list.n == maxList {
		r.list.unclear = true
		return
	}
	r.list.subjects[r.list.n] = s
	r.list.n++
}

// topicOf reads a clause that only says what the next are about: 依申请公开方面.
func (r *reader) topicOf(c *clause, m mark) {
	what := c.all &^ (wFill | wThisYear | wOwn | wLand | wTopic)
	switch {
	case what&^(wApplication|wOnRequest|wApply) == 0 && what&(wApplication|wOnRequest) != 0:
		r.family = applications
		if r.from == c.from && (m == stop || m == colon) {
			r.heading = applications
		}
	case what == wReconsideration:
		r.family = reconsiderations
	case what == wLitigation:
		r.family = lawsuits
	case what&^(wAnswer|wHandle|wReceive|wAccept|wPart|wAside) != 0:
		r.family = noFamily
	}
}

// nounOf is what a clause of a list names; Nothing when that is not certain.
func (r *reader) nounOf(c *clause) Subject {
	switch {
	case c.all&(cases) != 0:
		if r.judge || c.all&(dealings&^wReceive|disclosed|wResult|wNot) != 0 {
			return Nothing
		}
		return caseOf(c.all)
	case c.rows == 1 && r.family == applications && c.all&(dealings&^wRow|disclosed|wCause) == 0:
		return c.row
	case c.all&wApplication != 0 && c.all&(dealings&^(wReceive|wAccept)|disclosed|wCause) == 0:
		return Received
	}
	if r.onDecisions(c.all) {
		return decisionOf(c.all)
	}
	return Nothing
}

// nothingOf is what a negated clause says there was none of.
func (r *reader) nothingOf(c *clause) Subject {
	rest := c.all &^ (wNot | wFill | wThisYear | wOwn | wLand | wTopic)
	application := rest&wApplication != 0 || rest&wApply != 0 && r.onApplications() || rest&wOnRequest != 0
	switch {
	case rest&cases != 0:
		if r.judge || rest&^(cases|wReceive|wHappen|wCause|wApplication|wApply|wOnRequest) != 0 {
			return Nothing
		}
		return caseOf(rest)
	case rest&^(wApplication|wApply|wOnRequest|wReceive|wAccept|wNew|wHappen) == 0 && application,
		rest&^(wApplication|wApply|wOnRequest|wReceive|wAnswer|wHandle) == 0 && application && rest&wReceive != 0: // 未收到和处理
		return Received
	case rest&^(wApplication|wApply|wOnRequest|wPrev|wCarry|wDefer|wNext|wAnswer|wHandle) == 0 &&
		rest&(wCarry|wDefer) != 0 && (application || r.family == applications):
		return carriedOf(rest)
	case rest&^(wDocuments|wRegulations|wIssue) == 0 && rest&wIssue != 0,
		rest&^(wDocuments|wRegulations|wRepeal) == 0 && rest&wRepeal != 0,
		rest&^(wLicence|wPenalty|wCoercion|wDecide) == 0 && rest&wDecide != 0,
		rest&^(wFee|wCollect) == 0 && rest&wFee != 0:
		return r.disclosureOf(rest)
	}
	return Nothing
}

// onApplications reports whether 申请 alone means an application for information here.
func (r *reader) onApplications() bool {
	return r.family == applications || r.heading == applications
}

func caseOf(w word) Subject {
	switch {
	case w&wAfterward != 0:
		return LitigationAfterward
	case w&wDirect != 0:
		return LitigationDirect
	case w&(wReconsideration|wLitigation) == wReconsideration:
		return Reconsideration
	case w&(wReconsideration|wLitigation) == wLitigation:
		return Litigation
	}
	return Nothing // both in one breath
}

// carriedOf tells 上年结转 from 结转下年.
func carriedOf(w word) Subject {
	switch {
	case w&wPrev != 0 && w&wNext != 0:
		return Nothing
	case w&wPrev != 0:
		return CarriedOver
	case w&wNext != 0:
		return CarriedForward
	case w&wCarry != 0:
		return Carried
	}
	return Nothing
}

func familyOf(s Subject) family {
	switch {
	case s == Nothing:
		return noFamily
	case s < Reconsideration:
		return applications
	case s == Reconsideration:
		return reconsiderations
	case s == Litigation:
		return lawsuits
	case s == LitigationDirect:
		return lawsuitsDirect
	case s == LitigationAfterward:
		return lawsuitsAfterward
	case s <= RegulationsInForce:
		return regulations
	case s <= DocumentsInForce:
		return documents
	case s <= Coercions:
		return decisions
	case s >= Projects:
		return purchases
	}
	return noFamily
}
