// Package ofdcheck reads OFD files back for tests and finds what is wrong with them: in the package, in IDs and what refers to
// them, in fonts and the glyphs that texts lead to, in the boxes of objects, in custom tags, and in what archives forbid. It
// knows the parts that layout/ofd writes, and takes any other for a fault.
package ofdcheck
