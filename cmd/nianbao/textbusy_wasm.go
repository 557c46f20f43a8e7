package main

import "syscall"

// textBusy stands in for an error that the system does not have.
const textBusy = syscall.EBUSY
