package service

import (
	"context"
	"sync/atomic"
	"time"
)

// gate lets so many requests compute at once, and so many wait for that. Heavy requests wait in a line of their own and
// take fewer places than there are, so that others neither wait for them nor find the line full of them.
type gate struct {
	workers line
	heavy   line
	wait    time.Duration
}

// line is a number of places, and those who wait for one, first come, first served.
type line struct {
	places  chan struct{} // one element a place that is taken
	longest int64
	waiting atomic.Int64
}

func newGate(l Limits) *gate {
	return &gate{
		workers: line{places: make(chan struct{}, l.Workers), longest: int64(l.Queue)},
		heavy:   line{places: make(chan struct{}, l.Heavy), longest: max(1, int64(l.Queue)/4)},
		wait:    l.WaitTime,
	}
}

// enter waits for a place and returns how to leave it. The error is errQueueFull, errWaitedLong, or that of ctx when the
// client has gone.
func (g *gate) enter(ctx context.Context, heavy bool) (leave func(), err error) {
	timer := time.NewTimer(g.wait)
	defer timer.Stop()
	if !heavy {
		return g.workers.leave, g.workers.enter(ctx, timer.C)
	}
	if err := g.heavy.enter(ctx, timer.C); err != nil { // first, so that no worker waits for it
		return nil, err
	}
	if err := g.workers.enter(ctx, timer.C); err != nil {
		g.heavy.leave()
		return nil, err
	}
	return func() { g.workers.leave(); g.heavy.leave() }, nil
}

// waiting is how many requests wait.
func (g *gate) waiting() int64 { return g.workers.waiting.Load() + g.heavy.waiting.Load() }

// enter waits for a place until late. A channel serves those who wait for it in their order, and lets nobody in before
// them.
func (l *line) enter(ctx context.Context, late <-chan time.Time) error {
	select {
	case l.places <- struct{}{}:
		return nil
	default:
	}
	defer l.waiting.Add(-1)
	if l.waiting.Add(1) > l.longest {
		return errQueueFull
	}
	select {
	case l.places <- struct{}{}:
		return nil
	case <-late:
		return errWaitedLong
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (l *line) leave() { <-l.places }
