package deflate

import "hash/adler32"

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
}

// NewStream begins a stream of pieces that were pressed with a code. size is about how many
// bytes the stream will have.
func NewStream(c *Code, size int) *Stream {
	s := &Stream{code: c}
	s.w.out = make([]byte, 0, size)
	s.w.put(zlibMethod, 8)
	s.w.put(zlibFlags, 8)
	s.w.piece(c.header)
	return s
}

// Piece appends a piece.
func (s *Stream) Piece(p Piece) { s.w.piece(p) }

// Raw appends data of a few bytes, each by itself in the stream's code.
func (s *Stream) Raw(data []byte) {
	for _, b := range data {
		s.w.put(uint64(s.code.lit.bits[b]), uint(s.code.lit.size[b]))
	}
}

// Close compresses the rest of the data, appends it and returns the stream. data is all that
// the stream holds: what pieces and raw bytes stand for, and the rest.
func (s *Stream) Close(data, rest []byte) ([]byte, error) {
	s.w.put(uint64(s.code.lit.bits[endOfBlock]), uint(s.code.lit.size[endOfBlock]))
	s.w.put(0, 3) // an empty block that is stored, so that the next one begins with a byte
	out, err := compress(append(s.w.align(), 0, 0, 0xff, 0xff), rest)
	if err != nil {
		return nil, err
	}
	return appendSum(out, data), nil
}

// Compress returns data in the zlib format.
func Compress(data []byte) ([]byte, error) {
	out := make([]byte, 0, len(data)/2+256)
	out, err := compress(append(out, zlibMethod, zlibFlags), data)
	if err != nil {
		return nil, err
	}
	return appendSum(out, data), nil
}

func appendSum(out, data []byte) []byte {
	sum := adler32.Checksum(data)
	return append(out, byte(sum>>24), byte(sum>>16), byte(sum>>8), byte(sum))
}
