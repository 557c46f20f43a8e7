package layout

// Check says what keeps a flow from being written as text that flows: nil blocks, unknown roles, headings that
// skip a level, tables that are no full rectangle, figures without a text or a picture. It asks no faces and
// no page. The error is of type Faults.
func Check(flow []Block) error {
	var faults Faults
	checkFlow(flow, &faults)
	if len(faults) > 0 {
		return faults
	}
	checkContents(flow, &faults)
	if len(faults) > 0 {
		return faults
	}
	return nil
}

// checkContents adds the faults of tables and figures themselves.
func checkContents(flow []Block, faults *Faults) {
	for _, b := range flow {
		switch b := b.(type) {
		case *Group:
			checkContents(b.Blocks, faults)
		case *Table:
			if _, err := b.withSpans().owners(); err != nil {
				*faults = append(*faults, err)
			}
		case *Figure:
			if reason := b.fault(); reason != "" {
				*faults = append(*faults, &BadFigure{b.Source, b.Caption, reason})
			}
		}
	}
}

// Headers returns for each cell of a table the cells that head it, as indexes, columns before rows and
// outermost first. A table that is no full rectangle gives a *BadTable.
func (t *Table) Headers() ([][]int, error) {
	whole := t.withSpans()
	owner, err := whole.owners()
	if err != nil {
		return nil, err
	}
	st := &setTable{Table: whole, owner: owner}
	st.headers = st.headersAbove()
	headers := make([][]int, len(t.Cells))
	var all []int
	for i := range t.Cells {
		start := len(all)
		all = st.headersOf(all, i)
		headers[i] = all[start:len(all):len(all)]
	}
	return headers, nil
}
