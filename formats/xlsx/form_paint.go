package xlsx

import "fmt"

// paintTable marks cells where an identity of the table fails in red, and cells that are still to be
// filled in in amber.
func (f *form) paintTable(t *formTable) error {
	places := t.places()
	var rules []paintRule
	if first, ok := places["applications.received[0]"]; ok {
		rules = f.rulesThree(first, places)
	}
	for _, group := range []string{"reconsideration", "litigation.direct", "litigation.after_reconsideration"} {
		if total, ok := places[group+"[4]"]; ok {
			first := places[group+"[0]"]
			rules = append(rules, wrongSum(area{total.row, total.col, total.row, total.col}, first))
		}
	}
	for _, rule := range rules {
		if err := f.paint(t.sheet, rule.cells, rule.formula, f.red); err != nil {
			return err
		}
	}
	return f.paintBlanks(t)
}

type paintRule struct{ cells, formula string }

// rulesThree are the identities of table three: 一 + 二 = （七）总计 + 四, （七）总计 the sum of the
// outcomes, the last of each row the sum of the others.
func (f *form) rulesThree(first at, places map[string]at) []paintRule {
	last := places["applications.carried_forward[6]"]
	carried, total, forward := first.row+1, last.row-1, last.row
	outcomes := f.schema.Edition.Outcomes
	above := area{places[outcomes[0]+"[0]"].row, first.col, places[outcomes[len(outcomes)-1]+"[0]"].row, first.col}
	cell := func(row int) string { return columnName(first.col) + "$" + fmt.Sprint(row+1) }
	both := rangeOf(area{first.row, first.col, carried, last.col}) + " " + rangeOf(area{total, first.col, forward, last.col})
	return []paintRule{
		wrongSum(area{first.row, last.col, last.row, last.col}, first),
		{rangeOf(area{total, first.col, total, last.col}), fmt.Sprintf("AND(ISNUMBER(%s),%[1]s<>SUM(%s:%s))", cell(total), cell(above.top), cell(above.bottom))},
		// A column that is not filled in yet is not wrong.
		{both, fmt.Sprintf("AND(COUNT(%[1]s,%[2]s,%[4]s)=3,SUM(%[1]s,%[2]s)<>SUM(%[3]s,%[4]s))", cell(first.row), cell(carried), cell(total), cell(forward))},
	}
}

// wrongSum marks totals in a column that are not the sum of their rows from a cell on.
func wrongSum(totals area, first at) paintRule {
	row := fmt.Sprint(totals.top + 1)
	cell := func(col int) string { return "$" + columnName(col) + row }
	return paintRule{rangeOf(totals), fmt.Sprintf("AND(ISNUMBER(%s),%[1]s<>SUM(%s:%s))", cell(totals.left), cell(first.col), cell(totals.left-1))}
}

func rangeOf(a area) string {
	return at{a.top, a.left}.String() + ":" + at{a.bottom, a.right}.String()
}

// paintBlanks marks the cells that hold no number yet, or no text where that is what is asked for.
func (f *form) paintBlanks(t *formTable) error {
	var numbers, texts []at
	for _, c := range t.grid.Cells {
		switch field := f.schema.ByPath[c.Path]; {
		case field == nil || f.value(c.Path).sum:
		case inputKind(field) == moneyInput:
			texts = append(texts, t.place(c))
		default:
			numbers = append(numbers, t.place(c))
		}
	}
	for _, a := range rangesOf(numbers) {
		if err := f.paint(t.sheet, rangeOf(a), "NOT(ISNUMBER("+at{a.top, a.left}.String()+"))", f.amber); err != nil {
			return err
		}
	}
	for _, a := range rangesOf(texts) {
		if err := f.paint(t.sheet, rangeOf(a), "LEN("+at{a.top, a.left}.String()+")=0", f.amber); err != nil {
			return err
		}
	}
	return nil
}
