package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/organs"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// maxListBytes is far above any list of organs.
const maxListBytes = 1 << 20

// readMembersList reads the names of the members, one a line; blank lines and what stands
// behind a # are passed over. It returns nil when there is no list.
func (s *session) readMembersList(name *string) ([]organs.Member, error) {
	if name == nil {
		return nil, nil
	}
	if *name == standard {
		return nil, fmt.Errorf("名单不能从标准输入读取：请写文件名\n%s", seeHelp)
	}
	text, err := s.readList(*name, "成员单位名单")
	if err != nil {
		return nil, err
	}
	list := organs.ParseList(text)
	if list == nil {
		return nil, fmt.Errorf("成员单位名单 %s 里没有机关名称", shown(*name))
	}
	for _, m := range list {
		if strings.ContainsAny(m.Name, ":：。；;{}[]") || utf8.RuneCountInString(m.Name) > 60 {
			return nil, fmt.Errorf("成员单位名单 %s 第%d行“%s”不像机关名称：请一行只写一个机关全称", shown(*name), m.Line, visible(m.Name))
		}
	}
	return list, nil
}

// readList reads a text file with a name a line. what is its kind, for messages.
func (s *session) readList(name, what string) (string, error) {
	if name == "" {
		return "", fmt.Errorf("%s的文件名是空的", what)
	}
	s.sources.add(name)
	f, err := os.Open(name)
	if err != nil {
		return "", unreadable(name, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxListBytes+1))
	switch {
	case err != nil:
		return "", unreadable(name, err)
	case len(data) > maxListBytes:
		return "", fmt.Errorf("%s 太大，不像是%s", shown(name), what)
	}
	if bytes.HasPrefix(data, []byte("PK")) || bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		return "", fmt.Errorf("%s %s 是 Excel 或 Word 文件：请把机关名称一列复制到记事本，存成文本文件，一行一个", what, shown(name))
	}
	text, err := decoded(data)
	if err != nil {
		return "", fmt.Errorf("%s %s 不是文本文件：请另存为 UTF-8 编码的文本", what, shown(name))
	}
	return text, nil
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
