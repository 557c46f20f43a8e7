//go:build norare

package main

import (
	"io/fs"

	"github.com/nianbao/nianbao/fonts"
)

// withRare leaves a set as it is: a program built with the tag norare is 41 MB smaller.
func withRare(set *fonts.Set) (*fonts.Set, error) { return set, nil }

// rareFaces is empty: there are no licences to name of what is not in the program.
var rareFaces []licensedFaces

func rareTexts() fs.FS { return nil }
