package yaml

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/charset"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
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
	set, err := charset.Of(b)
	var damaged *charset.DamagedError
	if errors.As(err, &damaged) {
		return "", damagedBytes(b, damaged)
	}
	text, err := set.Decode(b)
	if err != nil {
		return "", &model.Finding{ID: "READ-ENCODING", Severity: model.SeverityError, Place: model.Place{Line: 1, Column: 1},
			Message: "无法按 " + set.Name + " 编码读出文字", Hint: saveAsUTF8}
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), nil
}

// damagedBytes reports a text that is UTF-8 but for some bytes, at the first of them.
func damagedBytes(b []byte, damaged *charset.DamagedError) *model.Finding {
	at := model.Place{Line: 1, Column: 1}
	for _, r := range string(b[:damaged.Offset]) {
		at = at.After(r)
	}
	found := model.Text(fmt.Sprintf("0x%02X", damaged.First))
	return &model.Finding{ID: "READ-ENCODING", Severity: model.SeverityError, Place: at, Found: found,
		Message: fmt.Sprintf("文件是 UTF-8 编码，但有 %d 个字节已损坏（第一个是 %s）", damaged.Bytes, found),
		Hint:    "请找回原文件，或改正此处的文字后重新保存"}
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
