package deflate

import (
	"encoding/binary"
	"slices"
)

// Piece is a string of bits, the compressed form of a piece of data under a Code.
type Piece struct {
	bits []byte // the first bit lowest; whole words of 8 bytes, those after the last bit 0
	size int    // in bits
	sum  sum    // of the data
}

// Len returns how many bytes were compressed.
func (p *Piece) Len() int { return int(p.sum.n) }

// bitWriter collects bits.
type bitWriter struct {
	out  []byte
	word uint64 // bits not in out yet, the first lowest
	n    uint   // how many of them, fewer than 64
}

// put appends n bits, at most 32.
func (w *bitWriter) put(bits uint64, n uint) {
	w.word |= bits << (w.n & 63)
	if w.n += n; w.n >= 64 {
		w.spill(bits, n)
	}
}

// spill moves a full word to out. Of the bits put last, n, it has taken those that had room in it.
func (w *bitWriter) spill(bits uint64, n uint) {
	w.out = binary.LittleEndian.AppendUint64(w.out, w.word)
	w.n -= 64
	w.word = bits >> (n - w.n)
}

// piece appends the bits of a piece.
func (w *bitWriter) piece(p *Piece) {
	start, whole := len(w.out), p.size/64*8
	w.out = slices.Grow(w.out, whole)[:start+whole]
	to, from, word := w.out[start:], p.bits[:whole], w.word
	for ; len(from) >= 8 && len(to) >= 8; from, to = from[8:], to[8:] {
		v := binary.LittleEndian.Uint64(from)
		binary.LittleEndian.PutUint64(to, word|v<<(w.n&63))
		word = v >> 1 >> (63 - w.n&63) // nothing where no bits were left over
	}
	w.word = word
	if left := uint(p.size % 64); left > 0 {
		v := binary.LittleEndian.Uint64(p.bits[whole:])
		w.put(v&0xffffffff, min(left, 32))
		if left > 32 {
			w.put(v>>32, left-32)
		}
	}
}

// close returns all bits as a piece.
func (w *bitWriter) close() Piece {
	size := 8*len(w.out) + int(w.n)
	if w.n > 0 {
		w.out = binary.LittleEndian.AppendUint64(w.out, w.word)
	}
	return Piece{bits: w.out, size: size}
}

// align ends the last byte and returns all bytes.
func (w *bitWriter) align() []byte {
	for ; w.n > 0; w.n -= min(w.n, 8) {
		w.out = append(w.out, byte(w.word))
		w.word >>= 8
	}
	w.word = 0
	return w.out
}
