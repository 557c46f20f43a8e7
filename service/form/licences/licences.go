// Package licences has the licence texts of the libraries in the web form, for programs that show or ship them.
package licences

import "embed"

//go:embed *.txt
var texts embed.FS

// Texts returns the licence texts, one file for each maker. The form serves the same files.
func Texts() embed.FS { return texts }
