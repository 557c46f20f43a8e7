package yaml

import (
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	"go.yaml.in/yaml/v4"
)

// isJSON reports whether a text is meant as JSON: an object whose first key is in quotes.
// "{organ: …}" is YAML.
func isJSON(text string) bool {
	body, ok := strings.CutPrefix(strings.TrimLeft(text, jsonSpace), "{")
	if !ok {
		return false
	}
	body = strings.TrimLeft(body, jsonSpace)
	return body == "" || body[0] == '"' || body[0] == '}'
}

const jsonSpace = " \t\r\n"

// parseJSON returns the tree of a JSON text in the form that a YAML text has, so that one
// decoder reads both.
func parseJSON(text string) (*yaml.Node, model.Findings) {
	j := jsonParser{text: text, dec: json.NewDecoder(strings.NewReader(text)), at: model.Place{Line: 1, Column: 1}}
	j.dec.UseNumber()
	root, err := j.value(0)
	if err == nil {
		err = j.end()
	}
	if err == nil {
		return root, nil
	}
	p := j.explain(err)
	return nil, model.Findings{p}
}

// jsonParser makes nodes of JSON tokens. It keeps the place of the token read last.
type jsonParser struct {
	text   string
	dec    *json.Decoder
	offset int // of the token, in bytes
	at     model.Place
}

var (
	errTooDeep = errors.New("nested too deep")
	errTrailer = errors.New("more text after the object")
)

// next reads a token, and moves to its start first.
func (j *jsonParser) next() (json.Token, error) {
	j.moveTo(j.tokenStart())
	return j.dec.Token()
}

// tokenStart returns where the next token begins: behind spaces and one separator.
func (j *jsonParser) tokenStart() int {
	rest := strings.TrimLeft(j.text[j.dec.InputOffset():], jsonSpace)
	if rest != "" && (rest[0] == ',' || rest[0] == ':') {
		rest = strings.TrimLeft(rest[1:], jsonSpace)
	}
	return len(j.text) - len(rest)
}

func (j *jsonParser) moveTo(offset int) {
	for _, r := range j.text[min(j.offset, offset):offset] {
		j.at = j.at.After(r)
	}
	j.offset = max(j.offset, offset)
}

func (j *jsonParser) end() error {
	if _, err := j.next(); err != io.EOF {
		return errTrailer
	}
	return nil
}

// value reads one value with all it holds.
func (j *jsonParser) value(depth int) (*yaml.Node, error) {
	tok, err := j.next()
	if err != nil {
		return nil, err
	}
	return j.node(tok, depth)
}

func (j *jsonParser) node(tok json.Token, depth int) (*yaml.Node, error) {
	n := &yaml.Node{Kind: yaml.ScalarNode, Line: j.at.Line, Column: j.at.Column}
	switch t := tok.(type) {
	case json.Delim:
		return j.collection(n, t, depth+1)
	case string:
		n.Tag, n.Value, n.Style = "!!str", t, yaml.DoubleQuotedStyle
	case json.Number:
		n.Tag, n.Value = "!!float", t.String()
	case bool:
		n.Tag, n.Value = "!!bool", strconv.FormatBool(t)
	case nil:
		n.Tag, n.Value = "!!null", "null"
	}
	return n, nil
}

// collection reads an object or an array up to its end.
func (j *jsonParser) collection(n *yaml.Node, open json.Delim, depth int) (*yaml.Node, error) {
	if depth > maxDepth {
		return nil, errTooDeep
	}
	n.Kind, n.Tag = yaml.SequenceNode, "!!seq"
	if open == '{' {
		n.Kind, n.Tag = yaml.MappingNode, "!!map"
	}
	for {
		tok, err := j.next()
		if err != nil {
			return nil, err
		}
		if d, ok := tok.(json.Delim); ok && (d == '}' || d == ']') {
			return n, nil
		}
		child, err := j.node(tok, depth)
		if err != nil {
			return nil, err
		}
		n.Content = append(n.Content, child)
	}
}

// explain says why a JSON text can't be read. It looks at the text itself, not at the words
// of err, which differ between releases of Go.
func (j *jsonParser) explain(err error) model.Finding {
	p := model.Finding{ID: "READ-SYNTAX", Severity: model.SeverityError, Place: model.Place{Line: j.at.Line, Column: j.at.Column}}
	rest := j.text[j.offset:]
	switch {
	case errors.Is(err, errTooDeep):
		p.Message, p.Hint = "层次过深", "年度报告不会有这么多层，请检查括号"
		return p
	case errors.Is(err, errTrailer):
		p.Message, p.Hint = "内容结束之后还有多余的文字", "请删去最后一个“}”之后的文字"
		return p
	case strings.HasPrefix(rest, `"`):
		if i, message, hint := badJSONString(rest); message != "" {
			j.moveTo(j.offset + i)
			p.Place, p.Message, p.Hint = j.at, message, hint
			return p
		}
	}
	p.Message, p.Hint = j.complaint(rest)
	return p
}

// complaint says what is wrong with a text that can't be the next token.
func (j *jsonParser) complaint(rest string) (message, hint string) {
	before := strings.TrimRight(j.text[:j.offset], jsonSpace)
	c, _ := utf8.DecodeRuneInString(rest)
	switch {
	case rest == "":
		return "文件在此处突然结束", "请检查花括号、方括号和引号是否成对"
	case strings.HasPrefix(rest, "//") || strings.HasPrefix(rest, "/*") || c == '#':
		return "JSON 中不能写注释", "请删去注释，或改用 YAML 格式"
	case strings.ContainsRune("“”‘’'＂", c):
		return "引号不对：" + zhtext.Quote(string(c)), "JSON 的文字要用半角双引号 \""
	case strings.ContainsRune("，、", c):
		return "用了中文标点" + zhtext.Quote(string(c)), "请改为半角逗号“,”"
	case c == '：':
		return "用了全角冒号“：”", "请改为半角冒号“:”"
	case strings.ContainsRune("}]", c) && strings.HasSuffix(before, ","):
		return "最后一项后面多了一个逗号", "请删去“" + string(c) + "”前的逗号"
	case strings.ContainsRune("}]", c):
		return "此处的“" + string(c) + "”没有配对，或前面缺少值", "请检查括号是否成对，冒号后面是否有值"
	case strings.ContainsRune(",:", c):
		return "此处多了一个“" + string(c) + "”，或前面缺少值", "没有数字请写 0，没有文字请写 \"\""
	case j.offset > 0 && j.offset == len(before) && isDigit(before[j.offset-1]):
		return "数字的写法不对", "数字前不能有多余的 0，数字后不能直接写文字"
	case !strings.ContainsAny(before[max(0, len(before)-1):], "{[,:"):
		return "缺少逗号或冒号", "两项之间要有逗号“,”，键和值之间要有冒号“:”"
	case c == '0' || c == '+' || c == '.' || c == '-':
		return "数字的写法不对", "数字前不能有“+”，小数点前后都要有数字"
	case strings.HasSuffix(before, ":") || !strings.ContainsRune(`"{[`, c):
		return "此处的" + zhtext.Quote(string(c)) + "不能这样写", "文字（包括键）要用半角双引号括起来"
	}
	return "此处不符合 JSON 的写法", "键要用半角双引号括起来，后面是半角冒号和值"
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// badJSONString finds what is wrong with a string literal; the message is empty when
// nothing is.
func badJSONString(s string) (offset int, message, hint string) {
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			return 0, "", ""
		case c == '\n':
			return 0, "引号没有配对，或文字中直接换了行", "请补上引号；文字中的换行请写成 \\n"
		case c < 0x20:
			return i, "文字中有制表符等控制字符", "制表符请写成 \\t，或改为空格"
		case c == '\\' && badEscape(s[i:]):
			return i, "反斜杠“\\”用法不对", "要写反斜杠请写两个“\\\\”"
		case c == '\\':
			i++
		}
	}
	return 0, "引号没有配对", "此处的引号到文件末尾都没有结束，请补上另一半"
}

// badEscape reports whether a text that begins with a backslash is no escape of JSON.
func badEscape(s string) bool {
	switch {
	case len(s) < 2 || !strings.Contains(`"\/bfnrtu`, s[1:2]):
		return true
	case s[1] != 'u':
		return false
	}
	return len(s) < 6 || strings.Trim(s[2:6], "0123456789abcdefABCDEF") != ""
}
