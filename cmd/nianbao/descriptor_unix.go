//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// descriptorOf is the number of the open file that a name stands for, as /dev/stdout does; 0 for names of
// other files.
func descriptorOf(name string) int {
	switch name = filepath.Clean(name); name {
	case "/dev/stdout":
		return 1
	case "/dev/stderr":
		return 2
	}
	for _, folder := range []string{"/dev/fd/", "/proc/self/fd/"} {
		if number, ok := strings.CutPrefix(name, folder); ok {
			if n, err := strconv.Atoi(number); err == nil && n > 0 {
				return n
			}
		}
	}
	return sameAsOutput(name)
}

// sameAsOutput is 1 for a link to standard output, and for the very file that standard output goes to.
func sameAsOutput(name string) int {
	there, err := os.Stat(name)
	if err != nil {
		return 0
	}
	out, err := os.Stdout.Stat()
	if err == nil && out.Mode().IsRegular() && os.SameFile(there, out) {
		return 1
	}
	return 0
}

// duplicate opens an open file once more, at the place where it is.
func duplicate(descriptor int, name string) (*os.File, error) {
	n, err := syscall.Dup(descriptor)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(n), name), nil
}
