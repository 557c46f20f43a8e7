package yaml

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// text reads prose or a name as it stands; a number or a date that YAML sees there is its
// literal text.
func (rd *reader) text(f *model.Field, v value) {
	if f.Kind == model.EditionKind && rd.noEdition {
		return
	}
	if text, ok := rd.textOf(f, v); ok {
		f.Value(&rd.report).SetString(text)
	}
}

// textOf returns the text of a scalar. ok is false when it is at fault, which is reported.
func (rd *reader) textOf(f *model.Field, v value) (text string, ok bool) {
	text = v.Value
	if isNull(v.Node) {
		text = ""
	}
	switch f.Kind {
	case model.NameKind:
		text = strings.TrimFunc(text, zhtext.IsBlank)
	case model.EditionKind:
		text = plain(text)
	}
	switch {
	case text == "" && isRequired(f):
		rd.add(fault("READ-REQUIRED", v, f.Label()+"是空白", "请写上"+f.Name))
	case f.Kind == model.NameKind && strings.Contains(text, "\n"):
		p := fault("READ-TYPE", v, f.Label()+"应为一行文字，实有多行", "请写在一行里")
		p.Found = model.Text(zhtext.Shorten(text))
		rd.add(p)
	case rd.badText(v, text), f.Kind == model.TextKind && rd.folded(f, v):
	default:
		if f.Kind != model.EditionKind { // which is not printed
			rd.marks += strings.Count(text, string(byteOrderMark))
		}
		return text, true
	}
	return "", false
}

// badText reports characters that came in by escapes such as \u0000, which the file's own
// text does not show.
func (rd *reader) badText(v value, text string) bool {
	i := strings.IndexFunc(text, rd.isBad)
	if i < 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	p := fault("READ-CONTROL", v, fmt.Sprintf("文字中的转义写法产生了控制字符 U+%04X", r), "请删去这一转义，或改为可见的文字")
	if r == utf8.RuneError {
		p.ID = "READ-ENCODING"
		p.Message = "文字中的转义写法不成字（U+FFFD）"
		p.Hint = "请直接写出该字；用 \\u 写扩展区汉字时要两个一组，如 \\ud842\\udfb7"
	}
	p.Found = model.Text(fmt.Sprintf("U+%04X", r))
	rd.add(p)
	return true
}
