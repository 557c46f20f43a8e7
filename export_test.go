package nianbao

// FigurePaths lists the figures of the model, for tests of every one of them.
func FigurePaths() []string { return figurePaths() }

// Change adds to the count at a path.
func Change(r *Report, path string, by int64) {
	v := model().byPath[path].value(r)
	v.SetInt(v.Int() + by)
}
