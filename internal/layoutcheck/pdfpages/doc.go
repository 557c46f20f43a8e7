// Package pdfpages reads the pages of any PDF file as lines, cells and rules, for
// layoutcheck. The file is opened by mutool (Debian's mupdf-tools), which shares no code
// with this project; what mutool tells are glyphs and paths where they are painted. Lines,
// cells and paragraphs are found from their places alone, so that a file without tags, or
// with wrong ones, is read like any other.
//
// What a page does not show is not guessed: which rows of a table belong together, and
// which of its cells are headers.
package pdfpages
