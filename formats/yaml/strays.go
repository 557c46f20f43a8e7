package yaml

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// What people paste or indent so that a line is no “key: value” any more. The parser stops at the next
// line, which is right; these looks name the line that is not.

// bareRow is a row of numbers behind a label that no colon follows.
var bareRow = regexp.MustCompile(`^(\s*)(\S.*?)[\t 　]+[0-9０-９][0-9０-９,，]*(?:[\t 　、，]+[0-9０-９][0-9０-９,，]*){2,}[\t 　]*$`)

// strayLine finds the first line, down to the one where the parser stopped, that was pasted without its
// key or indented with full-width spaces. Text below | is passed over.
func strayLine(lines []string, last int) (model.Finding, bool) {
	for i := 0; i < min(last, len(lines)); i++ {
		line := lines[i]
		body := strings.TrimLeft(line, " ")
		if r, _ := utf8.DecodeRuneInString(body); r != ' ' && r != '\t' && zhtext.IsBlank(r) {
			return syntaxFault(i, line, body, "这一行开头用了全角空格", "请改用半角空格：下级的各行、“|”下面的文字，每行开头都空两个半角空格；要空两字的，排版时自动空出"), true
		}
		if m := bareRow.FindStringSubmatch(line); m != nil && model.IsName(m[2]) {
			key := strings.TrimSpace(m[2])
			return syntaxFault(i, line, body, fmt.Sprintf("%s后面没有冒号：只粘贴了表格的一行，没有保留原有的键", zhtext.Quote(key)),
				"请保留文件中原有的“键:”，数字粘贴在冒号后面"), true
		}
		if end := blockEnd(lines, i); end > i {
			i = end - 1
		}
	}
	return model.Finding{}, false
}

func syntaxFault(i int, line, body, message, hint string) model.Finding {
	return model.Finding{ID: "READ-SYNTAX", Severity: model.SeverityError, Message: message, Hint: hint,
		Place: model.Place{Line: i + 1, Column: utf8.RuneCountInString(line[:len(line)-len(body)]) + 1}}
}

// spreadsheetErrors are what spreadsheets show for a formula that failed. In YAML they are comments.
var spreadsheetErrors = regexp.MustCompile(`#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NULL!|NUM!)`)

// failedFormula reports a blank figure behind whose key a spreadsheet's error stands.
func (rd *reader) failedFormula(f *model.Field, v value) bool {
	if v.Node == nil || !isNull(v.Node) {
		return false
	}
	start := offsetOf(rd.src.Text, v.pos)
	line, _, _ := strings.Cut(rd.src.Text[start:], "\n")
	found := spreadsheetErrors.FindString(line)
	if found == "" {
		return false
	}
	p := fault("READ-TYPE", v, f.Label()+"应为数字，实为电子表格的错误值“"+found+"”", "请在电子表格中改正公式，再粘贴数字")
	p.Found, p.Expected = model.Text(found), model.Text("数字")
	rd.add(p)
	return true
}

// misaligned recognises a line with a key that stands further in, or less far, than the line above it
// allows. Which of the two is wrong is not certain, so both are named.
func misaligned(lines []string, last int) (model.Finding, bool) {
	line := lines[last-1]
	if !beginsWithKey(line) {
		return model.Finding{}, false
	}
	for i := last - 2; i >= 0; i-- {
		above := lines[i]
		text := strings.TrimSpace(above)
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		own, other := indentOf(line), indentOf(above)
		if !beginsWithKey(above) || own == other || own < other && own%2 == 0 || own > other && strings.HasSuffix(text, ":") {
			return model.Finding{}, false
		}
		return syntaxFault(last-1, line, strings.TrimLeft(line, " "), fmt.Sprintf("这一行开头空%d格，上面第%d行空%d格，没有对齐", own, i+1, other),
			"请核对这两行的缩进：同级的各行开头对齐，下级的多空两格"), true
	}
	return model.Finding{}, false
}
