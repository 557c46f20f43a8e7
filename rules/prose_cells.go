package rules

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/rules/claims"
	"github.com/nianbao/nianbao/tables"
)

// reading is one way to understand a claim: the sum of cells that its number may mean.
type reading struct {
	plus, minus []string
	name        string // what to call the sum, "" to name its cells
	yuan        bool   // the cells are in 元, the claim in 万元
	value       *big.Rat
}

// The rows of table three that are no outcomes.
const (
	receivedRow = "applications.received"
	overRow     = "applications.carried_over"
	forwardRow  = "applications.carried_forward"
	totalRow    = "applications.outcomes.total"
	totalColumn = 6
)

// outcomeRow gives the row, or the group of rows, of an outcome.
var outcomeRow = map[claims.Subject]string{
	claims.Granted:                "granted",
	claims.PartlyGranted:          "partially_granted",
	claims.Refused:                "refused",
	claims.StateSecrets:           "refused.state_secrets",
	claims.ProhibitedByLaw:        "refused.prohibited_by_law",
	claims.SecurityAndStability:   "refused.security_and_stability",
	claims.ThirdPartyRights:       "refused.third_party_rights",
	claims.InternalAffairs:        "refused.internal_affairs",
	claims.ProcessInformation:     "refused.process_information",
	claims.EnforcementFiles:       "refused.enforcement_files",
	claims.AdministrativeQueries:  "refused.administrative_queries",
	claims.Unavailable:            "unavailable",
	claims.NotHeld:                "unavailable.not_held",
	claims.NeedsCreation:          "unavailable.needs_creation",
	claims.UnclearAfterCorrection: "unavailable.unclear_after_correction",
	claims.NotProcessed:           "not_processed",
	claims.Petitions:              "not_processed.petitions",
	claims.Repeated:               "not_processed.repeated",
	claims.Publications:           "not_processed.publications",
	claims.Excessive:              "not_processed.excessive",
	claims.Reconfirmation:         "not_processed.reconfirmation",
	claims.OtherOutcome:           "other",
	claims.NotCorrected:           "other.not_corrected",
	claims.FeeUnpaid:              "other.fee_unpaid",
}

// disclosedCells gives the cells of table two that a claim may mean, in any edition.
var disclosedCells = map[claims.Subject][]string{
	claims.RegulationsIssued:   {"regulations.issued", "regulations.newly_made", "regulations.newly_published"},
	claims.RegulationsRepealed: {"regulations.repealed"},
	claims.RegulationsInForce:  {"regulations.in_force"},
	claims.DocumentsIssued:     {"normative_documents.issued", "normative_documents.newly_made", "normative_documents.newly_published"},
	claims.DocumentsRepealed:   {"normative_documents.repealed"},
	claims.DocumentsInForce:    {"normative_documents.in_force"},
	claims.Licences:            {"licensing", "licensing.decisions"},
	claims.Penalties:           {"penalties", "penalties.decisions"},
	claims.Coercions:           {"coercion", "coercion.decisions"},
	claims.Fees:                {"fees"},
	claims.Projects:            {"procurement.projects"},
	claims.Procurement:         {"procurement.amount"},
}

// readings returns what a claim may mean, the likeliest first; none when it can't be compared.
func (x *Inspection) readings(c claims.Claim) []reading {
	all := x.readingsOf(c.Subject, c)
	if c.Plus == claims.Nothing || len(all) == 0 {
		return all
	}
	more := x.readingsOf(c.Plus, c)
	if len(more) == 0 {
		return nil
	}
	return []reading{{plus: append(all[0].plus, more[0].plus...)}}
}

func (x *Inspection) readingsOf(s claims.Subject, c claims.Claim) []reading {
	switch {
	case s >= claims.RegulationsIssued:
		return x.disclosedReadings(s)
	case s >= claims.Reconsideration:
		return caseReadings(s, c)
	}
	if row, ok := outcomeRow[s]; ok {
		return x.outcomeReadings(s, row)
	}
	return x.applicationReadings(s, c)
}

// applicationReadings are those of what came in, was dealt with and stayed open.
func (x *Inspection) applicationReadings(s claims.Subject, c claims.Claim) []reading {
	if c.Applicant != claims.Everyone {
		in, over := applicantCells(receivedRow, c.Applicant), applicantCells(overRow, c.Applicant)
		return []reading{{plus: in}, {plus: append(in[:len(in):len(in)], over...)}}
	}
	received := reading{plus: []string{at(receivedRow, totalColumn)}}
	over := reading{plus: []string{at(overRow, totalColumn)}}
	forward := reading{plus: []string{at(forwardRow, totalColumn)}}
	in := reading{plus: []string{at(receivedRow, totalColumn), at(overRow, totalColumn)}}
	switch s {
	case claims.Received:
		if c.None {
			return []reading{received}
		}
		return []reading{received, in}
	case claims.NewlyReceived:
		return []reading{received}
	case claims.CarriedOver:
		return []reading{over}
	case claims.CarriedForward:
		return []reading{forward}
	case claims.Carried:
		return []reading{over, forward}
	case claims.Answered:
		return append(x.answeredReadings(), in)
	case claims.Handled:
		return append(x.answeredReadings(), in, received)
	}
	return nil
}

// answeredReadings: all outcomes, or those without the ones that a writer may not call an answer.
func (x *Inspection) answeredReadings() []reading {
	total := []string{at(totalRow, totalColumn)}
	other, left := x.totals("applications.outcomes.other"), x.totals("applications.outcomes.not_processed")
	var rows []string
	if e := x.Report.Format(); e != nil {
		for _, row := range e.Outcomes {
			rows = append(rows, at(row, totalColumn))
		}
	}
	return []reading{
		{plus: total},
		{plus: rows, name: "各项办理结果之和"},
		{plus: total, minus: other, name: "除其他处理外"},
		{plus: total, minus: left, name: "除不予处理外"},
		{plus: total, minus: append(left[:len(left):len(left)], other...), name: "除不予处理、其他处理外"},
	}
}

func (x *Inspection) outcomeReadings(s claims.Subject, row string) []reading {
	path := "applications.outcomes." + row
	cells := x.totals(path)
	if len(cells) == 0 {
		return nil // not a row of this edition
	}
	own := reading{plus: cells}
	if len(cells) > 1 {
		own.name = "“" + x.Report.Schema().ByPath[path].Name + "”各行“总计”之和"
	}
	if s != claims.Granted {
		return []reading{own}
	}
	return []reading{own, {plus: append(cells, x.totals("applications.outcomes.partially_granted")...)}}
}

// totals are the 总计 cells of a row or a group of rows of table three.
func (x *Inspection) totals(path string) []string {
	f := x.Report.Schema().ByPath[path]
	switch {
	case f == nil:
		return nil
	case f.Kind == model.RowKind:
		return []string{at(path, totalColumn)}
	}
	var cells []string
	for _, row := range f.Children {
		cells = append(cells, at(row.Path, totalColumn))
	}
	return cells
}

// applicantCells are the cells of a row for one kind of applicants.
func applicantCells(row string, a claims.Applicant) []string {
	if a != claims.Organisations {
		return []string{at(row, int(a-claims.NaturalPersons))}
	}
	var cells []string
	for column := 1; column < totalColumn; column++ {
		cells = append(cells, at(row, column))
	}
	return cells
}

// caseReadings: a lawsuit is of both groups, or of the one that the sentence names. Where it also
// speaks of those after reconsideration, 行政诉讼 may mean the direct ones alone.
func caseReadings(s claims.Subject, c claims.Claim) []reading {
	column := len(tables.CaseColumns) - 1
	if c.Result != claims.AnyResult {
		column = int(c.Result - claims.Upheld)
	}
	direct, after := at("litigation.direct", column), at("litigation.after_reconsideration", column)
	switch s {
	case claims.Reconsideration:
		return []reading{{plus: []string{at("reconsideration", column)}}}
	case claims.LitigationDirect:
		return []reading{{plus: []string{direct}}}
	case claims.LitigationAfterward:
		return []reading{{plus: []string{after}}}
	}
	both := reading{plus: []string{direct, after}}
	if strings.Contains(c.Sentence, "复议后") {
		return []reading{both, {plus: []string{direct}}}
	}
	return []reading{both}
}

// disclosedReadings are the cells of table two that the report's edition has.
func (x *Inspection) disclosedReadings(s claims.Subject) []reading {
	var all []reading
	for _, key := range disclosedCells[s] {
		path := "proactive_disclosure." + key
		f := x.Report.Schema().ByPath[path]
		if f == nil || !f.IsFigure() {
			continue
		}
		r := reading{plus: []string{path}}
		if amount, ok := f.Value(x.Report).Interface().(tables.Amount); ok {
			switch amount.Unit() {
			case "元":
				r.yuan = true
			case "万元":
			default:
				return nil
			}
		}
		all = append(all, r)
	}
	return all
}

// at is the path of a cell in a row.
func at(row string, column int) string { return row + "[" + strconv.Itoa(column) + "]" }
