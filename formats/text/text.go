// Package text reads plain text that was copied from a web page, a Word document or a PDF, and
// Markdown, into a paper document.
package text

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/charset"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// Read reads a text. Its encoding is told by the bytes: UTF-8, UTF-16 or GB18030. The error is of type
// model.Findings when the text cannot be read.
func Read(data []byte) (*paper.Document, error) {
	if len(data) > 2*paper.MaxText { // a character takes at least half as many bytes in UTF-8
		return nil, tooMuch(fmt.Sprintf("文本超过 %d MB", paper.MaxText>>20))
	}
	decoded, err := charset.Decode(data)
	if err != nil {
		return nil, refusal("READ-ENCODING", "无法读出文字：编码不是 UTF-8、UTF-16 或 GB18030", "请用文本编辑器打开，另存为 UTF-8 编码的文本文件")
	}
	if len(decoded) > paper.MaxText {
		return nil, tooMuch(fmt.Sprintf("文本超过 %d MB", paper.MaxText>>20))
	}
	if strings.Count(decoded, "|") > paper.MaxCells {
		return nil, tooMuch(fmt.Sprintf("文本中的表格超过 %d 格", paper.MaxCells))
	}
	doc := &paper.Document{Kind: "文本", Loose: true}
	if n := strings.Count(decoded, "\ufffd"); n > 0 {
		if n*10 > utf8.RuneCountInString(decoded) {
			return nil, refusal("READ-ENCODING", "这不是文本文件，或文字已经损坏", "请检查是否选错了文件")
		}
		doc.Notes = append(doc.Notes, model.Finding{ID: "IMPORT-UNSURE", Severity: model.SeverityWarning,
			Message: fmt.Sprintf("文字里有 %d 个无法识别的字符", n), Hint: "请与原件核对"})
	}
	lines := split(decoded)
	if len(lines) > paper.MaxLines {
		return nil, tooMuch(fmt.Sprintf("文本超过 %d 行", paper.MaxLines))
	}
	wrapped, width := wrapping(lines)
	doc.Blocks = blocks(lines, wrapped, width)
	return doc, nil
}

// tooMuch refuses a text that is longer than any report.
func tooMuch(what string) error {
	return refusal("READ-LIMIT", what+"，不像是一份年度报告", "请检查是否选错了文件；几份报告合在一起的文件，请拆开后逐份读入")
}

func refusal(id, message, hint string) model.Findings {
	return model.Findings{{ID: id, Severity: model.SeverityError, Message: message, Hint: hint}}
}

// textLine is a line with its number.
type textLine struct {
	text   string // without what surrounds it
	number int
	indent bool
	gap    bool // an empty line stands before it
	column int  // of its first character, from 1
}

// split returns the lines that are not empty. Lines of nothing but a page's number beside a form feed
// are left out.
func split(text string) []textLine {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n", "\ufeff", "", "\u200b", "", "\u200c", "", "\u200d", "", "\u202f", "\u2009", "\u205f", "\u2009").Replace(text)
	var lines []textLine
	gap := false
	number := 0
	for raw := range strings.SplitSeq(text, "\n") {
		number++
		feed := strings.Contains(raw, "\f")
		raw = strings.ReplaceAll(raw, "\f", "")
		if feed && len(lines) > 0 && isBareNumber(lines[len(lines)-1].text) {
			lines = lines[:len(lines)-1]
		}
		trimmed := strings.TrimRightFunc(raw, func(r rune) bool { return isSpace(r) && r != '\t' })
		body := strings.TrimLeftFunc(trimmed, isSpace)
		if body == "" {
			gap = true
			continue
		}
		if paper.IsRule(body) {
			continue
		}
		lead := trimmed[:len(trimmed)-len(body)]
		l := textLine{text: paper.Cells(body), number: number, gap: gap, column: utf8.RuneCountInString(lead) + 1}
		if strings.HasPrefix(lead, "\t") && strings.Contains(body, "\t") {
			l.text = "\t" + l.text // a first cell without text
		}
		l.indent = columns(lead) >= 2 && columns(lead) <= 12
		if lines = append(lines, l); len(lines) > paper.MaxLines {
			break // too many, whatever follows
		}
		gap = false
	}
	return lines
}

func isSpace(r rune) bool { return zhtext.IsBlank(r) }

func isBareNumber(s string) bool {
	return s != "" && len(s) <= 3 && strings.Trim(s, "0123456789") == ""
}

// columns is how many columns of a terminal a text takes.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r == '\t':
			n += 4
		case r < 0x2000:
			n++
		default:
			n += 2
		}
	}
	return n
}
