package xlsx

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// filledReport is a report of an edition whose figures are numbers in order, and whose totals are right.
func filledReport(t *testing.T, e *tables.Edition, first int) *model.Report {
	t.Helper()
	r := &model.Report{Organ: "甲局", Edition: e.ID, Year: 2024}
	if e.ID == "2019" {
		r.Year = 2020
	}
	m := r.Schema()
	if m.Edition != e {
		t.Fatalf("the report is of %s, not %s", m.Edition.ID, e.ID)
	}
	for i, path := range m.Figures {
		set(t, r, path, fmt.Sprint(first+i))
	}
	for column := range len(tables.ApplicantColumns) - 1 {
		at := fmt.Sprintf("[%d]", column)
		sum := r.Count("applications.carried_forward"+at) - r.Count("applications.carried_over"+at)
		for _, outcome := range e.Outcomes {
			sum += r.Count(outcome + at)
		}
		set(t, r, "applications.received"+at, fmt.Sprint(sum))
	}
	totals := totalsOf(m)
	for range 2 { // totals of totals, too
		for _, path := range m.Figures {
			if sum := int64(0); totals[path] != nil {
				for _, part := range totals[path] {
					sum += r.Count(part)
				}
				set(t, r, path, fmt.Sprint(sum))
			}
		}
	}
	return r
}

func set(t *testing.T, r *model.Report, path, text string) {
	t.Helper()
	field := r.Schema().ByPath[path]
	if field.Kind == model.MoneyKind && text != "0" {
		text += "元"
	}
	if err := field.Set(r, text); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

func newForm(r *model.Report, opts ...FormOption) *form {
	f := &form{report: r, schema: r.Schema(), styles: map[formLook]int{}, shown: map[string]formValue{}}
	for _, opt := range opts {
		opt(&f.options)
	}
	f.totals = totalsOf(f.schema)
	for _, s := range r.Format().Sections {
		if s.Table != nil {
			f.tables = append(f.tables, formTable{sheet: s.Table.Name, grid: s.Table, top: tableTop})
		}
	}
	return f
}

// checksOf are the lines of the sheet 检查 of a form whose sides differ, or all with their formulas.
func checksOf(f *form, all bool) string {
	var b strings.Builder
	for _, c := range f.allChecks() {
		switch {
		case all:
			fmt.Fprintf(&b, "  %s %s!%s %s: %d %s | %d %s (%s)\n", c.rule, c.sheet, c.place, c.what, c.left.value, c.left.formula, c.right.value, c.right.formula, c.bad)
		case c.left.value != c.right.value:
			fmt.Fprintf(&b, "  %s %s!%s: %d | %d\n", c.rule, c.sheet, c.place, c.left.value, c.right.value)
		}
	}
	return b.String()
}

// TestTheChecksOfForms has the lines of the sheet 检查 of each edition, and those that differ when a figure of each row is
// another, 0 and to be filled in, or known to be 0; and what is painted.
func TestTheChecksOfForms(t *testing.T) {
	var b strings.Builder
	for _, e := range tables.Editions {
		fmt.Fprintf(&b, "# %s\n%s", e.ID, checksOf(newForm(filledReport(t, e, 1)), true))
		if differ := checksOf(newForm(filledReport(t, e, 1)), false); differ != "" {
			t.Errorf("%s: %s", e.ID, differ)
		}
		next, previous := filledReport(t, e, 1), filledReport(t, e, 500)
		previous.Year--
		fmt.Fprintf(&b, "with the year before\n%s", checksOf(newForm(next, TakenFrom(previous)), false))
		for _, check := range newForm(next, TakenFrom(previous)).allChecks() {
			if check.rule == "INFORCE" {
				fmt.Fprintf(&b, "  %s %s: %s | %s\n", check.place, check.what, check.left.formula, check.right.formula)
			}
		}
		blank := model.New("甲局", next.Year, previous)
		for _, path := range blank.Schema().Figures {
			if v := newForm(blank, TakenFrom(previous)).value(path); v.value != nil && !v.sum {
				fmt.Fprintf(&b, "taken over: %s %v\n", path, v)
			}
		}
		m := model.SchemaOf(e)
		for i, path := range m.Figures {
			row := m.ByPath[path].Parent
			if last := row.Children[len(row.Children)-1].Path; len(row.Children) > 3 && path != last && i%5 > 0 {
				continue // some of each row are as good as all
			}
			r := filledReport(t, e, 1)
			set(t, r, path, fmt.Sprint(int64(i)+1000))
			fmt.Fprintf(&b, "%s another: %v\n%s", path, newForm(r).value(path), checksOf(newForm(r), false))
			r = filledReport(t, e, 1)
			set(t, r, path, "0")
			fmt.Fprintf(&b, "%s to be filled in: %v\n%s", path, newForm(r).value(path), checksOf(newForm(r), false))
			fmt.Fprintf(&b, "%s known to be 0: %v\n%s", path, newForm(r, KnownFigures()).value(path), checksOf(newForm(r, KnownFigures()), false))
		}
		f := newForm(filledReport(t, e, 1))
		places := f.tables[1].places()
		for _, rule := range f.rulesThree(places["applications.received[0]"], places) {
			fmt.Fprintf(&b, "painted %s %s\n", rule.cells, rule.formula)
		}
		for i := range f.tables {
			var kinds []string
			for _, c := range f.tables[i].grid.Cells {
				if field := f.schema.ByPath[c.Path]; field != nil && !slices.Contains(kinds, inputKind(field)) {
					kinds = append(kinds, inputKind(field))
				}
			}
			fmt.Fprintf(&b, "%s %v labels in %d columns, rows of", f.tables[i].sheet, kinds, labelColumns(f.tables[i].grid))
			for row := range f.tables[i].grid.Rows {
				fmt.Fprintf(&b, " %g", rowHeight(f.tables[i].grid, row))
			}
			b.WriteByte('\n')
		}
	}
	golden.Compare(t, filepath.Join("testdata", "checks.txt"), []byte(b.String()))
}
