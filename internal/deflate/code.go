package deflate

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/nianbao/nianbao/internal/idle"
)

// Code is a pair of Huffman codes with which pieces are compressed, made by Train or Parse.
// It does not change, and is safe for concurrent use.
type Code struct {
	lit, dist  code
	lengthCost [maxMatch + 1]uint8 // in bits, of a repeat's length
	lengths    [maxMatch + 1]word
	dists      [numDist]word // without the bits that follow
	header     Piece         // of a block, from behind its kind to where its data begin
}

// word is a string of bits, the first lowest.
type word struct {
	bits uint32
	size uint8
}

// rounds is how often a code is made: each time of the tokens that the last one chose.
const rounds = 2

// String returns what Parse makes the code of: a letter a symbol, first those for bytes and
// lengths, then those for distances; a stands for a word of one bit.
func (c *Code) String() string {
	var b []byte
	for _, n := range slices.Concat(c.lit.size, c.dist.size) {
		b = append(b, 'a'+n-1)
	}
	return string(b)
}

// Parse makes a code of what String returned.
func Parse(text string) (*Code, error) {
	if len(text) != numLitLen+numDist {
		return nil, fmt.Errorf("deflate: a code has %d letters, not %d", numLitLen+numDist, len(text))
	}
	sizes := make([]uint8, len(text))
	for i := range text {
		if sizes[i] = text[i] - 'a' + 1; sizes[i] < 1 || sizes[i] > maxBits {
			return nil, fmt.Errorf("deflate: letter %d of a code is %q", i+1, text[i])
		}
	}
	if !fills(sizes[:numLitLen]) || !fills(sizes[numLitLen:]) {
		return nil, errors.New("deflate: the words of a code do not go together")
	}
	return finish(assign(sizes[:numLitLen]), assign(sizes[numLitLen:])), nil
}

// Later returns a function that makes a code of its text when it is first called. White space around the text doesn't count.
func Later(text string) func() (*Code, error) {
	return sync.OnceValues(func() (*Code, error) { return Parse(strings.TrimSpace(text)) })
}

// fills reports whether words of these sizes make a complete code.
func fills(sizes []uint8) bool {
	room := 0
	for _, n := range sizes {
		room += 1 << (maxBits - n)
	}
	return room == 1<<maxBits
}

func finish(lit, dist code) *Code {
	c := &Code{lit: lit, dist: dist}
	c.costs()
	for n := uint16(minMatch); n <= maxMatch; n++ {
		s, extra, size := lengthSymbol(n)
		c.lengths[n] = word{uint32(lit.bits[s]) | uint32(extra)<<lit.size[s], lit.size[s] + uint8(size)}
	}
	for i := range c.dists {
		c.dists[i] = word{uint32(dist.bits[i]), dist.size[i]}
	}
	c.header = c.blockHeader()
	return c
}

// Train makes the code that suits the samples best. It can write any data; the same samples
// always give the same code.
func Train(samples [][]byte) *Code {
	c := flat()
	m := matchers.Take()
	defer matchers.Give(m)
	var tokens []token
	for range rounds {
		tokens = tokens[:0]
		for _, s := range samples {
			tokens = m.tokens(tokens, s, c)
		}
		c = codeFor(tokens)
	}
	return c
}

var matchers idle.List[matcher]

// flat is a code to begin with: a literal costs 7 bits, a repeat about two literals.
func flat() *Code {
	c := &Code{lit: code{size: make([]uint8, numLitLen)}, dist: code{size: make([]uint8, numDist)}}
	for i := range c.lit.size {
		c.lit.size[i] = 7
	}
	for i := range c.dist.size {
		c.dist.size[i] = 5
	}
	c.costs()
	return c
}

// codeFor makes the best code for tokens in which every other token has a word as well.
func codeFor(tokens []token) *Code {
	const often = 16 // what a token counts, where one that was not seen counts 1
	var lit [numLitLen]uint32
	var dist [numDist]uint32
	for i := range lit {
		lit[i] = 1
	}
	for i := range dist {
		dist[i] = 1
	}
	for _, t := range tokens {
		if t.length == 0 {
			lit[t.lit] += often
			continue
		}
		s, _, _ := lengthSymbol(t.length)
		lit[s] += often
		s, _, _ = distSymbol(t.dist)
		dist[s] += often
	}
	return finish(newCode(lit[:], maxBits), newCode(dist[:], maxBits))
}

func (c *Code) costs() {
	for n := uint16(minMatch); n <= maxMatch; n++ {
		s, _, extra := lengthSymbol(n)
		c.lengthCost[n] = c.lit.size[s] + uint8(extra)
	}
}

// distCost is what the distance of a repeat costs in bits.
func (c *Code) distCost(dist uint16) uint32 {
	if dist == 0 {
		return 0
	}
	s, _, extra := distSymbol(dist)
	return uint32(c.dist.size[s]) + uint32(extra)
}

// Press compresses a piece of at most 32 KB.
func (c *Code) Press(data []byte) Piece {
	m := matchers.Take()
	defer matchers.Give(m)
	w := bitWriter{out: make([]byte, 0, len(data)+8)}
	for _, t := range m.tokens(nil, data, c) {
		c.put(&w, t)
	}
	p := w.close()
	p.sum = sumOf(data)
	return p
}

func (c *Code) put(w *bitWriter, t token) {
	if t.length == 0 {
		w.put(uint64(c.lit.bits[t.lit]), uint(c.lit.size[t.lit]))
		return
	}
	length := c.lengths[t.length]
	w.put(uint64(length.bits), uint(length.size))
	s, extra, n := distSymbol(t.dist)
	dist := c.dists[s]
	w.put(uint64(dist.bits)|extra<<dist.size, uint(dist.size)+n)
}

// What a block begins with: that it is the last, and that its codes are its own (RFC 1951, 3.2.3).
const (
	lastBlock = 1 | 2<<1
	blockHead = 3 // bits
)

// metOrder is the order in which the sizes of the words for sizes stand (RFC 1951, 3.2.7).
var metOrder = [...]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// blockHeader writes the codes that a block begins with (RFC 1951, 3.2.7). Every
// symbol has a word, so there are no runs of absent ones to shorten; equal sizes in a row are.
func (c *Code) blockHeader() Piece {
	met, extra := shorten(append(append([]uint8{}, c.lit.size...), c.dist.size...))
	var freq [len(metOrder)]uint32
	for _, s := range met {
		freq[s]++
	}
	sizes := newCode(freq[:], maxMetBits)
	last := len(metOrder) - 1
	for last > 3 && sizes.size[metOrder[last]] == 0 {
		last--
	}
	var w bitWriter
	w.put(numLitLen-257, 5)
	w.put(numDist-1, 5)
	w.put(uint64(last-3), 4)
	for _, s := range metOrder[:last+1] {
		w.put(uint64(sizes.size[s]), 3)
	}
	for i, s := range met {
		w.put(uint64(sizes.bits[s]), uint(sizes.size[s]))
		if s == 16 {
			w.put(uint64(extra[i]), 2)
		}
	}
	return w.close()
}

// shorten writes a list of sizes with symbol 16 for three to six more of the last one; extra
// holds how many more than three, in the place of each 16.
func shorten(sizes []uint8) (met, extra []uint8) {
	for i := 0; i < len(sizes); {
		run := 1
		for i+run < len(sizes) && sizes[i+run] == sizes[i] {
			run++
		}
		i += run
		met, extra = append(met, sizes[i-1]), append(extra, 0)
		for run--; run >= 3; {
			n := min(run, 6)
			met, extra = append(met, 16), append(extra, uint8(n-3))
			run -= n
		}
		for ; run > 0; run-- {
			met, extra = append(met, sizes[i-1]), append(extra, 0)
		}
	}
	return met, extra
}
