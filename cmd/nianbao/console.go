//go:build !windows

package main

// keepOpen does nothing where programs have no window of their own.
func keepOpen(args []string) {}
