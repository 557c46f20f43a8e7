//go:build !unix

package main

import "time"

// processorTime is how long the process may have had processors, where the system is not asked.
func processorTime() time.Duration { return processorTimeAtMost() }
