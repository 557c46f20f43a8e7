// Package layoutcheck looks at finished pages as a proof-reader does: at what begins and
// ends the lines, at the feet of the pages, and at tables that go on. It knows nothing of
// how the lines were chosen, takes pages of any program, and serves tests and comparisons
// only.
package layoutcheck
