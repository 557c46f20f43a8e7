package deflate

import (
	"math/bits"
	"slices"
)

// Sizes of the alphabets (RFC 1951, 3.2.5), and the longest codes of a dynamic block.
const (
	literals   = 256
	endOfBlock = 256
	numLengths = 29
	numLitLen  = literals + 1 + numLengths
	numDist    = 30
	maxBits    = 15
	maxMetBits = 7 // of the code in which the lengths of the others are written
)

// code is a Huffman code: the bits of each symbol, the first to be written lowest.
type code struct {
	bits []uint16
	size []uint8
}

// newCode makes the best code for symbols that occur as often as freq says. A symbol that
// does not occur gets none.
func newCode(freq []uint32, longest int) code {
	freq = slices.Clone(freq)
	for {
		size := codeSizes(freq)
		if int(slices.Max(size)) <= longest {
			return assign(size)
		}
		for i, f := range freq { // a flatter code has shorter longest words
			freq[i] = (f + 1) / 2
		}
	}
}

// node is one of a tree of symbols: the first nodes are the symbols themselves.
type node struct {
	freq        uint64
	left, right int
}

// codeSizes returns how deep each symbol lies in the tree of Huffman's algorithm. Of equally
// frequent nodes the older is taken first, so that the tree is always the same.
func codeSizes(freq []uint32) []uint8 {
	size := make([]uint8, len(freq))
	nodes := make([]node, 0, 2*len(freq))
	var queue []int // of symbols, by frequency
	for i, f := range freq {
		nodes = append(nodes, node{freq: uint64(f)})
		if f > 0 {
			queue = append(queue, i)
		}
	}
	if len(queue) == 1 { // one word of one bit
		size[queue[0]] = 1
		return size
	}
	slices.SortStableFunc(queue, func(a, b int) int { return compare(nodes[a].freq, nodes[b].freq) })
	made := []int{} // inner nodes, which come about in the order of their frequency
	least := func() int {
		from := &queue
		if len(queue) == 0 || len(made) > 0 && nodes[made[0]].freq < nodes[queue[0]].freq {
			from = &made
		}
		n := (*from)[0]
		*from = (*from)[1:]
		return n
	}
	for len(queue)+len(made) > 1 {
		a, b := least(), least()
		nodes = append(nodes, node{freq: nodes[a].freq + nodes[b].freq, left: a, right: b})
		made = append(made, len(nodes)-1)
	}
	if len(made) > 0 {
		depths(nodes, made[0], 0, size)
	}
	return size
}

func compare(a, b uint64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func depths(nodes []node, n int, depth uint8, size []uint8) {
	if n < len(size) {
		size[n] = depth
		return
	}
	depths(nodes, nodes[n].left, depth+1, size)
	depths(nodes, nodes[n].right, depth+1, size)
}

// assign gives the words of the canonical code with the given sizes (RFC 1951, 3.2.2).
func assign(size []uint8) code {
	c := code{bits: make([]uint16, len(size)), size: size}
	var count, next [64]uint16
	for _, n := range size {
		if n > 0 {
			count[n]++
		}
	}
	for n := 1; n < len(next); n++ {
		next[n] = (next[n-1] + count[n-1]) << 1
	}
	for i, n := range size {
		if n > 0 {
			c.bits[i] = bits.Reverse16(next[n]) >> (16 - n)
			next[n]++
		}
	}
	return c
}
