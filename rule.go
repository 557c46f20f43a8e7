package nianbao

import (
	"fmt"
	"slices"

	"github.com/nianbao/nianbao/internal/claims"
)

// Rule is one consistency rule of the official format. The rules of the format are listed
// by Rules; a program may check with its own as well (WithRules).
type Rule struct {
	ID       string // stable: programs and people refer to it
	Severity Severity
	Title    string // Chinese, one line
	Detail   string // Chinese: what is compared with what, and what to do
	Source   string // where the rule comes from
	// Check looks at a report and adds what it finds.
	Check func(*Inspection)
}

// Rules returns the rules of the official format, in the order in which Check applies
// them. The caller may change the slice.
func Rules() []Rule {
	return slices.Concat(tableRules, textRules, proseRules, yearRules, memberRules)
}

// RuleByID returns the rule with an id.
func RuleByID(id string) (Rule, bool) {
	all := Rules()
	i := slices.IndexFunc(all, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		return Rule{}, false
	}
	return all[i], true
}

// Inspection is one check of a report under way: what a rule may look at, and where it puts
// what it finds.
type Inspection struct {
	Report   *Report
	Previous *Report   // the report of the same organ on the year before; nil when not known
	Members  []*Report // the reports that the report sums up; nil when not known

	rule   *Rule
	found  Problems
	claims map[string][]claims.Claim // of each section, read once for all rules
}

// Add adds a problem of the running rule at a path of the report. message is Chinese and
// says which cells take part.
func (x *Inspection) Add(path string, found, expected Value, message string) {
	x.addAt(path, x.Report.source.at(path), found, expected, message)
}

// AddText adds a problem of the running rule at a piece of the text that stands at a path.
func (x *Inspection) AddText(path, text string, found, expected Value, message string) {
	x.addAt(path, x.Report.source.find(path, text), found, expected, message)
}

func (x *Inspection) addAt(path string, at position, found, expected Value, message string) {
	x.found = append(x.found, Problem{
		ID: x.rule.ID, Severity: x.rule.Severity, Path: path, Line: at.line, Column: at.column,
		Message: message, Found: found, Expected: expected,
	})
}

func (x *Inspection) addf(path string, found, expected Value, format string, args ...any) {
	x.Add(path, found, expected, fmt.Sprintf(format, args...))
}

// CheckOption changes what Check looks at.
type CheckOption func(*checkOptions)

type checkOptions struct {
	Inspection
	rules []Rule
	only  []string
	least Severity
}

// errorsOnly leaves out the rules whose findings refuse no report.
func errorsOnly(o *checkOptions) { o.least = Error }

// Only limits a check to the rules with the given ids.
func Only(ids ...string) CheckOption {
	return func(o *checkOptions) { o.only = append(o.only, ids...) }
}

// WithRules adds rules to those of the official format.
func WithRules(rules ...Rule) CheckOption {
	return func(o *checkOptions) { o.rules = append(o.rules, rules...) }
}

// Against compares the report with the same organ's report on the year before, for the
// rules CARRY, INFORCE and SAME. A report of another year is not compared.
func Against(previous *Report) CheckOption {
	return func(o *checkOptions) { o.Previous = previous }
}

// Summing compares the report with the reports of its members, for the rule SUM.
func Summing(members ...*Report) CheckOption {
	return func(o *checkOptions) { o.Members = append(o.Members, members...) }
}

// Check applies the consistency rules and returns all problems at once, sorted by their
// place in the input file; nil when the report is sound.
func (r *Report) Check(opts ...CheckOption) Problems {
	o := checkOptions{Inspection: Inspection{Report: r}, rules: Rules()}
	for _, opt := range opts {
		opt(&o)
	}
	for i := range o.rules {
		if rule := &o.rules[i]; rule.Severity >= o.least && (o.only == nil || slices.Contains(o.only, rule.ID)) {
			o.rule = rule
			rule.Check(&o.Inspection)
		}
	}
	return o.found.sorted()
}
