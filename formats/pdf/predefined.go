package pdf

import (
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// predefined is a CMap that every reader of PDF knows by its name (ISO 32000-1, 9.7.5.2). Those whose
// codes are text in a known charset need no table.
type predefined struct {
	charset  encoding.Encoding // nil: UTF-16
	identity bool
	vertical bool
	half     int // the glyph number of the space among half-width letters
}

// predefinedCMap returns the CMap of a name.
func predefinedCMap(name string) (p predefined, ok bool) {
	base, direction := name, ""
	if i := strings.LastIndexByte(name, '-'); i >= 0 {
		base, direction = name[:i], name[i+1:]
	}
	p.vertical = direction == "V"
	p.half = 1
	switch base {
	case "Identity":
		p.identity = true
	case "UniGB-UCS2", "UniGB-UTF16", "UniCNS-UCS2", "UniCNS-UTF16", "UniJIS-UCS2", "UniJIS-UTF16", "UniKS-UCS2", "UniKS-UTF16":
	case "GB-EUC", "GBK-EUC":
		p.charset, p.half = simplifiedchinese.GB18030, 814
	case "GBKp-EUC", "GBK2K", "GBpc-EUC":
		p.charset = simplifiedchinese.GB18030
	case "B5pc", "ETen-B5", "ETenms-B5", "HKscs-B5":
		p.charset = traditionalchinese.Big5
	default:
		return p, false
	}
	return p, true
}

// next takes the next code off a string and says its text.
func (p predefined) next(s string) (c uint32, size int, text string) {
	if p.charset == nil {
		return nextUTF16(s, p.identity)
	}
	size = 1
	if s[0] >= 0x81 {
		size = 2
		if len(s) >= 4 && s[1] >= '0' && s[1] <= '9' {
			size = 4
		}
	}
	size = min(size, len(s))
	for i := range size {
		c = c<<8 | uint32(s[i])
	}
	text, err := p.charset.NewDecoder().String(s[:size])
	if err != nil || strings.ContainsRune(text, '\uFFFD') {
		text = ""
	}
	return c, size, text
}

func nextUTF16(s string, identity bool) (c uint32, size int, text string) {
	if len(s) < 2 {
		return uint32(s[0]), 1, ""
	}
	c = uint32(s[0])<<8 | uint32(s[1])
	if identity {
		return c, 2, ""
	}
	if utf16.IsSurrogate(rune(c)) && len(s) >= 4 {
		low := rune(s[2])<<8 | rune(s[3])
		return c, 4, string(utf16.DecodeRune(rune(c), low))
	}
	return c, 2, string(rune(c))
}

// cid is the number of the glyph of a half-width letter, -1 of all others: their widths are the
// font's usual width.
func (p predefined) cid(c uint32) int {
	if c >= ' ' && c <= '~' {
		return p.half + int(c-' ')
	}
	return -1
}
