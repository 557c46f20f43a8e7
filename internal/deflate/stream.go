package deflate

// The two bytes that begin a stream in the zlib format (RFC 1950, 2.2): deflate with a window
// of 32 KB; no dictionary, and a fast algorithm.
const (
	zlibMethod = 0x78
	zlibFlags  = 0x5e
)

// Stream puts a stream in the zlib format together.
type Stream struct {
	w    bitWriter
	code *Code
	sum  sum
}

// NewStream begins a stream of pieces that were pressed with a code, behind what stands in out.
func NewStream(c *Code, out []byte) *Stream {
	s := &Stream{code: c, sum: sumOf(nil)}
	s.w.out = out
	s.w.put(zlibMethod, 8)
	s.w.put(zlibFlags, 8)
	s.w.put(0|2<<1, blockHead) // not the last block; of codes of its own
	s.w.piece(&c.header)
	return s
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

// shortRest is the longest rest that is written as raw bytes are. Making codes for it would
// take longer than all else.
const shortRest = 512

// Close compresses the rest of the data, appends it and returns the stream.
func (s *Stream) Close(rest []byte) ([]byte, error) {
	if len(rest) <= shortRest {
		s.Raw(rest)
		rest = nil
	}
	s.w.put(uint64(s.code.lit.bits[endOfBlock]), uint(s.code.lit.size[endOfBlock]))
	s.w.put(0, 3) // an empty block that is stored, so that the next one begins with a byte
	out := append(s.w.align(), 0, 0, 0xff, 0xff)
	if len(rest) == 0 {
		out = append(out, 1, 0, 0, 0xff, 0xff) // the last block, empty
		return s.sum.append(out), nil
	}
	out, err := compress(out, rest)
	if err != nil {
		return nil, err
	}
	return s.sum.then(sumOf(rest)).append(out), nil
}

// Compress appends data in the zlib format to out.
func Compress(out, data []byte) ([]byte, error) {
	out, err := compress(append(out, zlibMethod, zlibFlags), data)
	if err != nil {
		return nil, err
	}
	return sumOf(data).append(out), nil
}
