package reporttest

import (
	"fmt"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// DrawMember makes a report whose tables are consistent, with money in one of the units.
func DrawMember(t *rapid.T, m *model.Schema, organ string, units ...string) *model.Report {
	r := &model.Report{Organ: organ, Year: m.Edition.FirstYear}
	for _, path := range m.Figures {
		f := m.ByPath[path]
		text := fmt.Sprint(rapid.IntRange(0, 999).Draw(t, path))
		switch {
		case f.Signed:
			text = fmt.Sprint(rapid.IntRange(-99, 99).Draw(t, path))
		case f.Kind == model.AmountKind || f.Kind == model.MoneyKind:
			text = rapid.StringMatching(`(0|[1-9][0-9]{0,7})(\.[0-9]{1,6})?`).Draw(t, path)
		}
		if f.Kind == model.MoneyKind {
			text += rapid.SampledFrom(units).Draw(t, "unit")
		}
		if err := f.Set(r, text); err != nil {
			t.Fatal(err)
		}
	}
	Balance(r, m)
	return r
}

// Balance makes the totals of tables three and four those of the cells above and before.
func Balance(r *model.Report, m *model.Schema) {
	row := func(path string) *tables.Applicants {
		a, _ := m.ByPath[path].Value(r).Addr().Interface().(*tables.Applicants)
		return a
	}
	a := &r.Applications
	var results [7]int64
	for _, path := range m.Edition.Outcomes {
		for i, n := range row(path).Values() {
			results[i] += n
		}
	}
	a.Outcomes.Total = tables.ApplicantsOf(results)
	received, carried, forward := results, a.CarriedOver.Values(), a.CarriedForward.Values()
	for i := range received {
		carried[i] = min(carried[i], results[i])
		received[i] += forward[i] - carried[i]
	}
	a.Received, a.CarriedOver = tables.ApplicantsOf(received), tables.ApplicantsOf(carried)
	for _, path := range append([]string{"applications.received", "applications.carried_over", "applications.carried_forward", "applications.outcomes.total"}, m.Edition.Outcomes...) {
		v := row(path).Values()
		row(path).Total = v[0] + v[1] + v[2] + v[3] + v[4] + v[5]
	}
	for _, c := range []*tables.Cases{&r.Reconsideration, &r.Litigation.Direct, &r.Litigation.AfterReconsideration} {
		c.Total = c.Upheld + c.Corrected + c.Other + c.Pending
	}
}
