// Package corpus finds the published reports that tests look at. They are not part of the
// project: they stand in ../shared/corpus, seen from its root, or where the variable
// NIANBAO_CORPUS says, or nowhere.
package corpus

import (
	"os"
	"path/filepath"
	"testing"
)

// Reports returns the files of the corpus whose names match a pattern, none when there is no
// corpus.
func Reports(t testing.TB, pattern string) []string {
	t.Helper()
	dir := os.Getenv("NIANBAO_CORPUS")
	if dir == "" {
		dir = beside(t)
	}
	files, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Folder returns the folder of the corpus. Without one the test is skipped.
func Folder(t testing.TB) string {
	t.Helper()
	all := Reports(t, "*.yaml")
	if len(all) == 0 {
		t.Skip("no corpus of published reports beside the checkout; set NIANBAO_CORPUS to its folder")
	}
	return filepath.Dir(all[0])
}

// beside is where the corpus stands beside a checkout: tests run below its root, which has
// the go.mod.
func beside(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(filepath.Dir(dir), "shared", "corpus")
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("the test does not run below the root of the project")
		}
		dir = filepath.Dir(dir)
	}
}
