package stats

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
)

// The file has reports a line, behind "> " and set off by ";": organ,year and then path:value, with "?" for
// a blank cell, +n for errors that a check found, L or U for one that is or is not on a list, E for an edition,
// D for the edition of table two. "-" is a file that can't be read. Below a line stands what the statistics
// of 2023 say of them, and how the first two differ. To add reports, write the line and run with -update.
func TestTheStatisticsOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "reports.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		if text, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "> "); ok {
			b.WriteString(line + statisticsOf(text))
		}
	}
	golden.Compare(t, file, []byte(b.String()))
}

func statisticsOf(text string) string {
	var all []Candidate
	var reports, last, this []*model.Report
	var b strings.Builder
	tell := func(format string, args ...any) { fmt.Fprintf(&b, "  "+format+"\n", args...) }
	year, names := 2023, &organs.Names{}
	for part := range strings.SplitSeq(text, ";") {
		if pair, ok := strings.CutPrefix(part, "same="); ok {
			names.Add(strings.Split(pair, "=")...)
			continue
		}
		if _, err := fmt.Sscanf(part, "year=%d", &year); err == nil {
			continue
		}
		c := candidateOf(part)
		all = append(all, c)
		switch r := c.Report; {
		case r == nil:
			continue
		case r.Year == year:
			this = append(this, r)
		case r.Year == year-1:
			last = append(last, r)
		}
		reports = append(reports, c.Report)
	}
	main, years := MainYear(reports)
	tell("years %d %v", main, years)
	fit, left := Gather("汇总县", year, all, names)
	for i, r := range fit {
		tell("fit %d %s", i, r.Organ)
	}
	for _, e := range left {
		tell("left %d %s", e.Member, e.Error())
	}
	tellSum(tell, year, reports, fit)
	m := NewMatrix(year, all, names)
	tell("matrix %d of %d, other years %d, left %d, sum of others %d", len(m.Counted()), len(m.Rows), m.OtherYears, len(m.Left), m.SumOfOthers())
	for i, f := range m.Figures {
		column := ""
		for _, row := range m.Rows {
			if c := row.Cells[i]; c != (Cell{Text: "0"}) {
				column += fmt.Sprintf(" %d:%s", row.Candidate, c.Text)
				if c.Blank {
					column += "?"
				}
			}
		}
		if column != "" {
			tell("column %s%s", f.Path, column)
		}
	}
	pairs, doubts := Pairs(last, this, names)
	for _, p := range pairs {
		tell("pair %s %s %d", p.Last.Organ, p.This.Organ, p.Degree)
	}
	for _, d := range doubts {
		tell("doubt %s %v", d.This.Organ, organsOf(d.Rivals))
	}
	if len(pairs) > 0 {
		for _, c := range TotalChanges(figuresOf(append(last, this...)), pairs) {
			if c.Difference.String() != "0" {
				tell("total %s", told(c))
			}
		}
	}
	for _, c := range LargestChanges(pairs, 4) {
		tell("large %d %s", c.Pair, told(c.Change))
	}
	before := make([]*model.Report, len(this))
	for i, r := range this {
		for _, p := range pairs {
			if p.This == r {
				before[i] = p.Last
			}
		}
	}
	for _, o := range Outliers(this, before) {
		tell("outlier %d %s %s, quartile %s of %d, times %s, last %q", o.Report, o.Figure.Path, o.Value, o.Quartile, o.Others, o.Times, o.Last)
	}
	tellHistory(tell, reports)
	return b.String()
}

func tellSum(tell func(string, ...any), year int, reports, fit []*model.Report) {
	if sum, err := Sum("汇总县", year, reports); err != nil {
		tell("sum %s", strings.ReplaceAll(err.Error(), "\n", "；"))
	} else {
		tell("sum%s", figures(sum))
	}
	if sum, err := Add("汇总县", year, fit); err != nil {
		tell("add %v", err)
	} else {
		tell("add%s", figures(sum))
	}
}

// tellHistory tells of the first two of a few reports how they differ, and of all how they stand side by side.
func tellHistory(tell func(string, ...any), reports []*model.Report) {
	if len(reports) < 2 || len(reports) > 4 {
		return
	}
	for _, c := range Diff(reports[0], reports[1]) {
		tell("diff %s", told(c))
	}
	if names := NotCompared(reports[0], reports[1]); names != nil {
		tell("not compared %q", names)
	}
	h := NewHistory(reports)
	tell("history %v", h.Years)
	for _, row := range h.Rows {
		cells, changes := "", ""
		for _, c := range row.Cells {
			if c.Text != "0" || c.Blank {
				cells += fmt.Sprintf(" %q %v", c.Text, c.Blank)
			}
		}
		for i, c := range row.Changes {
			if c.Difference.String() != "0" && c.Path != "" {
				changes += fmt.Sprintf(" %d:%s", i, told(c))
			}
		}
		if cells != "" {
			tell("row %s%s%s", row.Name, cells, changes)
		}
	}
}

func told(c Change) string {
	return fmt.Sprintf("%s %s: %s→%s %s %s%%", c.Path, c.Name, c.Last, c.This, c.Difference, c.Ratio)
}

func figures(r *model.Report) string {
	s := ""
	for _, path := range r.Schema().Figures {
		if text, _ := r.Figure(path); text != "0" {
			s += " " + path + ":" + text
		}
	}
	return s
}

func candidateOf(text string) Candidate {
	parts := strings.Split(text, ",")
	if text == "-" {
		return Candidate{}
	}
	c := Candidate{Report: &model.Report{Organ: parts[0]}}
	_, _ = fmt.Sscan(parts[1], &c.Report.Year)
	source := &model.Source{Blanks: map[string]string{}}
	for _, p := range parts[2:] {
		path, value, ok := strings.Cut(p, ":")
		switch {
		case p == "L":
			c.Listing = Listed
		case p == "U":
			c.Listing = Unlisted
		case p[0] == '+':
			_, _ = fmt.Sscan(p[1:], &c.Errors)
		case p[0] == 'E':
			c.Report.Edition = p[1:]
		case p[0] == 'D':
			c.Report.Forms.Disclosure = p[1:]
		case value == "?" || !ok:
			source.Blanks[path] = "-"
			c.Report.SetSource(source)
		default:
			if err := c.Report.Schema().ByPath[path].Set(c.Report, value); err != nil {
				panic(err)
			}
		}
	}
	return c
}
