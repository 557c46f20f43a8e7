//go:build !norare

package main

import (
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/fonts/rare"
)

// withRare puts the faces of rare characters behind a set.
func withRare(set *fonts.Set) (*fonts.Set, error) { return rare.Behind(set) }
