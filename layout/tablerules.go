package layout

// rules appends the lines between the cells that stand in rows, and around them. Lines
// that continue each other are one.
func (t *setTable) rules(st *store, items []Item, rows []int, tops []Length, left, top Length) []Item {
	xs := t.edges(left)
	for i := 0; i <= len(rows); i++ {
		y := top + tops[i] - RuleWeight/2
		eachRun(len(t.Widths), func(c int) bool { return t.parted(rows, i, c) }, func(from, to int) {
			items = append(items, st.rule(Rule{X: xs[from] - RuleWeight/2, Y: y, W: xs[to] - xs[from] + RuleWeight, H: RuleWeight}))
		})
	}
	for c := 0; c <= len(t.Widths); c++ {
		x := xs[c] - RuleWeight/2
		eachRun(len(rows), func(i int) bool { return t.split(rows[i], c) }, func(from, to int) {
			y := top + tops[from] - RuleWeight/2
			items = append(items, st.rule(Rule{X: x, Y: y, W: RuleWeight, H: tops[to] - tops[from] + RuleWeight}))
		})
	}
	return items
}

// edges returns the left edge of each column and the right edge of the last.
func (t *setTable) edges(left Length) []Length {
	xs := make([]Length, len(t.columns)+1)
	xs[0] = left
	for i, w := range t.columns {
		xs[i+1] = xs[i] + w
	}
	return xs
}

// parted reports whether a line stands above the i-th of rows in a column.
func (t *setTable) parted(rows []int, i, col int) bool {
	if i == 0 || i == len(rows) {
		return true
	}
	cols := len(t.Widths)
	return t.owner[rows[i-1]*cols+col] != t.owner[rows[i]*cols+col]
}

// split reports whether a line stands left of a column in a row.
func (t *setTable) split(row, col int) bool {
	cols := len(t.Widths)
	if col == 0 || col == cols {
		return true
	}
	return t.owner[row*cols+col-1] != t.owner[row*cols+col]
}

// eachRun calls run for each longest stretch of indices below n for which on holds.
func eachRun(n int, on func(int) bool, run func(from, to int)) {
	for from := 0; from < n; from++ {
		if !on(from) {
			continue
		}
		to := from
		for to < n && on(to) {
			to++
		}
		run(from, to)
		from = to
	}
}
