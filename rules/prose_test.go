package rules_test

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

var proseIDs = []string{"PROSE-T2", "PROSE-T3", "PROSE-T4"}

// told is a department's report whose figures are all different, with a text of its own.
func told(overview string) *nianbao.Report {
	r := &nianbao.Report{Organ: "青禾县农业农村局", Year: 2021, Overview: overview}
	row := func(n ...int64) tables.Applicants { return tables.ApplicantsOf([7]int64(n)) }
	a := &r.Applications
	a.Received = row(100, 9, 1, 3, 2, 5, 120)
	a.CarriedOver = row(7, 0, 0, 0, 0, 0, 7)
	o := &a.Outcomes
	o.Granted = row(40, 5, 1, 2, 1, 1, 50)
	o.PartiallyGranted = row(11, 0, 0, 0, 0, 0, 11)
	o.Refused.InternalAffairs = row(4, 0, 0, 0, 0, 0, 4)
	o.Refused.ProcessInformation = row(2, 0, 0, 0, 0, 0, 2)
	o.Refused.EnforcementFiles = row(2, 1, 0, 0, 0, 0, 3)
	o.Unavailable.NotHeld = row(26, 1, 0, 1, 0, 2, 30)
	o.Unavailable.NeedsCreation = row(4, 1, 0, 0, 0, 0, 5)
	o.NotProcessed.Petitions = row(6, 0, 0, 0, 0, 0, 6)
	o.NotProcessed.Repeated = row(1, 1, 0, 0, 0, 0, 2)
	o.Other.NotCorrected = row(1, 0, 0, 0, 0, 0, 1)
	o.Other.Other = row(1, 0, 0, 0, 1, 1, 3)
	o.Total = row(98, 9, 1, 3, 2, 4, 117)
	a.CarriedForward = row(9, 0, 0, 0, 0, 1, 10)
	r.Reconsideration = tables.CasesOf([5]int64{5, 2, 3, 1, 11})
	r.Litigation.Direct = tables.CasesOf([5]int64{6, 1, 0, 2, 9})
	r.Litigation.AfterReconsideration = tables.CasesOf([5]int64{3, 0, 1, 0, 4})
	d := &r.ProactiveDisclosure
	d.NormativeDocuments = tables.Documents{Issued: 14, Repealed: 21, InForce: 63}
	d.Licensing, d.Penalties, d.Coercion = 1386, 57, 12
	d.Fees, _ = tables.ParseDecimal("318.4265")
	return r
}

// findings checks the prose alone.
func findings(r *nianbao.Report) nianbao.Findings { return nianbao.Check(r, nianbao.Only(proseIDs...)) }

func TestACountThatContradictsTheTableIsFound(t *testing.T) {
	for _, c := range []struct{ text, id, found, expected, cell string }{
		// applications
		{"全年收到政府信息公开申请121件。", "PROSE-T3", "121", "120", "applications.received[6]"},
		{"2021年，我局共受理政府信息公开申请 119 件，均按时答复。", "PROSE-T3", "119", "120", "applications.received[6]"},
		{"本年新收政府信息公开申请127件，上年结转7件。", "PROSE-T3", "127", "120", "applications.received[6]"},
		{"收到信息公开申请一百二十一件。", "PROSE-T3", "121", "120", "applications.received[6]"},
		{"共收到政府信息公开申请１２１件。", "PROSE-T3", "121", "120", "applications.received[6]"},
		{"共收到政府信息公开申请1,120件。", "PROSE-T3", "1120", "120", "applications.received[6]"},
		{"收到 121 件政府信息公开申请。", "PROSE-T3", "121", "120", "applications.received[6]"},
		{"全年未收到政府信息公开申请。", "PROSE-T3", "0", "120", "applications.received[6]"},
		{"我局没有收到依申请公开的申请。", "PROSE-T3", "0", "120", "applications.received[6]"},
		{"2021年度无政府信息公开申请。", "PROSE-T3", "0", "120", "applications.received[6]"},
		{"收到政府信息公开申请零件。", "PROSE-T3", "0", "120", "applications.received[6]"},
		{"收到政府信息公开申请0件。", "PROSE-T3", "0", "120", "applications.received[6]"},
		{"收到政府信息公开申请150余件。", "PROSE-T3", "150", "120", "applications.received[6]"},
		{"收到政府信息公开申请不足100件。", "PROSE-T3", "100", "120", "applications.received[6]"},
		{"收到政府信息公开申请120件，上年结转8件。", "PROSE-T3", "8", "7", "applications.carried_over[6]"},
		{"收到政府信息公开申请120件（含上年度结转6件）。", "PROSE-T3", "6", "7", "applications.carried_over[6]"},
		{"新收政府信息公开申请120件，2020年结转6件。", "PROSE-T3", "6", "7", "applications.carried_over[6]"},
		{"上年没有结转的政府信息公开申请。", "PROSE-T3", "0", "7", "applications.carried_over[6]"},
		{"收到政府信息公开申请120件，结转下年度9件。", "PROSE-T3", "9", "10", "applications.carried_forward[6]"},
		{"收到政府信息公开申请120件，另有11件顺延到下年度答复。", "PROSE-T3", "11", "10", "applications.carried_forward[6]"},
		{"政府信息公开申请结转2022年办理12件。", "PROSE-T3", "12", "10", "applications.carried_forward[6]"},
		{"收到政府信息公开申请120件，结转1件，答复117件。", "PROSE-T3", "1", "7", "applications.carried_over[6]"},
		{"收到政府信息公开申请120件，答复116件。", "PROSE-T3", "116", "117", "applications.outcomes.total[6]"},
		{"收到政府信息公开申请120件。办结118件。", "PROSE-T3", "118", "117", "applications.outcomes.total[6]"},
		{"收到政府信息公开申请120件，其中予以公开51件。", "PROSE-T3", "51", "50", "applications.outcomes.granted[6]"},
		{"收到政府信息公开申请120件，部分公开十二件。", "PROSE-T3", "12", "11", "applications.outcomes.partially_granted[6]"},
		{"答复政府信息公开申请117件，其中不予公开8件。", "PROSE-T3", "8", "9", "applications.outcomes.refused.state_secrets[6]"},
		{"答复政府信息公开申请117件，其中无法提供30件。", "PROSE-T3", "30", "35", "applications.outcomes.unavailable.not_held[6]"},
		{"答复政府信息公开申请117件，不予处理7件。", "PROSE-T3", "7", "8", "applications.outcomes.not_processed.petitions[6]"},
		{"答复政府信息公开申请117件，其他处理5件。", "PROSE-T3", "5", "4", "applications.outcomes.other.not_corrected[6]"},
		{"答复政府信息公开申请117件，其中重复申请3件。", "PROSE-T3", "3", "2", "applications.outcomes.not_processed.repeated[6]"},
		{"答复政府信息公开申请117件，其中予以公开和部分公开共60件。", "PROSE-T3", "60", "61", "applications.outcomes.granted[6]"},
		{"收到政府信息公开申请120件，其中自然人申请101件。", "PROSE-T3", "101", "100", "applications.received[0]"},
		{"收到政府信息公开申请120件，其中法人或其他组织申请21件。", "PROSE-T3", "21", "20", "applications.received[1]"},
		{"（二）依申请公开。全年收到申请121件。", "PROSE-T3", "121", "120", "applications.received[6]"},
		{"受理依申请公开121件。", "PROSE-T3", "121", "120", "applications.received[6]"},
		{"办理政府信息公开申请121件。", "PROSE-T3", "121", "117", "applications.outcomes.total[6]"},
		{"受理政府信息公开申请1.3万件。", "PROSE-T3", "13000", "120", "applications.received[6]"},
		{"2020年的工作已有报告。2021年，收到政府信息公开申请121件。", "PROSE-T3", "121", "120", "applications.received[6]"},
		{"青禾县农业农村局收到政府信息公开申请121件。", "PROSE-T3", "121", "120", "applications.received[6]"},
		{"收到政府信息公开申请120件，较上年增加20件，答复116件。", "PROSE-T3", "116", "117", "applications.outcomes.total[6]"},
		{"办结政府信息公开申请117件（其中8件为上年结转）。", "PROSE-T3", "8", "7", "applications.carried_over[6]"},
		{"共受理政府信息公开申请118件。不予受理2件。", "PROSE-T3", "118", "120", "applications.received[6]"},
		{"新收政府信息公开申请120件，上年结转7件。其中，予以公开49件，部分公开11件。", "PROSE-T3", "49", "50", "applications.outcomes.granted[6]"},
		{"新收政府信息公开申请120件，上年结转7件。其中，予以公开50件，无法提供35件，结转下年度11件。", "PROSE-T3", "11", "10", "applications.carried_forward[6]"},
		{"新收政府信息公开申请120件，上年结转7件，其中予以公开50件，不予公开5件。", "PROSE-T3", "5", "9", "applications.outcomes.refused.state_secrets[6]"},
		{"收到政府信息公开申请120件，上年结转7件。其中自然人101件。", "PROSE-T3", "101", "100", "applications.received[0]"},
		{"收到政府信息公开申请0条。", "PROSE-T3", "0", "120", "applications.received[6]"},
		{"收到政府信息公开申请0项。", "PROSE-T3", "0", "120", "applications.received[6]"},
		{"收到政府信息公开申请15件次。", "PROSE-T3", "15", "120", "applications.received[6]"},
		{"收到依申请公开申请15份。", "PROSE-T3", "15", "120", "applications.received[6]"},
		{"收到政府信息公开申请15宗。", "PROSE-T3", "15", "120", "applications.received[6]"},
		{"收到政府信息公开申请书15件。", "PROSE-T3", "15", "120", "applications.received[6]"},
		{"共收到申请公开件15件。", "PROSE-T3", "15", "120", "applications.received[6]"},
		{"共收到15件依申请公开请求。", "PROSE-T3", "15", "120", "applications.received[6]"},
		{"共收到依申请公开件15件。", "PROSE-T3", "15", "120", "applications.received[6]"},
		{"收到政府信息公开申请120件，结转至2022年9件。", "PROSE-T3", "9", "10", "applications.carried_forward[6]"},
		{"收到政府信息公开申请120件，结转到下一年度9件。", "PROSE-T3", "9", "10", "applications.carried_forward[6]"},
		{"（二）依申请公开。2020年结转至2021年2件，收到政府信息公开申请120件。", "PROSE-T3", "2", "7", "applications.carried_over[6]"},
		{"共收到和办理依申请公开12件。", "PROSE-T3", "12", "117", "applications.outcomes.total[6]"},
		{"受理和办结政府信息公开申请12件。", "PROSE-T3", "12", "117", "applications.outcomes.total[6]"},
		{"收到政府信息公开申请120件，予以公开及部分公开的有6件，占50%。", "PROSE-T3", "6", "61", "applications.outcomes.granted[6]"},
		{"收到政府信息公开申请120件，予以公开及部分公开的有61件，占50%；无法提供的有6件。", "PROSE-T3", "6", "35", "applications.outcomes.unavailable.not_held[6]"},
		{"答复政府信息公开申请117件，其中不予公开和无法提供45件。", "PROSE-T3", "45", "44", "applications.outcomes.refused.state_secrets[6]"},
		// cases
		{"政府信息公开行政复议11件。其中维持6件。", "PROSE-T4", "6", "5", "reconsideration[0]"},
		{"（二）依申请公开。收到政府信息公开行政复议10件。", "PROSE-T4", "10", "11", "reconsideration[4]"},
		{"政府信息公开行政复议10件。", "PROSE-T4", "10", "11", "reconsideration[4]"},
		{"因政府信息公开被申请行政复议12件。", "PROSE-T4", "12", "11", "reconsideration[4]"},
		{"因政府信息公开引发行政诉讼9件。", "PROSE-T4", "9", "13", "litigation.direct[4]"},
		{"未发生因政府信息公开引起的行政复议。", "PROSE-T4", "0", "11", "reconsideration[4]"},
		{"被申请行政复议0件。", "PROSE-T4", "0", "11", "reconsideration[4]"},
		{"政府信息公开行政复议11件，其中结果维持6件。", "PROSE-T4", "6", "5", "reconsideration[0]"},
		{"政府信息公开行政复议11件，其中维持5件，纠正3件。", "PROSE-T4", "3", "2", "reconsideration[1]"},
		{"政府信息公开行政复议11件，其他结果2件。", "PROSE-T4", "2", "3", "reconsideration[2]"},
		{"政府信息公开行政诉讼13件，尚未审结1件。", "PROSE-T4", "1", "2", "litigation.direct[3]"},
		{"政府信息公开行政诉讼13件，其中结果维持8件。", "PROSE-T4", "8", "9", "litigation.direct[0]"},
		{"政府信息公开工作中，未经复议直接起诉8件。", "PROSE-T4", "8", "9", "litigation.direct[4]"},
		{"政府信息公开工作中，复议后起诉5件。", "PROSE-T4", "5", "4", "litigation.after_reconsideration[4]"},
		{"因政府信息公开引发行政复议和行政诉讼共23件。", "PROSE-T4", "23", "24", "reconsideration[4]"},
		// table two
		{"2021年，我局制发行政规范性文件13件。", "PROSE-T2", "13", "14", "proactive_disclosure.normative_documents.issued"},
		{"全年制发行政规范性文件14件，废止20件。", "PROSE-T2", "20", "21", "proactive_disclosure.normative_documents.repealed"},
		{"全年制发行政规范性文件14件，现行有效62件。", "PROSE-T2", "62", "63", "proactive_disclosure.normative_documents.in_force"},
		{"现行有效行政规范性文件20件。", "PROSE-T2", "20", "63", "proactive_disclosure.normative_documents.in_force"},
		{"2021年制发行政规范性文件14件，较上年增加2件，现行有效62件。", "PROSE-T2", "62", "63", "proactive_disclosure.normative_documents.in_force"},
		{"全年未制发行政规范性文件。", "PROSE-T2", "0", "14", "proactive_disclosure.normative_documents.issued"},
		{"全年制定规章1件。", "PROSE-T2", "1", "0", "proactive_disclosure.regulations.issued"},
		{"全年作出行政许可决定1385件。", "PROSE-T2", "1385", "1386", "proactive_disclosure.licensing"},
		{"全年作出行政处罚58件。", "PROSE-T2", "58", "57", "proactive_disclosure.penalties"},
		{"2021年，行政许可1386件，行政处罚57件，行政强制13件。", "PROSE-T2", "13", "12", "proactive_disclosure.coercion"},
		{"本年收取行政事业性收费318.45万元。", "PROSE-T2", "318.45", "318.4265", "proactive_disclosure.fees"},
		{"本年收取行政事业性收费3184000元。", "PROSE-T2", "318.4000", "318.4265", "proactive_disclosure.fees"},
		{"本年未收取行政事业性收费。", "PROSE-T2", "0", "318.4265", "proactive_disclosure.fees"},
		{"全年作出行政许可决定0.12万件。", "PROSE-T2", "1200", "1386", "proactive_disclosure.licensing"},
	} {
		ps := findings(told(c.text))
		if len(ps) != 1 {
			t.Errorf("%s\n%d findings: %v", c.text, len(ps), ps)
			continue
		}
		p := ps[0]
		if p.ID != c.id || p.Severity != nianbao.SeverityWarning || p.Path != "overview" ||
			p.Found.String() != c.found || p.Expected.String() != c.expected || !strings.HasSuffix(p.Hint, "和"+cellName(c.cell)) {
			t.Errorf("%s\ngot %+v", c.text, p)
		}
	}
}

// cellName is what a hint calls a cell.
func cellName(path string) string {
	all := model.Schemas()
	return strings.ReplaceAll(all[len(all)-1].ByPath[path].FullName(), " / ", "的")
}

func TestSeveralContradictionsAreFoundOneByOne(t *testing.T) {
	for text, want := range map[string]int{
		"政府信息公开行政复议、行政诉讼均为0件。":               2,
		"没有发生因政府信息公开引起的行政复议、行政诉讼。":           2,
		"未收到政府信息公开申请、行政复议、行政诉讼。":             3,
		"被申请行政复议、提起行政诉讼 0 件。":                2,
		"行政复议和行政诉讼各为零件。":                     2,
		"收到政府信息公开申请1件，结转2件，答复3件。":            3,
		"收到政府信息公开申请121件。\n收到政府信息公开申请121件。":   2,
		"2021年，行政许可、行政处罚、行政强制均为0件。":          3,
		"全年作出行政许可决定1件、行政处罚决定2件，收取行政事业性收费0元。": 3,
		// what is passed over does not silence what stands beside it
		"代表县政府受理政府信息公开申请12件。收到政府信息公开申请121件。":               1,
		"县财政局代表县政府受理政府信息公开申请12件，我局收到政府信息公开申请121件。":         1,
		"邀请代表座谈3次，收到政府信息公开申请121件。":                         1,
		"收到政府信息公开申请120件，其中属于公开范围60件，不予公开8件。":               1,
		"收到政府信息公开申请120件，予以公开、部分公开分别为50件、11件，不予公开8件。":       1,
		"收到政府信息公开申请120件，予以公开、部分公开和无法提供分别为1件、2件和3件，不予公开8件。": 1,
		"政府信息公开行政复议、行政诉讼分别为1件、2件。收到政府信息公开申请121件。":          1,
		"收到政府信息公开申请120件，依申请公开信息0条，答复116件。":                 1,
		"未收到和处理政府信息公开申请。":                                  1,
		"收到政府信息公开申请120件，转下年度继续办理9件。":                       1,
		"收到政府信息公开申请120件，转2022年继续办理9件。":                     1,
		"涉政府信息公开行政复议12件。":                                  1,
		"（二）依申请公开情况\n全年收到申请1件。\n其中予以公开2件。\n（三）管理。收到申请1件。":  1,
	} {
		if ps := findings(told(text)); len(ps) != want {
			t.Errorf("%s\n%d findings, want %d:\n%v", text, len(ps), want, ps)
		}
	}
}

// The heading of a table says what the texts beside it are about.
func TestTheTextsBesideTheTablesAreCompared(t *testing.T) {
	for _, c := range []struct {
		path, text string
		want       int
	}{
		{"litigation", "本年度未发生行政复议、行政诉讼。", 2},
		{"litigation", "2021年，行政复议12件，行政诉讼13件。", 1},
		{"litigation", "2021年，行政复议11件，行政诉讼13件。", 0},
		{"litigation", "全年办理行政复议案件130件。", 0},
		{"litigation", "全年发生行政复议20件，其中政府信息公开类行政复议11件。", 0},
		{"applications", "本年度收到申请121件。", 1},
		{"applications", "本年度收到申请120件，答复117件，受理行政许可申请5件。", 0},
		{"disclosure", "本年度收到申请121件。行政复议12件。", 0},
		{"disclosure", "2021年，作出行政许可决定1385件。", 1},
	} {
		r := told("")
		switch c.path {
		case "litigation":
			r.Litigation.Before = c.text
		case "applications":
			r.Applications.Before = c.text
		default:
			r.ProactiveDisclosure.After = c.text
		}
		if ps := findings(r); len(ps) != c.want {
			t.Errorf("%s: %s\n%d findings, want %d:\n%v", c.path, c.text, len(ps), c.want, ps)
		}
	}
}
