// Package text reads plain text that was copied from a web page, a Word document or a PDF, and
// Markdown, into a paper document.
package text

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/charset"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"golang.org/x/text/width"
)

// MaxLines is the most lines that Read accepts.
const MaxLines = 100_000

// Read reads a text. Its encoding is told by the bytes: UTF-8, UTF-16 or GB18030. The error is of type
// model.Findings when the text cannot be read.
func Read(data []byte) (*paper.Document, error) {
	decoded, err := charset.Decode(data)
	if err != nil {
		return nil, refusal("READ-ENCODING", "无法读出文字：编码不是 UTF-8、UTF-16 或 GB18030", "请用文本编辑器打开，另存为 UTF-8 编码的文本文件")
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
	if len(lines) > MaxLines {
		return nil, refusal("READ-LIMIT", fmt.Sprintf("文本超过 %d 行，不像是一份年度报告", MaxLines), "请检查是否选错了文件")
	}
	wrapped, width := wrapping(lines)
	doc.Blocks = blocks(lines, wrapped, width)
	return doc, nil
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
		if isRule(body) {
			continue
		}
		lead := trimmed[:len(trimmed)-len(body)]
		l := textLine{text: aroundTabs.ReplaceAllString(tabbed(body), "\t"), number: number, gap: gap, column: utf8.RuneCountInString(lead) + 1}
		if strings.HasPrefix(lead, "\t") && strings.Contains(body, "\t") {
			l.text = "\t" + l.text // a first cell without text
		}
		l.indent = columns(lead) >= 2 && columns(lead) <= 12
		lines = append(lines, l)
		gap = false
	}
	return lines
}

func isSpace(r rune) bool { return zhtext.IsBlank(r) }

func isBareNumber(s string) bool {
	return s != "" && len(s) <= 3 && strings.Trim(s, "0123456789") == ""
}

// isRule reports whether a line only draws one.
func isRule(s string) bool {
	return len(s) > 2 && strings.Trim(s, "-=+─━┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛═╔╦╗╠╬╣╚╩╝ |:") == "" && !strings.ContainsAny(s, "0123456789") && strings.Trim(s, "- ") != "" ||
		len(s) >= 5 && strings.Trim(s, "-=─━═_*") == ""
}

// aroundTabs matches a tab and the spaces that fill the cells beside it.
var aroundTabs = regexp.MustCompile(`[ \x{a0}\x{3000}]*\t[ \x{a0}\x{3000}]*`)

// leader matches the dots between a label and its number.
var leader = regexp.MustCompile(`^(.*\p{Han}.*?)(\.{3,}|…+|·{3,}|_{3,}|—{3,}|-{4,})\s*([^\p{Han}]+)$`)

// tabbed puts tabs between cells that are drawn apart, separated by commas as in a CSV file, or by
// dots.
func tabbed(s string) string {
	s = strings.NewReplacer("│", "\t", "┃", "\t", "║", "\t").Replace(s)
	if strings.ContainsAny(s, "\t|") {
		return s
	}
	if m := leader.FindStringSubmatch(s); m != nil {
		return m[1] + "\t" + m[3]
	}
	for _, comma := range []string{",", ";", "，", "；"} {
		parts := strings.Split(s, comma)
		if len(parts) >= 3 && mostlyCells(parts) {
			return strings.Join(parts, "\t")
		}
	}
	return s
}

// mostlyCells reports whether the parts of a line are cells rather than clauses: at least half of them
// are empty or numbers, and the others are short.
func mostlyCells(parts []string) bool {
	cells := 0
	for i, p := range parts {
		if i == 0 {
			p = strings.TrimRight(p, "：:")
		}
		p = width.Narrow.String(strings.TrimFunc(p, isSpace))
		switch {
		case strings.Contains(p, "。") && len(p) > 12, i > 0 && strings.ContainsAny(p, "：:") && len(p) > 12:
			return false
		case strings.Trim(p, "0123456789.+-/–−—无") == "" || strings.Trim(p, "0123456789.万元件") == "":
			cells++
		}
	}
	return cells*2 >= len(parts) && cells >= 2
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
