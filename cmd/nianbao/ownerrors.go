//go:build !windows

package main

import "syscall"

// ownErrors are further errors of the system that have to do with one file.
var ownErrors []error

// addressInUse and addressNotHere are why an address can't be listened at.
var (
	addressInUse   = []error{syscall.EADDRINUSE}
	addressNotHere = []error{syscall.EADDRNOTAVAIL}
)
