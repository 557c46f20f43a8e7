package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"regexp"
	"strings"

	"github.com/nianbao/nianbao/internal/charset"
)

// mostTold is how much of a file is looked at to find out whose it is.
const mostTold = 256 << 10

// organTold finds out whose a file is that can't be read as a report, "" when it does not say: by the key
// of a YAML or JSON file, or by a title in the text. What it returns is not certain.
func organTold(name string) string {
	if name == standard {
		return ""
	}
	data, err := firstPart(name)
	if err != nil {
		return ""
	}
	if bytes.HasPrefix(data, []byte("PK")) {
		return inTitle(packedText(name))
	}
	text, err := charset.Decode(data)
	if err != nil {
		text = string(bytes.ToValidUTF8(data, []byte("?")))
	}
	if m := organKeys.FindStringSubmatch(text); m != nil {
		return strings.TrimSpace(m[1])
	}
	return inTitle(tags.ReplaceAllString(text, ""))
}

var (
	organKeys = regexp.MustCompile("(?m)^[ \\t{,]*[\"']?(?:organ|机关名称|机关全称|单位名称|报告机关)[\"']?[ \\t]*[:：][ \\t]*[\"']?([^\"'\\r\\n#,{}]{2,60})")
	titled    = regexp.MustCompile(`([\p{Han}（）()]{4,40})\s*(?:关于)?\s*20\d\d\s*年度?\s*(?:政府)?信息公开(?:工作)?(?:年度)?(?:工作)?报告`)
	tags      = regexp.MustCompile(`<[^<>]{0,400}>`)
)

// inTitle finds the organ in the title of a report.
func inTitle(text string) string {
	m := titled.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	return strings.TrimSpace(m[1])
}

// firstPart reads the beginning of a file.
func firstPart(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errNoFile
	}
	return io.ReadAll(io.LimitReader(f, mostTold))
}

// packedText is the text of a Word or Excel file that can be unpacked, as far as it goes.
func packedText(name string) string {
	z, err := zip.OpenReader(name)
	if err != nil {
		return ""
	}
	defer z.Close()
	for _, part := range z.File {
		if part.Name != "word/document.xml" && part.Name != "xl/sharedStrings.xml" {
			continue
		}
		r, err := part.Open()
		if err != nil {
			return ""
		}
		data, _ := io.ReadAll(io.LimitReader(r, mostTold)) // of a torn part what there is
		r.Close()
		return tags.ReplaceAllString(string(bytes.ToValidUTF8(data, nil)), "")
	}
	return ""
}
