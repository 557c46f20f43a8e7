package service

import "sync/atomic"

// budget counts the bytes that requests hold at once.
type budget struct {
	limit int64
	used  atomic.Int64
}

// take reserves bytes, unless more than most would be reserved then.
func (b *budget) take(n, most int64) bool {
	for {
		used := b.used.Load()
		if used+n > most {
			return false
		}
		if b.used.CompareAndSwap(used, used+n) {
			return true
		}
	}
}

func (b *budget) give(n int64) { b.used.Add(-n) }

// share is what one request has taken of a budget. It is not for several goroutines.
type share struct {
	budget *budget
	taken  int64
}

// take reserves bytes. A quarter of the budget is for requests that need little, so that large ones keep none out.
func (s *share) take(n int64) bool {
	most := s.budget.limit
	if s.taken+n > heavyBytes {
		most -= most / 4
	}
	if !s.budget.take(n, most) {
		return false
	}
	s.taken += n
	return true
}

// giveAll returns what was taken.
func (s *share) giveAll() {
	s.budget.give(s.taken)
	s.taken = 0
}
