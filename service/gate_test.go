package service

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"
)

func testGate(workers, heavy, queue int) *gate {
	return newGate(Limits{Workers: workers, Heavy: heavy, Queue: queue, WaitTime: 5 * time.Second}.orDefaults())
}

// entrant is a request that wants to compute.
type entrant struct {
	leave func()
	err   error
	done  atomic.Bool // what is above is known
}

func enter(ctx context.Context, g *gate, heavy bool) *entrant {
	e := new(entrant)
	go func() {
		e.leave, e.err = g.enter(ctx, heavy)
		e.done.Store(true)
	}()
	synctest.Wait()
	return e
}

func TestGateQueueIsFull(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := testGate(2, 1, 3)
		inside := []*entrant{enter(t.Context(), g, false), enter(t.Context(), g, false)}
		var waiting []*entrant
		for range 3 {
			waiting = append(waiting, enter(t.Context(), g, false))
		}
		for i, e := range inside {
			if !e.done.Load() || e.err != nil {
				t.Errorf("request %d is not let in: %v", i, e.err)
			}
		}
		for i, e := range waiting {
			if e.done.Load() {
				t.Errorf("request %d does not wait: %v", i, e.err)
			}
		}
		if n := g.waiting(); n != 3 {
			t.Errorf("%d wait, want 3", n)
		}
		if e := enter(t.Context(), g, false); !errors.Is(e.err, errQueueFull) {
			t.Errorf("one more than the queue takes: %v", e.err)
		}
		inside[0].leave()
		synctest.Wait()
		if !waiting[0].done.Load() || waiting[1].done.Load() || waiting[2].done.Load() {
			t.Error("a free place is not for the first who waits")
		}
		if e := enter(t.Context(), g, false); e.done.Load() {
			t.Errorf("nobody may wait where one has left the queue: %v", e.err)
		}
		time.Sleep(time.Minute)
	})
}

func TestGateWaitsNoLonger(t *testing.T) {
	for _, heavy := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			g := testGate(1, 1, 9)
			first := enter(t.Context(), g, heavy)
			late := enter(t.Context(), g, heavy)
			time.Sleep(g.wait - time.Nanosecond)
			synctest.Wait()
			if late.done.Load() {
				t.Fatalf("gave up early: %v", late.err)
			}
			time.Sleep(time.Nanosecond)
			synctest.Wait()
			if !errors.Is(late.err, errWaitedLong) {
				t.Fatalf("got %v after the time", late.err)
			}
			first.leave()
			isEmpty(t, g)
		})
	}
}

func TestGateClientLeavesQueue(t *testing.T) {
	for _, heavy := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			g := testGate(1, 1, 9)
			first := enter(t.Context(), g, false)
			ctx, gone := context.WithCancel(t.Context())
			second := enter(ctx, g, heavy)
			third := enter(t.Context(), g, heavy)
			gone()
			synctest.Wait()
			if !errors.Is(second.err, context.Canceled) {
				t.Fatalf("got %v", second.err)
			}
			first.leave()
			synctest.Wait()
			if !third.done.Load() || third.err != nil {
				t.Fatalf("the next is not let in: %v", third.err)
			}
			third.leave()
			isEmpty(t, g)
		})
	}
}

func TestGateHeavyStarveNobody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := testGate(2, 1, 8)
		for range 20 { // many more than there are places for
			enter(t.Context(), g, true)
		}
		for i := range 50 {
			e := enter(t.Context(), g, false)
			if !e.done.Load() || e.err != nil {
				t.Fatalf("small request %d waits for heavy ones: %v", i, e.err)
			}
			e.leave()
		}
		time.Sleep(time.Minute)
	})
}

func TestGateOrder(t *testing.T) {
	for _, heavy := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			g := testGate(1, 1, 40)
			current := enter(t.Context(), g, heavy)
			var all []*entrant
			for range 10 {
				all = append(all, enter(t.Context(), g, heavy))
			}
			for i, e := range all {
				current.leave()
				synctest.Wait()
				if !e.done.Load() || i+1 < len(all) && all[i+1].done.Load() {
					t.Fatalf("request %d is not next", i)
				}
				current = e
			}
			current.leave()
			isEmpty(t, g)
		})
	}
}

// TestGateCounts draws requests that come, go and end, and compares what the gate counts with what they say.
func TestGateCounts(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		workers, heavy, queue := rapid.IntRange(1, 4).Draw(r, "workers"), rapid.IntRange(1, 4).Draw(r, "heavy"), rapid.IntRange(1, 6).Draw(r, "queue")
		actions := rapid.SliceOfN(rapid.IntRange(0, 4), 1, 60).Draw(r, "actions")
		synctest.Test(t, func(t *testing.T) {
			g := testGate(workers, heavy, queue)
			ctx, gone := context.WithCancel(t.Context())
			defer gone()
			var all, inside []*entrant
			for _, action := range actions {
				switch action {
				case 0, 1:
					all = append(all, enter(ctx, g, action == 1))
				case 2, 3:
					if len(inside) > 0 {
						inside[len(inside)-1].leave()
						inside[len(inside)-1].leave = nil
					}
				case 4:
					time.Sleep(2 * time.Second)
				}
				synctest.Wait()
				inside = inside[:0]
				waiting := int64(0)
				for _, e := range all {
					switch {
					case !e.done.Load():
						waiting++
					case e.err == nil && e.leave != nil:
						inside = append(inside, e)
					}
				}
				if len(inside) > workers || int64(len(inside)) != int64(len(g.workers.places)) || waiting != g.waiting() || len(g.heavy.places) > cap(g.heavy.places) {
					r.Fatalf("%d inside, %d counted of %d; %d wait, %d counted", len(inside), len(g.workers.places), workers, waiting, g.waiting())
				}
			}
			gone()
			synctest.Wait()
			for _, e := range all {
				if e.err == nil && e.leave != nil {
					e.leave()
				}
			}
			isEmpty(t, g)
		})
	})
}

func isEmpty(t *testing.T, g *gate) {
	t.Helper()
	synctest.Wait()
	if len(g.workers.places) != 0 || len(g.heavy.places) != 0 || g.waiting() != 0 {
		t.Errorf("%d and %d places taken, %d wait", len(g.workers.places), len(g.heavy.places), g.waiting())
	}
}
