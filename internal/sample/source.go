package sample

// source draws numbers that look random and are the same for ever, whatever becomes of the
// generators of the standard library: a linear congruential generator with the constants
// of Knuth's MMIX, of which the upper bits are taken.
type source struct{ state uint64 }

func newSource(seed int) source {
	s := source{uint64(seed)*0x9e3779b97f4a7c15 + 1}
	s.below(2) // seeds that lie close together part only with the first step
	s.below(2)
	return s
}

// below draws a number from 0 to n-1, n ≥ 1.
func (s *source) below(n int) int {
	s.state = s.state*6364136223846793005 + 1442695040888963407
	return int((s.state >> 33) % uint64(n))
}
