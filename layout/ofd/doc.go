// Package ofd writes the pages of a finished layout as OFD, the fixed-layout format of GB/T 33190-2016: by default as
// OFD-A, the form of it for archives (GB/T 42133-2022), which holds all that it needs and leads nowhere outside.
//
// The text stays text: each run of a line is one object with the places of its glyphs, and the embedded fonts lead from
// its characters to them. The order of the text, and what is a heading, a table or a figure in it, is in a tree of custom
// tags, whose leaves name the objects of the pages. Page numbers, repeated header rows and stamps stand in layers of their
// own, outside the tree.
//
// Files are the same whenever and wherever they are written. CONFORMANCE.md says clause by clause how both standards are met.
package ofd
