//go:build !norare

package main

import (
	"io/fs"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/fonts/rare"
	rarelicences "github.com/nianbao/nianbao/fonts/rare/licences"
)

// withRare puts the faces of rare characters behind a set.
func withRare(set *fonts.Set) (*fonts.Set, error) { return rare.Behind(set) }

// rareFaces are the faces of rare characters, for the list of licences.
var rareFaces = []licensedFaces{
	{"NBSongMore", "Noto Serif SC 的修改版", "noto-serif-sc.txt"},
	{"NBSongPlaneTwo", "花园明朝 B（HanaMinB）的修改版", "hanazono.txt"},
}

// rareTexts holds their licence texts.
func rareTexts() fs.FS { return rarelicences.Texts() }
