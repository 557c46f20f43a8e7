// Package licences has the licence texts of the embedded faces, for programs that show or
// ship them as the SIL Open Font License asks.
package licences

import "embed"

//go:embed *.txt
var texts embed.FS

// Texts returns the licence texts, one file for each original that faces were made from.
func Texts() embed.FS { return texts }
