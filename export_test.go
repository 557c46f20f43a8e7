package nianbao

import (
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// FigurePaths lists the figures of the model, for tests of every one of them.
func FigurePaths(r *Report) []string { return r.model().figures }

// AddTo adds to the count at a path.
func AddTo(r *Report, path string, by int64) {
	v := r.model().byPath[path].value(r)
	v.SetInt(v.Int() + by)
}

// model is the newest edition's.
func model() *reportModel { return modelOf(nil) }

func figurePaths() []string { return model().figures }

// Double adds the count at a path to itself.
func Double(r *Report, path string) {
	v := r.model().byPath[path].value(r)
	v.SetInt(2 * v.Int())
}

// ProblemList is the list of problems of a draft.
func ProblemList(ps Problems, faces *fonts.Set) *layout.Group { return problemList(ps, faces) }

// Figure is a figure as it is printed.
func Figure(r *Report, path string) string {
	text, _ := r.figure(path)
	return text
}
