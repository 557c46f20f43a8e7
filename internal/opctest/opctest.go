// Package opctest packs the files of office documents for tests, and validates documents.
package opctest

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
	"testing"
)

// Parts are the files of a package by name.
type Parts map[string]string

// Zip packs files in the order of their names.
func Zip(t testing.TB, files Parts) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
