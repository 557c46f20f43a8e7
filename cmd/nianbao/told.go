package main

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"regexp"
	"strings"
	"unicode"

	"github.com/nianbao/nianbao/internal/charset"
)

// mostTold is how much of a file is looked at to find out whose it is.
const mostTold = 256 << 10

// organTold finds out whose a file is that can't be read as a report: by the key of a YAML or JSON file, or
// by a title in the text. organ is "" when nothing says it. What it returns is not certain. text is that of
// the file, as far as it can be had.
func organTold(name string) (organ, text string) {
	if name == standard {
		return "", ""
	}
	data, err := firstPart(name)
	if err != nil {
		return "", ""
	}
	text = anyText(data)
	if m := organKeys.FindStringSubmatch(text); m != nil && !bytes.HasPrefix(data, []byte("PK")) {
		return strings.TrimSpace(m[1]), ""
	}
	if m := titled.FindStringSubmatch(text); m != nil {
		return strings.TrimSpace(m[1]), ""
	}
	return "", text
}

// anyText is the text of a file of any kind, as far as it can be had without understanding the file.
func anyText(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("PK")):
		return tags.ReplaceAllString(packedText(data), "")
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")): // the older files of Office and WPS
		return utf16Text(data)
	case bytes.HasPrefix(data, []byte("%PDF")): // whose texts are packed and encoded
		return ""
	}
	text, err := charset.Decode(data)
	if err != nil {
		text = string(bytes.ToValidUTF8(data, []byte("?")))
	}
	return tags.ReplaceAllString(text, "")
}

var (
	organKeys = regexp.MustCompile("(?m)^[ \\t{,]*[\"']?(?:organ|机关名称|机关全称|单位名称|报告机关)[\"']?[ \\t]*[:：][ \\t]*[\"']?([^\"'\\r\\n#,{}]{2,60})")
	titled    = regexp.MustCompile(`([\p{Han}（）()]{4,40}?)\s*(?:关于)?\s*20\d\d\s*年度?\s*(?:政府)?信息公开(?:工作)?(?:年度)?(?:工作)?报告`)
	tags      = regexp.MustCompile(`<[^<>]{0,400}>`)
)

// firstPart reads the beginning of a file.
func firstPart(name string) ([]byte, error) {
	f, err := openRegular(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, mostTold))
}

// packedText unpacks the text of a Word or Excel file, of a torn one as much as is there. It goes by the
// header before each part, because the list of parts stands at the end.
func packedText(data []byte) string {
	for _, part := range []string{"word/document.xml", "xl/sharedStrings.xml"} {
		const before, lengths = 30, 26 // the length of a header, and where those of name and extra field stand
		i := bytes.Index(data, []byte(part))
		if i < before || !bytes.HasPrefix(data[i-before:], []byte("PK\x03\x04")) {
			continue
		}
		header := data[i-before:]
		name, extra := int(binary.LittleEndian.Uint16(header[lengths:])), int(binary.LittleEndian.Uint16(header[lengths+2:]))
		start := min(i+name+extra, len(data))
		text, _ := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data[start:])), mostTold)) // as far as it goes
		return string(bytes.ToValidUTF8(text, nil))
	}
	return ""
}

// utf16Text is what is Chinese in bytes of which some are UTF-16, with a space for all else.
func utf16Text(data []byte) string {
	var b strings.Builder
	for i := 0; i+1 < len(data); i += 2 {
		r := rune(binary.LittleEndian.Uint16(data[i:]))
		if unicode.Is(unicode.Han, r) || r >= '0' && r <= '9' || r == '（' || r == '）' {
			b.WriteRune(r)
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}
