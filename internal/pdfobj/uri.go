package pdfobj

import (
	"net/url"
	"strings"
)

// URI writes an address in ASCII, other characters by their bytes (RFC 3986, 2.1).
func URI(address string) string {
	var b strings.Builder
	for i := range len(address) {
		if c := address[i]; c > ' ' && c < 0x7f {
			b.WriteByte(c)
			continue
		}
		b.WriteString(url.PathEscape(address[i : i+1]))
	}
	return b.String()
}
