package main

import "syscall"

// ownErrors are those of Windows that have to do with one file: it is open in a reader, or its
// name does not suit the disk.
var ownErrors = []error{
	syscall.Errno(32),  // ERROR_SHARING_VIOLATION
	syscall.Errno(33),  // ERROR_LOCK_VIOLATION
	syscall.Errno(123), // ERROR_INVALID_NAME
	syscall.Errno(206), // ERROR_FILENAME_EXCED_RANGE
}

// addressInUse and addressNotHere are why an address can't be listened at.
var (
	addressInUse   = []error{syscall.EADDRINUSE, syscall.Errno(10048)}    // WSAEADDRINUSE
	addressNotHere = []error{syscall.EADDRNOTAVAIL, syscall.Errno(10049)} // WSAEADDRNOTAVAIL
)
