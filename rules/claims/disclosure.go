package claims

import "strings"

// disclosureClaim reads what table two counts: documents, decisions and money.
func (r *reader) disclosureClaim(c *clause, w word) Subject {
	if w&(dealings|cases|wCause|wMore|wApplication|wApply|wOnRequest) != 0 || r.part {
		return Nothing
	}
	money := c.number.says == wMoney
	switch {
	case w&wFee != 0:
		if !money || w&(disclosed&^(wFee|wCollect|wAmount)) != 0 {
			return Nothing
		}
		inTenThousands(&c.number.number)
		return Fees
	case w&wProcurement != 0 || r.family == purchases:
		return purchaseOf(c, w, money)
	case money || strings.ContainsRune("项条次", c.number.unit):
		return Nothing
	case w&(wLicence|wPenalty|wCoercion) != 0:
		if !r.onDecisions(w) {
			return Nothing
		}
	case !strings.ContainsRune("件份个部", c.number.unit):
		return Nothing
	}
	return r.disclosureOf(w)
}

// onDecisions reports whether 行政许可 means decisions made here, and not how many were published:
// the clause says so, or the paragraph begins with a plain list of the year's figures.
func (r *reader) onDecisions(w word) bool {
	return w&wDecide != 0 || r.family == decisions || r.clean && r.thisYear && r.from == r.start
}

// inTenThousands turns 元 into 万元, the unit of the table.
func inTenThousands(n *Number) { n.Exp -= 4 }

func purchaseOf(c *clause, w word, money bool) Subject {
	switch {
	case w&(disclosed&^(wProcurement|wProjects|wAmount)) != 0:
		return Nothing
	case money && w&wAmount != 0 && w&wProjects == 0:
		inTenThousands(&c.number.number)
		return Procurement
	case !money && w&wAmount == 0 && strings.ContainsRune("项个件", c.number.unit):
		return Projects
	}
	return Nothing
}

// disclosureOf tells which number of table two a clause speaks of.
func (r *reader) disclosureOf(w word) Subject {
	if s := decisionOf(w); s != Nothing {
		return s
	}
	switch {
	case w&(wDocuments|wRegulations) != 0:
	case r.family == documents:
		w |= wDocuments
	case r.family == regulations:
		w |= wRegulations
	}
	subject := Nothing
	switch w & (wIssue | wRepeal | wInForce) {
	case wIssue:
		subject = DocumentsIssued
	case wRepeal:
		subject = DocumentsRepealed
	case wInForce:
		subject = DocumentsInForce
	}
	switch {
	case subject == Nothing:
		return Nothing
	case w&(wDocuments|wRegulations) == wDocuments:
		return subject
	case w&(wDocuments|wRegulations) == wRegulations:
		return subject - DocumentsIssued + RegulationsIssued
	}
	return Nothing
}

// decisionOf tells decisions and fees apart, when a clause speaks of one kind only.
func decisionOf(w word) Subject {
	if w&(wIssue|wRepeal|wInForce|wDocuments|wRegulations) != 0 {
		return Nothing
	}
	switch w & (wLicence | wPenalty | wCoercion | wFee) {
	case wLicence:
		return Licences
	case wPenalty:
		return Penalties
	case wCoercion:
		return Coercions
	case wFee:
		return Fees
	}
	return Nothing
}
