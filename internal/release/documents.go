package main

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// file is a file of an archive.
type file struct {
	name       string // in the archive's folder, with slashes
	data       []byte
	executable bool
}

// folders are where licence texts are in the source, and where they are in an archive.
var folders = []struct{ source, archive string }{
	{"cmd/nianbao/licences", "licences/code"},
	{"fonts/faces/licences", "licences/fonts"},
	{"fonts/rare/licences", "licences/fonts/rare"},
	{"service/form/licences", "licences/form"},
}

// readDocuments reads what goes with the program into every archive, sorted by name.
func readDocuments(source fs.FS) ([]file, error) {
	var files []file
	add := func(from, to string) error {
		data, err := fs.ReadFile(source, from)
		files = append(files, file{name: to, data: data})
		return err
	}
	for _, name := range []string{
		"LICENSE", "NOTICE", "README.md", "README.zh-CN.md",
		"docs/service/Containerfile", "docs/service/nginx.conf", "docs/service/nianbao.service",
	} {
		if err := add(name, name); err != nil {
			return nil, err
		}
	}
	for _, folder := range folders {
		err := fs.WalkDir(source, folder.source, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || path.Ext(name) == ".go" {
				return err
			}
			return add(name, folder.archive+strings.TrimPrefix(name, folder.source))
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(files, func(a, b file) int { return cmp.Compare(a.name, b.name) })
	return files, nil
}
