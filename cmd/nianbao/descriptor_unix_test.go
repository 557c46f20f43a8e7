//go:build unix

package main

import (
	"path/filepath"
	"testing"
)

// Names that stand for files that are open.
func TestNamesOfOpenFiles(t *testing.T) {
	for name, want := range map[string]int{
		"/dev/stdout": 1, "/dev/./stdout": 1, "/dev/stderr": 2, "/dev/fd/1": 1, "/dev/fd/2": 2, "/dev/fd/7": 7, "/proc/self/fd/3": 3,
		"/dev/fd/0": 0, "/dev/fd/-1": 0, "/dev/fd/x": 0, "/dev/stdin": 0, "/dev/null": 0, filepath.Join(t.TempDir(), "a"): 0, "": 0,
	} {
		if got := descriptorOf(name); got != want && want != 0 || want == 0 && got > 1 {
			t.Errorf("%s is %d, want %d", name, got, want)
		}
	}
}
