//go:build !windows && !darwin

package main

// fileKey is a path as the system tells files apart.
func fileKey(path string) string { return path }
