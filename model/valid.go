package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/tables"
)

// CheckEdition returns what keeps the report from following the edition of its year: a year that
// no edition rules, another edition named, a table in the form of another edition, or figures in
// fields of another edition, one finding a table. The rule EDITION tells the same.
func (r *Report) CheckEdition() Findings {
	c := checker{report: r, id: "EDITION"}
	byYear := tables.EditionOf(r.Year)
	if byYear == nil || r.Year > LastYear {
		c.add("year", Number(int64(r.Year)), Value{}, "没有适用于%d年度报告的格式", r.Year)
		return c.found
	}
	c.hint = "请核对报告年度；" + yearsOf(byYear) + "，请按" + byYear.Notice + "填写"
	if r.Edition != "" && r.Edition != byYear.ID {
		c.add("edition", Text(r.Edition), Text(byYear.ID),
			"格式版本写的是%s，而%d年度报告应当使用%s年版格式（%s）", r.Edition, r.Year, byYear.ID, byYear.Notice)
		c.found[0].Hint = c.aboutEdition(byYear)
	}
	if e := r.Format(); e != nil {
		for _, t := range officialTables[:2] {
			if form := e.FormOf(t.path); form.ID != byYear.ID && form.ID != e.ID {
				c.add(t.path, Text(form.ID), Text(byYear.ID), "%s是按%s年版格式填写的，%d年度报告适用%s年版格式", t.name, form.ID, r.Year, byYear.ID)
			}
		}
	}
	c.found = append(c.found, r.CheckForeign()...)
	return c.found.Sort()
}

// aboutEdition says what to do about an edition that is named and is not that of the year.
func (c *checker) aboutEdition(byYear *tables.Edition) string {
	e := c.report.Format()
	if e == nil || e.FormOf(officialTables[0].path).ID == byYear.ID && e.FormOf(officialTables[1].path).ID == byYear.ID {
		return "请检查年度，或删去这一行：程序按年度选用格式"
	}
	return "请检查年度；年度不错的，按" + byYear.Notice + "重新填写表二、表三"
}

// yearsOf says which years an edition rules.
func yearsOf(e *tables.Edition) string {
	if e.LastYear == 0 {
		return fmt.Sprintf("%d年度及以后的报告适用%s年版格式", e.FirstYear, e.ID)
	}
	return fmt.Sprintf("%d至%d年度的报告适用%s年版格式", e.FirstYear, e.LastYear, e.ID)
}

// CheckForeign returns the figures in fields that the report's edition does not have, so that they
// are not printed: one finding of the rule EDITION a table.
func (r *Report) CheckForeign() Findings {
	m := r.Schema()
	rows := map[string][]*Field{} // by table: what the other edition has
	note := func(f *Field) {
		table := f
		for table.Parent.Parent != nil {
			table = table.Parent
		}
		same := func(g *Field) bool { return g.Path == f.Path || strings.HasPrefix(f.Path, g.Path+".") }
		if !slices.ContainsFunc(rows[table.Path], same) {
			rows[table.Path] = append(rows[table.Path], f)
		}
	}
	for _, path := range r.source.strays() {
		for _, other := range Schemas() {
			if f := other.ByPath[path]; f != nil && !f.SameAs(m.ByPath[path]) {
				note(f)
				break
			}
		}
	}
	for _, f := range m.Foreign {
		if !f.Value(r).IsZero() {
			note(f)
		}
	}
	c := checker{report: r, id: "EDITION", hint: "这些数字不会印出，请改填到本报告所用格式的项目中"}
	for _, t := range officialTables[:2] {
		if fields := rows[t.path]; len(fields) > 0 {
			c.foreign(t.name, m.Edition.FormOf(t.path), fields)
		}
	}
	return c.found
}

// foreign tells of the fields of one table that its form does not have.
func (c *checker) foreign(table string, form *tables.Edition, fields []*Field) {
	f := fields[0]
	if len(fields) == 1 {
		c.add(f.Path, Text(f.textOrNone(c.report)), Value{}, "%s属于%s年版格式，本报告的%s是%s年版格式", f.Label(), f.Edition.ID, table, form.ID)
		return
	}
	var names strings.Builder
	for _, f := range fields[:min(3, len(fields))] {
		names.WriteString(f.Label())
	}
	if len(fields) > 3 {
		names.WriteString("等")
	}
	c.add(f.Path, Number(int64(len(fields))), Value{}, "%s中%s共%d项属于%s年版格式，本报告的%[1]s是%[5]s年版格式", table, names.String(), len(fields), f.Edition.ID, form.ID)
}

// textOrNone returns a figure as it is printed, "" for a group of figures.
func (f *Field) textOrNone(r *Report) string {
	if f.IsFigure() {
		return f.Text(r)
	}
	return ""
}

// CheckNegative returns the counts and amounts that are written below zero (-0.00 too), except signed
// changes. The rule NONNEG tells the same.
func (r *Report) CheckNegative() Findings {
	c := checker{report: r, id: "NONNEG"}
	m := r.Schema()
	for _, path := range m.Figures {
		f := m.ByPath[path]
		text := f.Text(r)
		if f.Signed || !strings.HasPrefix(text, "-") {
			continue
		}
		c.add(path, f.ValueOf(text), Value{}, "%s为%s，数量不能是负数", f.Label(), text)
	}
	return c.found.Sort()
}

// CheckDates returns the dates that are no day of the calendar, or of a year that no report has. Reading
// refuses such dates with the same id; a program may still set them.
func (r *Report) CheckDates() Findings {
	c := checker{report: r, id: "READ-RANGE"}
	switch d := r.Signature.Date; {
	case d.IsZero():
	case !d.InRange():
		c.hint = "请检查年份"
		c.add("signature.date", Text(d.String()), Text(DateYears()), "落款日期的年份应在 %d 至 %d 之间，实为%s", FirstDateYear, LastDateYear, d)
	case !d.Exists():
		c.hint = "请检查月和日"
		c.add("signature.date", Text(d.String()), Value{}, "落款日期%s不是日历上的日子", d)
	}
	return c.found
}

// DateYears names the years that dates may have, in a message.
func DateYears() string { return fmt.Sprintf("%d—%d", FirstDateYear, LastDateYear) }

// checker collects the findings of one check, all of SeverityError.
type checker struct {
	report *Report
	id     string
	hint   string
	found  Findings
}

func (c *checker) add(path string, found, expected Value, format string, args ...any) {
	f := c.report.source.Finding(c.id, path, fmt.Sprintf(format, args...))
	f.Found, f.Expected, f.Hint = found, expected, c.hint
	c.found = append(c.found, f)
}
