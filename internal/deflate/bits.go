package deflate

import "encoding/binary"

// Piece is a string of bits, the compressed form of a piece of data under a Code.
type Piece struct {
	bits []byte // the first bit lowest; whole words of 8 bytes, those after the last bit 0
	size int    // in bits
	sum  sum    // of the data
}

// bitWriter collects bits.
type bitWriter struct {
	out  []byte
	word uint64 // bits not in out yet, the first lowest
	n    uint   // how many of them, fewer than 64
}

// put appends n bits, at most 32.
func (w *bitWriter) put(bits uint64, n uint) {
	w.word |= bits << w.n
	if w.n+n < 64 {
		w.n += n
		return
	}
	w.out = binary.LittleEndian.AppendUint64(w.out, w.word)
	w.word = bits >> (64 - w.n)
	w.n += n - 64
}

// piece appends the bits of a piece.
func (w *bitWriter) piece(p Piece) {
	left := p.size
	b := p.bits
	if w.n == 0 {
		for ; left >= 64; left -= 64 {
			w.out = append(w.out, b[:8]...)
			b = b[8:]
		}
	} else {
		for ; left >= 64; left -= 64 {
			word := binary.LittleEndian.Uint64(b)
			w.out = binary.LittleEndian.AppendUint64(w.out, w.word|word<<w.n)
			w.word = word >> (64 - w.n)
			b = b[8:]
		}
	}
	if left == 0 {
		return
	}
	word := binary.LittleEndian.Uint64(b)
	w.put(word&0xffffffff, uint(min(left, 32)))
	if left > 32 {
		w.put(word>>32, uint(left-32))
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
