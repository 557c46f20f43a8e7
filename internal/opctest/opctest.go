// Package opctest packs the files of office documents for tests, and validates documents.
package opctest

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"slices"
	"testing"
)

// Parts are the files of a package by name.
type Parts map[string]string

// Zip packs files in the order of their names.
func Zip(t testing.TB, files Parts) []byte {
	t.Helper()
	return packed(t, files, zip.Deflate)
}

// Store packs files as Zip does but without compressing them, which is much faster.
func Store(t testing.TB, files Parts) []byte {
	t.Helper()
	return packed(t, files, zip.Store)
}

func packed(t testing.TB, files Parts, method uint16) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
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

// Unzip returns the files of a package, and their names in its order.
func Unzip(t interface {
	Helper()
	Fatal(args ...any)
}, data []byte) (files Parts, names []string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files = Parts{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		file, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(file)
		names = append(names, f.Name)
	}
	return files, names
}
