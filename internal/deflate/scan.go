package deflate

import (
	"encoding/binary"
	"math"
	"math/bits"
)

const (
	leastRepeat = 4  // bytes, of what a scanner looks for
	longRepeat  = 32 // none longer is looked for behind one of so many
	placeBits   = 12 // of the hash by which repeats are found
	stride      = 3  // of the places inside a repeat, one is noted: enough, and much faster than all
)

// scanner finds repeats in one pass. Its table of places is not cleared between streams: bytes are counted on from one
// stream to the next, and places before the first byte of the stream don't count. What is found depends on the data alone.
type scanner struct {
	places [1 << placeBits]uint32 // where each hash was met last
	first  uint32                 // place of the first byte of the data
	data   []byte
}

// begin turns to other data.
func (s *scanner) begin(data []byte) {
	first := max(1, uint64(s.first)+uint64(len(s.data))) // 0 is where nothing was met
	if first+uint64(len(data)) > math.MaxUint32 {
		first = 1
		clear(s.places[:])
	}
	s.first, s.data = uint32(first), data
}

// end lets go of the data.
func (s *scanner) end() {
	s.first += uint32(len(s.data))
	s.data = nil
}

// next returns the place of the first repeat from i on, its length and how far back the same bytes stand; behind the last
// one, the end of the data and 0.
func (s *scanner) next(i int) (at, length, dist int) {
	last := len(s.data) - leastRepeat
	for dist == 0 {
		if i > last {
			return len(s.data), 0, 0
		}
		dist = s.before(i)
		i++
	}
	i--
	length = s.length(i, dist)
	for i < last && length < longRepeat { // one that begins a byte later may be longer
		d := s.before(i + 1)
		if d == 0 {
			break
		}
		n := s.length(i+1, d)
		if n <= length {
			break
		}
		i, length, dist = i+1, n, d
	}
	for j := i + 2; j < min(i+length, last); j += stride {
		s.places[hashOf(binary.LittleEndian.Uint32(s.data[j:]))] = s.first + uint32(j)
	}
	return i, length, dist
}

func hashOf(word uint32) uint32 { return word * 0x9e3779b1 >> (32 - placeBits) }

// before notes place i, and returns how far back the same first bytes stand; 0 for nowhere.
func (s *scanner) before(i int) (dist int) {
	word := binary.LittleEndian.Uint32(s.data[i:])
	place := &s.places[hashOf(word)]
	back := s.first + uint32(i) - *place // which an int of 32 bits may not hold
	*place = s.first + uint32(i)
	if back > uint32(min(i, window)) {
		return 0
	}
	dist = int(back)
	if binary.LittleEndian.Uint32(s.data[i-dist:]) != word {
		return 0
	}
	return dist
}

// length returns how long the repeat at i is.
func (s *scanner) length(i, dist int) int {
	most := min(len(s.data)-i, maxMatch)
	return leastRepeat + alike(s.data[i+leastRepeat:i+most], s.data[i-dist+leastRepeat:])
}

// alike returns how many bytes of a are those of b, which is not shorter.
func alike(a, b []byte) int {
	n := 0
	for ; n+8 <= len(a); n += 8 {
		if diff := binary.LittleEndian.Uint64(a[n:]) ^ binary.LittleEndian.Uint64(b[n:]); diff != 0 {
			return n + bits.TrailingZeros64(diff)/8
		}
	}
	for n < len(a) && a[n] == b[n] {
		n++
	}
	return n
}
