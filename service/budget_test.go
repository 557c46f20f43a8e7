package service

import (
	"sync"
	"testing"

	"pgregory.net/rapid"
)

func TestBudget(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := &budget{limit: rapid.Int64Range(0, 100).Draw(t, "limit")}
		shares := []*share{{budget: b}, {budget: b}, {budget: b}}
		taken := make([]int64, len(shares))
		sum := int64(0)
		for range rapid.IntRange(1, 50).Draw(t, "steps") {
			i := rapid.IntRange(0, len(shares)-1).Draw(t, "share")
			if rapid.Bool().Draw(t, "give") {
				shares[i].giveAll()
				sum -= taken[i]
				taken[i] = 0
			} else {
				n := rapid.Int64Range(0, 60).Draw(t, "bytes")
				if got, want := shares[i].take(n), sum+n <= b.limit; got != want {
					t.Fatalf("take(%d) with %d of %d used: %v", n, sum, b.limit, got)
				} else if got {
					sum += n
					taken[i] += n
				}
			}
			if b.used.Load() != sum {
				t.Fatalf("%d used, want %d", b.used.Load(), sum)
			}
		}
	})
}

func TestBudgetKeepsSomeForSmallOnes(t *testing.T) {
	b := &budget{limit: 8 * heavyBytes}
	large, small := &share{budget: b}, &share{budget: b}
	for range 6 {
		if !large.take(heavyBytes) {
			t.Fatalf("%d bytes of %d are not for a large request", large.taken+heavyBytes, b.limit)
		}
	}
	if large.take(1) {
		t.Error("a large request takes what is left for small ones")
	}
	if !small.take(heavyBytes) || small.take(1) {
		t.Error("a small request is as large as a large one, or finds no memory")
	}
	if other := (&share{budget: b}); !other.take(heavyBytes) || other.take(1) {
		t.Error("another small request does not get the rest, or more than there is")
	}
}

func TestBudgetAtOnce(t *testing.T) {
	b := &budget{limit: 100}
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			s := &share{budget: b}
			for range 2000 {
				s.take(int64(10 * i))
				if used := b.used.Load(); used < 0 || used > b.limit {
					t.Errorf("%d used of %d", used, b.limit)
				}
				s.giveAll()
			}
		})
	}
	all.Wait()
	if b.used.Load() != 0 {
		t.Errorf("%d bytes are left", b.used.Load())
	}
}
