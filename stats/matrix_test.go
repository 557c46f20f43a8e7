package stats_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/rules"
	"github.com/nianbao/nianbao/stats"
)

// drawCandidate makes a report as a county's folder may hold it, sound or not.
func drawCandidate(t *rapid.T, year int) stats.Candidate {
	r := sample.Report(5*rapid.IntRange(0, 40).Draw(t, "organ") + year - 2021)
	switch rapid.IntRange(0, 9).Draw(t, "flaw") {
	case 0:
		return stats.Candidate{}
	case 1:
		r.Year--
	case 2:
		r.Edition = "2019"
	case 3:
		r.Forms.Disclosure = "2019"
	case 4:
		r.Organ = "白石市" + r.Organ
	case 5:
		m := r.Schema()
		path := rapid.SampledFrom(m.Figures).Draw(t, "path")
		if err := m.ByPath[path].Set(r, fmt.Sprint(rapid.IntRange(0, 999_999).Draw(t, "figure"))); err != nil {
			t.Fatal(err)
		}
	}
	return stats.Candidate{Report: r, Errors: len(rules.Check(r).Errors())}
}

func TestTotalsAreThoseOfASumAndOfACheckOfIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		year := rapid.IntRange(2021, 2025).Draw(t, "year")
		candidates := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) stats.Candidate { return drawCandidate(t, year) }), 1, 15).Draw(t, "candidates")
		names := &organs.Names{}
		names.Add("青禾县农业农村局", "云溪县农业农村局")
		m := stats.NewMatrix(year, candidates, names)
		fit, left := stats.Gather("", year, candidates, names)
		if !slices.Equal(m.Counted(), fit) {
			t.Fatalf("%d reports count, and %d are added up", len(m.Counted()), len(fit))
		}
		if len(m.Left)+m.OtherYears != len(left) || len(m.Left)+m.OtherYears+len(fit) != len(candidates) {
			t.Fatalf("%d candidates: %d left, %d of other years, %d fit", len(candidates), len(m.Left), m.OtherYears, len(fit))
		}
		if len(fit) == 0 {
			if m.Totals != nil {
				t.Fatalf("totals of nothing: %v", m.Totals)
			}
			return
		}
		sum, err := stats.Sum("青禾县人民政府", year, fit)
		if err != nil {
			t.Fatal(err)
		}
		if found := rules.Check(sum, rules.Summing(fit...), rules.Only("SUM")); found != nil {
			t.Fatalf("a check of the sum finds %v", found)
		}
		for i, f := range m.Figures {
			if text, ok := sum.Figure(f.Path); !ok || text != m.Totals[i] {
				t.Fatalf("%s: the total is %s, the sum %s", f.Path, m.Totals[i], text)
			}
			if got, want := rational(t, m.Totals[i]), column(t, m, i); got.Cmp(want) != 0 {
				t.Fatalf("%s: the total is %s, the column adds up to %s", f.Path, got, want)
			}
		}
	})
}

// column adds up the cells of the rows that count.
func column(t *rapid.T, m *stats.Matrix, i int) *big.Rat {
	sum := new(big.Rat)
	for _, row := range m.Rows {
		if row.Left == nil {
			sum.Add(sum, rational(t, row.Cells[i].Text))
		}
	}
	return sum
}

func rational(t *rapid.T, text string) *big.Rat {
	value, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("%q is no number", text)
	}
	return value
}

func TestEachReportOnTheYearIsARow(t *testing.T) {
	sound, faulty, old, other := sample.Report(0), sample.Report(5), sample.Report(10), sample.Report(15)
	old.Edition, old.Year, other.Year = "2019", 2021, 2020
	sound.ProactiveDisclosure.Licensing = 0
	sound.SetSource(&model.Source{Blanks: map[string]string{"proactive_disclosure.licensing": ""}})
	m := stats.NewMatrix(2021, []stats.Candidate{{Report: sound}, {}, {Report: faulty, Errors: 2}, {Report: old}, {Report: other}}, nil)
	if len(m.Rows) != 3 || m.OtherYears != 1 || len(m.Left) != 3 || m.Left[0].Reason != stats.MemberUnreadable {
		t.Fatalf("%d rows, %d of other years, left: %v", len(m.Rows), m.OtherYears, m.Left)
	}
	for i, want := range []*stats.MemberError{nil, {Reason: stats.MemberFaulty}, {Reason: stats.MemberEdition}} {
		got := m.Rows[i].Left
		if (got == nil) != (want == nil) || got != nil && got.Reason != want.Reason {
			t.Errorf("row %d: %v", i, got)
		}
	}
	at := slices.IndexFunc(m.Figures, func(f *model.Field) bool { return f.Path == "proactive_disclosure.licensing" })
	if got := m.Rows[0].Cells[at]; got != (stats.Cell{Text: "0", Blank: true}) {
		t.Errorf("a blank cell is %+v", got)
	}
	if got := m.Rows[2].Cells[at]; got != (stats.Cell{}) {
		t.Errorf("a figure that the edition lacks is %+v", got)
	}
	if got := m.Rows[1].Cells[at].Text; got != fmt.Sprint(faulty.ProactiveDisclosure.Licensing) {
		t.Errorf("a figure that does not count is %s", got)
	}
	if m.Totals[at] != "0" {
		t.Errorf("the total is %s", m.Totals[at])
	}
}

func TestASummaryAmongItsMembersIsFound(t *testing.T) {
	candidates := []stats.Candidate{{Report: sample.Report(0)}, {Report: sample.Report(5)}, {Report: sample.Report(10)}}
	if at := stats.NewMatrix(2021, candidates, nil).SumOfOthers(); at != -1 {
		t.Errorf("without a summary: %d", at)
	}
	fit, _ := stats.Gather("", 2021, candidates, nil)
	sum, err := stats.Sum("青禾县人民政府", 2021, fit)
	if err != nil {
		t.Fatal(err)
	}
	candidates = append(candidates[:1], append([]stats.Candidate{{Report: sum}}, candidates[1:]...)...)
	if at := stats.NewMatrix(2021, candidates, nil).SumOfOthers(); at != 1 {
		t.Errorf("got %d", at)
	}
	sum.Litigation.Direct.Other++
	if at := stats.NewMatrix(2021, candidates, nil).SumOfOthers(); at != -1 {
		t.Errorf("with one more: %d", at)
	}
	empty := []stats.Candidate{{Report: noFigures("甲局")}, {Report: noFigures("乙局")}, {Report: noFigures("丙局")}}
	if at := stats.NewMatrix(2021, empty, nil).SumOfOthers(); at != -1 {
		t.Errorf("of reports without figures: %d", at)
	}
}

func noFigures(organ string) *model.Report {
	return &model.Report{Organ: organ, Year: 2021}
}

func TestAFewReportsDoNotDecideTheYear(t *testing.T) {
	for _, c := range []struct {
		years map[int]int
		want  int
	}{
		{nil, 0}, {map[int]int{2021: 1}, 2021}, {map[int]int{2022: 30, 2023: 30}, 2023}, {map[int]int{2022: 30, 2023: 2}, 2022},
		{map[int]int{2022: 30, 2023: 3}, 2023}, {map[int]int{2021: 9, 2022: 30, 2032: 1}, 2022},
	} {
		var reports []*model.Report
		for year := 2040; year > 2010; year-- {
			for range c.years[year] {
				reports = append(reports, &model.Report{Year: year})
			}
		}
		year, years := stats.MainYear(reports)
		if year != c.want || len(years) != len(c.years) || !slices.IsSorted(years) {
			t.Errorf("%v: got %d, %v", c.years, year, years)
		}
	}
}
