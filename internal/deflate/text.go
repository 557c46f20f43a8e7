package deflate

import "github.com/nianbao/nianbao/internal/idle"

var scanners idle.List[scanner]

// TrainText makes the code that suits texts like the samples best when Compress writes them.
func TrainText(samples [][]byte) *Code {
	s := new(scanner)
	var tokens []token
	for _, data := range samples {
		s.begin(data)
		for i := 0; i < len(data); {
			at, length, dist := s.next(i)
			for ; i < at; i++ {
				tokens = append(tokens, token{lit: data[i]})
			}
			if length > 0 {
				tokens = append(tokens, token{length: uint16(length), dist: uint16(dist)})
			}
			i += length
		}
	}
	return codeFor(tokens)
}

// Compress appends data in the zlib format to out, as one block in the words of the code. No code is made for the data, and
// no token kept, so it takes less time than the function of that name; for what the code was made from, less room as well.
func (c *Code) Compress(out, data []byte) []byte {
	w := bitWriter{out: append(out, zlibMethod, zlibFlags)}
	w.put(lastBlock, blockHead)
	w.piece(&c.header)
	c.text(&w, data)
	c.end(&w)
	return sumOf(data).append(w.align())
}

// Bare is Compress without the frame of zlib: as RFC 1951 has compressed data, and files of ZIP.
func (c *Code) Bare(out, data []byte) []byte {
	w := bitWriter{out: out}
	w.put(lastBlock, blockHead)
	w.piece(&c.header)
	c.text(&w, data)
	c.end(&w)
	return w.align()
}

// end writes the end of the block.
func (c *Code) end(w *bitWriter) { w.put(uint64(c.lit.bits[endOfBlock]), uint(c.lit.size[endOfBlock])) }

// text writes data.
func (c *Code) text(w *bitWriter, data []byte) {
	s := scanners.Take()
	defer scanners.Give(s)
	s.begin(data)
	defer s.end()
	for i := 0; i < len(data); {
		at, length, dist := s.next(i)
		for _, b := range data[i:at] {
			w.put(uint64(c.lit.bits[b]), uint(c.lit.size[b]))
		}
		if length > 0 {
			c.put(w, token{length: uint16(length), dist: uint16(dist)})
		}
		i = at + length
	}
}
