package model

import (
	"slices"
	"testing"

	"github.com/nianbao/nianbao/tables"
)

func TestEveryFigureOfThePrintedTablesHasAPath(t *testing.T) {
	for _, m := range Schemas() {
		var printed []string
		for _, s := range m.Edition.Sections {
			if s.Table == nil {
				continue
			}
			for _, c := range s.Table.Cells {
				if c.Path != "" {
					printed = append(printed, c.Path)
				}
			}
		}
		if !slices.Equal(m.Figures, printed) {
			t.Errorf("edition %s: figure paths differ from those of the printed tables:\n%v\n%v", m.Edition.ID, m.Figures, printed)
		}
	}
}

func TestAFigureIsPrintedAsItIsStored(t *testing.T) {
	fees, err := tables.ParseDecimal("96171.60")
	if err != nil {
		t.Fatal(err)
	}
	r := &Report{Organ: "某局"}
	r.ProactiveDisclosure.Fees = fees
	r.ProactiveDisclosure.Regulations.InForce = 7
	r.Applications.Outcomes.Other.Other = tables.ApplicantsOf([7]int64{1, 2, 3, 4, 5, 6, 21})
	r.Litigation.AfterReconsideration.Pending = -3
	for path, want := range map[string]string{
		"proactive_disclosure.fees":                 "96171.60",
		"proactive_disclosure.regulations.in_force": "7",
		"applications.outcomes.other.other[6]":      "21",
		"litigation.after_reconsideration[3]":       "-3",
		"reconsideration[0]":                        "0",
	} {
		if got, ok := r.Figure(path); !ok || got != want {
			t.Errorf("figure(%q) = %q, %t, want %q", path, got, ok, want)
		}
	}
	for _, path := range []string{"", "organ", "year", "applications", "applications.received", "reconsideration[5]", "reconsideration.total"} {
		if got, ok := r.Figure(path); ok {
			t.Errorf("figure(%q) = %q, want none", path, got)
		}
	}
}

func TestEveryFieldHasAChineseName(t *testing.T) {
	for _, m := range Schemas() {
		for path, f := range m.ByPath {
			if f.Name == "" || f.Label() == "" {
				t.Errorf("%s has no name", path)
			}
		}
	}
	for path, want := range map[string]string{
		"proactive_disclosure.licensing":          "“行政许可”",
		"proactive_disclosure.regulations.issued": "“规章”的“本年制发件数”",
		"litigation.direct[4]":                    "“未经复议直接起诉”的“总计”",
		"applications.outcomes.granted":           "“（一）予以公开”",
	} {
		if got := SchemaOf(nil).ByPath[path].Label(); got != want {
			t.Errorf("%s is called %s, want %s", path, got, want)
		}
	}
}
