// Package pdfobj writes PDF objects, streams and the cross-reference (ISO 32000-1, 7.2 to
// 7.5). It knows the syntax of a PDF file and nothing of what its objects mean.
package pdfobj
