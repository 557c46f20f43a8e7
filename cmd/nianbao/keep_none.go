//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package main

import "os"

// keep does nothing where a file that is open can't be renamed, or has no locks.
func keep(string) (*os.File, error) { return nil, nil }

// removeAbandoned removes a temporary file that is so old that no run can be busy with it.
func removeAbandoned(name string) {
	if info, err := os.Lstat(name); err == nil && info.Mode().IsRegular() && isOld(info) {
		_ = os.Remove(name) // the next run tries again
	}
}
