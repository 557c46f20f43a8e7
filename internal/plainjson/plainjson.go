// Package plainjson encodes JSON for files and terminals rather than for web pages: <, > and & are
// written as they are.
package plainjson

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// Marshal returns the JSON encoding of v on one line. A Marshaler inside v must leave <, > and &
// alone itself, since what it returns is not changed.
func Marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return escaped(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), err
}

// escaped escapes the characters that JSON allows in its strings and that no text has: readers of ours
// can then tell them from a damaged file.
func escaped(data []byte) []byte {
	isBad := func(r rune) bool { return r > unicode.MaxASCII && r != utf8.RuneError && zhtext.IsBad(r) || r == 0x7f }
	if !bytes.ContainsFunc(data, isBad) {
		return data
	}
	var out []byte
	for _, r := range string(data) {
		switch {
		case !isBad(r):
			out = utf8.AppendRune(out, r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			out = fmt.Appendf(out, "\\u%04x\\u%04x", high, low)
		default:
			out = fmt.Appendf(out, "\\u%04x", r)
		}
	}
	return out
}
