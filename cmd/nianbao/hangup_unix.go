//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
)

// hangups is what tells of the end of a terminal, unless who started the program has it ignored, as nohup does.
func hangups() []os.Signal {
	if signal.Ignored(syscall.SIGHUP) {
		return nil
	}
	return []os.Signal{syscall.SIGHUP}
}
