package main

import (
	"runtime"
	"slices"
	"syscall"
	"time"
)

// contestant makes one PDF and returns its size in bytes.
type contestant struct {
	name string
	run  func() (int, error)
}

// figures are of one call: the median over the rounds.
type figures struct {
	name                 string
	wall, cpu            time.Duration
	allocs, space, bytes int
	err                  error
}

// turn is the least that a contestant runs at a time: long enough that the collection before it
// and what is then cold don't show.
const turn = 60 * time.Millisecond

// compare runs the contestants in turn, so that what else the machine does meets all alike.
func compare(rounds int, cs []contestant) []figures {
	out := make([]figures, len(cs))
	walls, cpus := make([][]time.Duration, len(cs)), make([][]time.Duration, len(cs))
	for i, c := range cs {
		out[i].name = c.name
		out[i].bytes, out[i].err = c.run()
	}
	for range rounds {
		for i, c := range cs {
			if out[i].err != nil {
				continue
			}
			runtime.GC()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			cpu, start, calls := processCPU(), time.Now(), 0
			for calls == 0 || time.Since(start) < turn {
				calls++
				if _, out[i].err = c.run(); out[i].err != nil {
					break
				}
			}
			walls[i] = append(walls[i], time.Since(start)/time.Duration(calls))
			cpus[i] = append(cpus[i], (processCPU()-cpu)/time.Duration(calls))
			runtime.ReadMemStats(&after)
			out[i].allocs = int(after.Mallocs-before.Mallocs) / calls
			out[i].space = int(after.TotalAlloc-before.TotalAlloc) / calls
		}
	}
	for i := range out {
		out[i].wall, out[i].cpu = median(walls[i]), median(cpus[i])
	}
	return out
}

func median(ds []time.Duration) time.Duration {
	if len(ds) == 0 {
		return 0
	}
	slices.Sort(ds)
	return ds[len(ds)/2]
}

func processCPU() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
