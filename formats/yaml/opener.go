package yaml

import (
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// opener finds the bracket or quotation mark that begins a value and is not closed before the next
// line that begins with a known key. The parser notices only there, or at the end of the file. last
// is the line where it stopped.
func opener(lines []string, last int) (model.Finding, bool) {
	for i := 0; i < min(last, len(lines)); i++ {
		if end := blockEnd(lines, i); end > i {
			i = end - 1
			continue
		}
		column := valueColumn(lines[i])
		if column < 0 || !strings.ContainsRune(`[{"'`, rune(lines[i][column])) || closes(lines, i, column) {
			continue
		}
		open := lines[i][column : column+1]
		f := model.Finding{ID: "READ-SYNTAX", Severity: model.SeverityError,
			Place:   model.Place{Line: i + 1, Column: utf8.RuneCountInString(lines[i][:column]) + 1},
			Message: "引号没有配对", Hint: "此处的引号没有结束，请在这一行的末尾补上另一半；文字有几行的，请用“|”"}
		switch open {
		case "[":
			f.Message, f.Hint = "方括号“[”没有配对的“]”", "请在这一行的末尾补上“]”"
		case "{":
			f.Message, f.Hint = "花括号“{”没有配对的“}”", "请在这一行的末尾补上“}”"
		}
		return f, true
	}
	return model.Finding{}, false
}

// valueColumn returns where the value of a line that begins with a known key stands, -1 when it has
// none.
func valueColumn(line string) int {
	key, value, found := strings.Cut(line, ": ")
	if !found || !isKey(strings.Trim(key, ` "'-`)) {
		return -1
	}
	at := len(line) - len(strings.TrimLeft(value, " \t"))
	if at >= len(line) {
		return -1
	}
	return at
}

// blockEnd returns the line after the block scalar that a line begins, the line itself when it begins
// none.
func blockEnd(lines []string, i int) int {
	text := strings.TrimRight(lines[i], " \t")
	head := strings.TrimRight(text, "+-0123456789")
	if !strings.HasSuffix(head, ": |") && !strings.HasSuffix(head, ": >") {
		return i
	}
	outer := indentOf(lines[i])
	for i++; i < len(lines); i++ {
		if strings.TrimFunc(lines[i], zhtext.IsBlank) != "" && indentOf(lines[i]) <= outer {
			break
		}
	}
	return i
}

// closes reports whether what opens at a column of a line is closed before the next line that begins
// with a known key, no further in than the first.
func closes(lines []string, i, column int) bool {
	const most = 500 // lines, more than any value has
	c := closer{depth: 0}
	outer := indentOf(lines[i])
	for j := i; j < min(len(lines), i+most); j++ {
		line := lines[j]
		if j == i {
			line = line[column:]
		} else if indentOf(line) <= outer && beginsWithKey(line) {
			return false
		}
		if c.line(line) {
			return true
		}
	}
	return false
}

func beginsWithKey(line string) bool {
	key, _, found := strings.Cut(strings.TrimLeft(line, " "), ":")
	return found && isKey(key)
}

// closer follows brackets and quotation marks.
type closer struct {
	depth int
	quote byte // that is open, 0 for none
}

// line reads on and reports whether everything that was open is closed.
func (c *closer) line(text string) bool {
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case c.quote == '"' && b == '\\':
			i++
		case c.quote != 0 && b == c.quote:
			c.quote = 0
			if c.depth == 0 {
				return true
			}
		case c.quote != 0:
		case b == '"' || b == '\'':
			c.quote = b
		case b == '[' || b == '{':
			c.depth++
		case b == ']' || b == '}':
			if c.depth--; c.depth <= 0 {
				return true
			}
		}
	}
	return false
}
