// Package redraw draws a layout.Document by way of a PDF library that takes font files and
// finds glyphs by characters.
//
// Such a library can't be asked for a glyph by its number. So it is given, for each face, a
// font file made for the document: it holds the glyphs that the document uses and a cmap
// in which exactly one character leads to each. Where a glyph stands for one character, that
// is the character, and the library's own way of extracting text holds. Where it stands for
// several (——), or another glyph of the face has that character already, it is a stand-in,
// and the text that is drawn with it carries the true characters as ActualText (ISO 32000-1,
// 14.9.4). Nothing is looked up in the library's tables that could come out as another glyph.
package redraw
