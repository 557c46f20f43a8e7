package main

import (
	"sync"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/fonts"
)

// faces is the set that all reports are set in, one for them all since a set remembers which
// characters it was found to have.
var faces = sync.OnceValues(func() (*fonts.Set, error) {
	set, err := fonts.Embedded()
	if err != nil {
		return nil, err
	}
	return withRare(set)
})

// setting is what it takes to set a report, whether it is rendered or checked: the faces and
// the folder of its pictures.
func setting(file string) ([]nianbao.Option, error) {
	set, err := faces()
	if err != nil {
		return nil, err
	}
	return append(filesBeside(file), nianbao.Faces(set)), nil
}
