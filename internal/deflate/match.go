package deflate

import "math/bits"

// token is a literal byte, or a repeat of what stands dist bytes before it.
type token struct {
	length uint16 // 0 for a literal
	dist   uint16
	lit    byte
}

const (
	minMatch = 3
	maxMatch = 258
	window   = 32 << 10
	hashBits = 10
	maxTries = 4 // earlier places looked at for a repeat
)

// matcher splits pieces into tokens. The zero value is ready.
type matcher struct {
	head [1 << hashBits]int32 // last place of each hash, plus 1
	prev []int32
	best []match // at each place
	cost []uint32
	take []uint16 // length of the token that is best at each place, 1 for a literal
}

// match is the longest repeat at a place.
type match struct{ length, dist uint16 }

// tokens appends the tokens that cost the fewest bits under a code.
func (m *matcher) tokens(dst []token, data []byte, c *Code) []token {
	m.find(data)
	m.choose(data, c)
	for i := 0; i < len(data); {
		n := m.take[i]
		if n == 1 {
			dst = append(dst, token{lit: data[i]})
		} else {
			dst = append(dst, token{length: n, dist: m.best[i].dist})
		}
		i += int(n)
	}
	return dst
}

func hash(b []byte) uint32 {
	return (uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16) * 0x9e3779b1 >> (32 - hashBits)
}

// find looks for the longest repeat at each place.
func (m *matcher) find(data []byte) {
	clear(m.head[:])
	m.prev = append(m.prev[:0], make([]int32, len(data))...)
	m.best = append(m.best[:0], make([]match, len(data))...)
	for i := 0; i+minMatch <= len(data); i++ {
		h := hash(data[i:])
		at := m.head[h]
		for tries := maxTries; at > 0 && tries > 0 && i-int(at)+1 <= window; tries-- {
			j := int(at) - 1
			if n := common(data, i, j); n > int(m.best[i].length) && n >= minMatch {
				m.best[i] = match{uint16(n), uint16(i - j)}
			}
			at = m.prev[j]
		}
		m.prev[i], m.head[h] = m.head[h], int32(i)+1
	}
}

// common is how many bytes from i on are those from j on.
func common(data []byte, i, j int) int {
	most := min(len(data)-i, maxMatch)
	n := 0
	for n < most && data[i+n] == data[j+n] {
		n++
	}
	return n
}

// choose finds the cheapest way to write the data, from its end backwards.
func (m *matcher) choose(data []byte, c *Code) {
	m.cost = append(m.cost[:0], make([]uint32, len(data)+1)...)
	m.take = append(m.take[:0], make([]uint16, len(data))...)
	for i := len(data) - 1; i >= 0; i-- {
		m.cost[i], m.take[i] = uint32(c.lit.size[data[i]])+m.cost[i+1], 1
		dist := c.distCost(m.best[i].dist)
		for n := uint16(minMatch); n <= m.best[i].length; n++ {
			if cost := uint32(c.lengthCost[n]) + dist + m.cost[i+int(n)]; cost < m.cost[i] {
				m.cost[i], m.take[i] = cost, n
			}
		}
	}
}

// lengthSymbol returns the symbol of a length, and the value and number of its extra bits
// (RFC 1951, 3.2.5).
func lengthSymbol(length uint16) (symbol int, extra uint64, n uint) {
	if length == maxMatch {
		return numLitLen - 1, 0, 0
	}
	v := uint(length - minMatch)
	if v < 8 {
		return literals + 1 + int(v), 0, 0
	}
	n = uint(bits.Len(v)) - 3
	return literals + 1 + int(4*n+v>>n), uint64(v & (1<<n - 1)), n
}

// distSymbol does the same for a distance.
func distSymbol(dist uint16) (symbol int, extra uint64, n uint) {
	v := uint(dist - 1)
	if v < 4 {
		return int(v), 0, 0
	}
	n = uint(bits.Len(v)) - 2
	return int(2*n + v>>n), uint64(v & (1<<n - 1)), n
}
