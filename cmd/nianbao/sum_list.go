package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// maxListBytes is far above any list of organs.
const maxListBytes = 1 << 20

// readMembersList reads the names of the members, one a line; blank lines and what stands
// behind a # are passed over. It returns nil when there is no list.
func readMembersList(name *string) ([]string, error) {
	if name == nil {
		return nil, nil
	}
	f, err := os.Open(*name)
	if err != nil {
		return nil, unreadable(*name, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxListBytes+1))
	switch {
	case err != nil:
		return nil, unreadable(*name, err)
	case len(data) > maxListBytes:
		return nil, fmt.Errorf("%s 太大，不像是成员单位名单", shown(*name))
	}
	text, err := decoded(data)
	if err != nil {
		return nil, fmt.Errorf("成员单位名单 %s 不是文本文件：请另存为 UTF-8 编码的文本", shown(*name))
	}
	var organs []string
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			organs = append(organs, line)
		}
	}
	if organs == nil {
		return nil, fmt.Errorf("成员单位名单 %s 里没有机关名称", shown(*name))
	}
	return organs, nil
}

// decoded turns the bytes of a text file into text: by its byte order mark, or as UTF-8 or
// GB18030.
func decoded(data []byte) (string, error) {
	var fallback encoding.Encoding = simplifiedchinese.GB18030
	if utf8.Valid(data) {
		fallback = unicode.UTF8
	}
	text, _, err := transform.Bytes(unicode.BOMOverride(fallback.NewDecoder()), data)
	if err != nil || strings.ContainsAny(string(text), "\x00\ufffd") {
		return "", errors.Join(err, errors.New("not a text"))
	}
	return string(text), nil
}
