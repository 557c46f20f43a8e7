package rules

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

const tableSource = "国办公开办函〔2021〕30号、〔2019〕60号附件表格"

// tableRules are about the figures of one report.
var tableRules = []Rule{
	{"EDITION", model.SeverityError, "适用的格式版本",
		"2019、2020年度的报告用2019年版格式，2021年度起用2021年版格式；填写的项目必须属于所适用的版本。",
		"国办公开办函〔2019〕60号、〔2021〕30号", (*Inspection).edition},
	{"NONNEG", model.SeverityError, "数量不为负",
		"各表的数量是不小于零的整数，收费金额是不小于零的小数；只有2019年版表二的“本年增/减”可以为负。",
		tableSource, (*Inspection).nonNegative},
	{"T3-ROW", model.SeverityError, "表三：每行的总计",
		"表三每一行：总计＝自然人＋商业企业＋科研机构＋社会公益组织＋法律服务机构＋其他。",
		tableSource, (*Inspection).rowTotals},
	{"T3-RESULT", model.SeverityError, "表三：（七）总计",
		"表三每一列：（七）总计＝（一）至（六）各项办理结果之和。",
		tableSource, (*Inspection).resultTotals},
	{"T3-IDENT", model.SeverityError, "表三：勾稽关系",
		"表三每一列：第一项加第二项之和，等于第三项（即（七）总计）加第四项之和。这一关系印在表格左上角。",
		tableSource, (*Inspection).identity},
	{"T4-SUM", model.SeverityError, "表四：总计",
		"表四的行政复议、未经复议直接起诉、复议后起诉三组：总计＝结果维持＋结果纠正＋其他结果＋尚未审结。",
		tableSource, (*Inspection).caseTotals},
	{"TABLE", model.SeverityError, "三张表都已填写",
		"表二、表三、表四整张没有，或全部数字都是空白。没有发生的，也要写 0。",
		tableSource, (*Inspection).blankTables},
	{"BLANK", model.SeverityWarning, "空白的数字",
		"应填数字的单元格没有填，或填了“-”“/”“无”，按 0 处理。确实没有的，请写 0。每行一条；一张表大部分空白的，一条。",
		tableSource, (*Inspection).blanks},
	{"RULES", model.SeverityWarning, "规章的制定权",
		"国务院部门、省级政府、设区的市和自治州政府才能制定规章（立法法第九十一条、第九十三条）。县级政府、乡镇和地方部门的报告中规章数大于 0，多半是把行政规范性文件填成了规章。有制定权的政府由办公厅（室）编制的报告不提示。",
		"中华人民共和国立法法第九十一条、第九十三条", (*Inspection).regulations},
}

// edition: the fields belong to the edition that rules the report's year.
func (x *Inspection) edition() {
	x.found.Add(x.Report.CheckEdition()...)
	x.found.Add(x.Report.CheckDates()...)
}

// addWith adds those findings of a list that have an id.
func (x *Inspection) addWith(id string, list model.Findings) {
	for _, f := range list {
		if f.ID == id {
			x.found.Add(f)
		}
	}
}

// nonNegative: counts and amounts are not below zero, except signed changes.
func (x *Inspection) nonNegative() { x.found.Add(x.Report.CheckNegative()...) }

// rowTotals: in every row of table three, 总计 is the sum of the six columns before it.
func (x *Inspection) rowTotals() {
	for _, path := range x.applicantRows() {
		v, sum := x.applicants(path), int64(0)
		for _, n := range v[:6] {
			sum += n
		}
		if sum != v[6] {
			x.addf(path+"[6]", model.Number(v[6]), model.Number(sum),
				"表三“%s”一行：自然人与法人或其他组织五列相加为%s＝%d，总计填的是%d", x.rowName(path), additions(v[:6]), sum, v[6])
		}
	}
}

// resultTotals: in every column of table three, （七）总计 is the sum of the outcomes.
func (x *Inspection) resultTotals() {
	edition := x.Report.Format()
	if edition == nil {
		return
	}
	total := x.applicants("applications.outcomes.total")
	var sums [7]int64
	for _, path := range edition.Outcomes {
		for i, n := range x.applicants(path) {
			sums[i] += n
		}
	}
	for i, sum := range sums {
		if sum != total[i] {
			x.addf(fmt.Sprintf("applications.outcomes.total[%d]", i), model.Number(total[i]), model.Number(sum),
				"表三“%s”一列：（一）至（六）各项办理结果相加为%d，（七）总计填的是%d", tables.ApplicantColumns[i], sum, total[i])
		}
	}
}

// identity: in every column of table three, 一 + 二 = （七）总计 + 四, as the table prints.
func (x *Inspection) identity() {
	received, carried := x.applicants("applications.received"), x.applicants("applications.carried_over")
	total, forward := x.applicants("applications.outcomes.total"), x.applicants("applications.carried_forward")
	for i := range received {
		in, out := received[i]+carried[i], total[i]+forward[i]
		if in != out {
			x.addf(fmt.Sprintf("applications.carried_forward[%d]", i), model.Number(out), model.Number(in),
				"表三“%s”一列：第一项加第二项为%d＋%d＝%d，第三项总计加第四项为%d＋%d＝%d，两者应当相等",
				tables.ApplicantColumns[i], received[i], carried[i], in, total[i], forward[i], out)
		}
	}
}

// caseTotals: in each group of table four, 总计 is the sum of the four results.
func (x *Inspection) caseTotals() {
	r := x.Report
	for _, g := range []struct {
		path, name string
		cases      tables.Cases
	}{
		{"reconsideration", "行政复议", r.Reconsideration},
		{"litigation.direct", "行政诉讼（未经复议直接起诉）", r.Litigation.Direct},
		{"litigation.after_reconsideration", "行政诉讼（复议后起诉）", r.Litigation.AfterReconsideration},
	} {
		v := g.cases.Values()
		if sum := v[0] + v[1] + v[2] + v[3]; sum != v[4] && !x.Report.IsBlank(g.path+"[4]") {
			x.addf(g.path+"[4]", model.Number(v[4]), model.Number(sum),
				"表四“%s”：结果维持、结果纠正、其他结果、尚未审结相加为%s＝%d，总计填的是%d", g.name, additions(v[:4]), sum, v[4])
		}
	}
}

// blankTables: each table has numbers.
func (x *Inspection) blankTables() { x.addWith("TABLE", x.Report.CheckBlank()) }

// blanks: number cells that were left empty.
func (x *Inspection) blanks() { x.addWith("BLANK", x.Report.CheckBlank()) }

// applicantRows lists the rows of table three in print order.
func (x *Inspection) applicantRows() []string {
	rows := []string{"applications.received", "applications.carried_over"}
	if edition := x.Report.Format(); edition != nil {
		rows = append(rows, edition.Outcomes...)
	}
	return append(rows, "applications.outcomes.total", "applications.carried_forward")
}

// applicants returns the cells of a row of table three. A total that was left blank counts as the sum
// of the row: BLANK tells of it, and the columns need not say it again.
func (x *Inspection) applicants(path string) [7]int64 {
	row, _ := x.Report.Schema().ByPath[path].Value(x.Report).Interface().(tables.Applicants)
	v := row.Values()
	if v[6] == 0 && x.Report.HasBlanks() && x.Report.IsBlank(path+"[6]") {
		for _, n := range v[:6] {
			v[6] += n
		}
	}
	return v
}

// rowName is how a row of table three is called in a message.
func (x *Inspection) rowName(path string) string { return x.Report.Schema().ByPath[path].Name }

// additions writes a sum's terms: 1＋2＋3.
func additions(terms []int64) string {
	s := make([]string, len(terms))
	for i, n := range terms {
		s[i] = fmt.Sprint(n)
	}
	return strings.Join(s, "＋")
}
