//go:build !windows

package main

// ownErrors are further errors of the system that have to do with one file.
var ownErrors []error
