package yaml

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// charset is one of the ways the text of a file may be encoded.
type charset struct {
	name string
	mark string // the bytes of its byte order mark
	enc  encoding.Encoding
}

var (
	utf8Text    = charset{"UTF-8", "\xef\xbb\xbf", unicode.UTF8}
	utf16LE     = charset{"UTF-16LE", "\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}
	utf16BE     = charset{"UTF-16BE", "\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}
	gb18030Text = charset{"GB18030", "\x84\x31\x95\x33", simplifiedchinese.GB18030}
)

// documentMarks are the first bytes of files that people hand in by mistake.
var documentMarks = []struct{ mark, what string }{
	{"PK\x03\x04", "Word、Excel、WPS 文档或压缩包"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Word、Excel、WPS 文档"},
	{"%PDF-", "PDF 文件"},
}

const saveAsUTF8 = "请用文本编辑器打开，另存为 UTF-8 编码的文本文件"

// decodeText turns the bytes of a file into text: byte order mark removed, line ends made
// "\n". A finding is returned when the bytes are no text that can be read.
func decodeText(b []byte) (string, *model.Finding) {
	for _, d := range documentMarks {
		if bytes.HasPrefix(b, []byte(d.mark)) {
			return "", &model.Finding{ID: "READ-ENCODING", Severity: model.SeverityError, Place: model.Place{Line: 1, Column: 1},
				Message: "这不是文本文件，而像是" + d.what, Hint: "请把内容写进 YAML 或 JSON 文本文件",
				Expected: model.Text("文本文件")}
		}
	}
	set, damaged := charsetOf(b)
	if damaged != nil {
		return "", damaged
	}
	text, err := set.enc.NewDecoder().Bytes(bytes.TrimPrefix(b, []byte(set.mark)))
	if err != nil {
		return "", &model.Finding{ID: "READ-ENCODING", Severity: model.SeverityError, Place: model.Place{Line: 1, Column: 1},
			Message: "无法按 " + set.name + " 编码读出文字", Hint: saveAsUTF8}
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(text)), nil
}

// charsetOf says how a file is encoded. A file that is UTF-8 but for a few bytes is damaged;
// read as GB18030 it would turn into other characters without anyone noticing.
func charsetOf(b []byte) (charset, *model.Finding) {
	for _, set := range []charset{utf8Text, utf16LE, utf16BE, gb18030Text} {
		if bytes.HasPrefix(b, []byte(set.mark)) {
			return set, nil
		}
	}
	if set, ok := guessUTF16(b); ok {
		return set, nil
	}
	if utf8.Valid(b) {
		return utf8Text, nil
	}
	if p := damagedUTF8(b); p != nil {
		return charset{}, p
	}
	return gb18030Text, nil
}

// guessUTF16 recognises UTF-16 without a byte order mark: the file begins with an ASCII
// character, as every report does, and many more follow, with zero bytes on the same side.
func guessUTF16(b []byte) (charset, bool) {
	if len(b) < 2 || len(b)%2 != 0 {
		return charset{}, false
	}
	var zeros [2]int
	for i, c := range b {
		if c == 0 {
			zeros[i%2]++
		}
	}
	enough := max(1, len(b)/2/16)
	switch {
	case b[1] == 0 && isASCII(b[0]) && zeros[1] >= enough && zeros[1] > zeros[0]:
		return utf16LE, true
	case b[0] == 0 && isASCII(b[1]) && zeros[0] >= enough && zeros[0] > zeros[1]:
		return utf16BE, true
	}
	return charset{}, false
}

func isASCII(c byte) bool { return c > 0 && c < utf8.RuneSelf }

// damagedUTF8 returns the place of the first bytes that are not UTF-8 when the text around
// them is. Chinese text in GB18030 hardly ever holds the three bytes of a Chinese character
// in UTF-8.
func damagedUTF8(b []byte) *model.Finding {
	good, bad := 0, 0
	var first model.Finding
	at := model.Place{Line: 1, Column: 1}
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			if bad++; bad == 1 {
				first = model.Finding{Place: at, Found: model.Text(fmt.Sprintf("0x%02X", b[i]))}
			}
		case size > 2:
			good++
		}
		at = at.After(r)
		i += size
	}
	if 2*good < bad {
		return nil
	}
	first.ID, first.Severity = "READ-ENCODING", model.SeverityError
	first.Message = fmt.Sprintf("文件是 UTF-8 编码，但有 %d 个字节已损坏（第一个是 %s）", bad, first.Found)
	first.Hint = "请找回原文件，或改正此处的文字后重新保存"
	return &first
}

// badCharacters returns a finding for each character that can't be meant, at the first
// place where it stands, and the text with a space for each of them.
func (rd *reader) badCharacters(text string) (string, model.Findings) {
	if !strings.ContainsFunc(text, rd.isBad) {
		return text, nil
	}
	index := map[rune]int{} // in counts and findings
	var counts []int
	var findings model.Findings
	var clean strings.Builder
	at := model.Place{Line: 1, Column: 1}
	for _, r := range text {
		if rd.isBad(r) {
			i, seen := index[r]
			if !seen {
				i, index[r] = len(counts), len(counts)
				counts = append(counts, 0)
				findings = append(findings, model.Finding{Place: at})
			}
			counts[i]++
		}
		clean.WriteRune(rd.cleaned(r))
		at = at.After(r)
	}
	for r, i := range index {
		describeBad(&findings[i], r, counts[i])
	}
	return clean.String(), findings
}

// cleaned is the character that stands for r while the rest of the file is read.
func (rd *reader) cleaned(r rune) rune {
	if rd.isBad(r) {
		return ' '
	}
	return r
}

const byteOrderMark = '\ufeff'

// isBad reports whether the reader refuses a character.
func (rd *reader) isBad(r rune) bool {
	return zhtext.IsBad(r) && !(rd.keepsMarks && r == byteOrderMark)
}

func describeBad(p *model.Finding, r rune, count int) {
	code := fmt.Sprintf("U+%04X", r)
	p.Severity, p.Found = model.SeverityError, model.Text(code)
	times := ""
	if count > 1 {
		times = fmt.Sprintf("（共 %d 处，这是第一处）", count)
	}
	switch {
	case r == utf8.RuneError:
		p.ID = "READ-ENCODING"
		p.Message = "有无法识别的字符" + times + "：文件的编码不对，或文字已损坏"
		p.Hint = saveAsUTF8 + "，并改正此处的文字"
	case r == 0x2028 || r == 0x2029 || r == 0x85:
		p.ID = "READ-CONTROL"
		p.Message = "有特殊的换行符 " + code + times
		p.Hint = "请删去它，改按回车键换行"
	default:
		p.ID = "READ-CONTROL"
		p.Message = "有不可见的控制字符 " + code + times
		p.Hint = "请删去该字符；看不见时，删去此处前后的文字重新输入"
	}
}
