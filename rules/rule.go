// Package rules has the consistency rules of the official format as values. Check applies them to
// a report, with those that a program adds, and returns what they find.
//
// An id of a rule is stable for good. Each rule says in Chinese what it compares and where it comes
// from. The rules that compare prose with tables read sentences with package claims; they are
// silent whenever a reasonable reading of a sentence agrees with the tables.
package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/rules/claims"
)

// Rule is one consistency rule. All lists those of the official format; WithRules adds others.
type Rule struct {
	ID       string // stable: programs and people refer to it
	Severity model.Severity
	Title    string // Chinese, one line
	Detail   string // Chinese: what is compared with what, and what to do
	Source   string // where the rule comes from
	// Check looks at a report and adds what it finds.
	Check func(*Inspection)
}

// All returns the rules of the official format, in the order in which Check applies
// them. The caller may change the slice.
func All() []Rule {
	return slices.Concat(tableRules, textRules, writingRules, proseRules, yearRules, memberRules)
}

// ByID returns the rule with an id.
func ByID(id string) (Rule, bool) {
	all := All()
	i := slices.IndexFunc(all, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		return Rule{}, false
	}
	return all[i], true
}

// Inspection is a check of one report under way. A rule reads its fields and adds what it finds.
type Inspection struct {
	Report   *model.Report
	Previous *model.Report   // the report of the same organ on the year before; nil when not known
	Members  []*model.Report // the reports that the report sums up; nil when not known

	rule   *Rule
	found  model.Collector
	places *model.Locator            // of the report's source
	claims map[string][]claims.Claim // of each section, read once for all rules
	author *claims.Options           // whose texts they are
	told   []passage                 // the report's texts
}

// passage is a text of the report as the rules read it.
type passage struct {
	model.Passage
	words      string // spaces stand in the place of figures and tables
	folded     string // once it was asked for
	paragraphs []paragraph
}

type paragraph struct {
	text  string
	plain string // without addresses
	has   signs
}

// passages returns the texts of the report, in print order, without their paragraphs.
func (x *Inspection) passages() []passage {
	if x.told == nil {
		all := x.Report.Passages()
		x.told = make([]passage, len(all))
		for i, p := range all {
			x.told[i] = passage{Passage: p, words: p.Words()}
		}
	}
	return x.told
}

// texts returns the texts of the report, in print order, with their paragraphs, which are looked at once
// for all rules of the writing.
func (x *Inspection) texts() []passage {
	all := x.passages()
	for i := range all {
		if all[i].paragraphs == nil {
			all[i].paragraphs = paragraphsOf(all[i].words)
		}
	}
	return all
}

func paragraphsOf(words string) []paragraph {
	lines := prose.Paragraphs(words)
	out := make([]paragraph, len(lines))
	for i, line := range lines {
		out[i] = paragraph{line, line, signsOf(line)}
		if out[i].has&hasLatin != 0 {
			out[i].plain = prose.WithoutAddresses(line)
		}
	}
	return out
}

// folded returns a text as zhtext.Fold does, once for all rules.
func (x *Inspection) folded(path string) string {
	all := x.passages()
	for i := range all {
		p := &all[i]
		if p.Path != path {
			continue
		}
		if p.folded == "" {
			p.folded = zhtext.Fold(p.words)
		}
		return p.folded
	}
	return ""
}

// Add adds a finding of the running rule at a path of the report ("organ",
// "applications.received[6]"). found and expected may be zero. message is Chinese and says which
// cells take part.
func (x *Inspection) Add(path string, found, expected model.Value, message string) {
	x.add(model.Finding{Path: path, Place: x.Report.Source().At(path), Message: message, Found: found, Expected: expected})
}

// AddText adds a finding of the running rule as Add does. Its place is where text first stands in
// the field at path.
func (x *Inspection) AddText(path, text string, found, expected model.Value, message string) {
	x.addText(x.rule.Severity, path, text, found, expected, message)
}

func (x *Inspection) addText(severity model.Severity, path, text string, found, expected model.Value, message string) {
	f := model.Finding{ID: x.rule.ID, Severity: severity, Path: path, Message: message, Found: found, Expected: expected}
	if !x.found.Full(f.ID, f.Severity, path) {
		f.Place = x.locator().Find(path, text)
	}
	x.found.Add(f)
}

// add adds a finding of the running rule, with its id and severity.
func (x *Inspection) add(f model.Finding) {
	f.ID, f.Severity = x.rule.ID, x.rule.Severity
	x.found.Add(f)
}

// addInfo adds a finding that is only worth knowing, of a rule whose others are graver.
func (x *Inspection) addInfo(path string, found, expected model.Value, message string) {
	x.found.Add(model.Finding{ID: x.rule.ID, Severity: model.SeverityInfo, Path: path, Place: x.Report.Source().At(path),
		Message: message, Found: found, Expected: expected})
}

// locator finds places in the report's file.
func (x *Inspection) locator() *model.Locator {
	if x.places == nil {
		x.places = x.Report.Source().Locator()
	}
	return x.places
}

func (x *Inspection) addf(path string, found, expected model.Value, format string, args ...any) {
	x.Add(path, found, expected, fmt.Sprintf(format, args...))
}

// Option changes what Check looks at.
type Option func(*options)

type options struct {
	Inspection
	rules []Rule
	only  []string
	least model.Severity
}

// ErrorsOnly leaves out the rules whose findings refuse no report.
func ErrorsOnly() Option { return func(o *options) { o.least = model.SeverityError } }

// Only limits a check to the rules with the given ids.
func Only(ids ...string) Option {
	return func(o *options) { o.only = append(o.only, ids...) }
}

// WithRules adds rules to those of the official format.
func WithRules(rules ...Rule) Option {
	return func(o *options) { o.rules = append(o.rules, rules...) }
}

// Against compares the report with the same organ's report on the year before, for the
// rules CARRY, INFORCE, SAME and COPY. A report of another year is not compared.
func Against(previous *model.Report) Option {
	return func(o *options) { o.Previous = previous }
}

// Summing compares the report with the reports of its members, for the rule SUM.
func Summing(members ...*model.Report) Option {
	return func(o *options) { o.Members = append(o.Members, members...) }
}

// Check applies the consistency rules and returns all findings at once, sorted by their
// place in the input file, at most model.MaxAlike of a rule at one path; nil when the report is sound. What was noticed while the report was read
// (Source.Notes) is among them; Only and ErrorsOnly choose of it by the ids and severities of the
// notes themselves.
func Check(r *model.Report, opts ...Option) model.Findings {
	o := options{Inspection: Inspection{Report: r}, rules: All()}
	for _, opt := range opts {
		opt(&o)
	}
	for i := range o.rules {
		if rule := &o.rules[i]; o.wants(rule.ID, rule.Severity) {
			o.rule = rule
			rule.Check(&o.Inspection)
		}
	}
	if source := r.Source(); source != nil {
		for _, note := range source.Notes {
			if o.wants(note.ID, note.Severity) && !o.saysAgain(note, source.Notes) {
				o.found.Add(note)
			}
		}
	}
	return o.found.Findings()
}

// saysAgain reports whether a note that a sum fails says no more than a rule has found: the numbers of
// its row were read for certain, so the rule's finding is about the file and not about the reading.
func (o *options) saysAgain(note model.Finding, notes model.Findings) bool {
	if note.ID != "IMPORT-CHECK" {
		return false
	}
	row := rowOf(note.Path)
	found := o.found.Has(func(f model.Finding) bool {
		return (strings.HasPrefix(f.ID, "T3-") || strings.HasPrefix(f.ID, "T4-")) && rowOf(f.Path) == row
	})
	return found && !slices.ContainsFunc(notes, func(n model.Finding) bool {
		return (n.ID == "IMPORT-UNSURE" || n.ID == "IMPORT-MISSING") && rowOf(n.Path) == row
	})
}

// rowOf is the path of the row that a cell is in.
func rowOf(path string) string {
	row, _, _ := strings.Cut(path, "[")
	return row
}

// wants reports whether findings with an id and a severity are asked for.
func (o *options) wants(id string, severity model.Severity) bool {
	return severity >= o.least && (o.only == nil || slices.Contains(o.only, id))
}
