package deflate

import "hash/adler32"

// sum is the checksum of a stretch of data (Adler-32: RFC 1950, 9), with its length, so that
// the sum of two stretches follows from theirs.
type sum struct {
	a, b uint64 // 1 and 0 of no data
	n    uint64
}

const modulus = 65521

func sumOf(data []byte) sum {
	s := adler32.Checksum(data)
	return sum{a: uint64(s & 0xffff), b: uint64(s >> 16), n: uint64(len(data))}
}

// then returns the sum of the data followed by other data.
func (s sum) then(other sum) sum {
	return sum{
		a: (s.a + other.a + modulus - 1) % modulus,
		b: (s.b + other.b + other.n%modulus*(s.a+modulus-1)) % modulus,
		n: s.n + other.n,
	}
}

// append appends the four bytes that end a stream.
func (s sum) append(out []byte) []byte {
	return append(out, byte(s.b>>8), byte(s.b), byte(s.a>>8), byte(s.a))
}
