//go:build unix

package main

import (
	"syscall"
	"time"
)

// processorTime is how long the process has had processors, all of its threads together.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return processorTimeAtMost()
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
