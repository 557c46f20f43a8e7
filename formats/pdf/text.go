package pdf

import (
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"github.com/nianbao/nianbao/internal/pdffile"
)

// textString is a text string of the file: UTF-16, UTF-8 or bytes.
func textString(v any) string {
	s, _ := v.(pdffile.String)
	switch {
	case len(s) >= 2 && s[0] == 0xFE && s[1] == 0xFF:
		return string(utf16.Decode(units(s[2:])))
	case len(s) >= 2 && s[0] == 0xFF && s[1] == 0xFE: // WPS
		u := units(s[2:])
		for i, c := range u {
			u[i] = c<<8 | c>>8
		}
		return string(utf16.Decode(u))
	case len(s) >= 3 && s[:3] == "\xEF\xBB\xBF":
		return string(s[3:])
	}
	text, _ := charmap.Windows1252.NewDecoder().String(string(s)) // which has a character for each byte
	return text
}
