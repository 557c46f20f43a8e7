// Package charset tells how the bytes of a text are encoded and decodes them: UTF-8, UTF-16 or
// GB18030, by byte order mark, by validity, then GB18030. What a file says of itself is not asked:
// it is wrong too often.
package charset

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Set is one of the ways a text may be encoded.
type Set struct {
	Name string
	mark string // the bytes of its byte order mark
	enc  encoding.Encoding
}

// The sets that Of tells apart.
var (
	UTF8    = Set{"UTF-8", "\xef\xbb\xbf", unicode.UTF8}
	UTF16LE = Set{"UTF-16LE", "\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}
	UTF16BE = Set{"UTF-16BE", "\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}
	GB18030 = Set{"GB18030", "\x84\x31\x95\x33", simplifiedchinese.GB18030}
)

// DamagedError says that a text is UTF-8 but for some bytes.
type DamagedError struct {
	Bytes  int  // how many bytes are no UTF-8
	Offset int  // of the first one
	First  byte // the first one
}

func (e *DamagedError) Error() string {
	return fmt.Sprintf("charset: %d bytes are not UTF-8, the first at offset %d", e.Bytes, e.Offset)
}

// Of says how a text is encoded. Text that is UTF-8 but for a few bytes is a DamagedError: read as
// GB18030 it would turn into other characters without anyone noticing.
func Of(b []byte) (Set, error) {
	for _, set := range []Set{UTF8, UTF16LE, UTF16BE, GB18030} {
		if bytes.HasPrefix(b, []byte(set.mark)) {
			return set, nil
		}
	}
	if set, ok := guessUTF16(b); ok {
		return set, nil
	}
	if utf8.Valid(b) {
		return UTF8, nil
	}
	if err := damaged(b); err != nil {
		return UTF8, err
	}
	return GB18030, nil
}

// Decode decodes a text without its byte order mark. Bytes that stand for no character become
// U+FFFD.
func (s Set) Decode(b []byte) (string, error) {
	text, err := s.enc.NewDecoder().Bytes(bytes.TrimPrefix(b, []byte(s.mark)))
	return string(text), err
}

// Decode finds out how a text is encoded and decodes it. Damaged bytes of UTF-8 become U+FFFD.
func Decode(b []byte) (string, error) {
	set, _ := Of(b) // its error tells of damaged bytes
	return set.Decode(b)
}

// guessUTF16 recognises UTF-16 without a byte order mark: the text begins with an ASCII
// character and many more follow, with zero bytes on the same side.
func guessUTF16(b []byte) (Set, bool) {
	if len(b) == 0 || len(b)%2 != 0 {
		return Set{}, false
	}
	var zeros [2]int
	for i, c := range b {
		if c == 0 {
			zeros[i%2]++
		}
	}
	enough := len(b) / 2 / 16
	switch {
	case b[1] == 0 && isASCII(b[0]) && zeros[1] >= enough && zeros[1] > zeros[0]:
		return UTF16LE, true
	case b[0] == 0 && isASCII(b[1]) && zeros[0] >= enough && zeros[0] > zeros[1]:
		return UTF16BE, true
	}
	return Set{}, false
}

func isASCII(c byte) bool { return c > 0 && c < utf8.RuneSelf }

// damaged returns the first bytes that are not UTF-8 when the text around them is. Chinese text in
// GB18030 hardly ever holds the three bytes of a Chinese character in UTF-8.
func damaged(b []byte) error {
	good, bad := 0, 0
	first := &DamagedError{}
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			if bad++; bad == 1 {
				first.Offset, first.First = i, b[i]
			}
		case size > 2:
			good++
		}
		i += size
	}
	if 2*good < bad {
		return nil
	}
	first.Bytes = bad
	return first
}
