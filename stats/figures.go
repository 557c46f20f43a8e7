package stats

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/nianbao/nianbao/model"
)

// Cell is a figure of one report. The zero value stands for a figure that the report's edition or form
// does not have.
type Cell struct {
	Text  string // as it is printed
	Blank bool   // the file leaves it blank; it counts as the 0 that Text is
}

// isKnown reports whether the file has a number.
func (c Cell) isKnown() bool { return c.Text != "" && !c.Blank }

// cellOf returns a figure of a report.
func cellOf(f *model.Field, r *model.Report) Cell {
	if fieldIn(f, r) == nil {
		return Cell{}
	}
	return Cell{Text: f.Text(r), Blank: r.IsBlank(f.Path)}
}

// fieldIn returns the field of a report that counts the same as f, nil when there is none.
func fieldIn(f *model.Field, r *model.Report) *model.Field {
	if own := r.Schema().ByPath[f.Path]; f.SameAs(own) {
		return own
	}
	return nil
}

// IsPart reports whether a figure is one of the parts that the total of its row adds up: the cells of
// tables three and four that are not in the column 总计.
func IsPart(f *model.Field) bool {
	row := f.Parent
	return row.Kind == model.RowKind && f != row.Children[len(row.Children)-1]
}

// figuresOf lists the figures of the editions that reports follow, in print order. In each table those
// of the newest edition come first, then those that only an older one has.
func figuresOf(reports []*model.Report) []*model.Field {
	var schemas []*model.Schema
	for _, r := range reports {
		if m := r.Schema(); !slices.Contains(schemas, m) {
			schemas = append(schemas, m)
		}
	}
	slices.SortStableFunc(schemas, func(a, b *model.Schema) int { return cmp.Compare(b.Edition.ID, a.Edition.ID) })
	var figures []*model.Field
	for _, table := range model.SchemaOf(nil).Root.Children {
		var own []*model.Field
		for _, m := range schemas {
			own = appendNew(own, m, table.Key)
		}
		figures = append(figures, own...)
	}
	return figures
}

// appendNew adds the figures of a table that the list does not have yet.
func appendNew(list []*model.Field, m *model.Schema, table string) []*model.Field {
	for _, path := range m.Figures {
		f := m.ByPath[path]
		if tableOf(f).Key == table && !slices.ContainsFunc(list, f.SameAs) {
			list = append(list, f)
		}
	}
	return list
}

// tableOf returns the field of the report that holds a figure.
func tableOf(f *model.Field) *model.Field {
	for f.Parent.Parent != nil {
		f = f.Parent
	}
	return f
}

// total adds up a figure of reports in a unit that they have in common, and tells how many digits behind
// the point the sum has.
func total(f *model.Field, unit string, reports []*model.Report) (sum *big.Rat, digits int) {
	sum = new(big.Rat)
	for _, r := range reports {
		value, places := f.In(unit, r)
		sum.Add(sum, value)
		digits = max(digits, places)
	}
	return sum, digits
}

// totalText is the sum of a figure of reports as it is printed.
func totalText(f *model.Field, reports []*model.Report) string {
	unit, _ := f.CommonUnit(reports)
	sum, digits := total(f, unit, reports)
	return sum.FloatString(digits) + unit
}
