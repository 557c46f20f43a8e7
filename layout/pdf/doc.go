// Package pdf writes a finished layout as a PDF 1.7 file that meets PDF/A-2a (ISO 19005-2)
// and PDF/UA-1 (ISO 14289-1) at once, or by other standards: PDF/A-3a and PDF/UA-1, PDF/A-1a on PDF
// 1.4, PDF/A-4 and PDF/UA-2 on PDF 2.0. The same document gives the same bytes. CONFORMANCE.md says
// clause by clause how.
package pdf
