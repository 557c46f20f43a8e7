package yaml

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// textValue writes prose: as a block when a block holds it exactly, in quotes otherwise.
func textValue(text, indent string) string {
	if !fitsBlock(text) {
		return quotedLines(text, indent)
	}
	mark, body := "|-", text
	if strings.HasSuffix(text, "\n") {
		mark, body = "|", strings.TrimSuffix(text, "\n")
	}
	var b strings.Builder
	b.WriteString(mark)
	for line := range strings.SplitSeq(body, "\n") {
		b.WriteString("\n")
		if line != "" {
			b.WriteString(indent + line)
		}
	}
	return b.String()
}

// fitsBlock reports whether a block scalar holds a text exactly: no blank at the start, which
// would be taken for indentation, none at the end of a line, which editors remove, at most
// one newline at the end, and nothing that needs an escape.
func fitsBlock(text string) bool {
	if text == "" || strings.HasSuffix(text, "\n\n") || text == "\n" || strings.ContainsFunc(text, zhtext.IsBad) {
		return false
	}
	for line := range strings.SplitSeq(text, "\n") {
		if strings.HasSuffix(line, " ") || strings.HasSuffix(line, "\t") {
			return false
		}
	}
	return !strings.ContainsRune(" \t\n", rune(text[0]))
}

// nameValue writes a text of one line: plain when YAML can't take it for anything else.
func nameValue(text string) string {
	for i, r := range text {
		if !isHan(r) && (i == 0 || !strings.ContainsRune("（）〔〕·、0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", r)) {
			if text == string(model.TemplateTitles) || text == string(model.BodyTitles) {
				return text
			}
			return quotedLines(text, "")
		}
	}
	if text == "" {
		return `""`
	}
	return text
}

func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

// quotedLines writes a text in double quotes, a line of it a line; those after the first
// are indented.
func quotedLines(text, indent string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, r := range text {
		begins := i > 0 && text[i-1] == '\n'
		if begins {
			b.WriteString("\\\n" + indent)
		}
		switch {
		case r == '"' || r == '\\' || r == ' ' && begins: // a blank there would be indentation
			b.WriteString("\\" + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case zhtext.IsBad(r):
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
