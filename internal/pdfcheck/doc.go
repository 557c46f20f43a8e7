// Package pdfcheck reads a finished PDF file back, for tests, with a reader that this
// project did not write, and checks what validators pass over: that marked content and
// structure tree match both ways, that tables are full rectangles, that headers lead to
// header cells, that widths are those of the embedded fonts, and which text each element
// gives. It knows the kind of file that layout/pdf writes, and reports what it does not
// know as a finding.
package pdfcheck
