package service

import (
	"slices"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/review"
	"github.com/nianbao/nianbao/rules"
)

// verdict is what a check says of a report.
type verdict struct {
	Organ    string         `json:"organ"`
	Year     int            `json:"year"`
	Format   string         `json:"format"` // of the file, in Chinese
	Errors   int            `json:"errors"`
	Warnings int            `json:"warnings"`
	Findings model.Findings `json:"findings"`
}

// check is POST /api/v1/check.
func (s *Service) check(r *request) (*answer, error) {
	level, err := r.choose("level", "info", "warning", "error")
	if err != nil {
		return nil, err
	}
	if err := r.noMore(); err != nil {
		return nil, err
	}
	sub, err := r.submitted()
	if err != nil {
		return nil, err
	}
	found, err := s.findings(sub)
	if err != nil {
		return nil, err
	}
	return jsonAnswer(newVerdict(sub, found, level)), nil
}

func newVerdict(sub *submission, found model.Findings, level string) *verdict {
	v := &verdict{Organ: sub.Report.Organ, Year: sub.Report.Year, Format: sub.Format.String()}
	for _, f := range found {
		switch f.Severity {
		case model.SeverityError:
			v.Errors++
		case model.SeverityWarning:
			v.Warnings++
		}
	}
	least := map[string]model.Severity{"warning": model.SeverityWarning, "error": model.SeverityError}[level]
	v.Findings = review.WithToDo(slices.DeleteFunc(found, func(f model.Finding) bool { return f.Severity < least }))
	return v
}

// ruleText is a rule without its function.
type ruleText struct {
	ID       string         `json:"id"`
	Severity model.Severity `json:"severity"`
	Title    string         `json:"title"`
	Detail   string         `json:"detail"`
	Source   string         `json:"source"`
}

// rules is GET /api/v1/rules.
func (s *Service) rules(r *request) (*answer, error) {
	if err := r.noMore(); err != nil {
		return nil, err
	}
	var all []ruleText
	for _, rule := range rules.All() {
		all = append(all, ruleText{rule.ID, rule.Severity, rule.Title, rule.Detail, rule.Source})
	}
	return jsonAnswer(all), nil
}
