//go:build windows || darwin

package main

import "strings"

// fileKey is a path as the system tells files apart: here without regard to case.
func fileKey(path string) string { return strings.ToLower(path) }
