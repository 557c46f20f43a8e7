// Package reporttest has what the tests of several packages do with a report.
package reporttest

import "github.com/nianbao/nianbao/model"

// FigurePaths lists the paths of all figures of a report's edition, in print order.
func FigurePaths(r *model.Report) []string { return r.Schema().Figures }

// AddTo adds to the count at a path.
func AddTo(r *model.Report, path string, by int64) {
	v := r.Schema().ByPath[path].Value(r)
	v.SetInt(v.Int() + by)
}

// Double adds the count at a path to itself.
func Double(r *model.Report, path string) { AddTo(r, path, r.Count(path)) }

// Figure returns the figure at a path as it is printed.
func Figure(r *model.Report, path string) string {
	text, _ := r.Figure(path)
	return text
}
