//go:build !wasm

package main

import "syscall"

// textBusy is the error of a file that is being run.
const textBusy = syscall.ETXTBSY
