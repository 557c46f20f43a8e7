package nianbao

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/tables"
)

// Rule is one consistency rule of the official format.
type Rule struct {
	ID       string
	Severity Severity
	check    func(*checker)
}

// rules in the order in which they run; Check sorts what they find.
var rules = []Rule{
	{"EDITION", Error, (*checker).edition},
	{"NONNEG", Error, (*checker).nonNegative},
	{"T3-ROW", Error, (*checker).rowTotals},
	{"T3-RESULT", Error, (*checker).resultTotals},
	{"T3-IDENT", Error, (*checker).identity},
	{"T4-SUM", Error, (*checker).caseTotals},
	{"SECT", Error, (*checker).sections},
	{"BLANK", Warning, (*checker).blanks},
}

// CheckOption changes what Check looks at.
type CheckOption func(*checker)

// Only limits a check to the rules with the given ids.
func Only(ids ...string) CheckOption {
	return func(c *checker) {
		c.only = map[string]bool{}
		for _, id := range ids {
			c.only[id] = true
		}
	}
}

// Check applies the consistency rules and returns all problems at once, sorted by their
// place in the input file; nil when the report is sound.
func (r *Report) Check(opts ...CheckOption) Problems {
	c := &checker{r: r}
	for _, opt := range opts {
		opt(c)
	}
	for _, rule := range rules {
		if c.only == nil || c.only[rule.ID] {
			c.rule = rule
			rule.check(c)
		}
	}
	return c.found.sorted()
}

type checker struct {
	r     *Report
	only  map[string]bool
	rule  Rule
	found Problems
}

// report adds a problem of the running rule.
func (c *checker) report(path string, found, expected Value, format string, args ...any) {
	p := c.r.source.problem(c.rule.ID, path, fmt.Sprintf(format, args...))
	p.Severity, p.Found, p.Expected = c.rule.Severity, found, expected
	c.found = append(c.found, p)
}

// edition: the fields belong to the edition that rules the report's year.
func (c *checker) edition() {
	byYear := tables.EditionOf(c.r.Year)
	if byYear == nil {
		c.report("year", Number(int64(c.r.Year)), Value{}, "没有适用于%d年度报告的格式", c.r.Year)
		return
	}
	if c.r.Edition != "" && c.r.Edition != byYear.ID {
		c.report("edition", Text(c.r.Edition), Text(byYear.ID),
			"格式版本写的是%s，而%d年度报告应当使用%s年版格式（%s）", c.r.Edition, c.r.Year, byYear.ID, byYear.Notice)
	}
}

// nonNegative: counts and the fee are not below zero.
func (c *checker) nonNegative() {
	for _, path := range figurePaths() {
		text, _ := c.r.figure(path)
		if !strings.HasPrefix(text, "-") || strings.Trim(text, "-0.") == "" {
			continue
		}
		f := model().byPath[path]
		c.report(path, figureValue(f, text), Value{}, "%s为%s，数量不能是负数", f.label(), text)
	}
}

func figureValue(f *field, text string) Value {
	if f.kind == countKind {
		return Value{text, true}
	}
	return Text(text)
}

// rowTotals: in every row of table three, 总计 is the sum of the six columns before it.
func (c *checker) rowTotals() {
	for _, path := range c.applicantRows() {
		v, sum := c.applicants(path), int64(0)
		for _, n := range v[:6] {
			sum += n
		}
		if sum != v[6] {
			c.report(path+"[6]", Number(v[6]), Number(sum),
				"表三“%s”一行：自然人与法人或其他组织五列相加为%s＝%d，总计填的是%d", rowName(path), additions(v[:6]), sum, v[6])
		}
	}
}

// resultTotals: in every column of table three, （七）总计 is the sum of the outcomes.
func (c *checker) resultTotals() {
	edition := c.r.edition()
	if edition == nil {
		return
	}
	total := c.applicants("applications.outcomes.total")
	var sums [7]int64
	for _, path := range edition.Outcomes {
		for i, n := range c.applicants(path) {
			sums[i] += n
		}
	}
	for i, sum := range sums {
		if sum != total[i] {
			c.report(fmt.Sprintf("applications.outcomes.total[%d]", i), Number(total[i]), Number(sum),
				"表三“%s”一列：（一）至（六）各项办理结果相加为%d，（七）总计填的是%d", tables.ApplicantColumns[i], sum, total[i])
		}
	}
}

// identity: in every column of table three, 一 + 二 = （七）总计 + 四, as the table prints.
func (c *checker) identity() {
	received, carried := c.applicants("applications.received"), c.applicants("applications.carried_over")
	total, forward := c.applicants("applications.outcomes.total"), c.applicants("applications.carried_forward")
	for i := range received {
		in, out := received[i]+carried[i], total[i]+forward[i]
		if in != out {
			c.report(fmt.Sprintf("applications.carried_forward[%d]", i), Number(out), Number(in),
				"表三“%s”一列：第一项加第二项为%d＋%d＝%d，第三项总计加第四项为%d＋%d＝%d，两者应当相等",
				tables.ApplicantColumns[i], received[i], carried[i], in, total[i], forward[i], out)
		}
	}
}

// caseTotals: in each group of table four, 总计 is the sum of the four results.
func (c *checker) caseTotals() {
	r := c.r
	for _, g := range []struct {
		path, name string
		cases      tables.Cases
	}{
		{"reconsideration", "行政复议", r.Reconsideration},
		{"litigation.direct", "行政诉讼（未经复议直接起诉）", r.Litigation.Direct},
		{"litigation.after_reconsideration", "行政诉讼（复议后起诉）", r.Litigation.AfterReconsideration},
	} {
		v := g.cases.Values()
		if sum := v[0] + v[1] + v[2] + v[3]; sum != v[4] {
			c.report(g.path+"[4]", Number(v[4]), Number(sum),
				"表四“%s”：结果维持、结果纠正、其他结果、尚未审结相加为%s＝%d，总计填的是%d", g.name, additions(v[:4]), sum, v[4])
		}
	}
}

// sections: the prose sections are there.
func (c *checker) sections() {
	edition := c.r.edition()
	if edition == nil {
		return
	}
	for _, s := range edition.Sections {
		if s.Prose != "" && len(paragraphs(c.r.prose(s.Prose))) == 0 {
			c.report(s.Prose, Value{}, Value{}, "第%s部分“%s”没有内容", s.Number, s.Title)
		}
	}
}

// blanks: number cells that were left empty, noticed while reading.
func (c *checker) blanks() {
	if c.r.source != nil {
		c.found = append(c.found, c.r.source.notes...)
	}
}

// applicantRows lists the rows of table three in print order.
func (c *checker) applicantRows() []string {
	rows := []string{"applications.received", "applications.carried_over"}
	if edition := c.r.edition(); edition != nil {
		rows = append(rows, edition.Outcomes...)
	}
	return append(rows, "applications.outcomes.total", "applications.carried_forward")
}

// applicants returns the cells of a row of table three.
func (c *checker) applicants(path string) [7]int64 {
	row, _ := model().byPath[path].value(c.r).Interface().(tables.Applicants)
	return row.Values()
}

// rowName is how a row of table three is called in a message.
func rowName(path string) string { return model().byPath[path].name }

// additions writes a sum's terms: 1＋2＋3.
func additions(terms []int64) string {
	s := make([]string, len(terms))
	for i, n := range terms {
		s[i] = fmt.Sprint(n)
	}
	return strings.Join(s, "＋")
}
