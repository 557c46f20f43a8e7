// Package svg writes the pages of a finished layout as SVG files: for previews, and for pages that are shown within
// others.
//
// A page is one file that needs no other: glyphs are outlines, pictures are part of it, and there is no script. It has
// two layers. One is seen: what layout/pdf draws, at the same places, and hidden from screen readers. The other is read:
// the text without any ink, in the order of the document's tree and with its roles, so that it can be selected, searched
// and read aloud. Page numbers, repeated header rows and stamps are in the first only.
//
// The files use the SVG of 1.1 and names that SVG 2 and ARIA 1.2 added: what does not know those passes over them.
package svg
