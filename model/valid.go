package model

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/tables"
)

// CheckEdition returns what keeps the report from following the edition of its year: a year that
// no edition rules, another edition named, or figures in fields of another edition. The rule
// EDITION tells the same.
func (r *Report) CheckEdition() Findings {
	c := checker{report: r, id: "EDITION"}
	byYear := tables.EditionOf(r.Year)
	if byYear == nil {
		c.add("year", Number(int64(r.Year)), Value{}, "没有适用于%d年度报告的格式", r.Year)
		return c.found
	}
	if r.Edition != "" && r.Edition != byYear.ID {
		c.add("edition", Text(r.Edition), Text(byYear.ID),
			"格式版本写的是%s，而%d年度报告应当使用%s年版格式（%s）", r.Edition, r.Year, byYear.ID, byYear.Notice)
	}
	own := r.Schema()
	for _, f := range own.Foreign {
		if !f.Value(r).IsZero() {
			c.add(f.Path, Text(f.Text(r)), Value{}, "%s属于%s年版格式，本报告适用%s年版格式", f.Label(), f.Edition.ID, own.Edition.ID)
		}
	}
	return c.found.Sort()
}

// CheckNegative returns the counts and amounts that are below zero, except signed changes. The
// rule NONNEG tells the same.
func (r *Report) CheckNegative() Findings {
	c := checker{report: r, id: "NONNEG"}
	m := r.Schema()
	for _, path := range m.Figures {
		f := m.ByPath[path]
		text := f.Text(r)
		if f.Signed || !strings.HasPrefix(text, "-") || strings.Trim(text, "-0.") == "" {
			continue
		}
		c.add(path, f.ValueOf(text), Value{}, "%s为%s，数量不能是负数", f.Label(), text)
	}
	return c.found.Sort()
}

// checker collects the findings of one check, all of SeverityError.
type checker struct {
	report *Report
	id     string
	found  Findings
}

func (c *checker) add(path string, found, expected Value, format string, args ...any) {
	f := c.report.source.Finding(c.id, path, fmt.Sprintf(format, args...))
	f.Found, f.Expected = found, expected
	c.found = append(c.found, f)
}
