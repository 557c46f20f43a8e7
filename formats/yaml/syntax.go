package yaml

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"go.yaml.in/yaml/v4"
)

// explain adds to findings why the parser stopped, in words for people who never heard of
// YAML: first the slips that explain most failures, then what the parser says.
func explain(text string, failed *yaml.LoadError, findings model.Findings) model.Findings {
	if failed == nil {
		return findings
	}
	lines := strings.Split(text, "\n")
	mark := model.Place{Line: failed.Mark.Line, Column: failed.Mark.Column}
	if mark.Line == 0 || mark.Line > len(lines) {
		mark = endOf(lines)
	}
	if slips := slipsBefore(lines, mark.Line); len(slips) > 0 {
		return append(findings, slips...)
	}
	if p, ok := strayLine(lines, mark.Line); ok {
		return append(findings, p)
	}
	if p, ok := opener(lines, mark.Line); ok {
		return append(findings, p)
	}
	if p, ok := misaligned(lines, mark.Line); ok {
		return append(findings, p)
	}
	if p, ok := surplus(lines[mark.Line-1], mark); ok {
		return append(findings, p)
	}
	if p, ok := tabIndent(lines[mark.Line-1], mark.Line, failed.Message); ok {
		return append(findings, p)
	}
	e := explanationOf(failed)
	at := mark
	if begin := (model.Place{Line: failed.ContextMark.Line, Column: failed.ContextMark.Column}); e.atStart && begin.Line > 0 && begin.Line <= len(lines) {
		at = begin
	}
	return append(findings, model.Finding{ID: "READ-SYNTAX", Severity: model.SeverityError, Place: at,
		Message: e.message, Hint: e.hint})
}

func endOf(lines []string) model.Place {
	last := len(lines)
	return model.Place{Line: last, Column: utf8.RuneCountInString(lines[last-1]) + 1}
}

// slipsBefore returns a finding for each line, down to the one where the parser stopped,
// whose key lacks a proper colon. The parser mostly notices only some lines later.
func slipsBefore(lines []string, last int) model.Findings {
	var findings model.Findings
	for i := 0; i < last; i++ {
		if end := blockEnd(lines, i); end > i { // its lines are text
			i = end - 1
			continue
		}
		line := lines[i]
		if column, cause := slip(line); cause != "" {
			findings = append(findings, model.Finding{ID: "READ-SYNTAX", Severity: model.SeverityError, Place: model.Place{Line: i + 1, Column: column},
				Message: "键后面的冒号写法不对", Hint: cause})
		}
	}
	return findings
}

// slip looks for a known key at the start of a line that is followed by a full-width colon,
// or by a colon without a space, and returns its column and what to do.
func slip(line string) (column int, hint string) {
	body := strings.TrimLeft(line, " ")
	key := body
	if i := strings.IndexAny(body, ":："); i >= 0 {
		key = body[:i]
	}
	rest := body[len(key):]
	if !isKey(key) {
		return 0, ""
	}
	column = utf8.RuneCountInString(line[:len(line)-len(rest)]) + 1
	switch {
	case strings.HasPrefix(rest, "："):
		return column, "用了全角冒号“：”，请改为半角冒号并空一格：" + key + ": " + valueHint(key, rest[len("："):])
	case strings.HasPrefix(rest, ":") && strings.TrimLeft(rest, ":\t ") != "" && rest[1] != ' ' && rest[1] != '\t':
		return column + 1, "冒号后面缺少空格，请改为：" + key + ": " + valueHint(key, rest[1:])
	}
	return 0, ""
}

// valueHint is the value of a line as it should stand behind the colon: | for prose that begins on the
// next line.
func valueHint(key, value string) string {
	value = strings.TrimFunc(value, zhtext.IsBlank)
	if f := model.SchemaOf(nil).Root.Named(key); value == "" && f != nil && f.Kind == model.TextKind || isBar(value) {
		return "|"
	}
	if utf8.RuneCountInString(value) > 20 {
		return "…"
	}
	return value
}

// surplus recognises a closing bracket that nothing opened.
func surplus(line string, at model.Place) (model.Finding, bool) {
	runes := []rune(line)
	if at.Column < 1 || at.Column > len(runes) || !strings.ContainsRune("]}", runes[at.Column-1]) {
		return model.Finding{}, false
	}
	mark := string(runes[at.Column-1])
	return model.Finding{ID: "READ-SYNTAX", Severity: model.SeverityError, Place: at,
		Message: "此处多出了“" + mark + "”", Hint: "请删去，或在前面补上配对的括号"}, true
}

// tabIndent recognises a line that is indented with a tab.
func tabIndent(line string, number int, message string) (model.Finding, bool) {
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	i := strings.IndexByte(indent, '\t')
	if i < 0 || !strings.Contains(message, "tab") && !strings.Contains(message, "cannot start any token") {
		return model.Finding{}, false
	}
	return model.Finding{ID: "READ-SYNTAX", Severity: model.SeverityError, Place: model.Place{Line: number, Column: i + 1},
		Message: "缩进用了制表符（Tab 键）", Hint: "请改用空格缩进，每级两个空格"}, true
}

// explanation is what to say about one of the parser's complaints.
type explanation struct {
	complaint string // part of the parser's message
	context   string // part of its context, or ""
	message   string
	hint      string
	atStart   bool // point to where the construct begins, not to where the parser gave up
}

const generalHint = "请检查此处及上一行：冒号后要空一格，缩进用空格且各行对齐，引号和括号要成对"

var explanations = []explanation{
	{complaint: "max depth", message: "层次过深", hint: "年度报告不会有这么多层，请检查括号和缩进"},
	{complaint: "unexpected end of stream", context: "quoted", message: "引号没有配对", hint: "此处的引号到文件末尾都没有结束，请补上另一半", atStart: true},
	{complaint: "unexpected document indicator", context: "quoted", message: "引号没有配对", hint: "此处的引号没有结束，请补上另一半", atStart: true},
	{complaint: "Unicode character escape", message: "双引号里的 \\u 转义不是一个字", hint: "请直接写出该字"},
	{complaint: "escape character", message: "双引号里的反斜杠“\\”用法不对", hint: "要写反斜杠请写两个“\\\\”，或改用单引号"},
	{complaint: "hexadecimal", message: "双引号里的反斜杠“\\”用法不对", hint: "要写反斜杠请写两个“\\\\”，或改用单引号"},
	{complaint: "mixed spaces and tabs", message: "缩进混用了空格和制表符（Tab 键）", hint: "请只用空格缩进"},
	{complaint: "tab", message: "缩进用了制表符（Tab 键）", hint: "请改用空格缩进，每级两个空格"},
	{complaint: "',' or ']'", message: "方括号“[”没有配对的“]”，或各项之间缺少逗号", hint: "请检查这个列表：[0, 0, 0]", atStart: true},
	{complaint: "',' or '}'", message: "花括号“{”没有配对的“}”，或各项之间缺少逗号", hint: "请检查这个花括号：{键: 值, 键: 值}", atStart: true},
	{complaint: "node content", context: "flow", message: "此处缺少内容，或括号没有结束", hint: "两个逗号之间要有数字，没有的写 0；“[”“{”要有配对的“]”“}”"},
	{complaint: "node content", message: "此处的符号不能作为值的开头", hint: "文字以“]”“}”“,”等符号开头时请加引号"},
	{complaint: "block sequence entries", message: "此处不能以“- ”开头", hint: "没有数字请写 0；文字以“-”开头时请加引号"},
	{complaint: "mapping values are not allowed", message: "此处不应出现“: ”，可能是缩进不对、缺少引号，或上一行有误",
		hint: "文字里有半角冒号时请加引号或改用全角“：”；下级内容要写在“键:”的下一行"},
	{complaint: "mapping keys are not allowed", message: "此处不能以“? ”开头", hint: "文字以“?”开头时请加引号"},
	{complaint: "expected ':'", message: "这一行缺少冒号“: ”", hint: "应写成“键: 值”；若是上一行文字的继续，请再缩进两格", atStart: true},
	{complaint: "expected key", message: "此处应是一个“键: 值”", hint: "请检查缩进是否与上面各行对齐；引号后面不能再写文字，文字中有引号时请用“|”写成多行"},
	{complaint: "expected '-' indicator", message: "列表中应以“- ”开头", hint: "请检查缩进是否与上面各行对齐"},
	{complaint: "cannot start any token", message: "值不能以此处的符号开头", hint: "文字以“@”“`”“%”等符号开头时请加引号"},
	{complaint: "expected comment or line break", context: "block scalar", message: "“|”或“>”后面不能写文字", hint: "请从下一行写起，并缩进两格"},
	{context: "block scalar", message: "多行文字“|”的写法不对", hint: "“|”后面直接换行，各行缩进两格", atStart: true},
	{complaint: "unknown anchor", message: "以“*”开头的内容会被当作引用", hint: "文字以“*”开头时请加引号，或用“|”写成多行"},
	{complaint: "alphabetic or numeric", message: "值不能以“*”或“&”开头", hint: "文字以“*”“&”开头时请加引号，或用“|”写成多行", atStart: true},
	{complaint: "comment without preceding", message: "“#”表示注释，前面要有空格", hint: "请在“#”前加空格；不是注释时请给文字加引号"},
	{context: "directive", message: "行首的“%”不能使用", hint: "文字以“%”开头时请加引号"},
	{complaint: "directive", message: "行首的“%”不能使用", hint: "请删去此行"},
	{complaint: "incompatible YAML", message: "不支持此处声明的 YAML 版本", hint: "请删去“%YAML”一行"},
	{context: "tag", message: "值不能以“!”开头", hint: "文字以“!”开头时请加引号", atStart: true},
	{complaint: "tag handle", message: "值不能以“!”开头", hint: "文字以“!”开头时请加引号"},
	{complaint: "document start", message: "内容结束之后还有多余的文字", hint: "请删去，或检查括号和缩进"},
}

// explanationOf finds what to say about a complaint. One that is not known is quoted, so
// that nothing is lost.
func explanationOf(failed *yaml.LoadError) explanation {
	for _, e := range explanations {
		if strings.Contains(failed.Message, e.complaint) && strings.Contains(failed.ContextMsg, e.context) {
			return e
		}
	}
	return explanation{message: fmt.Sprintf("此处不符合 YAML 的写法（%s）", zhtext.Shorten(failed.Message)), hint: generalHint}
}
