// Package pdf writes a finished layout as a PDF 1.7 file that meets PDF/A-2a (ISO 19005-2)
// and PDF/UA-1 (ISO 14289-1) at once. The same document gives the same bytes.
// CONFORMANCE.md says clause by clause how.
package pdf
