package layout

import (
	"bytes"
	"encoding/binary"
)

// Markers of a JPEG file (ITU-T T.81, table B.1).
const (
	markerRST0    = 0xd0
	markerRST7    = 0xd7
	markerSOI     = 0xd8
	markerEOI     = 0xd9
	markerSOS     = 0xda
	markerAPP0    = 0xe0 // JFIF
	markerAPP1    = 0xe1 // Exif
	markerAPP14   = 0xee // Adobe, which tells the colour transform
	markerAPP15   = 0xef
	markerComment = 0xfe
)

// segment is a marker segment of a JPEG file.
type segment struct {
	marker byte
	data   []byte // after the length
	whole  []byte // from the marker on, with the coded data that follows a scan's head
}

// nextSegment reads the segment at the beginning of b. ok is false where there is none.
func nextSegment(b []byte) (s segment, rest []byte, ok bool) {
	for len(b) > 1 && b[0] == 0xff && b[1] == 0xff { // padding
		b = b[1:]
	}
	if len(b) < 2 || b[0] != 0xff || b[1] == 0 {
		return segment{}, nil, false
	}
	s = segment{marker: b[1], whole: b[:2]}
	if s.marker >= markerRST0 && s.marker <= markerEOI {
		return s, b[2:], true
	}
	if len(b) < 4 {
		return segment{}, nil, false
	}
	end := 2 + int(binary.BigEndian.Uint16(b[2:]))
	if end < 4 || end > len(b) {
		return segment{}, nil, false
	}
	s.data = b[4:end]
	if s.marker == markerSOS {
		end += codedLength(b[end:])
	}
	s.whole = b[:end]
	return s, b[end:], true
}

// codedLength is the length of a scan's data: up to a marker that is none of those within it.
func codedLength(b []byte) int {
	for at := 0; ; at++ {
		next := bytes.IndexByte(b[at:], 0xff)
		if next < 0 || at+next+1 == len(b) {
			return len(b)
		}
		at += next
		if m := b[at+1]; m != 0 && (m < markerRST0 || m > markerRST7) {
			return at
		}
	}
}

// codedPicture returns a JPEG file without what decoding does not need: comments, and what
// tells with what camera, where and when a photograph was taken, and whatever phones keep
// behind its end. ok is false when the file is put together in a way that only decoders
// understand.
func codedPicture(data []byte) (out []byte, ok bool) {
	out = append(make([]byte, 0, len(data)), data[:2]...)
	for rest := data[2:]; ; {
		var s segment
		if s, rest, ok = nextSegment(rest); !ok || s.marker == markerSOI {
			return nil, false
		}
		if s.isNeeded() {
			out = append(out, s.whole...)
		}
		if s.marker == markerEOI {
			return out, true
		}
	}
}

// isNeeded reports whether a segment has to do with decoding.
func (s *segment) isNeeded() bool {
	switch m := s.marker; {
	case m == markerAPP0:
		return bytes.HasPrefix(s.data, []byte("JFIF\x00"))
	case m == markerAPP14:
		return true
	case m >= markerRST0 && m <= markerRST7: // outside a scan
		return false
	default:
		return m < markerAPP1 || m > markerAPP15 && m != markerComment
	}
}
