package deflate

// The two bytes that begin a stream in the zlib format (RFC 1950, 2.2): deflate with a window
// of 32 KB; no dictionary, and a fast algorithm.
const (
	zlibMethod = 0x78
	zlibFlags  = 0x5e
)

// Stream puts a stream together, in the zlib format or without its frame.
type Stream struct {
	w    bitWriter
	code *Code
	sum  sum
	bare bool
}

// NewStream begins a stream of pieces that were pressed with a code, behind what stands in out.
func NewStream(c *Code, out []byte) *Stream {
	s := &Stream{code: c, sum: sumOf(nil)}
	s.w.out = out
	s.w.put(zlibMethod, 8)
	s.w.put(zlibFlags, 8)
	s.w.put(lastBlock, blockHead)
	s.w.piece(&c.header)
	return s
}

// NewBare is NewStream without the frame of zlib, which files of ZIP do not have.
func NewBare(c *Code, out []byte) *Stream {
	s := &Stream{code: c, bare: true}
	s.w.out = out
	s.w.put(lastBlock, blockHead)
	s.w.piece(&c.header)
	return s
}

// Text compresses data in the stream's code and appends them.
func (s *Stream) Text(data []byte) {
	s.code.text(&s.w, data)
	s.sum = s.sum.then(sumOf(data))
}

// Piece appends a piece.
func (s *Stream) Piece(p *Piece) {
	s.w.piece(p)
	s.sum = s.sum.then(p.sum)
}

// Raw appends data of a few bytes, each by itself in the stream's code.
func (s *Stream) Raw(data []byte) {
	for _, b := range data {
		s.w.put(uint64(s.code.lit.bits[b]), uint(s.code.lit.size[b]))
	}
	s.sum = s.sum.then(sumOf(data))
}

// Close compresses the rest of the data in the stream's code, appends it and returns the stream.
func (s *Stream) Close(rest []byte) []byte {
	s.Text(rest)
	s.code.end(&s.w)
	out := s.w.align()
	if s.bare {
		return out
	}
	return s.sum.append(out)
}

// Compress appends data in the zlib format to out.
func Compress(out, data []byte) ([]byte, error) {
	out, err := compress(append(out, zlibMethod, zlibFlags), data)
	if err != nil {
		return nil, err
	}
	return sumOf(data).append(out), nil
}

// Bare appends data as RFC 1951 has them, without the frame of zlib, to out.
func Bare(out, data []byte) ([]byte, error) { return compress(out, data) }
